"""The tree of a structured file as values that canonical bytes can say, and back.

>>> from decimal import Decimal
>>> plain({"rate": Decimal("0.10"), "from": date(2026, 1, 1)})
{'rate': {'number': '0.10'}, 'from': {'day': '2026-01-01'}}
>>> unplain(plain([Decimal("0.10"), 10**20])) == [Decimal("0.10"), 10**20]
True
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sharing.audit.canonical import MOST


def plain(value: Any) -> Any:
    """Say days and decimals as marked texts; everything else stays as it is."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, Decimal):
        return {"number": format(value, "f")}
    if isinstance(value, int) and not isinstance(value, bool) and not -MOST <= value <= MOST:
        return {"number": str(value)}
    return value


def unplain(value: Any) -> Any:
    """Give back what `plain` was given; ValueError when a marked text is not a day or a number."""
    if isinstance(value, list):
        return [unplain(part) for part in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"day"} and isinstance(value["day"], str):
        return date.fromisoformat(value["day"])
    if value.keys() == {"number"} and isinstance(value["number"], str):
        text = value["number"]
        return Decimal(text) if "." in text else int(text)
    return {key: unplain(part) for key, part in value.items()}

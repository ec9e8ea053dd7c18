r"""Results for other programs: JSON, and CSV that no spreadsheet reads as a formula.

>>> print(csv_text([["id", "name"], ["007", "Dough, Ann"]]), end="")
id,name
007,"Dough, Ann"
>>> json_text({"amount": "1.50"})
'{\n "amount": "1.50"\n}\n'
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sharing.reports.formatting import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def json_text(tree: Any) -> str:
    """Write plain values as JSON, in the order in which they stand."""
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Write rows of texts as CSV with commas, the headings first."""
    return "".join(",".join(map(quoted, row)) + "\n" for row in rows)


def quoted(text: str) -> str:
    r"""Write a text as a cell: neutral where a spreadsheet would calculate, quoted where CSV needs it.

    What could command a terminal is left out, as in every report, and a line break is a space: a row is one line.

    >>> quoted("\x1b[31mRed\x07, =1"), quoted("=1")
    ('"[31mRed, =1"', "'=1")
    """
    text = safe(text)
    if text.startswith(DANGEROUS):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ',";') else text

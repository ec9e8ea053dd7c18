"""Results of earlier runs: a JSON file that `sharing run -o last.json` wrote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sharing.errors import Place, refuse
from sharing.files.opening import name_of, read_bytes
from sharing.reports.earlier import earlier_of

if TYPE_CHECKING:
    from _typeshed import StrPath

    from sharing.reports.earlier import Earlier

MOST = 1_000_000_000


def read_result(path: StrPath, currency: str) -> Earlier:
    """Read the result of an earlier run in a currency; Refused (I062) when the file is none."""
    place = Place(name_of(path))
    advice = "give a file that `sharing run ... -o last.json` wrote"
    try:
        found = earlier_of(json.loads(read_bytes(path, most=MOST), parse_float=str, parse_constant=str))
    except (ValueError, RecursionError):
        raise refuse("I062", "this is not the result of a run", place, advice) from None
    if found.currency != currency:
        what = f"this result is in {found.currency}, and the scheme in {currency}"
        raise refuse("I062", what, place, "compare results in one currency")
    return found

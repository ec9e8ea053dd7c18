"""Hand-made versions of runs of lines, for speed only: each gives the same values as the lines it stands for.

There is one. Shares, limits and roundings are fast as plain lines, because an exact column may hold rows of different
scale; only handing out the left-over units needs an order, and an order needs a sort that a selection can avoid.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.apportionment import apportion
from sharing.exact import Exact, number
from sharing.kernel.values import Value, gathered, worst
from sharing.refusals import DIVISION_BY_ZERO

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _apportion(given: Mapping[str, Value], options: Mapping[str, str], rows: Mapping[str, int]) -> dict[str, Value]:
    """Round shares to whole units that add up: see `sharing.apportionment`."""
    shares, unit, within = given["of"], given["unit"].exact.fraction(), given.get("within")
    link = None if within is None else within.link()
    count = 1 if within is None else rows[options["into"]]
    wrong = DIVISION_BY_ZERO if unit <= 0 else 0
    done = apportion(shares.exact, Fraction(1) if wrong else unit, method=options["method"], link=link, count=count)
    by_group = worst(gathered(shares.refused, link, count), wrong)
    by_row = by_group if link is None or isinstance(by_group, int) else by_group.take(link)
    return {
        "result": Value(number(done.units, unit), worst(by_row)),
        "spare": Value(Exact(done.spare), by_group),
    }


INTRINSICS: dict[str, Callable[[Mapping[str, Value], Mapping[str, str], Mapping[str, int]], dict[str, Value]]] = {
    "apportion": _apportion,
}

"""Whole units for tranches: which tranche gets the odd one, in the seven ways that cap tables know.

The ways are those of the Open Cap Format (`AllocationType`). Eighteen units over four equal tranches:

>>> for way in WAYS:
...     print(f"{way:32} {[str(n) for n in allocate(18, [Fraction(1, 4)] * 4, way)]}")
cumulative-rounding              ['5', '4', '5', '4']
cumulative-round-down            ['4', '5', '4', '5']
front-loaded                     ['5', '5', '4', '4']
back-loaded                      ['4', '4', '5', '5']
front-loaded-to-single-tranche   ['6', '4', '4', '4']
back-loaded-to-single-tranche    ['4', '4', '4', '6']
fractional                       ['9/2', '9/2', '9/2', '9/2']
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from operator import floordiv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDING, ROUND_DOWN = "cumulative-rounding", "cumulative-round-down"
FRONT, BACK = "front-loaded", "back-loaded"
FIRST, LAST = "front-loaded-to-single-tranche", "back-loaded-to-single-tranche"
FRACTIONAL = "fractional"
WAYS = (ROUNDING, ROUND_DOWN, FRONT, BACK, FIRST, LAST, FRACTIONAL)
CUMULATIVE = (ROUNDING, ROUND_DOWN, FRACTIONAL)


def nearest(above: int, below: int) -> int:
    """Give the whole number that is nearest to a part; halves go up.

    >>> nearest(5, 2), nearest(7, 3)
    (3, 2)
    """
    return (2 * above + below) // (2 * below)


SETTLED: dict[str, Callable[[int, int], int]] = {ROUNDING: nearest, ROUND_DOWN: floordiv}
"""How the ways that round what has vested so far make it whole."""


def cumulative(quantity: Fraction, part: Fraction, way: str) -> Fraction:
    """Say how many units of a grant have vested when this part of it has, in a cumulative way.

    >>> cumulative(Fraction(100_000), Fraction(13, 48), ROUND_DOWN)
    Fraction(27083, 1)
    """
    if way == FRACTIONAL:
        return quantity * part
    return whole(SETTLED[way](quantity.numerator * part.numerator, quantity.denominator * part.denominator))


def cumulatives(quantities: Sequence[int], part: Fraction, way: str) -> list[Fraction]:
    """Say the same of many grants of whole units at once.

    >>> cumulatives([48, 100], Fraction(1, 3), ROUND_DOWN)
    [Fraction(16, 1), Fraction(33, 1)]
    """
    if way == FRACTIONAL:
        return [quantity * part for quantity in quantities]
    settled, above, below = SETTLED[way], part.numerator, part.denominator
    return [whole(settled(quantity * above, below)) for quantity in quantities]


@lru_cache(maxsize=1 << 14)
def whole(units: int) -> Fraction:
    """Give a whole number of units; the same few thousand numbers come back again and again.

    >>> whole(48)
    Fraction(48, 1)
    """
    return Fraction(units)


def allocate(quantity: int | Fraction, parts: Sequence[Fraction], way: str) -> list[Fraction]:
    """Divide a grant over tranches, each a part of it; the parts need not add up to one.

    In the cumulative ways what has vested so far is rounded, so every tranche is within one unit of its exact size and
    the tranches add up. In the other ways every tranche is rounded down and the rest goes to one or to several.
    """
    whole = Fraction(quantity)
    if way in CUMULATIVE:
        reached = [cumulative(whole, part, way) for part in accumulate(parts)]
        return [now - before for before, now in zip([Fraction(0), *reached], reached, strict=False)]
    found = [Fraction(whole * part // 1) for part in parts]
    rest = int(whole * sum(parts) // 1 - sum(found))
    taking = [index for index, part in enumerate(parts) if part]
    if way in {FIRST, LAST}:
        chosen = [taking[0] if way == FIRST else taking[-1]] * rest if taking else []
    else:
        chosen = taking[:rest] if way == FRONT else taking[len(taking) - rest :]
    for index in chosen:
        found[index] += 1
    return found

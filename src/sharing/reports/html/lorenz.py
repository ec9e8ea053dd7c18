"""Which part of the money which part of the people receives, from the smallest amount to the largest."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING

from sharing.named import Named
from sharing.reports.html.groups import FEWEST

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_POINTS = 200
TENTHS = 10


class Lorenz(Named):
    """Points from (0, 0) to (1, 1): part of the people, part of the money; and what some parts receive."""

    points: tuple[tuple[Fraction, Fraction], ...]
    half: Fraction
    tenth: Fraction | None


def lorenz(amounts: Sequence[Fraction], *, apart: int = 1) -> Lorenz | None:
    """Give the curve of those who receive something, its points at least `apart` people from each other.

    None for fewer than five people. `tenth` is None where a tenth of the people is fewer than five.

    >>> found = lorenz([Fraction(1)] * 5 + [Fraction(3)] * 5)
    >>> found.half
    Fraction(1, 4)
    """
    paid = sorted(amount for amount in amounts if amount > 0)
    if len(paid) < FEWEST:
        return None
    sums = [Fraction(0), *accumulate(paid)]
    count = len(paid)
    stride = max(apart, -(-count // MOST_POINTS))
    places = [at for at in range(0, count, stride) if count - at >= stride or not at]
    points = tuple((Fraction(at, count), sums[at] / sums[-1]) for at in [*places, count])
    top = count // TENTHS
    tenth = 1 - sums[count - top] / sums[-1] if top >= FEWEST else None
    return Lorenz(points, sums[count // 2] / sums[-1], tenth)

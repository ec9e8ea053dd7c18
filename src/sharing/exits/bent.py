"""Bent lines: functions of amounts that are straight between known bends, kept and turned round exactly.

>>> line = bend(lambda x: min(x, Fraction(4)) + max(Fraction(0), x - 10), [4, 10])
>>> line.at(Fraction(7)), line.at(Fraction(12))
(Fraction(4, 1), Fraction(6, 1))
>>> line.first(Fraction(4)), line.last(Fraction(4)), line.first(Fraction(5))
(Fraction(4, 1), Fraction(10, 1), Fraction(11, 1))
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ZERO, ONE = Fraction(0), Fraction(1)


class Bent(Named):
    """A function on the numbers from zero up: its value at every bend, and how steep it is after the last one.

    `first` and `last` turn round a function that never falls.
    """

    bends: tuple[tuple[Fraction, Fraction], ...]
    slope: Fraction

    def at(self, x: Fraction) -> Fraction:
        """Give the value at a number, zero or more."""
        index = bisect_right(self.bends, x, key=lambda bend: bend[0]) - 1
        x0, y0 = self.bends[index]
        if index + 1 == len(self.bends):
            return y0 + self.slope * (x - x0)
        x1, y1 = self.bends[index + 1]
        return y0 + (y1 - y0) * (x - x0) / (x1 - x0)

    def first(self, y: Fraction) -> Fraction | None:
        """Give the least number at which the value is at least `y`; None when it never is."""
        if self.bends[0][1] >= y:
            return self.bends[0][0]
        for (x0, y0), (x1, y1) in pairwise(self.bends):
            if y1 >= y:
                return x0 + (y - y0) * (x1 - x0) / (y1 - y0)
        x0, y0 = self.bends[-1]
        return x0 + (y - y0) / self.slope if self.slope > 0 else None

    def last(self, y: Fraction) -> Fraction | None:
        """Give the largest number at which the value is at most `y`; None when it always is, or never."""
        if self.bends[0][1] > y:
            return None
        for (x0, y0), (x1, y1) in pairwise(self.bends):
            if y1 > y:
                return x0 + (y - y0) * (x1 - x0) / (y1 - y0)
        x0, y0 = self.bends[-1]
        return x0 + (y - y0) / self.slope if self.slope > 0 else None

    def crossings(self, y: Fraction) -> Iterator[Fraction]:
        """Give the numbers at which the function passes through `y`."""
        x_last, y_last = self.bends[-1]
        for (x0, y0), (x1, y1) in pairwise([*self.bends, (x_last + 1, y_last + self.slope)]):
            x = x0 + (y - y0) * (x1 - x0) / (y1 - y0) if y1 != y0 else x0
            if x0 <= x and (x <= x1 or x0 == x_last):
                yield x


def bend(of: Callable[[Fraction], Fraction], bends: Iterable[Fraction | int]) -> Bent:
    """Keep a function of which all bends are known; bends below zero do not count."""
    xs = sorted({ZERO, *(Fraction(x) for x in bends if x > 0)})
    return Bent(tuple((x, of(x)) for x in xs), of(xs[-1] + ONE) - of(xs[-1]))

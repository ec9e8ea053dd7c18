"""The exact walk: from one level at which a row starts or stops to rise to the next, in integers.

>>> least_level([Row(1, None, 50), Row(2, None, 50), Row(7, None, 50)], 100)
Fraction(50, 3)
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Collection


class Row(Named):
    """One row that stands for `times` equal ones: its points (above zero), and its limits or None."""

    points: int
    low: int | None
    high: int | None
    times: int = 1

    @property
    def least(self) -> int:
        """What the row gets at level 0."""
        start = max(0, self.low or 0)
        return start if self.high is None else min(start, self.high)


def least_level(rows: Collection[Row], amount: int, fixed: int = 0, free: int = 0) -> Fraction:
    """Find the least level at which `fixed`, `free` points and the rows get the amount, or all that the caps can hold.

    Two levels low / points are equal or at least 1 / points^2 apart, so that shifted floors put them in exact order.
    """
    shift = 2 * max((row.points for row in rows), default=1).bit_length()
    steps = []
    for row in rows:
        points, _, high, times = row
        start = row.least
        fixed += times * start
        if high is None or high > start:
            steps.append(((start << shift) // points, start, points, -start * times, points * times))
            if high is not None:
                steps.append(((high << shift) // points, high, points, high * times, -points * times))
    if fixed >= amount:
        return Fraction(0)
    last = Fraction(0)
    for _, limit, points, change, slope in sorted(steps):
        if free and fixed * points + free * limit >= amount * points:
            break
        fixed += change
        free += slope
        last = Fraction(limit, points) if slope < 0 else last
    return Fraction(amount - fixed, free) if free else last

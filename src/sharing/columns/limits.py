"""Limits on rows of points, in arrays: floats say which rows are certainly low, high or free; integers add those up.

Whatever a float leaves open stays in a short list of rows, so nothing that is said here depends on a float.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

from sharing.columns.wide import CHUNK, Scaled, ratio, scaled_at_most, wide_sum
from sharing.named import Named

Array = np.ndarray[Any, Any]
MARGIN = 2.0**-44


class Limit(Named):
    """A limit: one integer for all rows, or one a row, times a rational unit."""

    n: Array | int
    unit: Fraction
    bound: int

    def scaled(self, rows: int) -> Scaled:
        """Write all rows out."""
        values = self.n if isinstance(self.n, np.ndarray) else np.full(rows, self.n)
        return Scaled(values, self.bound, (self.unit.numerator,), (self.unit.denominator,), None)

    def floats(self, rows: Any = slice(None)) -> Any:
        """Give some rows as floats, each within 2^-51 of its own size."""
        factor = ratio(self.unit.numerator, self.unit.denominator)
        return (self.n[rows] if isinstance(self.n, np.ndarray) else self.n) * factor

    def total(self, mask: Array, rows: slice) -> int:
        """Add up the integers where the mask holds."""
        if not isinstance(self.n, np.ndarray):
            return self.n * int(np.count_nonzero(mask))
        return wide_sum(self.n[rows] * mask, self.bound)

    def take(self, rows: Array) -> Limit:
        """Keep some rows."""
        return self._replace(n=self.n[rows]) if isinstance(self.n, np.ndarray) else self

    def integers(self, rows: int, shared: int) -> list[int]:
        """Give every row as a whole number of `1 / shared`."""
        factor = self.unit.numerator * (shared // self.unit.denominator)
        values = self.n.tolist() if isinstance(self.n, np.ndarray) else [self.n] * rows
        return [n * factor for n in values]


class Split(Named):
    """Rows told apart: what those at a limit get, the points of the free ones, and the rows that are not certain."""

    fixed: Fraction
    free: int
    open: Array


NOTHING = Split(Fraction(0), 0, np.arange(0))


class Limited(Named):
    """Rows of points (not negative), each with the least and the most it may get."""

    points: Array
    bound: int
    low: Limit | None
    high: Limit | None

    def take(self, rows: Any) -> Limited:
        """Keep some rows."""
        low, high = self.low and self.low.take(rows), self.high and self.high.take(rows)
        return Limited(self.points[rows], self.bound, low, high)

    def split(self, least: float, most: float) -> Split:
        """Tell rows apart for every level between two floats; rows without points stand aside."""
        lows = highs = free = 0
        unsure = []
        for start in range(0, len(self.points), CHUNK):
            rows = slice(start, start + CHUNK)
            points = self.points[rows]
            bottom, top = points * (least * (1 - MARGIN)), points * (most * (1 + MARGIN))
            between = some = points > 0
            certain = ~some
            if self.low is not None:
                limit = self.low.floats(rows)
                at = some & (top <= limit)
                lows += self.low.total(at, rows)
                certain |= at
                between = between & (bottom > limit)
            if self.high is not None:
                limit = self.high.floats(rows)
                at = some & (bottom >= limit)
                highs += self.high.total(at, rows)
                certain |= at
                between = between & (top < limit)
            free += wide_sum(points * between, self.bound)
            unsure.append(np.flatnonzero(~(certain | between)) + start)
        sums = (lows, self.low), (highs, self.high)
        fixed = sum((n * limit.unit for n, limit in sums if limit is not None), Fraction(0))
        return Split(fixed, free, np.concatenate([np.arange(0), *unsure]))

    def crossed(self) -> bool:
        """Say whether a row with points has a low limit above its high one."""
        if self.low is None or self.high is None:
            return False
        if not isinstance(self.low.n, np.ndarray) and not isinstance(self.high.n, np.ndarray):
            return self.low.n * self.low.unit > self.high.n * self.high.unit
        low, high = self.low.scaled(len(self.points)), self.high.scaled(len(self.points))
        return bool(((scaled_at_most(low, high) == 0) & (self.points > 0)).any())

    def floors(self) -> Fraction:
        """Add up what rows with points get at level 0."""
        if all(limit is None or np.min(limit.n, initial=0) >= 0 for limit in (self.low, self.high)):
            return Fraction(0) if self.low is None else self.held(self.low)
        return self.split(0.0, 0.0).fixed

    def held(self, cap: Limit) -> Fraction:
        """Add up a limit over the rows with points."""
        chunks = [slice(start, start + CHUNK) for start in range(0, len(self.points), CHUNK)]
        return sum(cap.total(self.points[rows] > 0, rows) for rows in chunks) * cap.unit

    def located(self, amount: float, base: Split, low: float = 0.0, high: float = np.inf) -> float:
        """Walk over the levels at which a row starts or stops to rise, in floats: about where the amount is reached.

        The walk stays between two levels, beside what gets a fixed sum and what is free.
        """
        x = self.take(self.points > 0)
        points = x.points.astype(np.float64)
        start = np.zeros_like(points) if x.low is None else np.maximum(x.low.floats(), 0) + 0 * points
        end = np.full_like(points, np.inf) if x.high is None else x.high.floats() + 0 * points
        got, most = points * low, points * high
        rising = end > start
        begin, stop = rising & (start > got) & (start < most), rising & (end > got) & (end < most)
        levels = np.concatenate([[low], start[begin] / points[begin], end[stop] / points[stop]])
        first = base.free + float(points[rising & (start <= got) & (got < end)].sum())
        changes = np.concatenate([[first], points[begin], -points[stop]])
        order = np.argsort(levels)
        levels, slopes = levels[order], np.cumsum(changes[order])
        value = float(base.fixed) + base.free * low + float(np.minimum(np.maximum(got, start), end).sum())
        values = value + np.concatenate([[0.0], np.cumsum(slopes[:-1] * np.diff(levels))])
        k = max(0, int(np.searchsorted(values, amount)) - 1)
        slope = float(slopes[k])
        return float(levels[k] + ((amount - values[k]) / slope if slope > 0 else 0))

    def sampled(self, amount: float, size: int) -> tuple[float, float]:
        """Guess from every so many rows between which two levels the amount is reached."""
        few = self.take(slice(None, None, max(1, len(self.points) // size)))
        level = few.located(amount * len(few.points) / len(self.points), NOTHING)
        points = few.points * level
        got = points if few.high is None else np.minimum(points, few.high.floats())
        got = got if few.low is None else np.maximum(got, few.low.floats())
        got = got * (few.points > 0)
        rising = float(few.points[got == points].sum())
        apart = 5 * float(got.std()) * len(got) ** 0.5 / rising if rising else np.inf
        return max(0.0, level - apart), level + apart

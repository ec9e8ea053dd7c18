"""The level of a million rows: bracketed from a sample, narrowed with floats, then solved exactly on the rows left."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

import numpy as np

from sharing.columns.arrays import ArrayColumn
from sharing.columns.breakpoints import Row, least_level
from sharing.columns.limits import MARGIN, NOTHING, Array, Limit, Limited
from sharing.columns.wide import LIMIT, ratio
from sharing.refusals import FLOORS_EXCEED, LOW_ABOVE_HIGH, NEGATIVE_AMOUNT, NEGATIVE_POINTS, NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharing.columns.protocol import Column, Scale

    Given = tuple[Column | int, Scale]

SAMPLE = 1 << 13
WIDTHS = (2.0**-36, 2.0**-20)


def limited(n: Column, scale: Scale, low: Given | None, high: Given | None) -> Limited | None:
    """Read columns of 64-bit integers with one factor each as arrays; None for any others."""
    weights = _limit((n, scale))
    least, most = low and _limit(low), high and _limit(high)
    if weights is None or not isinstance(weights.n, np.ndarray) or (low and not least) or (high and not most):
        return None
    sign = (weights.unit > 0) - (weights.unit < 0)
    return Limited(weights.n * sign, weights.bound, least, most)


def _limit(given: Given) -> Limit | None:
    n, (p, q, _) = given
    if len(p) > 1 or np.isnan(ratio(p[0], q[0])):
        return None
    number = ArrayColumn.of([n]) if isinstance(n, int) else ArrayColumn.of(n)
    if number.bound() >= LIMIT:
        return None
    return Limit(n if isinstance(n, int) else number.array, Fraction(p[0], q[0]), number.bound())


def solved(x: Limited, amount: Fraction) -> tuple[Fraction, int]:
    """Say why there is no level, or find it."""
    none, most = Fraction(0), int(x.points.max(initial=0))
    if x.points.min(initial=0) < 0:
        return none, NEGATIVE_POINTS
    if amount < 0:
        return none, NEGATIVE_AMOUNT
    if most == 0:
        return none, NOBODY if amount else 0
    if x.crossed():
        return none, LOW_ABOVE_HIGH
    least = x.floors()
    if least >= amount:
        return none, FLOORS_EXCEED if least > amount else 0
    return level(x, amount), 0


def level(x: Limited, amount: Fraction) -> Fraction:
    """Find the least level at which the rows get the amount (more than at level 0), or all that their caps can hold."""
    with np.errstate(all="ignore"):
        if x.high is not None and (capacity := x.held(x.high)) <= amount:
            rest = x.take(_last_to_rise(x, x.high))
            return _walked(rest, amount, capacity - rest.held(rest.high or x.high), 0)
        for fixed, free, rest, low, high in _narrowed(x, amount):
            found = _walked(rest, amount, fixed, free)
            if low < found <= high:
                return found
    return _walked(x, amount, Fraction(0), 0)


def _narrowed(x: Limited, amount: Fraction) -> Iterator[tuple[Fraction, int, Limited, float, float]]:
    """Guess two levels and tell apart the rows that are certain between them, ever more carefully."""
    target = ratio(amount.numerator, amount.denominator)
    low, high = x.sampled(target, SAMPLE)
    outer = x.split(low, high)
    for base, rest in (outer, x.take(outer.open)), (NOTHING, x):
        guess = rest.located(target, base, low, high)
        for width in WIDTHS:
            least, most = max(low, guess * (1 - width)), min(high, guess * (1 + width))
            inner = rest.split(least, most)
            yield base.fixed + inner.fixed, base.free + inner.free, rest.take(inner.open), least, most
        low, high = 0.0, np.inf


def _last_to_rise(x: Limited, cap: Limit) -> Array:
    """Give the rows that may reach their cap last, so that all others are at theirs by then."""
    has, high = x.points > 0, cap.floats()
    low = 0.0 if x.low is None else np.maximum(x.low.floats(), 0)
    ends = np.where(has, high / x.points, 0.0)
    latest = ends.max(where=has & (high > low * (1 + MARGIN)), initial=0.0)
    return np.flatnonzero(has & ~(ends < latest * (1 - MARGIN)))


def _walked(x: Limited, amount: Fraction, fixed: Fraction, free: int) -> Fraction:
    """Solve a few rows exactly, beside others that get a fixed sum and others that are free; equal rows count once."""
    units = [limit.unit.denominator for limit in (x.low, x.high) if limit is not None]
    shared = lcm(amount.denominator, *units)
    rows = len(x.points)
    low = [None] * rows if x.low is None else x.low.integers(rows, shared)
    high = [None] * rows if x.high is None else x.high.integers(rows, shared)
    counts = Counter(zip(x.points.tolist(), low, high, strict=True))
    return (
        least_level(
            [Row(*row, times) for row, times in counts.items() if row[0]],
            int(amount * shared),
            int(fixed * shared),
            free,
        )
        / shared
    )

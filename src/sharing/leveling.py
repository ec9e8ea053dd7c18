"""The level: what one point is worth once floors and caps are respected, solved exactly and proved by substitution.

Everybody with points gets `max(low, min(high, points x level))`; the level is the least that divides the whole amount,
or, where the caps cannot hold it, the least that divides all they can hold.

Take 100 over 1, 2 and 7 points, nobody above 50. The third meets the cap; the other two divide what is left by their
points, so a point is worth 16 2/3:

>>> from sharing.columns import column
>>> points, cap = number(column([1, 2, 7])), number(50)
>>> found = solve(number(100), points, None, cap)
>>> found.value.fraction(), found.refusal
(Fraction(50, 3), 0)
>>> proves(found, number(100), points, None, cap)
True
"""

from __future__ import annotations

from fractions import Fraction
from itertools import repeat
from math import lcm
from typing import TYPE_CHECKING, cast

from sharing.columns import Column, ListColumn, column
from sharing.columns.breakpoints import Row, least_level
from sharing.columns.lists import entries
from sharing.comparison import at_most, choose
from sharing.exact import Exact, at, from_fractions, number, times
from sharing.folding import totals
from sharing.named import Named
from sharing.refusals import FLOORS_EXCEED, LOW_ABOVE_HIGH, NEGATIVE_AMOUNT, NEGATIVE_POINTS, NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FEW = 1_000
"""Groups of fewer rows than this are solved one by one in Python integers, larger ones in arrays."""


class Level(Named):
    """What one point is worth, for the company or for every group, and why not where there is no answer.

    `refusal` is 0, or a code of `sharing.refusals`; where it is not 0 the value is 0.
    """

    value: Exact
    refusal: Column | int


def solve(
    amount: Exact, points: Exact, low: Exact | None, high: Exact | None, *, link: Column | None = None, count: int = 1
) -> Level:
    """Find what one point is worth: the least level at which all rows together get the amount, or all they may get.

    Rows without points stand aside: they get nothing, no floor either. With `link`, `amount` has a row per group.

    >>> from sharing.columns import column
    >>> teams, points = column([0, 1, 1]), number(column([3, 1, 1]))
    >>> solve(number(column([6, 8])), points, None, number(3), link=teams, count=2).value.fractions()
    [Fraction(1, 1), Fraction(3, 1)]
    >>> solve(number(9), points, number(4), None).refusal == FLOORS_EXCEED
    True
    """
    if link is None:
        value, refusal = _solved(amount.fraction(), points, low, high)
        return Level(number(value), refusal)
    amounts = amount.fractions() if amount.rows is not None else [amount.fraction()] * count
    if isinstance(link, ListColumn) or count * FEW > len(link):
        found = _by_lists(amounts, points, low, high, link)
    else:
        members = _members(link, count)
        found = [
            _solved(a, at(points, rows), low and _taken(low, rows), high and _taken(high, rows))
            for a, rows in zip(amounts, members, strict=True)
        ]
    return Level(from_fractions([v for v, _ in found], link), link.like([refusal for _, refusal in found]))


def _taken(limit: Exact, rows: Column) -> Exact:
    return limit if limit.rows is None else at(limit, rows)


def _members(link: Column, count: int) -> list[Column]:
    """Give the rows of every group."""
    rows: list[list[int]] = [[] for _ in range(count)]
    for row, group in enumerate(link):
        rows[group].append(row)
    return [link.like(members) for members in rows]


def _solved(amount: Fraction, points: Exact, low: Exact | None, high: Exact | None) -> tuple[Fraction, int]:
    """Solve one group."""
    if not isinstance(points.n, (int, ListColumn)):
        from sharing.columns.levels import limited, solved

        found = limited(points.n, points.scale, *(None if x is None else (x.n, x.scale) for x in (low, high)))
        if found is not None:
            value, refusal = solved(found, amount)
            return value * points.scale.q[0] / abs(points.scale.p[0] or 1), refusal
    return _by_lists([amount], points, low, high, None)[0]


def _by_lists(
    amounts: Sequence[Fraction], points: Exact, low: Exact | None, high: Exact | None, link: Column | None
) -> list[tuple[Fraction, int]]:
    """Solve every group in integers: points as multiples of one fraction, money as multiples of another."""
    rows = _rows(points, low, high, link)
    point = lcm(*points.scale.q)
    money = lcm(*(a.denominator for a in amounts), *(q for x in (low, high) if x is not None for q in x.scale.q))
    groups: list[list[Row]] = [[] for _ in amounts]
    lows: Iterable[int | None] = repeat(None, rows) if low is None else _integers(low, money, rows)
    highs: Iterable[int | None] = repeat(None, rows) if high is None else _integers(high, money, rows)
    members: Iterable[int] = repeat(0, rows) if link is None else link
    for group, row in zip(members, map(Row, _integers(points, point, rows), lows, highs), strict=True):
        groups[group].append(row)
    return [
        (value * point / money, refusal)
        for value, refusal in (_judged(int(a * money), g) for a, g in zip(amounts, groups, strict=True))
    ]


def _integers(a: Exact, shared: int, rows: int) -> Iterable[int]:
    """Give every row as a whole number of `1 / shared`."""
    p, q, _ = a.scale
    factors = [x * (shared // y) for x, y in zip(p, q, strict=True)]
    values = repeat(a.n, rows) if isinstance(a.n, int) else a.n
    return (v * factors[k] for v, k in zip(values, entries(a.scale, rows), strict=True))


def _judged(amount: int, rows: Sequence[Row]) -> tuple[Fraction, int]:
    """Say why a group has no level, or find it."""
    has = [row for row in rows if row.points]
    if any(row.points < 0 for row in has):
        return Fraction(0), NEGATIVE_POINTS
    if amount < 0:
        return Fraction(0), NEGATIVE_AMOUNT
    if not has:
        return Fraction(0), NOBODY if amount else 0
    if any(row.low is not None and row.high is not None and row.low > row.high for row in has):
        return Fraction(0), LOW_ABOVE_HIGH
    if sum(row.least for row in has) > amount:
        return Fraction(0), FLOORS_EXCEED
    return least_level(has, amount), 0


def proves(
    level: Level,
    amount: Exact,
    points: Exact,
    low: Exact | None,
    high: Exact | None,
    *,
    link: Column | None = None,
) -> bool:
    """Prove a level by substitution: the awards add up to the amount, or all are at their cap, and no less would do.

    >>> from sharing.columns import column
    >>> half = Level(number(Fraction(1, 2)), 0)
    >>> proves(half, number(3), number(column([2, 4])), None, None)
    True
    >>> proves(half, number(4), number(column([2, 4])), None, None)
    False
    """
    zero, rows = number(0), _rows(points, low, high, link)
    if points.rows is None:
        points = Exact(column([1] * rows) * cast("int", points.n), points.scale)
    along = link if link is not None else points.integers() * 0
    count = 1 if isinstance(level.refusal, int) else len(level.refusal)
    free = times(points, level.value if level.value.rows is None else at(level.value, along))
    has = _mask(points, zero).equal(0)
    got, rising, full = free, has, has * 0
    if high is not None:
        got = choose(_mask(free, high), got, high)
        rising = rising * _mask(free, high)
    if low is not None:
        got, rising = choose(_mask(low, got), got, low), rising * _mask(free, low).equal(0)
    if high is not None:
        full = has * _mask(high, got)
    sums = totals(choose(has, got, zero), along, count)
    all_full = (has - full).totals(along, count).equal(0)
    holds = _mask(sums, amount) * _mask(amount, sums).larger(all_full)
    least = rising.totals(along, count).at_least(1).larger(at_most(level.value, zero))
    fine = holds * least * at_most(zero, level.value)
    refused = int(level.refusal != 0) if isinstance(level.refusal, int) else level.refusal.equal(0).equal(0)
    return fine.larger(refused).total() == count


def _mask(a: Exact, b: Exact) -> Column:
    return cast("Column", at_most(a, b))


def _rows(points: Exact, low: Exact | None, high: Exact | None, link: Column | None) -> int:
    """Give the number of rows, which a number of the company leaves open."""
    if link is not None:
        return len(link)
    return next((x.rows for x in (points, low, high) if x is not None and x.rows is not None), 1)

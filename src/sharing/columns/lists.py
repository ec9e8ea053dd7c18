"""Columns of Python integers: never too small, never in a hurry, the reference for every other kind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import repeat
from operator import add, eq, floordiv, ge, le, mul, sub
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sharing.columns.protocol import Column, Scale


def entries(scale: Scale, rows: int) -> Iterable[int]:
    """Say for every row which entry of the scale holds."""
    if scale.single:
        return repeat(0, rows)
    return range(rows) if scale.link is None else scale.link


class ListColumn:
    """A column of Python integers.

    >>> ListColumn([5, -5]).floor_divide(2)
    ListColumn([2, -3])
    """

    __slots__ = ("values",)

    def __init__(self, values: list[int]) -> None:
        """Keep the list; whoever made it must not change it any more."""
        self.values = values

    def __repr__(self) -> str:
        return f"ListColumn({self.values})"

    def __len__(self) -> int:
        return len(self.values)

    def __iter__(self) -> Iterator[int]:
        return iter(self.values)

    def __getitem__(self, row: int) -> int:
        return self.values[row]

    def __add__(self, other: Column | int) -> ListColumn:
        return self._each(add, other)

    def __sub__(self, other: Column | int) -> ListColumn:
        return self._each(sub, other)

    def __mul__(self, other: Column | int) -> ListColumn:
        return self._each(mul, other)

    def __neg__(self) -> ListColumn:
        return ListColumn([-v for v in self.values])

    def _each(self, op: Callable[[Any, Any], int], other: Column | int) -> ListColumn:
        if isinstance(other, int):
            return ListColumn([op(v, other) for v in self.values])
        return ListColumn([op(v, w) for v, w in zip(self.values, other, strict=True)])

    def floor_divide(self, other: Column | int) -> ListColumn:
        """Divide by positive integers and keep the largest whole number not above the quotient."""
        return self._each(floordiv, other)

    def scaled_floor(self, scale: Scale) -> ListColumn:
        """Give the largest integers not above `self x scale`."""
        p, q, _ = scale
        return ListColumn([v * p[k] // q[k] for v, k in zip(self.values, entries(scale, len(self)), strict=True)])

    def scaled_at_most(self, scale: Scale, other: Column | int, other_scale: Scale) -> ListColumn:
        """Give 1 where `self x scale` is at most `other x other_scale`, else 0."""
        n = len(self)
        others = [other] * n if isinstance(other, int) else other
        (p, q, _), (r, s, _) = scale, other_scale
        rows = zip(self.values, entries(scale, n), others, entries(other_scale, n), strict=True)
        return ListColumn([int(v * p[k] * s[m] <= w * r[m] * q[k]) for v, k, w, m in rows])

    def at_most(self, other: Column | int) -> ListColumn:
        """Give 1 where this column is at most the other, else 0."""
        return self._test(le, other)

    def at_least(self, other: Column | int) -> ListColumn:
        """Give 1 where this column is at least the other, else 0."""
        return self._test(ge, other)

    def equal(self, other: Column | int) -> ListColumn:
        """Give 1 where the two are equal, else 0."""
        return self._test(eq, other)

    def _test(self, op: Callable[[Any, Any], bool], other: Column | int) -> ListColumn:
        return ListColumn([int(b) for b in self._each(op, other).values])

    def choose(self, yes: Column | int, no: Column | int) -> ListColumn:
        """Take `yes` where this mask is 1 and `no` where it is 0."""
        n = len(self.values)
        ys = [yes] * n if isinstance(yes, int) else yes
        ns = [no] * n if isinstance(no, int) else no
        return ListColumn([y if m else x for m, y, x in zip(self.values, ys, ns, strict=True)])

    def larger(self, other: Column | int) -> ListColumn:
        """Give the larger of the two in every row."""
        return self._each(max, other)

    def take(self, link: Column) -> ListColumn:
        """Gather: row i of the result is row `link[i]` of this column."""
        return ListColumn([self.values[k] for k in link])

    def total(self) -> int:
        """Add up all rows."""
        return sum(self.values)

    def totals(self, link: Column, count: int) -> ListColumn:
        """Add up the rows of each of `count` groups."""
        sums = [0] * count
        for k, v in zip(link, self.values, strict=True):
            sums[k] += v
        return ListColumn(sums)

    def largest(self) -> int:
        """Give the largest row."""
        return max(self.values)

    def largests(self, link: Column, count: int, empty: int) -> ListColumn:
        """Give the largest row of each of `count` groups, and `empty` for a group without rows."""
        found: list[int | None] = [None] * count
        for k, v in zip(link, self.values, strict=True):
            best = found[k]
            found[k] = v if best is None or v > best else best
        return ListColumn([empty if v is None else v for v in found])

    def before(self, keys: Sequence[Column], link: Column | None) -> ListColumn:
        """Add up, for every row, the rows that stand before it in its group, by keys and then by row number."""
        order: list[int] = list(range(len(self.values)))
        for key in reversed(keys):
            order.sort(key=key.__getitem__)
        sums: dict[int, int] = {}
        out = [0] * len(order)
        for row in order:
            group = 0 if link is None else link[row]
            out[row] = sums.get(group, 0)
            sums[group] = out[row] + self.values[row]
        return ListColumn(out)

    def locate(self, bounds: Sequence[int], *, strict: bool) -> ListColumn:
        """Count for every row how many of the rising `bounds` lie at or below it (strictly below it if `strict`)."""
        find = bisect_left if strict else bisect_right
        return ListColumn([find(bounds, v) for v in self.values])

    def ranks(self) -> ListColumn:
        """Give a number to the different values from 0, smallest first."""
        places = {v: i for i, v in enumerate(sorted(set(self.values)))}
        return ListColumn([places[v] for v in self.values])

    def like(self, values: Sequence[int]) -> ListColumn:
        """Make another column of the same kind."""
        return ListColumn(list(values))

    def bound(self) -> int:
        """Give the size of the largest row."""
        return max(map(abs, self.values), default=0)

    def fits(self, limit: int) -> bool:
        """Say whether no row exceeds a limit in size."""
        return max(self.values, default=0) <= limit and min(self.values, default=0) >= -limit

"""Columns in numpy arrays of 64-bit integers that never wrap: a bound is checked before every operation.

Where a result could pass 63 bits the operation is done on Python integers (an object array), and comes back to 64
bits as soon as the values fit. Only two places compute with floats, to *locate*; integers *decide* (`wide.py`).
"""

from __future__ import annotations

from operator import index
from typing import TYPE_CHECKING, Any

import numpy as np

from sharing.columns.lists import ListColumn
from sharing.columns.wide import Scaled, group_sums, scaled_at_most, scaled_floor, wide_sum

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sharing.columns.protocol import Column, Scale

LIMIT = 1 << 63
Array = np.ndarray[Any, Any]


def _array(values: Any) -> Array:
    """Make an array of 64-bit integers, or of Python integers where one does not fit."""
    if isinstance(values, np.ndarray):
        if values.dtype == object:
            return values
        if values.dtype.kind not in "iub":
            raise TypeError(f"a column holds integers, not {values.dtype}")
        if values.dtype != np.uint64:
            return values.astype(np.int64, copy=False)
        values = values.tolist()
    try:
        return np.fromiter(map(index, values), np.int64, len(values))
    except OverflowError:
        return np.array(values, dtype=object)


class ArrayColumn:
    """A column of integers in an array; `limit` is a bound on their size that is known without looking."""

    __slots__ = ("_exact", "_limit", "_total", "array")

    def __init__(self, array: Array, limit: int | None = None) -> None:
        """Keep an array of int64 or of Python integers; whoever made it must not change it any more."""
        self.array = array
        self._exact = False
        self._total: int | None = None
        if limit is None:
            self._limit, self._exact = _size(array), True
        else:
            self._limit = limit
        if array.dtype == object and self.bound() < LIMIT:
            self.array = array.astype(np.int64)

    @classmethod
    def of(cls, values: Any) -> ArrayColumn:
        """Make a column from any sequence or column of integers."""
        return cls(_raw(values, fits=True) if isinstance(values, (ArrayColumn, ListColumn)) else _array(values))

    def __repr__(self) -> str:
        return f"ArrayColumn({self.array.tolist()})"

    def __len__(self) -> int:
        return len(self.array)

    def __iter__(self) -> Iterator[int]:
        return iter(self.array.tolist())

    def __getitem__(self, row: int) -> int:
        return int(self.array[row])

    def bound(self) -> int:
        """Give the size of the largest row, looked up once."""
        if not self._exact:
            self._limit, self._exact = _size(self.array), True
        return self._limit

    def fits(self, limit: int) -> bool:
        """Say whether no row exceeds a limit in size; most columns know without looking."""
        return self._limit <= limit or self.bound() <= limit

    def _bounds(self, other: Column | int, needed: int = LIMIT, *, product: bool = False) -> tuple[int, bool]:
        """Give a bound on the result of an operation, and whether the result fits 63 bits."""
        for exact in (False, True):
            a = self.bound() if exact else self._limit
            b = _limit_of(other, exact=exact)
            limit = max(a * b, b) if product else a + b
            if limit < needed:
                return limit, True
        return limit, False

    def __add__(self, other: Column | int) -> ArrayColumn:
        limit, fits = self._bounds(other)
        return ArrayColumn(_raw(self, fits) + _operand(other, fits), limit)

    def __sub__(self, other: Column | int) -> ArrayColumn:
        limit, fits = self._bounds(other)
        return ArrayColumn(_raw(self, fits) - _operand(other, fits), limit)

    def __mul__(self, other: Column | int) -> ArrayColumn:
        limit, fits = self._bounds(other, product=True)
        return ArrayColumn(_raw(self, fits) * _operand(other, fits), limit)

    def __neg__(self) -> ArrayColumn:
        fits = self._bounds(0)[1]
        return ArrayColumn(-_raw(self, fits), self._limit)

    def floor_divide(self, other: Column | int) -> ArrayColumn:
        """Divide by positive integers and keep the largest whole number not above the quotient."""
        fits = self.array.dtype != object and _limit_of(other, exact=True) < LIMIT
        return ArrayColumn(_raw(self, fits) // _operand(other, fits), self._limit + 1)

    def scaled(self, scale: Scale) -> Scaled:
        """Give the numbers `self x scale` in the form that `wide.py` works on."""
        link = None if scale.link is None or scale.single else _rows(scale.link)
        return Scaled(self.array, self.bound(), scale.p, scale.q, link)

    def scaled_floor(self, scale: Scale) -> ArrayColumn:
        """Give the largest integers not above `self x scale`."""
        return ArrayColumn(scaled_floor(self.scaled(scale)))

    def scaled_at_most(self, scale: Scale, other: Column | int, other_scale: Scale) -> ArrayColumn:
        """Give 1 where `self x scale` is at most `other x other_scale`, else 0."""
        kind = np.int64 if _limit_of(other) < LIMIT else object
        right = ArrayColumn(np.full(len(self), other, kind) if isinstance(other, int) else _raw(other, fits=True))
        return ArrayColumn(scaled_at_most(self.scaled(scale), right.scaled(other_scale)), 1)

    def at_most(self, other: Column | int) -> ArrayColumn:
        """Give 1 where this column is at most the other, else 0."""
        return _mask(self.array <= _operand(other, fits=True))

    def at_least(self, other: Column | int) -> ArrayColumn:
        """Give 1 where this column is at least the other, else 0."""
        return _mask(self.array >= _operand(other, fits=True))

    def equal(self, other: Column | int) -> ArrayColumn:
        """Give 1 where the two are equal, else 0."""
        return _mask(self.array == _operand(other, fits=True))

    def choose(self, yes: Column | int, no: Column | int) -> ArrayColumn:
        """Take `yes` where this mask is 1 and `no` where it is 0."""
        limit = max(_limit_of(yes), _limit_of(no))
        kind = np.int64 if limit < LIMIT else object
        either = [np.array(c, kind) if isinstance(c, int) else _raw(c, fits=kind is np.int64) for c in (yes, no)]
        return ArrayColumn(np.where(self.array.astype(bool), *either), limit)

    def larger(self, other: Column | int) -> ArrayColumn:
        """Give the larger of the two in every row."""
        limit = max(self._limit, _limit_of(other))
        fits = limit < LIMIT
        return ArrayColumn(np.maximum(_raw(self, fits), _operand(other, fits)), limit)

    def take(self, link: Column) -> ArrayColumn:
        """Gather: row i of the result is row `link[i]` of this column."""
        return ArrayColumn(self.array[_rows(link)], self._limit)

    def total(self) -> int:
        """Add up all rows, once."""
        if self._total is None:
            self._total = wide_sum(self.array, self._limit)
        return self._total

    def totals(self, link: Column, count: int) -> ArrayColumn:
        """Add up the rows of each of `count` groups."""
        return ArrayColumn(group_sums(self.array, self.bound(), _rows(link), count))

    def largest(self) -> int:
        """Give the largest row."""
        return int(self.array.max())

    def largests(self, link: Column, count: int, empty: int) -> ArrayColumn:
        """Give the largest row of each of `count` groups, and `empty` for a group without rows."""
        rows, fits = _rows(link), self.array.dtype != object
        lowest = -self.bound()
        best = np.full(count, lowest, dtype=np.int64 if fits else object)
        np.maximum.at(best, rows, self.array)
        seen = np.bincount(rows, minlength=count) > 0
        return ArrayColumn.of([int(v) if s else empty for v, s in zip(best.tolist(), seen.tolist(), strict=True)])

    def before(self, keys: Sequence[Column], link: Column | None) -> ArrayColumn:
        """Add up, for every row, the rows that stand before it in its group, by keys and then by row number."""
        if not len(self):
            return self
        fits = self.bound() * len(self) < LIMIT
        if link is None and not keys:
            values = _raw(self, fits)
            return ArrayColumn(np.cumsum(values) - values)
        groups = np.zeros(len(self), dtype=np.int64) if link is None else _rows(link)
        order = np.lexsort([*(_raw(k, fits=True) for k in reversed([_ranked(k) for k in keys])), groups])
        ordered, sorted_groups = _raw(self, fits)[order], groups[order]
        sums = np.cumsum(ordered) - ordered
        starts = np.flatnonzero(np.r_[True, sorted_groups[1:] != sorted_groups[:-1]])
        out = np.empty(len(order), dtype=sums.dtype)
        out[order] = sums - np.repeat(sums[starts], np.diff(np.r_[starts, len(order)]))
        return ArrayColumn(out)

    def locate(self, bounds: Sequence[int], *, strict: bool) -> ArrayColumn:
        """Count for every row how many of the rising `bounds` lie at or below it (strictly below it if `strict`)."""
        side: Any = "left" if strict else "right"
        return ArrayColumn(np.searchsorted(_array(list(bounds)), self.array, side=side).astype(np.int64), len(bounds))

    def ranks(self) -> ArrayColumn:
        """Give a number to the different values from 0, smallest first."""
        return ArrayColumn(np.unique(self.array, return_inverse=True)[1].astype(np.int64), len(self))

    def like(self, values: Sequence[int]) -> ArrayColumn:
        """Make another column of the same kind."""
        return ArrayColumn.of(list(values))


def _size(array: Array) -> int:
    return max(abs(int(array.max())), abs(int(array.min()))) if len(array) else 0


def _limit_of(value: Column | int, *, exact: bool = False) -> int:
    if isinstance(value, int):
        return abs(value)
    return value._limit if isinstance(value, ArrayColumn) and not exact else value.bound()  # noqa: SLF001


def _raw(value: Column, fits: bool) -> Array:  # noqa: FBT001
    array = value.array if isinstance(value, ArrayColumn) else _array(list(value))
    return array if fits else array.astype(object)


def _operand(value: Column | int, fits: bool) -> Any:  # noqa: FBT001
    return value if isinstance(value, int) else _raw(value, fits)


def _ranked(key: Column) -> Column:
    return key.ranks() if key.bound() >= LIMIT else key


def _rows(link: Column) -> Array:
    return _raw(link, fits=True)


def _mask(array: Array) -> ArrayColumn:
    return ArrayColumn(array.astype(np.int64), 1)

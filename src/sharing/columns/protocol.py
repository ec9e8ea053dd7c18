"""What every column can do, whichever way it keeps its integers.

Every operation is exact. Where an operand may be an `int` it stands for the same number in every row.
A `Scale` is a short list of rational factors with a link that says which of them holds in which row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Scale(Named):
    """Rational factors `p[k] / q[k]` (q positive), where `link` says for every row which k holds.

    One entry holds for all rows; without a link, entry i belongs to row i.
    """

    p: Sequence[int]
    q: Sequence[int]
    link: Column | None = None

    @property
    def single(self) -> bool:
        """Say whether one factor holds for every row."""
        return len(self.p) == 1


class Column(Protocol):
    """A column of integers, read-only, with exact arithmetic row by row."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[int]: ...

    def __getitem__(self, row: int) -> int: ...

    def __add__(self, other: Column | int) -> Column: ...

    def __sub__(self, other: Column | int) -> Column: ...

    def __mul__(self, other: Column | int) -> Column: ...

    def __neg__(self) -> Column: ...

    def floor_divide(self, other: Column | int) -> Column:
        """Divide by positive integers and keep the largest whole number not above the quotient."""
        ...

    def scaled_floor(self, scale: Scale) -> Column:
        """Give the largest integers not above `self x scale`."""
        ...

    def scaled_at_most(self, scale: Scale, other: Column | int, other_scale: Scale) -> Column:
        """Give 1 where `self x scale` is at most `other x other_scale`, else 0."""
        ...

    def at_most(self, other: Column | int) -> Column:
        """Give 1 where this column is at most the other, else 0."""
        ...

    def at_least(self, other: Column | int) -> Column:
        """Give 1 where this column is at least the other, else 0."""
        ...

    def equal(self, other: Column | int) -> Column:
        """Give 1 where the two are equal, else 0."""
        ...

    def choose(self, yes: Column | int, no: Column | int) -> Column:
        """Read this column as a mask: take `yes` where it is 1 and `no` where it is 0."""
        ...

    def larger(self, other: Column | int) -> Column:
        """Give the larger of the two in every row."""
        ...

    def take(self, link: Column) -> Column:
        """Gather: row i of the result is row `link[i]` of this column."""
        ...

    def total(self) -> int:
        """Add up all rows; nothing adds up to 0."""
        ...

    def totals(self, link: Column, count: int) -> Column:
        """Add up the rows of each of `count` groups; a group without rows has 0."""
        ...

    def largest(self) -> int:
        """Give the largest row; a column without rows has none: ValueError."""
        ...

    def largests(self, link: Column, count: int, empty: int) -> Column:
        """Give the largest row of each of `count` groups, and `empty` for a group without rows."""
        ...

    def before(self, keys: Sequence[Column], link: Column | None) -> Column:
        """Add up, for every row, the rows that stand before it in its group, by keys and then by row number."""
        ...

    def locate(self, bounds: Sequence[int], *, strict: bool) -> Column:
        """Count for every row how many of the rising `bounds` lie at or below it (strictly below it if `strict`)."""
        ...

    def ranks(self) -> Column:
        """Give a number to the different values from 0, smallest first: equal values have equal numbers."""
        ...

    def like(self, values: Sequence[int]) -> Column:
        """Make another column of the same kind."""
        ...

    def bound(self) -> int:
        """Give a number that no row exceeds in size."""
        ...

    def fits(self, limit: int) -> bool:
        """Say whether no row exceeds a limit in size."""
        ...

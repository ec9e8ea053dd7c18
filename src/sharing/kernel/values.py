"""A value while it is computed: exact numbers, and for the rows that have none the code of the refusal.

`if` is eager in value and lazy in refusal: both branches are computed for all rows, and a refusal vanishes with the
branch that is not taken. Most values refuse nothing and carry the integer 0 for all rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.exact import Exact, at
from sharing.named import Named

if TYPE_CHECKING:
    from sharing.columns import Column


class Value(Named):
    """Exact numbers and refusals: `refused` is 0 where there is a number, else a code of `sharing.refusals`."""

    exact: Exact
    refused: Column | int = 0

    @property
    def clear(self) -> bool:
        """Say whether no row is refused."""
        return self.refused == 0 if isinstance(self.refused, int) else self.refused.bound() == 0

    def row(self, row: int) -> Value:
        """Give one row as a number of the company."""
        from sharing.exact import number

        refused = self.refused if isinstance(self.refused, int) else self.refused[row]
        return Value(number(self.exact.fraction(row)), refused)

    def link(self) -> Column:
        """Read the value as a link: a column of row numbers."""
        return self.exact.integers()


def worst(*refusals: Column | int) -> Column | int:
    """Join refusals row by row; where several values refuse, the highest code is kept."""
    codes: Column | int = 0
    for refused in refusals:
        if isinstance(refused, int):
            if refused:
                codes = max(codes, refused) if isinstance(codes, int) else codes.larger(refused)
        else:
            codes = refused.larger(codes)
    return codes


def before(cause: Column | int, found: Column | int) -> Column | int:
    """Keep the refusals of what was read, row by row; what was found from such values says nothing."""
    if isinstance(cause, int):
        return cause or found
    return cause.equal(0).choose(found, cause)


def gathered(refused: Column | int, link: Column | None, count: int) -> Column | int:
    """Bring the refusals of rows to the table they are folded into: a group with a refused row is refused.

    A refusal that holds for every row is of no concern to a group without rows.
    """
    if isinstance(refused, int):
        return refused if link is None or not refused else (link * 0 + refused).largests(link, count, 0)
    return refused.bound() if link is None else refused.largests(link, count, 0)


def seen_along(value: Value, link: Column) -> Value:
    """Look a value up along a link, refusals included."""
    refused = value.refused if isinstance(value.refused, int) else value.refused.take(link)
    return Value(at(value.exact, link), refused)

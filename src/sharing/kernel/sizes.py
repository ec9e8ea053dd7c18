"""How large the numbers of a run may grow: far beyond any amount, and far below what would keep a machine busy.

A product has as many digits as its factors together, so that forty squarings one after the other would not end in the
lifetime of anybody. Every line that can make numbers grow is held to `MOST_BITS`, and a run that would pass it stops.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.columns.lists import entries

if TYPE_CHECKING:
    from sharing.columns import Column
    from sharing.exact import Exact
    from sharing.kernel.lines import Line
    from sharing.kernel.values import Value

MOST_BITS = 4_096
"""The most bits of an integer that a value is kept in: 1,233 digits before it is reduced."""

LIMIT = (1 << MOST_BITS) - 1
KEEPS_SIZE = {"number", "le", "at", "locate"}
"""Operations whose results are no larger than what they read."""


class TooLarge(Exception):  # noqa: N818  (a signal, not an error)
    """A line made a number that is larger than a run works with: in this row, or None for a number of the company."""

    def __init__(self, line: Line, row: int | None) -> None:
        """Remember the line and the first row."""
        super().__init__(line.name)
        self.line, self.row = line, row


def held(line: Line, value: Value) -> Value:
    """Give the value of a line back; raises TooLarge when one of its numbers is larger than a run works with."""
    if line.op in KEEPS_SIZE:
        return value
    number = value.exact
    p, q, _ = number.scale
    if _fits(number.n) and max(p, default=0) <= LIMIT and min(p, default=0) >= -LIMIT and max(q, default=0) <= LIMIT:
        return value
    raise TooLarge(line, _first(number))


def _fits(n: Column | int) -> bool:
    return abs(n) <= LIMIT if isinstance(n, int) else n.fits(LIMIT)


def _first(number: Exact) -> int | None:
    """Find the first row with such a number."""
    rows = number.rows
    if rows is None:
        return None
    p, q, _ = number.scale
    values = [number.n] * rows if isinstance(number.n, int) else list(number.n)
    wide = (row for row, k in enumerate(entries(number.scale, rows)) if max(abs(values[row]), abs(p[k]), q[k]) > LIMIT)
    return next(wide, None)

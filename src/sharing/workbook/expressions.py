"""Formulas over columns of whole numbers: each knows its text in a row and the value a spreadsheet gives it.

Only functions that every spreadsheet of the last twenty years has are used, and none that needs an array formula. A
value is an integer; None is the answer `#N/A`, which stands for a refusal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from sharing.named import Named
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 9 * 10**14
"""No whole number in a cell may reach this: spreadsheets take numbers that agree in fifteen digits for equal."""

BEYOND = LIMIT - 1
"""More than any number that is put in order."""


class Page(Protocol):
    """Where columns stand, as a formula in one table sees them."""

    def cell(self, column: Column, row: int) -> str:
        """Name the cell of a column in a row."""

    def range(self, column: Column, until: int | None = None) -> str:
        """Name all cells of a column, or those up to a row."""

    def entry(self, leaf: str, row: int) -> str:
        """Name the cell in which people enter an input."""

    def ids(self, table: str) -> str:
        """Name the cells with the ids of a table."""


class Expression(Named):
    """A formula: its text in a row of a page, its value there, and how large it may get after an edit.

    `size` counts where the value is nothing now; `least` always does: another branch of a choice may be taken then.
    """

    text: Callable[[int, Page], str]
    value: Callable[[int], int | None]
    size: int = 1
    least: int = 0

    def sized(self, size: int) -> Expression:
        """Say how large it may get, where that is known from elsewhere."""
        return self._replace(size=size, least=0)


@frozen(eq=False, repr=False)
class Column:
    """A column of whole numbers of a table (of the company: one cell), made by a formula, or fixed without one.

    `values` are what a spreadsheet shows before anything is edited; `number` is the order in which columns were made.
    """

    name: str
    table: str
    number: int
    values: tuple[int | None, ...]
    formula: Expression | None = None

    @property
    def most(self) -> int:
        """The largest size of a value, now or after an edit that is not too large."""
        found = max((abs(value) for value in self.values if value is not None), default=0)
        if self.formula is None:
            return found or 1
        return max(found or self.formula.size, self.formula.least)

    def value(self, row: int) -> int | None:
        """Give the value seen from a row."""
        return self.values[0 if self.table == COMPANY else row]


def whole(number: int) -> Expression:
    """Write a constant."""
    return Expression(
        lambda _row, _page: f"({number})" if number < 0 else str(number), lambda _row: number, abs(number)
    )


def cell(column: Column) -> Expression:
    """Write the cell of a column in the same row, or the company's one cell."""
    return Expression(lambda row, page: page.cell(column, row), column.value, column.most)


def looked(column: Column, link: Column) -> Expression:
    """Write the look-up of a column in the row that a link leads to."""

    def value(row: int) -> int | None:
        """Read the column in the row that the link leads to."""
        at = link.value(row)
        return column.values[at] if at is not None and 0 <= at < len(column.values) else None

    return Expression(lambda row, page: f"INDEX({page.range(column)},{page.cell(link, row)}+1)", value, column.most)


def plus(a: Expression, b: Expression) -> Expression:
    """Write a sum."""
    return _both(a, b, "+", lambda x, y: x + y, a.size + b.size)


def minus(a: Expression, b: Expression) -> Expression:
    """Write a difference."""
    return _both(a, b, "-", lambda x, y: x - y, a.size + b.size)


def times(a: Expression, b: Expression) -> Expression:
    """Write a product."""
    return _both(a, b, "*", lambda x, y: x * y, a.size * b.size)


def down(a: Expression, b: Expression) -> Expression:
    """Write a quotient rounded down; nothing divided by nothing is nothing, anything else by nothing has no answer."""

    def text(row: int, page: Page) -> str:
        """Write the division, and what stands for one by nothing."""
        above, below = a.text(row, page), b.text(row, page)
        if below.isdecimal():
            return f"INT({above}/{below})"
        return f"IF({below}=0,IF({above}=0,0,NA()),INT({above}/{below}))"

    def value(row: int) -> int | None:
        """Divide and round down."""
        x, y = a.value(row), b.value(row)
        if x is None or y is None:
            return None
        return x // y if y else (None if x else 0)

    return Expression(text, value, a.size)


def compared(a: Expression, sign: str, b: Expression) -> Expression:
    """Write a comparison (`<=`, `<` or `=`) that gives 1 or 0."""
    tests: dict[str, Callable[[int, int], bool]] = {
        "<=": lambda x, y: x <= y, "<": lambda x, y: x < y, "=": lambda x, y: x == y,
    }  # fmt: skip

    def value(row: int) -> int | None:
        """Compare, as 1 or 0."""
        x, y = a.value(row), b.value(row)
        return None if x is None or y is None else int(tests[sign](x, y))

    return Expression(lambda row, page: f"IF({a.text(row, page)}{sign}{b.text(row, page)},1,0)", value)


def chosen(condition: Expression, yes: Expression, no: Expression) -> Expression:
    """Write a choice by a 1 or a 0; the branch not taken may have no answer."""

    def value(row: int) -> int | None:
        """Take the branch that the condition says."""
        found = condition.value(row)
        return None if found is None else yes.value(row) if found == 1 else no.value(row)

    return Expression(
        lambda row, page: f"IF({condition.text(row, page)}=1,{yes.text(row, page)},{no.text(row, page)})",
        value,
        max(yes.size, no.size),
    )


NOTHING = Expression(lambda _row, _page: "NA()", lambda _row: None)
"""No answer."""


def _both(a: Expression, b: Expression, sign: str, made: Callable[[int, int], int], size: int) -> Expression:
    def value(row: int) -> int | None:
        """Combine the two numbers."""
        x, y = a.value(row), b.value(row)
        return None if x is None or y is None else made(x, y)

    return Expression(lambda row, page: f"({a.text(row, page)}{sign}{b.text(row, page)})", value, size)

"""A workbook as values: sheets of cells, each with what it shows and, if it is live, its formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.named import Named

if TYPE_CHECKING:
    from fractions import Fraction

NO_ANSWER = "#N/A"


class Cell(Named):
    """A cell: its row and column from 0, what it shows, how it looks, and the formula that makes it, if any.

    Texts are texts whatever they look like; only `formula` is ever one. `form` names the look, such as `money`.
    """

    row: int
    column: int
    value: Fraction | int | str | None
    form: str = "text"
    formula: str = ""


class Sheet(Named):
    """A sheet: its name, its cells, the width of columns, and which columns are kept small because they only help."""

    name: str
    cells: tuple[Cell, ...]
    widths: tuple[tuple[int, int, int], ...] = ()
    frozen: tuple[int, int] = (0, 0)
    helping: tuple[int, int] | None = None


def letters(column: int) -> str:
    """Name a column as spreadsheets do.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text

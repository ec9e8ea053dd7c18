"""Where every column stands: a sheet for each table, and one for the company with a row for each of its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.tables import COMPANY
from sharing.workbook.cells import letters

if TYPE_CHECKING:
    from sharing.workbook.expressions import Column

FIRST = 5
"""The first row with data, from 0: above it stand a title, a line about the sheet, and headings."""


class Layout:
    """Gives columns and inputs their cells, in the order in which they are placed."""

    def __init__(self, rows: dict[str, int], names: dict[str, str]) -> None:
        """Begin with empty sheets; `names` are the names of the sheets by table."""
        self.rows, self.names = rows, names
        self.seats: dict[Column, int] = {}
        self.entries: dict[str, tuple[str, int]] = {}
        self.used: dict[str, int] = {}

    def take(self, table: str, count: int = 1) -> int:
        """Give the next free column of a table's sheet, or the next free row of the company's."""
        start = self.used.get(table, FIRST if table == COMPANY else 2)
        self.used[table] = start + count
        return start

    def prefix(self, table: str, here: str) -> str:
        """Name the sheet of a table, where that is another one."""
        name = self.names[table].replace("'", "''")
        return "" if self.names[table] == here else f"'{name}'!"


class Reading:
    """Notes which columns a formula reads, wherever they stand."""

    def __init__(self) -> None:
        """Begin with none."""
        self.columns: list[Column] = []

    def cell(self, column: Column, row: int) -> str:
        """Note a column."""
        del row
        self.columns.append(column)
        return "A1"

    def range(self, column: Column, until: int | None = None) -> str:
        """Note a column."""
        del until
        self.columns.append(column)
        return "A1:A2"

    def entry(self, leaf: str, row: int) -> str:
        """Note nothing: an input is always shown."""
        del leaf, row
        return "A1"

    def ids(self, table: str) -> str:
        """Note nothing: ids are always shown."""
        del table
        return "A1:A2"


class View:
    """The layout as the formulas of one sheet see it."""

    def __init__(self, layout: Layout, table: str, sheet: str = "") -> None:
        """Look from the rows of a table; `sheet` is where the formula stands, else the table's own sheet."""
        self.layout, self.table = layout, table
        self.sheet = sheet or layout.names[table]

    def cell(self, column: Column, row: int) -> str:
        """Name the cell of a column in a row."""
        seat = self.layout.seats[column]
        prefix = self.layout.prefix(column.table, self.sheet)
        if column.table == COMPANY:
            return f"{prefix}$C${seat + 1}"
        return f"{prefix}{letters(seat)}{FIRST + row + 1}"

    def range(self, column: Column, until: int | None = None) -> str:
        """Name all cells of a column, or those up to a row."""
        seat, prefix = self.layout.seats[column], self.layout.prefix(column.table, self.sheet)
        if column.table == COMPANY:
            return f"{prefix}$C${seat + 1}"
        last = max(0, self.layout.rows[column.table] - 1) if until is None else until
        name = letters(seat)
        return f"{prefix}{name}${FIRST + 1}:{name}{'$' if until is None else ''}{FIRST + last + 1}"

    def entry(self, leaf: str, row: int) -> str:
        """Name the cell in which people enter an input."""
        table, seat = self.layout.entries[leaf]
        prefix = self.layout.prefix(table, self.sheet)
        return f"{prefix}$B${seat + 1}" if table == COMPANY else f"{prefix}{letters(seat)}{FIRST + row + 1}"

    def entries(self, leaf: str, start: int = 0, short: int = 0) -> str:
        """Name all cells in which people enter an input, or those from a row and without the last few."""
        table, seat = self.layout.entries[leaf]
        if table == COMPANY:
            return self.entry(leaf, 0)
        prefix, name = self.layout.prefix(table, self.sheet), letters(seat)
        return f"{prefix}{name}${FIRST + 1 + start}:{name}${FIRST + max(1, self.layout.rows[table]) - short}"

    def ids(self, table: str) -> str:
        """Name the cells with the ids of a table."""
        prefix = self.layout.prefix(table, self.sheet)
        return f"{prefix}$A${FIRST + 1}:$A${FIRST + max(1, self.layout.rows[table])}"

"""A sheet for each table: what each row is, the yellow inputs, the named steps, the whole numbers beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.reports.formatting import safe
from sharing.reports.words import of
from sharing.reports.workbook_words import helping, say
from sharing.tables import COMPANY
from sharing.workbook.cells import Cell, Sheet
from sharing.workbook.layout import FIRST, View
from sharing.workbook.leaves import EPOCH
from sharing.workbook.shown import formula_of

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.workbook.book import Book
    from sharing.workbook.expressions import Column
    from sharing.workbook.leaves import Entry
    from sharing.workbook.shown import Shown


def table_sheet(book: Book, table: str) -> Sheet:
    """Make the sheet of a table."""
    name = book.layout.names[table]
    found = [Cell(0, 0, name, "title"), Cell(1, 0, say("table", book.language), "note")]
    found += _heads(book, table)
    for leaf, entry in book.translation.leaves.entries.items():
        if entry.declared.table == table:
            found += _entered(book, leaf, entry)
    for shown in book.shown:
        if shown.operand.table == table:
            found += _named(book, shown)
    for column in book.columns:
        if column.table == table:
            found += _worked(book, column)
    if table == COMPANY:
        return Sheet(name, tuple(found), ((0, 0, 52), (1, 1, 18), (2, 2, 22)), (FIRST, 1))
    last = book.layout.used[table]
    widths = ((0, 0, 14), (1, 1, 22), (2, max(2, book.start[table] - 1), 16))
    helping = (book.start[table], last - 1) if last > book.start[table] else None
    return Sheet(name, tuple(found), widths, (FIRST, 2), helping)


def _heads(book: Book, table: str) -> list[Cell]:
    """Write who or what each row is; names are texts, whatever they look like."""
    if table == COMPANY:
        heads = [
            Cell(FIRST - 2, 1, say("value", book.language), "head right"),
            Cell(FIRST - 2, 2, say("helping", book.language), "head right"),
        ]
        return [*heads, Cell(book.start[table] - 1, 0, say("helping", book.language), "head")]
    rows = book.run.inputs.tables[table]
    found = [Cell(FIRST - 2, 0, say("participant", book.language) if rows.names else "id", "head")]
    found += [Cell(FIRST + row, 0, safe(identity)) for row, identity in enumerate(rows.ids)]
    if rows.names:
        found.append(Cell(FIRST - 2, 1, say("name", book.language), "head"))
        found += [Cell(FIRST + row, 1, safe(name)) for row, name in enumerate(rows.names)]
    return found


def _at(book: Book, table: str, seat: int, row: int) -> tuple[int, int]:
    del book
    return (seat, 1) if table == COMPANY else (FIRST + row, seat)


def _titled(table: str, seat: int, label: str, name: str, form: str = "head") -> list[Cell]:
    if table == COMPANY:
        return [Cell(seat, 0, label, "label" if form.startswith("head") else form)]
    return [Cell(FIRST - 2, seat, label, form), Cell(FIRST - 1, seat, name, "small")]


def _entered(book: Book, leaf: str, entry: Entry) -> list[Cell]:
    """Write an input: yellow where it may be changed."""
    table, seat = book.layout.entries[leaf]
    label = safe(of(entry.declared.label, book.language, entry.declared.name))
    locked = leaf in book.locked
    form = f"{entry.form} {'locked' if locked else 'input'}"
    found = _titled(table, seat, label, entry.declared.name, "head" if entry.form == "text" else "head right")
    for row, value in enumerate(entry.shown):
        shown: Fraction | int | str | None = value
        if entry.form == "date" and value is not None and not isinstance(value, str):
            shown = value - EPOCH
        found.append(Cell(*_at(book, table, seat, row), safe(shown) if isinstance(shown, str) else shown, form))
    return found


def _named(book: Book, shown: Shown) -> list[Cell]:
    """Write a named value as people read it; one that is not recomputed says so in its heading, and has no formula."""
    table, seat = shown.operand.table, book.places[shown.name]
    label = say("fixed", book.language, label=shown.label) if shown.reason else shown.label
    found = _titled(table, seat, label, shown.name, "dead" if shown.reason else "head right")
    view = View(book.layout, table)
    live = shown.name not in book.translation.reasons
    form = shown.form if live else f"{shown.form} dead"
    for row in range(book.grid.rows[table]):
        value = book.value(shown, row)
        formula = formula_of(shown, book.grid, view, row) if live else ""
        found.append(Cell(*_at(book, table, seat, row), value, form, formula))
    return found


def _worked(book: Book, column: Column) -> list[Cell]:
    """Write a column of whole numbers."""
    seat, table = book.layout.seats[column], column.table
    view = View(book.layout, table)
    name = column.name if column.name in book.given else helping(column.name, book.language)
    found = [Cell(*((seat, 0) if table == COMPANY else (FIRST - 2, seat)), name, "small")]
    for row in range(book.grid.rows[table]):
        where = (seat, 2) if table == COMPANY else (FIRST + row, seat)
        formula = column.formula.text(row, view) if column.formula else ""
        found.append(Cell(*where, column.values[row], "whole" if formula else "whole dead", formula))
    return found

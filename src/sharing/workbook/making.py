"""From a register to sheets: what goes in, what is worked out, what comes out, and whether it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.workbook.book import Book
from sharing.workbook.checking import check_sheet
from sharing.workbook.results import result_sheet
from sharing.workbook.steps import step_sheet
from sharing.workbook.tables import table_sheet

if TYPE_CHECKING:
    from sharing.register import Register
    from sharing.workbook.cells import Sheet


def workbook_of(register: Register, language: str) -> tuple[Sheet, ...]:
    """Make the workbook of a register: a result, the inputs and steps of every table, the steps in words, checks."""
    book = Book(register, language)
    tables = [table_sheet(book, table) for table in book.tables]
    return (result_sheet(book), check_sheet(book), step_sheet(book), *tables)

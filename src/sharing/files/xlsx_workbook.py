"""Sheets of cells become the bytes of a workbook: the same sheets give the same bytes, on any day and any machine."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal, localcontext
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from sharing.workbook import Cell, Sheet

MADE = datetime(2000, 1, 1)  # noqa: DTZ001  (a file format without zones; the day says nothing, so that bytes stay equal)
DIGITS = 17
LINE, NARROW, A4 = 15, 10, 9
YELLOW, GREY, RED = "#FFF2A8", "#E7E6E6", "#B00020"
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "head": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1},
    "label": {},
    "note": {"italic": True},
    "small": {"font_size": 8, "font_color": "#595959", "text_wrap": True},
    "dead": {"bold": True, "font_color": RED},
    "check": {"bold": True},
}
NUMBERS = {
    "money": "#,##0.00;[Red]-#,##0.00",
    "number": "General",
    "whole": "0",
    "date": "yyyy-mm-dd",
    "truth": "0",
    "text": "@",
}


def workbook_bytes(sheets: Iterable[Sheet]) -> bytes:
    """Write sheets as a workbook; every cell is locked but the yellow ones, and no password guards that."""
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    class Plain(Worksheet):  # type: ignore[misc]
        """A sheet whose formulas are written as they are: they have no new functions, and looking for them is slow."""

        def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002
            del expand_future_functions
            return formula.removeprefix("=")

    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": MADE, "author": "", "title": ""})
    looks: dict[str, Any] = {"wrong": book.add_format({"font_color": RED})}
    for sheet in sheets:
        page = book.add_worksheet(sheet.name, Plain)
        page.freeze_panes(*sheet.frozen)
        for first, last, width in sheet.widths:
            page.set_column(first, last, width)
        if sheet.helping is not None:
            page.set_column(*sheet.helping, 13, None, {"level": 1})
        for cell in sheet.cells:
            if cell.form not in looks:
                looks[cell.form] = book.add_format(_look(cell.form))
            _write(page, cell, looks[cell.form])
        _lay_out(page, sheet, looks["wrong"])
        page.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
    book.close()
    return out.getvalue()


def _lay_out(page: Any, sheet: Sheet, wrong: Any) -> None:
    """Make headings high enough, wrong checks red, and the pages of a print as wide as what people read."""
    widths = {column: width for first, last, width in sheet.widths for column in range(first, last + 1)}
    lines: dict[int, int] = {}
    for cell in sheet.cells:
        if cell.form.split()[0] == "head" and isinstance(cell.value, str):
            needed = wrap(cell.value, max(1, widths.get(cell.column, NARROW) - 3))  # a bold letter is a wide one
            lines[cell.row] = max(lines.get(cell.row, 1), len(needed))
        if cell.form == "check":
            told = {"type": "cell", "criteria": "!=", "value": '"OK"', "format": wrong}
            page.conditional_format(cell.row, cell.column, cell.row, cell.column, told)
    for row, count in lines.items():
        page.set_row(row, LINE * count)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(max(0, sheet.frozen[0] - 2), max(0, sheet.frozen[0] - 1))
    if sheet.helping is not None:
        page.print_area(0, 0, max(cell.row for cell in sheet.cells), sheet.helping[0] - 1)


def _look(form: str) -> dict[str, Any]:
    """Say how a form looks: a kind of number, and words that say who may change it."""
    base, *words = form.split()
    look = dict(LOOKS.get(base, {}))
    if base in NUMBERS and base != "text":
        look["num_format"] = NUMBERS[base]
    if "input" in words:
        look |= {"locked": False, "bg_color": YELLOW}
    if "dead" in words or "locked" in words:
        look |= {"bg_color": GREY, "italic": True}
    if "right" in words:
        look["align"] = "right"
    if "total" in words:
        look |= {"bold": True, "top": 1}
    return look


def _write(page: Any, cell: Cell, look: Any) -> None:
    """Write a cell; a text is written as a text, so that no name is ever a formula."""
    if cell.formula:
        value = "#N/A" if cell.value is None else cell.value
        page.write_formula(
            cell.row, cell.column, "=" + cell.formula, look, value if isinstance(value, str) else _number(value)
        )
    elif isinstance(cell.value, str):
        page.write_string(cell.row, cell.column, cell.value, look)
    elif cell.value is None:
        if "input" in cell.form or "locked" in cell.form:
            page.write_blank(cell.row, cell.column, None, look)
        else:
            page.write_formula(cell.row, cell.column, "=NA()", look, "#N/A")
    else:
        page.write_number(cell.row, cell.column, _number(cell.value), look)


def _number(value: Fraction | int) -> Decimal | int:
    """Give a number as a spreadsheet keeps it: whole, or with the digits of a double."""
    if isinstance(value, int) or value.denominator == 1:
        return int(value)
    with localcontext() as context:
        context.prec = DIGITS
        return Decimal(value.numerator) / Decimal(value.denominator)

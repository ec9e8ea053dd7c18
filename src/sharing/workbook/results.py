"""The first sheet: what everybody gets, recomputed here, beside our own amounts and the difference."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.awards import operand_of
from sharing.reports.formatting import date_words, safe
from sharing.reports.words import of
from sharing.reports.workbook_words import say
from sharing.tables import COMPANY, STAFF
from sharing.workbook.cells import Cell, Sheet, letters
from sharing.workbook.layout import View
from sharing.workbook.shown import Shown, form_of, formula_of

if TYPE_CHECKING:
    from sharing.awards import Award
    from sharing.workbook.book import Book

TOP = 7
"""The row of the headings; participants stand below it."""


def result_sheet(book: Book) -> Sheet:
    """Make the sheet with the awards."""
    language, name = book.language, say("result", book.language)
    ids = book.register.ids
    found = _titles(book)
    found += [Cell(TOP, 0, say("participant", language), "head"), Cell(TOP, 1, say("name", language), "head")]
    names = book.run.inputs.tables[STAFF].names
    found += [Cell(TOP + 1 + row, 0, safe(identity)) for row, identity in enumerate(ids)]
    found += [Cell(TOP + 1 + row, 1, safe(one)) for row, one in enumerate(names)]
    people = [award for award in book.register.awards if award.for_people]
    for number, award in enumerate(people):
        found += _people(book, award, 2 + 3 * number, name)
    others = [award for award in book.register.awards if not award.for_people]
    start = TOP + len(ids) + 4
    for number, award in enumerate(others):
        found += _company(book, award, start + number, name)
    return Sheet(name, tuple(found), ((0, 0, 16), (1, 1, 24), (2, 1 + 3 * max(1, len(people)), 20)), (TOP + 1, 2))


def _titles(book: Book) -> list[Cell]:
    scheme, period, language = book.run.scheme, book.run.inputs.period, book.language
    title = f"{safe(of(scheme.title, language, scheme.name))} {safe(scheme.version)}".strip()
    first, last = (date_words(day, language) for day in (period.start, period.end))
    dates = {"name": safe(period.name), "first": first, "last": last}
    fixed = sum(bool(shown.reason) for shown in book.shown)
    state = say("not live", language, n=str(fixed), steps=say("steps", language)) if fixed else say("live", language)
    lines = [
        (safe(book.run.inputs.company), "label"),
        (say("period", language, **dates), "label"),
        (say("how", language, checks=say("checks", language)), "note"),
        (state, "dead" if fixed else "note"),
    ]
    return [Cell(0, 0, title, "title"), *(Cell(1 + row, 0, text, form) for row, (text, form) in enumerate(lines))]


def shown_award(book: Book, award: Award) -> Shown:
    """Give the step of an award as it is shown."""
    operand = operand_of(book.run, award.outlet.step)
    terms = book.terms(operand.name)
    form = "money" if operand.kind.money == 1 else form_of(operand.kind)
    fixed = operand.name if operand.name in book.translation.reasons else ""
    return Shown(operand.name, "", operand, terms, form, fixed)


def _people(book: Book, award: Award, column: int, sheet: str) -> list[Cell]:
    label = safe(of(award.outlet.label, book.language, award.outlet.name))
    shown, view = shown_award(book, award), View(book.layout, STAFF, sheet)
    form = f"{shown.form} dead" if shown.reason else shown.form
    heads = (
        say("here", book.language, label=label),
        say("ours", book.language, label=label),
        say("difference", book.language),
    )
    found = [Cell(TOP, column + at, text, "head right") for at, text in enumerate(heads)]
    count = len(book.register.ids)
    for row in range(count):
        at = TOP + 1 + row
        here, ours = f"{letters(column)}{at + 1}", f"{letters(column + 1)}{at + 1}"
        formula = "" if shown.reason else formula_of(shown, book.grid, view, row)
        found.append(Cell(at, column, book.value(shown, row), form, formula))
        found.append(Cell(at, column + 1, award.amount(row), f"{shown.form} ours"))
        found.append(Cell(at, column + 2, 0, shown.form, f"ROUND({here}-{ours},6)"))
    if count:
        last = TOP + 1 + count
        found += [Cell(last, 0, say("total", book.language), "label total"), Cell(last, 1, "", "label total")]
        for at, value in enumerate((award.total, award.total, Fraction(0))):
            name = letters(column + at)
            found.append(
                Cell(last, column + at, value, f"{shown.form} total", f"ROUND(SUM({name}{TOP + 2}:{name}{last}),6)")
            )
    return found


def _company(book: Book, award: Award, row: int, sheet: str) -> list[Cell]:
    label = safe(of(award.outlet.label, book.language, award.outlet.name))
    shown, view = shown_award(book, award), View(book.layout, COMPANY, sheet)
    formula = "" if shown.reason else formula_of(shown, book.grid, view, 0)
    form = f"{shown.form} dead" if shown.reason else shown.form
    return [
        Cell(row, 0, say("award", book.language), "small"), Cell(row, 1, label, "label"),
        Cell(row, 2, book.value(shown, 0), form, formula),
        Cell(row, 3, award.total, f"{shown.form} ours"),
        Cell(row, 4, 0, shown.form, f"ROUND(C{row + 1}-D{row + 1},6)"),
    ]  # fmt: skip

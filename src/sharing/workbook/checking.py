"""The sheet of checks: each is OK or WRONG, and stands for something that an edit could break."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.dates import day_number
from sharing.inputs.brackets import bounds_of
from sharing.named import Named
from sharing.reports.formatting import date_words, decimal, safe
from sharing.reports.words import of
from sharing.reports.workbook_words import say
from sharing.tables import COMPANY, STAFF
from sharing.workbook.cells import Cell, Sheet, letters
from sharing.workbook.expressions import LIMIT
from sharing.workbook.layout import FIRST, View
from sharing.workbook.leaves import EPOCH
from sharing.workbook.results import TOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharing.workbook.book import Book
    from sharing.workbook.leaves import Entry


class Check(Named):
    """A check: what it says, the condition as a formula, the word where it fails, and whether it holds at first."""

    label: str
    condition: str
    fails: str = "WRONG"
    holds: bool = True


def check_sheet(book: Book) -> Sheet:
    """Make the sheet with the checks."""
    language, name = book.language, say("checks", book.language)
    view = View(book.layout, STAFF, name)
    made = [
        *_awards(book), *_numbers(book, view), *_entries(book, view), *_brackets(book, view), *_scheme(book, view),
    ]  # fmt: skip
    fine, wrong = say("OK", language), say("WRONG", language)
    found = [
        Cell(0, 0, name, "title"),
        Cell(2, 0, say("check", language), "head"), Cell(2, 1, say("outcome", language), "head"),
    ]  # fmt: skip
    first, last = 5, 4 + len(made)
    clear = not any(not check.holds and check.fails == "WRONG" for check in made)
    formula = f'IF(COUNTIF(B{first}:B{last},"{wrong}")=0,"{fine}","{wrong}")'
    found += [Cell(3, 0, say("all", language), "label"), Cell(3, 1, fine if clear else wrong, "check", formula)]
    for row, check in enumerate(made):
        bad = say(check.fails, language)
        text = f'IF(IFERROR({check.condition},FALSE),"{fine}","{bad}")'
        found += [Cell(4 + row, 0, check.label), Cell(4 + row, 1, fine if check.holds else bad, "check", text)]
    return Sheet(name, tuple(found), ((0, 0, 90), (1, 1, 16)), (3, 0))


def _awards(book: Book) -> list[Check]:
    found = []
    sheet, count = f"'{say('result', book.language)}'!", len(book.register.ids)
    people = [award for award in book.register.awards if award.for_people]
    for number, award in enumerate(people if count else ()):
        label = safe(of(award.outlet.label, book.language, award.outlet.name))
        here, gap = (letters(2 + 3 * number + at) for at in (0, 2))
        cells = f"{sheet}{here}${TOP + 2}:{here}${TOP + 1 + count}"
        gaps = f"{sheet}{gap}${TOP + 2}:{gap}${TOP + 1 + count}"
        found.append(Check(say("answered", book.language, label=label), f"COUNT({cells})=ROWS({cells})"))
        found.append(Check(say("same", book.language, label=label), f"AND(MIN({gaps})=0,MAX({gaps})=0)", "CHANGED"))
        pool = next((shown for shown in book.shown if shown.name == award.outlet.pool), None)
        if pool is not None and pool.operand.table == COMPANY:
            value = f"'{book.layout.names[COMPANY]}'!$B${book.places[pool.name] + 1}"
            text = say("pool holds", book.language, label=label, pool=pool.label)
            found.append(Check(text, f"ABS(ROUND(SUM({cells}),6))<=ABS(ROUND({value},6))"))
    return found


def _numbers(book: Book, view: View) -> list[Check]:
    """Check what makes the arithmetic exact: lengths, divisors, passes that are enough."""
    found = []
    for table in book.tables:
        name, start, last = book.layout.names[table], book.start[table], book.layout.used[table]
        if last == start:
            continue
        prefix = book.layout.prefix(table, view.sheet)
        cells = f"{prefix}$C${start + 1}:$C${last}"
        if table != COMPANY:
            cells = (
                f"{prefix}${letters(start)}${FIRST + 1}:${letters(last - 1)}${FIRST + max(1, book.grid.rows[table])}"
            )
        text = f'AND(COUNTIF({cells},">={LIMIT}")=0,COUNTIF({cells},"<=-{LIMIT}")=0)'
        found.append(Check(say("bound", book.language, sheet=name), text))
        below = [column for column in book.columns if column in book.grid.divisors and column.table == table]
        if below:
            tests = ",".join(f'COUNTIF({view.range(column)},"<0")=0' for column in below)
            found.append(Check(say("divisor", book.language, sheet=name), f"AND({tests})"))
    for line, passes in book.translation.passes.items():
        step = next((shown.label for shown in book.shown if shown.name.startswith(_step_of(book, line))), line)
        text = f"SUM({view.range(passes.last)})=SUM({view.range(passes.last_but_one)})"
        holds = sum(v or 0 for v in passes.last.values) == sum(v or 0 for v in passes.last_but_one.values)
        found.append(Check(say("converged", book.language, step=step), text, holds=holds))
    return found


def _step_of(book: Book, name: str) -> str:
    """Name the step to which a hidden line belongs: the next named line."""
    lines = [line.name for line in book.run.scheme.program.lines]
    after = lines[lines.index(name) :]
    return next((one.partition(".")[0] for one in after if not one.startswith("~")), name)


def _entries(book: Book, view: View) -> list[Check]:
    """Check what people enter: that it is there, with decimals that the sheet keeps, within what the scheme allows."""
    found = []
    for leaf, entry in book.translation.leaves.entries.items():
        if not entry.shown:
            continue
        label = safe(of(entry.declared.label, book.language, entry.declared.name))
        cells, unit = view.entries(leaf), 10**entry.digits
        if not entry.declared.optional and None not in entry.shown:
            found.append(Check(say("filled", book.language, label=label), f"COUNTBLANK({cells})=0"))
        if entry.form == "text":
            continue
        exact = f"SUMPRODUCT(--(ABS({cells}*{unit}-ROUND({cells}*{unit},0))>1/10^4))=0"
        if entry.digits:
            told = say("decimals", book.language, label=label, n=str(entry.digits))
        else:
            told = say("days" if entry.form == "date" else "whole", book.language, label=label)
        found.append(Check(told, exact))
        for key, sign, bound, text in _bounds(book, entry):
            size = f"{bound.numerator}/{bound.denominator}" if bound.denominator != 1 else str(bound.numerator)
            outside = f'COUNTIF({cells},"{sign}"&{size})=0'
            found.append(Check(say(key, book.language, label=label, bound=text), outside))
    return found


def _bounds(book: Book, entry: Entry) -> Iterator[tuple[str, str, Fraction, str]]:
    """Give what an input may not go below or above: the key of the text, the sign outside, the number, and its text."""
    declared, period = entry.declared, book.run.inputs.period
    low, high = (Fraction(0), Fraction(1)) if entry.form == "truth" else (declared.low, declared.high)
    for key, sign, bound in (("lowest", "<", low), ("highest", ">", high)):
        if bound is not None:
            yield key, sign, bound, decimal(bound, book.language)
    days = {"period.start": period.start, "period.end": period.end}
    for key, sign, word in (("lowest", "<", declared.first), ("highest", ">", declared.last)):
        if word:
            day = days[word] if word in days else day_number(word)
            yield key, sign, Fraction(day - EPOCH), date_words(day, book.language)


def _brackets(book: Book, view: View) -> list[Check]:
    """Check tables in which values are looked up: every row begins above the one before, and where that one ends."""
    found = []
    for table, name in bounds_of(book.run.scheme).items():
        start, end = f"{table}.{name}", f"{table}.to"
        entries = book.translation.leaves.entries
        if start not in entries or not entries[start].shown[1:]:
            continue
        following = view.entries(start, 1)
        tests = [f"SUMPRODUCT(--({following}<={view.entries(start, 0, 1)}))=0"]
        if end in entries:
            tests.append(f"SUMPRODUCT(--({following}<>{view.entries(end, 0, 1)}))=0")
        found.append(Check(say("rising", book.language, sheet=book.layout.names[table]), f"AND({','.join(tests)})"))
    return found


def _scheme(book: Book, view: View) -> list[Check]:
    """Repeat the scheme's own checks, and say what is not recomputed."""
    found = []
    for told in book.register.told:
        shown = next(one for one in book.shown if one.name == told.check.operand.name)
        table, seat = shown.operand.table, book.places[shown.name]
        prefix = book.layout.prefix(table, view.sheet)
        name = letters(seat)
        cells = (
            f"{prefix}$B${seat + 1}"
            if table == COMPANY
            else f"{prefix}{name}${FIRST + 1}:{name}${FIRST + max(1, book.grid.rows[table])}"
        )
        label = say("scheme check", book.language, label=safe(of(told.check.reason, book.language, told.check.name)))
        found.append(Check(label, f"COUNTIF({cells},0)=0", "NOTE", holds=told.holds))
    if any(shown.reason for shown in book.shown):
        found.append(Check(say("some fixed", book.language), "FALSE", "NOTE", holds=False))
    return found

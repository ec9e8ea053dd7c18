"""Read who holds what at the exit: rows of holder, class, quantity and, for options, the price of one unit."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.errors import Problem, Refused, did_you_mean
from sharing.exits.registers import as_holdings, without_certified
from sharing.exits.terms import HURDLE, OPTION, Holding
from sharing.inputs.cells import column_of, numbers_at
from sharing.inputs.columns_read import Reading
from sharing.inputs.identities import ID_FORM
from sharing.inputs.number_columns import numbers_in
from sharing.inputs.sheet import listed, shown

if TYPE_CHECKING:
    from sharing.exits.terms import ExitTerms
    from sharing.inputs.sheet import Sheet

HOLDER = ("holder", "houder", "participant", "deelnemer", "id", "certificaathouder", "stockholder", "security holder")
CLASS = ("class", "soort", "stock class", "instrument")
QUANTITY = ("quantity", "aantal", "units", "eenheden", "number")
STRIKE = ("strike", "exercise price", "uitoefenprijs", "base value", "beginwaarde")


def read_holdings(terms: ExitTerms, sheet: Sheet, reading: Reading | None = None) -> tuple[Holding, ...]:
    """Read the holdings at an exit, in the order of holder, class and strike; Refused with every problem.

    A register of positions will do: vested options and everything that is held.
    """
    reading, problems, sheet = reading or Reading(), list[Problem](), as_holdings(terms, sheet)
    wanted = {"holder": HOLDER, "class": CLASS, "quantity": QUANTITY}
    found = {name: column_of(sheet, name, words, problems) for name, words in wanted.items()}
    strike = column_of(sheet, "strike", STRIKE, problems, optional=True)
    holder, name, quantity = found.values()
    if holder is None or name is None or quantity is None:
        raise Refused(problems)
    problems.extend(_holders(sheet, holder))
    problems.extend(_classes(terms, sheet, name))
    numbers = numbers_at(sheet, quantity, reading, problems)
    below = [row for row, value in enumerate(numbers) if value < 0]
    said = "a quantity is below zero"
    problems.extend(listed([Problem("D011", said, sheet.place(row, quantity), "write 0 or more") for row in below]))
    strikes = _strikes(sheet, strike, reading, problems)
    problems.extend(_priced(terms, sheet, name, strike, strikes))
    if not problems and not sum(numbers):
        problems.append(
            Problem("D013", "nobody holds a unit", sheet.heading_place(quantity), "give the holdings at the exit")
        )
    if problems:
        raise Refused(problems)
    rows = zip(sheet.column(holder), sheet.column(name), numbers, strikes, strict=True)
    holdings = without_certified(terms, [Holding(*row) for row in rows])
    return tuple(sorted(holdings, key=lambda one: (one.holder, one.name, one.strike or -1)))


def _holders(sheet: Sheet, at: int) -> list[Problem]:
    advice = "an id begins with a letter or digit, and has letters, digits, point, dash or underscore"
    return listed(
        [
            Problem(
                "I046", f"`{shown(text)}` cannot be an id" if text else "the id is blank", sheet.place(row, at), advice
            )
            for row, text in enumerate(sheet.column(at))
            if not ID_FORM.fullmatch(text)
        ]
    )


def _classes(terms: ExitTerms, sheet: Sheet, at: int) -> list[Problem]:
    plan = terms.document.tree.get("classes", {}) if terms.document else {}
    found = []
    for row, text in enumerate(sheet.column(at)):
        if text in terms.classes:
            continue
        if text in plan:
            advice = f"say it in the plan: [classes.{text}.exit]"
            found.append(
                Problem("D010", f"class `{text}` does not say what it gets at an exit", sheet.place(row, at), advice)
            )
        else:
            advice = did_you_mean(text, terms.classes) or f"classes of the plan: {', '.join(sorted(terms.classes))}"
            found.append(Problem("D010", f"the plan has no class `{shown(text)}`", sheet.place(row, at), advice))
    return listed(found)


def _strikes(sheet: Sheet, at: int | None, reading: Reading, problems: list[Problem]) -> list[Fraction | None]:
    """Read what one unit of each row costs its holder: a blank cell is no price; nothing when one cannot be read."""
    values: list[Fraction | None] = [None] * len(sheet.rows)
    filled = [row for row, text in enumerate(sheet.column(at)) if text] if at is not None else []
    if at is None or not filled:
        return values
    try:
        read = numbers_in(sheet, at, reading.decimal, rows=filled)
    except Refused as refused:
        problems.extend(refused.problems)
        return []
    for row, unscaled in zip(filled, read.unscaled, strict=True):
        values[row] = Fraction(unscaled, 10**read.decimals)
    below = [
        Problem("D011", "a price is below zero", sheet.place(row, at), "write 0 or more")
        for row in filled
        if (values[row] or 0) < 0
    ]
    problems.extend(listed(below))
    return values


def _priced(
    terms: ExitTerms, sheet: Sheet, at: int, column: int | None, strikes: list[Fraction | None]
) -> list[Problem]:
    """Say which options have no price, or two, and what has one although it is no option."""
    found = []
    for row, (text, strike) in enumerate(zip(sheet.column(at), strikes, strict=False)):
        known = terms.classes.get(text)
        if known is None:
            continue
        place = sheet.place(row, at if column is None else column)
        if known.kind == OPTION and strike is None and known.strike is None:
            advice = "fill in the column strike, or say it in the plan: strike = 2.50"
            found.append(Problem("D012", f"a unit of `{text}` has no exercise price", place, advice))
        elif known.kind == OPTION and None not in {strike, known.strike} and strike != known.strike:
            found.append(
                Problem("D012", f"a unit of `{text}` has another price in the plan", place, "keep one of the two")
            )
        elif known.kind != OPTION and strike and not (known.kind == HURDLE and strike == known.strike):
            found.append(
                Problem("D012", f"a unit of `{text}` has no exercise price in its terms", place, "leave the cell blank")
            )
    return listed(found)

"""Periods in a row: each one opens with what the one before has closed with, and one command runs them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.dates import day_text
from sharing.errors import Place, Problem, Refused, did_you_mean
from sharing.evaluation import run
from sharing.inputs.binding import bind
from sharing.inputs.sheet import listed, shown
from sharing.named import Named
from sharing.register import Register, register_of
from sharing.state import STATE_FILE, State, closing_state, state_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sharing.inputs.bound import Inputs
    from sharing.inputs.columns_read import Reading
    from sharing.inputs.figures import Figures, Period
    from sharing.inputs.sheet import Sheet
    from sharing.scheme import Scheme

PERIOD = ("period", "periode")


class Passed(Named):
    """A period that was run: its result, the state it opened with if any, and the state it leaves."""

    register: Register
    opening: State | None
    closing: State


def run_in_order(
    scheme: Scheme,
    figures: Figures,
    sheets: Mapping[str, Sheet],
    periods: Sequence[Period],
    *,
    state: State | None = None,
    given: Mapping[str, str] | None = None,
    reading: Reading | None = None,
) -> Iterator[Passed]:
    """Run periods one after the other; a sheet with a column `period` gives each its own rows.

    Raises Refused when a state does not belong to the scheme or does not end where the period begins, and for every
    reason for which one period can be refused.
    """
    for period in periods:
        inputs = open_period(scheme, figures, sheets, period, state=state, given=given, reading=reading)
        passed = close_period(scheme, inputs, state)
        yield passed
        state = passed.closing


def open_period(
    scheme: Scheme,
    figures: Figures,
    sheets: Mapping[str, Sheet],
    period: Period,
    *,
    state: State | None = None,
    given: Mapping[str, str] | None = None,
    reading: Reading | None = None,
) -> Inputs:
    """Bring one period's files and what is carried into it to a scheme; Refused with every problem."""
    if scheme.accounts or (state and state.accounts):
        check_state(scheme, state, period, figures)
    check_sheets(scheme, figures, sheets)
    own = {name: of_period(sheet, period, scheme) for name, sheet in sheets.items()}
    carried = state_sheets(scheme, state)
    try:
        inputs = bind(scheme, figures, {**own, **carried}, period, given=given, reading=reading)
    except Refused as refused:
        raise Refused([_of_an_owner(problem) for problem in refused.problems]) from None
    return inputs._replace(state=state.digest if state else "")


def _of_an_owner(problem: Problem) -> Problem:
    """Say of an owner who is not in the staff list what to do about it."""
    if problem.code != "I043" or not problem.place.file.startswith(STATE_FILE):
        return problem
    advice = "whoever owns an entry stays in the staff list until it is drawn or has lapsed"
    return problem._replace(what=f"{problem.what}, and owns an entry of an account", advice=advice)


def close_period(scheme: Scheme, inputs: Inputs, state: State | None = None) -> Passed:
    """Run one period and give its result and what it carries out."""
    done = run(scheme, inputs)
    return Passed(register_of(done), state, closing_state(done))


def of_period(sheet: Sheet, period: Period, scheme: Scheme) -> Sheet:
    """Give the rows of a sheet that belong to a period: all of them when the sheet does not say."""
    column = _column(sheet, scheme)
    if column is None:
        return sheet
    chosen = [row for row, cells in enumerate(sheet.rows) if cells[column].strip() == period.name]
    at = {row: place for place, row in enumerate(chosen)}
    return sheet._replace(
        rows=tuple(sheet.rows[row] for row in chosen),
        lines=tuple(sheet.lines[row] for row in chosen),
        typed=frozenset((at[i], j) for i, j in sheet.typed if i in at),
    )


def _column(sheet: Sheet, scheme: Scheme) -> int | None:
    """Find the column that says to which period a row belongs, unless the scheme reads it for something else."""
    headings = [header.strip().casefold() for header in sheet.headers]
    column = next((headings.index(word) for word in PERIOD if word in headings), None)
    read = {header.casefold() for found in scheme.inputs for header in (found.name, *found.headers)}
    return None if column is None or headings[column] in read else column


def check_sheets(scheme: Scheme, figures: Figures, sheets: Mapping[str, Sheet]) -> None:
    """Refuse rows of a period that the figures do not have, and a file for an account, which has entries of its own."""
    what = "is an account: its entries are those that the period before left behind"
    advice = "leave this file out; --state FILE gives the entries"
    named = [account.name for account in scheme.accounts if account.name in sheets]
    problems = [Problem("I049", f"`{name}` {what}", advice=advice) for name in named]
    names = [period.name for period in figures.periods]
    for sheet in sheets.values():
        problems += listed(_strays(sheet, _column(sheet, scheme), names))
    if problems:
        raise Refused(problems)


def _strays(sheet: Sheet, column: int | None, names: Sequence[str]) -> list[Problem]:
    """Find the rows that belong to no period: without a word they would count for nobody."""
    if column is None:
        return []
    advice = f"periods: {', '.join(names)}; a column that means something else needs another heading"
    return [
        Problem("I042", f"`{shown(cells[column])}` is not a period of the figures", sheet.place(row, column), advice)
        for row, cells in enumerate(sheet.rows)
        if cells[column].strip() not in names
    ]


def check_state(scheme: Scheme, state: State | None, period: Period, figures: Figures) -> None:
    """Hold a state to the scheme it was made by and to the period that follows it; Refused with every problem."""
    if state is None:
        return
    problems = []
    where = Place("state")
    if state.scheme != scheme.name:
        what = f"the state belongs to scheme `{state.scheme}`, and this is `{scheme.name}`"
        problems.append(Problem("I071", what, where, "give the state that this scheme left behind"))
    if state.end + 1 != period.start:
        what = f"the state is of the last day of `{state.period}`, {day_text(state.end)}"
        advice = (
            f"period `{period.name}` begins on {day_text(period.start)}: run the periods between, or give that state"
        )
        problems.append(Problem("I072", what, figures.document.place(period.path[:-1]), advice))
    names = {account.name for account in scheme.accounts}
    for name, entries in state.accounts.items():
        if name not in names:
            what = f"the scheme has no account `{name}`"
            problems.append(Problem("I073", what, where, did_you_mean(name, names) or "an account cannot disappear"))
        late = [entry for entry in entries if entry.expires is not None and entry.expires < period.start]
        problems.extend(
            Problem("I074", f"entry {entry.identity} of `{name}` expired on {day_text(entry.expires or 0)}", where,
                    "an expired entry cannot be used; it lapses in the period in which it expires")
            for entry in late
        )  # fmt: skip
    if problems:
        raise Refused(problems)

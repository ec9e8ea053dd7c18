"""The expense of a plan: the scheme run on its rows, and what it gives by grant, by layer and by year."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from sharing.awards import operand_of
from sharing.decimals import decimal_text
from sharing.errors import Problem, Refused
from sharing.evaluation import run
from sharing.expense.layers import problems_of_leaving
from sharing.expense.rows import inputs_of, lines_of
from sharing.expense.values import CASH, EQUITY
from sharing.inputs.binding import bind
from sharing.inputs.columns_read import Reading
from sharing.inputs.numerals import NumberStyle
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sharing.evaluation import Run
    from sharing.expense.rows import Line
    from sharing.expense.values import Plan
    from sharing.scheme import Scheme

SCHEME = "equity-plan-expense"
STEPS = (
    "expected", "outstanding", "worth", "part", "opening", "expense", "moved_in", "moved_out", "paid", "carried",
    "cumulative", "at_old_worth", "remeasured", "on_settling",
)  # fmt: skip


@frozen
class Entry:
    """One layer of a grant in one year: what the steps of the scheme give for it."""

    line: Line
    row: int
    values: Mapping[str, Fraction]

    def __getitem__(self, step: str) -> Fraction:
        """Give the value of a step."""
        return self.values[step]


@frozen
class Schedule:
    """What is booked in every year for every grant, with the run that gives it."""

    plan: Plan
    run: Run
    entries: tuple[Entry, ...]

    def total(self, step: str, which: Callable[[Entry], bool] = lambda _: True) -> Fraction:
        """Add a step up over the entries that are meant."""
        return sum((entry[step] for entry in self.entries if which(entry)), Fraction(0))

    def of(self, step: str, grant: str | None = None, year: str | None = None) -> Fraction:
        """Add a step up over a grant, a year, or both; over all where neither is named."""
        return self.total(step, lambda entry: self._meant(entry, grant, year))

    def settled(self, step: str, settlement: str, year: str) -> Fraction:
        """Add a step up over a year, of what is settled in `equity` or in `cash`."""
        at = self.plan.years.index(year)
        return self.total(step, lambda e: e.line.layer.settlement == settlement and e.line.place == at)

    def found(self, grant: str | None = None, year: str | None = None) -> list[Entry]:
        """Give the entries of a grant, of a year, or of both."""
        return [entry for entry in self.entries if self._meant(entry, grant, year)]

    def _meant(self, entry: Entry, grant: str | None, year: str | None) -> bool:
        own = grant in {None, entry.line.layer.grant.name}
        return own and year in {None, self.plan.years[entry.line.place]}

    @property
    def settlements(self) -> tuple[str, ...]:
        """Name the sides of the balance that occur: equity, cash, or both."""
        return tuple(s for s in (EQUITY, CASH) if any(e.line.layer.settlement == s for e in self.entries))


def schedule_of(plan: Plan, scheme: Scheme) -> Schedule:
    """Run the scheme `equity-plan-expense` on a plan; Refused when a yearly rate or what was exercised does not fit."""
    broken = [
        Problem("X010", f"`{grant.name}` has a yearly rate of leaving over {decimal_text(years)} years",
                plan.document.place(grant.path), "a rate needs whole years; say what will vest instead: vest = 0.9")
        for grant, years in problems_of_leaving(plan)
    ]  # fmt: skip
    if broken:
        raise Refused(broken)
    lines = lines_of(plan)
    figures, sheets = inputs_of(plan, lines)
    reading = Reading(decimal=NumberStyle.POINT)
    scheme = scheme._replace(currency=plan.currency)
    done = run(scheme, bind(scheme, figures, sheets, figures.periods[0], reading=reading))
    rows = {identity: row for row, identity in enumerate(done.inputs.tables[STAFF].ids)}
    columns = {step: done.value(operand_of(done, step)).exact.fractions() for step in STEPS}
    entries = tuple(
        Entry(line, rows[line.id], {step: values[rows[line.id]] for step, values in columns.items()}) for line in lines
    )
    _check(plan, entries)
    return Schedule(plan, done, entries)


def _check(plan: Plan, entries: tuple[Entry, ...]) -> None:
    """Say where more was exercised than was expected to vest."""
    problems = []
    for entry in entries:
        said = plan.estimates.get((entry.line.layer.grant.name, entry.line.place))
        if entry["outstanding"] < 0:
            path = said.path if said is not None else entry.line.layer.grant.path
            what = f"`{entry.line.layer.id}` has {-entry['outstanding']} units more exercised than expected to vest"
            problems.append(Problem("X009", what, plan.document.place(path), "correct the number, or the estimate"))
    if problems:
        raise Refused(problems)

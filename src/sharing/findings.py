"""What a register tells beside the amounts: who does not take part, changes by hand, left-over cents, checks."""

from __future__ import annotations

from fractions import Fraction
from itertools import compress
from typing import TYPE_CHECKING

from sharing.errors import Problem
from sharing.named import Named
from sharing.roundings import unit_of
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing.awards import Award
    from sharing.evaluation import Run
    from sharing.scheme import Condition, Step


MOST_NAMED = 5


class Exclusion(Named):
    """Somebody who does not take part, and the first condition that is not met."""

    row: int
    condition: Condition


class Leftover(Named):
    """The units left over after rounding down in one step: how many there were, and who received one."""

    step: str
    multiple: Fraction
    ids: tuple[str, ...]


class Told(Named):
    """A check and what came of it: whether it holds, and the participants for whom it does not."""

    check: Condition
    holds: bool
    ids: tuple[str, ...] = ()


class Noted(Named):
    """Something that a rule wants everybody to see, such as a change by hand: in which step, what, and for whom.

    `ids` is empty where it is about the whole company.
    """

    step: Step
    label: Mapping[str, str]
    ids: tuple[str, ...]


def exclusions_of(run: Run) -> list[Exclusion]:
    """Find everybody who does not take part, with the first condition that is not met."""
    found: dict[int, Condition] = {}
    for condition in run.scheme.conditions:
        value = run.value(condition.operand).exact
        rows = (
            value.integers() if value.rows is not None else [int(value.fraction())] * len(run.inputs.tables[STAFF].ids)
        )
        for row, holds in enumerate(rows):
            if not holds:
                found.setdefault(row, condition)
    return [Exclusion(row, found[row]) for row in sorted(found)]


def paid_although_excluded(run: Run, awards: Sequence[Award], exclusions: Sequence[Exclusion]) -> list[Problem]:
    """Say which awards pay somebody who does not take part: the scheme says one thing and does another."""
    problems = []
    for award in awards:
        if not award.for_people or award.outlet.kind == "check":
            continue
        rows = [found.row for found in exclusions if award.amount(found.row)]
        if rows:
            ids = [run.inputs.tables[STAFF].ids[row] for row in rows]
            most = MOST_NAMED + (len(ids) == MOST_NAMED + 1)
            more = f" and {len(ids) - most} others" if len(ids) > most else ""
            what = f"`{award.outlet.name}` pays who does not take part: {', '.join(ids[:most])}{more}"
            place = run.scheme.document.place(("awards", award.outlet.name, "step"), offset=0)
            advice = f"say it in a step: if eligible then {award.outlet.step} else 0"
            problems.append(Problem("E017", what, place, advice))
    return problems


def leftovers_of(run: Run) -> list[Leftover]:
    """Find in every step that apportions the units that were left over, and who received one."""
    found = []
    for step in run.scheme.steps:
        extra = step.outputs.get("extra")
        if step.rule is not None and step.rule.intrinsic and extra is not None:
            values = run.value(extra).exact
            rows = tuple(row for row, n in enumerate(values.integers()) if n)
            ids = run.inputs.tables[extra.table].ids
            found.append(
                Leftover(step.name, unit_of(step, run.workings) or Fraction(0), tuple(ids[row] for row in rows))
            )
    return found


def noted_of(run: Run) -> list[Noted]:
    """Find in every step where a line that its rule notes is not zero."""
    found = []
    for step in run.scheme.steps:
        for line in step.rule.lines if step.rule is not None else ():
            if line.noted and line.name in step.outputs:
                operand = step.outputs[line.name]
                value = run.value(operand).exact
                ids = run.inputs.tables[operand.table].ids if value.rows is not None else ()
                changes = value.fractions()
                if any(changes):
                    found.append(Noted(step, line.label, tuple(compress(ids, changes))))
    return found


def told_of(run: Run, check: Condition) -> Told:
    """Say whether a check holds, and for whom it does not."""
    found = run.value(check.operand)
    value = found.exact
    if not found.clear:
        return Told(check, holds=False)
    if value.rows is None:
        return Told(check, bool(value.fraction()))
    ids = run.inputs.tables[STAFF].ids
    failing = tuple(ids[row] for row, holds in enumerate(value.integers()) if not holds)
    return Told(check, not failing, failing)

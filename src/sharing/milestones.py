"""The milestones that a run finds: whose, which, on which day, and what they give; what was reached and not given.

Nothing is calculated here: the days and values are the outputs of the scheme's steps of rule `milestone`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharing.evaluation import Run
    from sharing.scheme import Step

RULE = "milestone"


class Due(NamedTuple):
    """A milestone of one participant: its months, its day (None where only its months are known), and what it gives.

    `late` says that its day lies before the period: it was promised and not given. `steps` and `values` are what each
    step of the scheme gives for it now.
    """

    row: int
    months: int
    day: int | None
    late: bool
    steps: tuple[Step, ...]
    values: tuple[Fraction, ...]


def milestones_of(run: Run) -> list[Due]:
    """List what falls due in the period of a run, and what was missed before it, by day and then by participant."""
    found: dict[tuple[int, int], Due] = {}
    for step in run.scheme.steps:
        if step.rule is not None and step.rule.name == RULE:
            for due in _of_step(run, step):
                key = (due.row, due.months)
                had = found.get(key)
                found[key] = (
                    due if had is None else had._replace(steps=had.steps + due.steps, values=had.values + due.values)
                )
    return sorted(found.values(), key=lambda due: (due.day is not None, due.day or 0, due.row, due.months))


def _of_step(run: Run, step: Step) -> Iterator[Due]:
    """Give the milestones of one step: the one that gives something now, and the one that was missed."""
    if step.operand.table != STAFF:
        return
    values = run.value(step.operand).exact.fractions()
    reached, day, how_many = (_column(run, step, word) for word in ("reached", "day", "how_many"))
    missed = _column(run, step, "missed") if "missed" in step.outputs else [0] * len(reached)
    for row, months in enumerate(reached):
        late = day[row] < run.inputs.period.start
        if how_many[row]:
            yield Due(row, months, day[row], late=late, steps=(step,), values=(values[row],))
        if missed[row] and not (how_many[row] and missed[row] == months):
            known = day[row] if missed[row] == months else None
            yield Due(row, missed[row], known, late=True, steps=(step,), values=(Fraction(0),))


def _column(run: Run, step: Step, word: str) -> list[int]:
    return [int(value) for value in run.value(step.outputs[word]).exact.fractions()]

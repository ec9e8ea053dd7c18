"""The milestones that a run finds: whose, which, on which day, and what they give; what was reached and not given.

Nothing is calculated here: the days and values are the outputs of the scheme's steps of rule `milestone`. A step says
of each participant only the highest milestone, so where somebody has several the scheme is run again to an earlier day.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.errors import Refused
from sharing.evaluation import REFUSALS, Run, run
from sharing.exact import number
from sharing.kernel import Value
from sharing.named import Named
from sharing.refusals import TWO_MILESTONES
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharing.inputs.bound import Inputs
    from sharing.scheme import Scheme, Step

RULE = "milestone"
SEVERAL = REFUSALS[TWO_MILESTONES][0]
"""The code by which a scheme refuses two milestones of one participant in one period."""


class Due(Named):
    """A milestone of one participant: its months, its day (None where only its months are known), and what it gives.

    `late` says that its day lies before the period: it was promised and not given. `steps` and `values` are what each
    step of the scheme gives for it now; `several` that it is the highest of more than one.
    """

    row: int
    months: int
    day: int | None
    late: bool
    steps: tuple[Step, ...]
    values: tuple[Fraction, ...]
    several: bool = False


def milestones_of(run: Run) -> list[Due]:
    """List what falls due in the period of a run, and what was missed before it, by day and then by participant.

    Of several milestones of one participant in the period it lists the highest, which stands for all of them.
    """
    return _merged(_single(run))


def milestones_in(scheme: Scheme, inputs: Inputs) -> tuple[Run, list[Due]]:
    """List every milestone in the period of the inputs, also several of one participant, each with what it gives alone.

    Where the scheme refuses two in one period, the period is listed in halves: a list of ten years pays nothing.
    """
    try:
        done = run(scheme, inputs)
    except Refused as refused:
        first, last = inputs.period.start, inputs.period.end
        if {problem.code for problem in refused.problems} != {SEVERAL} or first == last:
            raise
        middle = (first + last) // 2
        done, early = milestones_in(scheme, _over(inputs, first, middle))
        _, late = milestones_in(scheme, _over(inputs, middle + 1, last))
        known = {(due.row, due.months) for due in early}
        return done._replace(inputs=inputs), _ordered([*early, *(due for due in late if _key(due)[1:] not in known)])
    return done, _merged(_each(done))


def _each(done: Run) -> list[Due]:
    """Give the milestones of each step, and those before them in the period: of a run that ends a day earlier."""
    first, found = done.inputs.period.start, _single(done)
    waiting = {_key(due): place for place, due in enumerate(found) if due.several and not due.late}
    while waiting:
        end = max(found[place].day or 0 for place in waiting.values()) - 1
        shorter = run(done.scheme, _over(done.inputs, first, end)) if end >= first else None
        earlier = {_key(due)[:2]: due for due in _single(shorter) if not due.late} if shorter else {}
        for key, place in list(waiting.items()):
            if (found[place].day or 0) > end:
                del waiting[key]
                if before := earlier.get(key[:2]):
                    if found[place].steps[0].choices["several"] == "each":
                        alone = found[place].values[0] - before.values[0]
                        found[place] = found[place]._replace(values=(alone,))
                    waiting[_key(before)] = len(found)
                    found.append(before)
    return found


def _over(inputs: Inputs, first: int, last: int) -> Inputs:
    """Give the same inputs with other days of the period."""
    days = {"period.start": Value(number(first)), "period.end": Value(number(last))}
    period = inputs.period._replace(start=first, end=last)
    return inputs._replace(leaves={**inputs.leaves, **days}, period=period)


def _single(run: Run) -> list[Due]:
    steps = [step for step in run.scheme.steps if step.rule is not None and step.rule.name == RULE]
    return [due for step in steps for due in _of_step(run, step)]


def _key(due: Due) -> tuple[str, int, int]:
    return due.steps[0].name, due.row, due.months


def _merged(single: list[Due]) -> list[Due]:
    """Join what several steps give for one milestone."""
    found: dict[tuple[int, int], Due] = {}
    for due in single:
        had = found.get((due.row, due.months))
        found[due.row, due.months] = (
            due if had is None else had._replace(steps=had.steps + due.steps, values=had.values + due.values)
        )
    return _ordered(list(found.values()))


def _ordered(found: list[Due]) -> list[Due]:
    return sorted(found, key=lambda due: (due.day is not None, due.day or 0, due.row, due.months))


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
            yield Due(row, months, day[row], late, (step,), (values[row],), several=how_many[row] > 1)
        if missed[row] and not (how_many[row] and missed[row] == months):
            known = day[row] if missed[row] == months else None
            yield Due(row, missed[row], known, late=True, steps=(step,), values=(Fraction(0),))


def _column(run: Run, step: Step, word: str) -> list[int]:
    return [int(value) for value in run.value(step.outputs[word]).exact.fractions()]

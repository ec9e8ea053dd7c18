"""Who is at a limit: for whom the result of a step that has limits is the limit itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.kinds import QUANTITY
from sharing.named import Named
from sharing.reports.formatting import safe
from sharing.reports.page_words import tell
from sharing.reports.words import of
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from sharing.evaluation import Run
    from sharing.kernel import Operand
    from sharing.reports.page_words import Voice
    from sharing.scheme import Step

OWN = {"at_most": "high", "at_least": "low"}


class Limit(Named):
    """One limit of one step: its label, whether it is the upper one, and the rows that are at it with its amount."""

    label: str
    upper: bool
    rows: tuple[int, ...]
    amounts: tuple[Fraction, ...]


def limits(run: Run, voice: Voice) -> list[Limit]:
    """Find in every step of the staff that has limits who is at one; who gets nothing is at none."""
    found = []
    for step, word, operand in _limited(run):
        values = run.value(step.operand).exact.fractions()
        bounds = _by_row(run, operand, len(values))
        pairs = enumerate(zip(values, bounds, strict=True))
        at = [row for row, (value, bound) in pairs if value and abs(value) == bound]
        named = run.scheme.step(operand.name) or run.scheme.input(operand.name)
        own = step.rule.outputs(step.choices).get(OWN[word], {}) if step.rule else {}
        label = safe(of(named.label if named else own, voice.language, tell("limit", voice)))
        found.append(Limit(label, word == "at_most", tuple(at), tuple(bounds[row] for row in at)))
    return found


def _limited(run: Run) -> Iterator[tuple[Step, str, Operand]]:
    """Give every step of the staff with each of its limits, for the part of the time where the rule says so."""
    for step in run.scheme.steps:
        for word, own in OWN.items():
            if step.operand.table == STAFF and step.operand.kind.form == QUANTITY and word in step.trees:
                yield step, word, step.outputs.get(own) or step.parts[step.trees[word]]


def _by_row(run: Run, operand: Operand, count: int) -> Sequence[Fraction]:
    """Give a limit for every participant: their own, that of their group, or the same one for all."""
    value = run.value(operand).exact
    if operand.table == COMPANY:
        return [value.fraction()] * count
    bounds = value.fractions()
    if operand.table == STAFF:
        return bounds
    rows: Sequence[int] = range(count)
    for link in run.scheme.shape.chains(STAFF, operand.table)[0]:
        leads = run.inputs.leaves[link].exact.integers()
        rows = [leads[row] for row in rows]
    return [bounds[row] for row in rows]

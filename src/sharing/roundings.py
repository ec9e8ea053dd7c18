"""Limits that a unit which is calculated would break: seen when a scheme is run, because its file does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.errors import Problem
from sharing.scheme.keys import exact
from sharing.scheme.limits import APPORTION, WHOLE_LIMITS, broken_limits, divides, limits_of, whole_text

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.kernel import Workings
    from sharing.scheme import Scheme, Step


def unit_of(step: Step, workings: Workings) -> Fraction | None:
    """Give the unit of a step: a number, a figure or a formula in the scheme, or else the rule's own.

    None where its formula has no answer.
    """
    if "unit" not in step.trees:
        return exact(whole_text(step))
    value = workings.column(step.parts[step.trees["unit"]].name)
    return value.exact.fraction() if value.clear else None


def broken_units(scheme: Scheme, workings: Workings) -> list[Problem]:
    """Complain of every step that rounds shares to a unit in which their limits are not whole."""
    problems, named = [], {step.name: step for step in scheme.steps}
    for step in scheme.steps:
        if step.rule is None or step.rule.name != APPORTION:
            continue
        for share in limits_of(step, named):
            unit, whole = unit_of(step, workings), unit_of(share, workings)
            if unit is not None and whole is not None and not divides(unit, whole):
                index = next(i for i, tree in enumerate(scheme.document.tree["step"]) if tree["name"] == step.name)
                place = scheme.document.place(("step", index, "unit"))
                problems.append(
                    Problem("E019", f"`{step.name}`: {broken_limits(share.name, whole, unit)}", place, WHOLE_LIMITS)
                )
    return problems

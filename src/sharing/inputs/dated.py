"""Look up the parameters of a scheme: on its day each has the value in force, or the one that a person gave by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.dates import day_text
from sharing.errors import Place, Problem
from sharing.inputs.figures import read_figure
from sharing.parameters import UsedParameter, in_force, known_days
from sharing.scheme.values import Input
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.kernel import Value
    from sharing.parameters import Parameter
    from sharing.scheme import Scheme


def use_parameters(
    scheme: Scheme, leaves: Mapping[str, Value], given: Mapping[str, str], problems: list[Problem]
) -> tuple[UsedParameter, ...]:
    """Give every parameter the value of its day; `given` overrules by name, and the result says so.

    A parameter without a value on its day is a problem: nothing is extrapolated. One whose day is not known, because
    the figure was refused, says nothing more.
    """
    used = []
    for found in scheme.parameters:
        if found.on in leaves:
            day = int(leaves[found.on].exact.fraction())
            chosen = _used(found, day, given.get(found.name), scheme, problems)
            used.extend([chosen] if chosen else [])
    return tuple(used)


def _used(
    found: Parameter, day: int, by_hand: str | None, scheme: Scheme, problems: list[Problem]
) -> UsedParameter | None:
    dated = in_force(found.values, day)
    if by_hand is not None:
        number = read_figure(Input(found.name, COMPANY, found.kind, found.declared), by_hand)
        if not isinstance(number, str):
            return UsedParameter(found, day, number, dated, by_hand=True)
        advice = f"write --set {found.name}=1234.56"
        problems.append(Problem("I056", f"`{found.name}` {number}", Place("--set"), advice))
        return None
    if dated is not None:
        return UsedParameter(found, day, dated.value, dated)
    what = f"no value of `{found.name}` is known on {day_text(day)}, and none is ever extrapolated"
    where = f"to `{found.key}` of a set `{found.set}` and give it: --parameters FILE" if found.set else "here"
    advice = (
        f"known values: {known_days(found.values)}\nadd the value {where}; or overrule it once: --set {found.name}=..."
    )
    problems.append(Problem("I080", what, scheme.document.place(("parameters", found.name)), advice))
    return None

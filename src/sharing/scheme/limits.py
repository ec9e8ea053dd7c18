"""Limits that the units left over could break: who stands at a limit must not be rounded past it.

Rounding down leaves units over, and fewer of them than there are rows that lost something; `largest-remainder` hands
them to such rows only. `first` and `largest-weight` may hand one to a row that lost nothing, because it stands exactly
at its limit. And a limit of whole cents is no limit of whole euros.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.decimals import decimal_text
from sharing.language.tree import Call, Conditional, Name, Points
from sharing.scheme.keys import exact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from sharing.language.tree import Tree
    from sharing.scheme.keys import Reader
    from sharing.scheme.values import Step

APPORTION, SHARE, LIMITED = "apportion", "share", "limited"
CUTTING = {"min", "clamp"}
"""The words that put an upper limit on a value."""

WHOLE_LIMITS = "give `share` the same unit, so that its limits are whole multiples of it"
LIFTING = {"first", "largest-weight"}
"""The methods that may give a unit to a row from which rounding took nothing."""


def check_roundings(reader: Reader, steps: Sequence[Step]) -> None:
    """Complain of every step that hands out units in a way, or of a size, that can break a limit of what it rounds."""
    places, named = reader.steps(), {step.name: step for step in steps}
    for step in steps:
        if step.rule is None or step.rule.name != APPORTION:
            continue
        method = step.choices["method"]
        capped = next(_capped(step.trees["of"], named), None)
        if method in LIFTING and capped is not None:
            what = f'`method = "{method}"` can lift who is at the limit of `{capped}` one unit above it'
            advice = 'say method = "largest-remainder", which never does, or "floor"'
            reader.say("S048", what, ("step", places[step.name], "method"), advice)
        for share in limits_of(step, named):
            unit, whole = stated_unit(step), stated_unit(share)
            if unit is not None and whole is not None and not divides(unit, whole):
                what = broken_limits(share.name, whole, unit)
                advice = WHOLE_LIMITS
                key = "unit" if "unit" in step.arguments else "rule"
                reader.say("S048", what, ("step", places[step.name], key), advice)


def limits_of(step: Step, steps: Mapping[str, Step]) -> list[Step]:
    """Give the steps of rule `share` with limits whose shares a step rounds."""
    found = {share.name: share for share in _passed(step.trees["of"], steps) if not isinstance(share, Call)}
    return [share for share in found.values() if _is(share, SHARE) and {"at_most", "at_least"} & set(share.trees)]


def broken_limits(share: str, whole: Fraction, unit: Fraction) -> str:
    """Say that limits of one unit are broken by rounding to another."""
    finer, coarser = decimal_text(whole), decimal_text(unit)
    return f"the limits of `{share}` are multiples of {finer}, and rounding to multiples of {coarser} can break them"


def divides(unit: Fraction, whole: Fraction) -> bool:
    """Say whether every multiple of `whole` is one of `unit`; units that are no units are refused elsewhere."""
    return unit <= 0 or (whole / unit).denominator == 1


def stated_unit(step: Step) -> Fraction | None:
    """Give the unit of a step where it is a number in the scheme or the rule's own; None when a run calculates it."""
    return exact(whole_text(step))


def whole_text(step: Step) -> str:
    """Give the unit of a step as it is written, or the rule's own."""
    blank = step.rule.blank("unit") if step.rule is not None else None
    return step.arguments.get("unit", (blank.default if blank is not None else None) or "")


def _is(step: Step, *rules: str) -> bool:
    return step.rule is not None and step.rule.name in rules


def _capped(tree: Tree, steps: Mapping[str, Step]) -> Iterator[str]:
    """Give what puts an upper limit on a value: a step of rule `share` or `limited`, or a word."""
    for found in _passed(tree, steps):
        if isinstance(found, Call):
            if found.word in CUTTING:
                yield found.word
        elif _is(found, SHARE, LIMITED) and "at_most" in found.trees:
            yield found.name


def _passed(tree: Tree, steps: Mapping[str, Step]) -> Iterator[Step | Call]:
    """Give every step and word whose value a formula passes on as it is: by its name, in a branch, or cut off."""
    match tree:
        case Name(name=name) if name in steps:
            step = steps[name]
            yield step
            further = step.trees["of"] if _is(step, LIMITED) else step.tree
            yield from _passed(further, steps) if further is not None else ()
        case Conditional(yes=yes, no=no):
            yield from (*_passed(yes, steps), *_passed(no, steps))
        case Points(operand=operand):
            yield from _passed(operand, steps)
        case Call(word="min" | "max" | "clamp", arguments=arguments):
            yield tree
            for argument in arguments:
                yield from _passed(argument, steps)

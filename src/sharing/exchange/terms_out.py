"""Vesting schedules in the Open Cap Format: conditions that open each other."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sharing.dates import day_text
from sharing.exchange.fields import DAYS, START_DAY, WAYS
from sharing.participation.terms import AFTER, BEGIN, DAY, Condition, Trigger

if TYPE_CHECKING:
    from sharing.participation.spans import Span
    from sharing.participation.terms import Segment, Terms

MONTHS = 12


class Uncarried(Exception):  # noqa: N818  (it is listed, not raised to anybody)
    """A schedule says what the format has no words for."""


def terms_out(terms: Terms) -> dict[str, Any]:
    """Give a schedule as an object; Uncarried when the format cannot say it."""
    if terms.policy not in DAYS:
        raise Uncarried(f"vesting `{terms.name}`: the day of the month `{terms.policy}`")
    conditions = conditions_of(terms)
    return {
        "id": terms.name,
        "object_type": "VESTING_TERMS",
        "name": terms.name,
        "description": terms.name,
        "allocation_type": WAYS[terms.way],
        "vesting_conditions": [_condition(terms, condition) for condition in conditions],
    }


def conditions_of(terms: Terms) -> tuple[Condition, ...]:
    """Give the conditions of a schedule, and say one statement of segments as conditions in a row."""
    if terms.conditions:
        return terms.conditions
    if len(terms.statements) != 1:
        raise Uncarried(f"vesting `{terms.name}`: statements that run beside each other")
    statement = terms.statements[0]
    if statement.tiers:
        raise Uncarried(f"vesting `{terms.name}`: tiers")
    first = statement.segments[0]
    if first.every is None and len(statement.segments) == 1:
        return (Condition("whole", statement.trigger, first.part),)
    made = [Condition("start", statement.trigger, Fraction(0))]
    for number, segment in enumerate(statement.segments, start=1):
        made.extend(_segment(terms, segment, f"segment-{number}", made[-1].name))
    linked = [condition._replace(next=(following.name,)) for condition, following in pairwise(made)]
    return (*linked, made[-1])


def _segment(terms: Terms, segment: Segment, name: str, after: str) -> list[Condition]:
    if segment.every is None:
        raise Uncarried(f"vesting `{terms.name}`: a segment without a span among others")
    every, cliff = segment.every, segment.cliff
    if cliff is None:
        return [
            Condition(name, Trigger(AFTER), segment.part / segment.times, every=every, times=segment.times, after=after)
        ]
    before = _installments(every, cliff.after)
    if before is None or before > segment.times:
        raise Uncarried(f"vesting `{terms.name}`: a cliff between two tranches")
    if cliff.part is None:
        part = segment.part / segment.times
        return [Condition(name, Trigger(AFTER), part, every=every, times=segment.times, after=after, cliff=before)]
    rest = segment.times - before
    first = Condition(f"{name}-cliff", Trigger(AFTER), segment.part * cliff.part, every=cliff.after, after=after)
    if not rest:
        return [first]
    part = segment.part * (1 - cliff.part) / rest
    return [first, Condition(name, Trigger(AFTER), part, every=every, times=rest, after=first.name)]


def _installments(every: Span, after: Span) -> int | None:
    """Say how many tranches a cliff is long, when it is a whole number of them."""
    spans = [
        (s.number * (MONTHS if s.unit == "years" else 1), s.unit.replace("years", "months")) for s in (every, after)
    ]
    (one, unit), (whole, other) = spans
    return whole // one if unit == other and whole % one == 0 and whole else None


def _condition(terms: Terms, condition: Condition) -> dict[str, Any]:
    tree: dict[str, Any] = {"id": condition.name}
    if condition.quantity is not None:
        tree["quantity"] = str(condition.quantity)
    else:
        part = condition.part
        tree["portion"] = {"numerator": str(part.numerator), "denominator": str(part.denominator)}
        if condition.remainder:
            tree["portion"]["remainder"] = True
    tree["trigger"] = _trigger(terms, condition)
    return {**tree, "next_condition_ids": list(condition.next)}


def _trigger(terms: Terms, condition: Condition) -> dict[str, Any]:
    trigger = condition.trigger
    if trigger.by is not None or trigger.of:
        raise Uncarried(f"vesting `{terms.name}`: condition `{condition.name}` waits for several things or until a day")
    if trigger.kind == BEGIN:
        return {"type": "VESTING_START_DATE"}
    if trigger.kind == DAY:
        return {"type": "VESTING_SCHEDULE_ABSOLUTE", "date": day_text(trigger.day)}
    every = condition.every
    if every is None:
        return {"type": "VESTING_EVENT"}
    length, unit = (every.number * MONTHS, "months") if every.unit == "years" else (every.number, every.unit)
    period: dict[str, Any] = {"length": length, "type": unit.upper(), "occurrences": condition.times}
    if unit == "months":
        period["day_of_month"] = DAYS.get(terms.policy, START_DAY)
    if condition.cliff:
        period["cliff_installment"] = condition.cliff
    return {"type": "VESTING_SCHEDULE_RELATIVE", "period": period, "relative_to_condition_id": condition.after}

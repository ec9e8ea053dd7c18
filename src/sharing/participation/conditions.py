"""Walk from condition to condition: of those that are open, the one that is met first is taken, and closes the others.

The conditions of the Open Cap Format are read in this way: a deadline is a condition that vests nothing and opens
nothing. Two that are met on one day are taken in the order in which they are written.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.participation.spans import day_after
from sharing.participation.terms import AFTER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sharing.participation.terms import Condition, Reached, Terms


def walk(
    terms: Terms, start: int, reached: Mapping[str, Reached], quantity: int | None
) -> Iterator[tuple[int, Fraction, str, int]]:
    """Give the day, the part, the condition and the number of each tranche on the way that was taken."""
    known = {condition.name: condition for condition in terms.conditions}
    opened = _roots(terms)
    met: dict[str, int] = {}
    arrival, vested = start, Fraction(0)
    while opened:
        days = [_met(known[name], arrival, start, reached, met, terms.policy) for name in opened]
        reachable = [(day, index) for index, day in enumerate(days) if day is not None]
        if not reachable:
            return
        arrival, index = min(reachable)
        taken = known[opened[index]]
        for number, day in enumerate(_days(taken, arrival, start, met, terms.policy), start=1):
            part = _part(taken, vested, quantity)
            vested += part
            if part:
                yield day, part, taken.name, number
            arrival = day
        met[taken.name] = arrival
        opened = list(taken.next)


def _roots(terms: Terms) -> list[str]:
    """Give the conditions that no other opens."""
    led_to = {name for condition in terms.conditions for name in condition.next}
    return [condition.name for condition in terms.conditions if condition.name not in led_to]


def _met(
    condition: Condition, arrival: int, start: int, reached: Mapping[str, Reached], met: Mapping[str, int], policy: str
) -> int | None:
    """Give the day on which an open condition is met: not before it was opened."""
    if condition.trigger.kind == AFTER:
        return _days(condition, arrival, start, met, policy)[0]
    day = condition.trigger.met(start, reached)
    return None if day is None else max(day, arrival)


def _days(condition: Condition, arrival: int, start: int, met: Mapping[str, int], policy: str) -> list[int]:
    if condition.trigger.kind != AFTER or condition.every is None:
        return [arrival]
    base = met.get(condition.after, start)
    last = max(condition.cliff, 1)
    return [day_after(base, condition.every, max(n, last), policy, start) for n in range(1, condition.times + 1)]


def _part(condition: Condition, vested: Fraction, quantity: int | None) -> Fraction:
    if condition.quantity is not None:
        return Fraction(condition.quantity, quantity) if quantity else Fraction(0)
    return condition.part * (1 - vested) if condition.remainder else condition.part

"""Walk from condition to condition: of those that are open, the one that is met first is taken, and closes the others.

The conditions of the Open Cap Format are read in this way: a deadline is a condition that vests nothing and opens
nothing. Two that are met on one day are taken in the order in which they are written.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.named import Named
from sharing.participation.spans import END, day_after, delayed
from sharing.participation.terms import AFTER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sharing.participation.spans import Pause
    from sharing.participation.terms import Condition, Reached, Terms


def walk(
    terms: Terms, start: int, reached: Mapping[str, Reached], quantity: int | None, pauses: Sequence[Pause] = ()
) -> Iterator[tuple[int, Fraction, str, int]]:
    """Give the day, the part, the condition and the number of each tranche on the way that was taken.

    Nothing vests before its condition was opened, and never more than what is left of the grant.
    """
    known = {condition.name: condition for condition in terms.conditions}
    clock = _Clock(start, terms.policy, reached, pauses, {})
    opened = _roots(terms)
    arrival, vested = start, Fraction(0)
    while opened:
        found = [clock.days(known[name], arrival) for name in opened]
        reachable = [(days[0], index) for index, days in enumerate(found) if days and days[0] < END]
        if not reachable:
            return
        index = min(reachable)[1]
        taken = known[opened[index]]
        for number, day in enumerate(found[index], start=1):
            part = min(_part(taken, vested, quantity), 1 - vested)
            vested += part
            if part:
                yield day, part, taken.name, number
            arrival = day
        clock.met[taken.name] = arrival
        opened = list(taken.next)


def _roots(terms: Terms) -> list[str]:
    """Give the conditions that no other opens."""
    led_to = {name for condition in terms.conditions for name in condition.next}
    return [condition.name for condition in terms.conditions if condition.name not in led_to]


class _Clock(Named):
    """What the days of conditions are counted from: the start, what was reached and when, pauses, what was met."""

    start: int
    policy: str
    reached: Mapping[str, Reached]
    pauses: Sequence[Pause]
    met: dict[str, int]

    def days(self, condition: Condition, arrival: int) -> list[int]:
        """Give the days on which an open condition is met, none before it was opened; empty while it is not met."""
        if condition.trigger.kind != AFTER or condition.every is None:
            day = condition.trigger.met(self.start, self.reached)
            return [] if day is None else [max(day, arrival)]
        base = self.met.get(condition.after) if condition.after else self.start
        if base is None:
            return []
        last = max(condition.cliff, 1)
        counted = [
            day_after(base, condition.every, max(n, last), self.policy, self.start)
            for n in range(1, condition.times + 1)
        ]
        return [max(delayed(base, day, self.pauses), arrival) for day in counted]


def _part(condition: Condition, vested: Fraction, quantity: int | None) -> Fraction:
    if condition.quantity is not None:
        return Fraction(condition.quantity, quantity) if quantity else Fraction(0)
    return condition.part * (1 - vested) if condition.remainder else condition.part

"""All grants of a plan by their id; one to which nothing happened is only the event by which it was made."""

from __future__ import annotations

from collections import defaultdict
from heapq import heappop, heappush
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, field

from sharing.participation.grants import ZERO, Grant
from sharing.participation.movements import Movement
from sharing.participation.spans import END, day_after
from sharing.participation.transitions import NOTHING, POOL, UNVESTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from sharing.participation.events import Event
    from sharing.participation.plans import Plan

Alike: TypeAlias = tuple[str, str, int, "int | None"]
"""What grants share that vest and end on the same days: class, schedule, day, and the start that is stated."""


@define
class Grants:
    """Grants by id, in the order in which they were made.

    Most grants only wait for time to pass. Such a grant is its event and nothing more: what has vested follows from the
    event and the plan. Who asks for a grant touches it: it then has tranches, counts and a state of its own.
    """

    plan: Plan
    made: dict[str, Event] = field(factory=dict)
    touched: dict[str, Grant] = field(factory=dict)
    alike: dict[Alike, list[Event]] = field(factory=dict)
    ending: dict[int, list[Sequence[Event]]] = field(factory=dict)
    last_days: list[int] = field(factory=list)
    holders: defaultdict[str, list[Event]] | None = None

    def add(self, event: Event) -> None:
        """Keep a new grant as its event, beside those of the same class, schedule and day."""
        self.made[event.grant] = event
        key = event.name, event.vesting, event.day, event.start
        alike = self.alike.get(key)
        if alike is None:
            alike = self.alike[key] = []
            self.ends(alike, self.last(event))
        alike.append(event)
        if self.holders is not None:
            self.holders[event.holder].append(event)

    def __getitem__(self, name: str) -> Grant:
        """Give a grant with its tranches and its state, which it has from now on."""
        found = self.touched.get(name)
        if found is None:
            found = self.touch(self.made[name])
            found.coming = found.laid_out()
        return found

    def touch(self, event: Event) -> Grant:
        """Give a new grant its state; what is to come is not laid out yet."""
        unit, terms, units = self.plan.classes[event.name], self.plan.terms(event.vesting), event.units
        made = Grant(event, unit, terms, event.begins, units, units, event.price, units, last=self.last(event))
        self.touched[event.grant] = made
        return made

    def all(self, name: str = "") -> list[Grant]:
        """Give every grant, or every one of a class, with its tranches and its state."""
        return [self[one.grant] for one in self.made.values() if name in {"", one.name}]

    def untouched(self) -> Iterable[tuple[Alike, list[Event]]]:
        """Give the grants that are their event still, those of one class, schedule and day together."""
        some = {(one.event.name, one.event.vesting, one.event.day, one.event.start) for one in self.touched.values()}
        for key, alike in self.alike.items():
            yield key, [one for one in alike if one.grant not in self.touched] if key in some else alike

    def waiting(self, name: str) -> list[Grant]:
        """Give the grants that have not ended and whose schedule waits for an event."""
        schedules = {vesting for vesting, terms in self.plan.vesting.items() if name in terms.events}
        chosen = [one.grant for one in self.made.values() if one.grant in self.touched or one.vesting in schedules]
        return [one for one in map(self.__getitem__, chosen) if not one.closed and name in one.terms.events]

    def of(self, holder: str) -> Sequence[Event]:
        """Give a holder's grants, as the events that made them; nobody is looked up before somebody is asked for."""
        if self.holders is None:
            self.holders = defaultdict(list)
            for one in self.made.values():
                self.holders[one.holder].append(one)
        return self.holders.get(holder, ())

    def outstanding(self, holder: str, name: str) -> Fraction:
        """Count the units of a class in a holder's grants that have not vested, or can be exercised."""
        found = ZERO
        for event in self.of(holder):
            if event.name == name:
                one = self.touched.get(event.grant)
                found += event.units if one is None else one.unvested + one.vested
        return found

    def movements(self) -> Iterable[Movement]:
        """Give the movements by which the grants were made."""
        for one in self.made.values():
            origin = POOL if self.plan.classes[one.name].units == POOL else NOTHING
            yield Movement(one.day, one.name, one.units, origin, UNVESTED, "grant", one.row, one.holder, one.grant)

    def last(self, event: Event) -> int:
        """Give the last day of the life of a grant, when nothing shortens it."""
        life = self.plan.classes[event.name].expires
        return END if life is None else day_after(event.day, life)

    def ends(self, grants: Sequence[Event], last: int) -> None:
        """Note the last day of grants, after which what is left of them lapses."""
        if last not in self.ending:
            self.ending[last] = []
            heappush(self.last_days, last)
        self.ending[last].append(grants)

    def shorten(self, grant: Grant, last: int) -> None:
        """Let a grant end on a day, unless it ends before."""
        if last < grant.last:
            grant.last = last
            self.ends([grant.event], last)

    def ended(self, before: int) -> Iterable[Grant]:
        """Give the grants whose last day lies before a day, once, by that day and their ids."""
        while self.last_days and self.last_days[0] < before:
            last = heappop(self.last_days)
            for name in sorted(one.grant for grants in self.ending.pop(last) for one in grants):
                if self[name].last == last:
                    yield self[name]

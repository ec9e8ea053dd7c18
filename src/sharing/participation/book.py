"""The book of a plan: events are taken one by one, each makes its movements or is refused, and positions stay whole."""

from __future__ import annotations

from fractions import Fraction
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from attrs import define, field

from sharing.errors import Place, Problem
from sharing.participation.grants import ZERO, Grant
from sharing.participation.movements import Movement
from sharing.participation.transitions import (
    HELD,
    NOTHING,
    OUTSTANDING,
    POOL,
    UNVESTED,
    VESTED,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharing.inputs.sheet import Sheet
    from sharing.participation.events import Event
    from sharing.participation.plans import Plan
    from sharing.participation.terms import Reached


class Impossible(Exception):  # noqa: N818  (an event that cannot be; it becomes a problem at its place)
    """What an event asks cannot be: the code, why, the column that says it, and what to do."""

    def __init__(self, code: str, what: str, column: str = "event", advice: str = "") -> None:
        """Keep what the problem will say."""
        super().__init__(what)
        self.code, self.what, self.column, self.advice = code, what, column, advice


@define
class Book:
    """Everything that has happened so far: units by class, place and holder, the grants, and the movements."""

    plan: Plan
    sheet: Sheet | None = None
    units: dict[tuple[str, str, str], Fraction] = field(factory=dict)
    totals: dict[tuple[str, str], Fraction] = field(factory=dict)
    grants: dict[str, Grant] = field(factory=dict)
    by_holder: dict[str, list[Grant]] = field(factory=dict)
    reached: dict[str, Reached] = field(factory=dict)
    movements: list[Movement] = field(factory=list)
    problems: list[Problem] = field(factory=list)
    ending: list[tuple[int, str]] = field(factory=list)
    watched: list[tuple[Event, str, str]] = field(factory=list)
    failed: set[str] = field(factory=set)

    def held(self, name: str, holder: str) -> Fraction:
        """Give what a holder simply holds of a class."""
        return self.units.get((name, HELD, holder), ZERO)

    def total(self, name: str, place: str) -> Fraction:
        """Give all units of a class in a place."""
        return self.totals.get((name, place), ZERO)

    def issued(self, name: str) -> Fraction:
        """Give all units of a class that there are: outstanding and in the pool."""
        return sum((self.total(name, place) for place in (*OUTSTANDING, POOL)), ZERO)

    def note(self, movements: Iterable[Movement]) -> None:
        """Add movements to the book and to what is where."""
        for movement in movements:
            self.movements.append(movement)
            owners = (movement.holder, movement.to or movement.holder)
            ends = ((movement.origin, -movement.quantity), (movement.destination, movement.quantity))
            for (place, change), owner in zip(ends, owners, strict=True):
                if place != NOTHING:
                    key = (movement.name, place)
                    self.totals[key] = self.totals.get(key, ZERO) + change
                    whose = (movement.name, place, owner)
                    self.units[whose] = self.units.get(whose, ZERO) + change

    def move(
        self, event: Event, quantity: Fraction, origin: str, destination: str, *, name: str = "", to: str = ""
    ) -> None:
        """Note one movement of an event that is not of a grant."""
        self.note([Movement(event.day, name or event.name, quantity, origin, destination, event.event, event.row,
                            event.holder, to=to)])  # fmt: skip

    def add(self, grant: Grant) -> None:
        """Take in a new grant."""
        self.grants[grant.event.grant] = grant
        self.by_holder.setdefault(grant.event.holder, []).append(grant)

    def ends(self, grant: Grant, last: int) -> None:
        """Note the last day of a grant, after which what is left of it lapses."""
        if last < grant.last:
            grant.last = last
            heappush(self.ending, (last, grant.event.grant))

    def close(self, before: int) -> None:
        """Let everything lapse whose last day lies before a day, and hold holders to their limits at its end."""
        self.end_day(before)
        while self.ending and self.ending[0][0] < before:
            last, name = heappop(self.ending)
            grant = self.grants[name]
            if grant.last != last:
                continue
            self.note(grant.vest(last))
            for place, quantity in ((VESTED, grant.vested), (UNVESTED, grant.unvested)):
                self.note(grant.lapse(last + 1, place, quantity, "expire", pool=True, detail=place))
            grant.coming = []

    def open(self, event: Event) -> Grant:
        """Give the grant of an event as it stands on that day; there must be one that has not ended."""
        grant = self.grants.get(event.grant)
        if grant is None:
            raise Impossible(
                "P040",
                f"there is no grant `{event.grant}` on this day",
                "grant",
                "grants come before what happens to them",
            )
        self.note(grant.vest(event.day))
        return grant

    def limit(self, event: Event, name: str, holder: str) -> None:
        """Remember to hold a holder to the most that one may hold of a class, when the day is over."""
        unit = self.plan.classes[name]
        if unit.most is not None or unit.most_part is not None:
            self.watched.append((event, name, holder))

    def end_day(self, day: int) -> None:
        """Check the limits of holders for the days before this one: what is issued on one day counts together."""
        for event, name, holder in [watched for watched in self.watched if watched[0].day < day]:
            unit = self.plan.classes[name]
            whose = sum((self.units.get((name, place, holder), ZERO) for place in OUTSTANDING), ZERO)
            most = [Fraction(unit.most)] if unit.most is not None else []
            most += [unit.most_part * self.issued(name)] if unit.most_part is not None else []
            if whose > min(most):
                what = f"`{holder}` would hold {whose} of `{name}`, and {min(most) // 1} is the most"
                advice = "lower the number, or let others take what is over"
                self.say(event, Impossible("P041", what, "quantity", advice))
        self.watched = [watched for watched in self.watched if watched[0].day >= day]

    def say(self, event: Event, found: Impossible) -> None:
        """Note what is wrong with an event, at its cell."""
        place = Place()
        if self.sheet is not None:
            column = next((i for i, head in enumerate(self.sheet.headers) if head.casefold() == found.column), 0)
            place = self.sheet.place(event.row, column)
        self.problems.append(Problem(found.code, found.what, place, found.advice))

"""The book of a plan: events are taken one by one, each makes its movements or is refused, and positions stay whole."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import Factory, define, field

from sharing.errors import Place, Problem
from sharing.inputs.cells import column_of
from sharing.participation.all_grants import Grants
from sharing.participation.events import HEADINGS
from sharing.participation.grants import ZERO
from sharing.participation.movements import Movement
from sharing.participation.transitions import (
    CANCELLED,
    HELD,
    LAPSED,
    NOTHING,
    OUTSTANDING,
    POOL,
    PRECEDENCE,
    UNVESTED,
    VESTED,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharing.inputs.sheet import Sheet
    from sharing.participation.events import Event
    from sharing.participation.grants import Grant
    from sharing.participation.plans import Plan, UnitClass
    from sharing.participation.terms import Reached


NOBODY = {POOL, LAPSED, CANCELLED}
"""Places in which units are nobody's."""


class Impossible(Exception):  # noqa: N818  (an event that cannot be; it becomes a problem at its place)
    """What an event asks cannot be: the code, why, the column that says it, and what to do."""

    def __init__(self, code: str, what: str, column: str = "event", advice: str = "") -> None:
        """Keep what the problem will say."""
        super().__init__(what)
        self.code, self.what, self.column, self.advice = code, what, column, advice


def exact(quantity: Fraction) -> Fraction | int:
    """Give a number of units as an integer where it is whole: most are, and integers are quick.

    >>> exact(Fraction(3)), exact(Fraction(1, 3))
    (3, Fraction(1, 3))
    """
    return quantity.numerator if quantity.denominator == 1 else quantity


@define
class Book:
    """Everything that has happened so far: units by class, place and holder, the grants, and the movements."""

    plan: Plan
    sheet: Sheet | None = None
    backed: list[UnitClass] = field(factory=list)
    units: dict[tuple[str, str], Fraction | int] = field(factory=dict)
    totals: dict[tuple[str, str], Fraction | int] = field(factory=dict)
    grants: Grants = field(default=Factory(lambda book: Grants(book.plan), takes_self=True))
    reached: dict[str, Reached] = field(factory=dict)
    recorded: list[Movement] = field(factory=list)
    problems: list[Problem] = field(factory=list)
    watched: dict[tuple[str, str], Event] = field(factory=dict)
    failed: set[str] = field(factory=set)
    gone: set[str] = field(factory=set)
    adopted: int = 0
    begun: bool = False
    today: int = 0

    def held(self, name: str, holder: str) -> Fraction:
        """Give what a holder simply holds of a class."""
        return Fraction(self.units.get((name, holder), 0))

    def total(self, name: str, place: str) -> Fraction:
        """Give all units of a class in a place."""
        return Fraction(self.totals.get((name, place), 0))

    def issued(self, name: str) -> Fraction:
        """Give all units of a class that there are: outstanding and in the pool."""
        return sum((self.total(name, place) for place in (*OUTSTANDING, POOL)), ZERO)

    @property
    def movements(self) -> list[Movement]:
        """All movements so far: those by which grants were made, which nothing keeps, and those that were recorded."""
        return [*self.grants.movements(), *self.recorded]

    def note(self, movements: Iterable[Movement]) -> None:
        """Add movements to the book and to what is where."""
        for movement in movements:
            self.record(movement)

    def record(self, movement: Movement) -> None:
        """Add one movement to the book and to what is where; `units` says what is simply held, and by whom."""
        self.recorded.append(movement)
        name, units = movement.name, exact(movement.quantity)
        origin, destination = movement.origin, movement.destination
        self.count(name, units, origin, destination)
        for place, holder, change in (
            (origin, movement.holder, -units),
            (destination, movement.to or movement.holder, units),
        ):
            if place == HELD:
                self.units[name, holder] = self.units.get((name, holder), 0) + change

    def count(self, name: str, units: Fraction | int, origin: str, destination: str) -> None:
        """Add to what is where, without saying whose it is."""
        totals = self.totals
        if origin != NOTHING:
            totals[name, origin] = totals.get((name, origin), 0) - units
        if destination != NOTHING:
            totals[name, destination] = totals.get((name, destination), 0) + units

    def move(
        self, event: Event, quantity: Fraction, origin: str, destination: str, *, name: str = "", to: str = ""
    ) -> None:
        """Note one movement of an event that is not of a grant."""
        self.note([Movement(event.day, name or event.name, quantity, origin, destination, event.event, event.row,
                            event.holder, to=to)])  # fmt: skip

    def close(self, before: int) -> None:
        """Let everything lapse whose last day lies before a day, and hold holders to their limits at its end."""
        self.end_day()
        self.today = before
        for grant in self.grants.ended(before):
            self.note(grant.vest(grant.last))
            grant.closed, grant.coming = True, []
            for place, quantity in ((VESTED, grant.vested), (UNVESTED, grant.unvested)):
                self.note(grant.lapse(grant.last + 1, place, quantity, "expire", detail=place))

    def open(self, event: Event) -> Grant:
        """Give the grant of an event as it stands when the event is taken; there must be one, of this holder."""
        if event.grant not in self.grants.made:
            raise Impossible(
                "P040",
                f"there is no grant `{event.grant}` on this day",
                "grant",
                "grants come before what happens to them",
            )
        grant = self.grants[event.grant]
        for column, said, known in (
            ("holder", event.holder, grant.event.holder),
            ("class", event.name, grant.unit.name),
        ):
            if said not in {"", known}:
                what = f"the {column} of grant `{event.grant}` is `{known}`, and not `{said}`"
                raise Impossible("P062", what, column, "leave the cell blank, or correct the grant")
        before = PRECEDENCE[event.event] < PRECEDENCE["vest"]
        self.note(grant.vest(event.day - 1 if before else event.day))
        return grant

    def running(self, event: Event) -> Grant:
        """Give the grant of an event that changes what is to come; it must not have ended."""
        grant = self.open(event)
        if grant.closed:
            what = f"grant `{event.grant}` vests no more: its time is over, or its holder has left"
            raise Impossible("P063", what, "grant", "look at the dates, and at what happened before")
        return grant

    def limit(self, event: Event, name: str, holder: str) -> None:
        """Remember to hold a holder to the most that one may hold of a class, when the day is over."""
        unit = self.plan.classes[name]
        if unit.most is not None or unit.most_part is not None:
            self.watched[name, holder] = event

    def back(self, event: Event, name: str) -> None:
        """Remember to hold certificates to the stock that their foundation holds, when the day is over.

        That goes for a class of certificates, and for those that stand for a class of stock.
        """
        for unit in self.backed:
            if name in {unit.name, unit.of}:
                self.watched[unit.name, ""] = event

    def end_day(self) -> None:
        """Hold the day that ends to limits and to what backs certificates: events of one day count together."""
        for (name, holder), event in self.watched.items():
            wrong = self._over(name, holder) if holder else self._unbacked(name)
            if wrong is not None:
                self.say(event, wrong)
        self.watched = {}

    def _over(self, name: str, holder: str) -> Impossible | None:
        unit = self.plan.classes[name]
        whose = self.held(name, holder) + self.grants.outstanding(holder, name)
        most = [Fraction(unit.most)] if unit.most is not None else []
        most += [unit.most_part * self.issued(name)] if unit.most_part is not None else []
        if whose <= min(most):
            return None
        what = f"`{holder}` would hold {whose} of `{name}`, and {min(most) // 1} is the most"
        return Impossible("P041", what, "quantity", "lower the number, or let others take what is over")

    def _unbacked(self, name: str) -> Impossible | None:
        unit = self.plan.classes[name]
        there, given = self.held(unit.of, unit.foundation), sum(self.total(name, place) for place in OUTSTANDING)
        if given <= there:
            return None
        what = f"{given} of `{name}` would stand for {there} of `{unit.of}` that `{unit.foundation}` holds"
        return Impossible("P044", what, "quantity", f"`{unit.foundation}` needs as many of `{unit.of}` on that day")

    def say(self, event: Event, found: Impossible) -> None:
        """Note what is wrong with an event, at its cell."""
        place = Place()
        if self.sheet is not None:
            heads = [column_of(self.sheet, name, HEADINGS[name], [], optional=True) for name in (found.column, "event")]
            place = self.sheet.place(event.row, next(at for at in heads if at is not None))
        self.problems.append(Problem(found.code, found.what, place, found.advice))

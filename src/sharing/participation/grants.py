"""A grant on its way through time: what has vested, what is still to come, what was exercised and what has lapsed."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING

from attrs import define, field

from sharing.participation.allocation import CUMULATIVE, cumulative
from sharing.participation.movements import Movement
from sharing.participation.occurrences import occurrences
from sharing.participation.spans import day_after
from sharing.participation.transitions import HELD, LAPSED, NOTHING, POOL, UNVESTED, VESTED
from sharing.participation.vesting import Tranche, tranches

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.participation.events import Event
    from sharing.participation.plans import UnitClass
    from sharing.participation.terms import Reached, Terms

ZERO = Fraction(0)
FOREVER = 10**7


@define
class Grant:
    """One grant and its state; `coming` holds the tranches that have not vested once anything touched the grant.

    A grant that nothing touched keeps no tranches: what has vested by a day follows from its schedule.
    """

    event: Event
    unit: UnitClass
    terms: Terms
    start: int
    granted: Fraction
    unvested: Fraction
    price: Fraction | None = None
    vested: Fraction = ZERO
    exercised: Fraction = ZERO
    lapsed: Fraction = ZERO
    last: int = FOREVER
    coming: list[Tranche] | None = None
    paused: int | None = None
    left: bool = False
    before: Fraction = ZERO
    reached: dict[str, Reached] = field(factory=dict)

    @property
    def free(self) -> str:
        """The place of what has vested: it is held, or it can be exercised."""
        return VESTED if self.unit.exercised else HELD

    def touch(self) -> list[Tranche]:
        """Lay out the tranches that are to come, because something is about to happen to them."""
        if self.coming is None:
            self.coming = self.laid_out()
        return self.coming

    def laid_out(self) -> list[Tranche]:
        """Give all tranches of the schedule it follows now; `before` has vested under another one."""
        return tranches(self.terms, self.granted - self.before, self.start, self.reached, granted=self.event.day)

    def move(
        self, day: int, quantity: Fraction, origin: str, destination: str, cause: str, row: int = -1, detail: str = ""
    ) -> Movement:
        """Move units of this grant, and keep count."""
        for place, change in ((origin, -quantity), (destination, quantity)):
            if place in {UNVESTED, VESTED, LAPSED}:
                setattr(self, place, getattr(self, place) + change)
        event = self.event
        return Movement(day, self.unit.name, quantity, origin, destination, cause, event.row if row < 0 else row,
                        event.holder, event.grant, detail=detail)  # fmt: skip

    def vest(self, day: int) -> list[Movement]:
        """Let every tranche vest whose day has come; more than was granted (a tier above the whole) is new."""
        coming, made = self.touch(), []
        while coming and coming[0].day <= min(day, self.last) and self.paused is None:
            tranche = coming.pop(0)
            detail = f"{tranche.cause} {tranche.number}"
            if tranche.quantity > self.unvested:
                more = tranche.quantity - self.unvested
                self.granted += more
                made.append(self.move(tranche.day, more, self.source, UNVESTED, "vest", detail=detail))
            made.append(self.move(tranche.day, tranche.quantity, UNVESTED, self.free, "vest", detail=detail))
        return made

    @property
    def source(self) -> str:
        """Where its units come from and return to: the pool of the class, or nothing."""
        return POOL if self.unit.units == POOL else NOTHING

    def lapse(
        self, day: int, place: str, quantity: Fraction, cause: str, row: int = -1, *, pool: bool, detail: str = ""
    ) -> list[Movement]:
        """Let units lapse, and return them to the pool where the plan says so."""
        if not quantity:
            return []
        made = [self.move(day, quantity, place, LAPSED, cause, row, detail)]
        if pool and self.unit.units == POOL:
            back = Movement(day, self.unit.name, quantity, LAPSED, POOL, cause, made[0].row, detail=detail)
            made.append(back)
        return made

    def drop(self, quantity: Fraction) -> None:
        """Take units that no longer can vest from the tranches to come, the last first."""
        coming = self.touch()
        while quantity > 0 and coming:
            tranche = coming.pop()
            if tranche.quantity > quantity:
                coming.append(tranche._replace(quantity=tranche.quantity - quantity))
            quantity -= tranche.quantity

    def expire_on(self) -> int:
        """Give the last day of the life of the grant, or a day far away."""
        return FOREVER if self.unit.expires is None else day_after(self.event.day, self.unit.expires)


def vested_untouched(
    grant: Grant, day: int, schedules: dict[tuple[str, int], tuple[list[int], list[Fraction]]]
) -> Fraction:
    """Say how many units of a grant that nothing touched have vested by a day; schedules of one start are shared."""
    terms = grant.terms
    if terms.way not in CUMULATIVE or terms.conditions or grant.reached or any(s.tiers for s in terms.statements):
        found = tranches(terms, grant.granted, grant.start, grant.reached, granted=grant.event.day)
        return sum((tranche.quantity for tranche in found if tranche.day <= day), ZERO)
    key = (terms.name, grant.start)
    if key not in schedules:
        laid = occurrences(terms, grant.start, grant.reached)
        schedules[key] = [one.day for one in laid], [ZERO, *accumulate(one.part for one in laid)]
    days, parts = schedules[key]
    return cumulative(grant.granted, parts[bisect_right(days, day)], terms.way)


def known_to(grant: Grant, everywhere: Mapping[str, Reached]) -> None:
    """Tell a grant which events were reached for everybody before it was made."""
    grant.reached.update({name: found for name, found in everywhere.items() if name in grant.terms.events})

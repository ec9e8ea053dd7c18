"""A grant on its way through time: what has vested, what is still to come, what was exercised and what has lapsed."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import define, field

from sharing.participation.allocation import FRACTIONAL, ROUNDING, allocate
from sharing.participation.movements import Movement
from sharing.participation.spans import END
from sharing.participation.transitions import EXERCISED, HELD, LAPSED, POOL, UNVESTED, VESTED
from sharing.participation.vesting import Tranche, tranches

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.participation.events import Event
    from sharing.participation.plans import UnitClass
    from sharing.participation.spans import Pause
    from sharing.participation.terms import Reached, Terms

ZERO = Fraction(0)
COUNTED = {UNVESTED, VESTED, EXERCISED, LAPSED}
NOTHING_YET: Mapping[str, Reached] = MappingProxyType({})


@define
class Grant:
    """One grant and its state; `coming` holds the tranches that have not vested.

    `basis` is what the schedule divides: all of the grant, or what had not vested when the schedule was amended, of
    which `before` had. `from_end` and `from_all` count units that were taken from the last tranches and from all of
    them in proportion, so that they are taken again when the schedule is laid out anew. A grant that is `closed` vests
    no more; `left` says that its holder left, and `returns` that what lapses goes back to the pool.
    """

    event: Event
    unit: UnitClass
    terms: Terms
    start: int
    granted: Fraction
    basis: Fraction
    price: Fraction | None = None
    unvested: Fraction = ZERO
    vested: Fraction = ZERO
    exercised: Fraction = ZERO
    lapsed: Fraction = ZERO
    last: int = END
    before: Fraction = ZERO
    from_end: Fraction = ZERO
    from_all: Fraction = ZERO
    pauses: tuple[Pause, ...] = ()
    left: bool = False
    closed: bool = False
    returns: bool = True
    amended: int = 0
    reached: Mapping[str, Reached] = NOTHING_YET
    coming: list[Tranche] = field(factory=list)

    @property
    def free(self) -> str:
        """The place of what has vested: it is held, or it can be exercised."""
        return VESTED if self.unit.exercised else HELD

    @property
    def paused(self) -> bool:
        """Say whether its time stands still."""
        return bool(self.pauses) and self.pauses[-1].until == END

    def laid_out(self) -> list[Tranche]:
        """Give all tranches of the schedule it follows now, those that have vested too."""
        return tranches(self.terms, self.basis, self.start, self.reached, granted=self.event.day, pauses=self.pauses)

    def lay_out(self, day: int) -> Fraction:
        """Lay the schedule out anew from a day on; gives how many units it promises above what was granted.

        What has vested is taken from the first tranches, and what lapsed or vested out of turn from where it was then.
        """
        laid = self.laid_out()
        promised = self.before + sum((one.quantity for one in laid), ZERO)
        more = max(promised - self.granted, ZERO)
        self.coming = [one._replace(day=max(one.day, day)) for one in laid]
        self.take(self.granted - self.unvested - self.before - self.from_end - self.from_all)
        self.drop(self.from_end - max(self.granted - promised, ZERO))
        self.thin(self.from_all, self.unvested + more + self.from_all)
        return more

    def move(
        self, day: int, quantity: Fraction, origin: str, destination: str, cause: str, row: int = -1, detail: str = ""
    ) -> Movement:
        """Move units of this grant, and keep count."""
        for place, change in ((origin, -quantity), (destination, quantity)):
            if place in COUNTED:
                setattr(self, place, getattr(self, place) + change)
        event = self.event
        return Movement(day, self.unit.name, quantity, origin, destination, cause, event.row if row < 0 else row,
                        event.holder, event.grant, detail=detail)  # fmt: skip

    def vest(self, day: int) -> list[Movement]:
        """Let every tranche vest whose day has come."""
        coming, made = self.coming, []
        while coming and coming[0].day <= min(day, self.last):
            tranche = coming.pop(0)
            detail = f"{tranche.cause} {tranche.number}"
            made.append(self.move(tranche.day, tranche.quantity, UNVESTED, self.free, "vest", detail=detail))
        return made

    def lapse(
        self, day: int, place: str, quantity: Fraction, cause: str, row: int = -1, detail: str = ""
    ) -> list[Movement]:
        """Let units lapse, and return them to the pool where the plan says so."""
        if not quantity:
            return []
        made = [self.move(day, quantity, place, LAPSED, cause, row, detail)]
        if self.returns and self.unit.units == POOL:
            back = Movement(day, self.unit.name, quantity, LAPSED, POOL, cause, made[0].row, detail=detail)
            made.append(back)
        return made

    def waiting(self) -> Fraction:
        """Count the units that have no day yet, because what they wait for was not reached."""
        return self.unvested - sum((one.quantity for one in self.coming), ZERO)

    def take(self, quantity: Fraction) -> None:
        """Take units from the tranches to come, the first ones first."""
        self.coming.reverse()
        self.drop(quantity)
        self.coming.reverse()

    def drop(self, quantity: Fraction) -> None:
        """Take units from the tranches to come, the last ones first."""
        coming = self.coming
        while quantity > 0 and coming:
            tranche = coming.pop()
            if tranche.quantity > quantity:
                coming.append(tranche._replace(quantity=tranche.quantity - quantity))
            quantity -= tranche.quantity

    def thin(self, quantity: Fraction, whole: Fraction) -> None:
        """Take units from all tranches to come, from each its part of a whole of which some may wait for an event."""
        if quantity:
            coming = self.coming
            way = FRACTIONAL if self.terms.way == FRACTIONAL else ROUNDING
            taken = allocate(quantity, [one.quantity / whole for one in coming], way)
            left = [one._replace(quantity=one.quantity - units) for one, units in zip(coming, taken, strict=True)]
            self.coming = [one for one in left if one.quantity]

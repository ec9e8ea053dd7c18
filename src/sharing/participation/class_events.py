"""Events of a class of units as a whole, and of what holders simply hold."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.named import Named
from sharing.participation.book import NOBODY, Impossible
from sharing.participation.movements import Movement
from sharing.participation.transitions import CANCELLED, EXERCISED, HELD, LAPSED, NOTHING, POOL, UNVESTED

if TYPE_CHECKING:
    from sharing.participation.book import Book
    from sharing.participation.events import Event
    from sharing.participation.grants import Grant


def whole(event: Event) -> Fraction:
    """Hold an event to a whole number of units, at least one, and give it."""
    units = event.quantity
    if units is None or units.denominator != 1 or not units.numerator:
        raise Impossible("P042", "units are whole, and at least one", "quantity", "write a whole number")
    return units


def pool(book: Book, event: Event) -> None:
    """Put units into the pool of a class, or take some out."""
    whole(event)
    quantity = event.units
    if quantity > 0:
        book.move(event, quantity, NOTHING, POOL)
        return
    if -quantity > book.total(event.name, POOL):
        raise beyond(book, event.name)
    book.move(event, -quantity, POOL, NOTHING)


def beyond(book: Book, name: str) -> Impossible:
    """Say that a pool does not have so many units."""
    there = book.total(name, POOL)
    return Impossible(
        "P043", f"the pool of `{name}` has {there} left", "quantity", "enlarge the pool before, or lower the number"
    )


def source(book: Book, name: str, quantity: Fraction | int) -> str:
    """Say where new units of a class come from, and that they are there."""
    if book.plan.classes[name].units != POOL:
        return NOTHING
    if quantity > book.totals.get((name, POOL), 0):
        raise beyond(book, name)
    return POOL


def issue(book: Book, event: Event) -> None:
    """Issue units that nothing hangs on: to an investor in a round, or to anybody."""
    whole(event)
    origin = NOTHING if event.event == "round" else source(book, event.name, event.units)
    book.move(event, event.units, origin, HELD)
    book.back(event, event.name)
    if event.event != "round":
        book.limit(event, event.name, event.holder)


def enough(book: Book, event: Event) -> None:
    """Hold an event to what its holder has free of conditions."""
    whole(event)
    for one in book.grants.of(event.holder):
        if one.name == event.name:
            book.note(book.grants[one.grant].vest(event.day))
    there = book.held(event.name, event.holder)
    if event.units > there:
        what = f"`{event.holder}` holds {there} of `{event.name}` on this day"
        raise Impossible("P045", what, "quantity", "lower the number; what has not vested cannot be sold")


def transfer(book: Book, event: Event) -> None:
    """Let units go to another holder, within what one may hold."""
    enough(book, event)
    if event.to == event.holder:
        raise Impossible("P046", "the units would go to who holds them already", "to")
    book.move(event, event.units, HELD, HELD, to=event.to)
    book.limit(event, event.name, event.to)
    book.back(event, event.name)


def buy_back(book: Book, event: Event) -> None:
    """Buy units back, into the pool or to be cancelled."""
    if event.to not in {POOL, CANCELLED}:
        raise Impossible(
            "P047", f"units that are bought back cannot go to `{event.to}`", "to", f"write {POOL} or {CANCELLED}"
        )
    enough(book, event)
    book.move(event, event.units, HELD, event.to)
    book.back(event, event.name)


def split(book: Book, event: Event) -> None:
    """Make every unit of a class so many, wherever it is; prices of grants fall in proportion."""
    ratio = event.units
    if ratio <= 0 or ratio == 1:
        raise Impossible(
            "P042", "every unit becomes more or less than one", "quantity", "write 10 for ten units for one"
        )
    grants = book.grants.all(event.name)
    for grant in grants:
        book.note(grant.vest(event.day - 1))
    units = {(HELD, holder): Fraction(count) for (name, holder), count in book.units.items() if name == event.name}
    units |= {(place, ""): book.total(event.name, place) for place in sorted(NOBODY)}
    counts = [*units.values(), *(count for grant in grants for count in _counts(grant).values())]
    coming = [tranche.quantity for grant in grants for tranche in grant.coming]
    if any((quantity * ratio).denominator != 1 for quantity in [*counts, *coming]):
        what = "somebody, a grant or a tranche would have a part of a unit"
        raise Impossible("P048", what, "quantity", "buy back the odd units first, or amend the schedule")
    made = [movement for grant in grants for movement in _split_grant(grant, event)]
    for movement in made:
        owner = "" if movement.place in NOBODY else movement.holder
        if (movement.place, owner) in units:
            units[movement.place, owner] -= movement.change / (ratio - 1)
    rest = [_Change(place, quantity * (ratio - 1), holder) for (place, holder), quantity in sorted(units.items())]
    book.note([change.movement(event) for change in [*made, *rest] if change.change])
    book.back(event, event.name)


class _Change(Named):
    """Units of a holder, and of a grant where there is one, that a split makes in a place or takes from it."""

    place: str
    change: Fraction
    holder: str
    grant: str = ""

    def movement(self, event: Event) -> Movement:
        """Write the change as a movement from nothing, or to it."""
        origin, destination = (NOTHING, self.place) if self.change > 0 else (self.place, NOTHING)
        return Movement(event.day, event.name, abs(self.change), origin, destination, event.event, event.row,
                        self.holder, self.grant)  # fmt: skip


def _counts(grant: Grant) -> dict[str, Fraction]:
    """Count the units of a grant by place; what has vested and is held may be sold since."""
    free = grant.granted - grant.unvested - grant.exercised - grant.lapsed
    return {UNVESTED: grant.unvested, grant.free: free, EXERCISED: grant.exercised, LAPSED: grant.lapsed}


def _split_grant(grant: Grant, event: Event) -> list[_Change]:
    """Multiply everything that a grant counts; gives the changes of its places."""
    ratio = event.units
    one = grant.event
    made = [_Change(place, count * (ratio - 1), one.holder, one.grant) for place, count in _counts(grant).items()]
    grant.coming = [tranche._replace(quantity=tranche.quantity * ratio) for tranche in grant.coming]
    for name in ("granted", "unvested", "vested", "exercised", "lapsed"):
        setattr(grant, name, getattr(grant, name) * ratio)
    for name in ("basis", "before", "from_end", "from_all"):
        setattr(grant, name, Fraction(getattr(grant, name) * ratio // 1))
    grant.price = None if grant.price is None else grant.price / ratio
    return made

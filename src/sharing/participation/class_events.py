"""Events of a class of units as a whole, and of what holders simply hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.participation.book import Impossible
from sharing.participation.transitions import CANCELLED, HELD, NOTHING, OUTSTANDING, PLACES, POOL

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.participation.book import Book
    from sharing.participation.events import Event
    from sharing.participation.grants import Grant


def whole(event: Event) -> None:
    """Hold an event to a whole number of units, at least one."""
    if event.quantity is None or event.quantity.denominator != 1 or not event.quantity:
        raise Impossible("P042", "units are whole, and at least one", "quantity", "write a whole number")


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
        "P043", f"the pool of `{name}` has {there} units", "quantity", "enlarge the pool before, or lower the number"
    )


def source(book: Book, name: str, event: Event) -> str:
    """Say where new units of a class come from, and that they are there."""
    if book.plan.classes[name].units != POOL:
        return NOTHING
    if event.units > book.total(name, POOL):
        raise beyond(book, name)
    return POOL


def issue(book: Book, event: Event) -> None:
    """Issue units that nothing hangs on: to an investor in a round, or to anybody."""
    whole(event)
    origin = NOTHING if event.event == "round" else source(book, event.name, event)
    book.move(event, event.units, origin, HELD)
    backing(book, event)
    if event.event != "round":
        book.limit(event, event.name, event.holder)


def backing(book: Book, event: Event) -> None:
    """Hold certificates to the stock that their foundation has: one for one."""
    unit = book.plan.classes[event.name]
    if unit.kind != "certificate" or not (unit.of and unit.foundation):
        return
    foundation = unit.foundation
    there, given = book.held(unit.of, foundation), sum(book.total(event.name, place) for place in OUTSTANDING)
    if given > there:
        what = f"{given} of `{event.name}` would stand for {there} of `{unit.of}` that `{foundation}` holds"
        raise Impossible("P044", what, "quantity", f"issue or transfer `{unit.of}` to `{foundation}` first")


def enough(book: Book, event: Event) -> None:
    """Hold an event to what its holder has free of conditions."""
    whole(event)
    for grant in book.by_holder.get(event.holder, []):
        if grant.unit.name == event.name:
            book.note(grant.vest(event.day))
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


def buy_back(book: Book, event: Event) -> None:
    """Buy units back, into the pool or to be cancelled."""
    if event.to not in {POOL, CANCELLED}:
        raise Impossible(
            "P047", f"units that are bought back cannot go to `{event.to}`", "to", f"write {POOL} or {CANCELLED}"
        )
    enough(book, event)
    book.move(event, event.units, HELD, event.to)


def split(book: Book, event: Event) -> None:
    """Make every unit of a class so many; prices of grants fall in proportion."""
    ratio = event.units
    if ratio <= 0:
        raise Impossible(
            "P042", "every unit becomes more than nothing", "quantity", "write 10 for ten new units for one"
        )
    grants = [grant for grant in book.grants.values() if grant.unit.name == event.name]
    for grant in grants:
        book.note(grant.vest(event.day - 1))
    found = {
        key: quantity for key, quantity in book.units.items() if key[0] == event.name and key[1] in PLACES and quantity
    }
    if any((quantity * ratio).denominator != 1 for quantity in found.values()):
        raise Impossible("P048", "somebody would have a part of a unit", "quantity", "buy back the odd units first")
    for grant in grants:
        _split_grant(grant, ratio, event.day)
    for (name, place, holder), quantity in sorted(found.items()):
        book.move(event._replace(holder=holder), quantity * (ratio - 1), NOTHING, place, name=name)


def _split_grant(grant: Grant, ratio: Fraction, day: int) -> None:
    """Multiply what a grant counts; tranches to come must stay whole."""
    coming = [tranche._replace(quantity=tranche.quantity * ratio) for tranche in grant.touch()]
    if any(tranche.quantity.denominator != 1 for tranche in coming):
        what = f"a tranche of grant `{grant.event.grant}` would be a part of a unit from day {day} on"
        raise Impossible("P048", what, "quantity", "amend the schedule first")
    grant.coming = coming
    for count in ("granted", "before", "unvested", "vested", "exercised", "lapsed"):
        setattr(grant, count, getattr(grant, count) * ratio)
    if grant.price is not None:
        grant.price /= ratio

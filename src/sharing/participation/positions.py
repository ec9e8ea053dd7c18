"""Positions on a day: what everybody has of every class, grant by grant; each is the sum of its movements."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sharing.participation.grants import ZERO, vested_untouched
from sharing.participation.movements import chronological
from sharing.participation.transitions import HELD

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.participation.book import Book
    from sharing.participation.grants import Grant
    from sharing.participation.movements import Movement


class Position(NamedTuple):
    """What a holder has on a day: of one grant, or (with no grant) what is simply held of a class.

    Of a grant `granted` is `unvested` + `vested` + `exercised` + `lapsed`; where vested units are held, `vested`
    counts them and `held` of the holder's own position has them.
    """

    holder: str
    name: str
    grant: str
    granted: Fraction
    unvested: Fraction
    vested: Fraction
    exercised: Fraction
    lapsed: Fraction
    held: Fraction
    price: Fraction | None = None


def positions_of(book: Book, day: int) -> list[Position]:
    """Give every position at the end of the day to which a book was compiled, by holder, class and grant."""
    for grant in book.grants.values():
        if grant.coming is not None:
            book.note(grant.vest(day))
    schedules: dict[tuple[str, int], tuple[list[int], list[Fraction]]] = {}
    found = [_of_grant(grant, day, schedules) for grant in book.grants.values()]
    held = {(holder, name): units for (name, place, holder), units in book.units.items() if place == HELD and units}
    for position in found:
        if not book.plan.classes[position.name].exercised:
            grant = book.grants[position.grant]
            if grant.coming is None and position.vested:
                key = (position.holder, position.name)
                held[key] = held.get(key, ZERO) + position.vested
    own = [Position(holder, name, "", ZERO, ZERO, ZERO, ZERO, ZERO, units) for (holder, name), units in held.items()]
    return sorted([*found, *own], key=lambda position: (position.holder, position.name, position.grant))


def _of_grant(grant: Grant, day: int, schedules: dict[tuple[str, int], tuple[list[int], list[Fraction]]]) -> Position:
    event = grant.event
    if grant.coming is None:
        vested = vested_untouched(grant, day, schedules)
        return Position(event.holder, grant.unit.name, event.grant, grant.granted, grant.granted - vested, vested,
                        ZERO, ZERO, ZERO, grant.price)  # fmt: skip
    vested = grant.granted - grant.unvested - grant.exercised - grant.lapsed
    return Position(event.holder, grant.unit.name, event.grant, grant.granted, grant.unvested, vested, grant.exercised,
                    grant.lapsed, ZERO, grant.price)  # fmt: skip


def movements_of(book: Book, day: int) -> tuple[Movement, ...]:
    """Give all movements until the end of a day, in order; tranches that nobody asked about vest now.

    The sum of the movements into a place, less those out of it, is what a position says is there.
    """
    for grant in book.grants.values():
        book.note(grant.vest(day))
    return chronological(book.movements)

"""Positions on a day: what everybody has of every class, grant by grant; each is the sum of its movements."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from sharing.participation.allocation import whole
from sharing.participation.grants import ZERO, vested_untouched
from sharing.participation.movements import chronological

if TYPE_CHECKING:
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
    parts: dict[tuple[str, int], Fraction] = {}
    held: dict[str, dict[str, Fraction | int]] = {}
    for (name, holder), units in book.units.items():
        if units:
            held.setdefault(holder, {})[name] = units
    found: list[Position] = []
    simply = {unit.name for unit in book.plan.classes.values() if not unit.exercised}
    for holder in sorted({*book.by_holder, *held}):
        own, theirs = held.get(holder, {}), []
        for grant in book.by_holder.get(holder, []):
            position = _of_grant(grant, day, parts)
            theirs.append(position)
            if position.name in simply and grant.coming is None and position.vested:
                own[position.name] = own.get(position.name, 0) + position.vested
        if own:
            theirs += [_simply(holder, name, Fraction(units)) for name, units in own.items()]
        found += sorted(theirs)
    return found


def _simply(holder: str, name: str, units: Fraction) -> Position:
    """Make the position of what is simply held."""
    return Position(holder, name, "", ZERO, ZERO, ZERO, ZERO, ZERO, units)


def _of_grant(grant: Grant, day: int, parts: dict[tuple[str, int], Fraction]) -> Position:
    event, granted = grant.event, grant.granted
    if grant.coming is None:
        vested = vested_untouched(grant, day, parts)
        unvested = whole(granted.numerator - vested.numerator) if vested.denominator == 1 else granted - vested
        return Position(event.holder, event.name, event.grant, granted, unvested, vested, ZERO, ZERO, ZERO, grant.price)
    vested = granted - grant.unvested - grant.exercised - grant.lapsed
    return Position(event.holder, event.name, event.grant, granted, grant.unvested, vested, grant.exercised,
                    grant.lapsed, ZERO, grant.price)  # fmt: skip


def movements_of(book: Book, day: int) -> tuple[Movement, ...]:
    """Give all movements until the end of a day, in order; tranches that nobody asked about vest now.

    The sum of the movements into a place, less those out of it, is what a position says is there.
    """
    for grant in book.grants.values():
        book.note(grant.vest(day))
    return chronological(book.movements)

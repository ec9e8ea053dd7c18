"""Positions on a day: what everybody has of every class, grant by grant; each is the sum of its movements."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING

from sharing.named import Named
from sharing.participation.allocation import whole
from sharing.participation.grants import ZERO
from sharing.participation.movements import chronological
from sharing.participation.vesting import vested_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharing.participation.book import Book
    from sharing.participation.events import Event
    from sharing.participation.grants import Grant
    from sharing.participation.movements import Movement


class Position(Named):
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
    found = []
    for grant in book.grants.touched.values():
        book.note(grant.vest(day))
        found.append(_of_grant(grant))
    held = dict(book.units)
    found += _untouched(book, day, held)
    found += [Position(holder, name, "", ZERO, ZERO, ZERO, ZERO, ZERO, Fraction(units))
              for (name, holder), units in held.items() if units]  # fmt: skip
    for place in ("grant", "name", "holder"):
        found.sort(key=attrgetter(place))
    return found


def _of_grant(grant: Grant) -> Position:
    event = grant.event
    vested = grant.granted - grant.unvested - grant.exercised - grant.lapsed
    return Position(event.holder, event.name, event.grant, grant.granted, grant.unvested, vested, grant.exercised,
                    grant.lapsed, ZERO, grant.price)  # fmt: skip


def _untouched(book: Book, day: int, held: dict[tuple[str, str], Fraction | int]) -> Iterable[Position]:
    """Give the positions of grants to which nothing happened, and add to what is held what they vested.

    Those of one class, schedule and start are counted together.
    """
    alike: defaultdict[tuple[str, str, int], list[Event]] = defaultdict(list)
    for (name, vesting, made, start), events in book.grants.untouched():
        alike[name, vesting, made if start is None else start] += events
    for (name, vesting, start), events in alike.items():
        granted = [event.units for event in events]
        counts = [quantity.numerator for quantity in granted]
        vested = vested_by(book.plan.terms(vesting), start, counts, day)
        rests = [whole(count - one.numerator) if one.denominator == 1 else count - one
                 for count, one in zip(counts, vested, strict=True)]  # fmt: skip
        for event, quantity, rest, one in zip(events, granted, rests, vested, strict=True):
            yield Position(event.holder, name, event.grant, quantity, rest, one, ZERO, ZERO, ZERO, event.price)
        if not book.plan.classes[name].exercised:
            for event, units in zip(events, vested, strict=True):
                held[name, event.holder] = held.get((name, event.holder), 0) + units


def held_of(book: Book, day: int, name: str) -> list[Position]:
    """Give who simply holds units of a class at the end of a day, whatever they came from: one position a holder."""
    return [found for found in positions_of(book, day) if found.name == name and not found.grant]


def movements_of(book: Book, day: int) -> tuple[Movement, ...]:
    """Give all movements until the end of a day, in order; tranches that nobody asked about vest now.

    The sum of the movements into a place, less those out of it, is what a position says is there.
    """
    for grant in book.grants.all():
        book.note(grant.vest(day))
    return chronological(book.movements)

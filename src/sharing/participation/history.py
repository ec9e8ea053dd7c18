"""Why somebody has what they have: every movement of a position, and what was there after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.named import Named
from sharing.participation.grants import ZERO
from sharing.participation.positions import movements_of, positions_of
from sharing.participation.transitions import HELD, PLACES, POOL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from sharing.participation.book import Book
    from sharing.participation.movements import Movement
    from sharing.participation.positions import Position


OWN = tuple(place for place in PLACES if place != POOL)
"""The places in which units are somebody's own, or were."""


class Moment(Named):
    """One movement of a position, with how many units are where when it is done."""

    movement: Movement
    after: dict[str, Fraction]


class History(Named):
    """A position and how it came about; the counts after the last moment are those of the position."""

    position: Position
    moments: tuple[Moment, ...]


class Balance(Named):
    """All units of a class by place; `issued` is what was made less what was taken back."""

    name: str
    issued: Fraction
    places: dict[str, Fraction]


def history_of(book: Book, day: int, holder: str) -> list[History]:
    """Tell the positions of a holder, movement by movement, in the order in which things happened."""
    movements = movements_of(book, day)
    positions = [position for position in positions_of(book, day) if position.holder == holder]
    return [History(position, tuple(_moments(position, movements))) for position in positions]


def _moments(position: Position, movements: Sequence[Movement]) -> Iterable[Moment]:
    after: dict[str, Fraction] = {}
    for movement in movements:
        if movement.name != position.name or (position.grant and movement.grant != position.grant):
            continue
        ends = ((movement.origin, movement.holder, -movement.quantity),
                (movement.destination, movement.to or movement.holder, movement.quantity))  # fmt: skip
        mine = [(place, change) for place, owner, change in ends if owner == position.holder and place in OWN]
        if not position.grant:
            mine = [(place, change) for place, change in mine if place == HELD]
        if mine:
            for place, change in mine:
                after[place] = after.get(place, ZERO) + change
            yield Moment(movement, dict(after))


def balances_of(book: Book, day: int) -> list[Balance]:
    """Count every unit of every class: issued = in the pool + outstanding + exercised + lapsed + cancelled."""
    movements_of(book, day)
    found = []
    for name in book.plan.classes:
        places = {place: book.total(name, place) for place in PLACES}
        issued = sum(places.values(), ZERO)
        if issued or any(places.values()):
            found.append(Balance(name, issued, places))
    return found


def vesting_of(book: Book, first: int, last: int) -> list[Movement]:
    """Give the tranches that vest from one day to another, as the plan stands on the day of the book."""
    return [found for found in movements_of(book, last) if found.cause == "vest" and first <= found.day <= last]

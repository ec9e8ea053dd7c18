"""Movements: units of a class that go from place to place on a day, because of an event or of the plan's terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.named import Named
from sharing.participation.transitions import PRECEDENCE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction


class Movement(Named):
    """Units that left one place and came into another.

    `cause` is the kind of event; `row` is its line among the events, or that of the grant whose terms were followed;
    `detail` says which tranche vested, or why units lapsed.
    """

    day: int
    name: str
    quantity: Fraction
    origin: str
    destination: str
    cause: str
    row: int
    holder: str = ""
    grant: str = ""
    to: str = ""
    detail: str = ""

    @property
    def order(self) -> tuple[int, int, str]:
        """Say where it comes among all movements: as the events that caused them do, and tranches by their grant."""
        return self.day, PRECEDENCE[self.cause], self.grant if self.cause == "vest" else ""


def chronological(movements: Iterable[Movement]) -> tuple[Movement, ...]:
    """Put movements in the order in which they happened; what was noted in the order of its events keeps it."""
    return tuple(sorted(movements, key=lambda movement: movement.order))

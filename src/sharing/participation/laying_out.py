"""How the tranches of a grant come about: each part of the schedule, what that is so far, and in whole units."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from sharing.named import Named
from sharing.participation.allocation import allocate
from sharing.participation.grants import ZERO
from sharing.participation.occurrences import occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from sharing.participation.grants import Grant
    from sharing.participation.movements import Movement


class Step(Named):
    """One tranche as the schedule has it: its day and part, the parts so far, and those exactly and in whole units."""

    day: int
    cause: str
    number: int
    part: Fraction
    together: Fraction
    exact: Fraction
    reached: Fraction
    units: Fraction


def steps_of(grant: Grant) -> list[Step]:
    """Lay the schedule of a grant out as it stands; what is dated before the grant vests on its day.

    An event that is waited for and was not reached gives nothing yet.
    """
    whole = int(grant.basis) if grant.basis.denominator == 1 else None
    found = occurrences(grant.terms, grant.start, grant.reached, whole, grant.pauses)
    units = allocate(grant.basis, [one.part for one in found], grant.terms.way)
    parts, reached = accumulate(one.part for one in found), accumulate(units)
    return [
        Step(max(one.day, grant.event.day), one.cause, one.number, one.part, part, grant.basis * part, so_far, amount)
        for one, amount, part, so_far in zip(found, units, parts, reached, strict=True)
    ]


def differs(grant: Grant, steps: Sequence[Step], movements: Sequence[Movement]) -> bool:
    """Say whether what vested and what is to come is something else than the schedule, because of what happened."""
    name = grant.event.grant
    real = [(one.day, one.quantity) for one in movements if one.grant == name and one.cause == "vest"]
    real += [(one.day, one.quantity) for one in grant.coming]
    return _by_day(real) != _by_day((one.day, one.units) for one in steps)


def _by_day(found: Iterable[tuple[int, Fraction]]) -> dict[int, Fraction]:
    """Add units up by day; days without units are left out."""
    days: dict[int, Fraction] = {}
    for day, units in found:
        days[day] = days.get(day, ZERO) + units
    return {day: units for day, units in days.items() if units}

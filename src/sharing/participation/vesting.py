"""The tranches of a grant: on which day how many units vest, and by what.

>>> from sharing.dates import day_number
>>> from sharing.participation.spans import Span
>>> from sharing.participation.terms import Segment, Statement, Terms
>>> yearly = Terms("yearly", (Statement((Segment(Fraction(1), Span(1, "years"), 4),)),))
>>> [tranche.quantity for tranche in tranches(yearly, 18, day_number("2025-01-01"))]
[Fraction(4, 1), Fraction(5, 1), Fraction(4, 1), Fraction(5, 1)]
"""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from sharing.named import Named
from sharing.participation.allocation import CUMULATIVE, allocate, cumulatives
from sharing.participation.occurrences import occurrences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing.participation.spans import Pause
    from sharing.participation.terms import Reached, Terms


class Tranche(Named):
    """Units that vest on one day; `part` is their exact part of the grant, `cause` and `number` say by what."""

    day: int
    quantity: Fraction
    part: Fraction
    cause: str
    number: int


def tranches(
    terms: Terms,
    quantity: int | Fraction,
    start: int,
    reached: Mapping[str, Reached] | None = None,
    *,
    granted: int | None = None,
    pauses: Sequence[Pause] = (),
) -> list[Tranche]:
    """Give the tranches of a grant in the order of their days; those of no units are left out.

    Tranches that a cliff puts on one day are one. What is dated on or before the day of the grant vests on that day,
    as one: time that was served before counts, and nothing vests before it was granted.
    """
    whole = int(quantity) if Fraction(quantity).denominator == 1 else None
    found = occurrences(terms, start, reached, whole, pauses)
    amounts = allocate(quantity, [one.part for one in found], terms.way)
    made: dict[tuple[int, int], Tranche] = {}
    for one, amount in zip(found, amounts, strict=True):
        early = granted is not None and one.day <= granted
        day = granted if granted is not None and early else one.day
        key = (day, -1 if early else one.statement)
        before = made.get(key, Tranche(day, Fraction(0), Fraction(0), one.cause, one.number))
        made[key] = Tranche(day, before.quantity + amount, before.part + one.part, one.cause, one.number)
    return [tranche for tranche in made.values() if tranche.quantity]


def vested_by(terms: Terms, start: int, quantities: Sequence[int], day: int) -> list[Fraction]:
    """Say how many units have vested by a day, of grants of one schedule and start to which nothing happened."""
    if terms.way not in CUMULATIVE or terms.conditions:
        laid = (tranches(terms, quantity, start) for quantity in quantities)
        return [sum((one.quantity for one in found if one.day <= day), Fraction(0)) for found in laid]
    come = (one.part for one in occurrences(terms, start) if one.day <= day)
    part = sum((next(equal) * (1 + sum(1 for _ in equal)) for _, equal in groupby(come, id)), Fraction(0))
    return cumulatives(quantities, part, terms.way)

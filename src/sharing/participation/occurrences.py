"""When which part of a grant vests: a schedule laid out in time from the day on which it starts.

>>> from sharing.dates import day_number, day_text
>>> from sharing.participation.spans import Span
>>> from sharing.participation.terms import Cliff, Segment, Statement, Terms
>>> year = Segment(Fraction(1), Span(1, "months"), 48, Cliff(Span(12, "months"), Fraction(1, 4)))
>>> found = occurrences(Terms("t", (Statement((year,)),)), day_number("2025-01-01"))
>>> len(found), day_text(found[0].day), found[0].part, found[1].part
(37, '2026-01-01', Fraction(1, 4), Fraction(1, 48))
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.named import Named
from sharing.participation.conditions import walk
from sharing.participation.spans import day_after, days_after, delayed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sharing.participation.spans import Pause
    from sharing.participation.terms import Cliff, Reached, Segment, Statement, Terms


class Occurrence(Named):
    """One moment of a schedule: its day, the part of the grant that vests, and by what.

    `cause` names the statement or condition, `number` which of its tranches it is; `statement` is which statement.
    """

    day: int
    part: Fraction
    cause: str
    number: int
    statement: int = 0


def occurrences(
    terms: Terms,
    start: int,
    reached: Mapping[str, Reached] | None = None,
    quantity: int | None = None,
    pauses: Sequence[Pause] = (),
) -> list[Occurrence]:
    """Lay a schedule out in time; events that were not reached give nothing. Sorted by day, then as it is written.

    `quantity` is needed by conditions that vest a number of units. In a pause the time that is counted from a start or
    an event stands still; an event or a date comes when it comes.
    """
    known = reached or {}
    if terms.conditions:
        order = {condition.name: index for index, condition in enumerate(terms.conditions)}
        return [Occurrence(*one, order[one[2]]) for one in walk(terms, start, known, quantity, pauses)]
    if not terms.statements:
        return [Occurrence(start, Fraction(1), terms.name, 1)]
    found = [one for index in range(len(terms.statements)) for one in _statement(terms, index, start, known, pauses)]
    return sorted(found, key=lambda one: one.day)


def _statement(
    terms: Terms, index: int, start: int, known: Mapping[str, Reached], pauses: Sequence[Pause]
) -> Iterator[Occurrence]:
    statement = terms.statements[index]
    begun = statement.trigger.met(start, known)
    if begun is None:
        return
    factor = _tier(statement, known, begun)
    cursor, number, whole = begun, 0, factor == 1
    name = " and ".join(sorted(statement.trigger.events())) or terms.name
    for segment in statement.segments:
        for day, part in _segment(segment, cursor, terms.policy, begun):
            number += 1
            later = delayed(begun, day, pauses) if pauses else day
            yield Occurrence(later, part if whole else part * factor, name, number, index)
        cursor = cursor if segment.every is None else day_after(
            cursor, segment.every, segment.times, terms.policy, begun
        )  # fmt: skip


def _tier(statement: Statement, known: Mapping[str, Reached], begun: int) -> Fraction:
    """Give which part of a statement vests for what was measured when it began: that of the highest tier reached."""
    if not statement.tiers:
        return Fraction(1)
    found = [known[event] for event in statement.trigger.events() if event in known]
    measured = [one.value for one in found if one.value is not None and one.day <= begun]
    reached = [part for least, part in statement.tiers if measured and measured[0] >= least]
    return reached[-1] if reached else Fraction(0)


def _segment(segment: Segment, cursor: int, policy: str, origin: int) -> list[tuple[int, Fraction]]:
    if segment.every is None:
        return [(cursor, segment.part)]
    share = segment.part / segment.times
    days = days_after(cursor, segment.every, range(1, segment.times + 1), policy, origin)
    if segment.cliff is None:
        return [(day, share) for day in days]
    return _after_cliff(segment, segment.cliff, day_after(cursor, segment.cliff.after, 1, policy, origin), days)


def _after_cliff(segment: Segment, cliff: Cliff, end: int, days: list[int]) -> list[tuple[int, Fraction]]:
    """Put what lies in the cliff at its end: the stated part, or tranche by tranche what had come by then."""
    later = [day for day in days if day > end]
    if cliff.part is None:
        return [(max(day, end), segment.part / segment.times) for day in days]
    rest = segment.part * (1 - cliff.part) / len(later) if later else Fraction(0)
    return [(end, segment.part * cliff.part), *((day, rest) for day in later)]

"""Spans of time that schedules count with, and the day that lies a number of spans after another.

Months keep the day of the month where they can: 31 January and one month is the last day of February, and one month
later the 31st again, because every day is counted from the first one and not from the one before.

>>> from sharing.dates import day_number, day_text
>>> day_text(day_after(day_number("2025-01-31"), Span(1, "months"), 3))
'2025-04-30'
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Sequence

UNITS = {"day": "days", "days": "days", "month": "months", "months": "months", "year": "years", "years": "years",
         "week": "weeks", "weeks": "weeks"}  # fmt: skip
START, FIRST, LAST, DAY_BEFORE = "start", "first", "last", "day-before"
"""On which day of a month a tranche vests: that of the start, the first, the last, or the day before the start's.

A number from 1 to 31 is that day, or the last day of a shorter month.
"""
POLICIES = (START, FIRST, LAST, DAY_BEFORE, *(str(day) for day in range(1, 32)))
MONTHS_OF_YEAR = 12
DAYS_OF_WEEK = 7
LAST_MONTH = (date.max.year + 1) * MONTHS_OF_YEAR - 1
MOST = 10_000
LONGEST = 31
END = date.max.toordinal()
"""The last day of the calendar: what would come after it never comes, and is said to be there."""


class Pause(Named):
    """Time that does not count: from a day on which something stopped until the one on which it goes on."""

    first: int
    until: int = END


def delayed(base: int, day: int, pauses: Sequence[Pause]) -> int:
    """Give the day on which something is due that was due on a day when counted from a base, after the pauses.

    >>> delayed(100, 150, [Pause(120, 140)]), delayed(100, 110, [Pause(120, 140)]), delayed(130, 150, [Pause(120, 140)])
    (170, 110, 160)
    """
    for pause in pauses:
        first = max(pause.first, base)
        if first < min(day, pause.until):
            day = END if pause.until == END else min(day + pause.until - first, END)
    return day


class Span(Named):
    """So many days, months or years; weeks are read as days."""

    number: int
    unit: str

    @property
    def text(self) -> str:
        """Write the span as plans do.

        >>> Span(1, "months").text, Span(90, "days").text
        ('1 month', '90 days')
        """
        return f"{self.number} {self.unit.removesuffix('s') if self.number == 1 else self.unit}"


def read_span(value: object) -> Span | None:
    """Read a span from text; None when it is none.

    >>> read_span("12 months"), read_span("2 weeks"), read_span("a while")
    (Span(number=12, unit='months'), Span(number=14, unit='days'), None)
    """
    words = value.split() if isinstance(value, str) else []
    if len(words) != len(Span._fields) or not words[0].isascii() or not words[0].isdigit() or words[1] not in UNITS:
        return None
    number, unit = int(words[0]), UNITS[words[1]]
    if number > MOST:
        return None
    return Span(number * DAYS_OF_WEEK, "days") if unit == "weeks" else Span(number, unit)


def day_after(start: int, span: Span, times: int = 1, policy: str = START, origin: int | None = None) -> int:
    """Give the day that lies `times` spans after a day; `origin` is the day whose day of the month is kept.

    Where the calendar ends before it, it is the last day of the calendar.

    >>> from sharing.dates import day_number, day_text
    >>> day_text(day_after(day_number("2025-02-28"), Span(2, "months"), origin=day_number("2025-01-31")))
    '2025-04-30'
    >>> day_text(day_after(day_number("2024-01-31"), Span(1, "months"), policy="day-before"))
    '2024-02-28'
    """
    return days_after(start, span, range(times, times + 1), policy, origin)[0]


def days_after(
    start: int, span: Span, counts: Sequence[int], policy: str = START, origin: int | None = None
) -> list[int]:
    """Give the days that lie so many spans after a day, each as `day_after` does.

    >>> [day - 738_886 for day in days_after(738_886, Span(1, "months"), range(1, 4))]
    [30, 61, 92]
    """
    if span.unit == "days":
        return [min(start + span.number * times, END) for times in counts]
    months = span.number * (MONTHS_OF_YEAR if span.unit == "years" else 1)
    begun = date.fromordinal(start)
    index = begun.year * MONTHS_OF_YEAR + begun.month - 1
    kept = begun.day if origin is None or origin == start else date.fromordinal(origin).day
    wanted = {START: kept, DAY_BEFORE: kept, FIRST: 1, LAST: LONGEST}.get(policy) or int(policy)
    early = 2 if policy == DAY_BEFORE else 1
    found = [_month(index + months * times) if index + months * times <= LAST_MONTH else None for times in counts]
    return [END if month is None else month[0] + min(wanted, month[1]) - early for month in found]


@cache
def _month(index: int) -> tuple[int, int]:
    """Give the first day of a month and how many it has; months are counted from the year 0."""
    year, month = divmod(index, MONTHS_OF_YEAR)
    return date(year, month + 1, 1).toordinal(), monthrange(year, month + 1)[1]

"""Milestones of service by looking at one day after the other, and by dateutil; nothing here knows a formula."""

from __future__ import annotations

import datetime as dt
from itertools import count

from dateutil.relativedelta import relativedelta

ONE = dt.timedelta(days=1)
LAST = dt.date(2190, 1, 1)


def anniversary(first: dt.date, months: int, leap_day: str) -> dt.date:
    """Give the day so many months later; a leap day has its day in other years on 28 February or on 1 March."""
    found = first + relativedelta(months=months)
    leaps = (first.month, first.day) == (2, 29) and (found.month, found.day) == (2, 28)
    return found + ONE if leaps and leap_day == "march-1" else found


def listed(rows: list[int], every: int | None) -> list[int]:
    """List the months of all milestones, those after the last row included."""
    again = [rows[-1] + every * n for n in range(1, 200)] if every else []
    return sorted(rows) + again


def reached_on(
    first: dt.date, months: int, breaks: list[tuple[dt.date, dt.date]], falls_on: str, leap_day: str, *, until: dt.date
) -> dt.date | None:
    """Walk from the first day until the milestone is reached; a day inside a break does not count."""
    wanted = (anniversary(first, months, leap_day) - first).days - (falls_on == "day-before")
    served = 0
    for more in count():
        day = first + more * ONE
        if day > until:
            return None
        if any(begin <= day <= end for begin, end in breaks):
            continue
        if served >= wanted:
            return day
        served += 1
    return None


def days_of(first: dt.date, rows: list[int], until: dt.date, falls_on: str, leap_day: str) -> dict[int, dt.date]:
    """Give the day of every milestone without breaks until a day, from one walk over the calendar.

    A month is full on the first day of a later month that has the day of the first, or is the last of a shorter one.
    """
    found, months, day = {}, 0, first
    while day <= until:
        day += ONE
        tomorrow = day + ONE
        same = day.day == first.day or (tomorrow.month != day.month and day.day < first.day)
        if (first.month, first.day) == (2, 29) and leap_day == "march-1" and (day.month, day.day) == (2, 28):
            same = False
        if (first.month, first.day) == (2, 29) and leap_day == "march-1" and (day.month, day.day) == (3, 1):
            same = (day - ONE).day == 28
        if same:
            months += 1
            if months in rows:
                found[months] = day - (falls_on == "day-before") * ONE
    return {months: on for months, on in found.items() if on <= until}

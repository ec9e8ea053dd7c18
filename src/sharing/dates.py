"""Civil dates as day numbers: 1 is 1 January of the year 1, and every calendar question is integer arithmetic.

The months of the calendar are a constant table that lines can look dates up in; `months_between`, `days_360` and
`weekdays_before` are definitions over it (see the words of formulas), so they serve a column as they serve one date.

>>> day_number("2026-12-31"), day_text(739981)
(739981, '2026-12-31')
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

FIRST_YEAR, LAST_YEAR = 1900, 2200


def day_number(text: str) -> int:
    """Read an ISO date; ValueError when the calendar has no such day."""
    return date.fromisoformat(text).toordinal()


def read_day(value: object) -> int | None:
    """Read a day of a structured file: a date, or a text with an ISO date; None when it is neither.

    >>> read_day("2026-12-31"), read_day("2026-02-30"), read_day(2026)
    (739981, None, None)
    """
    if isinstance(value, date):
        return None if isinstance(value, datetime) else value.toordinal()
    try:
        return day_number(value) if isinstance(value, str) else None
    except ValueError:
        return None


def day_text(day: int) -> str:
    """Write a day number as an ISO date."""
    return date.fromordinal(day).isoformat()


@cache
def calendar_months() -> tuple[list[int], list[int], list[int]]:
    """Give the months from 1900 to 2200: the first day of each, its days, and its number (12 x year + month).

    >>> starts, days, numbers = calendar_months()
    >>> day_text(starts[0]), days[1], numbers[12] - numbers[0]
    ('1900-01-01', 28, 12)
    """
    months = [(year, month) for year in range(FIRST_YEAR, LAST_YEAR + 1) for month in range(1, 13)]
    starts = [date(year, month, 1).toordinal() for year, month in months]
    days = [following - start for start, following in zip(starts, [*starts[1:], starts[-1] + 31], strict=True)]
    return starts, days, [12 * year + month for year, month in months]

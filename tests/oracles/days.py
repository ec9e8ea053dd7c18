"""Calendar questions answered by looking at one day after the other, and by dateutil."""

from __future__ import annotations

import datetime as dt

from dateutil.relativedelta import relativedelta


def months(first: dt.date, following: dt.date, how: str) -> int:
    """Count months from a day to a later one: full ones, begun ones, or half and more."""
    gone = relativedelta(following, first)
    whole = 12 * gone.years + gone.months
    passed, coming = (first + relativedelta(months=whole + more) for more in (0, 1))
    if how == "ceil":
        return whole + (passed != following)
    if how == "nearest":
        return whole + (2 * (following - passed).days >= (coming - passed).days)
    return whole


def thirty(first: dt.date, following: dt.date) -> int:
    """Count days as if every month had thirty."""
    years, months_, days = following.year - first.year, following.month - first.month, 0
    days = min(30, following.day) - min(30, first.day)
    return 360 * years + 30 * months_ + days


def listed(first: dt.date, last: dt.date) -> list[dt.date]:
    """List all days from one to another, both included."""
    return [first + dt.timedelta(days=n) for n in range(max(0, (last - first).days + 1))]


def weekdays(first: dt.date, last: dt.date) -> int:
    """Count Mondays to Fridays, both ends included."""
    return sum(1 for day in listed(first, last) if day.isoweekday() <= 5)


def weekdays_before(day: dt.date) -> int:
    """Count Mondays to Fridays before a day, from 1 January of the year 1: weeks have five."""
    week = day - dt.timedelta(days=day.weekday())
    return (week.toordinal() - 1) // 7 * 5 + weekdays(week, day - dt.timedelta(days=1))


def present(first: dt.date, last: dt.date, count: str, how: str | None) -> int:
    """Count the days or months from the first to the last day, both included; none when the last comes first."""
    if last < first:
        return 0
    following = last + dt.timedelta(days=1)
    counted = {
        "calendar-days": lambda: len(listed(first, last)),
        "working-days": lambda: weekdays(first, last),
        "30-360": lambda: thirty(first, following),
        "months": lambda: months(first, following, how),
    }
    return counted[count]()

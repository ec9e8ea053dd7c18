"""How days become years, exactly: every day count that is offered, by its name."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

DAY_COUNTS = {
    "actual/365": "the days, divided by 365",
    "actual/365.25": "the days, divided by 365.25",
    "actual/360": "the days, divided by 360",
    "actual/actual": "the days of each calendar year, divided by the 365 or 366 that it has (ISDA)",
    "30e/360": "months of 30 days, years of 360; the 31st counts as the 30th",
}
_YEARS = {"actual/365": Fraction(365), "actual/365.25": Fraction(1461, 4), "actual/360": Fraction(360)}


def years_between(start: int, end: int, day_count: str) -> Fraction:
    """Give the years from a day until a later day, both as day numbers.

    >>> first, last = date(2026, 4, 1).toordinal(), date(2036, 4, 1).toordinal()
    >>> [str(years_between(first, last, count)) for count in ("actual/365", "actual/actual", "30e/360")]
    ['3653/365', '267235/26718', '10']
    """
    if day_count in _YEARS:
        return (end - start) / _YEARS[day_count]
    first, last = date.fromordinal(start), date.fromordinal(end)
    if day_count == "30e/360":
        months = 12 * (last.year - first.year) + last.month - first.month
        return Fraction(30 * months + min(last.day, 30) - min(first.day, 30), 360)
    return _into_year(last) - _into_year(first)


def _into_year(day: date) -> Fraction:
    """Give a day as years: its year, and the part of it that has gone by."""
    first, following = date(day.year, 1, 1).toordinal(), date(day.year + 1, 1, 1).toordinal()
    return day.year + Fraction(day.toordinal() - first, following - first)

"""Dates and spans that calendars stumble over: month ends, leap days, turns of years, one day, many years."""

from __future__ import annotations

import calendar
import datetime as dt

from hypothesis import strategies as st

FIRST, LAST = dt.date(1901, 1, 1), dt.date(2190, 12, 31)


@st.composite
def odd_days(draw: st.DrawFn) -> dt.date:
    """Draw the last, the first or a late day of a month, leap Februaries often among them."""
    year = draw(st.sampled_from([1904, 1999, 2000, 2023, 2024, 2025, 2026, 2028, 2096, 2100, 2104]))
    month = draw(st.sampled_from([1, 2, 2, 2, 3, 4, 8, 11, 12]))
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, draw(st.sampled_from([1, 15, 16, min(28, last), min(29, last), min(30, last), last])))


def days() -> st.SearchStrategy[dt.date]:
    """Draw any date, or an odd one."""
    return st.one_of(odd_days(), st.dates(FIRST, LAST))


@st.composite
def spans(draw: st.DrawFn) -> tuple[dt.date, dt.date]:
    """Draw a day and one that is not before it: near, a few months later, or anywhere."""
    first = draw(days())
    other = draw(st.one_of(days(), st.integers(0, 800).map(lambda more: first + dt.timedelta(days=more))))
    return (first, other) if first <= other else (other, first)


def many(strategy: st.SearchStrategy[tuple[dt.date, dt.date]]) -> st.SearchStrategy[list[tuple[dt.date, dt.date]]]:
    """Draw a column of spans."""
    return st.lists(strategy, min_size=1, max_size=60)


@st.composite
def employments(draw: st.DrawFn) -> tuple[dt.date, dt.date, list[tuple[dt.date, dt.date | None]]]:
    """Draw a period of up to two years and people who join, leave, stay, or are there only before or after it."""
    start = draw(odd_days())
    end = start + dt.timedelta(days=draw(st.integers(0, 731)))
    people = []
    for _ in range(draw(st.integers(1, 40))):
        joined = start + dt.timedelta(days=draw(st.integers(-500, 900)))
        stayed = draw(st.none() | st.integers(0, 900))
        people.append((joined, None if stayed is None else joined + dt.timedelta(days=stayed)))
    return start, end, people

"""Day counts by hand, and what holds for all of them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharing.models.terms import DAY_COUNTS, years_between

DAYS = st.dates(date(1990, 1, 1), date(2150, 12, 31)).map(date.toordinal)


@pytest.mark.parametrize(
    ("first", "last", "count", "wanted"),
    [
        ("2026-01-01", "2027-01-01", "actual/365", "1"),
        ("2028-01-01", "2029-01-01", "actual/365", "366/365"),
        ("2028-01-01", "2032-01-01", "actual/365.25", "4"),
        ("2026-01-01", "2026-12-27", "actual/360", "1"),
        ("2028-01-01", "2029-01-01", "actual/actual", "1"),
        ("2026-01-31", "2026-02-28", "30e/360", "28/360"),
        ("2026-03-31", "2026-12-31", "30e/360", "3/4"),
    ],
)
def test_a_day_count_by_hand(first: str, last: str, count: str, wanted: str) -> None:
    start, end = (date.fromisoformat(text).toordinal() for text in (first, last))
    assert Fraction(wanted) == years_between(start, end, count)


def test_by_the_calendar_each_year_has_its_own_days() -> None:
    start, end = date(2027, 7, 1).toordinal(), date(2028, 7, 1).toordinal()
    assert Fraction(184, 365) + Fraction(182, 366) == years_between(start, end, "actual/actual")


@given(DAYS, DAYS, st.sampled_from(sorted(DAY_COUNTS)))
def test_no_days_are_no_years_and_later_is_no_shorter(a: int, b: int, count: str) -> None:
    first, last = sorted((a, b))
    assert years_between(first, first, count) == 0
    assert years_between(first, last, count) >= 0
    assert abs(years_between(first, last, count) - Fraction(last - first, 365)) <= Fraction(last - first, 50) + 1


@given(DAYS, DAYS, DAYS, st.sampled_from(sorted(DAY_COUNTS)))
def test_terms_in_a_row_add_up(a: int, b: int, c: int, count: str) -> None:
    first, between, last = sorted((a, b, c))
    parts = years_between(first, between, count) + years_between(between, last, count)
    assert parts == years_between(first, last, count)

"""Presence and service by every convention, against an oracle that looks at one day after the other, and dateutil."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracles.days import months, present
from tests.rules.day_strategies import employments, many, spans
from tests.rules.mini import outcome, worked

from sharing import Refused

COUNTS = [
    ("calendar-days", None),
    ("working-days", None),
    ("30-360", None),
    ("months", "floor"),
    ("months", "ceil"),
    ("months", "nearest"),
]
ROUNDS = ["floor", "ceil", "nearest"]


def presence(count: str, rounding: str | None) -> dict[str, str]:
    step = {"name": "it", "rule": "presence", "from": "start", "to": "end", "count": count, "leavers": "pro-rata"}
    return step | ({"round": rounding} if rounding else {})


def text(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


@pytest.mark.parametrize(("count", "rounding"), COUNTS)
@settings(max_examples=30)
@given(drawn=employments())
def test_presence_is_what_somebody_with_a_calendar_counts(drawn: tuple, count: str, rounding: str | None) -> None:
    start, end, people = drawn
    whole = present(start, end, count, "ceil" if count == "months" else None)
    staff = {"start": [text(joined) for joined, _ in people], "end": [text(left) for _, left in people]}
    if not whole:  # a weekend as a period has no working days
        with pytest.raises(Refused, match="E001"):
            worked([presence(count, rounding)], staff, period=(text(start), text(end)))
        return
    done = worked([presence(count, rounding)], staff, period=(text(start), text(end)))
    spells = [(max(start, joined), min(end, left or end)) for joined, left in people]
    counted = [present(first, last, count, rounding) for first, last in spells]
    assert counted == outcome(done, "it.counted")
    assert [Fraction(days, whole) for days in counted] == outcome(done, "it")


@pytest.mark.parametrize(("count", "rounding"), COUNTS)
def test_a_last_day_before_the_first_is_refused(count: str, rounding: str | None) -> None:
    with pytest.raises(Refused, match=r"E010 .* for p00001"):
        worked([presence(count, rounding)], {"start": ["2026-01-01", "2026-03-02"], "end": ["", "2026-03-01"]})


@pytest.mark.parametrize(("year", "days"), [(2023, 365), (2024, 366), (2000, 366), (2100, 365)])
def test_a_leap_year_has_a_day_more(year: int, days: int) -> None:
    staff = {"start": [f"{year}-03-01"], "end": [""]}
    done = worked([presence("calendar-days", None)], staff, period=(f"{year}-01-01", f"{year}-12-31"))
    assert [Fraction(306, days)] == outcome(done, "it")


def service(unit: str, rounding: str, last_day: str, at: str = "day") -> dict[str, str]:
    step = {"name": "it", "rule": "service", "from": "start", "at": at}
    return step | {"unit": unit, "round": rounding, "last_day": last_day}


@pytest.mark.parametrize("last_day", ["included", "excluded"])
@pytest.mark.parametrize("rounding", ROUNDS)
@settings(max_examples=15)
@given(found=many(spans()))
def test_service_in_months_is_what_dateutil_says(found: list, rounding: str, last_day: str) -> None:
    more = dt.timedelta(days=last_day == "included")
    staff = {"start": [text(first) for first, _ in found], "day": [text(at) for _, at in found]}
    done = worked([service("months", rounding, last_day)], staff)
    assert [months(first, at + more, rounding) for first, at in found] == outcome(done, "it")


@settings(max_examples=15)
@given(found=many(spans()), included=st.booleans())
def test_full_years_of_service_are_those_of_dateutil(found: list, *, included: bool) -> None:
    more = dt.timedelta(days=included)
    staff = {"start": [text(first) for first, _ in found], "day": [text(at) for _, at in found]}
    last_day = "included" if included else "excluded"
    expected = [relativedelta(at + more, first).years for first, at in found]
    assert expected == outcome(worked([service("years", "floor", last_day)], staff), "it")
    begun = [
        years + (first + relativedelta(years=years) != at + more)
        for years, (first, at) in zip(expected, found, strict=True)
    ]
    assert begun == outcome(worked([service("years", "ceil", last_day)], staff), "it")


@settings(max_examples=15)
@given(found=many(spans()))
def test_half_a_year_of_service_and_more_is_a_year_to_the_nearest(found: list) -> None:
    staff = {"start": [text(first) for first, _ in found], "day": [text(at) for _, at in found]}
    whole = [months(first, at, "floor") for first, at in found]
    assert [(n + 6) // 12 for n in whole] == outcome(worked([service("years", "nearest", "excluded")], staff), "it")


def test_somebody_who_joins_after_the_day_has_no_service_yet() -> None:
    steps = [service("months", "ceil", "included", "period.end")]
    assert [0, 1] == outcome(worked(steps, {"start": ["2027-02-01", "2026-12-31"]}), "it")

"""Spans, conditions and moments where the calendar, the order or the way matters."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from tests.participation.telling import plan_of

from sharing.dates import day_number, day_text
from sharing.participation.allocation import WAYS, allocate, cumulative
from sharing.participation.occurrences import occurrences
from sharing.participation.spans import END, Pause, Span, day_after, delayed, read_span
from sharing.participation.terms import Reached, Terms
from sharing.participation.vesting import tranches

HEAD = 'plan = "Options"\n[classes.option]\nkind = "option"\n'


def terms_of(text: str) -> Terms:
    return plan_of(HEAD + text).terms("way")


def laid(
    terms: Terms, reached: dict[str, str] | None = None, start: str = "2020-01-31", pauses: tuple[Pause, ...] = ()
) -> list[tuple[str, Fraction]]:
    known = {name: Reached(day_number(day)) for name, day in (reached or {}).items()}
    return [(day_text(one.day), one.part) for one in occurrences(terms, day_number(start), known, 100, pauses)]


@pytest.mark.parametrize("text", ["", "12", "12 moons", "-1 days", "1.5 years", "10001 days", "\u0661 days", 12, None])
def test_what_is_no_span(text: object) -> None:
    assert read_span(text) is None


@pytest.mark.parametrize("span", [Span(10_000, "years"), Span(10_000, "days"), Span(9999, "months")])
def test_beyond_the_calendar_is_its_last_day(span: Span) -> None:
    assert day_after(day_number("2020-01-31"), span, 1000) == END == date.max.toordinal()


@pytest.mark.parametrize(
    ("policy", "found"),
    [
        ("start", "2020-02-29"),
        ("first", "2020-02-01"),
        ("last", "2020-02-29"),
        ("day-before", "2020-02-28"),
        ("15", "2020-02-15"),
        ("31", "2020-02-29"),
    ],
)
def test_the_day_of_the_month(policy: str, found: str) -> None:
    assert day_text(day_after(day_number("2020-01-31"), Span(1, "months"), policy=policy)) == found


def test_a_span_is_written_as_plans_do() -> None:
    assert [Span(number, unit).text for number, unit in ((1, "years"), (90, "days"))] == ["1 year", "90 days"]


def test_two_pauses_add_up_and_one_that_is_open_never_ends() -> None:
    assert delayed(0, 100, [Pause(10, 20), Pause(50, 55)]) == 115
    assert delayed(0, 100, [Pause(10, 20), Pause(109)]) == END
    assert delayed(60, 60, [Pause(10, 80)]) == 60


@pytest.mark.parametrize("way", WAYS)
def test_every_way_gives_all_units(way: str) -> None:
    for units in range(30):
        for count in range(1, 8):
            assert sum(allocate(units, [Fraction(1, count)] * count, way)) == units
    assert allocate(5, [], way) == []


def test_parts_of_nothing_take_no_odd_unit() -> None:
    third = Fraction(1, 3)
    assert allocate(10, [Fraction(0), third, third, third, Fraction(0)], "front-loaded-to-single-tranche")[1] == 4
    assert allocate(10, [Fraction(0)], "back-loaded") == [0]


def test_half_a_unit_is_rounded_up() -> None:
    assert cumulative(Fraction(5), Fraction(1, 2), "cumulative-rounding") == 3
    assert cumulative(Fraction(5, 2), Fraction(1, 3), "cumulative-round-down") == 0


CHAIN = """
[[vesting.way.condition]]
name = "begin"
next = ["sale", "late"]
[[vesting.way.condition]]
name = "sale"
on = "sale"
part = "50%"
next = ["rest"]
[[vesting.way.condition]]
name = "late"
every = "2 years"
[[vesting.way.condition]]
name = "rest"
every = "6 months"
times = 2
after = "begin"
part = "25%"
"""


def test_of_open_conditions_the_first_that_is_met_is_taken() -> None:
    assert laid(terms_of(CHAIN)) == []
    assert laid(terms_of(CHAIN), {"sale": "2022-02-01"}) == []
    assert [day for day, _ in laid(terms_of(CHAIN), {"sale": "2020-02-01"})] == [
        "2020-02-01",
        "2020-07-31",
        "2021-01-31",
    ]


def test_nothing_vests_before_its_condition_was_opened() -> None:
    days = [day for day, _ in laid(terms_of(CHAIN), {"sale": "2020-12-01"})]
    assert days == ["2020-12-01", "2020-12-01", "2021-01-31"]


def test_on_one_day_what_is_written_first_is_taken() -> None:
    assert [part for _, part in laid(terms_of(CHAIN), {"sale": "2022-01-31"})][:1] == [Fraction(1, 2)]


def test_what_counts_from_a_condition_that_was_not_taken_is_never_met() -> None:
    assert laid(terms_of(CHAIN.replace('after = "begin"', 'after = "late"')), {"sale": "2020-02-01"}) == [
        ("2020-02-01", Fraction(1, 2))
    ]


def test_conditions_never_vest_more_than_is_left() -> None:
    found = laid(terms_of(CHAIN.replace('part = "25%"', "quantity = 40")), {"sale": "2020-02-01"})
    assert [part for _, part in found] == [Fraction(1, 2), Fraction(2, 5), Fraction(1, 10)]


def test_a_number_of_units_needs_a_grant_in_whole_units() -> None:
    terms = terms_of(CHAIN.replace('part = "25%"', "quantity = 40"))
    found = tranches(terms, Fraction(5, 2), 1, {"sale": Reached(2)})
    assert sum(one.part for one in found) == Fraction(1, 2)


def test_conditions_stand_still_in_a_pause() -> None:
    pause = Pause(day_number("2020-03-01"), day_number("2020-03-11"))
    assert [day for day, _ in laid(terms_of(CHAIN), {"sale": "2020-02-01"}, pauses=(pause,))] == [
        "2020-02-01",
        "2020-08-10",
        "2021-02-10",
    ]
    assert [
        day for day, _ in laid(terms_of(CHAIN), {"sale": "2020-02-01"}, pauses=(Pause(day_number("2020-03-01")),))
    ] == ["2020-02-01"]
    open_pause = (Pause(day_number("2020-08-01")),)
    assert [day for day, _ in laid(terms_of(CHAIN), {"sale": "2020-02-01"}, pauses=open_pause)] == [
        "2020-02-01",
        "2020-07-31",
        "9999-12-31",
    ]


@pytest.mark.parametrize(
    ("on", "days"),
    [
        ('{ later_of = ["sale", 2021-01-01] }', ["2021-01-01"]),
        ('{ earlier_of = ["sale", 2021-01-01] }', ["2020-06-01"]),
        ('{ earlier_of = ["listing", 2021-01-01] }', ["2021-01-01"]),
        ('{ later_of = ["sale", "listing"] }', []),
        ('"sale"\nby = 2020-06-01', ["2020-06-01"]),
        ('"sale"\nby = 2020-05-31', []),
    ],
)
def test_moments(on: str, days: list[str]) -> None:
    terms = terms_of(f"[[vesting.way.segment]]\non = {on}\n")
    assert [day for day, _ in laid(terms, {"sale": "2020-06-01"})] == days


def test_a_tier_counts_what_was_measured_when_it_began() -> None:
    terms = terms_of(
        '[[vesting.way.segment]]\non = { earlier_of = ["sale", "audit"] }\ntier = [{ at_least = 10, part = "50%" }]\n'
    )
    found = occurrences(terms, 1, {"audit": Reached(5, Fraction(3)), "sale": Reached(9, Fraction(20))})
    assert [(one.day, one.part) for one in found] == [(5, 0)]


def test_a_cliff_that_ends_after_everything_gives_everything() -> None:
    terms = terms_of(
        '[[vesting.way.segment]]\nevery = "1 month"\ntimes = 3\ncliff = { after = "1 year", part = "100%" }\n'
    )
    assert laid(terms) == [("2021-01-31", Fraction(1))]
    terms = terms_of('[[vesting.way.segment]]\nevery = "1 month"\ntimes = 3\ncliff = { after = "1 year" }\n')
    assert [tranche.quantity for tranche in tranches(terms, 10, 1)] == [10]

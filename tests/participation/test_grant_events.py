"""What happens to a grant, from events as somebody writes them: numbers that can be checked in the head."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.participation.telling import OPTIONS, POOL, book_of, counts, grant, refused

from sharing.dates import day_number
from sharing.participation.grant_events import ACCELERATE
from sharing.reports.participation_words import tell
from sharing.reports.positions import text_history

YEARS = [f"{year}-01-01" for year in range(2020, 2026)]


@pytest.mark.parametrize(
    ("day", "vested"), [("2020-12-31", 0), ("2021-01-01", 25), ("2023-12-31", 75), ("2024-01-01", 100)]
)
def test_a_grant_vests_in_its_schedule(day: str, vested: int) -> None:
    assert counts(day, POOL, grant())["g1"] == (100, 100 - vested, vested, 0, 0, 0)


def test_a_grant_without_a_schedule_has_vested() -> None:
    assert counts("2020-01-01", POOL, grant(vesting=""))["g1"] == (100, 0, 100, 0, 0, 0)


def test_time_served_before_the_grant_counts() -> None:
    assert counts("2022-06-01", POOL, grant("2022-06-01", start="2020-01-01"))["g1"][2] == 50


@pytest.mark.parametrize(
    ("way", "now", "in_2022"),
    [
        ("soonest", 30, [30, 30, 50, 75, 100]),
        ("last", 30, [30, 55, 80, 100, 100]),
        ("pro-rata", 40, [40, 55, 70, 85, 100]),
    ],
)
def test_units_vest_early_in_the_way_that_is_said(way: str, now: int, in_2022: list[int]) -> None:
    lines = (POOL, grant(), f"2020-06-01,accelerate,,,g1,{now},,,,{way},")
    found = [counts(day, *lines)["g1"][2] for day in ("2020-06-01", *YEARS[1:5])]
    assert found == in_2022


@pytest.mark.parametrize(
    ("way", "vested"),
    [("soonest", [30, 30, 50, 75, 100]), ("last", [30, 55, 80, 100, 100]), ("pro-rata", [30, 47, 68, 84, 100])],
)
def test_what_is_reached_after_early_vesting_is_not_on_top_of_it(way: str, vested: list[int]) -> None:
    """A quarter every year, the last one on a sale: from then on early units are taken from the tranches as they stand."""
    lines = (POOL, grant(vesting="sale"), f"2020-06-01,accelerate,,,g1,30,,,,{way},", "2021-06-01,reached,,,,,,,,sale,")
    days = ("2020-06-01", "2021-01-01", "2021-06-01", "2022-01-01", "2023-01-01")
    assert [counts(day, *lines)["g1"][2] for day in days] == vested
    assert counts("2024-01-01", *lines)["g1"][2] == 100


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("way", ACCELERATE)
def test_an_explanation_says_where_early_units_are_taken_from(way: str, language: str) -> None:
    early = f"2020-06-01,accelerate,,,g1,{'' if way == 'full' else 30},,,,{way},"
    told = text_history(book_of("2021-01-01", POOL, grant(), early), day_number("2021-01-01"), "ann", language)
    assert tell(f"early {way}", language) in told


def test_everything_vests_early() -> None:
    assert counts("2020-06-01", POOL, grant(), "2020-06-01,accelerate,,,g1,,,,,full,")["g1"][1:3] == (0, 100)


def test_a_pause_makes_what_is_counted_in_time_as_much_later() -> None:
    lines = (POOL, grant(), "2020-07-01,pause,,,g1,,,,,,", "2020-10-01,resume,,,g1,,,,,,")
    assert [counts(day, *lines)["g1"][2] for day in ("2021-01-01", "2021-04-02", "2021-04-03")] == [0, 0, 25]


def test_in_a_pause_an_event_still_counts_and_the_delay_stays() -> None:
    lines = (POOL, grant(vesting="sale"), "2020-07-01,pause,,,g1,,,,,,", "2020-08-01,reached,,,,,,,,sale,",
             "2020-10-01,resume,,,g1,,,,,,")  # fmt: skip
    assert [counts(day, *lines)["g1"][2] for day in ("2020-08-01", "2021-04-02", "2021-04-03")] == [25, 25, 50]


def test_what_lapsed_is_not_promised_again_when_an_event_is_reached() -> None:
    lines = (POOL, grant(vesting="sale"), "2020-06-01,lapse,,,g1,40,,,,unvested,", "2020-07-01,reached,,,,,,,,sale,")
    assert counts("2020-07-01", *lines)["g1"] == (100, 35, 25, 0, 40, 0)
    assert counts("2024-01-01", *lines)["g1"] == (100, 0, 60, 0, 40, 0)


@pytest.mark.parametrize(
    ("measured", "granted", "vested"), [("", 100, 0), ("9", 100, 0), ("10", 100, 50), ("25", 150, 150)]
)
def test_a_tier_gives_a_part_of_a_grant_or_more_than_the_whole(measured: str, granted: int, vested: int) -> None:
    lines = (POOL, grant(vesting="growth"), f"2021-01-01,reached,,,,{measured},,,,audit,")
    assert counts("2021-01-01", *lines)["g1"][:3] == (granted, granted - vested, vested)


def test_more_than_the_whole_comes_from_the_pool_which_must_have_it() -> None:
    (problem,) = refused("2021-01-01", "2020-01-01,pool,,option,,120,,,,,", grant(vesting="growth"),
                         "2021-01-01,reached,,,,25,,,,audit,")  # fmt: skip
    assert (problem.code, problem.place.line) == ("P043", 4)
    (problem,) = refused("2021-01-01", "2020-01-01,pool,,option,,120,,,,,", "2020-02-01,reached,,,,25,,,,audit,",
                         grant("2021-01-01", vesting="growth"))  # fmt: skip
    assert (problem.code, problem.place.line) == ("P043", 4)


def test_what_was_reached_before_the_grant_counts_on_its_day() -> None:
    lines = (POOL, "2020-01-01,reached,,,,,,,,sale,", grant("2021-01-01", vesting="sale"))
    assert counts("2021-01-01", *lines)["g1"][2] == 25


def test_an_event_of_one_grant_is_not_that_of_another() -> None:
    lines = (POOL, grant(vesting="sale"), grant(name="g2", vesting="sale"), "2020-02-01,reached,,,g2,,,,,sale,")
    found = counts("2020-02-01", *lines)
    assert (found["g1"][2], found["g2"][2]) == (0, 25)


def test_an_amended_schedule_divides_what_has_not_vested() -> None:
    lines = (POOL, grant(), "2022-01-01,amend,,,g1,,,yearly,,,")
    assert counts("2022-01-01", *lines)["g1"][2] == 25, "an amendment comes before the tranche of its day"
    assert [counts(f"{year}-01-01", *lines)["g1"][2] for year in range(2023, 2027)] == [43, 62, 81, 100]


def test_an_amended_schedule_that_began_long_ago_vests_at_once_and_never_before() -> None:
    lines = (POOL, grant(), "2020-06-01,amend,,,g1,,,yearly,2018-01-01,,")
    assert counts("2020-05-31", *lines)["g1"][2] == 0
    assert counts("2020-06-01", *lines)["g1"][2] == 50


def test_options_are_exercised_for_units_or_for_cash() -> None:
    plan = OPTIONS.replace('kind = "option"', 'kind = "option"\nof = "stock"')
    lines = (POOL, grant(vesting=""), "2020-06-01,exercise,,,g1,30,,,,,", "2020-06-01,exercise,,,g1,20,,,,,cash")
    assert counts("2020-06-01", *lines, plan=plan) == {"g1": (100, 0, 50, 50, 0, 0), "ann stock": (0, 0, 0, 0, 0, 30)}
    assert counts("2020-06-01", *lines) == {"g1": (100, 0, 50, 50, 0, 0)}


LEFT = (POOL, grant(), "2021-06-01,leave,ann,,,,,,,{},")


@pytest.mark.parametrize(
    ("reason", "day", "found", "pool"),
    [
        ("good", "2021-06-01", (100, 0, 25, 0, 75, 0), 975),
        ("good", "2021-08-30", (100, 0, 25, 0, 75, 0), 975),
        ("good", "2021-08-31", (100, 0, 0, 0, 100, 0), 1000),
        ("bad", "2021-06-01", (100, 0, 0, 0, 100, 0), 900),
        ("keep", "2023-01-01", (100, 25, 75, 0, 0, 0), 900),
        ("death", "2021-06-01", (100, 0, 100, 0, 0, 0), 900),
        ("death", "2022-06-02", (100, 0, 0, 0, 100, 0), 900),
    ],
)
def test_a_leaver_gets_what_the_class_says(reason: str, day: str, found: tuple[int, ...], pool: int) -> None:
    lines = [line.format(reason) if reason != "death" else line for line in LEFT]
    lines = [line.replace("leave,ann,,,,,,,{},", "death,ann,,,,,,,,") if reason == "death" else line for line in lines]
    book = book_of(day, *lines)
    assert counts(day, *lines)["g1"] == found
    assert book.total("option", "pool") == pool


def test_nothing_is_reached_for_who_has_left() -> None:
    lines = (POOL, grant(vesting="sale"), "2020-06-01,leave,ann,,,,,,,good,", "2020-07-01,reached,,,,,,,,sale,")
    assert counts("2020-07-01", *lines)["g1"] == (100, 0, 0, 0, 100, 0)


def test_who_comes_back_has_a_new_grant_and_can_leave_again() -> None:
    lines = (
        POOL,
        grant(),
        "2020-06-01,leave,ann,,,,,,,keep,",
        grant("2020-07-01", "g2"),
        "2020-08-01,leave,ann,,,,,,,bad,",
    )
    found = counts("2021-01-01", *lines)
    assert (found["g1"][2], found["g2"][4]) == (25, 100)


def test_a_class_without_a_rule_for_leaving_changes_nothing_of_what_is_held() -> None:
    lines = ("2020-01-01,issue,ann,stock,,10,,,,,", "2020-06-01,leave,ann,,,,,,,good,")
    assert counts("2020-06-01", *lines) == {"ann stock": (0, 0, 0, 0, 0, 10)}


def test_a_grant_ends_after_its_life() -> None:
    assert counts("2030-01-01", POOL, grant())["g1"][2] == 100
    assert counts("2030-01-02", POOL, grant())["g1"] == (100, 0, 0, 0, 100, 0)


def test_a_problem_of_a_grant_silences_what_follows_of_it_and_nothing_else() -> None:
    found = refused(
        "2021-01-01", POOL, grant(units=5000), "2020-06-01,exercise,,,g1,1,,,,,", "2020-06-01,exercise,,,g2,1,,,,,"
    )
    assert [(problem.code, problem.place.line) for problem in found] == [("P043", 3), ("P040", 4 + 1)]


def test_fractional_units_vest_in_fractions_and_lapse_too() -> None:
    plan = OPTIONS.replace(
        "[[vesting.yearly.segment]]", '[vesting.yearly]\nrounding = "fractional"\n[[vesting.yearly.segment]]', 1
    )
    lines = (POOL, grant(units=18), "2020-06-01,accelerate,,,g1,1,,,,pro-rata,")
    assert counts("2021-01-01", *lines, plan=plan)["g1"][2] == Fraction(1) + Fraction(17, 4)


def test_a_second_exit_is_refused_at_its_event() -> None:
    (problem,) = refused("2022-01-01", POOL, "2021-01-01,exit,,,,,5,,,,", "2021-01-02,exit,,,,,5,,,,")
    assert (problem.code, problem.place.excerpt) == ("P051", "event: exit")

"""How tranches come about: the steps add up to what vests, and what happened since is said."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from tests.participation.telling import OPTIONS, POOL, book_of, grant
from tests.participation_strategies import BEGIN, LAST, Story, days, stories

from sharing.dates import day_number
from sharing.participation import compile_events, movements_of
from sharing.participation.allocation import WAYS
from sharing.participation.laying_out import differs, steps_of
from sharing.reports.tranches import text_why

CHANGES = {"amend", "accelerate", "lapse", "leave", "death", "split", "reached", "pause", "resume"}


@given(stories(), days(BEGIN, LAST))
def test_steps_are_the_tranches_of_a_grant_to_which_nothing_happened(story: Story, day: int) -> None:
    book = compile_events(story.plan, story.events, day)
    movements = movements_of(book, day)
    plain = not any(event.event in CHANGES for event in story.events)
    for one in book.grants.all():
        steps = steps_of(one)
        assert all(step.exact == one.basis * step.together for step in steps)
        assert [step.reached for step in steps] == [
            sum((step.units for step in steps[: index + 1]), Fraction(0)) for index in range(len(steps))
        ]
        if plain and one.last >= day:
            assert not differs(one, steps, movements)


def told(day: str, *lines: str, plan: str = OPTIONS, language: str = "en") -> str:
    return text_why(book_of(day, POOL, *lines, plan=plan), "g1", day_number(day), language)


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_rounding_is_told_in_both_languages(way: str) -> None:
    head = "[[vesting.yearly.segment]]"
    plan = OPTIONS.replace(head, f'[vesting.yearly]\nrounding = "{way}"\n{head}')
    for language in ("en", "nl"):
        text = told("2020-01-01", grant(units=18), plan=plan, language=language)
        assert len(text.splitlines()) == 10


def test_each_tranche_has_its_part_and_its_units() -> None:
    lines = told("2020-01-01", grant(units=18)).splitlines()
    assert [line.split() for line in lines[-4:]] == [
        ["2021-01-01", "yearly", "1", "1/4", "1/4", "4.5", "4", "4"],
        ["2022-01-01", "yearly", "2", "1/4", "1/2", "9", "9", "5"],
        ["2023-01-01", "yearly", "3", "1/4", "3/4", "13.5", "13", "4"],
        ["2024-01-01", "yearly", "4", "1/4", "1", "18", "18", "5"],
    ]


def test_what_waits_what_was_amended_and_what_happened_since_are_said() -> None:
    assert "25 wait for what has not been reached: sale" in told("2020-01-01", grant(vesting="sale"))
    assert "wait for" not in told("2022-01-01", grant(vesting="sale"), "2021-02-01,reached,,,,,,,,sale,")
    amended = told("2022-06-01", grant(), "2022-06-01,amend,,,g1,,,sale,2022-06-01,,")
    assert "50 had vested when the schedule was amended; 50 follow it" in amended
    assert "--explain ann" in told("2020-06-01", grant(), "2020-06-01,accelerate,,,g1,30,,,,last,")
    assert "--explain" not in told("2020-06-01", grant())

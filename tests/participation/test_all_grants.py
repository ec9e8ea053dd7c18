"""A grant to which nothing happened is only its event; what happens to it makes it a grant with a state."""

from __future__ import annotations

import pytest
from tests.participation.telling import OPTIONS, POOL, book_of, grant

from sharing.dates import day_number
from sharing.participation import movements_of, positions_of

TWO = (POOL, grant(), grant(name="g2", holder="ben"), grant(name="g3", vesting="sale"))


@pytest.mark.parametrize(
    ("event", "touched"),
    [
        ("2021-06-01,dividend,,option,,,1,,,,", set()),
        ("2021-06-01,offer,ann,option,,1,,,,,", set()),
        ("2021-06-01,exercise,,,g1,10,,,,,", {"g1"}),
        ("2021-06-01,leave,ann,,,,,,,good,", {"g1", "g3"}),
        ("2021-06-01,reached,,,,,,,,sale,", {"g3"}),
        ("2021-06-01,reached,,,,,,,,other,", set()),
        ("2021-06-01,split,,option,,2,,,,,", {"g1", "g2", "g3"}),
        ("2021-06-01,split,,stock,,2,,,,,", set()),
    ],
)
def test_an_event_touches_the_grants_that_it_is_about(event: str, touched: set[str]) -> None:
    assert set(book_of("2022-01-01", *TWO, event).grants.touched) == touched


def test_positions_touch_nothing_and_movements_touch_everything() -> None:
    day = "2022-01-01"
    book = book_of(day, *TWO)
    before = positions_of(book, day_number(day))
    assert not book.grants.touched
    movements_of(book, day_number(day))
    assert set(book.grants.touched) == {"g1", "g2", "g3"}
    assert positions_of(book, day_number(day)) == before


def test_a_limit_on_holders_touches_no_grant() -> None:
    limited = OPTIONS.replace('expires = "10 years"', "most = 100")
    assert not book_of("2020-01-01", POOL, grant(), plan=limited).grants.touched


def test_grants_of_one_day_end_together_and_only_then_are_touched() -> None:
    assert not book_of("2030-01-01", *TWO).grants.touched
    ended = book_of("2030-01-02", *TWO).grants.touched
    assert {name: (one.lapsed, one.closed) for name, one in ended.items()} == {
        "g1": (100, True), "g2": (100, True), "g3": (100, True)
    }  # fmt: skip


def test_a_new_grant_that_waits_for_what_was_reached_before_is_laid_out_with_it() -> None:
    book = book_of("2022-01-01", POOL, "2019-01-01,reached,,,,,,,,sale,", *TWO[1:])
    assert list(book.grants.touched) == ["g3"]
    waits = book_of("2022-01-01", *TWO)
    assert [sum(one.quantity for one in found.grants["g3"].coming) for found in (book, waits)] == [100, 75]


def test_who_gets_a_grant_after_somebody_was_asked_for_is_found_too() -> None:
    left = "2021-06-01,leave,ann,,,,,,,bad,"
    book = book_of("2023-06-01", *TWO, left, grant("2022-01-01", "g4"), "2023-01-01,leave,ann,,,,,,,bad,")
    assert [one.grant for one in book.grants.of("ann")] == ["g1", "g3", "g4"]
    assert book.grants["g4"].left

"""Laws of accounts: nothing is lost from one period to the next, whatever is added, wanted and allowed to lapse."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracles.accounts import year
from tests.periods import PERSONAL, RESERVE, again, passed, years
from tests.scheme_strategies import columns
from tests.schemes import scheme_of

from sharing.succession import Passed

if TYPE_CHECKING:
    from sharing.scheme import Scheme

TWO = RESERVE.replace("[accounts.reserve]", """life = { kind = "days" }
[accounts.short]
close = "short_after"
[[step]]
name = "short_used"
rule = "draw"
of = "wanted"
from = "short"
[[step]]
name = "short_after"
rule = "carry"
account = "short"
drawn = "short_used.drawn"
add = "more"
life = "limited"
expires = "period.end + life"
[accounts.reserve]""", 1)  # fmt: skip
FIRST = 2020
CENTS = st.one_of(st.sampled_from([0, 0, 1, 100]), st.integers(0, 10**4))
YEAR = st.tuples(CENTS, CENTS, st.sampled_from([1, 90, 365, 366, 730, 1461]))
HISTORY = st.lists(YEAR, min_size=1, max_size=6)
WORDS = ("opening", "added", "drawn", "lapsed", "closing")
on_both_backends = pytest.mark.parametrize("arrays", [False, True])


@cache
def two() -> Scheme:
    return scheme_of(TWO)


@cache
def personal() -> Scheme:
    return scheme_of(PERSONAL)


def text(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


def tree(history: list[tuple[int, int, int]], first: int = FIRST) -> dict:
    return years(*({"wanted": text(w), "more": text(m), "life": str(life)} for w, m, life in history), first=first)


def ends(count: int) -> list[int]:
    return [date(FIRST + place, 12, 31).toordinal() for place in range(count)]


def sums(found: Passed, account: str) -> dict[str, Fraction]:
    (carried,) = (one for one in found.register.carried if one.account.name == account)
    return {word: getattr(carried, word) for word in WORDS}


@on_both_backends
@settings(max_examples=40)
@given(history=HISTORY)
def test_an_account_is_what_it_is_by_hand(history: list[tuple[int, int, int]], *, arrays: bool) -> None:
    with columns(arrays=arrays):
        found = passed(two(), tree(history))
    by_hand: dict[str, list] = {"reserve": [], "short": []}
    for one, (wanted, more, life), end in zip(found, history, ends(len(history)), strict=True):
        for account, last in (("reserve", None), ("short", end + life)):
            by_hand[account], expected = year(by_hand[account], Fraction(wanted, 100), Fraction(more, 100), end, last)
            assert sums(one, account) == expected
            entries = one.closing.accounts[account]
            assert [(entry.origin, entry.amount, entry.expires) for entry in entries] == by_hand[account]


@settings(max_examples=40)
@given(history=HISTORY)
def test_nothing_is_lost_between_two_periods(history: list[tuple[int, int, int]]) -> None:
    found = passed(two(), tree(history))
    for one in found:
        for account in ("reserve", "short"):
            total = sums(one, account)
            assert total["opening"] + total["added"] == total["drawn"] + total["lapsed"] + total["closing"]
            assert total["closing"] == sum(entry.amount for entry in one.closing.accounts[account])
    for before, after in pairwise(found):
        assert after.opening == before.closing
        assert all(sums(after, name)["opening"] == sums(before, name)["closing"] for name in ("reserve", "short"))


@settings(max_examples=25)
@given(history=HISTORY)
def test_years_in_a_row_are_years_one_by_one_through_the_file(history: list[tuple[int, int, int]]) -> None:
    state = None
    for place, one in enumerate(passed(two(), tree(history))):
        (alone,) = passed(two(), tree(history[place : place + 1], FIRST + place), state=state)
        assert alone.closing == one.closing
        assert alone.register.awards[0].total == one.register.awards[0].total
        assert [tuple(found)[1:] for found in alone.register.carried] == [
            tuple(found)[1:] for found in one.register.carried
        ]
        state = again(alone.closing)


@settings(max_examples=40)
@given(history=HISTORY)
def test_the_oldest_is_drawn_first_and_never_more_than_there_is(history: list[tuple[int, int, int]]) -> None:
    found = passed(two(), tree(history))
    for one, (wanted, _, _) in zip(found, history, strict=True):
        for account, step in (("reserve", "used"), ("short", "short_used")):
            run = one.register.run
            there = one.opening.accounts[account] if one.opening else ()
            drawn = run.workings.column(f"{step}.drawn").exact.fractions()
            assert all(0 <= taken <= entry.amount for taken, entry in zip(drawn, there, strict=True))
            assert sum(drawn) == min(Fraction(wanted, 100), sum(entry.amount for entry in there))
            for place, taken in enumerate(drawn):
                assert not taken or all(drawn[older] == there[older].amount for older in range(place))


PERSON = st.tuples(CENTS, CENTS, st.integers(0, 3))
STAFF = st.lists(st.dictionaries(st.sampled_from(["a", "B", "9", "10"]), PERSON, min_size=4), min_size=1, max_size=4)


@on_both_backends
@settings(max_examples=20)
@given(history=STAFF)
def test_a_personal_account_is_one_account_for_each(
    history: list[dict[str, tuple[int, int, int]]], *, arrays: bool
) -> None:
    rows = [
        {"id": one, "wanted": text(wanted), "more": text(more), "until": f"{FIRST + place + 1 + life}-06-30",
         "period": str(FIRST + place)}
        for place, people in enumerate(history) for one, (wanted, more, life) in people.items()
    ]  # fmt: skip
    with columns(arrays=arrays):
        found = passed(personal(), years(*({} for _ in history), first=FIRST), {"staff": rows})
    by_hand: dict[str, list] = {one: [] for one in history[0]}
    for place, (one, people, end) in enumerate(zip(found, history, ends(len(history)), strict=True)):
        together = dict.fromkeys(WORDS, Fraction(0))
        for identity, (wanted, more, life) in people.items():
            last = date(FIRST + place + 1 + life, 6, 30).toordinal()
            by_hand[identity], expected = year(by_hand[identity], Fraction(wanted, 100), Fraction(more, 100), end, last)
            together = {word: together[word] + expected[word] for word in WORDS}
            row = one.register.ids.index(identity)
            assert one.register.awards[0].amount(row) == expected["drawn"]
            entries = [entry for entry in one.closing.accounts["reserve"] if entry.owner == identity]
            assert [(entry.origin, entry.amount, entry.expires) for entry in entries] == by_hand[identity]
        assert sums(one, "reserve") == together

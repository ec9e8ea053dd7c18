"""Promises beside what was paid: each outcome, what is not set aside, few people, forgotten trails, years in a row."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.audit.made import ledger as small_ledger
from tests.audit.made import passed
from tests.promises.made import books, ledger, promise

from sharing.files.forgetting import forget
from sharing.files.ledger_runs import commit_run
from sharing.promises.books import number_of
from sharing.promises.keeping import forecasts, keep
from sharing.promises.practice import practices
from sharing.promises.values import Kept

if TYPE_CHECKING:
    from pathlib import Path


def small(folder: Path) -> Path:
    """Make a ledger of three people: a year, and a forecast of the next."""
    old, new = passed()
    small_ledger(folder, [old])
    commit_run(folder, new, "forecast")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ledger(tmp_path_factory.mktemp("promises") / "ledger")


@pytest.mark.parametrize(
    ("of", "ends", "status", "paid", "difference"),
    [
        ("bonus", (30, 40), "as said", "33.33", "0"),
        ("bonus", (34, 40), "less", "33.33", "-0.67"),
        ("bonus", (10, 33), "more", "33.33", "0.33"),
        ("bonus", (None, 33), "more", "33.33", "0.33"),
        ("bonus", (34, None), "less", "33.33", "-0.67"),
        ("pot", (30, 40), "as said", "33.33", "0"),
        ("profit", (90, 100), "as said", "100", "0"),
        ("share.level", (0, 1), "as said", "1111/2600", "0"),
    ],
)
def test_what_was_announced_stands_beside_what_was_paid(
    folder: Path, of: str, ends: tuple[int, int], status: str, paid: str, difference: str
) -> None:
    (kept,) = keep([promise(of, *ends)], books(folder))
    assert (kept.status, kept.paid, kept.difference) == (status, Fraction(paid), Fraction(difference))
    assert (kept.entry, kept.people, kept.unit) == ("000001-2025-final", 0, "" if of == "share.level" else "EUR")
    assert (kept.worst, kept.missing) == (None, None)


@pytest.mark.parametrize(
    ("high", "funded", "worst", "missing"),
    [(40, 25, 40, 15), (40, 50, 40, 0), (40, None, 40, 40), (None, 50, None, None)],
)
def test_an_open_promise_says_what_it_can_cost_and_what_is_missing(
    folder: Path, high: int | None, funded: int | None, worst: int | None, missing: int | None
) -> None:
    one = promise("bonus", 1, high, period="2027", funded=None if funded is None else Fraction(funded))
    (kept,) = keep([one], books(folder))
    assert (kept.status, kept.paid, kept.difference, kept.worst, kept.missing) == ("open", None, None, worst, missing)
    (figure,) = keep([promise("profit", 1, 2, period="2027")], books(folder))
    assert (figure.status, figure.payment, figure.worst) == ("open", False, None)
    (stranger,) = keep([promise("gift", 1, 2, scheme="new", period="2027")], books(folder))
    assert (stranger.status, stranger.worst, stranger.unit) == ("open", 2, "")


def test_forecasts_are_promises_by_themselves(folder: Path) -> None:
    (one,) = forecasts(books(folder))
    assert (one.made, one.period, one.of, one.source) == ("", "2027", "bonus", "000003-2027-forecast")
    assert one.low == one.high == Fraction(105)


def _people(count: int, start: int = 1) -> list:
    return [promise("bonus", n - 1, n, identity=f"p{n:02d}") for n in range(start, start + count)]


def test_with_people_everybody_is_told_and_without_nobody(folder: Path) -> None:
    told = keep(_people(12), books(folder), people=True)
    assert [kept.promise.identity for kept in told] == [f"p{n:02d}" for n in range(1, 13)]
    assert sum(kept.paid or 0 for kept in told) == Fraction("33.33")
    (kept,) = keep(_people(12), books(folder))
    assert (kept.people, kept.paid, kept.promise.low, kept.promise.high) == (12, Fraction("33.33"), 66, 78)
    assert (kept.promise.identity, kept.promise.said) == ("", "")
    (pool,) = keep([promise("pot", identity="p01")], books(folder), people=True)
    assert (pool.paid, pool.status) == (0, "less")
    (stranger,) = keep([promise(identity="gone")], books(folder), people=True)
    assert (stranger.paid, stranger.status) == (0, "less")


@pytest.mark.parametrize("count", [1, 4, 8, 11])
def test_nothing_is_told_of_few_people_nor_of_few_who_are_left_out(folder: Path, count: int) -> None:
    (kept,) = keep(_people(count, 13 - count), books(folder))
    assert (kept.status, kept.paid, kept.promise.low, kept.promise.high, kept.people) == ("few", None, None, None, 0)
    assert kept.promise.identity == ""


@given(count=st.integers(1, 12))
def test_law_what_is_told_of_people_is_about_five_or_more_on_both_sides(folder: Path, count: int) -> None:
    (kept,) = keep(_people(count), books(folder))
    told = kept.paid is not None
    assert told == (count >= 5 and (count == 12 or 12 - count >= 5))


def test_a_forgotten_trail_leaves_totals_and_nothing_else(tmp_path: Path) -> None:
    folder = ledger(tmp_path / "ledger")
    forget(folder, "2026-01-01")
    asked = [promise(), promise("profit"), *_people(12)]
    found = keep(asked, books(folder))
    assert [(kept.promise.of, kept.status) for kept in found] == [
        ("bonus", "as said"), ("bonus", "gone"), ("profit", "gone"),
    ]  # fmt: skip


def test_an_award_that_the_scheme_did_not_have_then_paid_nothing(folder: Path) -> None:
    found = books(folder)
    old = found.entries[0]
    bare = {**old.statement, "awards": {}, "balances": []}
    changed = found._replace(entries=[old._replace(statement=bare), *found.entries[1:]])
    (kept,) = keep([promise()], changed)
    assert (kept.paid, kept.status) == (0, "less")


def test_what_a_statement_keeps_to_itself_is_told_to_the_owner_only(folder: Path) -> None:
    found = books(folder)
    shut = []
    for one in found.entries:
        awards = {name: {**award, "total": None} for name, award in one.statement["awards"].items()}
        rows = [{**row, "amount": None} for row in one.statement["balances"]]
        shut.append(one._replace(statement={**one.statement, "awards": awards, "balances": rows}))
    closed = found._replace(entries=shut)
    asked = [promise("bonus"), promise("pot")]
    assert [(kept.status, kept.paid) for kept in keep(asked, closed)] == [("few", None)] * 2
    assert [kept.paid for kept in keep(asked, closed, people=True)] == [Fraction("33.33")] * 2
    (hidden,) = forecasts(closed)
    assert (hidden.low, hidden.high) == (None, None)
    assert [kept.status for kept in keep([hidden], closed)] == ["few"]
    assert forecasts(closed, people=True)[0].high == 105


def test_what_few_people_got_is_told_to_the_owner_only(tmp_path: Path) -> None:
    folder = small(tmp_path / "ledger")
    found = books(folder)
    asked = [promise("bonus"), promise("pot")]
    assert [(kept.status, kept.paid) for kept in keep(asked, found)] == [("few", None)] * 2
    assert [kept.paid for kept in keep(asked, found, people=True)] == [Fraction("33.33")] * 2
    assert [year.paid["bonus"][1] for one in practices(found, []) for year in one.years] == [None]
    assert forecasts(found)[0].high is None
    assert forecasts(found, people=True)[0].high == Fraction("71.66")
    forget(folder, "2099-01-01")
    assert [kept.status for kept in keep(asked, books(folder))] == ["few", "few"]
    assert [kept.status for kept in keep([promise("profit")], books(folder))] == ["gone"]


def test_periods_stand_in_a_row_until_there_is_a_gap(tmp_path: Path, folder: Path) -> None:
    said = [promise(said="at least thirty"), promise(said="secret", identity="p01"), promise(period="2026")]
    (one,) = practices(books(folder), said)
    assert [(year.period, year.paid["bonus"]) for year in one.years] == [
        ("2025", ("EUR", Fraction("33.33"))), ("2026", ("EUR", Fraction("71.66"))),
    ]  # fmt: skip
    assert [year.said for year in one.years] == [(("2025-03-01", "at least thirty"),), ()]
    assert len(practices(books(folder), said, people=True)[0].years[0].said) == 2
    all_three = books(ledger(tmp_path / "three", ("final",) * 3))
    assert [len(one.years) for one in practices(all_three, [])] == [3]
    broken = all_three._replace(entries=[all_three.entries[0], all_three.entries[2]])
    assert [[year.period for year in one.years] for one in practices(broken, [])] == [["2025"], ["2027"]]
    only = ledger(tmp_path / "only", ("forecast",))
    assert practices(books(only), []) == []


def test_a_text_is_no_number() -> None:
    assert number_of("north") is None
    assert Kept(promise(), "open").difference is None

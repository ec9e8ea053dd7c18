"""What holds for every exit: the price is paid out exactly, more for the company is less for nobody, and choices are stable."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exit_strategies import prices, waterfalls
from tests.oracles.exits import stable

from sharing.errors import Refused
from sharing.exits import Waterfall, breakpoints, seek
from sharing.exits.breakpoints import prices_of, way_of
from sharing.exits.claims import ClassRow, preferences_of

CENT = Fraction(1, 100)


@given(waterfalls(), prices)
def test_the_price_is_paid_out_to_the_cent(waterfall: Waterfall, price: Fraction) -> None:
    found, terms = waterfall.in_cents(price), waterfall.terms
    after_costs, pool = found.of_company("after_costs"), found.of_company("pool")
    costs, debt = price + terms.cash - after_costs, after_costs - pool
    assert sum(found.amounts.values()) == sum(found.exact.values()) == pool
    assert pool + costs + debt == price + terms.cash
    assert costs == min(terms.costs, price + terms.cash)
    assert debt <= terms.debt
    assert all(abs(found.amounts[who] - exact) < CENT for who, exact in found.exact.items())
    assert all(amount >= 0 for amount in found.amounts.values())


@given(waterfalls(), prices, prices)
def test_a_higher_price_is_less_for_nobody(waterfall: Waterfall, one: Fraction, other: Fraction) -> None:
    less, more = (waterfall.in_cents(price) for price in sorted([one, other]))
    for who in waterfall.people:
        assert less.exact[who] <= more.exact[who]
        assert less.amounts[who] <= more.amounts[who] + CENT, "rounding may move one cent"


def as_class(row: ClassRow) -> dict[str, Any]:
    """Write a row of the classes for the oracle."""
    return {
        "units": row.units, "ratio": row.ratio, "rank": row.rank, "preference": row.preference * row.units,
        "cap": None if row.cap is None else row.cap * row.units, "beside": row.beside, "may": row.instead, "strike": row.strike,
    }  # fmt: skip


@settings(max_examples=100)
@given(waterfalls(plain=True), prices)
def test_nobody_who_can_choose_would_be_better_off_choosing_otherwise(waterfall: Waterfall, price: Fraction) -> None:
    found = waterfall.at(price)
    ours = [row.units * found.unit_values[row.id] for row in waterfall.rows]
    assert ours in stable(price, [as_class(row) for row in waterfall.rows])


@settings(max_examples=30)
@given(waterfalls(), st.sampled_from([Fraction(1, 3), Fraction(1, 2), Fraction(6, 7)]))
def test_between_two_breakpoints_everybodys_payout_is_a_straight_line(waterfall: Waterfall, part: Fraction) -> None:
    known = prices_of(breakpoints(waterfall))
    for low, high in pairwise([*known, known[-1] + 1000]):
        first, middle, last = (waterfall.at(price).exact for price in (low, low + (high - low) * part, high))
        for who in waterfall.people:
            assert middle[who] == first[who] + (last[who] - first[who]) * part, (low, high)


@settings(max_examples=30)
@given(waterfalls(), prices)
def test_the_bent_lines_are_those_of_the_scheme(waterfall: Waterfall, price: Fraction) -> None:
    way, found = way_of(waterfall.terms, preferences_of(waterfall.rows)), waterfall.at(price)
    assert way.net.at(price) == found.of_company("net")
    assert way.amount(price) == found.of_company("divided")
    for one in breakpoints(waterfall):
        assert one.common == waterfall.at(one.price).of_company("common"), one


@settings(max_examples=30)
@given(waterfalls(), st.integers(1, 30_000).map(lambda cents: Fraction(cents, 100)))
def test_seeking_is_the_inverse(waterfall: Waterfall, wanted: Fraction) -> None:
    for who in waterfall.people:
        try:
            found = seek(waterfall, who, wanted)
        except Refused as refused:
            assert [problem.code for problem in refused.problems] == ["D022"]
            least, most = (waterfall.at(Fraction(price)).exact[who] for price in (0, 10**9))
            assert most < wanted or least > wanted
            continue
        assert waterfall.at(found.price).exact[who] == found.exact == wanted
        assert found.price == 0 or waterfall.at(found.price * Fraction(999, 1000)).exact[who] < wanted
        assert found.until is None or waterfall.at(found.until).exact[who] == wanted
        assert found.until is None or waterfall.at(found.until + 1).exact[who] > wanted
        assert found.price <= found.cents < found.price + CENT
        assert abs(found.gets - wanted) <= max(waterfall.at(found.cents).exact[who] - wanted, 0) + CENT


@given(waterfalls(most=2), st.randoms(use_true_random=False))
def test_the_order_of_the_holdings_changes_nothing(waterfall: Waterfall, random: Any) -> None:
    shuffled = list(waterfall.holdings)
    random.shuffle(shuffled)
    other = Waterfall(waterfall.scheme, waterfall.terms, tuple(shuffled))
    assert waterfall.at(Fraction(100)).amounts == other.at(Fraction(100)).amounts
    assert waterfall.rows == other.rows


@pytest.mark.parametrize("price", [Fraction(-1), Fraction(1, 1000)])
def test_a_price_is_zero_or_more_in_whole_cents(price: Fraction) -> None:
    from tests.exit_strategies import scheme

    from sharing.exits import ClassTerms, ExitTerms, Holding

    waterfall = Waterfall(scheme(), ExitTerms({"a": ClassTerms("a")}), (Holding("h", "a", Fraction(1)),))
    with pytest.raises(Refused, match="D008"):
        waterfall.in_cents(price)
    if price < 0:
        with pytest.raises(Refused, match="D008"):
            waterfall.at(price)

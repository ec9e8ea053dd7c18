"""What holds for the expense of every plan, and a second reading that agrees."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.expense.plans import booked
from tests.expense.strategies import plans
from tests.oracles.expense import expenses

from sharing.expense.values import CASH
from sharing.register import register_of
from sharing.reports.expenses import balance

many = settings(max_examples=60)


@many
@given(tree=plans())
def test_a_second_reading_agrees_on_every_expense(tree: dict) -> None:
    schedule = booked(tree)
    ours = {
        (grant.name, year): schedule.of("expense", grant.name, year)
        for grant in schedule.plan.grants
        for year in schedule.plan.years
    }
    assert expenses(tree) == ours


@many
@given(tree=plans())
def test_the_balance_ties_and_the_years_add_up_to_the_cumulative_expense(tree: dict) -> None:
    schedule = booked(tree)
    for side in schedule.settlements:
        closing = Fraction(0)
        for year in schedule.plan.years:
            found = balance(schedule, side, year)
            assert found["opening"] == closing
            assert found["opening"] + found["expense"] + found["moved"] - found["paid"] == found["closing"]
            closing = found["closing"]
    layers = {entry.line.layer.id for entry in schedule.entries}
    for layer in layers:
        own = [entry for entry in schedule.entries if entry.line.layer.id == layer]
        assert [entry["cumulative"] for entry in own] == list(accumulate(entry["expense"] for entry in own))


@many
@given(tree=plans())
def test_what_moves_leaves_one_layer_and_comes_to_another(tree: dict) -> None:
    schedule = booked(tree)
    for year in schedule.plan.years:
        assert schedule.of("moved_in", year=year) == schedule.of("moved_out", year=year)


@many
@given(tree=plans())
def test_amounts_are_multiples_of_the_unit_and_a_liability_is_never_negative(tree: dict) -> None:
    schedule = booked(tree)
    for entry in schedule.entries:
        assert all((entry[step] / schedule.plan.unit).denominator == 1 for step in ("expense", "carried", "paid"))
        assert entry.line.layer.settlement != CASH or entry["carried"] >= 0


@many
@given(tree=plans(), order=st.randoms(use_true_random=False))
def test_the_order_of_the_file_does_not_matter(tree: dict, order) -> None:
    shuffled = {**tree, **{key: order.sample(tree[key], len(tree[key])) for key in ("grant", "estimate", "change")}}
    first, second = booked(tree), booked(shuffled)
    assert [(e.line.id, e.values) for e in first.entries] == [(e.line.id, e.values) for e in second.entries]


@many
@given(tree=plans())
def test_the_totals_of_the_scheme_are_those_of_the_schedule(tree: dict) -> None:
    schedule = booked(tree)
    (award,) = register_of(schedule.run).awards
    assert award.total == schedule.of("expense")
    by_year = schedule.run.value(schedule.run.scheme.step("expense_of_year").operand).exact.fractions()
    assert sum(by_year) == schedule.of("expense")


fixed = {"name": "plan", "settlement": "equity", "people": 50, "units": 10, "value": 12, "service": 3}
counts = st.lists(st.integers(0, 50), min_size=3, max_size=3)


def three(grant: dict, rows: list[dict]) -> dict:
    return {
        "years": [1, 2, 3],
        "grant": [grant],
        "estimate": [{"grant": "plan", "year": k + 1, **r} for k, r in enumerate(rows)],
    }


@given(people=counts)
def test_in_the_end_only_who_stayed_costs_anything(people: list[int]) -> None:
    schedule = booked(three(fixed, [{"people": n} for n in people]))
    assert schedule.of("expense") == people[-1] * 10 * 12


@given(people=counts, met=st.lists(st.booleans(), min_size=3, max_size=3))
def test_a_market_condition_that_is_missed_takes_nothing_back(people: list[int], met: list[bool]) -> None:
    market = {**fixed, "condition": "market"}
    rows = [{"people": n, "met": m} for n, m in zip(people, met, strict=True)]
    kept = booked(three(market, rows))
    plain = booked(three(fixed, [{"people": n} for n in people]))
    assert [kept.of("expense", year=y) for y in "123"] == [plain.of("expense", year=y) for y in "123"]


@given(people=counts)
def test_a_performance_condition_that_is_missed_takes_everything_back(people: list[int]) -> None:
    rows = [{"people": n, "met": k < 2} for k, n in enumerate(people)]
    assert booked(three({**fixed, "condition": "performance"}, rows)).of("expense") == 0

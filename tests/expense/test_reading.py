"""Plans that the gallery of errors does not show, and what the defaults mean."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.expense.plans import booked, plan_of

from sharing.errors import Refused
from sharing.expense.layers import layers_of

GRANT: dict[str, Any] = {"name": "plan", "settlement": "equity", "people": 10, "units": 6, "value": 5, "service": 3}
MONEY: dict[str, Any] = {"name": "plan", "settlement": "cash", "people": 10, "units": 6, "service": 2}


def tree(grant: dict[str, Any], *estimates: dict, changes: tuple[dict, ...] = (), years: int = 3) -> dict[str, Any]:
    return {
        "years": list(range(1, years + 1)),
        "grant": [grant],
        "estimate": [{"grant": "plan", **found} for found in estimates],
        "change": [{"grant": "plan", **found} for found in changes],
    }


def without(grant: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in grant.items() if name != key}


def problems(*args: Any, **kwargs: Any) -> list[str]:
    with pytest.raises(Refused) as refused:
        booked(tree(*args, **kwargs))
    return [f"{problem.code} {problem.what}" for problem in refused.value.problems]


def by_year(*args: Any, **kwargs: Any) -> list[Fraction]:
    schedule = booked(tree(*args, **kwargs))
    return [schedule.of("expense", year=year) for year in schedule.plan.years]


def test_a_grant_that_says_what_is_expected_needs_no_estimates() -> None:
    assert by_year({**GRANT, "vest": "90%"}) == [90, 90, 90]


def test_a_plan_may_end_before_the_service_does() -> None:
    assert by_year(GRANT, years=2) == [100, 100]


def test_service_in_months_may_begin_within_the_year_or_at_its_end() -> None:
    months = {**GRANT, "service": 36, "a_year": 12}
    assert by_year({**months, "first": 3}, years=4) == [25, 100, 100, 75]
    assert by_year({**months, "first": 0}, years=4) == [0, 100, 100, 100]


def test_leaving_by_a_yearly_rate_counts_the_years_that_are_left() -> None:
    grant = {**GRANT, "people": 1000, "leave": "10%"}
    assert [
        layer.rows[0]["leave_years"] for layer in layers_of(plan_of(tree(grant)), plan_of(tree(grant)).grants[0])
    ] == [3]
    assert sum(by_year(grant)) == 1000 * 30 * Fraction("0.729")
    later = [
        {"year": 1, "people": 900, "leave": "10%"},
        {"year": 2, "people": 800, "leave": "10%"},
        {"year": 3, "people": 700},
    ]
    assert by_year(grant, *later)[:2] == [900 * 30 * Fraction("0.81") / 3, 800 * 30 * Fraction("0.9") * 2 / 3 - 7290]


def test_stated_parts_count_years_of_leaving_too() -> None:
    grant = {**without(GRANT, "service"), "people": 1000, "parts": ["1/3", "2/3", "1"], "leave": "10%"}
    assert sum(by_year(grant)) == 1000 * 30 * Fraction("0.729")
    seen = [{"year": 1, "people": 900, "leave": "10%"}, {"year": 2, "people": 800}, {"year": 3, "people": 700}]
    assert by_year(grant, *seen)[0] == 900 * 30 * Fraction("0.81") / 3


def test_straight_line_is_never_less_than_what_has_vested() -> None:
    front = [{"part": "2/3", "service": 1}, {"part": "1/3", "service": 3}]
    grant = {**GRANT, "tranches": front, "attribution": "straight-line"}
    assert by_year(grant) == [200, 0, 100]
    assert by_year({**grant, "attribution": "graded"}) == [Fraction("233.33"), Fraction("33.34"), Fraction("33.33")]


def test_a_cancellation_takes_the_rest_at_once_and_what_was_overpaid() -> None:
    assert by_year(GRANT, changes=({"year": 2, "kind": "cancel"},)) == [100, 200, 0]
    paid = {"year": 2, "kind": "cancel", "paid": 4, "worth": 3}
    assert by_year(GRANT, changes=(paid,)) == [100, 200 + 60, 0]
    schedule = booked(tree(GRANT, changes=(paid,)))
    assert schedule.settled("paid", "equity", "2") == 240
    assert schedule.settled("carried", "equity", "3") == 300 - 180


def test_nothing_is_expected_of_a_grant_after_it_was_cancelled() -> None:
    found = problems(GRANT, {"year": 3, "exercised": 4}, changes=({"year": 2, "kind": "cancel"},))
    assert found == ["X008 `plan` was cancelled in 2: nothing is expected of it after that"]


def test_an_increase_after_vesting_is_an_expense_at_once() -> None:
    assert by_year(GRANT, changes=({"year": 3, "kind": "increase", "value": 2},)) == [100, 100, 100 + 120]


def test_an_increase_may_ask_for_a_service_of_its_own_and_for_other_units() -> None:
    change = {"year": 1, "kind": "increase", "value": 3, "units": 2, "service": 3}
    assert by_year(GRANT, changes=(change,), years=4) == [100, 120, 120, 20]


def test_a_decrease_in_value_changes_nothing() -> None:
    assert by_year(GRANT, changes=({"year": 1, "kind": "increase", "value": 3, "before": 4},)) == [100, 100, 100]


def test_what_was_exercised_of_tranches_is_said_by_tranche() -> None:
    values = [
        {"year": 1, "value": 5},
        {"year": 2, "value": 6, "exercised": [30, 0]},
        {"year": 3, "value": 7, "exercised": [0, 30]},
    ]
    schedule = booked(tree({**MONEY, "tranches": 2}, *values))
    assert [schedule.of("paid", year=year) for year in "123"] == [0, 180, 210]
    assert schedule.of("carried", year="3") == 0
    assert schedule.of("expense") == 390
    found = problems({**MONEY, "tranches": 2}, {"year": 1, "value": 5, "exercised_people": 3})
    assert found[0] == "S004 `plan` has tranches: people do not say of which they exercised"


def test_who_has_exercised_everything_needs_no_more_values() -> None:
    rows = [{"year": 1, "value": 5, "vest": "50%"}, {"year": 2, "value": 6, "exercised": 30}]
    assert by_year(MONEY, *rows, years=4) == [75, 105, 0, 0]
    people = [{"year": 1, "value": 5, "people": 4}, {"year": 2, "value": 6, "exercised_people": 4}]
    assert by_year(MONEY, *people, years=3) == [60, 84, 0]
    assert problems(MONEY, *rows[:1], {"year": 2, "value": 6}) == ["X002 `plan` has no estimate for 3"]


def test_money_that_was_exchanged_for_equity_is_not_valued_again() -> None:
    change = {"year": 1, "kind": "to-equity", "value": 4}
    assert by_year(MONEY, {"year": 1, "value": 3}, changes=(change,), years=2) == [120, 120]
    found = problems(MONEY, {"year": 1, "value": 3}, {"year": 2, "value": 4}, changes=(change,), years=2)
    assert found == ["X006 `value` of `plan` was fixed when it was granted"]


def test_the_value_in_equity_stays_fixed_until_money_may_be_chosen() -> None:
    change = {"year": 2, "kind": "to-cash", "value": 4}
    found = problems(GRANT, {"year": 1, "value": 3}, {"year": 3, "value": 3}, changes=(change,))
    assert found == ["X006 `value` of `plan` was fixed when it was granted"]
    assert problems(GRANT, changes=(change,)) == ["X002 `plan` has no estimate for 3"]


def test_rights_exercised_after_a_change_come_from_what_they_became() -> None:
    change = {"year": 1, "kind": "to-cash", "value": 4}
    rows = [{"year": 2, "value": 4}, {"year": 3, "value": 4, "exercised_people": 10}]
    schedule = booked(tree(GRANT, *rows, changes=(change,)))
    assert schedule.settled("paid", "cash", "3") == 240
    assert schedule.settled("carried", "equity", "3") == 60


@pytest.mark.parametrize(
    ("grant", "message"),
    [
        (without(GRANT, "settlement"), "S003 `settlement` is missing"),
        ({**GRANT, "service": 0}, "X010 `service` is zero"),
        ({**GRANT, "a_year": 0}, "X010 `a_year` is zero"),
        ({**GRANT, "people": 0}, "X010 `people` is zero"),
        ({**GRANT, "vest": 2}, "X004 `vest` is more than 100%"),
        ({**GRANT, "first": 2}, "X010 `first` is more than 1"),
        ({**GRANT, "value": "1/3"}, "S004 `value` is a number with at most twelve decimals"),
        ({**GRANT, "parts": ["1"]}, "X010 `parts` already say when the service is done"),
        ({**without(GRANT, "service"), "parts": ["1/3", "x"]}, "S004 `parts` is a list of parts"),
        (
            {**without(GRANT, "service"), "parts": [1], "condition": "performance", "varies": ["service"]},
            "X010 `parts` already say when the service is done",
        ),
        ({**GRANT, "varies": "units"}, "X001 `varies` lists what the condition moves"),
        ({**GRANT, "tranches": True}, "S004 `tranches` is a number, or a list of parts"),
        ({**GRANT, "settlement": 3}, "X001 `settlement` has no such answer"),
        ({**GRANT, "year": 9}, "X003 there is no year `9`"),
    ],
)
def test_a_grant_that_does_not_make_sense_is_refused(grant: dict[str, Any], message: str) -> None:
    assert problems(grant)[0] == message


@pytest.mark.parametrize("years", [None, 3, [], [True], ["two words"], [Decimal("2.5")]])
def test_years_are_a_list_of_labels(years: Any) -> None:
    with pytest.raises(Refused, match="`years` is a list of years"):
        plan_of({"years": years, "grant": [GRANT]} if years is not None else {"grant": [GRANT]})


def test_a_plan_without_grants_is_refused() -> None:
    with pytest.raises(Refused, match=r"there is no \[\[grant\]\]"):
        plan_of({"years": [1]})


def test_changes_are_of_grants_that_are_there() -> None:
    found = problems(GRANT, changes=({"year": 9, "kind": "cancel"}, {"year": 1, "kind": "cancel", "paid": 3}))
    assert found == [
        "X003 there is no year `9`",
        "S003 `worth` is missing: what a unit was worth on the day that it was paid for",
    ]


def test_the_service_that_a_performance_condition_moves_is_more_than_nothing() -> None:
    grant = {**GRANT, "condition": "performance", "varies": ["service"]}
    assert problems(grant, {"year": 1, "service": 0}, years=1) == ["X010 `service` is zero"]


def test_the_parts_in_which_a_plan_is_read_out() -> None:
    schedule = booked(tree(GRANT))
    assert [entry.line.id for entry in schedule.found("plan", "2")] == ["plan.2"]
    assert len(schedule.found()) == 3
    assert schedule.settlements == ("equity",)

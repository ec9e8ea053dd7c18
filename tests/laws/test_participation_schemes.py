"""What the ready-made schemes of participation promise on random holders: their own checks hold, and amounts close."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases.reading import register_for, values
from tests.schemes import example_run, ready_made

from sharing import (
    Register,
    register_of,
    scheme_names,
)

COUNT = st.integers(0, 60)
PEOPLE = st.integers(1, 5)
GROUPS = ["holders", "foundation", "company"]


def texts(numbers: list[Any]) -> list[str]:
    return [str(number) for number in numbers]


def ids(numbers: list[int]) -> list[str]:
    return [f"p{number:03}" for number in numbers]


def column(draw: st.DrawFn, strategy: st.SearchStrategy[Any], rows: int) -> list[Any]:
    return draw(st.lists(strategy, min_size=rows, max_size=rows))


def checked(name: str, inputs: dict[str, Any]) -> Register:
    """Run a ready-made scheme and hold it to every one of its own checks."""
    register = register_for(ready_made(name), inputs)
    assert all(told.holds for told in register.told), register.told
    return register


@st.composite
def offers(draw: st.DrawFn) -> dict[str, Any]:
    rows = draw(PEOPLE)
    return {
        "figures": {"offered": str(draw(COUNT)), "issued": "500", "most_part": "5%", "price": "12.50"},
        "staff": {
            "group": column(draw, st.sampled_from(GROUPS), rows),
            "held": texts(column(draw, st.integers(0, 30), rows)),
            "points": texts(column(draw, st.sampled_from([0, 1, 1, 5, 30]), rows)),
            "wants": texts(column(draw, COUNT, rows)),
            "limited": column(draw, st.sampled_from(["yes", "no"]), rows),
        },
    }


@settings(max_examples=40)
@given(offers())
def test_takers_take_in_order_and_within_their_limits(inputs: dict[str, Any]) -> None:
    register = checked("offer-duty", inputs)
    taken, wanted = values(register, "steps.taken"), values(register, "steps.wanted")
    groups = inputs["staff"]["group"]
    for first, after in combinations(GROUPS, 2):
        full = all(t == w for t, w, g in zip(taken, wanted, groups, strict=True) if g == first)
        assert full or not any(t for t, g in zip(taken, groups, strict=True) if g == after)


@st.composite
def dividends(draw: st.DrawFn) -> dict[str, Any]:
    rows, cents = draw(PEOPLE), draw(st.integers(0, 10**6))
    return {
        "period": {"from": "2026-01-01", "to": "2026-12-31"},
        "figures": {"dividend": f"{cents // 100}.{cents % 100:02}", "betaaldag": "2026-05-01"},
        "staff": {"certificaten": texts(column(draw, COUNT, rows))},
    }


@settings(max_examples=40)
@given(dividends())
def test_what_the_company_pays_reaches_the_holders_to_the_cent(inputs: dict[str, Any]) -> None:
    register = checked("stak-dividend", inputs)
    gross, net = values(register, "steps.bruto"), values(register, "steps.netto")
    counts = [int(text) for text in inputs["staff"]["certificaten"]]
    assert all(amount >= 0 for amount in net)
    assert all(abs(a - b) * 100 <= 1 for a, m in zip(gross, counts, strict=True) for b, n in zip(gross, counts, strict=True) if m == n)  # fmt: skip


@st.composite
def orders(draw: st.DrawFn) -> dict[str, Any]:
    rows, count = draw(PEOPLE), draw(st.integers(1, 7))
    return {
        "figures": {"issued": "400", "most_part": "10%"},
        "staff": {"held": texts(column(draw, st.integers(0, 45), rows))},
        "tables": {
            "orders": {
                "holder": ids(column(draw, st.integers(1, rows), count)),
                "buys": column(draw, st.sampled_from(["yes", "no"]), count),
                "quantity": texts(column(draw, COUNT, count)),
                "limit": column(draw, st.sampled_from(["9.99", "10.00", "10.01", "12.00"]), count),
            }
        },
    }


@settings(max_examples=40)
@given(orders())
def test_nobody_sells_what_they_do_not_hold_or_buys_beyond_the_limit(inputs: dict[str, Any]) -> None:
    register = checked("trading-round", inputs)
    held = [int(text) for text in inputs["staff"]["held"]]
    bought, sold = values(register, "steps.certificates_bought"), values(register, "steps.certificates_sold")
    assert all(less <= had for less, had in zip(sold, held, strict=True))
    assert all(more == 0 or had + more <= 40 for more, had in zip(bought, held, strict=True))
    assert sum(values(register, "steps.to_pay")) == sum(values(register, "steps.to_receive"))


@pytest.mark.parametrize("name", [name for name in scheme_names() if ready_made(name).family == "participation"])
def test_the_worked_examples_pass_the_checks_of_their_scheme(name: str) -> None:
    for example in ready_made(name).examples:
        register = register_of(example_run(ready_made(name), example))
        assert all(told.holds for told in register.told), register.told

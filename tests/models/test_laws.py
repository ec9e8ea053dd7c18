"""What holds for every value of an option: parity, bounds, monotony, and what a lattice becomes with many steps."""

from __future__ import annotations

from fractions import Fraction
from math import exp, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.model_strategies import employees, europeans, fitting, on_lattices

from sharing.models import Option, option_of, value_of
from sharing.models.black_scholes import distances, normal

NEAR = 1e-12
CONTINUOUS = {"rates": "continuous"}


def number(option: Option) -> float:
    return value_of(option).modelled.value


def changed(option: Option, **numbers: object) -> Option:
    """Give the same option with other numbers."""
    now = {name: given.value for name, given in option.given.items()} | numbers
    kind, answers = option.type, dict(option.conventions)
    return option_of("a", option.model, now, type=kind, exercise=option.exercise, conventions=answers)


def like(option: Option, *, kind: str | None = None, exercise: str | None = None, **answers: str) -> Option:
    """Give an option of the same numbers with another type, exercise or convention."""
    now = {name: given.value for name, given in option.given.items()}
    conventions = {**option.conventions, **answers}
    now |= {} if "vesting_years" in now else {"vesting_years": 0}
    said = {"correction": "none", "vested": "strict", **conventions}
    return fitting(option.model, now, said, type=kind or option.type, exercise=exercise or option.exercise)


def legs(option: Option) -> tuple[float, float]:
    """Give what the stock without its dividends, and the strike, are worth now."""
    terms = option.terms()
    return terms.spot * exp(-terms.dividend_yield * terms.years), terms.strike * exp(-terms.risk_free * terms.years)


def size(option: Option) -> float:
    """Give what a value is made of: noise is measured against it."""
    return sum(legs(option)) + float(option.number("spot") + option.number("strike"))


@given(europeans() | on_lattices(exercise="european"))
def test_a_call_less_a_put_is_the_stock_less_the_strike(option: Option) -> None:
    now, later = legs(option)
    gap = number(like(option, kind="call")) - number(like(option, kind="put")) - (now - later)
    assert abs(gap) <= 1e-11 * size(option)


@given(europeans() | on_lattices(exercise="european"))
def test_a_european_value_lies_within_its_bounds(option: Option) -> None:
    now, later = legs(option)
    low, high = (now - later, now) if option.type == "call" else (later - now, later)
    noise = NEAR * size(option) if option.model == "lattice" else 0
    assert max(low, 0) - noise <= number(option) <= high + noise


@given(europeans(), st.integers(1, 100))
def test_a_call_rises_and_a_put_falls_with_the_price(option: Option, more: int) -> None:
    raised = changed(option, spot=option.number("spot") + Fraction(more, 100))
    sign = 1 if option.type == "call" else -1
    assert sign * (number(raised) - number(option)) >= -NEAR * size(raised)


@given(europeans(), st.integers(1, 50))
def test_a_european_value_never_falls_with_volatility(option: Option, more: int) -> None:
    raised = changed(option, volatility=option.number("volatility") + Fraction(more, 100))
    assert number(raised) >= number(option) - NEAR * size(option)


@given(on_lattices(), st.integers(1, 100))
def test_on_a_lattice_too_a_call_rises_and_a_put_falls_with_the_price(option: Option, more: int) -> None:
    plain = like(option, correction="none")
    raised = changed(plain, spot=option.number("spot") + Fraction(more, 100))
    sign = 1 if option.type == "call" else -1
    assert sign * (number(raised) - number(plain)) >= -1e-11 * size(raised)


@given(on_lattices(correction="none", exercise="from-vesting"))
def test_more_freedom_to_exercise_is_worth_no_less(option: Option) -> None:
    european, vesting, american = (
        number(like(option, exercise=how)) for how in ("european", "from-vesting", "american")
    )
    assert european <= vesting <= american


@given(on_lattices(correction="none", exercise="from-vesting"))
def test_the_vesting_step_itself_is_worth_no_less(option: Option) -> None:
    assert number(like(option, vested="strict")) <= number(like(option, vested="inclusive"))


@given(on_lattices(exercise="american"))
def test_an_american_value_is_at_least_what_exercising_brings_now(option: Option) -> None:
    terms = option.terms()
    gain = terms.sign * (terms.spot - terms.strike)
    assert number(option) >= max(gain, 0) - 1e-13 * size(option)


@given(on_lattices(correction="european"))
def test_a_corrected_value_is_no_less_than_the_formula(option: Option) -> None:
    if option.exercise == "european":
        return
    n = {name: given.value for name, given in option.given.items()}
    exact = fitting("black-scholes", n, CONTINUOUS, type=option.type)
    assert number(option) >= number(exact)


@given(on_lattices(exercise="american"))
def test_without_dividends_or_interest_below_zero_a_call_is_not_exercised_early(option: Option) -> None:
    call = changed(like(option, kind="call", lattice="forward"), dividend_yield=0, risk_free=Fraction(3, 100))
    american, european = number(like(call, correction="none")), number(like(call, exercise="european"))
    assert abs(american - european) <= NEAR * size(call)


@given(employees())
def test_an_employee_s_option_is_worth_no_more_than_an_american_one(option: Option) -> None:
    n = {name: given.value for name, given in option.given.items()}
    answers = {**option.conventions, "correction": "none"}
    american = fitting("lattice", n, answers, exercise="american")
    assert 0 <= number(option) <= number(american) + NEAR * size(option)


@given(employees())
def test_before_vesting_whoever_leaves_gets_nothing(option: Option) -> None:
    leaving = changed(option, vesting_years=option.number("years"))
    staying = changed(leaving, exit_rate=0)
    assert number(leaving) <= number(staying) + NEAR * size(option)


@pytest.mark.parametrize("lattice", ["crr", "forward"])
@pytest.mark.parametrize("kind", ["call", "put"])
def test_a_lattice_of_many_steps_becomes_the_formula(lattice: str, kind: str) -> None:
    n = {"spot": 42, "strike": 40, "years": "1/2", "risk_free": "10%", "volatility": "20%", "dividend_yield": "3%"}
    exact = number(option_of("a", "black-scholes", n, type=kind, conventions=CONTINUOUS))
    answers = {**CONTINUOUS, "lattice": lattice}
    off = [
        abs(number(option_of("a", "lattice", {**n, "steps": steps}, type=kind, conventions=answers)) - exact)
        for steps in (20, 200, 2000)
    ]
    assert off[0] < 0.1
    assert off[1] < 0.01
    assert off[2] < 0.001


def test_with_many_steps_the_conventions_of_employees_meet() -> None:
    n = {"spot": 50, "strike": 50, "years": 10, "risk_free": "5%", "volatility": "35%", "dividend_yield": "2.5%",
         "vesting_years": 3, "exit_rate": "10%", "exercise_multiple": 3}  # fmt: skip

    def gap(steps: int) -> float:
        found = [
            number(option_of("a", "hull-white", {**n, "steps": steps},
                             conventions={**CONTINUOUS, "lattice": "crr", "vested": vested, "exit": leave}))
            for vested, leave in (("strict", "linear"), ("inclusive", "exponential"))
        ]  # fmt: skip
        return found[1] - found[0]

    assert 0 < gap(1000) < gap(20) / 10


@given(europeans())
def test_delta_lies_between_nothing_and_one_stock(option: Option) -> None:
    found = value_of(option).modelled
    most = legs(option)[0] / float(option.number("spot"))
    assert found.delta is not None
    assert found.vega is not None
    sign = 1 if option.type == "call" else -1
    assert 0 <= sign * found.delta <= most * (1 + NEAR)
    assert found.vega >= 0


@pytest.mark.parametrize(
    ("kind", "spot", "strike", "wanted"),
    [
        ("call", 100, 100, 0.0), ("call", 110, 100, 10.0), ("call", 90, 100, 0.0),
        ("put", 100, 100, 0.0), ("put", 90, 100, 10.0), ("call", 100, 0, 100.0), ("put", 100, 0, 0.0),
    ],
)  # fmt: skip
@pytest.mark.parametrize("years", [0, 1])
def test_without_time_or_volatility_it_is_worth_what_exercising_brings(kind, spot, strike, wanted, years) -> None:
    volatility = "0.35" if not years else "0"
    n = {"spot": spot, "strike": strike, "years": years, "risk_free": 0, "volatility": volatility, "dividend_yield": 0}
    assert wanted == number(option_of("a", "black-scholes", n, type=kind, conventions=CONTINUOUS))
    for lattice in ("crr", "forward"):
        answers = {**CONTINUOUS, "lattice": lattice}
        assert wanted == number(option_of("a", "lattice", {**n, "steps": 3}, type=kind, conventions=answers))


def test_far_in_and_far_out_of_the_money() -> None:
    n = {"years": 1, "risk_free": "2%", "volatility": "20%", "dividend_yield": "1%", "strike": 100}
    far_in = option_of("a", "black-scholes", {**n, "spot": 10**9}, conventions=CONTINUOUS)
    far_out = option_of("a", "black-scholes", {**n, "spot": 1}, conventions=CONTINUOUS)
    now, later = legs(far_in)
    assert number(far_in) == now - later
    assert 0 <= number(far_out) < 1e-100


def test_a_volatility_near_nothing_is_the_forward() -> None:
    n = {"spot": 100, "strike": 50, "years": 1, "risk_free": "5%", "volatility": "0.00000001", "dividend_yield": "1%"}
    option = option_of("a", "black-scholes", n, conventions=CONTINUOUS)
    assert number(option) == pytest.approx(legs(option)[0] - legs(option)[1], abs=1e-12)
    around = option_of("a", "lattice", {**n, "steps": 50}, conventions={**CONTINUOUS, "lattice": "forward"})
    assert number(around) == pytest.approx(number(option), abs=1e-9)


def test_the_normal_distribution_keeps_its_digits_in_both_tails() -> None:
    assert normal(-10) == pytest.approx(7.619853024160527e-24, rel=1e-12)
    assert normal(10) == 1.0
    assert normal(1.96) + normal(-1.96) == pytest.approx(1, abs=1e-15)


def test_between_d1_and_d2_lies_the_spread() -> None:
    n = {"spot": 42, "strike": 40, "years": 4, "risk_free": 0, "volatility": "25%", "dividend_yield": 0}
    d1, d2 = distances(option_of("a", "black-scholes", n, conventions=CONTINUOUS).terms())
    assert d1 - d2 == pytest.approx(0.25 * sqrt(4), abs=1e-15)


def test_yearly_rates_are_the_continuous_ones_of_their_logarithm() -> None:
    n = {"spot": 42, "strike": 40, "years": 4, "volatility": "25%", "dividend_yield": 0}
    yearly = option_of("a", "black-scholes", {**n, "risk_free": "5%"}, conventions={"rates": "yearly"})
    assert yearly.terms().risk_free == pytest.approx(0.04879016416943205, abs=1e-16)

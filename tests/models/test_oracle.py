"""Our floats against a second reading in fifty digits: series for the formula, recursion for the lattices."""

from __future__ import annotations

from hypothesis import assume, given
from tests.model_strategies import employees, europeans, on_lattices
from tests.oracles import options as oracle

from sharing.models import Option, value_of

NEAR = 1e-11


def numbers(option: Option):
    return {name: found.value for name, found in option.given.items()}


def close(option: Option, wanted: object) -> bool:
    """Compare with a size that the value is made of."""
    size = float(option.number("spot") + option.number("strike")) * 5
    return abs(value_of(option).modelled.value - float(str(wanted))) <= NEAR * size


@given(europeans().filter(lambda option: option.conventions["rates"] == "continuous"))
def test_the_formula_agrees_with_its_series(option: Option) -> None:
    assert close(option, oracle.black_scholes(option.type, numbers(option)))


@given(on_lattices(correction="none"))
def test_a_lattice_agrees_with_its_recursion(option: Option) -> None:
    assert close(option, oracle.lattice(option.type, numbers(option), option.conventions, option.exercise))


@given(on_lattices(correction="european", exercise="from-vesting"))
def test_a_correction_is_what_the_european_lattice_misses(option: Option) -> None:
    n = numbers(option)
    plain, vesting = (oracle.lattice(option.type, n, option.conventions, how) for how in ("european", "from-vesting"))
    exact = oracle.black_scholes(option.type, n)
    at_once = option.number("vesting_years") == 0 and option.conventions["vested"] == "inclusive"
    assume(not at_once)
    assert close(option, max(vesting + exact - plain, exact))


@given(employees())
def test_an_employee_s_option_agrees_with_its_recursion(option: Option) -> None:
    n = numbers(option)
    barrier = float(n["exercise_multiple"] * n["strike"])
    assume(all(abs(price - barrier) > 1e-9 * (barrier + 1) for price in prices(option)))
    assert close(option, oracle.lattice("call", n, option.conventions, "vested", staff=True))


def prices(option: Option) -> list[float]:
    """Give all prices of a lattice; at one that equals the barrier the last digit of a float decides."""
    from sharing.models.lattice import tree_of

    tree = tree_of(option.terms(), option.steps, option.conventions["lattice"])
    from math import exp

    line = [tree.terms.spot * exp(tree.move * (k - tree.steps)) for k in range(2 * tree.steps + 1)]
    return [price for step in range(tree.steps) for price in tree.prices(step, line)]

"""A lattice: the price goes up or down at every step, and the value is rolled back from the end to today.

    crr      up e^(v sqrt dt), down 1/up, p = (e^((r-q) dt) - down) / (up - down)    Cox, Ross and Rubinstein (1979)
    forward  the same around the forward price, p = (1 - down) / (up - down); p is a probability at any volatility

Floats are allowed in this room and in no other that computes. Beside the tree itself a model only says what a holder
does at a step: `Choice` gets the number of the step, the values of going on and the prices, from the lowest price up.

>>> tree = tree_of(Terms(-1, 50, 50, 5 / 12, 0.1, 0.4, 0), 5, "crr")
>>> round(rolled(tree, exercise_from(tree, 0))[0], 3)
4.488
"""

from __future__ import annotations

from itertools import pairwise
from math import exp, expm1, inf, sqrt
from typing import TYPE_CHECKING

from sharing.models import black_scholes
from sharing.models.values import AMERICAN, EUROPEAN, Modelled, Option, Terms, Working
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Callable

    Choice = Callable[[int, list[float], list[float]], list[float]]

CRR, FORWARD = "crr", "forward"
STRICT, INCLUSIVE = "strict", "inclusive"
NONE, CONTROL = "none", "european"


class Tree(Named):
    """The lattice of an option: its steps, what a step does to the price, and the chance of going up."""

    terms: Terms
    steps: int
    length: float
    move: float
    drift: float
    up: float

    @property
    def discount(self) -> float:
        """Give what one, a step later, is worth now."""
        return exp(-self.terms.risk_free * self.length)

    def prices(self, step: int, line: list[float]) -> list[float]:
        """Give the prices at a step, from the lowest up, out of those of the whole lattice."""
        found = line[self.steps - step : self.steps + step + 1 : 2]
        if not self.drift:
            return found
        factor = exp(self.drift * step)
        return [factor * price for price in found]

    def payoff(self, prices: list[float]) -> list[float]:
        """Give what exercising brings, or nothing where it would cost."""
        sign, strike = self.terms.sign, self.terms.strike
        return [max(0.0, sign * (price - strike)) for price in prices]


def tree_of(terms: Terms, steps: int, lattice: str) -> Tree:
    """Make the lattice of an option; `up` is no probability where a `crr` has too few steps for its volatility."""
    length = terms.years / steps
    move = terms.volatility * sqrt(length)
    drift = (terms.risk_free - terms.dividend_yield) * length
    spread = expm1(move) - expm1(-move)
    gain = expm1(drift) if lattice == CRR else 0.0
    up = (gain - expm1(-move)) / spread if spread else inf if gain else 0.5
    return Tree(terms, steps, length, move, 0.0 if lattice == CRR else drift, up)


def rolled(tree: Tree, choice: Choice) -> tuple[float, float | None, float]:
    """Roll values back to today: gives the value, its delta, and what the option is worth to who does not exercise now.

    The delta is that of the first step: None where the price cannot move.
    """
    spot, move = tree.terms.spot, tree.move
    line = [spot * exp(move * (k - tree.steps)) for k in range(2 * tree.steps + 1)]
    high, low = tree.discount * tree.up, tree.discount * (1 - tree.up)
    values = tree.payoff(tree.prices(tree.steps, line))
    delta = None
    held = values[:1]
    for step in range(tree.steps - 1, -1, -1):
        if step == 0:
            below, above = tree.prices(1, line)
            delta = (values[1] - values[0]) / (above - below) if above > below else None
        held = [low * down + high * up for down, up in pairwise(values)]
        values = choice(step, held, tree.prices(step, line))
    return values[0], delta, held[0]


def hold(step: int, held: list[float], prices: list[float]) -> list[float]:
    """Never exercise before the end: a European option."""
    del step, prices
    return held


def exercise_from(tree: Tree, first: int) -> Choice:
    """Exercise from a step on wherever that brings more than going on."""
    sign, strike = tree.terms.sign, tree.terms.strike

    def choice(step: int, held: list[float], prices: list[float]) -> list[float]:
        """Give the values of a step: the gain where it is more than what going on is worth."""
        if step < first:
            return held
        gains = [sign * (price - strike) for price in prices]
        return list(map(max, gains, held))

    return choice


def first_vested(option: Option) -> int:
    """Give the first step at which an option can be exercised: at the vesting step, or strictly after it.

    Where the vesting moment lies between two steps, both conventions begin at the later one. The last step is always
    vested, because vesting never ends after the option.
    """
    years = option.number("years")
    at = option.number("vesting_years") * option.steps / years if years else option.number("years")
    whole = -(-at.numerator // at.denominator)
    return whole + 1 if option.conventions["vested"] == STRICT and whole == at else whole


def value_of(option: Option) -> Modelled:
    """Give the value of a European or American option, or of one that can be exercised once it has vested."""
    tree = tree_of(option.terms(), option.steps, option.conventions["lattice"])
    workings = [*steps_of(tree)]
    if option.exercise == EUROPEAN:
        value, delta, _ = rolled(tree, hold)
        return Modelled(value, delta, None, tuple(workings))
    first = 0 if option.exercise == AMERICAN else first_vested(option)
    value, delta, held = rolled(tree, exercise_from(tree, first))
    if option.conventions["correction"] == CONTROL:
        plain, exact = rolled(tree, hold)[0], black_scholes.value(tree.terms)
        workings += [Working("V", value), Working("E", plain), Working("B", exact)]
        value = corrected(tree, first, (value, held), exact - plain)
    return Modelled(value, delta, None, tuple(workings))


def corrected(tree: Tree, first: int, found: tuple[float, float], error: float) -> float:
    """Add what the lattice misses of the European value; where exercising at once is best nothing is missed."""
    value, held = found
    exact = black_scholes.value(tree.terms)
    if first > 0:
        return max(value + error, exact)
    (at_once,) = tree.payoff([tree.terms.spot])
    return at_once if at_once > held else max(value + error, exact, at_once)


def steps_of(tree: Tree) -> tuple[Working, ...]:
    """Give the numbers of a lattice by their symbols: the length of a step, what it does, the chance of going up."""
    up, down = exp(tree.drift + tree.move), exp(tree.drift - tree.move)
    return (
        Working("dt", tree.length),
        Working("u", up),
        Working("d", down),
        Working("p", tree.up),
        Working("e^(-r dt)", tree.discount),
    )

"""Hull-White (2004): an employee's option on a lattice, with vesting, people who leave, and exercise at a multiple.

At every step before the end, with e the chance that the holder leaves during the step:

    not vested                 (1 - e) going on
    vested, S >= multiple x K  S - K: the holder exercises
    vested, else               (1 - e) going on + e max(S - K, 0): who leaves exercises or lapses

At the end the option is worth max(S - K, 0). Whether the vesting step itself counts as vested, and whether e is the
exit rate times the length of a step or one minus an exponential, is said by who asks: published values differ by it.
Floats are allowed in this room and in no other that computes. Source: J. Hull and A. White, How to value employee stock
options, Financial Analysts Journal 60 (2004).
"""

from __future__ import annotations

from math import expm1
from typing import TYPE_CHECKING

from sharing.models.lattice import first_vested, rolled, steps_of, tree_of
from sharing.models.values import Modelled, Option, Working

if TYPE_CHECKING:
    from sharing.models.lattice import Choice

LINEAR, EXPONENTIAL = "linear", "exponential"


def exit_chance(rate: float, length: float, convention: str) -> float:
    """Give the chance that somebody leaves during a step.

    >>> exit_chance(0.1, 0.5, "linear"), round(exit_chance(0.1, 0.5, "exponential"), 6)
    (0.05, 0.048771)
    """
    return rate * length if convention == LINEAR else -expm1(-rate * length)


def decide(option: Option, leave: float) -> Choice:
    """Give what holders do at each step, with `leave` the chance that one leaves during it."""
    strike = float(option.number("strike"))
    enough = float(option.number("exercise_multiple")) * strike
    first, stay = first_vested(option), 1 - leave

    def choice(step: int, held: list[float], prices: list[float]) -> list[float]:
        """Give the values of a step: leavers exercise or lapse, and who stays exercises once the price is enough."""
        if step < first:
            return [stay * value for value in held]
        return [
            price - strike if price >= enough else stay * value + leave * max(0.0, price - strike)
            for price, value in zip(prices, held, strict=True)
        ]

    return choice


def value_of(option: Option) -> Modelled:
    """Give the value of an employee's option: what it is worth when people leave and exercise as the option says."""
    tree = tree_of(option.terms(), option.steps, option.conventions["lattice"])
    leave = exit_chance(float(option.number("exit_rate")), tree.length, option.conventions["exit"])
    value, delta, _ = rolled(tree, decide(option, leave))
    workings = (
        *steps_of(tree),
        Working("e", leave),
        Working("M K", float(option.number("exercise_multiple") * option.number("strike"))),
        Working("k", float(first_vested(option))),
    )
    return Modelled(value, delta, None, workings)

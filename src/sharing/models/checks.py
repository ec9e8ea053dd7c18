"""What makes no sense in an option, said before a model sees it: each fault with its code, its key and what to do."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from sharing.models.conventions import QUESTIONS, asked, numbers
from sharing.models.employee_options import LINEAR
from sharing.models.lattice import tree_of
from sharing.models.values import HULL_WHITE, PUT, Option
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_STEPS = 5_000
MOST_YEARS = 200
MOST_VOLATILITY = 10
MOST_PRICE = 10**15
MOST_POWER = 600
RATES = ("risk_free", "dividend_yield")


class Fault(Named):
    """One thing that makes no sense: its code, the key it stands under, what is wrong, what to do."""

    code: str
    key: str
    what: str
    advice: str


def faults(option: Option) -> list[Fault]:
    """List everything that makes no sense in an option; for an empty list the model has an answer."""
    missing = [*_missing(option)]
    if missing:
        return missing
    alone = [*_prices(option), *_rates(option), *_term(option), *_staff(option)]
    return alone or [*_together(option)]


def _missing(option: Option) -> Iterator[Fault]:
    """Look for what a model asks and the option does not say, or the other way round, as the reader of a file does."""
    answers = {"model": option.model, "type": option.type, "exercise": option.exercise}
    unknown = [key for key, answer in answers.items() if answer not in QUESTIONS[key][1]]
    for key in unknown:
        yield Fault("V102", key, f"`{key}` has no such answer", f"one of: {', '.join(QUESTIONS[key][1])}")
    if unknown:
        return
    wanted, conventions = (*numbers(option.model, option.exercise), "years"), asked(option.model, option.exercise)
    for key in [*option.given, *option.conventions]:
        if key not in (*wanted, *conventions):
            yield Fault("V103", key, f"`{key}` does not go with this model", f"take `{key}` out")
    for key in wanted:
        if key not in option.given:
            yield Fault("S003", key, f"`{key}` is missing", "give the number")
    for key in conventions:
        question, known = QUESTIONS[key]
        if option.conventions.get(key) not in known:
            what = f"the option does not say {question}: `{key}`"
            yield Fault("V101", key, what, f"one of: {', '.join(known)}")


def _prices(option: Option) -> Iterator[Fault]:
    """Look at what one stock and exercising cost."""
    if not 0 < option.number("spot") < MOST_PRICE:
        yield Fault("V104", "spot", "`spot` is not above zero, or is too large", "write what one stock is worth now")
    if not 0 <= option.number("strike") < MOST_PRICE:
        yield Fault("V104", "strike", "`strike` is below zero, or is too large", "write the price of exercising, or 0")


def _rates(option: Option) -> Iterator[Fault]:
    """Look at the volatility and the rates of return: percentages that were written as whole numbers stand out."""
    volatility = option.number("volatility")
    if volatility < 0:
        advice = "0 is the smallest: a price that does not move of its own accord"
        yield Fault("V105", "volatility", "`volatility` is below zero", advice)
    if volatility > MOST_VOLATILITY:
        advice = 'a volatility of 35 % is written 0.35 or "35%"'
        yield Fault("V105", "volatility", f"`volatility` is above {MOST_VOLATILITY}, or 1,000 % a year", advice)
    for key in RATES:
        if not -1 < option.number(key) < 1:
            advice = 'a rate of 5 % is written 0.05 or "5%"'
            yield Fault("V106", key, f"`{key}` is not between -1 and 1", advice)


def _term(option: Option) -> Iterator[Fault]:
    """Look at how long it runs, and in how many steps."""
    years = option.number("years")
    key = "until" if option.term else "years"
    if years < 0:
        what = "`until` lies before `from`" if option.term else "`years` is below zero"
        yield Fault("V107", key, what, "an option that has ended has no value to estimate")
    if years > MOST_YEARS:
        yield Fault("V107", key, f"the option runs for more than {MOST_YEARS} years", "write the term in years")
    if "steps" in option.given:
        steps = option.number("steps")
        if steps.denominator != 1 or not 1 <= steps <= MOST_STEPS:
            advice = "500 steps do for most; twice as many take four times as long"
            yield Fault("V109", "steps", f"`steps` is not a whole number from 1 to {MOST_STEPS:,}", advice)


def _staff(option: Option) -> Iterator[Fault]:
    """Look at what employees do: vesting, leaving, exercising early."""
    given = option.given
    if "vesting_years" in given and given["vesting_years"].value < 0:
        yield Fault("V108", "vesting_years", "`vesting_years` is below zero", "write 0 for an option that has vested")
    if "vesting_years" in given and given["vesting_years"].value > given["years"].value >= 0:
        advice = "an option that vests after it ends can never be exercised"
        yield Fault("V108", "vesting_years", "the option vests after it ends", advice)
    if "exit_rate" in given and not 0 <= given["exit_rate"].value <= 1:
        advice = 'when 10 % of the holders leave in a year, write 0.10 or "10%"'
        yield Fault("V106", "exit_rate", "`exit_rate` is not between 0 and 1", advice)
    if "exercise_multiple" in given and given["exercise_multiple"].value < 1:
        advice = "write 2 when people exercise as soon as the price is twice the strike"
        yield Fault("V112", "exercise_multiple", "`exercise_multiple` is below 1", advice)
    if option.model == HULL_WHITE and option.type == PUT:
        yield Fault("V103", "type", "an employee's option is a right to buy", 'take `type` out, or write type = "call"')


def _together(option: Option) -> Iterator[Fault]:
    """Look at what only makes no sense together: powers, chances in a step."""
    terms = option.terms()
    rates = abs(terms.risk_free) + abs(terms.dividend_yield)
    spread = terms.volatility * sqrt(terms.years * (option.steps if "steps" in option.given else 1))
    if spread + rates * terms.years > MOST_POWER:
        advice = "look at the volatility, the rates and the years; fewer steps make smaller powers, too"
        yield Fault("V116", "volatility", "prices on the way get larger than a number can be", advice)
        return
    if "steps" not in option.given:
        return
    tree = tree_of(terms, option.steps, option.conventions["lattice"])
    if not 0 <= tree.up <= 1:
        yield Fault("V110", "steps", f"the chance of going up in a step is {_chance(tree.up)}", _advice(option))
    if option.model == HULL_WHITE and option.conventions["exit"] == LINEAR:
        leave = option.number("exit_rate") * option.number("years") / option.steps
        if leave > 1:
            advice = 'take more steps, or write exit = "exponential"'
            yield Fault("V111", "exit_rate", "in one step more holders leave than there are", advice)


def _chance(up: float) -> str:
    """Write a chance that is none in four digits."""
    return f"{up:.4g}" if abs(up) < MOST_PRICE else "without bounds"


def _advice(option: Option) -> str:
    """Say how many steps would do, where so many can be taken."""
    terms = option.terms()
    forward = 'write lattice = "forward", which has a chance at any volatility'
    if terms.volatility <= 0:
        return forward
    wanted = int(((terms.risk_free - terms.dividend_yield) / terms.volatility) ** 2 * terms.years) + 2
    return f"take {wanted:,} steps or more; or {forward}" if wanted <= MOST_STEPS else forward

"""Options at random that make sense, for every model."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from sharing.models import Option, option_of
from sharing.models.checks import faults
from sharing.models.conventions import asked
from sharing.models.conventions import numbers as needed

if TYPE_CHECKING:
    from collections.abc import Mapping


def hundredths(least: int, most: int) -> st.SearchStrategy[Fraction]:
    """Draw a fraction of whole hundredths."""
    return st.integers(least, most).map(lambda n: Fraction(n, 100))


def numbers() -> st.SearchStrategy[dict[str, Fraction]]:
    """Draw the numbers that every model needs, with negative rates, no time and no volatility among them."""
    return st.fixed_dictionaries(
        {
            "spot": hundredths(1, 50_000),
            "strike": hundredths(0, 50_000),
            "years": st.sampled_from([Fraction(0), Fraction(1, 365), Fraction(5, 12), Fraction(3), Fraction(10)]),
            "risk_free": hundredths(-5, 15),
            "dividend_yield": hundredths(-5, 15),
            "volatility": st.sampled_from([Fraction(0), Fraction(1, 10**8)]) | hundredths(1, 150),
        }
    )


def fitting(
    model: str,
    numbers: Mapping[str, object],
    conventions: Mapping[str, str],
    *,
    type: str = "call",  # noqa: A002  (the word of the file)
    exercise: str = "european",
) -> Option:
    """Make an option of those numbers and conventions that its model asks for."""
    wanted = (*needed(model, exercise), "years")
    kept = {name: value for name, value in numbers.items() if name in wanted}
    answers = {key: conventions[key] for key in asked(model, exercise)}
    return option_of("a", model, kept, type=type, exercise=exercise, conventions=answers)


@st.composite
def europeans(draw: st.DrawFn) -> Option:
    """Draw an option for the formula."""
    rates = draw(st.sampled_from(["continuous", "yearly"]))
    kind = draw(st.sampled_from(["call", "put"]))
    return option_of("a", "black-scholes", draw(numbers()), type=kind, conventions={"rates": rates})


@st.composite
def on_lattices(draw: st.DrawFn, most: int = 12, exercise: str | None = None, **fixed: str) -> Option:
    """Draw an option for a lattice of a few steps; `fixed` are conventions that are not drawn."""
    drawn: dict[str, Any] = draw(numbers())
    drawn["steps"] = draw(st.integers(1, most))
    answer = exercise or draw(st.sampled_from(["european", "american", "from-vesting"]))
    conventions = {
        "rates": "continuous",
        "lattice": draw(st.sampled_from(["crr", "forward"])),
        "correction": draw(st.sampled_from(["none", "european"])),
        "vested": draw(st.sampled_from(["strict", "inclusive"])),
        **fixed,
    }
    drawn["vesting_years"] = drawn["years"] * draw(hundredths(0, 100))
    kind = draw(st.sampled_from(["call", "put"]))
    return sound(fitting("lattice", drawn, conventions, type=kind, exercise=answer))


@st.composite
def employees(draw: st.DrawFn, most: int = 12) -> Option:
    """Draw an employee's option for a lattice of a few steps."""
    drawn: dict[str, Any] = draw(numbers())
    drawn["steps"] = draw(st.integers(1, most))
    drawn["vesting_years"] = drawn["years"] * draw(hundredths(0, 100))
    drawn["exit_rate"] = draw(hundredths(0, 100))
    drawn["exercise_multiple"] = draw(hundredths(100, 400))
    conventions = {
        "rates": "continuous",
        "lattice": draw(st.sampled_from(["crr", "forward"])),
        "vested": draw(st.sampled_from(["strict", "inclusive"])),
        "exit": draw(st.sampled_from(["linear", "exponential"])),
    }
    return sound(fitting("hull-white", drawn, conventions))


def sound(option: Option) -> Option:
    """Give the option around the forward price, and leaving exponentially, where the drawn way makes no sense."""
    codes = {fault.code for fault in faults(option)}
    changed = dict(option.conventions)
    if "V110" in codes:
        changed["lattice"] = "forward"
    if "V111" in codes:
        changed["exit"] = "exponential"
    numbers = {name: given.value for name, given in option.given.items()}
    return fitting(option.model, numbers, changed, type=option.type, exercise=option.exercise)

"""An option to be valued, and its value, as frozen values: everything is exact except what a model makes of it.

The numbers of an option are fractions, as its file has them. A model turns them into floats, because logarithms and
exponentials have no exact values; `Terms` is where that happens, and `Valuation.amount` is where it ends.
"""

from __future__ import annotations

from fractions import Fraction
from math import log1p
from typing import TYPE_CHECKING

from attrs import field, frozen

from sharing.models.rounding import Rounding
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Mapping

BLACK_SCHOLES, LATTICE, HULL_WHITE = "black-scholes", "lattice", "hull-white"
CALL, PUT = "call", "put"
EUROPEAN, AMERICAN, FROM_VESTING = "european", "american", "from-vesting"
CONTINUOUS, YEARLY = "continuous", "yearly"
VERSION = "1"
"""The version of what the names of models and conventions mean; it changes when a value would."""


class Given(Named):
    """A number of an option, exactly as it was written, with its source if one is named."""

    value: Fraction
    source: str = ""


class Term(Named):
    """The days from and until which an option runs, as day numbers, and the day count that makes years of them."""

    start: int
    end: int
    day_count: str


class Terms(Named):
    """What a model calculates with, in floats; `sign` is 1 for a call and -1 for a put, rates are continuous."""

    sign: int
    spot: float
    strike: float
    years: float
    risk_free: float
    volatility: float
    dividend_yield: float


@frozen
class Option:
    """An option to be valued: its model, its numbers by name with their sources, and every convention by name.

    >>> numbers = {"spot": 50, "strike": 50, "years": 10, "risk_free": "5%", "volatility": "35%", "dividend_yield": 0}
    >>> option_of("a", "black-scholes", numbers, type="call", conventions={"rates": "continuous"}).number("volatility")
    Fraction(7, 20)
    """

    name: str
    model: str
    given: Mapping[str, Given]
    rounding: Rounding
    type: str = CALL
    exercise: str = EUROPEAN
    conventions: Mapping[str, str] = field(factory=dict)
    term: Term | None = None

    def number(self, name: str) -> Fraction:
        """Give a number by its name."""
        return self.given[name].value

    @property
    def steps(self) -> int:
        """Give the number of steps of the lattice."""
        return int(self.number("steps"))

    def rate(self, name: str) -> float:
        """Give a rate of return a year as a continuous one, whichever way it was given."""
        value = float(self.number(name))
        return log1p(value) if self.conventions["rates"] == YEARLY else value

    def terms(self) -> Terms:
        """Give what a model calculates with: from here on the numbers are floats."""
        sign = 1 if self.type == CALL else -1
        spot, strike, years, volatility = (
            float(self.number(name)) for name in ("spot", "strike", "years", "volatility")
        )
        return Terms(sign, spot, strike, years, self.rate("risk_free"), volatility, self.rate("dividend_yield"))


def option_of(
    name: str,
    model: str,
    numbers: Mapping[str, object],
    *,
    conventions: Mapping[str, str],
    type: str = CALL,  # noqa: A002  (the word of the file)
    exercise: str = EUROPEAN,
    round: str = "0.0001 half-up",  # noqa: A002  (the word of the file)
) -> Option:
    """Make an option from plain numbers and texts such as "35%"; ValueError for a text that is no number."""
    given = {key: Given(_exact(value)) for key, value in numbers.items()}
    rounding = Rounding.read(round)
    return Option(name, model, given, rounding, type=type, exercise=exercise, conventions=dict(conventions))


def _exact(value: object) -> Fraction:
    """Read a number or a text such as "35%" or "5/12"."""
    text = str(value)
    return Fraction(text.removesuffix("%")) / (100 if text.endswith("%") else 1)


class Working(Named):
    """A number that a model found on its way, by the symbol that its formula uses."""

    symbol: str
    value: float


class Modelled(Named):
    """What a model answers, in floats: the value, how it moves with spot and volatility, and the way to it.

    `delta` is what the value gains when the spot gains one; `vega` what it gains when volatility gains one whole
    (100 percentage points). None where the model does not give it. The delta of a lattice is that of the lattice
    itself, also where its value is corrected.
    """

    value: float
    delta: float | None
    vega: float | None
    workings: tuple[Working, ...]


@frozen
class Valuation:
    """The value of an option: what the model answered in floats, and the exact amount after the named rounding."""

    option: Option
    modelled: Modelled
    version: str = VERSION

    @property
    def amount(self) -> Fraction:
        """Give the exact value after rounding: from here on no number is a float."""
        return self.option.rounding.of(Fraction(self.modelled.value))

    @property
    def text(self) -> str:
        """Write the rounded value with the decimals of its rounding: `12.8213`."""
        return self.option.rounding.text(self.amount)

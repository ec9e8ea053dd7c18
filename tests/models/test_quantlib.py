"""QuantLib, in development only, values 200 options of each kind as we do.

Its closed formula is held to twelve digits of the prices; its American values, exact to about ten digits, to what a
lattice of 500 steps with its European error taken off can be: 0.02 % of the prices and strikes.
"""

from __future__ import annotations

import random
import warnings
from fractions import Fraction
from typing import Any

import pytest

from sharing.models import option_of, value_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    ql: Any = pytest.importorskip(
        "QuantLib", reason="QuantLib is not installed: pip install QuantLib, or the extra dev"
    )

OPTIONS = 200


def drawn() -> list[tuple[str, dict[str, Fraction]]]:
    """Draw options, the same ones every time."""
    chance = random.Random(22)  # noqa: S311
    return [
        (
            chance.choice(["call", "put"]),
            {
                "spot": Fraction(chance.randint(50_00, 150_00), 100),
                "strike": Fraction(chance.randint(50_00, 150_00), 100),
                "years": Fraction(chance.randint(30, 3650), 365),
                "risk_free": Fraction(chance.randint(0, 100), 1000),
                "dividend_yield": Fraction(chance.randint(0, 100), 1000),
                "volatility": Fraction(chance.randint(10, 80), 100),
            },
        )
        for _ in range(OPTIONS)
    ]


def theirs(kind: str, n: dict[str, Fraction], *, american: bool) -> float:
    today = ql.Date(22, 11, 2026)
    ql.Settings.instance().evaluationDate = today
    count, calendar = ql.Actual365Fixed(), ql.NullCalendar()
    end = today + int(n["years"] * 365)

    def curve(rate: Fraction) -> Any:
        return ql.YieldTermStructureHandle(ql.FlatForward(today, float(rate), count))

    spread = ql.BlackVolTermStructureHandle(ql.BlackConstantVol(today, calendar, float(n["volatility"]), count))
    spot = ql.QuoteHandle(ql.SimpleQuote(float(n["spot"])))
    process = ql.BlackScholesMertonProcess(spot, curve(n["dividend_yield"]), curve(n["risk_free"]), spread)
    payoff = ql.PlainVanillaPayoff(ql.Option.Call if kind == "call" else ql.Option.Put, float(n["strike"]))
    option = ql.VanillaOption(payoff, ql.AmericanExercise(today, end) if american else ql.EuropeanExercise(end))
    scheme = ql.QdFpAmericanEngine.highPrecisionScheme()
    engine = ql.QdFpAmericanEngine(process, scheme) if american else ql.AnalyticEuropeanEngine(process)
    option.setPricingEngine(engine)
    return float(option.NPV())


def size(n: dict[str, Fraction]) -> float:
    return float(n["spot"] + n["strike"])


@pytest.mark.parametrize(("kind", "n"), drawn())
def test_european_values_agree(kind: str, n: dict[str, Fraction]) -> None:
    ours = value_of(option_of("a", "black-scholes", n, type=kind, conventions={"rates": "continuous"}))
    assert abs(ours.modelled.value - theirs(kind, n, american=False)) <= 1e-12 * size(n)


@pytest.mark.parametrize(("kind", "n"), drawn())
def test_american_values_agree(kind: str, n: dict[str, Fraction]) -> None:
    answers = {"rates": "continuous", "lattice": "crr", "correction": "european"}
    numbers = {**n, "steps": 500}
    ours = value_of(option_of("a", "lattice", numbers, type=kind, exercise="american", conventions=answers))
    assert abs(ours.modelled.value - theirs(kind, n, american=True)) <= 2e-4 * size(n)

"""Values of options: 10,000 by the formula, which should take at most 50 ms, and single ones on lattices."""

from __future__ import annotations

import math
import random
from typing import Any

from measuring import Candidate, compare

from sharing.models import Option, option_of, value_of
from sharing.models.black_scholes import european, value
from sharing.models.values import Terms

TARGET = 0.050


def main(count: int = 10_000) -> None:
    """Print the table, and whether the formula keeps to its target."""
    chance = random.Random(22)
    options = [
        Terms(chance.choice([1, -1]), chance.uniform(50, 150), chance.uniform(50, 150), chance.uniform(0.1, 10),
              chance.uniform(-0.02, 0.10), chance.uniform(0.1, 0.8), chance.uniform(0, 0.10))
        for _ in range(count)
    ]  # fmt: skip
    wanted = [textbook(terms) for terms in options]

    def near(found: Any) -> str:
        """Say how far the values are from those of the textbook at most."""
        gap = max(abs(ours - theirs) for ours, theirs in zip(found, wanted, strict=True))
        return f"within {gap:.0e}"

    numbers = {"spot": 50, "strike": 50, "years": 10, "risk_free": "5%", "volatility": "35%", "dividend_yield": "2.5%"}
    staff = {"vesting_years": 3, "exit_rate": "10%", "exercise_multiple": 3}
    american = option_of("a", "lattice", {**numbers, "steps": 500}, exercise="american",
                         conventions={"rates": "continuous", "lattice": "crr", "correction": "none"})  # fmt: skip
    hull_white = option_of("a", "hull-white", {**numbers, **staff, "steps": 500},
                           conventions={"rates": "continuous", "lattice": "crr", "vested": "strict", "exit": "linear"})  # fmt: skip
    candidates = [
        Candidate(f"{count:,} values by the formula", lambda: [value(terms) for terms in options], near),
        Candidate(
            f"{count:,} with delta, vega and workings", lambda: [european(terms).value for terms in options], near
        ),
        Candidate("the textbook formula, two error functions", lambda: [textbook(terms) for terms in options], near),
        Candidate("one American option, 500 steps", lambda: amount(american), str),
        Candidate("one employee's option, 500 steps", lambda: amount(hull_white), str),
    ]
    compare(f"Option values ({TARGET * 1e3:.0f} ms is the target for {count:,})", candidates, [candidates[2].name])


def amount(option: Option) -> str:
    """Give the value of an option, rounded as it asks."""
    return value_of(option).text


def textbook(terms: Terms) -> float:
    """Give the value as a textbook writes it, without edges."""
    sign, s, k, t, r, v, q = terms
    d1 = (math.log(s / k) + (r - q + v * v / 2) * t) / (v * math.sqrt(t))
    d2 = d1 - v * math.sqrt(t)
    n1, n2 = ((1 + math.erf(sign * d / math.sqrt(2))) / 2 for d in (d1, d2))
    return sign * (s * math.exp(-q * t) * n1 - k * math.exp(-r * t) * n2)


if __name__ == "__main__":
    main()

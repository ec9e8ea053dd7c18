"""Limits with redistribution for a million participants: the level of one point, in passes over the rows."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
from apportion import staff
from measuring import Candidate, compare

from sharing.columns import column
from sharing.exact import Exact, number
from sharing.leveling import Level, proves, solve


def main(rows: int = 1_000_000) -> None:
    """Print the table."""
    weights, salaries = staff(rows), np.random.default_rng(2).integers(2_000_00, 9_000_00, rows)
    copy = np.empty_like(weights)
    pool = number(Fraction(4_000 * rows))
    least, most = number(Fraction(1_000)), number(Fraction(6_500))

    def case(
        name: str, amount: Exact, limits: Callable[[], tuple[Exact | None, Exact | None]], rounds: int = 9
    ) -> Candidate:
        """Make a candidate that solves for the level and proves it by substitution."""

        def exact(level: Level) -> str:
            """Say whether a level gives away the amount exactly."""
            return "yes" if proves(level, amount, number(column(weights)), *limits()) else "no"

        return Candidate(name, lambda: solve(amount, number(column(weights)), *limits()), exact, rounds)

    def by_salary() -> tuple[Exact, Exact]:
        """Give every row a floor and a cap of its own, from the salary."""
        return number(column(salaries), Fraction(1, 500)), number(column(salaries), Fraction(3, 250))

    candidates = [
        Candidate("copy", lambda: np.copyto(copy, weights), lambda _: "-"),
        case("one floor and one cap for all", pool, lambda: (least, most)),
        case("a floor and a cap a row", pool, by_salary),
        case("one cap for all", pool, lambda: (None, most)),
        case("caps that cannot hold the pool", number(Fraction(10**10)), lambda: (None, most)),
        Candidate("sorting all breakpoints in numpy (floats)", lambda: sorted_floats(weights, 4_000.0 * rows),
                  lambda v: f"near: {v:.6e}", 3),
    ]  # fmt: skip
    compare(f"Limits with redistribution, {rows:,} participants", candidates, ["copy"])


def sorted_floats(weights: Any, amount: float) -> float:
    """Find the level the plain way: sort every breakpoint, add up slopes."""
    points = weights.astype(float)
    levels = np.concatenate([1_000 / points, 6_500 / points])
    order = np.argsort(levels)
    levels, slopes = levels[order], np.cumsum(np.concatenate([points, -points])[order])
    values = 1_000.0 * len(points) + np.concatenate([[0], np.cumsum(slopes[:-1] * np.diff(levels))])
    k = int(np.searchsorted(values, amount)) - 1
    return float(levels[k] + (amount - values[k]) / slopes[k])


if __name__ == "__main__":
    main()

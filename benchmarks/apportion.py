"""One pool over a million participants, in whole cents that add up: ours beside its peers.

Weights are salary in cents x FTE in hundredths x days, so that weight times pool passes 64 bits.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import peers
from measuring import Candidate, compare

from sharing.apportionment import apportion
from sharing.columns import column
from sharing.exact import number, times

POOL = 123_456_789_012
CENT = Fraction(1, 100)


def staff(rows: int) -> Any:
    """Make the same weights in every run."""
    draw = np.random.default_rng(1)
    return draw.integers(2_000_00, 9_000_00, rows) * draw.integers(20, 101, rows) * draw.integers(1, 366, rows)


def ours(weights: Any, pool: int) -> Any:
    """Share and apportion, from an array of weights to an array of cents."""
    points = column(weights)
    shares = times(number(points), number(Fraction(pool, 100 * points.total())))
    return apportion(shares, CENT, method="largest-remainder").units


def optional(name: str, make: Callable[[], Any], **more: Any) -> Candidate:
    """Make a candidate, or say why it is missing."""
    try:
        run = make()
    except ImportError as missing:
        return Candidate(name, None, why=str(missing))
    return Candidate(name, run, why="there is no gcc", **more)


def main(rows: int = 1_000_000) -> None:
    """Print the table."""
    weights = staff(rows)
    listed, few = weights.tolist(), weights[: rows // 10].tolist()
    reference = np.array(peers.python_integers(listed, POOL))
    copy = np.empty_like(weights)

    def exact(units: Any) -> str:
        """Say whether units are those of Python's integers, or by how much they are not."""
        values = np.array(list(units) if not isinstance(units, np.ndarray) else units)
        different = int((values != reference).sum())
        return "yes" if not different else f"no: {different:,} rows differ, sum off by {int(values.sum()) - POOL:,}"

    def exact_few(units: list[int]) -> str:
        """Say whether the units of a tenth of the rows are those of Python's integers."""
        return "yes" if units == peers.python_integers(few, POOL) else "no"

    candidates = [
        optional("C, sampled selection, __int128", lambda: peers.c_reference(weights, POOL), exact=exact, rounds=15),
        Candidate("sharing, numpy", lambda: ours(weights, POOL), exact, rounds=15),
        Candidate("copy", lambda: np.copyto(copy, weights), lambda _: "-", rounds=15),
        Candidate("numpy, 128-bit limbs", lambda: peers.numpy_limbs(weights, POOL), exact),
        optional("polars Int128", lambda: peers.polars_int128(weights, POOL), exact=exact),
        optional("DuckDB HUGEINT window", lambda: peers.duckdb_hugeint(weights, POOL), exact=exact, rounds=5),
        optional(
            "largest-remainder (PyPI)", lambda: peers.largest_remainder_package(weights, POOL), exact=exact, rounds=3
        ),
        Candidate("Python ints, sort", lambda: peers.python_integers(listed, POOL), exact, rounds=3),
        Candidate("Decimal", lambda: peers.decimals(few, POOL), exact_few, rounds=3, share=0.1),
    ]
    compare(f"Apportionment, {rows:,} participants", candidates, ["C, sampled selection, __int128", "copy"])


if __name__ == "__main__":
    main()

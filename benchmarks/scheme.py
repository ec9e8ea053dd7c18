"""A whole scheme for a million participants: eight steps, a limit, cents and full workings; and explaining one of them.

Prints the time of the evaluation, bytes a row, the time to explain one participant, and the ratio to one pass of copying.
The result is checked: it adds up to the pool, and it equals the result of Python integers on a sample of rows.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import time
from fractions import Fraction

import numpy as np

from sharing import derive, read_scheme, register_of, run, vocabulary
from sharing.columns import column
from sharing.documents import Document
from sharing.exact import number
from sharing.inputs.bound import Inputs, Rows
from sharing.inputs.figures import Period
from sharing.kernel import Value

SCHEME = {
    "scheme": "benchmark",
    "title": "Benchmark",
    "figures": {"profit": {"kind": "money"}, "equity": {"kind": "money"}},
    "staff": {
        "salary": {"kind": "money", "per": "year"},
        "fte": {"kind": "ratio"},
        "start": {"kind": "date"},
        "end": {"kind": "date"},
    },
    "step": [
        {
            "name": "presence",
            "rule": "presence",
            "from": "start",
            "to": "end",
            "count": "calendar-days",
            "leavers": "pro-rata",
        },
        {"name": "hurdle", "formula": "8% * equity"},
        {"name": "pool", "formula": 'round(10% * max(0, profit - hurdle), 2, "down")'},
        {"name": "pay", "formula": "salary * fte"},
        {"name": "points", "formula": "pay * presence"},
        {"name": "limit", "formula": 'round(12% * salary, 2, "down")'},
        {"name": "share", "rule": "share", "of": "pool", "by": "points", "at_most": "limit", "excess": "redistribute"},
        {"name": "amount", "rule": "apportion", "of": "share"},
    ],
    "awards": {"profit_share": {"step": "amount", "pool": "pool"}},
}


def inputs(rows: int) -> Inputs:
    """Make participants whose wide products pass 64 bits, a few of them at their limit."""
    chance = np.random.default_rng(7)
    start, end = 737791, 738155
    salary = chance.integers(2_000_000, 12_000_000, rows)
    fte = chance.choice(np.array([20, 50, 60, 80, 90, 100]), rows)
    begun = chance.integers(start - 4000, end - 10, rows)
    ended = np.where(chance.random(rows) < 0.1, chance.integers(end - 9, end + 1, rows), end)
    profit = rows * 50_000
    leaves = {
        "company.profit": Value(number(Fraction(profit))),
        "company.equity": Value(number(Fraction(profit // 4))),
        "period.start": Value(number(start)),
        "period.end": Value(number(end)),
        "staff.salary": Value(number(column(salary), Fraction(1, 100))),
        "staff.fte": Value(number(column(fte), Fraction(1, 100))),
        "staff.start": Value(number(column(begun))),
        "staff.end": Value(number(column(ended))),
    }
    ids = tuple(f"{i:07d}" for i in range(rows))
    return Inputs(leaves, {"staff": Rows(ids)}, Period("bench", start, end))


def main() -> None:
    """Measure and print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    scheme = read_scheme(Document("benchmark", "", SCHEME), vocabulary())
    given = inputs(rows)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    times, copies = [], []
    data = np.arange(rows)
    done = run(scheme, given)
    for _ in range(5):
        begun = time.perf_counter()
        done = run(scheme, given)
        times.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        data.copy()
        copies.append(time.perf_counter() - begun)
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 / rows
    kept = sum(value.exact.n.array.nbytes for name, value in done.workings.values.items()
               if name not in given.leaves and hasattr(value.exact.n, "array"))  # fmt: skip
    result = register_of(done)
    (balance,) = result.balances
    assert balance.residual == 0, balance
    check(done, rows)
    spent, copy = statistics.median(times), statistics.median(copies)
    print(f"{rows:,} participants, 8 steps with a limit: {spent:.3f} s = {spent / copy:.0f} x copy; "
          f"{kept / rows:.0f} bytes a row kept, {peak:.0f} at the peak")  # fmt: skip
    chance = random.Random(1)
    explained = []
    for _ in range(25):
        row = chance.randrange(rows)
        begun = time.perf_counter()
        derive(done, "amount", row)
        explained.append(time.perf_counter() - begun)
    print(
        f"explaining one of them: median {statistics.median(explained) * 1000:.2f} ms, most {max(explained) * 1000:.2f} ms"
    )


def check(done: object, rows: int) -> None:
    """Recompute a sample of shares from the level with fractions: every cent within one of the exact share."""
    chance = random.Random(2)
    level = done.workings.row("share.level", 0).exact.fraction()
    for row in (chance.randrange(rows) for _ in range(200)):
        points, limit, amount = (
            done.workings.row(name, row).exact.fraction() for name in ("points", "limit", "amount")
        )
        share = min(points * level, limit)
        assert share == done.workings.row("share", row).exact.fraction()
        assert 0 <= amount - (share * 100).__floor__() / Fraction(100) <= Fraction(1, 100)


if __name__ == "__main__":
    main()

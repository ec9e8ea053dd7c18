"""Published expenses of equity plans, as they were printed; what the fields of a case mean stands in tests/cases/reading.py.

A run has a plan as its file would hold it. Targets: `expense`, `cumulative`, `liability` and `equity` by year, `total`,
`expected` (units, all layers, first year), and `rows`, steps of single rows. A value is rounded half away from zero to
the decimals that were printed.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from tests.cases.reading import STATUSES, printed
from tests.expense.plans import booked
from tests.test_cases import CITED

from sharing.expense import Schedule

FOLDER = Path(__file__).parents[1] / "cases" / "share_based_payment"
TREES = [tomllib.loads(path.read_text("utf-8"), parse_float=Decimal) for path in sorted(FOLDER.glob("*.toml"))]
RUNS = [(tree["id"], number, run) for tree in TREES for number, run in enumerate(tree["run"])]


def found(schedule: Schedule, target: str) -> list[Fraction]:
    years = schedule.plan.years
    expenses = [schedule.of("expense", year=year) for year in years]
    match target:
        case "expense":
            return expenses
        case "cumulative":
            return list(accumulate(expenses))
        case "liability" | "equity":
            side = "cash" if target == "liability" else "equity"
            return [schedule.settled("carried", side, year) for year in years]
        case "total":
            return [sum(expenses, Fraction(0))]
        case _:
            return [schedule.of(target, year=years[0])]


def half_up(value: Fraction, like: str) -> str:
    return printed(value, like, "ROUND_HALF_UP")


@pytest.mark.parametrize(("name", "number", "run"), RUNS, ids=[f"{name}-{number + 1}" for name, number, _ in RUNS])
def test_a_published_expense_comes_out(name: str, number: int, run: dict[str, Any]) -> None:
    schedule = booked(run["plan"])
    for target, wanted in run["expect"].items():
        if target == "rows":
            rows = {entry.line.id: entry for entry in schedule.entries}
            for row, steps in wanted.items():
                assert steps == {step: half_up(rows[row][step], like) for step, like in steps.items()}
            continue
        values = [wanted] if isinstance(wanted, str) else wanted
        ours = found(schedule, target)
        assert len(values) == len(ours)
        assert values == [half_up(value, like) for value, like in zip(ours, values, strict=True)]


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree["id"])
def test_a_case_says_what_it_is(tree: dict[str, Any]) -> None:
    assert (FOLDER / f"{tree['id']}.toml").is_file()
    assert tree["status"] in STATUSES
    assert tree["source"]
    assert tree["about"]
    assert (tree["status"] == "match_rounded") <= ("note" in tree)
    assert all(CITED.search(text) or "IFRS 2" in text or "recalled" in text for text in tree["source"])
    assert set(tree) <= {"id", "status", "source", "about", "note", "run"}
    assert all(set(run) == {"plan", "expect"} and run["expect"] for run in tree["run"])

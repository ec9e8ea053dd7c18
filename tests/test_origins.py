"""A refusal is followed back to the rows in which it began, so that a message names the row to mend."""

from __future__ import annotations

import pytest
from tests.scheme_strategies import person, plan_of

from sharing.errors import Refused

SPELLS = [
    {"person": "a", "hours": "4", "pay": "1", "begin": "2026-01-01", "finish": "2026-02-01"},
    {"person": "b", "hours": "0", "pay": "1", "begin": "2026-01-01", "finish": "2026-02-01"},
    {"person": "b", "hours": "2", "pay": "1", "begin": "2026-03-01", "finish": "2026-02-01"},
]
PART = 'round(1 / spells.hours, 2, "down")'
STAFF = [person("a"), person("b", team="south")]


@pytest.mark.parametrize(
    ("formula", "what"),
    [
        ("weight + total(PART by spells.person)", "division by zero for b (spells:3)"),
        ("1 + total(if spells.hours == 0 then PART else 2)", "division by zero for b (spells:3)"),
        ("highest(2 - 1 / spells.hours by spells.person) * 2", "division by zero for b (spells:3)"),
        ("if total(floor(1 / spells.hours) by spells.person) > 1 then 1 else 2", "division by zero for b (spells:3)"),
        ("total(floor(1 / (spells.hours - 2)) by spells.person)", "division by zero for b #2 (spells:4)"),
        ("total(floor(1 / (spells.hours * 0)) by spells.person)",
         "division by zero for a (spells:2), b (spells:3), b #2 (spells:4)"),
        ("teams.factor / (teams.factor - 1) * weight", "division by zero for north, south (teams:2)"),
        ("running(1, total(PART by spells.person))", "division by zero for b (staff:3)"),
        ("weight / 0 + total(spells.hours by spells.person)", "division by zero"),
        ("1 / heads + weight", "division by zero"),
    ],
)  # fmt: skip
def test_the_rows_of_the_file_are_named(formula: str, what: str) -> None:
    with pytest.raises(Refused) as caught:
        plan_of(f"x = {formula.replace('PART', PART)}", *STAFF, spells=SPELLS, heads="0").run()
    assert [f"`x`: {what}"] == [problem.what for problem in caught.value.problems]


def test_dates_that_run_backwards_are_those_of_a_row() -> None:
    step = '[[step]]\nname = "x"\nrule = "spells"\nfrom = "spells.begin"\nto = "spells.finish"\nby = "spells.person"\n'
    with pytest.raises(Refused) as caught:
        plan_of(step + 'count = "calendar-days"\n', *STAFF, spells=SPELLS).run()
    assert [problem.what.partition(" for ")[2] for problem in caught.value.problems] == ["b #2 (spells:4)"]


def test_what_was_not_kept_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sharing.kernel.workings.KEPT_ROWS", 0)
    test_the_rows_of_the_file_are_named("weight + total(PART by spells.person)", "division by zero for b (spells:3)")


SHARED = """[[step]]
name = "x"
rule = "share"
of   = "heads"
by   = "POINTS"
"""


@pytest.mark.parametrize(
    ("points", "more", "what"),
    [
        ("floor(weight / (weight - 1))", "", "division by zero for a (staff:2)"),
        ("weight / heads as points", "", "division by zero for a, b (staff:2)"),
        ("floor(weight / heads)", 'nobody = "residual"\n', "division by zero for a, b (staff:2)"),
        ("floor(weight / (weight - 1))", 'within = "team"\n', "division by zero for a (staff:2)"),
        ("weight * 0", "", "nobody has points, so there is nobody to share with"),
        ("weight", 'at_most = "round(1 / (weight - 1), 2, \\"down\\")"\nexcess = "retain"\n',
         "division by zero for a (staff:2)"),
    ],
)  # fmt: skip
def test_points_without_an_answer_are_the_reason_and_not_that_nobody_has_any(points: str, more: str, what: str) -> None:
    steps = SHARED.replace("POINTS", points).replace('"heads"', '"heads + 5"')
    with pytest.raises(Refused) as caught:
        plan_of(steps + more, person("a"), person("b", weight="2"), heads="0").run()
    (problem,) = caught.value.problems
    assert problem.what.partition(": ")[2] == what

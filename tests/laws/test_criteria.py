"""Criteria mean what a second reading of them says, for drawn achievements; and what curves promise, they keep."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.oracles import criteria
from tests.oracles.criteria import Row
from tests.rules.mini import outcome, worked
from tests.scheme_strategies import columns

from sharing.errors import Refused

PEOPLE, MEASURES = 3, 3
VALUES = st.integers(-4, 40).map(lambda n: Fraction(n, 4))
ROW = st.builds(Row, VALUES, st.integers(0, MEASURES - 1), st.integers(0, PEOPLE - 1), st.booleans())
ROWS = st.lists(ROW, min_size=1, max_size=7)
PERFECT = st.lists(ROW, min_size=1, max_size=9, unique_by=lambda row: (row.measure, row.person))
STAFF = {"salary": ["1"] * PEOPLE}


def played(step: dict, **more) -> list | set[str]:
    """Give the values of a step, or the codes by which it is refused; the same with columns of both kinds."""
    staff = more.pop("staff", STAFF)
    found = [calculated({"name": "it", **step}, staff, arrays=arrays, **more) for arrays in (False, True)]
    assert found[0] == found[1]
    return found[0]


def calculated(step: dict, staff: dict, *, arrays: bool, **more) -> list | set[str]:
    try:
        with columns(arrays=arrays):
            return outcome(worked([step], staff, **more), "it")
    except Refused as refused:
        return {problem.code for problem in refused.problems}


def expected(found: list) -> list | set[str]:
    """Give the values, or the first refusal: a step complains once."""
    codes = [value for value in found if isinstance(value, str)]
    return set(codes[:1]) if codes else found


def table(rows: list[Row]) -> dict[str, list[str]]:
    return {
        "value": [str(float(row.value)) for row in rows],
        "measure": [str(row.measure + 1) for row in rows],
        "person": [str(row.person + 1) for row in rows],
        "who": ["the chair" if row.approved else "" for row in rows],
    }


@given(st.one_of(ROWS, PERFECT), st.sampled_from(["zero", "refuse"]), st.booleans(), st.integers(0, MEASURES - 1))
def test_what_was_achieved(rows: list[Row], missing: str, strict, measure: int) -> None:
    step = {"rule": "achieved", "of": "results.value", "by": "results.person", "missing": missing}
    step |= {"when": f"results.measure == {measure + 1}"} | ({"approved_by": "results.who"} if strict else {})
    found = criteria.achieved(rows, PEOPLE, measure, missing, strict=strict)
    if "E033" in found:  # the row itself is refused, before anybody's value is
        found = ["E033"]
    assert expected(found) == played(step, rows={"results": table(rows)})


@given(
    st.lists(VALUES, min_size=1, max_size=4), VALUES, st.sampled_from([None, "target/actual", "2 - actual/target"]),
    st.sampled_from([None, Fraction(0), Fraction(4, 5)]), st.sampled_from([None, Fraction(6, 5)]),
)  # fmt: skip
def test_a_score(actual: list[Fraction], target: Fraction, convention, threshold, cap) -> None:
    step = {"rule": "score", "of": "actual", "target": "target", "direction": "lower" if convention else "higher"}
    given = {"convention": convention, "threshold": threshold, "cap": cap}
    step |= {word: str(value) for word, value in given.items() if value is not None}
    wanted = expected([criteria.score(value, target, convention, threshold, cap) for value in actual])
    staff = {"actual": [str(float(value)) for value in actual]}
    assert wanted == played(step, staff=staff, figures={"target": str(float(target))})


@pytest.mark.parametrize(
    ("threshold", "cap", "wanted"), [("1.4", "1.3", {"E007"}), ("1.3", "1.3", [0, Fraction("1.3")])]
)
def test_a_threshold_is_never_above_the_cap(threshold: str, cap: str, wanted: object) -> None:
    step = {"rule": "score", "of": "actual", "target": "100", "direction": "higher"}
    staff = {"actual": ["129", "140"]}
    named = step | {"threshold": "low", "cap": "high"}
    assert wanted == played(named, staff=staff, figures={"low": threshold, "high": cap})
    at_once = {"S047"} if threshold > cap else wanted
    assert at_once == played(step | {"threshold": threshold, "cap": cap}, staff=staff)


WEIGHTS = st.sampled_from(
    [["0.5", "0.3", "0.2"], ["1", "0", "0"], ["0", "0.25", "0.75"], ["0.5", "0.5", "0.5"], ["1.5", "-0.5", "0"]]
)


@given(st.one_of(ROWS, PERFECT), WEIGHTS, st.sampled_from(["zero", "renormalise", "refuse"]), st.booleans())
def test_a_scorecard(rows: list[Row], weights: list[str], missing: str, strict) -> None:
    step = {"rule": "scorecard", "of": "results.value", "measure": "results.measure", "weight": "measures.weight"}
    step |= {"by": "results.person", "missing": missing} | ({"approved_by": "results.who"} if strict else {})
    found = criteria.scorecard(rows, PEOPLE, [Fraction(weight) for weight in weights], missing, strict=strict)
    if "E031" in found:  # the rows themselves refuse, before anybody's card does
        found = ["E031"]
    tables = {"measures": {"weight": weights}, "results": table(rows)}
    assert expected(found) == played(step, rows=tables)


@given(PERFECT, WEIGHTS, st.sampled_from(["zero", "renormalise"]))
def test_a_scorecard_lies_between_the_lowest_and_the_highest_score(
    rows: list[Row], weights: list[str], missing
) -> None:
    """With a missing measure as zero, zero is one of the scores."""
    step = {"rule": "scorecard", "of": "results.value", "measure": "results.measure", "weight": "measures.weight"}
    step |= {"by": "results.person", "missing": missing}
    cards = played(step, rows={"measures": {"weight": weights}, "results": table(rows)})
    for person, card in enumerate(cards if isinstance(cards, list) else []):
        scores = [row.value for row in rows if row.person == person]
        scores += [Fraction(0)] if missing == "zero" and len(scores) < MEASURES else []
        assert min(scores) <= card <= max(scores)


@pytest.mark.parametrize("rule", ["achieved", "scorecard", "override"])
@pytest.mark.parametrize("column", ["known(results.who)", "results.agreed", "results.value + 1"])
def test_who_approved_it_is_a_column_of_texts_and_nothing_else(rule: str, column: str) -> None:
    """A yes or no, or a formula, is never blank: every row would count as approved."""
    rows = {"value": ["1"], "measure": ["1"], "person": ["1"], "who": [""], "agreed": ["no"]}
    step = {
        "achieved": {"when": "results.value >= 0", "missing": "zero", "by": "results.person"},
        "scorecard": {"measure": "results.measure", "weight": "measures.weight", "missing": "zero"},
        "override": {"new": "results.value", "reason": "results.who"},
    }[rule]
    step = {"rule": rule, "of": "results.value", "approved_by": column, **step}
    found = played(step, rows={"measures": {"weight": ["1"]}, "results": rows})
    assert isinstance(found, set)
    assert "S017" in found


BOUNDS = st.lists(st.integers(-3, 12), min_size=2, max_size=4, unique=True).map(sorted)


@given(BOUNDS, BOUNDS, st.lists(st.integers(-5, 14), min_size=1, max_size=4), st.integers(-5, 14), st.data())
def test_a_matrix(down: list[int], over: list[int], values: list[int], across: int, data: st.DataObject) -> None:
    rows, columns = list(pairwise(down)), list(pairwise(over))
    gives = [[data.draw(st.integers(0, 9)) for _ in columns] for _ in rows]
    side = data.draw(st.sampled_from(["from", "to"]))
    grid = {
        "across": [{"from": low, "to": high} for low, high in columns],
        "rows": [
            {"from": low, "to": high, "gives": cells} for (low, high), cells in zip(rows, gives, strict=True)
        ],
    }  # fmt: skip
    step = {"rule": "matrix", "of": "mark", "across": "result", "table": "grid", "side": side}
    wanted = expected([criteria.matrix(value, across, rows, columns, gives, side) for value in values])
    staff, figures = {"mark": [str(value) for value in values]}, {"result": str(across)}
    assert wanted == played(step, staff=staff, figures=figures, tables={"grid": grid})


@given(st.lists(st.tuples(VALUES, st.one_of(st.none(), VALUES), st.booleans(), st.booleans()), min_size=1, max_size=4))
def test_an_override(rows: list[tuple]) -> None:
    step = {"rule": "override", "of": "points", "new": "changed", "reason": "why", "approved_by": "who"}
    rows = [*rows, (Fraction(1000), None, False, False), (Fraction(7), Fraction(0), True, True)]
    staff = {
        "points": [str(float(row[0])) for row in rows],
        "changed": ["" if row[1] is None else str(float(row[1])) for row in rows],
        "why": ["a lost file" if row[2] else "" for row in rows],
        "who": ["the chair" if row[3] else "" for row in rows],
    }
    wanted = expected([criteria.override(*row) for row in rows])
    assert wanted == played(step, staff=staff)


def test_what_an_override_replaces_may_be_a_formula_written_in_place() -> None:
    step = {"rule": "override", "of": "2 * points", "new": "changed", "reason": "why", "approved_by": "who"}
    staff = {"points": ["4", "5"], "changed": ["", "3"], "why": ["", "a lost file"], "who": ["", "the chair"]}
    assert [8, 3] == played(step, staff=staff)


def rising(steps: list[tuple[int, int, int]]) -> list[dict[str, object]]:
    """Give the rows of a curve from widths, rates and jumps; it ends flat."""
    rows, start, value = [], 0, Fraction(0)
    for width, rate, jump in steps:
        value += jump
        rows.append({"from": start, "to": start + width, "start": str(value), "rate": f"{rate}/4"})
        start, value = start + width, value + width * Fraction(rate, 4)
    return [*rows, {"from": start, "start": str(value), "rate": 0}]


CURVES = st.lists(st.tuples(st.integers(1, 5), st.integers(0, 8), st.integers(0, 3)), min_size=1, max_size=4)


@given(CURVES, st.lists(st.integers(0, 100), min_size=2, max_size=6), st.sampled_from(["from", "to"]))
def test_a_curve_that_promises_to_rise_does_and_stays_within_its_ends(steps, values, side) -> None:
    rows = rising(steps)
    step = {"rule": "brackets", "of": "reached", "table": "curve", "mode": "curve", "side": side}
    ordered = sorted(values)
    paid = played(
        step,
        staff={"reached": [str(value / 4) for value in ordered]},
        tables={"curve": {"rows": rows, "rising": ["start"]}},
    )
    assert sorted(paid) == paid
    assert all(Fraction(rows[0]["start"]) <= value <= Fraction(rows[-1]["start"]) for value in paid)


@given(CURVES, st.integers(0, 3), st.sampled_from(["rate", "start"]))
def test_a_curve_that_falls_is_refused(steps, row, word) -> None:
    rows = rising(steps)
    row = min(row, len(rows) - 1)
    rows[row] = {**rows[row], word: "-1/4"}
    step = {"rule": "brackets", "of": "reached", "table": "curve", "mode": "curve", "side": "from"}
    found = played(step, staff={"reached": ["0"]}, tables={"curve": {"rows": rows, "rising": ["start"]}})
    falls = word == "rate" or row > 0
    assert found == {"S045"} if falls else isinstance(found, list)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=5),
    st.integers(0, 40),
)
def test_a_stack_of_factors_with_caps_stays_within_the_pool(people: list[tuple[int, int, int]], pool: int) -> None:
    staff = {
        "target": [str(row[0]) for row in people],
        "team": [str(row[1] / 4) for row in people],
        "own": [str(row[2] / 4) for row in people],
    }
    steps = [
        {"name": "factor", "formula": "min(1.5, min(1.2, team) * min(1.25, own))"},
        {"name": "claim", "formula": "target * factor"},
        {"name": "fitted", "rule": "scale", "of": "claim", "to": "pool", "direction": "down"},
    ]
    done = worked(steps, staff, figures={"pool": str(pool)})
    claims, fitted = outcome(done, "claim"), outcome(done, "fitted")
    assert sum(fitted) == min(Fraction(pool), sum(claims))
    assert all(
        0 <= got <= claim <= row[0] * Fraction(3, 2) for got, claim, row in zip(fitted, claims, people, strict=True)
    )

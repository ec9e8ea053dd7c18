"""Tables whose rows stand in the scheme: rows with a name, and functions written out at stated decimals."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.language.test_scheme_files import SOUND, said
from tests.rules.mini import calculated, outcome, worked
from tests.scheme_strategies import HEAD, Plan

from sharing.errors import Refused
from sharing.register import register_of
from sharing.scheme.generated import function_table


def test_a_row_is_read_by_its_name() -> None:
    tables = {"parts": {"rows": [{"id": "workers", "share": "60%"}, {"id": "board", "share": "15%"}]}}
    assert calculated('at(parts.share, "board") + weight', {"weight": ["1", "2"]}, tables=tables) == [
        Fraction("1.15"), Fraction("2.15"),
    ]  # fmt: skip
    assert calculated('at(parts.share, "workers")', {"weight": ["1"]}, tables=tables) == [Fraction("0.6")]
    assert calculated("total(parts.share)", {"weight": ["1"]}, tables=tables) == [Fraction("0.75")]


def test_participants_link_to_the_rows_of_a_table_of_the_scheme() -> None:
    text = """
scheme = "grades"
title = "grades"
[staff.weight]
kind = "count"
blank = 1
[staff.grade]
kind = "link"
leads_to = "grades"
[tables.grades]
rows = [{ id = "B", factor = 2 }, { id = "10", factor = 5 }, { id = "A", factor = 3 }]
[[step]]
name = "points"
formula = "grades.factor * weight"
[[step]]
name = "people"
formula = "grades.factor * total(points by grade)"
[[step]]
name = "all"
formula = "total(people)"
[awards.points]
step = "points"
kind = "units"
[awards.all]
step = "all"
kind = "units"
"""
    rows = [{"id": one, "grade": grade} for one, grade in (("x", "A"), ("y", "B"), ("z", "10"), ("w", "A"))]
    found = register_of(Plan(text, ("2026-01-01", "2026-12-31"), {}, {"staff": rows}).run())
    assert [found.awards[0].amount(row) for row in range(4)] == [3, 3, 2, 5]
    assert found.awards[1].total == 2 * 2 + 5 * 5 + 3 * 6
    assert found.run.inputs.tables["grades"].ids == ("10", "A", "B")


def test_rows_with_bounds_keep_the_order_of_their_bounds() -> None:
    tables = {
        "scale": {
            "rows": [{"id": "low", "from": 0, "to": 9, "rate": 1}, {"id": "high", "from": 9, "to": 20, "rate": 2}]
        }
    }
    assert calculated('at(scale.rate, "low") + 10 * at(scale.rate, "high")', {"weight": ["1"]}, tables=tables) == [21]
    step = {"name": "it", "rule": "brackets", "of": "weight", "table": "scale", "mode": "cliff", "side": "from"}
    assert outcome(worked([step], {"weight": ["8", "10"]}, tables=tables), "it") == [8, 20]


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ('[{ id = "a" }, { id = "b" }]', []),
        ('[{ id = "a", x = 1 }, { id = "b", x = 2 }]', []),
        ('[{ id = "a" }, { id = 5 }]', [("S018", "row 2 of `t` has no `id`")]),
        ('[{ id = "a" }, { id = "" }]', [("S018", "row 2 of `t` has no `id`")]),
        ('[{ id = "a" }, { x = 1 }]', [("S018", "row 2 of `t` has no `id`"), ("S018", "row 1 of `t` has no `x`")]),
        ('[{ id = "b" }, { id = "a", x = 1 }]', [("S018", "row 1 of `t` has no `x`")]),
        ('[{ id = "a" }, { id = "b" }, { id = "a" }]', [("S018", "id `a` occurs twice in `t`")]),
    ],
)
def test_every_row_has_a_name_of_its_own_or_none_has(rows: str, problems: list[tuple[str, str]]) -> None:
    assert sorted(said(f"{HEAD}{SOUND}[tables.t]\nrows = {rows}\n")) == sorted(problems)


@pytest.mark.parametrize(
    ("formula", "problems"),
    [
        ('at(t.x, "a") * weight', []),
        ('at(t.x, "A") * weight', [("S021", 'table `t` has no row "A"')]),
        ('at(t.x, "zebra") * weight', [("S021", 'table `t` has no row "zebra"')]),
        ('at(scale.rate, "a") * weight', [("S021", 'table `scale` has no row "a"')]),
    ],
)
def test_a_row_that_is_named_exists(formula: str, problems: list[tuple[str, str]]) -> None:
    table = '[tables.t]\nrows = [{ id = "a", x = 1 }, { id = "b", x = 2 }]\n'
    text = HEAD + SOUND.replace("weight * 1", formula.replace('"', '\\"')) + table
    assert [problem for problem in said(text) if problem[0] != "S011"] == problems


def nearest(value: Fraction, digits: int) -> Fraction:
    """Round half up, by looking at the two neighbours."""
    low = Fraction(math.floor(value * 10**digits), 10**digits)
    return low if value - low < Fraction(1, 2 * 10**digits) else low + Fraction(1, 10**digits)


BASES = st.fractions(min_value=Fraction(1, 1000), max_value=3, max_denominator=1000)


@given(base=BASES, first=st.integers(0, 30), more=st.integers(0, 5), digits=st.integers(0, 20))
def test_powers_are_repeated_multiplication(base: Fraction, first: int, more: int, digits: int) -> None:
    found, value = function_table("power", base, range(first, first + more + 1), digits), Fraction(1)
    for n in range(first + more + 1):
        if n >= first:
            assert found[n - first] == nearest(value, digits)
        value *= base


def logarithm(n: int, terms: int) -> tuple[Fraction, Fraction]:
    """Give bounds of ln(n): ln(2) for every halving, and 2 * artanh(z) for the rest, each with the tail of its series."""

    def artanh(z: Fraction) -> tuple[Fraction, Fraction]:
        below = sum((z ** (2 * k + 1) / (2 * k + 1) for k in range(terms)), Fraction(0))
        return below, below + z ** (2 * terms + 1) / (1 - z * z)

    halvings = n.bit_length() - 1
    rest = Fraction(n, 2**halvings)
    low, high = (halvings * 2 * bound for bound in artanh(Fraction(1, 3)))
    more = artanh((rest - 1) / (rest + 1))
    return low + 2 * more[0], high + 2 * more[1]


@pytest.mark.parametrize("digits", [0, 2, 6, 10, 20])
def test_logarithms_lie_between_the_bounds_of_their_series(digits: int) -> None:
    numbers = [*range(2, 30), 99, 100, 101, 127, 128, 500]
    for n in numbers:
        (found,) = function_table("log-ratio", None, range(n, n + 1), digits)
        low, high = logarithm(n, 45)
        assert {nearest(n / high, digits), nearest(n / low, digits)} == {found}


def generated(**given: object) -> list[Fraction]:
    table = {"growth": {"generate": {"form": "power", "base": "1.5", "from": 2, "to": 4, "digits": 2, **given}}}
    step = {"name": "it", "rule": "brackets", "of": "years", "table": "growth", "mode": "step", "side": "from"}
    return outcome(worked([step], {"years": ["2", "4"]}, tables=table), "it")


def test_a_table_that_was_written_out_is_read_like_any_other() -> None:
    assert generated() == [Fraction("2.25"), Fraction("5.06")]
    assert generated(digits=4) == [Fraction("2.25"), Fraction("5.0625")]


def test_it_is_closed_above_its_last_row() -> None:
    step = {"name": "it", "rule": "brackets", "of": "years", "table": "g", "mode": "step", "side": "from"}
    table = {"g": {"generate": {"form": "log-ratio", "from": 2, "to": 4, "digits": 2}}}
    assert outcome(worked([step], {"years": ["4"]}, tables=table), "it") == [Fraction("2.89")]
    for years in ("1", "5"):
        with pytest.raises(Refused) as refused:
            worked([step], {"years": [years]}, tables=table)
        assert refused.value.problems[0].code == "E002"


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ('form = "power", base = 2, from = 0, to = 999, digits = 0', ""),
        ('form = "power", base = 2, from = 0, to = 1001, digits = 0', "`t` cannot be written out over these numbers"),
        ('form = "power", base = 2, from = -1, to = 9, digits = 0', "`t` cannot be written out over these numbers"),
        ('form = "power", base = 2, from = 9, to = 8, digits = 0', "`t` cannot be written out over these numbers"),
        ('form = "power", base = 2, from = 0, to = 9, digits = 21', "`t` cannot be written out over these numbers"),
        ('form = "power", base = 2, from = 0, to = 9, digits = -1', "`t` cannot be written out over these numbers"),
        ('form = "power", base = 0, from = 0, to = 9, digits = 1', "a power needs a `base` above zero"),
        ('form = "power", base = 2, from = 0, to = 9, digits = "1"', "`digits` is a whole number here"),
        ('form = "power", base = 2, from = true, to = 9, digits = 1', "`from` is a whole number here"),
        ('form = "sine", from = 0, to = 9, digits = 1', "`sine` is not a function"),
        ('form = "log-ratio", from = 1, to = 9, digits = 1', "`t` cannot be written out over these numbers"),
        ('form = "log-ratio", base = 2, from = 2, to = 9, digits = 1', "n / ln(n) has no `base`"),
    ],
)
def test_a_function_that_cannot_be_written_out_is_refused(given: str, what: str) -> None:
    assert said(f"{HEAD}{SOUND}[tables.t]\ngenerate = {{ {given} }}\n") == ([("S018", what)] if what else [])

"""The words of formulas, each against an oracle that shares nothing with its definition."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.oracles.days import months, thirty, weekdays_before
from tests.oracles.world import rounded
from tests.rules.day_strategies import days, many, spans
from tests.rules.mini import calculated

from sharing import Refused, vocabulary
from sharing.rules.builtin import BUILTIN

numerals = st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=4)
columns = st.lists(numerals, min_size=1, max_size=30)
pairs = st.lists(st.tuples(numerals, numerals), min_size=1, max_size=30)
TEAMS = ["A", "B", "C"]
grouped = st.lists(st.tuples(numerals, st.sampled_from(TEAMS)), min_size=1, max_size=30)
MODES = {
    "half-up": ROUND_HALF_UP,
    "half-even": ROUND_HALF_EVEN,
    "down": ROUND_FLOOR,
    "up": ROUND_CEILING,
    "truncate": ROUND_DOWN,
}
HALVES = [Decimal(halves) / 8 for halves in range(-20, 21)] + [Decimal("2.345"), Decimal("-2.345")]
WIDE = Context(prec=60)
TESTED = {
    "abs", "all", "any", "ceil", "clamp", "count", "days_360", "lowest", "max", "min", "months_between", "round",
    "round_to", "weekdays_before", "floor", "total", "highest", "rows", "known", "or_else", "at", "locate", "running", "level",
    "refuse", "unit_of", "add_months", "is_29_february", "anniversary", "full_months", "power",
}  # fmt: skip


def test_every_word_has_a_test_here() -> None:
    assert TESTED == {rule.name for rule in vocabulary().values() if rule.word} | set(BUILTIN)


def texts(values: list[Decimal]) -> list[str]:
    return [f"{value:f}" for value in values]


def exact(values: list[Decimal]) -> list[Fraction]:
    return [Fraction(value) for value in values]


@given(found=pairs)
def test_min_and_max_pick_the_smaller_and_the_larger(found: list) -> None:
    staff = {"a": texts([a for a, _ in found]), "b": texts([b for _, b in found])}
    assert [min(Fraction(a), Fraction(b), 5) for a, b in found] == calculated("min(a, b, 5)", staff)
    assert [max(Fraction(a), Fraction(b), 5) for a, b in found] == calculated("max(a, b, 5)", staff)


@given(found=st.lists(st.tuples(st.decimals(-20, 20, places=2), st.integers(0, 31)), min_size=1, max_size=10))
def test_power_multiplies_a_value_by_itself_so_many_times(found: list) -> None:
    staff = {"a": texts([a for a, _ in found]), "n": [str(n) for _, n in found]}
    assert [Fraction(a) ** n for a, n in found] == calculated("power(a, n)", staff)


@pytest.mark.parametrize("times", ["0.5", "-1", "32"])
def test_power_refuses_what_is_not_a_whole_number_of_times(times: str) -> None:
    with pytest.raises(Refused, match="E002"):
        calculated("power(a, n)", {"a": ["2"], "n": [times]})


@given(found=columns)
def test_abs_takes_the_sign_away(found: list) -> None:
    assert [abs(value) for value in exact(found)] == calculated("abs(a)", {"a": texts(found)})


@pytest.mark.parametrize(("mode", "way"), MODES.items())
@pytest.mark.parametrize("digits", [0, 1, 2, 3])
@settings(max_examples=15)
@given(found=columns)
@example(
    found=[
        Decimal(text) for text in ("0.5", "-0.5", "1.5", "-1.5", "2.5", "-2.5", "0.25", "-0.35", "2.345", "-2.345", "0")
    ]
)
def test_round_is_the_rounding_of_decimals(found: list, digits: int, mode: str, way: str) -> None:
    step = Decimal(1).scaleb(-digits)
    wanted = [Fraction(value.quantize(step, rounding=way, context=WIDE)) for value in found]
    assert wanted == calculated(f'round(a, {digits}, "{mode}")', {"a": texts(found)})


@given(found=st.lists(st.tuples(st.integers(-(10**6), 10**6), st.integers(1, 997)), min_size=1, max_size=30))
def test_round_is_exact_on_quotients_that_no_decimal_holds(found: list) -> None:
    staff = {"above": [str(a) for a, _ in found], "below": [str(b) for _, b in found]}
    values = [Fraction(a, b) for a, b in found]
    half_up = [(1 if value >= 0 else -1) * ((abs(value) * 200 + 1) // 2) * Fraction(1, 100) for value in values]
    assert half_up == calculated('round(above / below, 2, "half-up")', staff)
    assert [round(value, 2) for value in values] == calculated('round(above / below, 2, "half-even")', staff)


@pytest.mark.parametrize("mode", MODES)
@settings(max_examples=15)
@given(found=columns, unit=st.sampled_from(["1", "0.05", "2.5", "7", "250"]))
def test_round_to_is_the_rounding_of_how_many_units_there_are(found: list, unit: str, mode: str) -> None:
    counts = [Fraction(value) / Fraction(unit) for value in found]
    wanted = [rounded(count, 0, mode) * Fraction(unit) for count in counts]
    assert wanted == calculated(f'round_to(a, {unit}, "{mode}")', {"a": texts(found)})


@given(found=columns, unit=st.sampled_from(["1", "0.05", "0.25", "7", "100"]))
def test_floor_and_ceil_are_the_multiples_around_a_value(found: list, unit: str) -> None:
    size = Fraction(unit)
    staff = {"a": texts(found)}
    assert [value // size * size for value in exact(found)] == calculated(f"floor(a, {unit})", staff)
    assert [-(-value // size) * size for value in exact(found)] == calculated(f"ceil(a, {unit})", staff)
    assert [Fraction(-(-value // 1)) for value in exact(found)] == calculated("ceil(a)", staff)
    assert [Fraction(value // 1) for value in exact(found)] == calculated("floor(a)", staff)


@given(found=st.lists(st.tuples(numerals, numerals, numerals), min_size=1, max_size=30))
def test_clamp_keeps_a_value_between(found: list) -> None:
    rows = [(a, min(b, c), max(b, c)) for a, b, c in found]
    a, low, high = (texts(list(column)) for column in zip(*rows, strict=True))
    middles = [sorted(map(Fraction, row))[1] for row in rows]
    assert middles == calculated("clamp(a, low, high)", {"a": a, "low": low, "high": high})


def test_clamp_with_its_limits_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(Refused, match=r"E007 .* for p00001"):
        calculated("clamp(a, low, 2)", {"a": ["1", "1"], "low": ["1", "3"]})


@given(found=grouped)
def test_folds_over_everybody_and_over_groups(found: list) -> None:
    staff = {"a": texts([a for a, _ in found]), "team": [team for _, team in found]}
    more = {"values": {"team": TEAMS}}
    every = exact([a for a, _ in found])
    teams = [[Fraction(a) for a, team in found if team == wanted] for wanted in TEAMS]
    assert [min(every)] == calculated("lowest(a)", staff, **more)
    assert [max(every)] == calculated("highest(a)", staff, **more)
    assert [sum(every)] == calculated("total(a)", staff, **more)
    assert [sum(rows) for rows in teams] == calculated("total(a by team)", staff, **more)
    assert [len(found)] == calculated("rows(staff) + 0 * total(a)", staff, **more)
    assert [sum(a > 0 for a in every)] == calculated("count(a > 0)", staff, **more)
    assert [sum(a > 0 for a in rows) for rows in teams] == calculated("count(a > 0 by team)", staff, **more)
    assert [any(a > 0 for a in every)] == calculated("any(a > 0)", staff, **more)
    assert [any(a > 0 for a in rows) for rows in teams] == calculated("any(a > 0 by team)", staff, **more)
    assert [all(a > 0 for a in every)] == calculated("all(a > 0)", staff, **more)
    assert [all(a > 0 for a in rows) for rows in teams] == calculated("all(a > 0 by team)", staff, **more)


@given(found=grouped)
def test_the_highest_and_the_lowest_of_a_group_are_those_of_its_rows(found: list) -> None:
    present = sorted({team for _, team in found})
    staff = {"a": texts([a for a, _ in found]), "team": [team for _, team in found]}
    teams = [[Fraction(a) for a, team in found if team == wanted] for wanted in present]
    assert [max(rows) for rows in teams] == calculated("highest(a by team)", staff, values={"team": present})
    assert [min(rows) for rows in teams] == calculated("lowest(a by team)", staff, values={"team": present})
    own = [max(teams[present.index(team)]) - Fraction(a) for a, team in found]
    assert own == calculated("highest(a by team) - a", staff, values={"team": present})


def test_the_highest_of_a_group_without_rows_is_refused() -> None:
    with pytest.raises(Refused, match="E008"):
        calculated("highest(a by team)", {"a": ["1"], "team": ["A"]}, values={"team": TEAMS})


@given(found=columns)
def test_running_is_what_stands_before_in_an_order_that_ends_with_the_id(found: list) -> None:
    order = sorted(range(len(found)), key=lambda row: (found[row], row))
    before, so_far = [Fraction(0)] * len(found), Fraction(0)
    for row in order:
        before[row] = so_far
        so_far += Fraction(found[row])
    assert before == calculated("running(a, a)", {"a": texts(found)})


def test_level_is_the_value_of_a_point_at_which_limited_points_add_up() -> None:
    staff = {"points": ["1", "2", "5"]}
    assert [Fraction(100, 8)] == calculated("level(100, points)", staff)
    assert [Fraction(50, 3)] == calculated("level(100, points, 0, 50)", staff)


def test_a_row_is_found_in_a_table_and_read_there() -> None:
    tables = {"steps": {"rows": [{"from": 0, "gift": 1}, {"from": 10, "gift": 2}, {"from": 20, "gift": 4}]}}
    staff = {"a": ["0", "9.9", "10", "19.9", "20", "1000"]}
    assert [1, 1, 2, 2, 4, 4] == calculated('at(steps.gift, locate(a, steps.from, "from"))', staff, tables=tables)
    staff = {"a": ["9.9", "10", "10.1", "20", "20.1"]}
    assert [1, 1, 2, 2, 4] == calculated('at(steps.gift, locate(a, steps.from, "to"))', staff, tables=tables)


def test_a_blank_is_read_only_under_a_word_that_says_what_it_means() -> None:
    staff = {"a": ["3", "", "0"]}
    assert [3, 7, 0] == calculated("or_else(a, 7)", staff)
    assert [1, 0, 1] == calculated("known(a)", staff)
    with pytest.raises(Refused, match="S020"):
        calculated("a + 1", staff)


def test_refuse_refuses_only_where_its_branch_is_taken() -> None:
    formula = 'if a > 2 then refuse("limit-not-whole") else a'
    assert [1, 2] == calculated(formula, {"a": ["1", "2"]})
    with pytest.raises(Refused, match=r"E009 .* for p00001"):
        calculated(formula, {"a": ["1", "3"]})


def test_unit_of_is_the_unit_of_the_last_decimal() -> None:
    assert [Fraction(1, 100)] == calculated("unit_of(2)", {})


@pytest.mark.parametrize("rounding", ["floor", "ceil", "nearest"])
@settings(max_examples=20)
@given(found=many(spans()))
@example(found=[(dt.date(2024, 1, 31), dt.date(2024, 2, 29)), (dt.date(2023, 1, 31), dt.date(2023, 2, 28))])
@example(found=[(dt.date(2024, 2, 29), dt.date(2025, 2, 28)), (dt.date(2024, 2, 29), dt.date(2028, 2, 29))])
@example(found=[(dt.date(2026, 1, 15), dt.date(2026, 1, 31)), (dt.date(2026, 2, 1), dt.date(2026, 2, 15))])
def test_months_between_are_those_of_dateutil(found: list, rounding: str) -> None:
    staff = {"a": [a.isoformat() for a, _ in found], "b": [b.isoformat() for _, b in found]}
    assert [months(a, b, rounding) for a, b in found] == calculated(f'months_between(a, b, "{rounding}")', staff)


@settings(max_examples=20)
@given(found=many(spans()))
def test_full_months_are_the_most_that_dateutil_can_add(found: list) -> None:
    staff = {"a": [a.isoformat() for a, _ in found], "b": [b.isoformat() for _, b in found]}
    for (a, b), full in zip(found, calculated('months_between(a, b, "floor")', staff), strict=True):
        assert a + relativedelta(months=int(full)) <= b < a + relativedelta(months=int(full) + 1)


@settings(max_examples=20)
@given(found=many(spans()))
def test_days_360_are_those_of_months_of_thirty(found: list) -> None:
    staff = {"a": [a.isoformat() for a, _ in found], "b": [b.isoformat() for _, b in found]}
    assert [thirty(a, b) for a, b in found] == calculated("days_360(a, b)", staff)


@settings(max_examples=20)
@given(found=st.lists(days(), min_size=1, max_size=60))
def test_weekdays_before_are_those_of_a_calendar(found: list) -> None:
    staff = {"a": [day.isoformat() for day in found]}
    assert [weekdays_before(day) for day in found] == calculated("weekdays_before(a)", staff)

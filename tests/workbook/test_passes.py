"""Limits in passes: the level in cells gives everybody what the library's level does, or refuses where it refuses."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.columns import column
from sharing.exact import number
from sharing.leveling import solve
from sharing.tables import COMPANY
from sharing.workbook.grid import Grid
from sharing.workbook.levels import level
from sharing.workbook.passes import Group
from sharing.workbook.terms import Terms, along, column_terms

CENT = Fraction(1, 100)


class Rows(NamedTuple):
    """Points and limits of rows in two groups, and an amount for each group."""

    points: list[int]
    lows: list[int] | None
    highs: list[int] | None
    groups: list[int]
    amounts: list[int]


@st.composite
def rows(draw: st.DrawFn) -> Rows:
    """Draw rows; mostly limits that can be kept."""
    count = draw(st.integers(1, 8))
    each = lambda low, high: st.lists(st.integers(low, high), min_size=count, max_size=count)  # noqa: E731
    points = draw(each(-1 if draw(st.integers(0, 9)) == 0 else 0, 9))
    lows = draw(st.none() | each(0, 60))
    highs = draw(st.none() | each(0, 300))
    if lows and highs and draw(st.integers(0, 4)):
        highs = [max(low, high) for low, high in zip(lows, highs, strict=True)]
    groups = draw(each(0, 1))
    return Rows(points, lows, highs, groups, draw(st.lists(st.integers(-1, 1500), min_size=2, max_size=2)))


def _limited(value: Fraction, row: int, drawn: Rows) -> Fraction:
    low = None if drawn.lows is None else drawn.lows[row] * CENT
    high = None if drawn.highs is None else drawn.highs[row] * CENT
    value = value if high is None else min(value, high)
    return value if low is None else max(value, low)


def _limits(grid: Grid, drawn: Rows) -> tuple[Terms | None, Terms | None]:
    low, high = (
        None if one is None else column_terms(grid.fixed("staff", "n", one), CENT) for one in (drawn.lows, drawn.highs)
    )
    return low, high


def _exact(values: list[int] | None, unit: Fraction = CENT):
    return None if values is None else number(column(values), unit)


@settings(max_examples=300)
@given(drawn=rows())
def test_limits_give_what_the_library_gives(drawn: Rows) -> None:
    count = len(drawn.points)
    grid = Grid({"staff": count})
    amount = column_terms(grid.fixed(COMPANY, "amount", drawn.amounts[:1]), CENT)
    points = column_terms(grid.fixed("staff", "points", drawn.points))
    found, _ = level(grid, amount, points, _limits(grid, drawn), Group(None, "staff", COMPANY))
    ours = solve(
        number(drawn.amounts[0] * CENT), _exact(drawn.points, Fraction(1)), _exact(drawn.lows), _exact(drawn.highs)
    )
    value = grid.worth(found, 0)
    if ours.refusal:
        assert value is None
        return
    assert value is not None
    for row in range(count):
        if drawn.points[row]:
            wanted = _limited(drawn.points[row] * ours.value.fraction(), row, drawn)
            assert _limited(drawn.points[row] * value, row, drawn) == wanted


@settings(max_examples=150)
@given(drawn=rows())
def test_limits_in_groups_give_what_the_library_gives(drawn: Rows) -> None:
    count = len(drawn.points)
    grid = Grid({"staff": count, "teams": 2})
    link = grid.fixed("staff", "team", drawn.groups)
    amount = column_terms(grid.fixed("teams", "amount", drawn.amounts), CENT)
    points = column_terms(grid.fixed("staff", "points", drawn.points))
    found, _ = level(grid, amount, points, _limits(grid, drawn), Group(link, "staff", "teams"))
    ours = solve(
        number(column(drawn.amounts), CENT),
        _exact(drawn.points, Fraction(1)),
        _exact(drawn.lows),
        _exact(drawn.highs),
        link=column(drawn.groups),
        count=2,
    )
    for row in range(count):
        group = drawn.groups[row]
        value = grid.worth(along(found, link), row)
        refused = ours.refusal if isinstance(ours.refusal, int) else ours.refusal[group]
        if refused:
            assert value is None
        elif drawn.points[row]:
            assert value is not None
            wanted = _limited(drawn.points[row] * ours.value.fraction(group), row, drawn)
            assert _limited(drawn.points[row] * value, row, drawn) == wanted

"""Long division in cells: exact for every number that a cell may hold, in doubles as in whole numbers."""

from __future__ import annotations

import ast
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharing.workbook.division import HALF, divided
from sharing.workbook.expressions import LIMIT, Column, Expression
from sharing.workbook.grid import Grid
from sharing.workbook.terms import NoForm, Seen, Term, Terms

if TYPE_CHECKING:
    pass

FIFTEEN = 10**15
"""Spreadsheets take two numbers that agree in fifteen digits for equal, and their difference for nothing."""
long_numbers = st.integers(-LIMIT // 32, LIMIT // 32)
divisors = st.integers(1, LIMIT // 32)
factors = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)


class Values:
    """A page on which every cell is its value, as a double."""

    def cell(self, column: Column, row: int) -> str:
        """Give the value of a cell."""
        return repr(float(column.value(row) or 0))

    range = entry = ids = cell


def _term(grid: Grid, factor: Fraction, above: tuple[int, ...], below: tuple[int, ...]) -> Term:
    column = lambda number: Seen(grid.fixed("staff", "n", [number]))  # noqa: E731
    return Term(factor, tuple(map(column, above)), tuple(map(column, below)))


terms = st.tuples(
    factors,
    st.lists(st.integers(-(10**7), 10**7), max_size=3).map(tuple),
    st.lists(st.integers(1, 10**6), max_size=3).map(tuple),
)


@given(
    parts=st.lists(terms, min_size=1, max_size=3), unit=st.sampled_from([Fraction(1), Fraction(1, 100), Fraction(5)])
)
def test_any_sum_of_quotients_is_rounded_down_exactly_and_the_rest_with_it(parts, unit):
    grid = Grid({"staff": 1})
    value = Terms(tuple(_term(grid, *part) for part in parts if part[0]))
    worth = grid.worth(value, 0)
    try:
        quotient, left = divided(grid, value, unit, "staff")
    except NoForm:
        return
    assert quotient.value(0) == worth // unit
    assert grid.worth(left, 0) == worth % unit


@given(n=long_numbers, p=long_numbers, t=divisors)
def test_the_formulas_are_exact_in_doubles(n, p, t):
    if abs(n * p // t) >= LIMIT // 2:
        n = n % HALF
        p = p % HALF
    grid = Grid({"staff": 1})
    value = Terms((_term(grid, Fraction(1), (n, p), (t,)),))
    quotient, left = divided(grid, value, Fraction(1), "staff")
    assert quotient.value(0) == n * p // t
    assert grid.worth(left, 0) == Fraction(n * p % t, t)
    for column in grid.columns:
        if column.name in {"r", "high", "low", "/", "%"} and column.formula is not None:
            _same_in_doubles(column.formula, column.value(0))


def _same_in_doubles(formula: Expression, wanted: int | None) -> None:
    """Calculate a formula as a spreadsheet does, and see that its last step is within fifteen digits."""
    text = formula.text(0, Values())
    if "IF(" in text or "INT(" in text:
        return
    assert _doubles(text) == wanted
    last = ast.parse(text, mode="eval").body
    if isinstance(last, ast.BinOp) and isinstance(last.op, ast.Add | ast.Sub):
        sides = [abs(_doubles(ast.unparse(side))) for side in (last.left, last.right)]
        assert max(sides) < FIFTEEN or abs(sides[0] - sides[1]) >= 10


def _doubles(text: str) -> float:
    return float(eval(text, {"__builtins__": {}}))  # noqa: S307  (arithmetic that this module wrote)


@given(n=st.integers(-(10**13), 10**13), numbers=st.lists(st.integers(1, 10**13), min_size=2, max_size=3))
def test_a_product_of_three_numbers_is_divided_in_stages(n, numbers):
    grid = Grid({"staff": 1})
    *more, t = numbers
    value = Terms((_term(grid, Fraction(1), (n, *more), (t, 10**12)),))
    try:
        quotient, left = divided(grid, value, Fraction(1), "staff")
    except NoForm:
        return
    assert quotient.value(0) == grid.worth(value, 0) // 1
    assert grid.worth(left, 0) == grid.worth(value, 0) % 1


def test_a_divisor_that_fills_a_cell_is_divided_by_as_it_is():
    grid = Grid({"staff": 1})
    value = Terms((_term(grid, Fraction(1), (LIMIT - 1, 3), (LIMIT - 2,)),))
    quotient, left = divided(grid, value, Fraction(1), "staff")
    assert quotient.value(0) == 3
    assert grid.worth(left, 0) == Fraction(3, LIMIT - 2)


@pytest.mark.parametrize(
    ("above", "below", "factor"),
    [((LIMIT - 1, LIMIT - 1), (1,), Fraction(1)), ((1,), (1,), Fraction(1, LIMIT)), ((1,), (), Fraction(LIMIT * 10))],
)
def test_what_no_cell_can_hold_has_no_form(above, below, factor):
    grid = Grid({"staff": 1})
    with pytest.raises(NoForm):
        divided(grid, Terms((_term(grid, factor, above, below),)), Fraction(1), "staff")

"""Limits with redistribution: whoever is cut in one pass stands aside in the next.

What is left is divided over the points of those who are free. Who would get their limit from above, or less than their
limit from below, is held there, and stays held. Where both happen, the side that moves more money is held first: it is
the side on which the answer holds them too. Each pass only adds people, so a pass that adds nobody is the answer. Their
number is fixed, and a check compares the last two.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.named import Named
from sharing.workbook.division import divided
from sharing.workbook.expressions import Column, cell, chosen, compared, times, whole
from sharing.workbook.folds import largest, total, total_along
from sharing.workbook.grid import Grid, unit_of
from sharing.workbook.terms import (
    Seen,
    Term,
    Terms,
    added,
    along,
    column_terms,
    constant,
    inverse,
    multiplied,
    subtracted,
)  # fmt: skip

if TYPE_CHECKING:
    from sharing.workbook.expressions import Expression

FEWEST, SPARE = 6, 3
"""At least so many passes, and so many more than the figures at hand need."""
FREE, HIGH, LOW = 0, 1, 2
"""What a row is in a pass: free, held at its limit from above, held at its limit from below."""


class Passes(Named):
    """Who was held at a limit after the last pass but one and after the last; equal once nobody is added."""

    last_but_one: Column
    last: Column


class Group(Named):
    """Among whom an amount is divided: all rows of a table, or those that a link leads to one row of another."""

    link: Column | None
    table: str
    into: str


class Limited(Named):
    """Rows with points and limits, in one unit of money; `low` or `high` is missing where there is no such limit."""

    points: Column
    low: Column | None
    high: Column | None
    unit: Fraction


def held_back(
    grid: Grid, amount: Terms, points: Column, limits: tuple[Terms | None, Terms | None], of: Group
) -> tuple[Terms, Column, list[Terms], Passes]:
    """Find the level under limits: what stands above and below in it, what may not be below zero, the last passes.

    Where nobody is free all are at their limit from above; any level that is high enough keeps them there.
    """
    rows = _limited(grid, points, limits, of)
    held = earlier = grid.make(of.table, "held", whole(FREE), "nobody held")
    rounds, enough = 0, FEWEST
    while rounds < enough:
        earlier, held = held, _next(grid, amount, rows, held, of)
        rounds += 1
        if earlier.values != held.values:
            enough = max(enough, rounds + SPARE)
    free, left = _left(grid, amount, rows, held, of)
    none = compared(cell(free), "=", whole(0))
    some = grid.make(of.into, "some", chosen(none, whole(0), whole(1)))
    value = multiplied(left, column_terms(some))
    if rows.high is not None:
        most = cell(grid.make(of.into, "most", largest(rows.high), ("most", rows.high)))
        top = grid.make(of.into, "most", chosen(none, most, whole(0)))
        value = added(value, column_terms(top, rows.unit))
    below = grid.make(of.into, "over", chosen(none, whole(1), cell(free))._replace(least=free.most))
    return value, below, _possible(grid, amount, rows, of), Passes(earlier, held)


def _limited(grid: Grid, points: Column, limits: tuple[Terms | None, Terms | None], of: Group) -> Limited:
    """Bring both limits to one unit, in the table of the rows."""
    made = [None if limit is None else grid.single(limit)[:2] for limit in limits]
    unit = unit_of([Term(one[1]) for one in made if one is not None])
    low, high = (
        None if one is None else grid.make(of.table, name, times(one[0], whole(int(one[1] / unit))))
        for name, one in zip(("low", "limit"), made, strict=True)
    )
    return Limited(points, low, high, unit)


def _possible(grid: Grid, amount: Terms, rows: Limited, of: Group) -> list[Terms]:
    """List what may not be below zero: what the limits from below leave, and the room between limits."""
    found = []
    has = compared(whole(1), "<=", cell(rows.points))
    if rows.low is not None:
        least = sum_of(grid, grid.make(of.table, "low", chosen(has, cell(rows.low), whole(0))), of)
        found.append(subtracted(amount, column_terms(least, rows.unit)))
    if rows.high is not None:
        floor = whole(0) if rows.low is None else cell(rows.low)
        wrong = chosen(has, compared(cell(rows.high), "<", floor), whole(0))
        found.append(subtracted(constant(0), column_terms(sum_of(grid, grid.make(of.table, "crossed", wrong), of))))
    return found


def _next(grid: Grid, amount: Terms, rows: Limited, held: Column, of: Group) -> Column:
    """Hold who would go beyond a limit when what is left is divided over those who are not held."""
    free, left = _left(grid, amount, rows, held, of)
    value = over(grid, left, free, constant(1))
    seen = value if of.link is None else along(value, of.link)
    got, _ = divided(grid, multiplied(column_terms(rows.points), seen), rows.unit, of.table)
    is_free = compared(cell(held), "=", whole(FREE))
    beyond = _beyond(rows, cell(got))
    if rows.low is not None and rows.high is not None:
        hit = grid.make(of.table, "beyond", chosen(is_free, beyond, whole(FREE)))
        side = grid.here(_side(grid, value, rows, hit, of))
        beyond = chosen(compared(cell(hit), "=", cell(side)), cell(hit), whole(FREE))
    return grid.make(of.table, "held", chosen(is_free, beyond, cell(held)))


def _beyond(rows: Limited, got: Expression) -> Expression:
    """Write which limit somebody with points would go beyond with what they would get."""
    found = whole(FREE)
    if rows.low is not None:
        found = chosen(compared(got, "<", cell(rows.low)), whole(LOW), found)
    if rows.high is not None:
        found = chosen(compared(cell(rows.high), "<=", got), whole(HIGH), found)
    return chosen(compared(whole(1), "<=", cell(rows.points)), found, whole(FREE))


def _side(grid: Grid, value: Terms, rows: Limited, hit: Column, of: Group) -> Seen:
    """Choose the side that moves more money: what those beyond their limits would get, against these limits."""
    at_low = compared(cell(hit), "=", whole(LOW))
    high, low = (whole(0) if one is None else cell(one) for one in (rows.high, rows.low))
    limit = chosen(cell(hit), high, chosen(at_low, low, whole(0)))
    points = chosen(compared(cell(hit), "=", whole(FREE)), whole(0), cell(rows.points))
    limits = sum_of(grid, grid.make(of.table, "limits", limit), of)
    weight = sum_of(grid, grid.make(of.table, "points", points), of)
    would, _ = divided(grid, multiplied(value, column_terms(weight)), rows.unit, of.into)
    lower = compared(cell(would), "<", cell(limits))
    made = grid.make(of.into, "side", chosen(lower, whole(LOW), whole(HIGH)))
    return Seen(made, () if of.link is None else (of.link,))


def _left(grid: Grid, amount: Terms, rows: Limited, held: Column, of: Group) -> tuple[Column, Terms]:
    """Give the points of those who are not held, and what is left for them."""
    is_free = compared(cell(held), "=", whole(FREE))
    free = grid.make(of.table, "points", chosen(is_free, cell(rows.points), whole(0)), ("free", rows.points, held))
    high = whole(0) if rows.high is None else cell(rows.high)
    limit = high if rows.low is None else chosen(cell(held), high, cell(rows.low))
    taken = grid.make(of.table, "limit", chosen(is_free, whole(0), limit), ("taken", rows, held))
    return sum_of(grid, free, of), subtracted(amount, column_terms(sum_of(grid, taken, of), rows.unit))


def sum_of(grid: Grid, column: Column, of: Group) -> Column:
    """Add a column up, among whom an amount is divided."""
    fold = total(column) if of.link is None else total_along(column, of.link)
    return grid.make(of.into, "sum", fold, ("sum", column, of.link))


def over(grid: Grid, amount: Terms, sums: Column, common: Terms) -> Terms:
    """Divide an amount by points: those that were added up, times what they have in common."""
    grid.divisors.add(sums)
    return multiplied(amount, multiplied(inverse(Term(Fraction(1), (Seen(sums),))), inverse(common.terms[0])))

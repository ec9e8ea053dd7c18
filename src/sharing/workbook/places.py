"""Who gets a left-over cent: a threshold in the order, and a running counter among those that stand exactly on it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.named import Named
from sharing.tables import COMPANY
from sharing.workbook.division import divided, stages
from sharing.workbook.expressions import (
    BEYOND,
    NOTHING,
    Column,
    Expression,
    cell,
    chosen,
    compared,
    minus,
    plus,
    times,
    whole,
)
from sharing.workbook.folds import before, counted, rank, smallest, so_far, total_along, total_before
from sharing.workbook.grid import unit_of
from sharing.workbook.terms import NoForm, Seen, Terms, column_terms, multiplied, over_one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.workbook.grid import Grid


MOST_KEYS = 4
"""So many numbers may stand for one key."""


class Place(Named):
    """How many rows stand before each row in its group: by an order of whole numbers, then from top to bottom."""

    order: Column
    link: Column | None


def place_of(grid: Grid, value: Terms, keys: Sequence[Terms], link: Column | None, table: str) -> Terms | Place:
    """Translate `running`: what stands before each row, by keys and then by its own row."""
    keys = [key for key in keys if key.constant is None]
    if not keys:
        column, unit = grid.column(value, "n", table)
        return column_terms(grid.make(table, "sum", before(column, link)), unit)
    rows = whole(grid.rows[table] + 1)
    order, *finer = [column for key in keys for column in _numbers(grid, key, link, table)]
    for low in finer:
        both = plus(times(rank(cell(order), order), rows), rank(cell(low), low))
        order = grid.make(table, "order", both)
    if link is not None:
        order = grid.make(table, "order", plus(times(cell(link), rows), rank(cell(order), order)))
    place = Place(order, link)
    if value.constant == 1:
        return place
    column, unit = grid.column(value, "n", table)
    everywhere = grid.make(table, "place", plus(minus(rank(cell(order), order), whole(1)), so_far(order)))
    return column_terms(grid.make(table, "sum", total_before(column, everywhere, link)), unit)


def counted_place(grid: Grid, place: Place) -> Terms:
    """Give the place itself as a number: how many rows stand before."""
    order, link = place
    formula = minus(plus(rank(cell(order), order), so_far(order)), whole(2))
    if link is not None:
        formula = minus(formula, minus(rank(cell(link), link), whole(1)))
    return column_terms(grid.make(order.table, "place", formula, ("place", order)))


def _numbers(grid: Grid, key: Terms, link: Column | None, table: str, most: int = MOST_KEYS) -> list[Column]:
    """Give a key as whole numbers in the same order within every group.

    A quotient that is too long for one number is given as two: what the first part of its divisor gives, and the rest.
    """
    above, below = over_one(key)
    if not all(one.column.table == COMPANY or (link is not None and one.path[:1] == (link,)) for one in below):
        raise NoForm("order")
    try:
        column, unit = grid.column(above, "key", table)
    except NoForm:
        parts = stages(key)
        if len(parts) == 1 or most == 1:
            raise
        first, left = divided(grid, multiplied(key, Terms((parts[-1],))), Fraction(1), table)
        return [first, *_numbers(grid, left, link, table, most - 1)]
    return [column if unit > 0 else grid.make(table, "key", minus(whole(0), cell(column)))]


def is_shared(spare: Terms, place: Place) -> bool:
    """Say whether a number of left-over units is one for the company or for a whole group, and whole."""
    seen = [one for term in spare.terms for one in term.times if one.column.table != COMPANY]
    if any(term.under for term in spare.terms) or unit_of(spare.terms).denominator != 1:
        return False
    if place.link is None:
        return not seen
    return len({one.column.table for one in seen}) == 1 and all(one.path[:1] == (place.link,) for one in seen)


def is_before(grid: Grid, spare: Terms, place: Place) -> Terms:
    """Translate `spare <= place`: 1 for a row that gets none of so many left-over units, 0 for one that does."""
    order, link = place
    group = COMPANY if link is None else _target(spare)
    inside = (
        spare if link is None else Terms(tuple(t._replace(times=tuple(map(_inward, t.times))) for t in spare.terms))
    )
    column, unit = grid.column(inside, "n", group)
    left = cell(column) if unit == 1 else times(cell(column), whole(int(unit)))
    start: Expression = whole(0)
    if link is not None:
        ones = grid.make(order.table, "1", whole(1), "one")
        size = grid.make(group, "rows", total_along(ones, link), ("rows", link))
        start = cell(grid.make(group, "start", before(size, None), ("start", link)))
    some = compared(whole(1), "<=", left)
    beyond = whole(BEYOND)
    edge = grid.make(group, "threshold", chosen(some, smallest(order, plus(start, left)), beyond))
    below = minus(minus(rank(cell(edge), order), whole(1)), start)
    share = grid.make(group, "among", chosen(compared(cell(edge), "=", beyond), left, minus(left, below)))
    near = [Seen(one, () if link is None else (link,)) for one in (edge, share, grid.make(group, "some", some))]
    mark, among, given = (cell(grid.here(one)) for one in near)
    tie = compared(cell(order), "=", mark)
    counter = so_far(order) if link is not None else cell(grid.itself(order.table, "counter", counted(tie)))
    gets = chosen(tie, compared(counter, "<=", among), compared(cell(order), "<", mark))
    formula = minus(whole(1), chosen(given, gets, whole(0)))
    return column_terms(grid.make(order.table, "n", formula))


def _inward(seen: Seen) -> Seen:
    return seen if seen.column.table == COMPANY else Seen(seen.column, seen.path[1:])


def most_along(grid: Grid, column: Column, link: Column, into: str) -> Column:
    """Translate `most` by group: the last of each group in an order by group and then by size."""
    rows = whole(grid.rows[column.table] + 1)
    order = grid.make(column.table, "order", plus(times(cell(link), rows), rank(cell(column), column)))
    ones = grid.make(column.table, "1", whole(1), "one")
    size = grid.make(into, "rows", total_along(ones, link), ("rows", link))
    start = grid.make(into, "start", before(size, None), ("start", link))
    last = grid.make(into, "last", smallest(order, plus(cell(start), cell(size))))
    number = Expression(lambda row, _page: str(row), lambda row: row)
    found = smallest(column, minus(cell(last), times(number, rows)))
    return grid.make(into, "most", chosen(compared(cell(size), "=", whole(0)), NOTHING, found))


def _target(spare: Terms) -> str:
    return next(seen.column.table for term in spare.terms for seen in term.times if seen.column.table != COMPANY)

"""What one point is worth, and totals: what differs by row is added up, what a whole group has in common stays apart.

A level that the library would refuse has no answer: an amount below zero, points below zero, an amount that is left
while nobody has points, limits that cannot be kept.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.tables import COMPANY
from sharing.workbook.division import divided
from sharing.workbook.expressions import NOTHING, Column, cell, chosen, compared, minus, whole
from sharing.workbook.folds import how_many
from sharing.workbook.grid import Grid, unit_of
from sharing.workbook.passes import Group, Passes, held_back, over, sum_of
from sharing.workbook.terms import (
    NoForm,
    Seen,
    Term,
    Terms,
    added,
    column_terms,
    constant,
    multiplied,
    over_one,
    scaled,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.workbook.expressions import Expression


def apart(points: Terms, link: Column | None) -> tuple[Terms, Terms]:
    """Divide points into what differs within a group and what a whole group has in common."""
    if not all(_common(seen, link) for term in points.terms for seen in term.under):
        raise NoForm("quotient")
    common = {_shared(term, link) for term in points.terms}
    if len(common) == 1:
        own = [tuple(seen for seen in term.times if not _common(seen, link)) for term in points.terms]
        near = [Term(term.factor, times) for term, times in zip(points.terms, own, strict=True)]
    else:
        above, below = over_one(points)
        near, common = list(above.terms), {((), below)}
    unit = unit_of(near)
    whole_numbers = Terms(tuple(term._replace(factor=term.factor / unit) for term in near))
    return whole_numbers, Terms((Term(unit, *next(iter(common))),))


def _shared(term: Term, link: Column | None) -> tuple[tuple[Seen, ...], tuple[Seen, ...]]:
    return tuple(seen for seen in term.times if _common(seen, link)), term.under


def _common(seen: Seen, link: Column | None) -> bool:
    return seen.column.table == COMPANY or (link is not None and seen.path[:1] == (link,))


def inward(a: Terms) -> Terms:
    """See a value from the table that its first link leads to."""
    return Terms(tuple(Term(t.factor, tuple(map(_inner, t.times)), tuple(map(_inner, t.under))) for t in a.terms))


def _inner(seen: Seen) -> Seen:
    return seen if seen.column.table == COMPANY else Seen(seen.column, seen.path[1:])


def summed(grid: Grid, a: Terms, link: Column | None, table: str, into: str) -> Terms:
    """Translate `total`: the parts that differ by row are added up, what a group has in common stays apart."""
    found = constant(0)
    for group in _by_common(a, link):
        try:
            parts = [_added_up(grid, group, Group(link, table, into))]
        except NoForm:
            if len(group.terms) == 1:
                raise
            parts = [_added_up(grid, Terms((term,)), Group(link, table, into)) for term in group.terms]
        for part in parts:
            found = added(found, part)
    return found


def _added_up(grid: Grid, a: Terms, of: Group) -> Terms:
    near, common = apart(a, of.link)
    column, unit = grid.column(near, "n", of.table)
    sums = column_terms(sum_of(grid, column, of), unit)
    return multiplied(sums, common if of.link is None else inward(common))


def _by_common(a: Terms, link: Column | None) -> list[Terms]:
    found: dict[tuple[object, object], list[Term]] = {}
    for term in a.terms:
        found.setdefault(_shared(term, link), []).append(term)
    return [Terms(tuple(terms)) for terms in found.values()]


def level(
    grid: Grid, amount: Terms, points: Terms, limits: tuple[Terms | None, Terms | None], of: Group
) -> tuple[Terms, Passes | None]:
    """Translate `level`, without limits or with them; `limits` are that from below and that from above."""
    near, common = apart(points, of.link)
    p, unit = grid.column(near, "points", of.table)
    if unit < 0:
        p, unit = grid.make(of.table, "points", minus(whole(0), cell(p))), -unit
    common = scaled(common if of.link is None else inward(common), unit)
    sums = sum_of(grid, p, of)
    sound = _sound(grid, amount, p, common, of)
    if limits == (None, None):
        divisor = grid.make(of.into, "t", _only_if(sound, cell(sums)))
        return over(grid, amount, divisor, common), None
    value, below, impossible, passes = held_back(grid, amount, p, limits, of)
    sound += [_at_least_zero(grid, one, of.into)[0] for one in impossible]
    return over(grid, value, grid.make(of.into, "t", _only_if(sound, cell(below))), common), passes


def _sound(grid: Grid, amount: Terms, p: Column, common: Terms, of: Group) -> list[Expression]:
    """List what must hold for points and an amount to have a level."""
    enough, none_left = _at_least_zero(grid, amount, of.into)
    shared = [grid.here(seen) for seen in common.terms[0].times]
    nobody = compared(cell(sum_of(grid, p, of)), "=", whole(0))
    for column in shared:
        nobody = chosen(nobody, whole(1), compared(cell(column), "=", whole(0)))
    return [
        enough,
        compared(cell(grid.make(of.into, "below 0", how_many(p, of.link, "<", 0))), "=", whole(0)),
        *(compared(whole(0), "<=", cell(column)) for column in shared),
        chosen(nobody, none_left, whole(1)),
    ]


def _at_least_zero(grid: Grid, a: Terms, table: str) -> tuple[Expression, Expression]:
    """Write whether a value is not below zero, and whether one that is not below zero is nothing."""
    try:
        value, _, _ = grid.single(over_one(a)[0])
    except NoForm:
        down, up = divided(grid, a, Fraction(1), table)[0], divided(grid, scaled(a, -1), Fraction(1), table)[0]
        return compared(whole(0), "<=", cell(down)), compared(cell(up), "=", whole(0))
    return compared(whole(0), "<=", value), compared(value, "=", whole(0))


def _only_if(conditions: Sequence[Expression], value: Expression) -> Expression:
    for condition in reversed(conditions):
        value = chosen(condition, value, NOTHING)
    return value

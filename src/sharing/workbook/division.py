"""Rounding down without losing a cent: long division in two halves, so that no product in a cell gets too long.

`n x p / t` is divided as on paper. A first quotient comes from ordinary division and may be one off. Every number is
split into `high x 30,000,000 + low`; products of halves stay below 9 x 10^14, so the remainder `n x p - quotient x t`
comes out exactly, and says by how much the quotient was off.

What is longer is divided in stages. `n x p x s / t` is `(n x p / t) x s`, and what the first division left over, times
`s`, is divided again; a divisor that is too long divides by one part after another.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from sharing.tables import COMPANY
from sharing.workbook.expressions import (
    LIMIT,
    NOTHING,
    Column,
    Expression,
    cell,
    chosen,
    compared,
    down,
    minus,
    plus,
    times,
    whole,
)  # fmt: skip
from sharing.workbook.grid import ROOM, Grid
from sharing.workbook.terms import (
    NoForm,
    Seen,
    Term,
    Terms,
    added,
    cancelled,
    column_terms,
    constant,
    inverse,
    multiplied,
    over_one,
    scaled,
    subtracted,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Sequence

HALF = 30_000_000
"""One half of a number: products of two halves stay below the limit, its square."""


def divided(grid: Grid, a: Terms, unit: Fraction, table: str) -> tuple[Column, Terms]:
    """Round a value down to a unit: the column of how many units, and what is cut off, as a value."""
    counted = scaled(a, 1 / unit)
    if not any(term.under for term in counted.terms):
        try:
            return _plainly(grid, counted, unit, table)
        except NoForm:
            if all(term.factor.denominator == 1 for term in counted.terms):
                raise
    parts = Terms(tuple(term for term in counted.terms if not term.under and term.factor.denominator == 1))
    fractions = subtracted(counted, parts)
    parts_below = stages(fractions)
    if len(parts_below) > 1 and len({term.under for term in fractions.terms}) > 1:
        sums, fractions = _apart(grid, fractions, table)
        parts, parts_below = added(parts, sums), stages(fractions)
    if len(parts_below) > 1:
        quotient, left = _staged(grid, fractions, parts_below[-1], table)
    else:
        quotient, left = _at_once(grid, fractions, table)
    if parts.terms:
        formula, size, _ = grid.single(added(parts, column_terms(quotient)))
        quotient = grid.make(table, "/", formula if size == 1 else times(formula, whole(int(size))))
    return quotient, scaled(left, unit)


def stages(a: Terms) -> list[Term]:
    """Divide the divisor of a sum over as few numbers as can each stand in a cell, the least last."""
    above, below = over_one(a)
    digits = _digits(above)
    _fits(digits)
    pieces = [Term(Fraction(1), (one,)) for one in below]
    pieces += [Term(Fraction(digits))] if digits > 1 or not pieces else []
    found: list[Term] = []
    for piece in sorted(pieces, key=_size, reverse=True):
        for at, stage in enumerate(found):
            both = Term(stage.factor * piece.factor, (*stage.times, *piece.times))
            if _size(both) * ROOM < LIMIT:
                found[at] = both
                break
        else:
            found.append(piece)
    return sorted(found, key=_size, reverse=True)


def _size(a: Term) -> int:
    return _bound(a.times, a.factor)


def _digits(above: Terms) -> int:
    return lcm(*(term.factor.denominator for term in above.terms))


def _apart(grid: Grid, a: Terms, table: str) -> tuple[Terms, Terms]:
    """Divide the terms over each divisor apart: the sum of what comes out, and the sum of what is left over."""
    sums, rests = constant(0), constant(0)
    for under in dict.fromkeys(term.under for term in a.terms):
        own = Terms(tuple(term for term in a.terms if term.under == under))
        quotient, left = divided(grid, own, Fraction(1), table)
        sums, rests = added(sums, column_terms(quotient)), added(rests, left)
    return sums, rests


def _staged(grid: Grid, a: Terms, last: Term, table: str) -> tuple[Column, Terms]:
    """Divide by all but the last part of a divisor, and then what comes out by that part."""
    once, before = divided(grid, multiplied(a, Terms((last,))), Fraction(1), table)
    quotient, left = divided(grid, multiplied(column_terms(once), inverse(last)), Fraction(1), table)
    return quotient, added(left, multiplied(before, inverse(last)))


def _at_once(grid: Grid, a: Terms, table: str) -> tuple[Column, Terms]:
    """Divide a sum of products by one number: each product apart, and what they leave over is carried."""
    above, below = over_one(a)
    digits = _digits(above)
    divisor = _divisor(grid, below, digits)
    t = grid.here(divisor)
    found = [_long(grid, term.times, int(term.factor * digits), t, table) for term in above.terms]
    (quotient, rest), others = found[0], found[1:]
    sums = cell(quotient)
    for one, more in others:
        rest, over = _carried(grid, (rest, more), t, table)
        sums = plus(sums, plus(cell(one), cell(over)))
    if others:
        quotient = grid.make(table, "/", sums.sized(1))
        _fits(quotient.most)
    return quotient, Terms((cancelled(Fraction(1), (Seen(rest),), (divisor,)),))


def _divisor(grid: Grid, seen: Sequence[Seen], digits: int) -> Seen:
    """Multiply divisors into one; where several differ, a product of zero has no answer."""
    found = grid.product(seen, digits) or Seen(grid.constant(1))
    if len(set(seen)) <= 1:
        return found
    together = found.column
    guarded = chosen(compared(cell(together), "=", whole(0)), NOTHING, cell(together))
    return Seen(grid.make(together.table, "t", guarded, ("guarded", together)), found.path)


def _plainly(grid: Grid, a: Terms, unit: Fraction, table: str) -> tuple[Column, Terms]:
    """Divide a whole number by a constant."""
    n, size = grid.column(a, "n", table)
    above, below = size.numerator, size.denominator
    _fits(n.most * abs(above))
    formula = cell(n) if above == 1 else times(cell(n), whole(above))
    if below == 1:
        return (n if above == 1 and n.table == table else grid.make(table, "/", formula)), constant(0)
    quotient, rest = _corrected(grid, formula, lambda q: minus(formula, times(q, whole(below))), whole(below), table)
    return quotient, column_terms(rest, unit / below)


def _long(grid: Grid, seen: Sequence[Seen], factor: int, t: Column, table: str) -> tuple[Column, Column]:
    """Divide a product of columns by a column: quotient and remainder.

    The first two numbers are divided; what comes out is multiplied by every further number, and what is left over is
    multiplied by it and divided again.
    """
    first, *numbers = _numbers(grid, seen, factor)
    if not numbers:
        n = cell(first)
        return _corrected(grid, n, lambda q: minus(n, times(q, cell(t))), cell(t), table)
    quotient, rest = _product(grid, first, numbers[0], t, table)
    for number in numbers[1:]:
        again, rest = _product(grid, rest, number, t, table)
        together = plus(times(cell(quotient), cell(number)), cell(again))
        quotient = grid.make(table, "/", together.sized(1))
        _fits(quotient.most)
    return quotient, rest


def _product(grid: Grid, n: Column, p: Column, t: Column, table: str) -> tuple[Column, Column]:
    """Divide the product of two numbers by a third, in halves."""
    n1, n0 = _split(grid, n)
    p1, p0 = _split(grid, p)
    t1, t0 = _split(grid, t)

    def remainder(q: Expression) -> Expression:
        """Write the remainder that a quotient leaves."""
        column = grid.make(table, "q", q)
        q1, q0 = _split(grid, column)
        high = minus(times(cell(n1), cell(p1)), times(cell(q1), cell(t1)))
        middle = minus(
            plus(times(cell(n1), cell(p0)), times(cell(n0), cell(p1))),
            plus(times(cell(q1), cell(t0)), times(cell(q0), cell(t1))),
        )
        low = minus(times(cell(n0), cell(p0)), times(cell(q0), cell(t0)))
        return plus(times(plus(times(high, whole(HALF)), middle), whole(HALF)), low)

    return _corrected(grid, times(cell(n), cell(p)), remainder, cell(t), table)


def _corrected(
    grid: Grid, whole_thing: Expression, remainder: object, t: Expression, table: str
) -> tuple[Column, Column]:
    """Take the first quotient and what it leaves, and mend both where the quotient was one off."""
    first = grid.make(table, "q", down(whole_thing, t).sized(1))
    _fits(first.most)
    left = grid.make(table, "r", remainder(cell(first)).sized(t.size))  # type: ignore[operator]
    below, above = compared(cell(left), "<", whole(0)), compared(t, "<=", cell(left))
    zero = compared(t, "=", whole(0))
    one = whole(1)
    q = chosen(below, minus(cell(first), one), plus(cell(first), chosen(zero, whole(0), above)))
    r = chosen(below, plus(cell(left), t), chosen(zero, cell(left), chosen(above, minus(cell(left), t), cell(left))))
    return grid.make(table, "/", q.sized(1)), grid.make(table, "%", r.sized(t.size))


def _carried(grid: Grid, rests: tuple[Column, Column], t: Column, table: str) -> tuple[Column, Column]:
    """Add two remainders up: what is left of them, and whether they hold a whole divisor."""
    a, b = map(cell, rests)
    some = compared(minus(cell(t), b), "<=", a)
    over = grid.make(table, "over", chosen(compared(cell(t), "=", whole(0)), whole(0), some))
    rest = chosen(cell(over), minus(a, minus(cell(t), b)), plus(a, b))
    return grid.make(table, "%", rest.sized(t.most)), over


def _split(grid: Grid, column: Column) -> tuple[Column, Column]:
    over = down(cell(column), whole(HALF)).sized(column.most // HALF + 1)
    high = grid.make(column.table, "high", over, ("high", column))
    low = minus(cell(column), times(cell(high), whole(HALF))).sized(HALF)
    return high, grid.make(column.table, "low", low, ("low", column))


def _numbers(grid: Grid, seen: Sequence[Seen], factor: int) -> list[Column]:
    """Multiply factors into few numbers that each fit a cell, those of the rows apart from those they share."""
    near = [one for one in seen if not one.path and one.column.table != COMPANY]
    groups: list[list[Seen]] = []
    for one in [*near, *(one for one in seen if one not in near)]:
        own = [group for group in groups if (group[0] in near) == (one in near)]
        for group in own or (groups if len(groups) > 1 else []):
            if _bound([*group, one], ROOM) < LIMIT:
                group.append(one)
                break
        else:
            groups.append([one])
    groups.sort(key=lambda group: _bound(group, 1))
    fits = bool(groups) and _bound(groups[0], factor) < LIMIT
    factors = [factor if fits and not at else 1 for at in range(len(groups))]
    made = [grid.product(group, k) for group, k in zip(groups, factors, strict=True)]
    found = [grid.here(one) for one in made if one is not None]
    if not fits and (factor != 1 or not found):
        _fits(factor)
        found.append(grid.constant(factor))
    for column in found:
        _fits(column.most)
    return found


def _bound(seen: Sequence[Seen], factor: Fraction | int) -> int:
    size = abs(int(factor))
    for one in seen:
        size *= one.column.most
    return size


def _fits(size: int) -> None:
    if abs(size) >= LIMIT:
        raise NoForm("large")

"""What each of the fourteen operations does to exact columns: one small function an operation, and no other meaning.

Operands of one line live in one table, or are numbers of the company, which stand for every row; `at`, `total`,
`most` and `level` are the four that lead from one table to another, along a link.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing import folding
from sharing.comparison import at_most, choose
from sharing.exact import Exact, floor, minus, number, plus, reciprocal, times
from sharing.kernel.values import Value, before, gathered, seen_along, worst
from sharing.refusals import DIVISION_BY_ZERO, NO_ROWS, OUTSIDE_TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sharing.kernel.lines import Line

    Operation = Callable[[Line, tuple[Value | None, ...], Mapping[str, int]], Value]


def operate(line: Line, operands: tuple[Value | None, ...], rows: Mapping[str, int]) -> Value:
    """Compute one line from the values of its operands; an operand that is left out is None."""
    return OPERATIONS[line.op](line, operands, rows)


def _number(line: Line, _: tuple[Value | None, ...], __: Mapping[str, int]) -> Value:
    return Value(number(0), line.refusal) if line.value is None else Value(number(line.value))


def _add(_: Line, operands: tuple[Value | None, ...], __: Mapping[str, int]) -> Value:
    a, b = _two(operands)
    return Value(plus(a.exact, b.exact), worst(a.refused, b.refused))


def _sub(_: Line, operands: tuple[Value | None, ...], __: Mapping[str, int]) -> Value:
    a, b = _two(operands)
    return Value(minus(a.exact, b.exact), worst(a.refused, b.refused))


def _mul(_: Line, operands: tuple[Value | None, ...], __: Mapping[str, int]) -> Value:
    a, b = _two(operands)
    return Value(times(a.exact, b.exact), worst(a.refused, b.refused))


def _div(_: Line, operands: tuple[Value | None, ...], __: Mapping[str, int]) -> Value:
    a, b = _two(operands)
    if b.exact.rows == 0:
        return Value(b.exact)
    inverse, zero = reciprocal(b.exact)
    if isinstance(zero, int) or zero.bound():
        return Value(times(a.exact, inverse), worst(a.refused, b.refused, zero * DIVISION_BY_ZERO))
    return Value(times(a.exact, inverse), worst(a.refused, b.refused))


def _floor(_: Line, operands: tuple[Value | None, ...], __: Mapping[str, int]) -> Value:
    a, unit = _two(operands)
    size = unit.exact.fraction()
    if size <= 0:
        return Value(number(0), worst(a.refused, unit.refused, DIVISION_BY_ZERO))
    return Value(floor(a.exact, size), worst(a.refused, unit.refused))


def _le(_: Line, operands: tuple[Value | None, ...], __: Mapping[str, int]) -> Value:
    a, b = _two(operands)
    return Value(Exact(at_most(a.exact, b.exact)), worst(a.refused, b.refused))


def _if(_: Line, operands: tuple[Value | None, ...], __: Mapping[str, int]) -> Value:
    condition, yes, no = operands
    if condition is None or yes is None or no is None:
        raise TypeError("if takes a condition and two values")
    mask = condition.exact.n if condition.exact.rows is None else condition.exact.integers()
    taken: Value = Value(choose(mask, yes.exact, no.exact))
    if yes.clear and no.clear:
        return Value(taken.exact, condition.refused)
    if isinstance(mask, int):
        return Value(taken.exact, worst(condition.refused, yes.refused if mask else no.refused))
    return Value(taken.exact, worst(condition.refused, mask.choose(yes.refused, no.refused)))


def _at(_: Line, operands: tuple[Value | None, ...], __: Mapping[str, int]) -> Value:
    a, link = _two(operands)
    if a.exact.rows == 0 and link.exact.rows != 0:
        return Value(number(0), worst(link.refused, OUTSIDE_TABLE))
    if link.exact.rows is None:
        row = a.row(int(link.exact.fraction()))
        return Value(row.exact, worst(row.refused, link.refused))
    found = seen_along(a, link.link())
    return Value(found.exact, worst(found.refused, link.refused))


def _locate(line: Line, operands: tuple[Value | None, ...], _: Mapping[str, int]) -> Value:
    a, bounds = _two(operands)
    found, outside = folding.locate(*_among(a.exact, bounds.exact), upper=line.upper)
    refused = outside * OUTSIDE_TABLE if isinstance(outside, int) or outside.bound() else 0
    return Value(Exact(found), worst(a.refused, refused))


def _among(a: Exact, bounds: Exact) -> tuple[Exact, Sequence[Fraction] | Sequence[int]]:
    """Bring a value to the unit of the bounds, so that integers are looked up among integers."""
    p, q = bounds.scale.p[0], bounds.scale.q[0]
    if isinstance(bounds.n, int) or not bounds.scale.single or p <= 0:
        return a, bounds.fractions()
    return times(a, number(Fraction(q, p))), list(bounds.n)


def _total(line: Line, operands: tuple[Value | None, ...], rows: Mapping[str, int]) -> Value:
    a, link = operands
    if a is None:
        raise TypeError("total takes a value")
    if link is None:
        refused = a.refused if isinstance(a.refused, int) else a.refused.bound()
        return Value(number(0), refused) if refused else Value(folding.total(a.exact))
    count, along = rows[line.into], link.link()
    if a.clear:
        return Value(folding.totals(a.exact, along, count))
    codes = gathered(a.refused, along, count)
    return Value(folding.totals(a.exact, along, count), codes)


def _most(line: Line, operands: tuple[Value | None, ...], rows: Mapping[str, int]) -> Value:
    a, link = operands
    if a is None:
        raise TypeError("most takes a value")
    if link is None:
        refused = a.refused if isinstance(a.refused, int) else a.refused.bound()
        if not refused and not a.exact.rows:
            refused = NO_ROWS
        return Value(number(0), refused) if refused else Value(folding.most(a.exact))
    count, along = rows[line.into], link.link()
    found, empty = folding.mosts(a.exact, along, count)
    codes = gathered(a.refused, along, count)
    return Value(found, worst(codes, empty * NO_ROWS if empty.bound() else 0))


def _running(_: Line, operands: tuple[Value | None, ...], __: Mapping[str, int]) -> Value:
    a, link, *keys = operands
    if a is None:
        raise TypeError("running takes a value")
    found = [key for key in keys if key is not None]
    along = None if link is None else link.link()
    refused = worst(a.refused, *(key.refused for key in found))
    varying = [key.exact for key in found if key.exact.rows is not None]
    return Value(folding.running(a.exact, varying, along), refused)


def _level(line: Line, operands: tuple[Value | None, ...], rows: Mapping[str, int]) -> Value:
    from sharing.leveling import solve

    amount, points, low, high, link = operands
    if amount is None or points is None:
        raise TypeError("level takes an amount and points")
    bounds = [None if value is None else value.exact for value in (low, high)]
    along = None if link is None else link.link()
    count = 1 if link is None else rows[line.into]
    solved = solve(amount.exact, points.exact, *bounds, link=along, count=count)
    refusals = [gathered(value.refused, along, count) for value in (points, low, high) if value is not None]
    return Value(solved.value, before(worst(amount.refused, *refusals), solved.refusal))


def _two(operands: tuple[Value | None, ...]) -> tuple[Value, Value]:
    a, b = operands
    if a is None or b is None:
        raise TypeError("this operation takes two values")
    return a, b


OPERATIONS: dict[str, Operation] = {
    "number": _number,
    "add": _add,
    "sub": _sub,
    "mul": _mul,
    "div": _div,
    "floor": _floor,
    "le": _le,
    "if": _if,
    "at": _at,
    "locate": _locate,
    "total": _total,
    "most": _most,
    "running": _running,
    "level": _level,
}

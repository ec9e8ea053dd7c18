"""The columns of a workbook while it is made: each is worked out once, with the value that its cells show at first."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from math import gcd, lcm, prod
from typing import TYPE_CHECKING

from sharing.tables import COMPANY
from sharing.workbook.expressions import LIMIT, Column, Expression, cell, looked, plus, times, whole
from sharing.workbook.layout import Reading
from sharing.workbook.terms import NoForm, Seen, Term, Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

FAILING = ("NA()", "MATCH(")
"""What stands in a formula that may have no answer."""
ROOM = 16
"""Numbers may grow this many times by an edit before a check says that they are too large."""


class Grid:
    """Makes columns, none twice."""

    def __init__(self, rows: Mapping[str, int]) -> None:
        """Begin without columns, over tables of so many rows."""
        self.rows = {**rows, COMPANY: 1}
        self.columns: list[Column] = []
        self.divisors: set[Column] = set()
        self._made: dict[Hashable, Column] = {}
        self._open: set[Column] = set()

    def fixed(self, table: str, name: str, values: Sequence[int | None]) -> Column:
        """Make a column that no formula fills."""
        return self._kept(Column(name, table, len(self.columns), tuple(values)))

    def make(self, table: str, name: str, formula: Expression, key: Hashable = None) -> Column:
        """Make a column of a formula; with a key, the one that was made under that key before."""
        if key is None:
            values = tuple(formula.value(row) for row in range(self.rows[table]))
            return self._kept(Column(name, table, len(self.columns), values, formula))
        if (table, key) not in self._made:
            self._made[(table, key)] = self.make(table, name, formula)
        return self._made[(table, key)]

    def itself(self, table: str, name: str, formula: Callable[[Column], Expression]) -> Column:
        """Make a column whose formula reads its own cells above."""
        number, found = len(self.columns), formula(Column(name, table, -1, ()))
        values = tuple(found.value(row) for row in range(self.rows[table]))
        made = Column(
            name,
            table,
            number,
            values,
            Expression(lambda row, page: formula(made).text(row, page), found.value, self.rows[table]),
        )
        return self._kept(made)

    def _kept(self, made: Column) -> Column:
        self.columns.append(made)
        reading = Reading()
        text = made.formula.text(1, reading) if made.formula is not None else ""
        if None in made.values or any(word in text for word in FAILING) or not self._open.isdisjoint(reading.columns):
            self._open.add(made)
        return made

    def may_fail(self, column: Column) -> bool:
        """Say whether a column has no answer somewhere, or may have none after an edit."""
        return column in self._open

    def here(self, seen: Seen) -> Column:
        """Give a column as a column of the table that sees it, looked up along its links."""
        found = seen.column
        for link in reversed(seen.path):
            found = self.make(link.table, found.name, looked(found, link), ("looked", found, link))
        return found

    def worth(self, a: Terms, row: int) -> Fraction | None:
        """Work a value out for one row; None where it has no answer."""
        found = Fraction(0)
        for term in a.terms:
            above = [self.here(seen).value(row) for seen in term.times]
            below = [self.here(seen).value(row) for seen in term.under]
            if None in above or None in below:
                return None
            part = term.factor * prod(value for value in above if value is not None)
            divisor = prod(value for value in below if value is not None)
            if part and not divisor:
                return None
            found += part / divisor if part else 0
        return found

    def product(self, seen: Sequence[Seen], factor: int = 1) -> Seen | None:
        """Multiply columns into one cell a row, where the finest of them lives; None for no columns and factor 1.

        Columns that are seen along the same links are multiplied where they live.
        """
        if len(seen) == 1 and factor == 1:
            return seen[0]
        if not seen:
            return None if factor == 1 else Seen(self.constant(factor))
        paths = {one.path for one in seen if one.column.table != COMPANY}
        far = len(paths) == 1
        parts = [one.column if far else self.here(one) for one in seen]
        table = next((part.table for part in parts if part.table != COMPANY), COMPANY)
        formula = whole(factor) if factor != 1 else cell(parts[0])
        for part in parts if factor != 1 else parts[1:]:
            formula = times(formula, cell(part))
        key = ("product", factor, *sorted(part.number for part in parts))
        made = self.make(table, "x", formula, key)
        return Seen(made, next(iter(paths)) if far else ())

    def constant(self, number: int) -> Column:
        """Make a cell of the company that holds a number."""
        return self.make(COMPANY, str(number), whole(number), ("constant", number))

    def single(self, a: Terms, room: int = ROOM) -> tuple[Expression, Fraction, str]:
        """Give a value without divisors as one whole number a row: the formula, the unit it counts in, its table."""
        if any(term.under for term in a.terms):
            raise NoForm("quotient")
        unit = unit_of(a.terms)
        found: Expression | None = None
        table, size = COMPANY, 0
        for term in a.terms:
            factor = int(term.factor / unit)
            parts = [self.here(seen) for seen in term.times]
            written = [cell(column) for column in parts]
            part = reduce(times, written if factor == 1 and written else [whole(factor), *written])
            bound = abs(factor)
            for column in parts:
                bound *= column.most
                table = column.table if column.table != COMPANY else table
            size += bound
            found = part if found is None else plus(found, part)
        if size * room >= LIMIT and any(term.times for term in a.terms):
            raise NoForm("large")
        return found or whole(0), unit, table

    def column(self, a: Terms, name: str, table: str = "") -> tuple[Column, Fraction]:
        """Give a value without divisors as a column of whole numbers, and the unit it counts in."""
        if len(a.terms) == 1 and len(a.terms[0].times) == 1 and not a.terms[0].under:
            found = self.here(a.terms[0].times[0])
            if table in ("", found.table):
                return found, a.terms[0].factor
        formula, unit, home = self.single(a)
        return self.make(table or home, name, formula, ("terms", a)), unit


def unit_of(terms: Sequence[Term]) -> Fraction:
    """Give the largest unit of which every factor is a whole number."""
    if not terms:
        return Fraction(1)
    below = lcm(*(term.factor.denominator for term in terms))
    return Fraction(gcd(*(int(term.factor * below) for term in terms)), below)

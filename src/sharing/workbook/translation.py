"""Kernel lines become cells: one translation for each of the fourteen operations, and none for any scheme or rule.

A line that has no exact form keeps the library's numbers, which no edit changes, and the reason is told.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.inputs.brackets import bounds_of
from sharing.tables import COMPANY
from sharing.workbook.division import divided
from sharing.workbook.expressions import LIMIT, NOTHING, cell, chosen, compared, times, whole
from sharing.workbook.folds import how_many, largest, row_of
from sharing.workbook.grid import Grid
from sharing.workbook.leaves import Leaves, fixed
from sharing.workbook.levels import level, summed
from sharing.workbook.passes import Group, Passes
from sharing.workbook.places import Place, counted_place, is_before, is_shared, most_along, place_of
from sharing.workbook.terms import (
    NoForm,
    Seen,
    Term,
    Terms,
    added,
    along,
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
    from collections.abc import Callable

    from sharing.evaluation import Run
    from sharing.kernel import Line
    from sharing.workbook.expressions import Column, Expression


MOST_TERMS = 8
"""A value of more parts than this has no form that a reader could follow."""


DECIDING = {"floor", "le", "locate", "total", "most", "running"}
"""Operations after which a value is compared with the library's own: those that fold, round or decide."""


class Translation:
    """The lines of a run as columns: what each name is worth in cells, and why some are fixed numbers."""

    def __init__(self, run: Run) -> None:
        """Translate every line of the scheme of a run, in order."""
        self.run = run
        self.grid = Grid(run.inputs.rows)
        self.leaves = Leaves(run, self.grid)
        self.values: dict[str, Terms | Place] = {}
        self.reasons: dict[str, str] = {}
        self.passes: dict[str, Passes] = {}
        for table in bounds_of(run.scheme):
            if run.scheme.input(f"{table}.to") is not None and f"{table}.to" in run.inputs.leaves:
                self.leaves.terms(f"{table}.to")
        self._floors: dict[str, tuple[str, Terms]] = {}
        self._divided: dict[object, tuple[Column, Terms]] = {}
        for line in run.scheme.program.lines:
            try:
                self.values[line.name] = found = _OPERATIONS[line.op](self, line)
                if line.op in DECIDING and isinstance(found, Terms):
                    self._compare(line, found)
            except NoForm as reason:
                self.reasons[line.name] = str(reason)
                self._floors.pop(line.name, None)
                self._keep(line)

    def _compare(self, line: Line, found: Terms) -> None:
        """Give up a form whose cells would not show the library's own numbers."""
        value = self.run.workings.column(line.name)
        for row in range(self.grid.rows[line.result.table]):
            refused = value.refused if isinstance(value.refused, int) else value.refused[row]
            if not refused and self.grid.worth(found, row) != value.exact.fraction(row):
                raise NoForm("differs")

    def _keep(self, line: Line) -> None:
        """Keep the library's own numbers of a line that has no form; a line that cannot even be that has no value."""
        value = self.run.workings.column(line.name)
        rows = self.grid.rows[line.result.table]
        values = value.exact.fractions() * (rows if value.exact.rows is None else 1)
        refused = [value.refused] * rows if isinstance(value.refused, int) else list(value.refused)
        try:
            column, unit = fixed(
                self.grid,
                line.result.table,
                line.name,
                [None if r else v for v, r in zip(values, refused, strict=True)],
            )
        except NoForm:
            return
        self.values[line.name] = column_terms(column, unit)

    def terms(self, name: str) -> Terms:
        """Give the value of a line or of a leaf."""
        found = self.values.get(name)
        if isinstance(found, Place):
            return counted_place(self.grid, found)
        if found is None:
            if name in self.reasons:
                raise NoForm(self.reasons[name])
            found = self.values[name] = self.leaves.terms(name)
        return found

    def column(self, name: str, table: str = "") -> Column:
        """Give a link or a yes-or-no as a column."""
        return self.grid.column(self.terms(name), name, table)[0]

    def floor(self, a: Terms, unit: Fraction, table: str) -> tuple[Column, Terms]:
        """Round down, each value only once."""
        key = (a, unit, table)
        if key not in self._divided:
            self._divided[key] = divided(self.grid, a, unit, table)
        return self._divided[key]

    def number(self, line: Line) -> Terms:
        """Translate `number`."""
        if line.value is not None:
            return constant(line.value)
        return column_terms(self.grid.make(COMPANY, "n/a", NOTHING, "nothing"))

    def add(self, line: Line) -> Terms:
        """Translate `add`."""
        return added(*map(self.terms, line.operands))

    def sub(self, line: Line) -> Terms:
        """Translate `sub`; a floor less its own operand is what was cut off."""
        first, second = line.operands
        if self._floors.get(first, ("",))[0] == second:
            return scaled(self._floors[first][1], -1)
        if self._floors.get(second, ("",))[0] == first:
            return self._floors[second][1]
        return subtracted(self.terms(first), self.terms(second))

    def mul(self, line: Line) -> Terms:
        """Translate `mul`: short products become a cell, long ones stay apart."""
        a, b = map(self.terms, line.operands)
        return self._short(multiplied(a, b))

    def _short(self, a: Terms) -> Terms:
        found = []
        for term in a.terms:
            places: dict[object, list[Seen]] = {}
            for seen in term.times:
                places.setdefault((seen.path, seen.column.table), []).append(seen)
            above: list[Seen] = []
            for seen_there in places.values():
                size = 1
                for seen in seen_there:
                    size *= seen.column.most
                product = self.grid.product(seen_there) if len(seen_there) > 1 and size * 1000 < LIMIT else None
                above.extend(seen_there if product is None else [product])
            found.append(Term(term.factor, tuple(sorted(above, key=lambda seen: seen.order)), term.under))
        return Terms(tuple(found))

    def div(self, line: Line) -> Terms:
        """Translate `div`."""
        a, b = map(self.terms, line.operands)
        if b.constant == 0:
            raise NoForm("zero")
        return multiplied(a, self._turned(b))

    def _turned(self, b: Terms) -> Terms:
        """Turn a divisor over: one of several parts is first brought over one divisor, and added up above it."""
        if len(b.terms) > 1:
            above, below = over_one(b)
            column, unit = self.grid.column(above, "n", _home(above))
            b = Terms((cancelled(unit, (Seen(column),), below),))
        sizes, signs = self._signed(b.terms[0])
        return multiplied(inverse(sizes), signs)

    def _signed(self, divisor: Term) -> tuple[Term, Terms]:
        """Take the sign out of a divisor, so that nothing is divided by a number below zero."""
        above: list[Seen] = []
        signs: list[Seen] = []
        for seen in divisor.times:
            column = seen.column
            if any(value is not None and value < 0 for value in column.values):
                below = compared(cell(column), "<", whole(0))
                sign = self.grid.make(column.table, "sign", chosen(below, whole(-1), whole(1)), ("sign", column))
                size = self.grid.make(column.table, "size", times(cell(sign), cell(column)), ("size", column))
                signs.append(Seen(sign, seen.path))
                column = size
            above.append(Seen(self._guarded(column), seen.path))
        return divisor._replace(times=tuple(above)), Terms((Term(Fraction(1), tuple(signs)),))

    def _guarded(self, column: Column) -> Column:
        """Take the answer from a divisor that is zero, so that nothing divided by nothing is refused too."""
        there = chosen(compared(cell(column), "=", whole(0)), NOTHING, cell(column))
        made = self.grid.make(column.table, "t", there, ("guarded", column))
        self.grid.divisors.add(made)
        return made

    def floor_line(self, line: Line) -> Terms:
        """Translate `floor`."""
        first, second = line.operands
        a, unit = self.terms(first), self.terms(second)
        size = unit.constant
        if size is None:
            column, rest = self.floor(multiplied(a, self._turned(unit)), Fraction(1), line.result.table)
            self._floors[line.name] = (first, multiplied(rest, unit))
            return multiplied(column_terms(column), unit)
        if size <= 0:
            raise NoForm("unit")
        column, rest = self.floor(a, size, line.result.table)
        self._floors[line.name] = (first, rest)
        return column_terms(column, size)

    def le(self, line: Line) -> Terms:
        """Translate `le`; quotients are compared by rounding the difference down."""
        first, second = line.operands
        place = self.values.get(second)
        if isinstance(place, Place) and is_shared(self.terms(first), place):
            return is_before(self.grid, self.terms(first), place)
        gap = subtracted(self.terms(second), self.terms(first))
        table = line.result.table
        if gap.constant is not None:
            return constant(int(gap.constant >= 0))
        if not any(term.under for term in gap.terms):
            formula, _, _ = self.grid.single(gap)
            return column_terms(self.grid.make(table, line.name, compared(whole(0), "<=", formula), ("le", gap)))
        column, _ = self.floor(gap, Fraction(1), table)
        return column_terms(self.grid.make(table, line.name, compared(whole(0), "<=", cell(column)), ("le", gap)))

    def choose(self, line: Line) -> Terms:
        """Translate `if`: short values are chosen between in a cell, of others every part is kept or left out."""
        condition = self.terms(line.operands[0])
        yes, no = (self.terms(word) for word in line.operands[1:])
        if condition.constant is not None:
            return yes if condition.constant else no
        c = self.grid.column(condition, line.name)[0]
        try:
            (a, unit, _), (b, other, _) = self.grid.single(yes), self.grid.single(no)
            if max(unit / other, other / unit).numerator < 10**6 and (unit / other).denominator < 10**6:
                return self._picked(line, c, (a, unit), (b, other))
        except NoForm:
            pass
        if len(yes.terms) + len(no.terms) > MOST_TERMS:
            raise NoForm("long")
        return added(self._masked(c, yes, keep=1), self._masked(c, no, keep=0))

    def _picked(self, line: Line, c: Column, yes: tuple[object, Fraction], no: tuple[object, Fraction]) -> Terms:
        from sharing.workbook.grid import unit_of

        (a, one), (b, other) = yes, no
        unit = unit_of((Term(one), Term(other)))
        k, m = int(one / unit), int(other / unit)
        first = a if k == 1 else times(whole(k), a)  # type: ignore[arg-type]
        second = b if m == 1 else times(whole(m), b)  # type: ignore[arg-type]
        made = self.grid.make(line.result.table, line.name, chosen(cell(c), first, second))  # type: ignore[arg-type]
        return column_terms(made, unit)

    def _masked(self, c: Column, a: Terms, *, keep: int) -> Terms:
        found = []
        for term in a.terms:
            own = next((seen for seen in term.times if seen.column.table == c.table and not seen.path), None)
            masked = [seen is own or self._open_ended(seen) for seen in term.times]
            above = [self._kept(c, s, keep, 0) if m else s for s, m in zip(term.times, masked, strict=True)]
            above += [self._kept(c, None, keep, 0)] if own is None else []
            below = [self._kept(c, seen, keep, 1) if self._open_ended(seen) else seen for seen in term.under]
            found.append(cancelled(term.factor, above, below))
        return Terms(tuple(found))

    def _open_ended(self, seen: Seen) -> bool:
        """Say whether a column has no answer somewhere, or may have none after an edit."""
        return None in self.grid.here(seen).values or self.grid.may_fail(seen.column)

    def _kept(self, c: Column, seen: Seen | None, keep: int, other: int) -> Seen:
        """Keep a column where a choice is taken; elsewhere it is a number that does no harm.

        What rows share and may lose its answer is kept for all of them as soon as one of them takes the choice.
        """
        key = ("kept", c, seen, keep, other)
        if seen is None:
            return Seen(self.grid.make(c.table, "kept", _choice(c, keep, whole(1), other), key))
        link = seen.path[0] if [one.table for one in seen.path] == [c.table] else None
        column = self.grid.here(seen)
        own = link is None and (seen.column.table != COMPANY or c.table == COMPANY)
        if own or None in column.values:
            table = c.table if column.table == COMPANY else column.table
            return Seen(self.grid.make(table, "kept", _choice(c, keep, cell(column), other), key))
        some = self._anybody(c, link, seen.column.table, keep)
        formula = _choice(some, 1, cell(seen.column), other)
        return Seen(self.grid.make(seen.column.table, "kept", formula, key), seen.path)

    def _anybody(self, c: Column, link: Column | None, table: str, keep: int) -> Column:
        """Say whether any row takes a choice, of the company or of a group."""
        some = compared(whole(1), "<=", how_many(c, link, "=", keep))
        return self.grid.make(table, "anybody", some, ("anybody", c, link, keep))

    def at(self, line: Line) -> Terms:
        """Translate `at`: a value is seen along a link; it is looked up where a formula needs it."""
        a, link = line.operands
        found = along(self.terms(a), self.column(link))
        if line.result.table != COMPANY:
            return found
        return Terms(tuple(Term(t.factor, self._brought(t.times), self._brought(t.under)) for t in found.terms))

    def _brought(self, seen: tuple[Seen, ...]) -> tuple[Seen, ...]:
        return tuple(Seen(self.grid.here(one)) for one in seen)

    def locate(self, line: Line) -> Terms:
        """Translate `locate`."""
        a, bounds = map(self.terms, line.operands)
        column, unit = self.grid.column(bounds, "bounds", line.into)
        table = line.result.table
        if not line.upper:
            found = cell(self.floor(a, unit, table)[0])
        else:
            lower = self.floor(scaled(a, -1), unit, table)[0]
            found = times(cell(lower), whole(-1))
        return column_terms(self.grid.make(table, line.name, row_of(found, column, upper=line.upper)))

    def total(self, line: Line) -> Terms:
        """Translate `total`."""
        a, link = line.operands
        table = self.run.scheme.program.line(a).result.table if a in self._lines else self.run.scheme.leaves[a].table
        return summed(self.grid, self.terms(a), self.column(link) if link else None, table, line.into)

    def most(self, line: Line) -> Terms:
        """Translate `most`."""
        a, link = line.operands
        column, unit = self.grid.column(self.terms(a), "n", self._table(a))
        if unit < 0:
            column, unit = self.grid.make(column.table, "n", times(whole(-1), cell(column))), -unit
        if link:
            return column_terms(most_along(self.grid, column, self.column(link), line.into), unit)
        return column_terms(self.grid.make(COMPANY, line.name, largest(column)), unit)

    def running(self, line: Line) -> Terms | Place:
        """Translate `running`."""
        a, link, *keys = line.operands
        along_link = self.column(link) if link else None
        return place_of(self.grid, self.terms(a), [self.terms(k) for k in keys], along_link, line.result.table)

    def level(self, line: Line) -> Terms:
        """Translate `level`."""
        amount, points, low, high, link = line.operands
        lowest = self.terms(low) if low else None
        if lowest is not None and lowest.constant is not None and lowest.constant <= 0:
            lowest = None
        limits = (lowest, self.terms(high) if high else None)
        of = Group(self.column(link) if link else None, self._table(points), line.into)
        found, passes = level(self.grid, self.terms(amount), self.terms(points), limits, of)
        if passes is not None:
            self.passes[line.name] = passes
        return found

    @property
    def _lines(self) -> set[str]:
        return {line.name for line in self.run.scheme.program.lines}

    def _table(self, name: str) -> str:
        if name in self._lines:
            return self.run.scheme.program.line(name).result.table
        return self.run.scheme.leaves[name].table


def _choice(c: Column, keep: int, part: Expression, other: int) -> Expression:
    """Write a column where a choice is taken or, with `keep` 0, where it is not; elsewhere another number."""
    yes, no = (part, whole(other)) if keep else (whole(other), part)
    return chosen(cell(c), yes, no)._replace(least=part.size if other else 0)


def _home(a: Terms) -> str:
    found = {seen.column.table for term in a.terms for seen in term.times if seen.column.table != COMPANY}
    return "" if found else COMPANY


_OPERATIONS: dict[str, Callable[[Translation, Line], Terms | Place]] = {
    "number": Translation.number, "add": Translation.add, "sub": Translation.sub, "mul": Translation.mul,
    "div": Translation.div, "floor": Translation.floor_line, "le": Translation.le, "if": Translation.choose,
    "at": Translation.at, "locate": Translation.locate, "total": Translation.total, "most": Translation.most,
    "running": Translation.running, "level": Translation.level,
}  # fmt: skip

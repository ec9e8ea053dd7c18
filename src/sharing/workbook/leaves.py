"""What goes in: yellow cells that people may change, and the whole numbers that the formulas make of them."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from sharing.kinds import DATE, LINK, YES_NO
from sharing.named import Named
from sharing.tables import COMPANY
from sharing.workbook.expressions import LIMIT, Expression
from sharing.workbook.terms import NoForm, Terms, column_terms, constant

if TYPE_CHECKING:
    from sharing.evaluation import Run
    from sharing.scheme import Input
    from sharing.workbook.expressions import Column, Page
    from sharing.workbook.grid import Grid

EPOCH = 693_594
"""The day number of 30 December 1899, from which spreadsheets count days."""
DIGITS = {"money": 2, "price": 2, "ratio": 2, "number": 2, "count": 0, "days": 0}
MOST_DIGITS = 4
"""How many decimals an input may get by an edit, at least; and at most, where the scheme allows many."""


class Entry(Named):
    """An input as people see it: what was declared, the cells they may change, and the whole numbers made of them.

    `shown` are the entered values: fractions, day numbers, ids of rows; None is a blank. `digits` are the decimals
    that are kept.
    """

    declared: Input
    shown: tuple[Fraction | int | str | None, ...]
    form: str
    digits: int
    column: Column
    known: Column | None = None
    ids: str = ""


class Leaves:
    """Gives the value of every leaf that lines read, and remembers which are inputs."""

    def __init__(self, run: Run, grid: Grid) -> None:
        """Begin with the leaves of a run, none of which is on a sheet yet."""
        self.run, self.grid = run, grid
        self.entries: dict[str, Entry] = {}
        self.locked: dict[str, Column] = {}
        self.labels: dict[str, Column] = {}

    def terms(self, name: str) -> Terms:
        """Give a leaf as a value in cells."""
        base = name.removesuffix(".known")
        declared = self.run.scheme.input(base)
        if declared is None or declared.declared == "text" or base in self.locked:
            return self._locked(name)
        if base not in self.entries:
            self.entries[base] = self._entry(declared)
        entry = self.entries[base]
        if name != base:
            return column_terms(entry.known) if entry.known is not None else constant(1)
        return column_terms(entry.column, Fraction(1, 10**entry.digits))

    def _locked(self, name: str) -> Terms:
        """Give a leaf that nobody changes here: a bound, a legal value, the period, a text."""
        value = self.run.inputs.leaves[name]
        table = self.run.scheme.leaves[name].table if name in self.run.scheme.leaves else COMPANY
        found = value.exact.fractions()
        if table == COMPANY and "=" in name:
            return constant(found[0])
        column, unit = fixed(self.grid, table, name, [
            None if (value.refused if isinstance(value.refused, int) else value.refused[row]) else fraction
            for row, fraction in enumerate(found * self.grid.rows[table] if value.exact.rows is None else found)
        ])  # fmt: skip
        self.locked[name] = column
        return column_terms(column, unit)

    def _entry(self, declared: Input) -> Entry:
        leaves, leaf = self.run.inputs.leaves, declared.leaf
        table = declared.table
        values = leaves[leaf].exact.fractions()
        optional = f"{leaf}.known" in leaves
        known = [int(v) for v in leaves[f"{leaf}.known"].exact.fractions()] if optional else [1] * len(values)
        form, digits, ids = "number", 0, ""
        shown: list[Fraction | int | str | None] = [v if k else None for v, k in zip(values, known, strict=True)]
        if declared.kind == DATE:
            form = "date"
        elif declared.kind.form == LINK:
            form, ids = "text", declared.kind.table
            names = self.run.inputs.tables[ids].ids
            shown = [names[int(v)] if k else None for v, k in zip(values, known, strict=True)]
        elif declared.kind == YES_NO:
            form = "truth"
        else:
            form = "money" if declared.kind.money == 1 and not declared.kind.days else "number"
            below = lcm(*(value.denominator for value in values)) if values else 1
            digits = next((n for n in range(16) if 10**n % below == 0), 0)
            digits = max(digits, _decimals(declared))
        numbers = tuple(int(value * 10**digits) for value in values)
        column = self.grid.make(table, declared.name, _entered(leaf, form, digits, numbers, ids), ("entered", leaf))
        flags = tuple(known)
        blank = Expression(lambda row, page: f'IF({page.entry(leaf, row)}="",0,1)', lambda row: flags[row])
        there = self.grid.make(table, declared.name, blank, ("known", leaf)) if optional else None
        return Entry(declared, tuple(shown), form, digits, column, there, ids)


def _decimals(declared: Input) -> int:
    """Say how many decimals an input may get by an edit: as many as the scheme allows, or a few."""
    if declared.digits is not None:
        return min(declared.digits, MOST_DIGITS)
    more = 2 if declared.declared == "ratio" and declared.table == COMPANY else 0
    return DIGITS.get(declared.declared, 0) + more


def _entered(leaf: str, form: str, digits: int, numbers: tuple[int, ...], ids: str) -> Expression:
    def text(row: int, page: Page) -> str:
        """Write how the cell that somebody fills in is read."""
        at = page.entry(leaf, row)
        if form == "text":
            return f"MATCH({at},{page.ids(ids)},0)-1"
        if form == "date":
            return f'IF({at}="",0,{at}+{EPOCH})'
        return f"ROUND({at}*{10**digits},0)"

    return Expression(text, lambda row: numbers[row])


def fixed(grid: Grid, table: str, name: str, values: list[Fraction | None]) -> tuple[Column, Fraction]:
    """Make a column of numbers that no formula fills, as whole numbers of a unit."""
    below = lcm(*(value.denominator for value in values if value is not None))
    numbers = [None if value is None else int(value * below) for value in values]
    if max((abs(number) for number in numbers if number is not None), default=0) >= LIMIT:
        raise NoForm("large")
    return grid.fixed(table, name, numbers), Fraction(1, below)

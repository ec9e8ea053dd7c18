"""Tables, links and formulas, row by row in fractions: the slow and obvious meaning of a scheme.

A value is a Fraction (dates are ordinals, yes is 1, a link is a row number), a text, None for a blank cell, or
`No(code)` where there is no answer.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from fractions import Fraction

from tests.oracles import days
from tests.oracles.formulas import read

BY_ZERO, OUTSIDE, LOW_ABOVE_HIGH, NO_ROWS = 1, 2, 7, 8
ONE, ZERO = Fraction(1), Fraction(0)


@dataclass(frozen=True)
class No:
    """There is no answer, and a number says why."""

    code: int


def strict(function, *values):
    """Apply a function, unless one of the values has no answer."""
    codes = [value.code for value in values if isinstance(value, No)]
    return No(max(codes)) if codes else function(*values)


class World:
    """The tables of one scheme with their rows, and the columns that are known so far."""

    def __init__(self, start: dt.date, end: dt.date) -> None:
        self.rows = {"company": 1}
        self.links: dict[str, dict[str, str]] = {"company": {}}
        self.columns: dict[str, tuple[str, list]] = {
            "period.start": ("company", [Fraction(start.toordinal())]),
            "period.end": ("company", [Fraction(end.toordinal())]),
        }

    def chains(self, start: str, end: str, passed: tuple = ()) -> list[list[str]]:
        """List the ways along links from one table to another."""
        if start == end:
            return [[]]
        found = []
        for column, target in self.links.get(start, {}).items():
            if target not in (*passed, start):
                found += [[column, *rest] for rest in self.chains(target, end, (*passed, start))]
        return found

    def row_in(self, table: str, row: int, target: str) -> int:
        """Find the row of a coarser table to which a row belongs."""
        if target in ("company", table):
            return 0 if target == "company" else row
        (chain,) = self.chains(table, target)
        for column in chain:
            row = int(self.columns[column][1][row])
        return row

    def finest(self, tables: list[str]) -> str:
        """Choose the table from which all the others are reached."""
        for table in tables:
            if all(other == "company" or self.chains(table, other) for other in tables):
                return table
        raise AssertionError(tables)

    def table(self, tree: tuple) -> str:
        """Say in which table the value of a formula lives."""
        match tree:
            case ("number" | "date" | "text", _):
                return "company"
            case ("name", name):
                return self.columns[name][0]
            case ("call", "total" | "highest" | "lowest" | "count" | "any" | "all", _, link):
                return self.links[self.columns[link][0]][link] if link else "company"
            case ("call", "rows", _, _):
                return "company"
            case ("call", "running", arguments, _):
                return self.finest([self.table(argument) for argument in arguments])
            case ("call", _, arguments, _):
                return self.finest(["company", *map(self.table, arguments)][::-1])
        return self.finest([self.table(part) for part in tree[1:]])

    def column(self, tree: tuple, table: str | None = None) -> tuple[str, list]:
        """Give the values of a formula in all rows of its table."""
        table = table or self.table(tree)
        return table, [self.value(tree, table, row) for row in range(self.rows[table])]

    def groups(self, table: str, link: str | None) -> tuple[str, list[list[int]]]:
        """Give the table that a link leads to (no link: the company), and the rows that belong to each of its rows."""
        if link is None:
            return "company", [list(range(self.rows[table]))]
        home, column = self.columns[link]
        assert home == table
        target = self.links[table][link]
        return target, [
            [row for row in range(len(column)) if column[row] == group] for group in range(self.rows[target])
        ]

    def value(self, tree: tuple, table: str, row: int):
        """Give the value of a formula as seen from one row."""
        match tree:
            case ("number", number):
                return number
            case ("date", day):
                return Fraction(day.toordinal())
            case ("name", name):
                home, column = self.columns[name]
                return column[self.row_in(table, row, home)]
            case ("points", inner):
                return self.value(inner, table, row)
            case ("-x", inner):
                return strict(lambda a: -a, self.value(inner, table, row))
            case ("not", inner):
                return strict(lambda a: 1 - a, self.value(inner, table, row))
            case ("if", condition, yes, no):
                holds = self.value(condition, table, row)
                return holds if isinstance(holds, No) else self.value(yes if holds else no, table, row)
            case ("and", left, right):
                holds = self.value(left, table, row)
                return self.value(right, table, row) if holds == 1 else holds
            case ("or", left, right):
                holds = self.value(left, table, row)
                return self.value(right, table, row) if holds == 0 else holds
            case ("==" | "!=", left, right) if "text" in (left[0], right[0]):
                name, text = (right, left) if left[0] == "text" else (left, right)
                home, column = self.columns[f"text of {name[1]}"]
                same = column[self.row_in(table, row, home)] == text[1]
                return Fraction(same == (tree[0] == "=="))
            case ("call", word, arguments, link):
                return self.call(word, arguments, link, table, row)
        return strict(JOINED[tree[0]], *(self.value(part, table, row) for part in tree[1:]))

    def call(self, word: str, arguments: list, link: str | None, table: str, row: int):
        """Give the value of a word with its arguments."""
        if word in FOLDS:
            inner = self.columns[link][0] if link else self.table(arguments[0])
            target, groups = self.groups(inner, link)
            members = groups[self.row_in(table, row, target)]
            return strict(lambda *found: FOLDS[word](found), *(self.value(arguments[0], inner, i) for i in members))
        if word == "rows":
            return Fraction(self.rows[arguments[0][1]])
        if word == "running":
            return self.running(arguments, link, table, row)
        if word == "known":
            return Fraction(self.value(arguments[0], table, row) is not None)
        if word == "or_else":
            found = self.value(arguments[0], table, row)
            return self.value(arguments[1], table, row) if found is None else found
        values = [self.value(a, table, row) for a in arguments if a[0] != "text"]
        texts = [a[1] for a in arguments if a[0] == "text"]
        return strict(lambda *found: WORDS[word](*found, *texts), *values)

    def running(self, arguments: list, link: str | None, table: str, row: int):
        """Add up what stands before a row in its group, by keys and then by its own identity."""
        inner = self.finest([self.table(argument) for argument in arguments])
        here = self.row_in(table, row, inner)
        _, groups = self.groups(inner, link)
        members = next(group for group in groups if here in group)
        found = {i: [self.value(a, inner, i) for a in arguments] for i in members}
        if any(isinstance(value, No) for values in found.values() for value in values):
            return next(
                max(c.code for c in v if isinstance(c, No)) for v in found.values() if any(isinstance(c, No) for c in v)
            )
        before = [i for i in members if (found[i][1:], i) < (found[here][1:], here)]
        return sum((found[i][0] for i in before), ZERO)


def down(value: Fraction, unit: Fraction = ONE) -> Fraction:
    """Round down to a multiple."""
    return math.floor(value / unit) * unit


def rounded(value: Fraction, digits: Fraction | int, mode: str) -> Fraction:
    """Round to decimals: by looking at the two neighbours."""
    unit = Fraction(1, 10 ** int(digits))
    low = down(value, unit)
    high = low if low == value else low + unit
    toward, away = (low, high) if value >= 0 else (high, low)
    if mode in ("down", "up", "truncate"):
        return {"down": low, "up": high, "truncate": toward}[mode]
    near, far = sorted((toward, away), key=lambda v: abs(v - value))
    if abs(near - value) != abs(far - value) or low == high:
        return near
    return away if mode == "half-up" else low if (low / unit) % 2 == 0 else high


def kept(value: Fraction, low: Fraction, high: Fraction) -> Fraction | No:
    """Keep a value between two others."""
    return No(LOW_ABOVE_HIGH) if low > high else max(low, min(high, value))


def _day(value: Fraction) -> dt.date:
    return dt.date.fromordinal(int(value))


FOLDS = {
    "total": lambda found: sum(found, ZERO),
    "highest": lambda found: max(found) if found else No(NO_ROWS),
    "lowest": lambda found: min(found) if found else No(NO_ROWS),
    "count": lambda found: Fraction(sum(1 for value in found if value)),
    "any": lambda found: Fraction(any(found)),
    "all": lambda found: Fraction(all(found)),
}
JOINED = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b if b else No(BY_ZERO),
    "<": lambda a, b: Fraction(a < b),
    "<=": lambda a, b: Fraction(a <= b),
    ">": lambda a, b: Fraction(a > b),
    ">=": lambda a, b: Fraction(a >= b),
    "==": lambda a, b: Fraction(a == b),
    "!=": lambda a, b: Fraction(a != b),
}
WORDS = {
    "min": lambda *found: min(found),
    "max": lambda *found: max(found),
    "abs": abs,
    "floor": down,
    "ceil": lambda value, unit=ONE: -down(-value, unit),
    "round": rounded,
    "clamp": kept,
    "refuse": lambda _: No(LOW_ABOVE_HIGH),
    "weekdays_before": lambda day: Fraction(days.weekdays_before(_day(day))),
    "days_360": lambda a, b: Fraction(days.thirty(_day(a), _day(b))),
    "months_between": lambda a, b, how: Fraction(days.months(_day(a), _day(b), how)),
}


def formula(text: object) -> tuple:
    """Read a formula as it stands in a scheme file."""
    return read(str(text))

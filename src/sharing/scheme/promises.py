"""Promises about tables of the scheme that are held when it is read: weights that are one whole, tables that rise."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.decimals import decimal_text
from sharing.scheme.keys import exact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing.documents import Path
    from sharing.scheme.keys import Reader
    from sharing.scheme.values import Constant, Step

RISING = "rising"


def check_wholes(reader: Reader, steps: Sequence[Step], constants: Sequence[Constant]) -> None:
    """Complain of weights that are not together 100%, and say by how much; weights from a file are held to it later."""
    columns = {f"{constant.name}.{name}": values for constant in constants for name, values in constant.columns.items()}
    places = reader.steps()
    for step in steps:
        for blank in step.rule.blanks if step.rule is not None else ():
            given = step.arguments.get(blank.name, "")
            if not blank.whole or given not in columns:
                continue
            values = [value or Fraction(0) for value in columns[given]]
            gap = sum(values, Fraction(0)) - 1
            path: Path = ("step", places[step.name], blank.name)
            if gap:
                word = "more" if gap > 0 else "less"
                what = f"the weights `{given}` add up to {_percent(gap + 1)}, {_percent(abs(gap))} {word} than 100%"
                reader.say("S044", what, path, "correct the rows of the table", 0)
            elif min(values) < 0:
                reader.say("S044", f"a weight of `{given}` is below zero", path, "a weight is a part of the whole", 0)


def check_climbing(reader: Reader, steps: Sequence[Step], constants: Sequence[Constant]) -> None:
    """Complain of the rows of a table whose numbers a rule counts on and that are not whole, or do not climb."""
    tables = {constant.name: constant for constant in constants}
    found = {
        (step.arguments[blank.name], blank.climbs): None
        for step in steps
        for blank in (step.rule.blanks if step.rule is not None else ())
        if blank.climbs and step.arguments.get(blank.name) in tables
    }
    for table, column in found:
        rows = reader.document.tree["tables"][table].get("rows", ())
        order = [row.get("id") for row in rows]
        before = Fraction(0)
        for row, value in enumerate(tables[table].columns.get(column, ())):
            ids = tables[table].ids
            at = order.index(ids[row]) if ids and ids[row] in order else row
            if value is not None and not before < value == int(value):
                what, advice = _not_climbing(table, column, at + 1, value, before)
                reader.say("S046", what, ("tables", table, "rows", at, column), advice)
            before = max(before, value or before)


def _not_climbing(table: str, column: str, row: int, value: Fraction, before: Fraction) -> tuple[str, str]:
    """Say what is wrong with one number of a table that climbs, and what to do."""
    what = f"`{column}` of row {row} of `{table}` is {decimal_text(value)}"
    if value < 1 or value != int(value):
        return f"{what}: these are whole numbers from 1 up", "12.5 years are 150 months"
    what = f"{what}, after {decimal_text(before)}: each row has more than the one before"
    return what, f"order the rows by `{column}`, each number once; rows with ids stand in the order of their ids"


def check_limits(reader: Reader, steps: Sequence[Step]) -> None:
    """Complain of a lower limit that is a number above its upper limit; what a run calculates is held to it later."""
    places = reader.steps()
    for step in steps:
        for blank in step.rule.blanks if step.rule is not None else ():
            low, high = exact(step.arguments.get(blank.name)), exact(step.arguments.get(blank.at_most))
            if low is not None and high is not None and low > high:
                lower, upper = step.arguments[blank.name], step.arguments[blank.at_most]
                what = f"`{blank.name}` is {lower}, and that is above `{blank.at_most}`: {upper}"
                path: Path = ("step", places[step.name], blank.name)
                reader.say("S047", what, path, "exchange them, or correct one", 0)


def _percent(value: Fraction) -> str:
    return f"{decimal_text(value * 100)}%"


def check_rising(
    reader: Reader, name: str, tree: Mapping[str, Any], columns: Mapping[str, Sequence[Fraction | None]], path: Path
) -> None:
    """Hold a table to its promise: no value of the columns it names falls from row to row.

    For a curve, with `start` and `rate`, the lines between the bounds do not fall either, nor do the jumps.
    """
    wanted = tree.get(RISING, [])
    here = (*path, RISING)
    if not isinstance(wanted, list) or not all(isinstance(word, str) and word in columns for word in wanted):
        reader.say("S004", f"`{RISING}` lists columns of `{name}`", here, f"its columns: {', '.join(columns)}")
        return
    for word in wanted:
        values = [value for value in columns[word] if value is not None]
        fallen = [row for row in range(1, len(values)) if values[row] < _before(word, columns, row)]
        if word == "start":
            fallen.extend(row for row, rate in enumerate(columns.get("rate", ())) if rate is not None and rate < 0)
        for row in sorted(set(fallen)):
            what = f"`{name}` promises that `{word}` never falls, and it falls at row {row + 1}"
            reader.say("S045", what, here, "correct the row, or take the promise back")


def check_promising(reader: Reader, tree: Mapping[str, Any], path: Path) -> None:
    """Refuse a promise to rise that nobody would hold: of rows from a file, of a function, of a matrix."""
    if RISING in tree and ("rows" not in tree or "across" in tree):
        advice = "take it out here; a [[check]] can say it of a file"
        reader.say("S045", f"`{RISING}` is a promise of brackets that stand in the scheme", (*path, RISING), advice)


def _before(word: str, columns: Mapping[str, Sequence[Fraction | None]], row: int) -> Fraction:
    """Give what a column reaches just before a row: for a curve the end of its line, for all else the row before."""
    value = columns[word][row - 1] or Fraction(0)
    if word != "start" or not {"rate", "from"} <= set(columns):
        return value
    first, last = columns["from"][row - 1] or Fraction(0), columns["from"][row] or Fraction(0)
    return value + (last - first) * (columns["rate"][row - 1] or Fraction(0))

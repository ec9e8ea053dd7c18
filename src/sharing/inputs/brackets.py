"""Tables of brackets: those that stand in a scheme become columns; those from a file are held to the same demands."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from sharing.columns import column
from sharing.errors import Problem, Refused
from sharing.exact import from_fractions
from sharing.inputs.bound import Places, Rows
from sharing.inputs.columns_read import Reading, read_column
from sharing.inputs.headings import find_heading, wanted
from sharing.kernel import Value
from sharing.refusals import OUTSIDE_TABLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing.inputs.sheet import Sheet
    from sharing.scheme import Input, Scheme


def constant_value(values: Sequence[object]) -> Value:
    """Make a column of a constant table: exact numbers, and a refusal where the table is closed."""
    found = [Fraction(0) if value is None else Fraction(str(value)) for value in values]
    closed = [OUTSIDE_TABLE if value is None else 0 for value in values]
    like = column([], arrays=False)
    return Value(from_fractions(found, like), like.like(closed) if any(closed) else 0)


def bounds_of(scheme: Scheme) -> dict[str, str]:
    """Give the tables in which values are looked up by bounds, each with the column that holds the bounds."""
    found = dict.fromkeys(line.operands[1] for line in scheme.program.lines if line.op == "locate")
    return {table: name for table, _, name in (bounds.rpartition(".") for bounds in found)}


def by_bound(
    sheet: Sheet, found: Input | None, order: list[int], reading: Reading, days: Mapping[str, int]
) -> list[int]:
    """Order the rows of a table of brackets by their bounds; when these cannot be read, that is said elsewhere."""
    at, _ = find_heading(sheet, *wanted(found)) if found is not None else (None, [])
    if at is None or found is None:
        return order
    try:
        bounds = read_column(sheet, at, found, reading, days, {}).integers
    except Refused:
        return order
    return sorted(order, key=bounds.__getitem__)


def closed(table: str, leaves: dict[str, Value], rows: Rows, sheet: Sheet, to: Input | None) -> Rows:
    """Close a table from a file at its last `to`, when that is filled in: a row that refuses, as in a scheme."""
    at, _ = find_heading(sheet, *wanted(to)) if to is not None else (None, [])
    places = rows.places
    if at is None or not rows.ids or not isinstance(places, Places) or not sheet.rows[places.order[-1]][at]:
        return rows
    names = [name for name in leaves if name.startswith(f"{table}.") and "=" not in name]
    top = leaves[f"{table}.to"].exact.fractions()[-1]
    for name in names:
        values: list[object] = list(leaves[name].exact.fractions())
        known, bound = name.endswith(".known"), name in {f"{table}.from", f"{table}.to"}
        leaves[name] = constant_value([*values, top if bound else 1 if known else None])
    longer = Places(sheet, [*places.order, places.order[-1]], places.at)
    return Rows((*rows.ids, f"above {rows.ids[-1]}"), rows.names, longer)  # type: ignore[arg-type]


def bounds_problems(table: str, name: str, leaves: Mapping[str, Value], rows: Rows) -> list[Problem]:
    """Hold a table of brackets that came from a file to what one in the scheme must be: rising, without gaps."""
    starts = leaves[f"{table}.{name}"].exact.fractions()
    ends = leaves[f"{table}.to"].exact.fractions() if f"{table}.to" in leaves else None
    found = []
    for row, (start, following) in enumerate(pairwise(starts)):
        what = ""
        if following <= start:
            what = f"the bounds of `{table}` do not rise"
        elif ends is not None and ends[row] != following:
            word = "a gap" if ends[row] < following else "an overlap"
            what = f"there is {word} between rows {row + 1} and {row + 2} of `{table}`"
        if what:
            advice = f"let each row begin where the one before ends: `{name}` is where it begins"
            found.append(Problem("S018", what, rows.places[row + 1], advice))
    return found

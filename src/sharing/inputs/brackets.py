"""Tables of brackets: those that stand in a scheme become columns; those from a file are held to the same demands."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from sharing.columns import column
from sharing.errors import Problem
from sharing.exact import from_fractions
from sharing.kernel import Value
from sharing.refusals import OUTSIDE_TABLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing.inputs.bound import Rows


def constant_value(values: Sequence[object]) -> Value:
    """Make a column of a constant table: exact numbers, and a refusal where the table is closed."""
    found = [Fraction(0) if value is None else Fraction(str(value)) for value in values]
    closed = [OUTSIDE_TABLE if value is None else 0 for value in values]
    like = column([], arrays=False)
    return Value(from_fractions(found, like), like.like(closed) if any(closed) else 0)


def bounds_problems(table: str, name: str, leaves: Mapping[str, Value], rows: Rows) -> list[Problem]:
    """Hold a table of brackets that came from a file to what one in the scheme must be: rising, without gaps."""
    starts = leaves[f"{table}.{name}"].exact.fractions()
    ends = leaves[f"{table}.to"].exact.fractions() if f"{table}.to" in leaves else None
    found = []
    for row, (start, following) in enumerate(pairwise(starts)):
        what = ""
        if following <= start:
            what = f"the bounds of `{table}` do not rise in the order of the ids"
        elif ends is not None and ends[row] != following:
            word = "a gap" if ends[row] < following else "an overlap"
            what = f"there is {word} between rows {row + 1} and {row + 2} of `{table}`"
        if what:
            advice = f"let each row begin where the one before ends, and give the rows ids in the order of `{name}`"
            found.append(Problem("S018", what, rows.places[row + 1], advice))
    return found

"""Read two-way tables: rows and columns with bounds, and a value where they meet.

A matrix becomes three constant tables that rule `matrix` looks up: the rows, the columns (`NAME.across`), and the
cells in reading order (`NAME.cells`). The bounds of rows and of columns are held to what brackets are held to.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.scheme.constants import read_constant
from sharing.scheme.keys import exact
from sharing.scheme.values import Constant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Path
    from sharing.scheme.keys import Reader

GIVES = "gives"


def read_matrix(reader: Reader, name: str, tree: Mapping[str, Any], path: Path) -> list[Constant]:
    """Read a two-way table; every row gives one value for each column."""
    before = len(reader.problems)
    columns = _bounds(reader, f"{name}.across", tree.get("across"), (*path, "across"), ())
    rows = _bounds(reader, name, tree.get("rows"), (*path, "rows"), (GIVES,))
    if len(reader.problems) > before:
        return []
    width = len(columns)
    cells = [
        cell for index, row in enumerate(rows) for cell in _cells(reader, name, row, width, (*path, "rows", index))
    ]
    if len(reader.problems) > before:
        return []
    source = str(tree.get("source", ""))
    across = _constant(reader, f"{name}.across", columns, (*path, "across"), ("place", 1), source)
    down = _constant(reader, name, rows, (*path, "rows"), ("first", width), source)
    if len(reader.problems) > before:
        return []
    starts = tuple(Fraction(number) for number in range(len(cells)))
    return [*down, *across, Constant(f"{name}.cells", {"from": starts, GIVES: tuple(cells)}, len(cells), source)]


def _bounds(reader: Reader, name: str, found: Any, path: Path, more: tuple[str, ...]) -> list[dict[str, Any]]:
    """Check that rows or columns are a list of tables, each with both bounds."""
    if not isinstance(found, list) or not found or not all(isinstance(row, dict) for row in found):
        listed = (
            "across = [{ from = 0, to = 5 }]" if path[-1] == "across" else "rows = [{ from = 0, to = 5, gives = [1] }]"
        )
        reader.say("S018", f"`{path[1]}` needs `{path[-1]}`", path[:2], f"write {listed}")
        return []
    for index, row in enumerate(found):
        reader.known(row, (*path, index), ("from", "to", *more))
        for key in ("from", "to", *more):
            if key not in row:
                what = f"number {index + 1} of `{name}` has no `{key}`"
                reader.say("S018", what, (*path, index), "in a matrix both bounds are said, and what each row gives")
    return found


def _cells(reader: Reader, name: str, row: Mapping[str, Any], width: int, path: Path) -> list[Fraction | None]:
    """Read what a row gives: one number for each column."""
    values = row[GIVES]
    if not isinstance(values, list) or len(values) != width:
        count = len(values) if isinstance(values, list) else "no list of"
        what = f"a row of `{name}` gives {count} values for {width} columns"
        reader.say("S018", what, (*path, GIVES), "give one for each")
        return []
    cells = [exact(value) for value in values]
    for place, cell in enumerate(cells):
        if cell is None:
            reader.say(
                "S004", f"what a row of `{name}` gives is a number", (*path, GIVES, place), 'write 5, 0.05 or "5%"'
            )
    return cells


def _constant(
    reader: Reader, name: str, rows: list[dict[str, Any]], path: Path, numbered: tuple[str, int], source: str
) -> list[Constant]:
    """Make the constant table of the bounds, each row with a number that leads to its cells."""
    word, times = numbered
    given = [{"from": row["from"], "to": row["to"], word: index * times} for index, row in enumerate(rows)]
    return read_constant(reader, name, {"rows": given, "source": source}, path[:-1], path)

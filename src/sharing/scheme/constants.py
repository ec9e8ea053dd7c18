"""Read constant tables: rows that stand in the scheme itself, with bounds that rise and leave no gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.scheme.promises import RISING, check_rising
from sharing.scheme.values import Constant

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from sharing.documents import Path
    from sharing.scheme.keys import Reader

ID = "id"


def read_constant(reader: Reader, name: str, tree: Mapping[str, Any], path: Path, listed: Path = ()) -> list[Constant]:
    """Read a constant table; bounds must rise, leave no gap and not overlap, and a closed top refuses beyond it.

    The rows stand in the file at `listed`, or else under the key `rows` of the table.
    """
    rows, listed = tree["rows"], listed or (*path, "rows")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        reader.say("S018", f"`{name}` needs rows", listed, 'write rows = [{ from = 0, rate = "5%" }]')
        return []
    count = len(reader.problems)
    ids = _ids(reader, name, rows, listed)
    columns = [key for key in dict.fromkeys(key for row in rows for key in row) if key != ID]
    found: dict[str, list[Fraction | None]] = {column: [] for column in columns}
    for index, row in enumerate(rows):
        for column in columns:
            here = (*listed, index, column)
            if column in row:
                found[column].append(reader.number(row[column], here))
            elif column == "to" and index == len(rows) - 1:
                found[column].append(found["from"][-1] if "from" in found else None)
            else:
                reader.say(
                    "S018",
                    f"row {index + 1} of `{name}` has no `{column}`",
                    (*listed, index),
                    "give every row the same columns",
                )
    if len(reader.problems) == count and "from" in found:
        _check_bounds(reader, name, rows, found, listed)
    if len(reader.problems) == count and RISING in tree:
        check_rising(reader, name, tree, found, path)
    if len(reader.problems) == count and "from" in found and "to" in rows[-1]:
        top = found["to"][-1]
        for column, values in found.items():
            values.append(top if column in {"from", "to"} else None)
    if len(reader.problems) > count:
        return []
    size = max(len(rows), *(len(values) for values in found.values())) if found else len(rows)
    named = bool(ids) and "from" not in found
    order = sorted(range(size), key=ids.__getitem__) if named else range(size)
    given = {column: tuple(values[row] for row in order) for column, values in found.items()}
    return [Constant(name, given, size, str(tree.get("source", "")), tuple(sorted(ids) if named else ids))]


def _ids(reader: Reader, name: str, rows: list[Any], listed: Path) -> list[str]:
    """Read the ids of the rows: all of them have one, or none has."""
    ids = [row.get(ID) for row in rows]
    if all(identity is None for identity in ids):
        return []
    for index, identity in enumerate(ids):
        here = (*listed, index)
        if not isinstance(identity, str) or not identity:
            what = f"row {index + 1} of `{name}` has no `id`"
            reader.say("S018", what, here, 'give every row an id between double quotes: id = "A"')
        elif identity in ids[:index]:
            reader.say("S018", f"id `{identity}` occurs twice in `{name}`", (*here, ID), "give each row its own")
    return [str(identity) for identity in ids]


def _check_bounds(
    reader: Reader, name: str, rows: list[Any], found: Mapping[str, list[Fraction | None]], listed: Path
) -> None:
    starts = found["from"]
    for index in range(len(rows)):
        here = (*listed, index)
        start, following = starts[index], starts[index + 1] if index + 1 < len(rows) else None
        if following is not None and start is not None and following <= start:
            reader.say(
                "S018",
                f"the bounds of `{name}` do not rise",
                (*listed, index + 1, "from"),
                "order the rows by `from`",
            )
        end = found["to"][index] if "to" in found and "to" in rows[index] else None
        if end is not None and start is not None and end <= start:
            reader.say("S018", f"row {index + 1} of `{name}` ends before it begins", here)
        elif end is not None and following is not None and end != following:
            word = "a gap" if end < following else "an overlap"
            reader.say(
                "S018",
                f"there is {word} between rows {index + 1} and {index + 2} of `{name}`",
                (*listed, index, "to"),
                "let each row begin where the one before ends",
            )

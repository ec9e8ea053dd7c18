"""Read constant tables: rows that stand in the scheme itself, with bounds that rise and leave no gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.scheme.values import Constant

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from sharing.documents import Path
    from sharing.scheme.keys import Reader


def read_constant(reader: Reader, name: str, tree: Mapping[str, Any], path: Path) -> list[Constant]:
    """Read a constant table; bounds must rise, leave no gap and not overlap, and a closed top refuses beyond it."""
    rows = tree["rows"]
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        reader.say("S018", f"`{name}` needs rows", (*path, "rows"), 'write rows = [{ from = 0, rate = "5%" }]')
        return []
    columns = list(dict.fromkeys(key for row in rows for key in row))
    found: dict[str, list[Fraction | None]] = {column: [] for column in columns}
    count = len(reader.problems)
    for index, row in enumerate(rows):
        for column in columns:
            here = (*path, "rows", index, column)
            if column in row:
                found[column].append(reader.number(row[column], here))
            elif column == "to" and index == len(rows) - 1:
                found[column].append(found["from"][-1] if "from" in found else None)
            else:
                reader.say(
                    "S018",
                    f"row {index + 1} of `{name}` has no `{column}`",
                    (*path, "rows", index),
                    "give every row the same columns",
                )
    if len(reader.problems) == count and "from" in found:
        _check_bounds(reader, name, rows, found, path)
        if "to" in rows[-1]:
            top = found["to"][-1]
            for column, values in found.items():
                values.append(top if column in {"from", "to"} else None)
    if len(reader.problems) > count:
        return []
    size = len(next(iter(found.values())))
    return [
        Constant(name, {column: tuple(values) for column, values in found.items()}, size, str(tree.get("source", "")))
    ]


def _check_bounds(
    reader: Reader, name: str, rows: list[Any], found: Mapping[str, list[Fraction | None]], path: Path
) -> None:
    starts = found["from"]
    for index in range(len(rows)):
        here = (*path, "rows", index)
        start, following = starts[index], starts[index + 1] if index + 1 < len(rows) else None
        if following is not None and start is not None and following <= start:
            reader.say(
                "S018",
                f"the bounds of `{name}` do not rise",
                (*path, "rows", index + 1, "from"),
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
                (*path, "rows", index, "to"),
                "let each row begin where the one before ends",
            )

"""Which values readers know as percentages: they come back as they were written, and not as fractions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sharing.scheme.keys import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharing.scheme import Scheme


@cache
def percentages(scheme: Scheme) -> frozenset[str]:
    """Name the columns that the scheme writes as percentages, what is read from them, and what is looked up there."""
    found = set(_columns(scheme.document.tree.get("tables", {})))
    zeros = {line.name for line in scheme.program.lines if line.op == "number" and line.value == 0}
    for line in scheme.program.lines if found else ():
        if line.op == "locate" and line.operands[1] in found:
            found.add(line.operands[0])
        read = {"at": line.operands[:1], "if": line.operands[1:]}.get(line.op, ())
        if any(word in found for word in read) and all(word in found | zeros for word in read):
            found.add(line.name)
    return frozenset(found)


def _columns(tables: dict[str, Any]) -> Iterator[str]:
    """Give the columns of tables of the scheme in which every number has a percent sign, but for zeros."""
    for table, tree in tables.items():
        for name, rows in ((table, tree.get("rows", ())), (f"{table}.across", tree.get("across", ()))):
            for column in {key: None for row in rows for key in row}:
                cells = [row[column] for row in rows if column in row]
                flat = [cell for one in cells for cell in (one if isinstance(one, list) else [one])]
                written = [cell for cell in flat if exact(cell) != 0]
                if written and all(str(cell).endswith("%") for cell in written):
                    yield f"{name}.cells.{column}" if isinstance(cells[0], list) else f"{name}.{column}"

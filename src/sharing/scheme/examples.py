"""Read the worked examples of a scheme: whether each has the right form; what is in it is read when it is run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.scheme.keys import EXAMPLE
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Path
    from sharing.scheme.keys import Reader

SECTION = "example"
KEYED = ("period", "figures", "tables", "awards", "residual", "steps")


def read_examples(reader: Reader) -> tuple[Mapping[str, Any], ...]:
    """Read every worked example: figures and results are tables of keys, staff and other tables lists of rows."""
    found = reader.parts(reader.document.tree, SECTION)
    for index, example in found:
        path: Path = (SECTION, index)
        reader.known(example, path, EXAMPLE)
        reader.texts(example, "about", path)
        for key in KEYED:
            if key in example:
                reader.is_table(example[key], (*path, key), "give names with their values, between braces")
        _rows(reader, example.get(STAFF, []), (*path, STAFF))
        tables = example.get("tables", {})
        for name, rows in tables.items() if isinstance(tables, dict) else ():
            _rows(reader, rows, (*path, "tables", name))
    return tuple(example for _, example in found)


def _rows(reader: Reader, rows: Any, path: Path) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        reader.say("S004", f"`{path[-1]}` is a list of rows", path, f'write {path[-1]} = [{{ id = "01" }}]')

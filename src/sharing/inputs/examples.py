"""The worked example of a scheme, brought to the same form as files: nothing is read in a second way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.documents import Document
from sharing.inputs.figures import Figures, read_figures
from sharing.inputs.sheet import Sheet
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing.scheme import Scheme


def example_inputs(scheme: Scheme, example: Mapping[str, Any]) -> tuple[Figures, dict[str, Sheet]]:
    """Give the figures and the sheets of an example."""
    period = {"name": "example", **example.get("period", {}), "figures": example.get("figures", {})}
    period.setdefault("from", "2026-01-01")
    period.setdefault("to", "2026-12-31")
    figures = read_figures(Document(f"the example of {scheme.name}", "", {"period": [period]}))
    given = {STAFF: example.get("staff", []), **example.get("tables", {})}
    return figures, {name: _sheet(name, rows, _said(scheme, name)) for name, rows in given.items()}


def _said(scheme: Scheme, table: str) -> dict[str, str]:
    """Give the heading of a file for each name that a scheme gives another one: an example writes the names."""
    said = {found.name: found.headers[0] for found in scheme.inputs if found.table == table and found.headers}
    own = {name: scheme.headings.get(f"{table}.{name}", ()) for name in ("id", "name")}
    return {**{name: headers[0] for name, headers in own.items() if headers}, **said}


def _sheet(name: str, rows: Sequence[Mapping[str, Any]], said: Mapping[str, str]) -> Sheet:
    headers = tuple(dict.fromkeys(key for row in rows for key in row)) or ("id",)
    texts = tuple(tuple(str(row.get(header, "")) for header in headers) for row in rows)
    typed = frozenset((i, j) for i in range(len(texts)) for j in range(len(headers)))
    headings = tuple(header if said.get(header) in headers else said.get(header, header) for header in headers)
    return Sheet(name, headings, texts, tuple(range(1, len(texts) + 1)), typed=typed)

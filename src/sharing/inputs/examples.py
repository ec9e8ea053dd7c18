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
    sheets = {STAFF: _sheet(STAFF, example.get("staff", []))}
    sheets.update({name: _sheet(name, rows) for name, rows in example.get("tables", {}).items()})
    return figures, sheets


def _sheet(name: str, rows: Sequence[Mapping[str, Any]]) -> Sheet:
    headers = tuple(dict.fromkeys(key for row in rows for key in row)) or ("id",)
    texts = tuple(tuple(str(row.get(header, "")) for header in headers) for row in rows)
    typed = frozenset((i, j) for i in range(len(texts)) for j in range(len(headers)))
    return Sheet(name, headers, texts, tuple(range(1, len(texts) + 1)), typed=typed)

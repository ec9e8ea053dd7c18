"""The sheets that the scheme runs on: a row for every layer in every year, and the tables these lead to.

Nothing is computed here. The order of the rows is that of their ids, whatever the order of the plan file was.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.decimals import decimal_text
from sharing.documents import Document
from sharing.expense.layers import layers_of
from sharing.expense.values import MARKET
from sharing.inputs.figures import read_figures
from sharing.inputs.sheet import Sheet
from sharing.named import Named
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing.expense.layers import Layer
    from sharing.expense.values import Plan
    from sharing.inputs.figures import Figures

COLUMNS = (
    "id", "cell", "layer", "first", "before", "to", "people", "units", "tranche", "tranches", "vest", "leave",
    "leave_years", "met", "worth_units", "value", "less_units", "less", "served", "service", "vested", "vested_of",
    "cancelled", "settled_people", "settled_units", "settled_at", "moved", "bought", "bought_for", "bought_worth",
)  # fmt: skip


class Line(Named):
    """One row of the scheme, as people look for it: its id, its layer, and the place of its year."""

    id: str
    layer: Layer
    place: int


def lines_of(plan: Plan) -> list[Line]:
    """Give the rows of a plan in the order of grants, layers and years."""
    layers = [layer for grant in plan.grants for layer in layers_of(plan, grant)]
    return [Line(f"{layer.id}.{plan.years[at]}", layer, at) for layer in layers for at in layer.rows]


def inputs_of(plan: Plan, lines: Sequence[Line]) -> tuple[Figures, dict[str, Sheet]]:
    """Give the figures and the sheets of a plan, as the scheme `equity-plan-expense` asks for them."""
    layers = {line.layer.id: line.layer for line in lines}
    cells = {f"{line.layer.grant.name}.{plan.years[line.place]}": line for line in lines}
    sheets = {
        STAFF: _sheet(STAFF, [_row(plan, line) for line in lines], COLUMNS),
        "years": _sheet("years", [{"id": year, "place": str(at + 1)} for at, year in enumerate(plan.years)]),
        "grants": _sheet("grants", [{"id": g.name, "market": _text(g.condition == MARKET)} for g in plan.grants]),
        "layers": _sheet(
            "layers", [{"id": n, "settlement": x.settlement, "whole": x.grant.whole} for n, x in layers.items()]
        ),
        "cells": _sheet(
            "cells",
            [{"id": n, "grant": x.layer.grant.name, "year": plan.years[x.place]} for n, x in cells.items()],
        ),
    }
    period = {"name": "plan", "from": "2026-01-01", "to": "2026-12-31", "figures": {"unit": decimal_text(plan.unit)}}
    tree = {"company": plan.company, "period": [period]}
    return read_figures(Document(plan.document.file, "", tree)), sheets


def _row(plan: Plan, line: Line) -> dict[str, str]:
    """Write one row: blank where nothing was said, so that the scheme says what that means."""
    layer, year = line.layer, plan.years[line.place]
    first = line.place == min(layer.rows)
    cells = layer.rows[line.place]
    texts = {key: _text(value) for key, value in cells.items()}
    to = f"{cells['to']}.{year}" if "to" in cells else line.id
    before = line.id if first else f"{layer.id}.{plan.years[line.place - 1]}"
    own = {"id": line.id, "cell": f"{layer.grant.name}.{year}", "layer": layer.id, "first": _text(first)}
    return {**texts, **own, "before": before, "to": to}


def _text(value: Fraction | int | bool | str) -> str:  # noqa: FBT001  (a cell, not a switch)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else decimal_text(Fraction(value))


def _sheet(name: str, rows: Sequence[Mapping[str, str]], headers: Sequence[str] = ()) -> Sheet:
    """Make a sheet of rows whose cells are canonical texts already."""
    columns = tuple(headers or rows[0])
    texts = tuple(tuple(row.get(column, "") for column in columns) for row in rows)
    typed = frozenset((i, j) for i in range(len(texts)) for j in range(len(columns)))
    return Sheet(name, columns, texts, tuple(range(1, len(texts) + 1)), typed=typed)

"""The tables of a run as texts: what every rule read, so that it can be read again without the files."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.audit.exacts import value_texts
from sharing.kinds import LINK
from sharing.tables import CALENDAR, COMPANY

if TYPE_CHECKING:
    from sharing.evaluation import Run
    from sharing.inputs.bound import Inputs
    from sharing.scheme import Input, Scheme

Texts = list[str | None]


def tables_of(run: Run) -> dict[str, Any]:
    """Give every table but the calendar: its ids, and its columns as texts."""
    scheme, inputs = run.scheme, run.inputs
    found: dict[str, Any] = {COMPANY: {"ids": [""], "columns": _figures(scheme, inputs)}}
    for name, rows in inputs.tables.items():
        if name != CALENDAR:
            found[name] = {"ids": list(rows.ids), "columns": {}}
    for asked in scheme.inputs:
        if asked.table != COMPANY:
            found[asked.table]["columns"][asked.name] = _texts(asked, inputs, len(inputs.tables[asked.table].ids))
    for constant in scheme.constants:
        for name in constant.columns:
            value = inputs.leaves[f"{constant.name}.{name}"]
            found[constant.name]["columns"][name] = value_texts(value, constant.rows)
    return found


def _figures(scheme: Scheme, inputs: Inputs) -> dict[str, Texts]:
    """Give the figures and the parameters: columns of one row."""
    found = {asked.name: _texts(asked, inputs, 1) for asked in scheme.inputs if asked.table == COMPANY}
    for used in inputs.parameters:
        found[used.parameter.name] = [str(Fraction(used.value))]
    return found


def _texts(asked: Input, inputs: Inputs, rows: int) -> Texts:
    """Give a column: texts and links as the texts they are, everything else exactly; what is not known as nothing."""
    if asked.leaf not in inputs.leaves:
        return [None] * rows
    value, known = inputs.leaves[asked.leaf], inputs.leaves.get(f"{asked.leaf}.known")
    if asked.kind.form == LINK:
        ids = inputs.tables[asked.kind.table].ids
        at = [int(value.exact.fraction())] if value.exact.rows is None else value.exact.integers()
        texts: Texts = [ids[row] if row < len(ids) else None for row in at]
        if not value.clear:
            marks = value_texts(value, rows)
            texts = [None if mark is None else text for text, mark in zip(texts, marks, strict=True)]
    else:
        texts = value_texts(value, rows)
    if known is None:
        return texts
    mask = [int(known.exact.fraction())] if known.exact.rows is None else known.exact.integers()
    return [text if holds else None for text, holds in zip(texts, mask, strict=True)]

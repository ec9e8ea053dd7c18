"""Tables that no file gives: those that stand in the scheme, the calendar, and the texts that a column may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.columns import column
from sharing.dates import calendar_months
from sharing.exact import Exact, number
from sharing.inputs.bound import Rows
from sharing.inputs.brackets import constant_value
from sharing.kernel import Value
from sharing.tables import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sharing.scheme import Input, Scheme


def own_tables(scheme: Scheme) -> tuple[dict[str, Value], dict[str, Rows]]:
    """Give the leaves and the rows of the tables of the scheme, and of the calendar where the scheme reads it."""
    leaves: dict[str, Value] = {}
    tables: dict[str, Rows] = {}
    for constant in scheme.constants:
        numbered = (str(i + 1) for i in range(len(constant.ids), constant.rows))
        tables[constant.name] = Rows((*constant.ids, *numbered))
        for row, identity in enumerate(constant.ids):
            leaves[f"{constant.name}={identity}"] = Value(number(row))
        for name, values in constant.columns.items():
            leaves[f"{constant.name}.{name}"] = constant_value(values)
    if any(word.startswith("calendar.") for line in scheme.program.lines for word in line.operands):
        for name, integers in zip(("start", "days", "number"), calendar_months(), strict=True):
            leaves[f"{CALENDAR}.{name}"] = Value(Exact(column(integers, arrays=False)))
        tables[CALENDAR] = Rows(tuple(str(n) for n in calendar_months()[2]))
    return leaves, tables


def text_values(found: Input, texts: Iterable[str]) -> tuple[str, ...]:
    """List the texts that a column may have: those the scheme lists, or else those that occur."""
    if found.values is not None:
        return found.values
    return tuple(sorted({text for text in texts if text} | {found.blank or ""} - {""}))


def text_leaves(scheme: Scheme, name: str, values: Sequence[str]) -> dict[str, Value]:
    """Give for every text with which the scheme compares a column its row among the texts of the column, or -1."""
    rows = {value: i for i, value in enumerate(values)}
    start = f"{name}="
    return {
        leaf: Value(number(rows.get(leaf.removeprefix(start), -1))) for leaf in scheme.leaves if leaf.startswith(start)
    }

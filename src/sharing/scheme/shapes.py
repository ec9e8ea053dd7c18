"""The tables and links that a scheme declares, and the operands that its lines may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.kernel import Operand
from sharing.kinds import DATE, DAYS, LINK, NUMBER, YES_NO, Kind
from sharing.tables import CALENDAR, COMPANY, STAFF, Shape

if TYPE_CHECKING:
    from sharing.scheme.values import Constant, Input


def shape_of(inputs: list[Input], constants: list[Constant]) -> Shape:
    """Give the tables and links that the inputs declare."""
    links: dict[str, dict[str, str]] = {STAFF: {}, CALENDAR: {}}
    for found in inputs:
        table = links.setdefault(found.table, {}) if found.table != COMPANY else {}
        if found.kind.form == LINK:
            table[found.name] = found.kind.table
            links.setdefault(found.kind.table, {})
    for constant in constants:
        links.setdefault(constant.name, {})
    return Shape(links)


def leaves_of(inputs: list[Input], constants: list[Constant]) -> dict[str, Operand]:
    """Give the operands that lines may read: every input, the period, constant tables, the calendar."""
    leaves = {
        "period.start": Operand("period.start", DATE),
        "period.end": Operand("period.end", DATE),
        "calendar.start": Operand("calendar.start", DATE, CALENDAR, CALENDAR),
        "calendar.days": Operand("calendar.days", DAYS, CALENDAR, CALENDAR),
        "calendar.number": Operand("calendar.number", NUMBER, CALENDAR, CALENDAR),
    }
    for found in inputs:
        leaves[found.leaf] = Operand(found.leaf, found.kind, found.table, found.table)
        if found.optional:
            leaves[f"{found.leaf}.known"] = Operand(f"{found.leaf}.known", YES_NO, found.table, found.table)
        if found.declared == "text":
            for value in found.values or ("*",):
                leaf = f"{found.leaf}={value}"
                leaves[leaf] = Operand(leaf, found.kind)
    for constant in constants:
        for column in constant.columns:
            leaf = f"{constant.name}.{column}"
            leaves[leaf] = Operand(leaf, NUMBER, constant.name, constant.name, literal=True)
        for identity in constant.ids:
            leaf = f"{constant.name}={identity}"
            leaves[leaf] = Operand(leaf, Kind(form=LINK, table=constant.name))
    return leaves

"""The register for other programs: JSON with exact values as text, and CSV that no spreadsheet reads as a formula."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sharing.dates import day_text
from sharing.decimals import decimal_text
from sharing.tables import STAFF

if TYPE_CHECKING:
    from sharing.register import Award, Register

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def json_register(register: Register) -> str:
    """Write a register as JSON: `sharing schema run` describes it."""
    return json.dumps(register_tree(register), ensure_ascii=False, indent=1) + "\n"


def register_tree(register: Register) -> dict[str, Any]:
    """Give a register as plain values, all amounts as exact text."""
    scheme, inputs = register.run.scheme, register.run.inputs
    excluded = {found.row: found.condition for found in register.exclusions}
    people = [award for award in register.awards if award.for_people]
    table = inputs.tables[STAFF]
    participants = []
    for row, identity in enumerate(table.ids):
        entry: dict[str, Any] = {"id": identity}
        entry["awards"] = {award.outlet.name: decimal_text(award.amount(row)) for award in people}
        if row in excluded:
            entry["excluded"] = {"condition": excluded[row].name, "reason": excluded[row].reason}
        participants.append(entry)
    return {
        "format": "sharing-run-1",
        "scheme": {"name": scheme.name, "version": scheme.version, "title": scheme.title, "currency": scheme.currency},
        "company": inputs.company,
        "period": {
            "name": inputs.period.name,
            "from": day_text(inputs.period.start),
            "to": day_text(inputs.period.end),
        },
        "awards": [_award_tree(register, award.outlet.name) for award in register.awards],
        "balances": [
            {
                "pool": found.pool,
                "group": found.group,
                "amount": decimal_text(found.amount),
                "awarded": decimal_text(found.awarded),
                "left": decimal_text(found.residual),
            }
            for found in register.balances
        ],
        "leftovers": [
            {"step": found.step, "unit": decimal_text(found.multiple), "to": list(found.ids)}
            for found in register.leftovers
        ],
        "parameters": _parameters(register),
        "participants": participants,
    }


def _parameters(register: Register) -> list[dict[str, Any]]:
    if not register.run.inputs.parameters:
        return []
    from sharing.reports.parameters import parameter_tree

    return [parameter_tree(found) for found in register.run.inputs.parameters]


def _award_tree(register: Register, name: str) -> dict[str, Any]:
    award = register.award(name)
    if award is None:
        raise KeyError(name)
    outlet = award.outlet
    return {
        "name": outlet.name,
        "kind": outlet.kind,
        "unit": outlet.unit,
        "label": outlet.label,
        "pool": outlet.pool,
        "pay": outlet.pay,
        "total": decimal_text(award.total),
    }


def csv_register(register: Register) -> str:
    """Write who gets what as CSV with points as decimal sign: one row a participant, one column an award."""
    table = register.run.inputs.tables[STAFF]
    people = [award for award in register.awards if award.for_people]
    excluded = {found.row: found.condition.name for found in register.exclusions}
    header = ["id", *(["name"] if table.names else []), *(award.outlet.name for award in people), "excluded"]
    lines = [",".join(header)]
    for row, identity in enumerate(table.ids):
        cells = [_quoted(identity), *([_quoted(table.names[row])] if table.names else [])]
        cells += [_amount(award, row) for award in people]
        lines.append(",".join([*cells, _quoted(excluded.get(row, ""))]))
    return "\n".join(lines) + "\n"


def _amount(award: Award, row: int) -> str:
    """Write an amount with the decimals of its unit, so that a column of cents has two everywhere."""
    text, unit = decimal_text(award.amount(row)), decimal_text(award.outlet.multiple)
    digits = len(unit.partition(".")[2])
    whole, _, below = text.partition(".")
    return f"{whole}.{below.ljust(digits, '0')}" if digits else text


def _quoted(text: str) -> str:
    """Write a text as a cell: neutral where a spreadsheet would calculate, quoted where CSV needs it."""
    if text.startswith(DANGEROUS):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ',"\n\r;') else text

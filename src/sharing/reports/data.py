"""The register for other programs: JSON with exact values as text, and CSV that no spreadsheet reads as a formula."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.audit.fingerprint import fingerprint_of
from sharing.awards import summed
from sharing.dates import day_text
from sharing.decimals import decimal_text
from sharing.reports.for_programs import json_text, quoted
from sharing.reports.rewards import kinds_of, told, totals_tree
from sharing.state import closing_state
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.awards import Award
    from sharing.register import Register
    from sharing.scheme import Scheme

CARRIED = ("opening", "added", "drawn", "lapsed", "closing")


def json_register(register: Register) -> str:
    """Write a register as JSON: `sharing schema run` describes it."""
    return json_text(register_tree(register))


def json_registers(registers: Sequence[Register]) -> str:
    """Write one period as `json_register` does, several as a list of such results under `runs`."""
    if len(registers) == 1:
        return json_register(registers[0])
    tree = {"format": "sharing-runs-1", "runs": [register_tree(register) for register in registers]}
    return json_text(tree)


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
        "scheme": _scheme_tree(scheme),
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
        **_findings_tree(register),
        **_carried_tree(register),
        "parameters": _parameters(register),
        "fingerprint": fingerprint_of(register.run.inputs),
        "participants": participants,
    }


def _scheme_tree(scheme: Scheme) -> dict[str, Any]:
    """Name the scheme and its version, and how that was adopted where it says so."""
    head = {"name": scheme.name, "version": scheme.version, "title": scheme.title, "currency": scheme.currency}
    return head if scheme.adopted is None else {**head, "adopted": scheme.adopted.tree()}


def _findings_tree(register: Register) -> dict[str, Any]:
    """Give who got a left-over unit, and for whom a rule notes something."""
    return {
        "leftovers": [
            {"step": found.step, "unit": decimal_text(found.multiple), "to": list(found.ids)}
            for found in register.leftovers
        ],
        "noted": [
            {"step": found.step.name, "label": dict(found.label), "participants": list(found.ids)}
            for found in register.noted
        ],
    }


def _carried_tree(register: Register) -> dict[str, Any]:
    """Give the totals, the accounts, the digests of what was carried in and out, and what the checks say."""
    closing = closing_state(register.run).digest if register.carried else ""
    return {
        "totals": totals_tree(register),
        "accounts": [
            {
                "name": found.account.name,
                "label": found.account.label,
                **{word: decimal_text(getattr(found, word)) for word in CARRIED},
            }
            for found in register.carried
        ],
        "state": {"opening": register.run.inputs.state, "closing": closing},
        "checks": [
            {"name": told.check.name, "holds": told.holds, "reason": told.check.reason, "participants": list(told.ids)}
            for told in register.told
        ],
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
        "value": "" if award.value is None else decimal_text(summed(award.value)),
        "cost": "" if award.cost is None else decimal_text(summed(award.cost)),
        "tax": dict(outlet.tax),
    }


def csv_register(register: Register) -> str:
    """Write who gets what as CSV with points as decimal sign: one row a participant, one column an award."""
    table = register.run.inputs.tables[STAFF]
    people = [award for award in register.awards if award.for_people]
    excluded = {found.row: found.condition.name for found in register.exclusions}
    worth = amounts_of(register)[len(people) :]
    header = ["id", *(["name"] if table.names else []), *(award.outlet.name for award in people)]
    header += [*(quoted(name) for name, _, _ in worth), "excluded"]
    lines = [",".join(header)]
    for row, identity in enumerate(table.ids):
        cells = [quoted(identity), *([quoted(table.names[row])] if table.names else [])]
        cells += [amount_cell(award, row) for award in people]
        cells += [decimal_text(values[row]) for _, values, _ in worth]
        lines.append(",".join([*cells, quoted(excluded.get(row, ""))]))
    return "\n".join(lines) + "\n"


def amounts_of(register: Register) -> list[tuple[str, list[Fraction], str]]:
    """Give what each participant gets by column: its name, an exact amount a row, and `money` or another unit.

    Awards stand first, then what they are worth and cost where the scheme says so, then the totals of kinds.
    """
    rows, currency = range(len(register.ids)), register.run.scheme.currency
    people = [award for award in register.awards if award.for_people]
    found = [(a.outlet.name, [a.amount(row) for row in rows], a.outlet.unit) for a in people]
    found += [
        (f"{award.outlet.name}.{word}", exact.fractions(), currency)
        for award in people
        for word, exact in (("value", award.value), ("cost", award.cost))
        if exact is not None
    ]
    found += [(name, values, currency if name.endswith((".value", ".cost", f".{currency}")) else "")
              for name, values in _by_kind(register)]  # fmt: skip
    return [(name, values, "money" if unit == currency else unit) for name, values, unit in found]


def _by_kind(register: Register) -> list[tuple[str, list[Fraction]]]:
    """Give each participant's totals of every kind of which there are several awards; one award is its own total.

    A scheme that says nothing of what awards are worth or cost has none of these columns.
    """
    rows = range(len(register.ids))
    found: list[tuple[str, list[Fraction]]] = []
    for of_kind in kinds_of(register) if told(register) else ():
        people = [award for award in of_kind.awards if award.for_people]
        if len(people) > 1:
            name = f"kind.{of_kind.kind}.{of_kind.unit}"
            found.append((name, [sum((award.amount(row) for award in people), Fraction(0)) for row in rows]))
            for word in ("value", "cost"):
                stated = [exact.fractions() for award in people if (exact := getattr(award, word)) is not None]
                if stated:
                    found.append((f"{name}.{word}", [sum(each, Fraction(0)) for each in zip(*stated, strict=True)]))
    return found


def csv_registers(registers: Sequence[Register]) -> str:
    """Write one period as `csv_register` does, several under one heading with a column `period`."""
    if len(registers) == 1:
        return csv_register(registers[0])
    lines: list[str] = []
    for register in registers:
        header, *rows = csv_register(register).splitlines()
        name = quoted(register.run.inputs.period.name)
        lines += [*([f"period,{header}"] if not lines else []), *(f"{name},{row}" for row in rows)]
    return "\n".join(lines) + "\n"


def amount_cell(award: Award, row: int) -> str:
    """Write an amount with the decimals of its unit, so that a column of cents has two everywhere."""
    text, unit = decimal_text(award.amount(row)), decimal_text(award.outlet.multiple)
    digits = len(unit.partition(".")[2])
    whole, _, below = text.partition(".")
    return f"{whole}.{below.ljust(digits, '0')}" if digits else text

"""The trail of a run: what went in, every value, what came out, in one canonical file that is private."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.audit.canonical import digest
from sharing.audit.plain import plain
from sharing.audit.tables import tables_of
from sharing.audit.values import solved_of, steps_of
from sharing.audit.vocabulary import used_rules
from sharing.awards import operand_of
from sharing.dates import day_text
from sharing.named import Named
from sharing.state_documents import state_text
from sharing.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sharing.awards import Award
    from sharing.inputs.bound import Inputs
    from sharing.register import Register
    from sharing.rules import Rule
    from sharing.state import State
    from sharing.succession import Passed

FORMAT = "sharing-trail-1"
KINDS = FORECAST, FINAL, CORRECTION = ("forecast", "final", "correction")
BY_HAND = "by-hand"


class Commission(Named):
    """What a run is committed as: its id, its kind, the run it corrects if any, and the salt key in hexadecimal."""

    run: str
    kind: str
    salt_key: str
    corrects: str = ""


class Library(Named):
    """The vocabulary that a trail names: the rules, and the tree of each definition file."""

    rules: Mapping[str, Rule]
    tree: Callable[[str], Mapping[str, Any]]


def trail_of(passed: Passed, commission: Commission, library: Library) -> dict[str, Any]:
    """Give the trail of a period that was run; `docs/reference/trail.md` says what each key holds."""
    register = passed.register
    run, inputs = register.run, register.run.inputs
    scheme = run.scheme
    return {
        "format": FORMAT,
        "library": VERSION,
        "run": {
            "id": commission.run,
            "kind": commission.kind,
            "corrects": commission.corrects,
            "options": dict(inputs.options),
        },
        "period": period_of(inputs),
        "company": inputs.company,
        "inputs": _inputs(inputs, passed.opening),
        "scheme": {"text": scheme.document.data.decode(), "tree": plain(scheme.document.tree)},
        "definitions": {name: definition(library.tree(name)) for name in used_rules(scheme, library.rules)},
        "parameters": _parameters(inputs),
        "tables": tables_of(run),
        "state": inputs.state,
        "steps": steps_of(run),
        "awards": {award.outlet.name: _award(award, register) for award in register.awards},
        "balances": balances_of(register),
        "closing": passed.closing.tree() if scheme.accounts else {},
        "excluded": _excluded(register),
        "solved": solved_of(run),
        "salt_key": commission.salt_key,
    }


def definition(tree: Mapping[str, Any]) -> dict[str, Any]:
    """Give the tree of a definition, with the order of its blanks, which sorted keys would lose."""
    return {**plain(dict(tree)), "order": list(tree.get("blanks", {}))}


def period_of(inputs: Inputs) -> dict[str, str]:
    """Give the name and the days of the period."""
    period = inputs.period
    return {"name": period.name, "from": day_text(period.start), "to": day_text(period.end)}


def balances_of(register: Register) -> list[dict[str, str]]:
    """Give every balance in exact texts."""
    return [
        {
            "pool": found.pool,
            "group": found.group,
            "amount": str(found.amount),
            "awarded": str(found.awarded),
            "left": str(found.residual),
        }
        for found in register.balances
    ]


def _inputs(inputs: Inputs, opening: State | None) -> list[dict[str, Any]]:
    found = [{"role": role, "bytes": source.size, "sha256": source.sha256} for role, source in inputs.sources]
    if opening is not None:
        data = state_text(opening).encode()
        found.append({"role": "state", "bytes": len(data), "sha256": digest(data)})
    return found


def _parameters(inputs: Inputs) -> dict[str, Any]:
    sets, used = {}, []
    for found in inputs.parameters:
        parameter, dated = found.parameter, None if found.by_hand else found.dated
        if parameter.document is not None:
            sets[parameter.set] = plain(parameter.document.tree)
        used.append({
            "parameter": parameter.name,
            "day": day_text(found.day),
            "value": str(found.value),
            "from": "" if dated is None else day_text(dated.start),
            "to": "" if dated is None else day_text(dated.last),
            "status": BY_HAND if dated is None else dated.status,
        })  # fmt: skip
    return {"sets": sets, "used": used}


def _award(award: Award, register: Register) -> dict[str, Any]:
    """Give how many multiples each row gets; a fund has one row."""
    outlet = award.outlet
    units = [award.units] if isinstance(award.units, int) else [int(n) for n in award.units]
    return {
        "step": outlet.step,
        "table": operand_of(register.run, outlet.step).table,
        "unit": outlet.unit,
        "multiple": str(outlet.multiple),
        "values": units,
        "total": sum(units),
    }


def _excluded(register: Register) -> dict[str, list[str]]:
    """Name for everybody who does not take part every condition that does not hold."""
    run, found = register.run, {}
    masks = [(condition.name, run.value(condition.operand).exact.fractions()) for condition in run.scheme.conditions]
    for exclusion in register.exclusions:
        row = exclusion.row
        names = [name for name, mask in masks if not mask[row if len(mask) > 1 else 0]]
        found[register.ids[row]] = names
    return found

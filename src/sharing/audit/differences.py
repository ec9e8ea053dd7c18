"""Two runs side by side: who gets another amount, by how much, and because of what."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.audit.canonical import text_of
from sharing.audit.causes import UNSAID, Causes
from sharing.named import Named
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.audit.causes import Cause

    Trail = Mapping[str, Any]


class Change(Named):
    """A value that differs: its name, what it was and what it is; None where one of the runs has none."""

    name: str
    old: str | None
    new: str | None


class Moved(Named):
    """An award of somebody that differs, in its unit, and the causes; None where one of the runs has no such award."""

    name: str
    old: str | None
    new: str | None
    unit: str
    causes: tuple[Cause, ...]


class Person(Named):
    """Somebody whose amounts differ: the awards, and all own inputs and steps that differ, read or not."""

    identity: str
    awards: tuple[Moved, ...]
    inputs: tuple[Change, ...]
    steps: tuple[Change, ...]


class Differences(Named):
    """Everything in which two runs differ."""

    run: tuple[Change, ...]
    files: tuple[str, ...]
    rules: tuple[str, ...]
    wording: tuple[Change, ...]
    figures: tuple[Change, ...]
    company: tuple[Change, ...]
    tables: tuple[Change, ...]
    totals: tuple[Change, ...]
    people: tuple[Person, ...]


def differences_of(old: Trail, new: Trail) -> Differences:
    """Compare two trails; the order of steps is that of the scheme."""
    return Differences(
        run=_changes(_settings(old), _settings(new)),
        files=_differ(_files(old), _files(new)),
        rules=_differ(old["definitions"], new["definitions"]),
        wording=_in_order(_wording(old), _wording(new), new),
        figures=_changes(_row(_columns(old, COMPANY), 0), _row(_columns(new, COMPANY), 0)),
        company=_in_order(_steps(old, COMPANY, 0), _steps(new, COMPANY, 0), new),
        tables=_tables(old, new),
        totals=_changes(_totals(old), _totals(new)),
        people=tuple(_people(old, new)),
    )


def _settings(trail: Trail) -> dict[str, str | None]:
    """Give what a run was told beside its files: the period, the options, the versions of rules and library."""
    found = {f"period.{key}": trail["period"][key] for key in ("from", "to")}
    options = {f"option {name}": text for name, text in trail["run"]["options"].items()}
    return {**found, **options, "version": trail["scheme"]["tree"].get("version", ""), "library": trail["library"]}


def _wording(trail: Trail) -> dict[str, str | None]:
    """Give how the scheme says each condition and each step: its formula, or its rule with the answers to it."""
    tree = trail["scheme"]["tree"]
    found: dict[str, str | None] = {}
    for part in (*tree.get("eligible", ()), *tree.get("step", ())):
        said = {key: value for key, value in part.items() if key not in UNSAID}
        alone = len(said) == 1 and next(iter(said)) in {"formula", "when"}
        words = (f"{key} = {value if isinstance(value, str) else text_of(value)}" for key, value in said.items())
        found[str(part["name"])] = next(iter(said.values())) if alone else ", ".join(words)
    return found


def _people(old: Trail, new: Trail) -> list[Person]:
    found = []
    causes = Causes(old, new)
    rows = [{identity: row for row, identity in enumerate(_ids(trail))} for trail in (old, new)]
    for identity in sorted({*rows[0], *rows[1]}):
        left, right = rows[0].get(identity), rows[1].get(identity)
        changes = _changes(_awards(old, left), _awards(new, right))
        awards = tuple(_moved(one, identity, (new, old), causes) for one in changes if _sum(one.old) != _sum(one.new))
        if awards:
            inputs = _changes(_row(_columns(old, STAFF), left), _row(_columns(new, STAFF), right))
            steps = _in_order(_steps(old, STAFF, left), _steps(new, STAFF, right), new)
            found.append(Person(identity, awards, inputs, steps))
    return found


def _sum(text: str | None) -> Fraction:
    return Fraction(text or 0)


def _moved(change: Change, identity: str, trails: tuple[Trail, Trail], causes: Causes) -> Moved:
    award = next(trail["awards"][change.name] for trail in trails if change.name in trail["awards"])
    return Moved(*change, award["unit"], causes.of(identity, change.name))


def _ids(trail: Trail) -> list[str]:
    ids: list[str] = trail["tables"][STAFF]["ids"]
    return ids


def _files(trail: Trail) -> dict[str, str]:
    return {one["role"]: one["sha256"] for one in trail["inputs"]}


def _columns(trail: Trail, table: str) -> Mapping[str, list[str | None]]:
    columns: Mapping[str, list[str | None]] = trail["tables"].get(table, {}).get("columns", {})
    return columns


def _row(columns: Mapping[str, list[str | None]], row: int | None) -> dict[str, str | None]:
    return {} if row is None else {name: texts[row] for name, texts in columns.items()}


def _steps(trail: Trail, table: str, row: int | None) -> dict[str, str | None]:
    found = {name: step["values"] for name, step in trail["steps"].items() if step["table"] == table}
    return _row(found, row)


def _awards(trail: Trail, row: int | None) -> dict[str, str | None]:
    """Give what somebody gets; who is not in a run gets nothing there."""
    found = {name: one for name, one in trail["awards"].items() if one["table"] == STAFF}
    return {
        name: str(Fraction(0) if row is None else Fraction(one["multiple"]) * one["values"][row])
        for name, one in found.items()
    }


def _totals(trail: Trail) -> dict[str, str | None]:
    return {name: str(Fraction(one["multiple"]) * one["total"]) for name, one in trail["awards"].items()}


def _tables(old: Trail, new: Trail) -> tuple[Change, ...]:
    """Compare the cells of every other table, named `table.column of id`."""
    cells = []
    for trail in (old, new):
        found: dict[str, str | None] = {}
        for table, one in trail["tables"].items():
            if table not in {STAFF, COMPANY}:
                for name, texts in one["columns"].items():
                    named = zip(one["ids"], texts, strict=True)
                    found.update({f"{table}.{name} of {identity}": text for identity, text in named})
        cells.append(found)
    return _changes(*cells)


def _differ(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(name for name in sorted({*old, *new}) if old.get(name) != new.get(name))


def _changes(old: Mapping[str, str | None], new: Mapping[str, str | None]) -> tuple[Change, ...]:
    return tuple(Change(name, old.get(name), new.get(name)) for name in _differ(old, new))


def _in_order(old: Mapping[str, str | None], new: Mapping[str, str | None], trail: Trail) -> tuple[Change, ...]:
    """Give the steps that differ in the order of the scheme, conditions first, a step after its own parts."""
    order = {step["name"]: place for place, step in enumerate(trail["scheme"]["tree"].get("step", []))}
    found = _changes(old, new)
    return tuple(
        sorted(found, key=lambda one: (order.get(one.name.partition(".")[0], -1), "." not in one.name, one.name))
    )

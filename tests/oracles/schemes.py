"""A second reading of a whole scheme: from its TOML tree and plain rows of text to every named step.

>>> tree = {"figures": {"pool": {"kind": "money"}}, "step": [{"name": "half", "formula": "pool / 2"}]}
>>> steps(tree, ("2026-01-01", "2026-12-31"), {"pool": "5"}, {"staff": []})["half"]
('company', [Fraction(5, 2)])
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from tests.oracles.people import matrix, milestone
from tests.oracles.rules import RULES, brackets, number, split
from tests.oracles.world import No, World, formula, strict

__all__ = ["No", "steps"]

ENTRY = {"amount": {"kind": "money"}, "origin": {"kind": "date"}, "expires": {"kind": "date"}}
TABLED = {
    "brackets": brackets,
    "split": split,
    "matrix": lambda world, step, table: matrix(world, step, table, number),
    "milestone": lambda world, step, table: milestone(world, step, table["rows"], number),
}
OWNER = {"kind": "link", "leads_to": "staff"}
Rows = list[dict[str, str]]


def steps(
    tree: dict, period: tuple[str, str], figures: dict[str, str], sheets: dict[str, Rows]
) -> dict[str, tuple[str, list]]:
    """Give for every condition, step and sub-step the table it lives in, and its value in every row."""
    world = World(*(dt.date.fromisoformat(day) for day in period))
    _read(world, tree, figures, sheets)
    found: dict[str, tuple[str, list]] = {}
    waiting = list(tree.get("eligible", []))
    for step in tree["step"]:
        _conditions(world, waiting, found)
        name = step["name"]
        if "formula" in step:
            parts = {"result": world.column(formula(step["formula"]))}
        elif step["rule"] in TABLED:
            parts = TABLED[step["rule"]](world, step, tree["tables"][step["table"]])
        else:
            parts = RULES[step["rule"]](world, step)
        for word, column in parts.items():
            full = name if word == "result" else f"{name}.{word}"
            found[full] = world.columns[full] = column
    _conditions(world, waiting, found)
    return found


def _read(world: World, tree: dict, figures: dict[str, str], sheets: dict[str, Rows]) -> None:
    tables = {name: given for name, given in tree.get("tables", {}).items() if "rows" not in given}
    declared = {"company": tree.get("figures", {}), "staff": tree.get("staff", {})}
    declared |= {name: given.get("columns", {}) for name, given in tables.items()}
    accounts = tree.get("accounts", {})
    links = {name: given.get("link", {}) for name, given in tables.items()}
    declared |= {name: {**ENTRY, **({"owner": OWNER} if "owner" in given else {})} for name, given in accounts.items()}
    found = {"company": [figures], **{name: [] for name in accounts}, **sheets}
    rows = {name: _ordered(given) for name, given in found.items()}
    for table in declared:
        world.rows[table] = len(rows[table])
        world.links.setdefault(table, {})
    for table, columns in declared.items():
        for name, given in columns.items():
            _column(world, table, name, given, rows)
        for name, target in links.get(table, {}).items():
            _column(world, table, name, {"kind": "link", "leads_to": target}, rows)


def _ordered(rows: Rows) -> Rows:
    return (
        sorted(rows, key=lambda row: row["id"])
        if rows and "id" in rows[0]
        else sorted(rows, key=lambda row: tuple(row.values()))
    )


def _column(world: World, table: str, name: str, given: dict, rows: dict[str, Rows]) -> None:
    texts = [row.get(name, "") for row in rows[table]]
    names = [name, f"{table}.{name}"] if table in ("company", "staff") else [f"{table}.{name}"]
    if given["kind"] == "text":
        values = given.get("values") or sorted({text for text in texts if text})
        world.rows[f"{table}.{name}"] = len(values)
        numbers = [Fraction(values.index(text)) if text in values else None for text in texts]
        for full in names:
            world.links[table][full] = f"{table}.{name}"
            world.columns[f"text of {full}"] = (table, texts)
    elif given["kind"] == "link":
        ids = [row["id"] for row in rows[given["leads_to"]]]
        numbers = [Fraction(ids.index(text)) for text in texts]
        for full in names:
            world.links[table][full] = given["leads_to"]
    else:
        numbers = [_value(text or given.get("blank", ""), given) for text in texts]
    for full in names:
        world.columns[full] = (table, numbers)
    if len(names) == 2 and given["kind"] in ("text", "link"):
        world.links[table].pop(names[1])


def _value(text: str, given: dict) -> Fraction | None:
    if text == "":
        return None
    if given["kind"] == "date":
        return Fraction(dt.date.fromisoformat(text).toordinal())
    if given["kind"] == "yes/no":
        return Fraction(text == "yes")
    return Fraction(text)


def _conditions(world: World, waiting: list[dict], found: dict[str, tuple[str, list]]) -> None:
    for condition in list(waiting):
        tree = formula(condition["when"])
        if all(name in world.columns for name in _names(tree)):
            waiting.remove(condition)
            found[f"eligible.{condition['name']}"] = world.column(tree, "staff")
    holding = [column for name, (_, column) in found.items() if name.startswith("eligible.")]
    if holding and not waiting:
        joined = [_all(values) for values in zip(*holding, strict=True)]
        world.columns["eligible"] = ("staff", joined)


def _all(values):
    for value in values:
        if isinstance(value, No) or not value:
            return value
    return strict(lambda *_: Fraction(1), *values)


def _names(tree: tuple) -> list[str]:
    if tree[0] == "name":
        return [tree[1]]
    parts = [*tree[2], *([("name", tree[3])] if tree[3] else [])] if tree[0] == "call" else tree[1:]
    return [name for part in parts if isinstance(part, tuple) for name in _names(part)]

"""A plan and its events as the text of files that can be read again."""

from __future__ import annotations

import json
from typing import Any

from sharing.participation.events import NUMBERS
from sharing.participation.transitions import COLUMNS
from sharing.reports.for_programs import quoted


def plan_text(tree: dict[str, Any]) -> str:
    """Write the tree of a plan as TOML: texts, numbers, yes and no, lists of texts, tables and lists of tables.

    >>> print(plan_text({"plan": "P", "classes": {"stock": {"kind": "stock"}}}), end="")
    plan = "P"
    <BLANKLINE>
    [classes.stock]
    kind = "stock"
    """
    lines = [f"{key} = {_value(value)}" for key, value in tree.items() if not isinstance(value, dict)]
    for part in ("classes", "vesting"):
        for name, table in tree.get(part, {}).items():
            lines += ["", f"[{part}.{_key(name)}]"]
            lines += [f"{key} = {_value(value)}" for key, value in table.items() if key != "condition"]
            for condition in table.get("condition", ()):
                lines += ["", f"[[{part}.{_key(name)}.condition]]"]
                lines += [f"{key} = {_value(value)}" for key, value in condition.items()]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    plain = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if plain else _value(name)


def _value(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def events_text(rows: list[dict[str, str]]) -> str:
    """Write events as CSV with the columns that events have."""
    lines = [[row[name] if name in NUMBERS else quoted(row[name]) for name in COLUMNS] for row in rows]
    return "\n".join(",".join(line) for line in [COLUMNS, *lines]) + "\n"

"""Read one condition or check, and all checks: they tell, and change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.kinds import YES_NO
from sharing.rules.scope import BrokenName
from sharing.scheme.formulas import renamed
from sharing.scheme.keys import CONDITION
from sharing.scheme.values import Condition
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Path
    from sharing.scheme.formulas import Desk

CHECK = "check"


def read_checks(desk: Desk) -> list[Condition]:
    """Read the checks: they tell, and change nothing."""
    found = []
    for index, tree in desk.reader.parts(desk.reader.document.tree, CHECK):
        check = read_condition(desk, tree, (CHECK, index))
        if check is not None and check.operand.table not in {STAFF, COMPANY}:
            what = f"a check is about the company or about participants, and this is about {check.operand.table}"
            desk.reader.say("S013", what, (CHECK, index, "when"), "say `all(...)` or `any(...)` of it", 0)
        found.extend([] if check is None else [check])
    return found


def read_condition(desk: Desk, tree: Mapping[str, Any], path: Path) -> Condition | None:
    """Read one condition or check: its name, what must hold, and the reason shown where it does not."""
    reader, say = desk.reader, desk.reader.say
    reader.known(tree, path, CONDITION)
    name, when = reader.text(tree, "name", path), reader.text(tree, "when", path)
    reason = reader.texts(tree, "reason", path)
    if not reason:
        say("S003", "a condition gives its reason", path, 'add: reason = { en = "...", nl = "..." }')
    if not name or not when or not reader.name(name, (*path, "name")):
        return None
    full = f"{path[0]}.{name}"
    if any(line.name == full for line in desk.compiler.writer.lines):
        say("S006", f"`{name}` is defined twice", (*path, "name"), "give it another name")
        return None
    desk.compiler.parts = {}
    try:
        found = desk.compiled(when, (*path, "when"))
    except BrokenName:
        return None
    if found is None:
        return None
    parsed, operand = found
    if operand.kind != YES_NO:
        say("S015", f"a condition is yes or no, and this is {operand.kind.name}", (*path, "when"), offset=0)
        return None
    named = desk.compiler.writer.named(operand, full)
    source = reader.text(tree, "source", path, "")
    parts = renamed(desk.compiler.parts, operand, named)
    return Condition(name, named, when, parsed, reason, source, parts)

"""Read the conditions for taking part: each as soon as all that it reads has been defined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.kinds import YES_NO
from sharing.language.parser import parse
from sharing.language.tokens import FormulaError
from sharing.language.tree import names
from sharing.rules.scope import Broken, BrokenName, Later
from sharing.scheme.formulas import renamed
from sharing.scheme.keys import CONDITION
from sharing.scheme.values import Condition
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Path
    from sharing.scheme.formulas import Desk

ELIGIBLE = "eligible"
CHECK = "check"


class ConditionReader:
    """Reads conditions one by one, and defines `eligible` when all of them hold."""

    def __init__(self, desk: Desk) -> None:
        """Begin with all conditions waiting."""
        self.desk = desk
        self.conditions: list[Condition] = []
        self.waiting = desk.reader.parts(desk.reader.document.tree, ELIGIBLE)
        self.declared = bool(self.waiting)

    def read(self, *, final: bool) -> None:
        """Read the conditions whose names are all defined; at the end, all that are left."""
        for index, tree in list(self.waiting):
            path: Path = (ELIGIBLE, index)
            when = tree.get("when")
            if not final and isinstance(when, str) and not self._ready(when):
                continue
            self.waiting.remove((index, tree))
            found = read_condition(self.desk, tree, path)
            self.conditions.extend([] if found is None else [found])
        if self.declared and not self.waiting and isinstance(self.desk.scope.names[ELIGIBLE], Later):
            self._join()

    def _ready(self, text: str) -> bool:
        try:
            return not any(isinstance(self.desk.scope.find(name), Later) for name in names(parse(text)))
        except FormulaError:
            return True

    def _join(self) -> None:
        """Define `eligible`: every condition holds."""
        write = self.desk.compiler.writer
        if not self.conditions:
            self.desk.scope.names[ELIGIBLE] = Broken()
            return
        joined = self.conditions[0].operand
        for condition in self.conditions[1:]:
            joined = write.choose(joined, condition.operand, write.number(0, YES_NO))
        self.desk.scope.names[ELIGIBLE] = write.named(joined, ELIGIBLE)


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

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

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Path
    from sharing.scheme.formulas import Desk

ELIGIBLE = "eligible"


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
            self._condition(tree, path)
        if self.declared and not self.waiting and isinstance(self.desk.scope.names[ELIGIBLE], Later):
            self._join()

    def _ready(self, text: str) -> bool:
        try:
            return not any(isinstance(self.desk.scope.find(name), Later) for name in names(parse(text)))
        except FormulaError:
            return True

    def _condition(self, tree: Mapping[str, Any], path: Path) -> None:
        reader, say = self.desk.reader, self.desk.reader.say
        reader.known(tree, path, CONDITION)
        name, when = reader.text(tree, "name", path), reader.text(tree, "when", path)
        reason = reader.texts(tree, "reason", path)
        if not reason:
            say("S003", "a condition gives its reason", path, 'add: reason = { en = "...", nl = "..." }')
        if not name or not when or not reader.name(name, (*path, "name")):
            return
        self.desk.compiler.parts = {}
        try:
            found = self.desk.compiled(when, (*path, "when"))
        except BrokenName:
            return
        if found is None:
            return
        parsed, operand = found
        if operand.kind != YES_NO:
            say("S015", f"a condition is yes or no, and this is {operand.kind.name}", (*path, "when"), offset=0)
            return
        named = self.desk.compiler.writer.named(operand, f"{ELIGIBLE}.{name}")
        source = reader.text(tree, "source", path, "")
        parts = renamed(self.desk.compiler.parts, operand, named)
        self.conditions.append(Condition(name, named, when, parsed, reason, source, parts))

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

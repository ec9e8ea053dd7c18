"""Read the conditions for taking part: each as soon as all that it reads has been defined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.kinds import YES_NO
from sharing.language.parser import parse
from sharing.language.tokens import FormulaError
from sharing.language.tree import names
from sharing.rules.scope import Broken, Later

if TYPE_CHECKING:
    from sharing.documents import Path
    from sharing.scheme.formulas import Desk
    from sharing.scheme.values import Condition

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
            from sharing.scheme.checks import read_condition

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

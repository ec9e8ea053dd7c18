"""Read one formula of a scheme file: what is wrong with it is said at its place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.language.parser import parse
from sharing.language.tokens import FormulaError
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Path
    from sharing.kernel import Operand
    from sharing.language.tree import Tree
    from sharing.rules import Compiler, Scope
    from sharing.scheme.keys import Reader


class Desk(Named):
    """What lies ready while a scheme is read: its file with the problems so far, the compiler, the names in scope."""

    reader: Reader
    compiler: Compiler
    scope: Scope

    def compiled(self, text: str, path: Path) -> tuple[Tree, Operand] | None:
        """Read a formula and write it down as lines; None when something is wrong with it."""
        try:
            tree = parse(text)
            return tree, self.compiler.formula(tree, self.scope)
        except FormulaError as problem:
            self.reader.formula_error(problem, path)
            return None


def renamed(parts: Mapping[Tree, Operand], old: Operand, new: Operand) -> dict[Tree, Operand]:
    """Bring the pieces of a formula that are the whole of it (`x as points`) to the name that the whole was given."""
    return {tree: found._replace(name=new.name) if found.name == old.name else found for tree, found in parts.items()}

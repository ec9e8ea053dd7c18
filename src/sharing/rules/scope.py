"""What the names in a formula stand for: values, optional values, tables, choices, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.errors import did_you_mean
from sharing.language.tokens import FormulaError
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.kernel import Operand


class Choice(Named):
    """One of the stated answers of a blank, such as `largest-remainder`."""

    text: str


class TableName(Named):
    """A table, named where a formula asks for one."""

    name: str


class Absent:
    """A blank that was left out."""


class Optional(Named):
    """A column with blanks: its value (0 where blank) and whether it is known."""

    value: Operand
    known: Operand


class Later(Named):
    """A name that is defined further down, or (with an empty `where`) here: a step reads only what stands above it."""

    where: str


class Broken:
    """A step that could not be read; steps that read it say nothing more about it."""


class BrokenName(Exception):  # noqa: N818  (a signal, not an error)
    """A formula reads a step that was already complained of."""


class Scope:
    """The names that a formula may use."""

    def __init__(self, names: Mapping[str, object], outer: Scope | None = None) -> None:
        """Begin a scope; names that are not found in it are looked for in `outer`."""
        self.names = dict(names)
        self.outer = outer

    def find(self, name: str) -> object | None:
        """Give what a name stands for, or None; `table.column` follows a table blank to its columns."""
        if name in self.names:
            return self.names[name]
        head, _, rest = name.partition(".")
        table = self.names.get(head) if rest else None
        if isinstance(table, Broken):
            return table
        if isinstance(table, TableName) and table.name != head:
            return self.find(f"{table.name}.{rest}")
        return self.outer.find(name) if self.outer else None

    def require(self, name: str, offset: int) -> object:
        """Give what a name stands for; FormulaError when nothing has that name, or something further down has."""
        found = self.find(name)
        if found is None:
            head, _, column = name.partition(".")
            if column and isinstance(table := self.find(head), TableName):
                what = f"table `{table.name}` has no column `{column}`"
                raise FormulaError(what, offset, "give every row of the table this column", "S011")
            advice = did_you_mean(name, self.known()) or "inputs and the steps above may be named here"
            raise FormulaError(f"nothing is named `{name}`", offset, advice, "S011")
        if isinstance(found, Broken):
            raise BrokenName(name)
        if isinstance(found, Later):
            what = f"`{name}` is defined below this step" if found.where else f"`{name}` is this step itself"
            raise FormulaError(what, offset, "a step reads only what stands above it", "S012")
        return found

    def known(self) -> list[str]:
        """List all names that could have been meant."""
        return [*self.names, *(self.outer.known() if self.outer else [])]

"""A program: flat lines, each with one operation, the names of its operands, and what is known before there is data."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from sharing.kinds import NUMBER, Kind
from sharing.named import Named
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

OPERATIONS = (
    "number", "add", "sub", "mul", "div", "floor", "le", "if", "at", "locate", "total", "most", "running", "level",
)  # fmt: skip
"""The whole kernel. A fifteenth needs a proof that it cannot be written with these."""

NOTHING: Mapping[str, str] = MappingProxyType({})


class Operand(Named):
    """A value that lines may use: what it measures, where it lives, the tables its size and denominator vary over.

    `home` is the table over which the value varies (a team's number seen from staff has home `teams`); `level` is
    the table of its denominator. Both are known when the scheme is read. A `literal` takes the kind of what it meets.
    """

    name: str
    kind: Kind = NUMBER
    table: str = COMPANY
    home: str = COMPANY
    level: str = COMPANY
    literal: bool = False


class Line(Named):
    """One line: `name = op(operands)`. An operand that is left out is an empty string.

    `value` is the number of a `number` line (None there is a refusal with code `refusal`); `into` is the table that
    `total`, `most`, `running`, `level` and `locate` lead to; `upper` is the side of `locate`.
    """

    name: str
    op: str
    operands: tuple[str, ...]
    result: Operand
    value: Fraction | None = None
    refusal: int = 0
    into: str = COMPANY
    upper: bool = False

    @property
    def hidden(self) -> bool:
        """Say whether the line has no name of its own and is only shown when somebody digs deep."""
        return self.name.startswith("~")

    def text(self) -> str:
        """Write the line down: `share.left = sub pool ~7`."""
        words = [word for word in self.operands if word]
        if self.op == "number":
            words = [str(self.value) if self.value is not None else "refuse", "@", self.result.table]
        if self.op in {"total", "most", "running"} and self.into != COMPANY:
            words += ["to", self.into]
        if self.op == "locate":
            words.append("to" if self.upper else "from")
        return " ".join([self.name, "=", self.op, *words])


class Intrinsic(Named):
    """A run of lines `start <= i < stop` that a hand-made version may compute at once, with the same values.

    `operands` and `results` name the lines that go in and come out, by the words the hand-made version knows.
    """

    name: str
    start: int
    stop: int
    operands: Mapping[str, str]
    results: Mapping[str, str]
    options: Mapping[str, str] = NOTHING


class Program(Named):
    """The lines of a scheme in order, and the runs among them that have a hand-made version."""

    lines: tuple[Line, ...] = ()
    intrinsics: tuple[Intrinsic, ...] = ()

    def line(self, name: str) -> Line:
        """Find the line that gives a name its value; KeyError when none does."""
        for line in self.lines:
            if line.name == name:
                return line
        raise KeyError(name)

    def text(self) -> str:
        """Write all lines down, one a row."""
        return "\n".join(line.text() for line in self.lines)

"""Where a refusal began: followed back along the lines of a program to the rows in which it was made.

A row of a file that was not approved refuses the total of the participant it belongs to, and every value that reads
that. Whoever has to mend it wants the row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.kernel.operations import operate
from sharing.kernel.workings import spread
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharing.kernel import Line, Value, Workings

FOLDS = {"total", "most"}
ROW_BY_ROW = {"add", "sub", "mul", "div", "floor", "le", "if", "at"}


class Origin(Named):
    """A table, and the rows of it in which a refusal was made; of the company that is row 0."""

    table: str
    rows: tuple[int, ...]


def origin(workings: Workings, name: str, rows: Iterable[int], code: int) -> Origin:
    """Follow the refusal `code` of some rows of a line back to the line and the rows that made it."""
    return _Tracer(workings, code).follow(name, tuple(rows))


class _Tracer:
    """Follows one refusal; a column that was not kept is made again once."""

    def __init__(self, workings: Workings, code: int) -> None:
        self.workings, self.code = workings, code
        self.made: dict[str, Value] = {}

    def follow(self, name: str, rows: tuple[int, ...]) -> Origin:
        """Go from line to line, each time to the first operand that refuses for the same reason."""
        line = self.workings.program.line(name)
        before = self._before(line, rows)
        while before is not None:
            line, rows = before
            before = self._before(line, rows)
        return Origin(line.result.table, rows)

    def _before(self, line: Line, rows: tuple[int, ...]) -> tuple[Line, tuple[int, ...]] | None:
        """Give the operand by which these rows of a line refuse, and its rows; None when the line itself does."""
        for word, seen in self._operands(line, rows):
            operand = self.workings.line(word)
            if operand is not None and operand.op != "number":
                found = self._refusing(word, seen)
                if found:
                    return operand, found
        return None

    def _operands(self, line: Line, rows: tuple[int, ...]) -> list[tuple[str, tuple[int, ...]]]:
        """Give the operands that these rows read, each with the rows of it that they read."""
        if line.op in FOLDS:
            value, link = line.operands
            return [(value, self._members(value, link, rows))]
        if line.op == "level":
            amount, *folded, link = line.operands
            return [(amount, rows), *((value, self._members(value, link, rows)) for value in folded if value)]
        if line.op == "at":
            value, link = line.operands
            to = self._column(link).exact
            return [(value, tuple(sorted({int(to.fraction(row)) for row in rows}))), (link, rows)]
        if line.op == "if":
            condition, yes, no = line.operands
            asked = self._column(condition).exact
            taken = tuple(row for row in rows if asked.fraction(row))
            return [(condition, rows), (yes, taken), (no, tuple(row for row in rows if row not in taken))]
        return [(word, rows) for word in line.operands] if line.op in ROW_BY_ROW else []

    def _members(self, value: str, link: str, rows: tuple[int, ...]) -> tuple[int, ...]:
        """Give the rows of a value that are folded into these rows; a number of the company stands for every row."""
        count = self._column(value).exact.rows
        along = self._column(link).link() if link else None
        if count is None or along is None:
            return tuple(range(1 if count is None else count))
        wanted = set(rows)
        return tuple(row for row in range(count) if along[row] in wanted)

    def _refusing(self, name: str, rows: tuple[int, ...]) -> tuple[int, ...]:
        """Give those of these rows that refuse for this reason: of a number of the company row 0."""
        value = self._column(name)
        if value.exact.rows is None:
            rows = rows and (0,)
        if isinstance(value.refused, int):
            return rows if value.refused == self.code else ()
        return tuple(row for row in rows if value.refused[row] == self.code)

    def _column(self, name: str) -> Value:
        if name not in self.made:
            kept = self.workings.values.get(name)
            self.made[name] = kept if kept is not None else self._again(self.workings.program.line(name))
        return self.made[name]

    def _again(self, line: Line) -> Value:
        operands = tuple(self._column(word) if word else None for word in line.operands)
        return spread(operate(line, operands, self.workings.rows), line, self.workings.rows)

"""Run a program over exact columns; the workings that come out are every step's value, and nothing is kept beside them.

Named lines stay as columns; hidden lines of the company or a group stay too (they are small); a hidden line of a
finer table is dropped when the last line that reads it has run, and made again for one row when somebody asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.columns import column
from sharing.exact import Exact
from sharing.kernel.intrinsics import INTRINSICS
from sharing.kernel.operations import operate
from sharing.kernel.sizes import held
from sharing.kernel.values import Value
from sharing.named import Named
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.kernel.lines import Line, Program

KEPT_ROWS = 1_000


class Workings(Named):
    """Every step's value: inputs, named lines, and how many rows each table has.

    `found` holds the lines by name from when the first of them is looked for.
    """

    program: Program
    values: Mapping[str, Value]
    rows: Mapping[str, int]
    found: dict[str, Line]

    def line(self, name: str) -> Line | None:
        """Find the line of a name; None for an input."""
        if not self.found:
            self.found.update({line.name: line for line in self.program.lines})
        return self.found.get(name)

    def row(self, name: str, row: int) -> Value:
        """Give one row of a name as a number of the company, made again from its operands when it was not kept."""
        value = self.values.get(name)
        if value is not None:
            return value if value.exact.rows is None else value.row(row)
        line = self.line(name)
        if line is None:
            raise KeyError(name)
        if line.op == "at":
            found = self.row(line.operands[1], row)
            return self.row(line.operands[0], int(found.exact.fraction()))
        if line.op in {"running", "locate", "total", "most", "level"}:
            return self._again(line).row(row)
        return operate(line, tuple(self.row(word, row) if word else None for word in line.operands), self.rows)

    def column(self, name: str) -> Value:
        """Give all rows of a name, made again from its operands when they were not kept."""
        value = self.values.get(name)
        if value is not None:
            return value
        line = self.line(name)
        if line is None:
            raise KeyError(name)
        return self._again(line)

    def _again(self, line: Line) -> Value:
        operands = tuple(self.column(word) if word else None for word in line.operands)
        return spread(operate(line, operands, self.rows), line, self.rows)


def spread(value: Value, line: Line, rows: Mapping[str, int]) -> Value:
    """Write a number of the company out over the rows of the table its line lives in; no rows refuse nothing."""
    table = line.result.table
    if table != COMPANY and not rows[table]:
        return Value(Exact(column([])))
    if table == COMPANY or value.exact.rows is not None:
        return value
    n = value.exact.n
    return Value(Exact(column([int(n)] * rows[table]) if isinstance(n, int) else n, value.exact.scale), value.refused)


def evaluate(
    program: Program, leaves: Mapping[str, Value], rows: Mapping[str, int], *, expanded: bool = False
) -> Workings:
    """Run a program on the values of its leaves: inputs, links and constant tables.

    `rows` says how many rows each table has. With `expanded`, hand-made versions are not used: the law says that this
    changes no value. Raises TooLarge when a number grows beyond what a run works with.
    """
    values = dict(leaves)
    last = _last_reader(program)
    starts = {} if expanded else {run.start: run for run in program.intrinsics}
    read: tuple[str, ...]
    index = 0
    while index < len(program.lines):
        run = starts.get(index)
        if run is None:
            line = program.lines[index]
            operands = tuple(values[word] if word else None for word in line.operands)
            values[line.name] = spread(held(line, operate(line, operands, rows)), line, rows)
            done, read, index = range(index, index + 1), (), index + 1
        else:
            given = {word: values[name] for word, name in run.operands.items()}
            results = INTRINSICS[run.name](given, run.options, rows)
            values.update({run.results[word]: value for word, value in results.items() if word in run.results})
            done, read, index = range(run.start, run.stop), tuple(run.operands.values()), run.stop
        _drop(program, values, last, done, read)
    return Workings(program, values, rows, {})


def _last_reader(program: Program) -> dict[str, int]:
    """Say for every name which line is the last to read it; a hand-made version reads what its last line stands for."""
    last = {word: index for index, line in enumerate(program.lines) for word in line.operands if word}
    for run in program.intrinsics:
        last.update({name: max(last.get(name, 0), run.stop - 1) for name in run.operands.values()})
    return last


def _drop(program: Program, values: dict[str, Value], last: dict[str, int], done: range, read: tuple[str, ...]) -> None:
    """Forget the large hidden columns that no later line reads."""
    for index in done:
        for word in {*program.lines[index].operands, program.lines[index].name, *read}:
            if word.startswith("~") and last.get(word, 0) < done.stop and word in values:
                kept = values[word].exact.rows
                if kept is not None and kept > KEPT_ROWS:
                    del values[word]

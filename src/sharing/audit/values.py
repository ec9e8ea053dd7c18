"""The value of every condition, step and sub-step of a run as exact texts, and of every solved number in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.audit.exacts import exact_text, value_texts
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from sharing.evaluation import Run
    from sharing.kernel import Line, Operand


def steps_of(run: Run) -> dict[str, Any]:
    """Give every value under its full name: `eligible.NAME`, `NAME`, `NAME.PART`."""
    return {name: _column(run, operand) for name, operand in _named(run)}


def own_steps(run: Run, row: int) -> dict[str, str]:
    """Give every value that lives in `staff` for one participant, as the leaf of this participant has it."""
    return {
        name: exact_text(run.workings.row(operand.name, row).exact.fraction())
        for name, operand in _named(run)
        if operand.table == STAFF
    }


def solved_of(run: Run) -> dict[str, Any]:
    """Give under every name the numbers that were solved in it, in the order of its lines; most names have none."""
    order = {line.name: (index, line) for index, line in enumerate(run.scheme.program.lines)}
    found: dict[str, Any] = {}
    for name, operands in _owned(run).items():
        levels = _levels(name, operands, order)
        if levels:
            found[name] = [_column(run, line.result) for line in levels]
    return found


def _named(run: Run) -> list[tuple[str, Operand]]:
    found = [(condition.operand.name, condition.operand) for condition in run.scheme.conditions]
    for step in run.scheme.steps:
        found.append((step.name, step.operand))
        found.extend((f"{step.name}.{word}", operand) for word, operand in step.outputs.items())
    return found


def _owned(run: Run) -> dict[str, list[Operand]]:
    found = {condition.operand.name: [condition.operand] for condition in run.scheme.conditions}
    found.update({step.name: [step.operand, *step.outputs.values()] for step in run.scheme.steps})
    return found


def _column(run: Run, operand: Operand) -> dict[str, Any]:
    table = operand.table
    rows = 1 if table == COMPANY else len(run.inputs.tables[table].ids)
    return {"table": table, "values": value_texts(run.value(operand), rows)}


def _levels(name: str, operands: list[Operand], order: dict[str, tuple[int, Line]]) -> list[Line]:
    """Find the lines of a name that solve: go back from its values through lines that are its own or have no name."""
    seen: set[str] = set()
    waiting = [operand.name for operand in operands]
    found: dict[int, Line] = {}
    while waiting:
        word = waiting.pop()
        own = word == name or word.startswith((f"{name}.", "~"))
        if word in seen or not own or word not in order:
            continue
        seen.add(word)
        index, line = order[word]
        if line.op == "level":
            found[index] = line
        waiting.extend(line.operands)
    return [found[index] for index in sorted(found)]

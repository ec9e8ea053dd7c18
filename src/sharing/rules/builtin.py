"""The words of formulas that are operations of the kernel themselves; all other words are definitions over these."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from sharing.errors import did_you_mean
from sharing.kernel import Operand
from sharing.kinds import YES_NO
from sharing.language.tokens import FormulaError
from sharing.language.tree import Call, Name, Number, Text, Tree
from sharing.refusals import CODES
from sharing.rules.scope import Choice, Optional, Scope, TableName
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sharing.kernel import Writer


class Compiler(Protocol):
    """What a built-in word asks of the compiler that meets it in a formula."""

    writer: Writer

    def formula(self, tree: Tree, scope: Scope) -> Operand:
        """Write a formula."""

    def maybe(self, tree: Tree, scope: Scope) -> Operand | None:
        """Write a formula, or give None when it hangs on a blank that was left out."""

    def link(self, name: Name | None, scope: Scope) -> Operand | None:
        """Find the link that a `by` names."""

    def argument(self, form: str, tree: Tree, scope: Scope) -> object:
        """Bind one argument by the form that its blank has."""


def _arguments(tree: Call, least: int, most: int) -> tuple[Tree, ...]:
    if not least <= len(tree.arguments) <= most:
        count = str(least) if least == most else f"{least} to {most}"
        raise FormulaError(f"`{tree.word}` takes {count} value{'s' if most > 1 else ''}", tree.offset, code="S022")
    return tree.arguments


def _total(compiler: Compiler, tree: Call, scope: Scope) -> Operand:
    (argument,) = _arguments(tree, 1, 1)
    return compiler.writer.total(compiler.formula(argument, scope), compiler.link(tree.by, scope))


def _highest(compiler: Compiler, tree: Call, scope: Scope) -> Operand:
    (argument,) = _arguments(tree, 1, 1)
    return compiler.writer.most(compiler.formula(argument, scope), compiler.link(tree.by, scope))


def _rows(compiler: Compiler, tree: Call, scope: Scope) -> Operand:
    (argument,) = _arguments(tree, 1, 1)
    found = scope.require(argument.name, argument.offset) if isinstance(argument, Name) else None
    if not isinstance(found, TableName):
        raise FormulaError("`rows` counts the rows of a table", tree.offset, "name a table: `rows(staff)`", "S022")
    return compiler.writer.total(compiler.writer.number(1, table=found.name), None)


def _floor(compiler: Compiler, tree: Call, scope: Scope) -> Operand:
    value, *rest = _arguments(tree, 1, 2)
    unit = compiler.formula(rest[0], scope) if rest else compiler.writer.number(1)
    return compiler.writer.floor(compiler.formula(value, scope), unit)


def _at(compiler: Compiler, tree: Call, scope: Scope) -> Operand:
    of, along = _arguments(tree, 2, 2)
    value = compiler.formula(of, scope)
    link = _row_named(value.table, along, scope) if isinstance(along, Text) else compiler.formula(along, scope)
    return compiler.writer.at(value, link)


def _row_named(table: str, text: Text, scope: Scope) -> Operand:
    """Give the row of a table of the scheme that has an id."""
    found = scope.find(f"{table}={text.value}")
    if isinstance(found, Operand):
        return found
    start = f"{table}="
    listed = [name.removeprefix(start) for name in scope.known() if name.startswith(start)]
    advice = did_you_mean(text.value, listed) or (f"its rows: {', '.join(listed)}" if listed else "")
    raise FormulaError(f'table `{table}` has no row "{text.value}"', text.offset, advice, "S021")


def _locate(compiler: Compiler, tree: Call, scope: Scope) -> Operand:
    value, bounds, side = _arguments(tree, 3, 3)
    chosen = scope.find(side.name) if isinstance(side, Name) else side
    text = chosen.text if isinstance(chosen, Choice) else chosen.value if isinstance(chosen, Text) else ""
    if text not in {"from", "to"}:
        raise FormulaError('`locate` must say one of "from", "to"', side.offset, code="S017")
    return compiler.writer.locate(compiler.formula(value, scope), compiler.formula(bounds, scope), upper=text == "to")


def _running(compiler: Compiler, tree: Call, scope: Scope) -> Operand:
    value, *keys = (compiler.formula(argument, scope) for argument in _arguments(tree, 1, 5))
    if value.table == COMPANY and keys:
        number = tree.arguments[0].value if isinstance(tree.arguments[0], Number) else 1
        each = compiler.writer.number(number, table=_finest(compiler, keys))
        value = each if isinstance(tree.arguments[0], Number) else compiler.writer.mul(each, value)
    return compiler.writer.running(value, keys, compiler.link(tree.by, scope))


def _finest(compiler: Compiler, operands: Sequence[Operand]) -> str:
    """Give the table of the operand that varies most: each of its rows has a value of all the others."""
    table = COMPANY
    for operand in operands:
        table = operand.table if compiler.writer.shape.reaches(operand.table, table) else table
    return table


def _level(compiler: Compiler, tree: Call, scope: Scope) -> Operand:
    amount, points, *bounds = _arguments(tree, 2, 4)
    low, high = (*(compiler.maybe(bound, scope) for bound in bounds), None, None)[:2]
    link = compiler.link(tree.by, scope)
    return compiler.writer.level(compiler.formula(amount, scope), compiler.formula(points, scope), low, high, link)


def _refuse(compiler: Compiler, tree: Call, _: Scope) -> Operand:
    (argument,) = _arguments(tree, 1, 1)
    if not isinstance(argument, Text) or argument.value not in CODES:
        raise FormulaError("`refuse` takes the name of a refusal", tree.offset, code="S022")
    return compiler.writer.number(None, refusal=CODES[argument.value])


def _unit_of(compiler: Compiler, tree: Call, scope: Scope) -> Operand:
    (argument,) = _arguments(tree, 1, 1)
    digits = compiler.argument("digits", argument, scope)
    return compiler.writer.number(Fraction(1, 10 ** int(digits.text)) if isinstance(digits, Choice) else 1)


def _known(compiler: Compiler, tree: Call, scope: Scope) -> Operand:
    (argument,) = _arguments(tree, 1, 1)
    found = scope.require(argument.name, argument.offset) if isinstance(argument, Name) else None
    return found.known if isinstance(found, Optional) else compiler.writer.number(1, YES_NO)


def _or_else(compiler: Compiler, tree: Call, scope: Scope) -> Operand:
    value, other = _arguments(tree, 2, 2)
    found = scope.require(value.name, value.offset) if isinstance(value, Name) else None
    if isinstance(found, Optional):
        return compiler.writer.choose(found.known, found.value, compiler.formula(other, scope))
    operand = compiler.maybe(value, scope)
    return compiler.formula(other, scope) if operand is None else operand._replace()


BUILTIN: dict[str, Callable[[Compiler, Call, Scope], Operand]] = {
    "total": _total,
    "highest": _highest,
    "rows": _rows,
    "floor": _floor,
    "at": _at,
    "locate": _locate,
    "running": _running,
    "level": _level,
    "refuse": _refuse,
    "unit_of": _unit_of,
    "known": _known,
    "or_else": _or_else,
}

FOLDING = {"total", "highest", "running", "level"}
"""Those of them that bring rows together, and may say `by` which groups they do so in."""

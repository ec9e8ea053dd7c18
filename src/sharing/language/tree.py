"""The tree of a formula: every node knows the offset in the text at which it stands, for the caret of a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.named import Named

if TYPE_CHECKING:
    from fractions import Fraction


class Number(Named):
    """An exact number, as written: `0.08`, `8%`."""

    value: Fraction
    text: str
    offset: int = 0


class Day(Named):
    """A date, as a day number: `2026-12-31`."""

    value: int
    text: str
    offset: int = 0


class Text(Named):
    """A text in double quotes."""

    value: str
    offset: int = 0


class Name(Named):
    """A name: an input, a step, `period.end`, `table.column`."""

    name: str
    offset: int = 0


class Unary(Named):
    """`-x` or `not x`."""

    op: str
    operand: Tree
    offset: int = 0


class Binary(Named):
    """Two operands and what joins them: arithmetic, a comparison, `and`, `or`."""

    op: str
    left: Tree
    right: Tree
    offset: int = 0


class Conditional(Named):
    """`if condition then yes else no`."""

    condition: Tree
    yes: Tree
    no: Tree
    offset: int = 0


class Call(Named):
    """A word with its arguments, and the link that folds along when it says `by`."""

    word: str
    arguments: tuple[Tree, ...]
    by: Name | None = None
    offset: int = 0


class Points(Named):
    """`x as points`: the value without what it measures."""

    operand: Tree
    offset: int = 0


Tree = Number | Day | Text | Name | Unary | Binary | Conditional | Call | Points


def names(tree: Tree) -> list[str]:
    """List the names a formula reads, in the order of the text, each once.

    >>> from sharing.language.parser import parse
    >>> names(parse("a * (b + a)"))
    ['a', 'b']
    """
    found: dict[str, None] = {}
    _collect(tree, found)
    return list(found)


def _collect(tree: Tree, found: dict[str, None]) -> None:
    if isinstance(tree, Name):
        found[tree.name] = None
    for child in children(tree):
        _collect(child, found)


def children(tree: Tree) -> tuple[Tree, ...]:
    """Give the nodes directly below a node."""
    match tree:
        case Unary(operand=operand) | Points(operand=operand):
            return (operand,)
        case Binary(left=left, right=right):
            return (left, right)
        case Conditional(condition=condition, yes=yes, no=no):
            return (condition, yes, no)
        case Call(arguments=arguments, by=by):
            return arguments if by is None else (*arguments, by)
        case _:
            return ()

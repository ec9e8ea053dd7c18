"""Bind what a formula puts between the parentheses of a word to the blanks of its definition."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.language.tokens import FormulaError
from sharing.language.tree import Call, Name, Number, Text
from sharing.rules.scope import Absent, Choice, Optional, Scope, TableName

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.kernel import Writer
    from sharing.language.tree import Tree
    from sharing.rules.builtin import Compiler
    from sharing.rules.definition import Rule


def bound(compiler: Compiler, rule: Rule, tree: Call, scope: Scope) -> dict[str, object]:
    """Bind the arguments of a word to the blanks of its definition, in order."""
    places = [p for p in rule.blanks if p.form != "link"]
    if len(tree.arguments) > len(places):
        raise FormulaError(f"`{tree.word}` takes at most {len(places)} values", tree.offset, code="S022")
    names: dict[str, object] = {
        p.name: compiler.link(tree.by, scope) or Absent() for p in rule.blanks if p.form == "link"
    }
    for place, blank in enumerate(places):
        if place < len(tree.arguments):
            names[blank.name] = argument_of(compiler, blank.form, tree.arguments[place], scope)
        elif blank.default is not None:
            names[blank.name] = default_of(compiler.writer, blank.default)
        else:
            raise FormulaError(
                f"`{tree.word}` also needs `{blank.name}`", tree.offset, rule.about.get("en", ""), "S022"
            )
        _check_choice(blank.choices, names[blank.name], tree)
    return names


def argument_of(compiler: Compiler, form: str, tree: Tree, scope: Scope) -> object:
    """Bind one argument by the form that its blank has."""
    if form == "choice" and isinstance(tree, Text):
        return Choice(tree.value)
    if form == "digits":
        if isinstance(tree, Name) and isinstance(scope.find(tree.name), Choice):
            return scope.find(tree.name)
        if isinstance(tree, Number) and tree.value.denominator == 1 and "%" not in tree.text:
            return Choice(tree.text)
        raise FormulaError("the number of digits is written as a whole number", tree.offset, code="S022")
    if isinstance(tree, Name):
        found = scope.require(tree.name, tree.offset)
        if isinstance(found, (Choice, TableName, Absent, Optional)):
            return found
    if form == "choice":
        raise FormulaError(
            "one of the stated answers is expected here, between double quotes", tree.offset, code="S022"
        )
    return compiler.maybe(tree, scope) or Absent()


def default_of(writer: Writer, text: str) -> object:
    """Bind the default of a blank: a number, or else a choice."""
    try:
        return writer.number(Fraction(text))
    except ValueError:
        return Choice(text)


def _check_choice(choices: Mapping[str, object], value: object, tree: Call) -> None:
    if choices and not (isinstance(value, Choice) and value.text in choices):
        listed = ", ".join(f'"{choice}"' for choice in choices)
        raise FormulaError(f"`{tree.word}` must say one of {listed}", tree.offset, code="S017")

"""Read a scheme: its parts one by one, all problems at once, and every formula and rule written down as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.errors import Refused
from sharing.kernel import Operand, Writer
from sharing.rules import Compiler, Scope
from sharing.rules.scope import Broken, Optional, TableName
from sharing.scheme.forbidden import check_forbidden
from sharing.scheme.formulas import Desk
from sharing.scheme.inputs import read_inputs
from sharing.scheme.keys import EXAMPLE, TOP, Reader
from sharing.scheme.outlets import read_outlets
from sharing.scheme.shapes import leaves_of, shape_of
from sharing.scheme.steps import StepReader
from sharing.scheme.unread import check_reads
from sharing.scheme.values import Input, Scheme
from sharing.tables import CALENDAR, COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Document
    from sharing.rules import Rule
    from sharing.scheme.values import Constant

LANGUAGES = {"nl", "en"}


def read_scheme(document: Document, vocabulary: Mapping[str, Rule]) -> Scheme:
    """Read a scheme from its document, with the words and rules of a vocabulary.

    Raises Refused with every problem of the file, each at its place.
    """
    reader = Reader(document)
    tree = document.tree
    reader.known(tree, (), TOP)
    inputs, constants = read_inputs(reader)
    shape, leaves = shape_of(inputs, constants), leaves_of(inputs, constants)
    writer = Writer(shape, leaves)
    scope = _names(reader, inputs, constants, leaves)
    steps = StepReader(Desk(reader, Compiler(writer, vocabulary), scope))
    steps.read()
    figures = {found.name: leaves[found.leaf] for found in inputs if found.table == COMPANY}
    outlets = read_outlets(reader, steps.steps, shape, figures)
    check_reads(reader, steps.steps)
    check_forbidden(reader, steps.steps, shape)
    head = _head(reader, tree)
    examples = tuple(item for _, item in reader.parts(tree, "example"))
    for index, example in enumerate(examples):
        reader.known(example, ("example", index), EXAMPLE)
    if reader.problems:
        raise Refused(sorted(reader.problems, key=lambda problem: (problem.place.line, problem.place.column)))
    return Scheme(
        **head,
        inputs=tuple(inputs),
        constants=tuple(constants),
        conditions=tuple(steps.eligible.conditions),
        steps=tuple(steps.steps),
        outlets=tuple(outlets),
        program=writer.program(),
        leaves=writer.leaves,
        shape=shape,
        document=document,
        examples=examples,
    )


def _head(reader: Reader, tree: Mapping[str, Any]) -> dict[str, Any]:
    language = reader.text(tree, "language", (), "en")
    if language not in LANGUAGES:
        reader.say("S004", f"`{language}` is not a language of the reports", ("language",), "nl or en")
    valid = reader.part(tree, "valid")
    reader.known(valid, ("valid",), {"from", "to"})
    return {
        "name": reader.text(tree, "scheme", ()),
        "title": reader.texts(tree, "title", ()),
        "version": reader.text(tree, "version", (), ""),
        "currency": reader.text(tree, "currency", (), "EUR"),
        "language": language,
        "about": reader.texts(tree, "about", ()),
        "source": reader.text(tree, "source", (), ""),
        "valid": valid,
    }


def _names(reader: Reader, inputs: list[Input], constants: list[Constant], leaves: Mapping[str, Operand]) -> Scope:
    """Say what names stand for: figures and staff columns by their own name, other columns by their table's too."""
    names: dict[str, object] = {"period.start": leaves["period.start"], "period.end": leaves["period.end"]}
    for table in {STAFF, *(found.table for found in inputs), *(constant.name for constant in constants)}:
        names[table] = TableName(table)
    for found in inputs:
        leaf = leaves[found.leaf]
        binding = Optional(leaf, leaves[f"{found.leaf}.known"]) if found.optional else leaf
        names[found.leaf] = binding
        if found.table in {COMPANY, STAFF}:
            path = ("figures" if found.table == COMPANY else STAFF, found.name)
            if found.name in names:
                reader.say("S006", f"`{found.name}` is defined twice", path, "give one of them another name")
            names[found.name] = binding
        for value in found.values or ("*",):
            if found.declared == "text":
                names[f"{found.leaf}={value}"] = leaves[f"{found.leaf}={value}"]
    names.update({name: Broken() for name in reader.broken})
    fixed = {CALENDAR, *(constant.name for constant in constants)}
    names.update({name: operand for name, operand in leaves.items() if operand.table in fixed})
    return Scope(names)

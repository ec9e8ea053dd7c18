"""Read a scheme: its parts one by one, all problems at once, and every formula and rule written down as lines."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from sharing.kernel import Operand, Writer
from sharing.rules import Compiler, Scope
from sharing.rules.scope import Broken, Optional, TableName
from sharing.scheme.examples import read_examples
from sharing.scheme.formulas import Desk
from sharing.scheme.heads import read_head
from sharing.scheme.inputs import read_inputs
from sharing.scheme.keys import TOP, Reader
from sharing.scheme.limits import check_roundings
from sharing.scheme.outlets import read_outlets
from sharing.scheme.promises import check_climbing, check_limits, check_wholes
from sharing.scheme.shapes import leaves_of, shape_of
from sharing.scheme.steps import StepReader
from sharing.scheme.unread import check_reads
from sharing.scheme.values import Input, Scheme
from sharing.tables import CALENDAR, COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Document
    from sharing.parameters import Parameter, ParameterSet
    from sharing.rules import Rule
    from sharing.scheme.values import Account, Condition, Constant, Step
    from sharing.tables import Shape

ACCOUNTS, CHECK, FORBID, PARAMETERS = "accounts", "check", "forbid", "parameters"
"""Parts that most schemes do not have: what reads them is imported where they are."""
NO_SETS: Mapping[str, ParameterSet] = MappingProxyType({})


def read_scheme(
    document: Document, vocabulary: Mapping[str, Rule], parameters: Mapping[str, ParameterSet] = NO_SETS
) -> Scheme:
    """Read a scheme from its document, with the words and rules of a vocabulary and the sets of parameters it may name.

    Raises Refused with every problem of the file, each at its place.
    """
    reader, tree = Reader(document), document.tree
    reader.known(tree, (), TOP)
    inputs, constants = read_inputs(reader)
    accounts, columns = _accounts(reader)
    inputs.extend(columns)
    shape, leaves = shape_of(inputs, constants), leaves_of(inputs, constants)
    dated = _dated(reader, inputs, parameters, leaves)
    writer = Writer(shape, leaves)
    scope = _names(reader, inputs, constants, leaves)
    _name(reader, dated, leaves, scope)
    steps = StepReader(Desk(reader, Compiler(writer, vocabulary), scope))
    steps.read()
    checks = _checks(steps.desk)
    _check_accounts(reader, accounts, steps.steps)
    figures = {found.name: leaves[found.leaf] for found in inputs if found.table == COMPANY}
    outlets = read_outlets(reader, steps.steps, shape, figures)
    _check_steps(reader, steps.steps, constants, shape)
    head, examples = read_head(reader, tree), read_examples(reader)
    reader.finish()
    return Scheme(
        **head,
        inputs=tuple(inputs),
        constants=tuple(constants),
        conditions=tuple(steps.eligible.conditions),
        steps=tuple(steps.steps),
        outlets=tuple(outlets),
        accounts=tuple(accounts),
        checks=tuple(checks),
        program=writer.program(),
        leaves=writer.leaves,
        shape=shape,
        document=document,
        examples=examples,
        parameters=dated,
        headings=reader.headings,
    )


def _check_steps(reader: Reader, steps: list[Step], constants: list[Constant], shape: Shape) -> None:
    """Hold the steps together to what rules, tables and the scheme itself promise."""
    check_reads(reader, steps)
    check_wholes(reader, steps, constants)
    check_climbing(reader, steps, constants)
    check_limits(reader, steps)
    check_roundings(reader, steps)
    if FORBID in reader.document.tree:
        from sharing.scheme.forbidden import check_forbidden

        check_forbidden(reader, steps, shape)


def _accounts(reader: Reader) -> tuple[list[Account], list[Input]]:
    """Read the accounts, if there are any: a scheme without them does not import what reads them."""
    if ACCOUNTS not in reader.document.tree:
        return [], []
    from sharing.scheme.accounts import read_accounts

    return read_accounts(reader)


def _check_accounts(reader: Reader, accounts: list[Account], steps: list[Step]) -> None:
    if accounts:
        from sharing.scheme.accounts import check_closings

        check_closings(reader, accounts, steps)


def _checks(desk: Desk) -> list[Condition]:
    """Read the checks, if there are any: a scheme without them does not import what reads them."""
    if CHECK not in desk.reader.document.tree:
        return []
    from sharing.scheme.checks import read_checks

    return read_checks(desk)


def _dated(
    reader: Reader, inputs: list[Input], sets: Mapping[str, ParameterSet], leaves: dict[str, Operand]
) -> tuple[Parameter, ...]:
    """Read the parameters, if there are any: a scheme without them does not import what reads them."""
    if PARAMETERS not in reader.document.tree:
        return ()
    from sharing.scheme.parameters import parameter_leaves, read_parameters

    found = read_parameters(reader, inputs, sets)
    leaves.update({leaf: operand for leaf, operand in parameter_leaves(found).items() if leaf not in leaves})
    return found


def _name(reader: Reader, dated: tuple[Parameter, ...], leaves: Mapping[str, Operand], scope: Scope) -> None:
    if dated:
        from sharing.scheme.parameters import name_parameters

        name_parameters(reader, dated, leaves, scope)


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
    rows = [f"{constant.name}={identity}" for constant in constants for identity in constant.ids]
    names.update({leaf: leaves[leaf] for leaf in rows})
    return Scope(names)

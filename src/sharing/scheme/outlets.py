"""Read the awards: where values leave a scheme, in which unit, and from which pool."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.dates import read_day
from sharing.errors import did_you_mean
from sharing.kinds import MONEY, QUANTITY
from sharing.scheme.keys import IN_MONEY, OUTLET, OUTLET_KINDS, Reader
from sharing.scheme.values import Outlet
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from sharing.documents import Path
    from sharing.kernel import Operand
    from sharing.scheme.values import Step
    from sharing.tables import Shape


def read_outlets(reader: Reader, steps: list[Step], shape: Shape, figures: dict[str, Operand]) -> list[Outlet]:
    """Read every award; a scheme without one pays nothing to anybody, which is refused.

    An award comes from a step; its pool is a step or one of the company's `figures`.
    """
    operands = {**figures, **{step.name: step.operand for step in steps}}
    for step in steps:
        operands.update({f"{step.name}.{word}": operand for word, operand in step.outputs.items()})
    found = reader.part(reader.document.tree, "awards")
    if not found:
        reader.say("S003", "a scheme says what leaves it", (), 'add: [awards.profit_share] with step = "amount"')
    outlets = []
    for name, tree in found.items():
        if reader.is_table(tree, ("awards", name)) and reader.name(name, ("awards", name)):
            outlets.extend(_outlet(reader, name, tree, operands, shape))
    return outlets


def _outlet(
    reader: Reader, name: str, tree: dict[str, Any], operands: dict[str, Operand], shape: Shape
) -> list[Outlet]:
    path: Path = ("awards", name)
    reader.known(tree, path, OUTLET)
    kind = reader.text(tree, "kind", path, "cash")
    if kind not in OUTLET_KINDS:
        advice = did_you_mean(kind, OUTLET_KINDS) or f"one of {', '.join(sorted(OUTLET_KINDS))}"
        reader.say("S017", f"`{kind}` is not a kind of award", (*path, "kind"), advice)
    _check_steps(reader, path, tree, operands, shape)
    default = Fraction(1, 100) if kind in IN_MONEY else Fraction(1)
    multiple = reader.number(tree["multiple"], (*path, "multiple")) if "multiple" in tree else default
    if multiple is not None and multiple <= 0:
        reader.say("S004", "`multiple` is above zero", (*path, "multiple"), "write multiple = 0.01 for whole cents")
    pay = str(tree.get("pay", ""))
    if pay and read_day(pay) is None:
        reader.say("S004", "`pay` is a date", (*path, "pay"), "write pay = 2026-12-31")
    return [
        Outlet(
            name=name,
            step=str(tree.get("step", "")),
            kind=kind,
            unit=reader.text(
                tree,
                "unit",
                path,
                str(reader.document.tree.get("currency", "EUR")) if kind in IN_MONEY else kind,
            ),
            multiple=multiple or default,
            label=reader.texts(tree, "label", path),
            pool=str(tree.get("pool", "")),
            pay=pay,
            value=str(tree.get("value", "")),
            cost=str(tree.get("cost", "")),
            tax=reader.texts(tree, "tax", path),
            source=reader.text(tree, "source", path, ""),
        )
    ]


def _is_money(operand: Operand) -> bool:
    """Say whether a value is money, whatever time it is for; a plain number of the scheme may stand for it."""
    return operand.literal or operand.kind._replace(per="") == MONEY


def _check_steps(reader: Reader, path: Path, tree: dict[str, Any], operands: dict[str, Operand], shape: Shape) -> None:
    """Hold the step that is paid and the pool it is paid from to what exists and can be paid."""
    declared = reader.steps().keys() | reader.broken
    for key in ("step", "pool", "value", "cost"):
        given = reader.text(tree, key, path, None if key == "step" else "")
        operand = operands.get(given)
        if given and operand is None and given.partition(".")[0] not in declared:
            inputs = {**reader.part(reader.document.tree, "figures"), **reader.part(reader.document.tree, STAFF)}
            step = f'an award comes from a step: name = "paid", formula = "{given}"'
            advice = step if given in inputs else did_you_mean(given, operands) or "name a step of this scheme"
            reader.say("S011", f"no step is named `{given}`", (*path, key), advice, 0)
        elif operand is not None and operand.kind.form != QUANTITY:
            reader.say("S015", f"`{given}` is {operand.kind.name}, which cannot be paid", (*path, key), offset=0)
        elif operand is not None and key in {"value", "cost"} and not _is_money(operand):
            what = f"`{given}` is {operand.kind.name}, and what a unit is worth or costs is money"
            reader.say("S015", what, (*path, key), 'give that step kind = "money"', 0)
        elif operand is not None and key != "pool" and operand.table not in {STAFF, COMPANY}:
            reader.say(
                "S013",
                f"`{given}` lives in {operand.table}; awards go to participants or to a fund",
                (*path, key),
                offset=0,
            )
        elif operand is not None and key == "pool":
            _check_pool(reader, (*path, key), given, operand.table, shape)


def _check_pool(reader: Reader, path: Path, given: str, table: str, shape: Shape) -> None:
    """Hold a pool to one amount, or to one for each group that every participant belongs to in one way."""
    chains = len(shape.chains(STAFF, table))
    if table == STAFF:
        what = f"`{given}` has an amount for each participant, and a pool is what they divide"
        reader.say("S013", what, path, "name the step or the figure that is divided", 0)
    elif table != COMPANY and not chains:
        reader.say("S013", f"`{given}` lives in {table}, which no link of staff reaches", path, offset=0)
    elif table != COMPANY and chains > 1:
        what = f"`{given}` lives in {table}, which more than one chain of links of staff reaches"
        reader.say("S013", what, path, "take the total first, or leave the pool out", 0)

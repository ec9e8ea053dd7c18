"""What a scheme forbids itself: products of keys, which some countries do not allow in a division.

A step that multiplies two values that both differ from participant to participant would weigh one key with another.
Quotients are not products, and the lines of a rule are the rule's own: only the scheme's formulas are looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.language.tree import Binary, children
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sharing.documents import Path
    from sharing.kernel import Operand
    from sharing.language.tree import Tree
    from sharing.scheme.keys import Reader
    from sharing.scheme.values import Step
    from sharing.tables import Shape

FORBID = "forbid"
CHOICES = {"products": "no formula multiplies two values that differ by participant (France, United Kingdom SIP)"}


def check_forbidden(reader: Reader, steps: Sequence[Step], shape: Shape) -> None:
    """Complain of every formula that does what the scheme forbids."""
    wanted = reader.document.tree.get(FORBID, [])
    listed = "one or more of:" + "".join(f'\n  "{word}": {about}' for word, about in CHOICES.items())
    if not isinstance(wanted, list):
        reader.say("S004", f"`{FORBID}` is a list", (FORBID,), 'write forbid = ["products"]')
        return
    for place, word in enumerate(wanted):
        if word not in list(CHOICES):
            reader.say("S017", f"`{FORBID}` cannot hold `{word}`", (FORBID, place), listed)
    if "products" not in wanted:
        return
    places = reader.steps()
    for step in steps:
        for factor, other in step.rule.products if step.rule is not None else ():
            sides = [step.parts.get(step.trees[word]) for word in (factor, other) if word in step.trees]
            if len(sides) == len((factor, other)) and all(side is not None and _varies(side, shape) for side in sides):
                _say(reader, ("step", places[step.name], other), 0)
        for key, tree in [("formula", step.tree), *step.trees.items()]:
            for product in _products(tree, step, shape) if tree is not None else ():
                _say(reader, ("step", places[step.name], key), product.offset)


def _say(reader: Reader, path: Path, offset: int) -> None:
    what = "this multiplies two values that differ from participant to participant"
    advice = "the scheme forbids products: add the keys, or divide a sub-pool by each of them"
    reader.say("S032", what, path, advice, offset)


def _products(tree: Tree, step: Step, shape: Shape) -> Iterator[Binary]:
    """Give the products of two varying values in a formula."""
    if isinstance(tree, Binary) and tree.op == "*":
        sides = [step.parts.get(side) for side in (tree.left, tree.right)]
        if all(side is not None and _varies(side, shape) for side in sides):
            yield tree
    for child in children(tree):
        yield from _products(child, step, shape)


def _varies(operand: Operand, shape: Shape) -> bool:
    """Say whether a value differs from participant to participant: by person, by team, or by contract."""
    if COMPANY in {operand.table, operand.home}:
        return False
    return shape.reaches(STAFF, operand.table) or shape.reaches(operand.table, STAFF)

"""Every node of a derivation is what its children say: recomputed by the oracle's formulas, or by a rule's own lines.

The lines of a rule are data; here they are read as data and computed by the oracle's evaluator for one participant.
"""

from __future__ import annotations

import tomllib
from datetime import date
from fractions import Fraction
from importlib import resources

from hypothesis import assume, given, settings
from tests.oracles.formulas import read
from tests.oracles.schemes import No
from tests.oracles.world import World
from tests.scheme_strategies import Plan, plans

from sharing.derivation import derive
from sharing.errors import Refused
from sharing.evaluation import Run
from sharing.nodes import Node

DEFINITIONS = resources.files("sharing.rules") / "definitions"


def world_of(run: Run, node: Node) -> World:
    """Make a world of one row, in which every child of a node stands under its name."""
    world = World(*(date.fromordinal(int(run.inputs.leaves[f"period.{w}"].exact.fraction()))
                    for w in ("start", "end")))  # fmt: skip
    for name, child in node.children.items():
        world.columns[name] = ("company", [None if child.blank else child.value])
        if child.input is not None and child.input.declared == "text":
            texts = run.inputs.tables[child.input.leaf].ids
            world.columns[f"text of {name}"] = ("company", [texts[int(child.value)]])
    return world


def with_folds(tree: tuple, folds: dict[tuple, str]) -> tuple:
    """Put the name of a node in the place of each total that the node was made of."""
    if tree in folds:
        return ("name", folds[tree])
    if tree[0] == "call":
        return ("call", tree[1], [with_folds(part, folds) for part in tree[2]], tree[3])
    return tuple(with_folds(part, folds) if isinstance(part, tuple) else part for part in tree)


def recomputed(run: Run, node: Node, formula: str) -> Fraction:
    """Compute a formula from the children of its node and from nothing else."""
    folds = {child.name: child for child in node.children.values() if child.form == "fold"}
    tree = _named(read(formula), list(folds))
    return world_of(run, node).value(tree, "company", 0)


def _named(tree: object, folds: list[str]) -> object:
    if isinstance(tree, tuple):
        if tree[0] == "call" and tree[1] in ("total", "highest", "lowest", "count", "any", "all", "rows"):
            matching = [
                name
                for name in folds
                if _bare(read(name.replace(" x ", " * ").replace(" is not ", " != ").replace(" = ", " == ")))
                == _bare(tree)
            ]
            if matching:
                return ("name", matching[0])
        return tuple(_named(part, folds) for part in tree)
    return [_named(part, folds) for part in tree] if isinstance(tree, list) else tree


def _bare(tree: object) -> object:
    """Leave out `as points`, which the sentence of a formula does not show."""
    if isinstance(tree, tuple):
        return _bare(tree[1]) if tree[0] == "points" else tuple(map(_bare, tree))
    return [_bare(part) for part in tree] if isinstance(tree, list) else tree


@settings(max_examples=25)
@given(plan=plans())
def test_every_formula_recomputed_from_its_children_gives_its_value(plan: Plan) -> None:
    try:
        run = plan.run()
    except Refused:
        assume(condition=False)
        raise
    for row in range(len(run.inputs.tables["staff"].ids)):
        for step in run.scheme.steps:
            if step.operand.table not in ("company", "staff", "teams"):
                continue
            for node in derive(run, step.name, row).walk():
                if node.form == "formula" and "running(" not in node.step.formula and node.operand.table != "spells":
                    assert recomputed(run, node, node.step.formula) == node.value, node.step.formula


@settings(max_examples=25)
@given(plan=plans())
def test_every_node_is_a_value_of_the_oracle(plan: Plan) -> None:
    """Steps, sub-steps and conditions in a tree are those of the second reading, in the row that the node names."""
    try:
        run = plan.run()
    except Refused:
        assume(condition=False)
        raise
    expected = plan.expected()
    ids = run.inputs.tables
    for row in range(len(ids["staff"].ids)):
        for step in run.scheme.steps:
            for node in derive(run, step.name, row).walk() if step.operand.table != "spells" else ():
                if node.name in expected and node.operand.table in ("company", "staff", "teams"):
                    table, values = expected[node.name]
                    place = 0 if table == "company" else ids[table].ids.index(node.row)
                    assert node.value == values[place], node.name


def lines_of(rule: str) -> list[dict]:
    return tomllib.loads((DEFINITIONS / f"{rule}.toml").read_text(encoding="utf-8"))["line"]


@settings(max_examples=25)
@given(plan=plans())
def test_every_share_recomputed_from_its_definition_gives_its_value(plan: Plan) -> None:
    """With the level taken from its own node, the lines of `share` below it are plain arithmetic of one row."""
    try:
        run = plan.run()
    except Refused:
        assume(condition=False)
        raise
    for step in run.scheme.steps:
        if step.rule is None or step.rule.name not in ("share", "apportion"):
            continue
        for row in range(len(run.inputs.tables["staff"].ids)):
            node = derive(run, step.name, row)
            assert _from_lines(run, node, row) == node.value


def _from_lines(run: Run, node: Node, row: int) -> Fraction | No:
    step = node.step
    if step.rule.name == "apportion":
        return node.children[f"{step.name}.whole"].value + node.children[f"{step.name}.extra"].value
    world = World(*(date(2026, 1, 1) for _ in "ab"))
    below = world_of(run, node)
    for word, tree in step.trees.items():
        value = recomputed(run, node, step.arguments[word])
        world.columns[word] = ("company", [value])
        assert tree in step.parts or word == "within"
    world.columns["level"] = ("company", [node.children[f"{step.name}.level"].value])
    chosen = step.choices
    for line in lines_of("share"):
        when = line.get("when", {})
        if line["name"] in ("value", "level", "left") or not all(_holds(w, chosen.get(k, "")) for k, w in when.items()):
            continue
        if line["name"] in ("low", "high"):
            given = {"low": "at_least", "high": "at_most"}[line["name"]]
            if given not in world.columns:
                world.columns[line["name"]] = ("company", [Fraction(10**15 if given == "at_most" else -(10**15))])
                continue
            world.columns.setdefault("unit", ("company", [Fraction("0.01")]))
            if chosen.get("prorated") != "yes":
                world.columns[line["name"]] = world.columns[given]
                continue
        world.columns[line["name"]] = ("company", [world.value(read(line["formula"]), "company", 0)])
    assert below.rows
    return world.columns["result"][1][0]


def _holds(wanted: str, found: str) -> bool:
    if wanted in ("given", "absent"):
        return (wanted == "given") == bool(found)
    return found in wanted.split("|")

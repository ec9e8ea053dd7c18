"""How one value came about, as a tree: the scheme read with the values of one participant.

Nothing is recorded on the side. A node holds a step's value and, by the names its formula uses, the nodes that were
put in; recomputing a node from its children gives its value, which is a law in the tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from sharing.language.tree import Call, Conditional, Name, Tree, children, names
from sharing.tables import CALENDAR, COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from sharing.evaluation import Run
    from sharing.kernel import Operand
    from sharing.scheme import Input, Step

FOLDS = {"total", "highest", "lowest", "count", "any", "all", "rows", "running", "level"}


@frozen
class Node:
    """One value: its name, what it measures, the row it belongs to, how it was made, and the nodes put in.

    `form` is `input`, `formula`, `rule`, `part` (a sub-step of a rule), `fold` (a total and its like), `period` or
    `condition`. `taken` tells for a formula's conditionals which branch holds; `blank` that a cell was left open.
    """

    name: str
    form: str
    operand: Operand
    value: Fraction
    row: str = ""
    label: Mapping[str, str] = field(factory=dict)
    source: str = ""
    tree: Tree | None = None
    step: Step | None = None
    input: Input | None = None
    children: Mapping[str, Node] = field(factory=dict)
    taken: Mapping[Tree, bool] = field(factory=dict)
    blank: bool = False

    def walk(self) -> Iterator[Node]:
        """Give this node and all below it, each name once, in the order in which they are read."""
        seen: set[tuple[str, str]] = set()
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if (node.name, node.row) not in seen:
                seen.add((node.name, node.row))
                yield node
                waiting.extend(reversed(list(node.children.values())))


def derive(run: Run, name: str, row: int) -> Node:
    """Derive the value of a step (or `step.part`) for one participant, down to the inputs.

    Raises KeyError when no step or input has that name.
    """
    return _Deriver(run, row).node(name)


class _Deriver:
    def __init__(self, run: Run, row: int) -> None:
        self.run, self.row = run, row
        self.made: dict[str, Node] = {}
        self.rows: dict[str, int] = {}
        self.steps = {step.name: step for step in run.scheme.steps}

    def node(self, name: str) -> Node:
        if name not in self.made:
            self.made[name] = self._make(name)
        return self.made[name]

    def _make(self, name: str) -> Node:
        base, _, rest = name.partition(".")
        if name in self.steps:
            step = self.steps[name]
            return self._rule(step) if step.tree is None else self._formula(step, step.tree)
        if base in self.steps and rest in self.steps[base].outputs:
            return self._part(self.steps[base], rest)
        if name == "eligible":
            return self._eligible()
        return self._leaf(name)

    def _leaf(self, name: str) -> Node:
        scheme = self.run.scheme
        for leaf in (name, f"{STAFF}.{name}", f"{COMPANY}.{name}"):
            operand = scheme.leaves.get(leaf)
            if operand is not None:
                found = scheme.input(leaf.removesuffix(".known"))
                form = "period" if leaf.startswith("period.") else "input"
                value, row = self._value(operand)
                label, source = (found.label, found.source) if found else ({}, "")
                known = scheme.leaves.get(f"{leaf}.known")
                blank = known is not None and not self._value(known)[0]
                return Node(name, form, operand, value, row, label, source, input=found, blank=blank)
        raise KeyError(name)

    def _value(self, operand: Operand) -> tuple[Fraction, str]:
        """Give the value that an operand has for this participant, and the id of the row it stands in."""
        row = self._row_in(operand.table)
        ids = self.run.inputs.tables.get(operand.table)
        identity = ids.ids[row] if ids and operand.table != COMPANY else ""
        return self.run.workings.row(operand.name, row).exact.fraction(), identity

    def _row_in(self, table: str) -> int:
        """Find the row of a coarser table to which this participant belongs."""
        if table in {STAFF, COMPANY, CALENDAR}:
            return self.row
        if table in self.rows:
            return self.rows[table]
        chains = self.run.scheme.shape.chains(STAFF, table)
        row = self.row
        for link in chains[0] if chains else ():
            row = int(self.run.workings.row(link, row).exact.fraction())
        return row if chains else 0

    def _formula(self, step: Step, tree: Tree) -> Node:
        value, row = self._value(step.operand)
        taken: dict[Tree, bool] = {}
        found = self._put_in(tree, step.parts, taken)
        return Node(
            step.name, "formula", step.operand, value, row, step.label, step.source,
            tree=tree, step=step, children=found, taken=taken,
        )  # fmt: skip

    def _put_in(self, tree: Tree, parts: Mapping[Tree, Operand], taken: dict[Tree, bool]) -> dict[str, Node]:
        """Collect what a formula puts in: names, folds, and of a conditional only the branch that holds."""
        found: dict[str, Node] = {}
        if isinstance(tree, Name):
            found[tree.name] = self.node(tree.name)
        elif isinstance(tree, Call) and tree.word in FOLDS and tree in parts:
            node = self._fold(tree, parts[tree])
            found[node.name] = node
        elif isinstance(tree, Conditional) and tree.condition in parts:
            holds = bool(self._value(parts[tree.condition])[0])
            taken[tree] = holds
            for part in (tree.condition, tree.yes if holds else tree.no):
                found.update(self._put_in(part, parts, taken))
        else:
            for child in children(tree):
                found.update(self._put_in(child, parts, taken))
        return found

    def _fold(self, tree: Call, operand: Operand) -> Node:
        from sharing.language.rendering import render

        value, row = self._value(operand)
        return Node(render(tree, lambda _: None), "fold", operand, value, row, tree=tree)

    def _rule(self, step: Step) -> Node:
        value, row = self._value(step.operand)
        found: dict[str, Node] = {}
        rule = step.rule
        if rule is None:
            raise TypeError(step.name)
        tables = {blank.name for blank in rule.blanks if blank.form == "table"}
        trees = [tree for blank, tree in step.trees.items() if blank not in tables]
        for tree in trees:
            if not any(self._several(name) for name in names(tree)):
                found.update(self._put_in(tree, step.parts, {}))
        found.update(self._by_row([*(name for tree in trees for name in names(tree)), *self._parts(step)]))
        found.update({name: self.node(name) for name in self._parts(step) if not self._several(name)})
        read = {name for line in rule.lines for name in names(line.tree)}
        found.update({name: self.node(name) for name in sorted(read) if name.startswith("period.")})
        return Node(step.name, "rule", step.operand, value, row, step.label, step.source, step=step, children=found)

    def _parts(self, step: Step) -> list[str]:
        return [f"{step.name}.{word}" for word in step.outputs]

    def _several(self, name: str) -> str:
        """Give the table of a value that one participant has several of (spells, absences), or nothing."""
        base, _, rest = name.partition(".")
        step = self.steps.get(base)
        operand = self.run.scheme.leaves.get(name) if step is None else step.outputs.get(rest, step.operand)
        table = operand.table if operand is not None else COMPANY
        shape = self.run.scheme.shape
        return table if not shape.reaches(STAFF, table) and shape.reaches(table, STAFF) else ""

    def _by_row(self, wanted: list[str]) -> dict[str, Node]:
        """Give values of a table with several rows for one participant: row by row, and only the participant's."""
        found: dict[str, Node] = {}
        by_table: dict[str, list[str]] = {}
        for name in dict.fromkeys(wanted):
            by_table.setdefault(self._several(name), []).append(name)
        for table in filter(None, by_table):
            chain = self.run.scheme.shape.chains(table, STAFF)[0]
            for row in range(self.run.inputs.rows[table]):
                owner = row
                for link in chain:
                    owner = int(self.run.workings.row(link, owner).exact.fraction())
                if owner == self.row:
                    self.rows[table] = row
                    found.update({f"{name} {row}": self._make(name) for name in by_table[table]})
            self.rows.pop(table, None)
        return found

    def _part(self, step: Step, word: str) -> Node:
        operand = step.outputs[word]
        value, row = self._value(operand)
        label = step.rule.outputs(step.choices).get(word, {}) if step.rule else {}
        return Node(f"{step.name}.{word}", "part", operand, value, row, label)

    def _eligible(self) -> Node:
        operand = next(line.result for line in self.run.scheme.program.lines if line.name == "eligible")
        value, row = self._value(operand)
        found: dict[str, Node] = {}
        for condition in self.run.scheme.conditions:
            result, identity = self._value(condition.operand)
            taken: dict[Tree, bool] = {}
            below = self._put_in(condition.tree, condition.parts, taken)
            found[f"eligible.{condition.name}"] = Node(
                f"eligible.{condition.name}", "condition", condition.operand, result, identity,
                condition.reason, condition.source, tree=condition.tree, children=below, taken=taken,
            )  # fmt: skip
        return Node("eligible", "condition", operand, value, row, children=found)

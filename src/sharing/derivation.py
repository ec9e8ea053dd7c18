"""How one value came about, as a tree: the scheme read with the values of one participant.

Nothing is recorded on the side. A node holds a step's value and, by the names its formula uses, the nodes that were
put in; recomputing a node from its children gives its value, which is a law in the tests.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve

from sharing.language.tree import Call, Conditional, Name, Text, Tree, children, names
from sharing.nodes import Node
from sharing.tables import CALENDAR, COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.evaluation import Run
    from sharing.kernel import Operand
    from sharing.parameters import UsedParameter
    from sharing.scheme import Step

FOLDS = {"total", "highest", "lowest", "count", "any", "all", "rows", "running", "level"}


def derive(run: Run, name: str, row: int) -> Node:
    """Derive the value of a step (or `step.part`) for one participant, down to the inputs.

    Raises KeyError when no step or input has that name.
    """
    return _Deriver(run, row).node(name)


class _Deriver:
    """Derives nodes for one row, each once, however many others hang on it."""

    def __init__(self, run: Run, row: int, fixed: Mapping[str, int] | None = None) -> None:
        self.run, self.row, self.fixed = run, row, fixed or {}
        self.made: dict[str, Node] = {}
        self.steps = {step.name: step for step in run.scheme.steps}
        self.parameters = {used.parameter.leaf: used for used in run.inputs.parameters}

    def node(self, name: str) -> Node:
        """Give the node of a name; one of a table in which the row has no place of its own is given row by row."""
        if name not in self.made:
            node = self._make(name)
            self.made[name] = node if self._has_row(node.operand.table) else self._rows(node)
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
                if leaf in self.parameters:
                    return self._parameter(name, operand, self.parameters[leaf])
                known = scheme.leaves.get(f"{leaf}.known")
                blank = known is not None and self._has_row(operand.table) and not self._value(known)[0]
                return Node(name, form, operand, value, row, label, source, input=found, blank=blank)
        raise KeyError(name)

    def _parameter(self, name: str, operand: Operand, used: UsedParameter) -> Node:
        value, row = self._value(operand)
        source = used.dated.source if used.dated and not used.by_hand else ""
        return Node(name, "parameter", operand, value, row, used.parameter.label, source, parameter=used)

    def _value(self, operand: Operand) -> tuple[Fraction, str]:
        """Give the value that an operand has for this participant, and the id of the row it stands in."""
        if not self._has_row(operand.table):
            return Fraction(0), ""
        row = self._row_in(operand.table)
        ids = self.run.inputs.tables.get(operand.table)
        identity = ids.ids[row] if ids and operand.table != COMPANY else ""
        return self.run.workings.row(operand.name, row).exact.fraction(), identity

    def _row_in(self, table: str) -> int:
        """Find the row of a coarser table to which this participant belongs."""
        if table in self.fixed:
            return self.fixed[table]
        if table in {STAFF, COMPANY, CALENDAR}:
            return self.row
        chains = self.run.scheme.shape.chains(STAFF, table)
        row = self.fixed.get(STAFF, self.row)
        for link in chains[0] if chains else ():
            row = int(self.run.workings.row(link, row).exact.fraction())
        return row if chains else 0

    def _has_row(self, table: str) -> bool:
        """Say whether the participant belongs to one row of a table."""
        known = {STAFF, COMPANY, CALENDAR, *self.fixed}
        return table in known or bool(self.run.scheme.shape.chains(STAFF, table))

    def _rows(self, node: Node) -> Node:
        """Give a value that has no one row for the participant by row: the participant's own rows, or else all."""
        table = node.operand.table
        values = self.run.value(node.operand).exact.fractions()
        rows = {i: identity for i, identity in enumerate(self.run.inputs.tables[table].ids) if i < len(values)}
        ties = self._ties(table)
        if ties is not None:
            own = {i for chain, row in ties for i in rows if self._owner(chain, i) == row}
            rows = {i: identity for i, identity in rows.items() if i in own}
        found = {identity: values[i] for i, identity in rows.items()}
        blanks = frozenset(identity for i, identity in rows.items() if not self._known(node, i))
        return evolve(node, form="rows", value=Fraction(0), row="", rows=found, blanks=blanks)

    def _known(self, node: Node, row: int) -> bool:
        """Say whether a row of an input that may be blank is filled in; what is computed always is."""
        known = self.run.scheme.leaves.get(f"{node.operand.name}.known") if node.form == "input" else None
        return known is None or bool(self.run.workings.row(known.name, row).exact.fraction())

    def _ties(self, table: str) -> list[tuple[tuple[str, ...], int]] | None:
        """Give the links that say whose a row is, and the row to which the participant's own rows lead.

        Of several links to staff those count along which the scheme adds up: not, for one, who approved a row. Where
        it stays open whose the rows are, nobody sees them; rows that are nobody's (None) everybody sees.
        """
        shape = self.run.scheme.shape
        chains = shape.chains(table, STAFF)
        if not chains:
            links = shape.links.get(table, {}).items()
            shared = [(column, target) for column, target in links if shape.chains(STAFF, target)]
            return [((f"{table}.{column}",), self._row_in(target)) for column, target in shared] or None
        direct = [chain for chain in chains if len(chain) == 1]
        folded = {line.operands[1] for line in self.run.scheme.program.lines if line.op in {"total", "most"}}
        own = [chain for chain in direct if chain[0] in folded] or (direct if len(chains) == 1 else [])
        return [(chain, self.row) for chain in own]

    def _owner(self, chain: tuple[str, ...], row: int) -> int:
        for link in chain:
            row = int(self.run.workings.row(link, row).exact.fraction())
        return row

    def _formula(self, step: Step, tree: Tree) -> Node:
        value, row = self._value(step.operand)
        taken: dict[Tree, bool] = {}
        found = self._put_in(tree, step.parts, taken)
        return Node(
            step.name, "formula", step.operand, value, row, step.label, step.source,
            tree=tree, step=step, children=found, taken=taken,
        )  # fmt: skip

    def _put_in(self, tree: Tree, parts: Mapping[Tree, Operand], taken: dict[Tree, bool]) -> dict[str, Node]:
        """Collect what a formula puts in: names, folds, and of a conditional only the branch that holds.

        Of a conditional that is asked in several rows of the participant both branches stay: each row takes its own.
        """
        found: dict[str, Node] = {}
        if isinstance(tree, Name):
            found[tree.name] = self.node(tree.name)
        elif isinstance(tree, Call) and tree.word in FOLDS and tree in parts:
            node = self._fold(tree, parts[tree])
            found[node.name] = node
            for part in tree.arguments if tree.word == "level" else ():
                found.update(self._put_in(part, parts, taken))
        elif isinstance(tree, Call) and tree.word == "at" and self._looks_up(tree, parts):
            node = self._named_row(tree, parts)
            found[node.name] = node
        elif isinstance(tree, Conditional) and tree.condition in parts and self._has_row(parts[tree.condition].table):
            holds = bool(self._value(parts[tree.condition])[0])
            taken[tree] = holds
            for part in (tree.condition, tree.yes if holds else tree.no):
                found.update(self._put_in(part, parts, taken))
        else:
            for child in children(tree):
                found.update(self._put_in(child, parts, taken))
        return found

    def _looks_up(self, tree: Call, parts: Mapping[Tree, Operand]) -> bool:
        """Say whether a look-up leads to one row that can be named: by its id, or along a link of the participant."""
        of, along = tree.arguments
        along_link = isinstance(along, Name) and along in parts and parts[along].table == STAFF
        return tree in parts and of in parts and (isinstance(along, Text) or along_link)

    def _fold(self, tree: Call, operand: Operand) -> Node:
        from sharing.language.rendering import render

        value, row = self._value(operand)
        node = Node(render(tree, lambda _: None), "fold", operand, value, row, tree=tree)
        return node if self._has_row(operand.table) else self._rows(node)

    def _named_row(self, tree: Call, parts: Mapping[Tree, Operand]) -> Node:
        """Derive a value in the row that a formula looks up: `at(parts, "workers")`, `at(teams.score, works)`."""
        from sharing.language.rendering import render

        of, along = tree.arguments
        table = parts[of].table
        if isinstance(along, Text):
            row = self.run.inputs.tables[table].ids.index(along.value)
        else:
            row = int(self._value(parts[along])[0])
        there = _Deriver(self.run, self.row, {**self.fixed, table: row})
        below = there._put_in(of, parts, {})
        value, identity = there._value(parts[of])
        return Node(render(tree, lambda _: None), "fold", parts[tree], value, identity, tree=tree, children=below)

    def _rule(self, step: Step) -> Node:
        value, row = self._value(step.operand)
        found: dict[str, Node] = {}
        rule = step.rule
        if rule is None:
            raise TypeError(step.name)
        tables = {blank.name for blank in rule.blanks if blank.form == "table"}
        for blank, tree in step.trees.items():
            if blank not in tables:
                found.update(self._put_in(tree, step.parts, {}))
        for word in step.outputs:
            found[f"{step.name}.{word}"] = self.node(f"{step.name}.{word}")
        read = {name for line in rule.lines for name in names(line.tree)}
        found.update({name: self.node(name) for name in sorted(read) if name.startswith("period.")})
        return Node(step.name, "rule", step.operand, value, row, step.label, step.source, step=step, children=found)

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

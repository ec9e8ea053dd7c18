"""The steps of a derivation in words: each once, what is put in before what it is put into, by label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.language.rendering import render
from sharing.language.tree import Call, Conditional, Name, Number, Text, children
from sharing.named import Named
from sharing.reports.explanations import Explainer
from sharing.reports.formatting import safe
from sharing.reports.html.groups import FEWEST
from sharing.reports.html.waterfall import label_of
from sharing.reports.page_words import tell
from sharing.reports.words import of
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sharing.evaluation import Run
    from sharing.language.tree import Tree
    from sharing.nodes import Node
    from sharing.reports.page_words import Voice

TOLD = {"total", "highest", "lowest", "count", "min", "max", "round", "or_else"}
"""Words of formulas that a letter can say in the language of its reader."""

ROUNDED = {"down": "round down", "floor": "round down", "up": "round up", "ceil": "round up"}


class Told(Named):
    """One step in words: its label, its value, how it came about in lines, and the article it rests on."""

    label: str
    value: str
    how: tuple[str, ...]
    source: str


class Teller(Explainer):
    """Says values and steps by their labels, in the words of a letter.

    `few` names the tables of groups in which fewer than five people share: their money is not told.
    """

    def __init__(self, run: Run, voice: Voice, few: frozenset[str] = frozenset()) -> None:
        """Begin a letter in a voice."""
        super().__init__(run, voice.language, [], "")
        self.voice, self.few = voice, few

    def label(self, name: str) -> str:
        """Give the label of anything that a formula can read, or else its name as words."""
        fixed = {"eligible": "you take part", "period.start": "first day", "period.end": "last day"}
        if name in fixed:
            return tell(fixed[name], self.voice)
        base, _, rest = name.partition(".")
        step = self.run.scheme.step(base)
        if step is not None and rest and step.rule is not None:
            return safe(of(step.rule.outputs(step.choices).get(rest, {}), self.language, _words(name)))
        column = self.run.scheme.input(name) or self.run.scheme.input(f"{STAFF}.{name}")
        found = label_of(self.run, name, self.language)
        return safe(of(column.label, self.language, _words(name))) if column else _words(found)

    def hidden(self, node: Node) -> bool:
        """Say whether a value is money of a group that is too small to be told."""
        return node.operand.table in self.few and bool(node.operand.kind.money)

    def value(self, node: Node) -> str:
        """Write the value of a node, or that it is not told."""
        return tell("of few", self.voice, n=str(FEWEST)) if self.hidden(node) else super().value(node)

    def named(self, node: Node, tree: Tree) -> str | None:
        """Write a name as its label, and the words of formulas as people say them."""
        if isinstance(tree, Name):
            return self.label(tree.name)
        return self.said(tree, lambda part: self.named(node, part))

    def put_in(self, node: Node, tree: Tree) -> str | None:
        """Write a node of a formula as its value, and the words of formulas as people say them."""
        found = super().put_in(node, tree)
        return self.said(tree, lambda part: self.put_in(node, part)) if found is None else found

    def said(self, tree: Tree, shown: Callable[[Tree], str | None]) -> str | None:
        """Say a rounding, and that something is not below zero, in words; None for everything else."""
        match tree:
            case Call(word="round", arguments=(value, _, Text(value=how))):
                key = ROUNDED.get(how, "round off")
                return tell(key, self.voice, value=render(value, shown, self.language))
            case Call(word="max", arguments=(Number(value=0), value) | (value, Number(value=0))):
                return f"({tell('not below', self.voice, value=render(value, shown, self.language))})"
            case Call(word="or_else", arguments=(value, _)):
                return render(value, shown, self.language)
        return None

    def how(self, node: Node) -> tuple[str, ...]:
        """Say how a value was made: in labels, and with the values put in."""
        if any(self.hidden(one) for one in (node, *node.children.values())):
            return ()
        if node.parameter is not None or (node.step is not None and node.step.rule is not None):
            return tuple(self.made(node))
        if node.tree is None or not tellable(node.tree):
            return (tell("from", self.voice, names=self.used(node)),)
        names = render(node.tree, lambda part: self.named(node, part), self.language)
        values = render(node.tree, lambda part: self.put_in(node, part), self.language)
        return (names,) if isinstance(node.tree, Conditional) or names == values else (names, f"= {values}")

    def filled(self, node: Node, tree: Tree) -> str:
        """Write what was put into a blank; where its formula has words that a letter cannot say, its value alone."""
        if tellable(tree):
            return super().filled(node, tree)
        return render(tree, lambda part: self.put_in(node, part), self.language)

    def used(self, node: Node) -> str:
        """Name what a value was made from, each with its value."""
        parts = [child for child in node.children.values() if child.form != "rows"]
        return ", ".join(f"{self.called(child)} ({self.value(child)})" for child in parts if self.called(child))

    def called(self, node: Node) -> str:
        """Give the label of a node; of a total its words, or nothing where a letter cannot say them."""
        if node.form != "fold" or node.tree is None:
            return self.label(node.name)
        return render(node.tree, lambda part: self.named(node, part), self.language) if tellable(node.tree) else ""

    def told(self, nodes: Sequence[Node]) -> Iterator[Told]:
        """Tell every step of some derivations, each once, in the order in which they can be followed."""
        for node in in_order(nodes):
            if node.step is not None and node.form in {"formula", "rule"}:
                source = tell("source", self.voice, source=safe(node.source)) if node.source else ""
                yield Told(self.label(node.name), self.value(node), self.how(node), source)

    def inputs(self, nodes: Sequence[Node], table: str) -> list[tuple[str, str]]:
        """List the inputs that some derivations stand on, of the company or of a participant, in the scheme's order."""
        order = {one.leaf: at for at, one in enumerate(self.run.scheme.inputs)}
        own = [
            node
            for node in in_order(nodes)
            if node.form in {"input", "parameter"} and (COMPANY if node.operand.table == COMPANY else STAFF) == table
        ]
        own.sort(key=lambda node: order.get(node.operand.name, len(order)))
        return [(self.label(node.name), self.value(node)) for node in own]


def tellable(tree: Tree) -> bool:
    """Say whether every word of a formula can be said in a letter.

    >>> from sharing.language.parser import parse
    >>> tellable(parse("max(0, a - b)")), tellable(parse("full_months(a, b)"))
    (True, False)
    """
    word = not isinstance(tree, Call) or tree.word in TOLD
    return word and all(tellable(part) for part in children(tree))


def in_order(nodes: Sequence[Node]) -> list[Node]:
    """Give all nodes below some, each once, what is put in before what it is put into."""
    found: dict[tuple[str, str], Node] = {}
    seen: set[tuple[str, str]] = set()

    def visit(node: Node) -> None:
        """Add what a node is made of, and then the node."""
        if (node.name, node.row) not in seen:
            seen.add((node.name, node.row))
            for child in node.children.values():
                visit(child)
            found[node.name, node.row] = node

    for node in nodes:
        visit(node)
    return list(found.values())


def _words(name: str) -> str:
    """Write a name as words: `team_pool` is `team pool`."""
    return name.rpartition(".")[2].replace("_", " ")

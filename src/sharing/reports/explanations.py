"""Why this amount: a derivation in plain sentences, each step above the values that were put into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from sharing.kinds import LINK, YES_NO
from sharing.language.rendering import render
from sharing.language.tree import Call, Conditional, Name
from sharing.reports.derivations import value_text
from sharing.reports.formatting import decimal, safe
from sharing.reports.words import of, say
from sharing.scheme.keys import exact
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from sharing.evaluation import Run
    from sharing.language.tree import Tree
    from sharing.nodes import Node
    from sharing.rules import Blank


MOST_ROWS = 10


def text_explanation(run: Run, node: Node, language: str, *, rows: str = "") -> str:
    """Write a derivation as an indented text; what was explained before is only named again.

    `rows` says where the rows come from when they are not a staff list.
    """
    lines: list[str] = []
    Explainer(run, language, lines, rows or say("input", language)).write(node, 0)
    return "\n".join(lines) + "\n"


class Explainer:
    """Writes a node and what it stands on, line by line, each node in full only once."""

    def __init__(self, run: Run, language: str, lines: list[str], origin: str) -> None:
        """Begin an explanation; `origin` says where the rows of the participants come from."""
        self.run, self.language, self.lines, self.origin = run, language, lines, origin
        self.written: set[tuple[str, str]] = set()

    def write(self, node: Node, depth: int) -> None:
        """Write a node at a depth, then its children one deeper."""
        pad = "  " * depth
        again = (node.name, node.row) in self.written and bool(node.children)
        met = node.form == "condition" and node.value == 1
        label = "" if met else of(node.label, self.language)
        text = f"{pad}{self.name(node)}{':' if node.form == 'rows' else f' = {self.value(node)}'}"
        text += f"   {safe(label)}" if label else ""
        self.lines.append(text + (f" ({say('above', self.language)})" if again else self.where(node)))
        if again:
            return
        self.written.add((node.name, node.row))
        for line in self.made(node):
            self.lines.append(f"{pad}  {line}")
        self.lines.extend(f"{pad}  {line}" for line in self.rows(node))
        if node.source:
            self.lines.append(f"{pad}  [{say('source', self.language)}: {safe(node.source)}]")
        for child in node.children.values():
            self.write(child, depth + 1)

    def name(self, node: Node) -> str:
        """Write the name of a node; of what has none, such as a total in a formula, its formula."""
        if node.tree is None or node.name != render(node.tree, lambda _: None):
            return node.name
        return render(node.tree, lambda _: None, self.language)

    def value(self, node: Node) -> str:
        """Write the value of a node in its kind and language."""
        return value_text(self.run, node, self.language)

    def rows(self, node: Node) -> list[str]:
        """Write a value by row, those that are not nothing: which entries were drawn, what each part is."""
        drawn = node.name.endswith(".drawn") or len(node.rows) > MOST_ROWS
        linked = node.operand.kind.form == LINK
        named = [(identity, value) for identity, value in node.rows.items() if value or linked or not drawn]
        lines = [
            f"{safe(identity)}: {self.value(evolve(node, value=value, blank=identity in node.blanks))}"
            for identity, value in named[:MOST_ROWS]
        ]
        if len(named) > MOST_ROWS:
            lines.append(say("and more", self.language, n=str(len(named) - MOST_ROWS)))
        return lines or ([say("none", self.language)] if node.form == "rows" else [])

    def where(self, node: Node) -> str:
        """Say where a value comes from, or of which row it is."""
        if node.form == "parameter":
            return f"   ({say('parameter', self.language)})"
        table = node.operand.table
        if node.form != "input":
            return f"   ({safe(node.row)})" if node.row and table not in {COMPANY, STAFF} else ""
        if table == COMPANY:
            return f"   ({say('figure', self.language)})"
        if table == STAFF:
            return f"   ({self.origin})"
        return f"   ({say('table', self.language, table=table)}: {node.row})"

    def made(self, node: Node) -> list[str]:
        """Say how a value was made: the formula, and the formula with its values."""
        if node.parameter is not None:
            from sharing.reports.parameters import basis, warnings

            told = basis(node.parameter, self.run.scheme.currency, self.language)
            return [*warnings(node.parameter, self.language), told]
        if node.form in {"rule", "rows"} and node.step is not None and node.step.rule is not None:
            return [self.sentence(node)]
        if node.tree is None or node.form == "fold" or (node.form == "rows" and node.step is None):
            return []
        written = render(node.tree, lambda _: None, self.language)
        put_in = render(node.tree, lambda tree: self.put_in(node, tree), self.language)
        return [f"= {written}"] + ([f"= {put_in}"] if put_in != written else [])

    def put_in(self, node: Node, tree: Tree) -> str | None:
        """Write a node of a formula as its value; a conditional as the branch that holds."""
        if isinstance(tree, Name) and tree.name in node.children:
            child = node.children[tree.name]
            return None if child.form == "rows" else self.value(child)
        if isinstance(tree, Conditional) and tree in node.taken:
            branch = tree.yes if node.taken[tree] else tree.no
            inner = render(branch, lambda part: self.put_in(node, part), self.language)
            because = render(tree.condition, lambda part: self.asked(node, part), self.language)
            no = "" if node.taken[tree] else f"{say('not', self.language)}: "
            return f"{inner} ({say('because', self.language)} {no}{because})"
        if isinstance(tree, Call) and tree.word == "or_else" and isinstance(tree.arguments[0], Name):
            known = node.children.get(tree.arguments[0].name)
            if known is not None and known.form == "rows":
                return None
            chosen = tree.arguments[1] if known is not None and known.blank else tree.arguments[0]
            return render(chosen, lambda part: self.put_in(node, part), self.language)
        found = node.children.get(render(tree, lambda _: None)) if not isinstance(tree, Name) else None
        return self.value(found) if found is not None and found.form != "rows" else None

    def asked(self, node: Node, tree: Tree) -> str | None:
        """Write a node of a condition: what is yes or no by its name, anything else by its value."""
        if isinstance(tree, Name) and tree.name in node.children and node.children[tree.name].operand.kind == YES_NO:
            return self.named(node, tree) or tree.name
        return self.put_in(node, tree)

    def named(self, node: Node, tree: Tree) -> str | None:
        """Write what a formula reads by its name: here as it stands in the scheme; a letter says its label."""
        del node, tree
        return None

    def answer(self, blank: Blank, choice: str) -> str:
        """Write the answer that a step gives to a question of its rule, in the words of the rule."""
        return of(blank.choices.get(choice, {}), self.language, choice)

    def filled(self, node: Node, tree: Tree) -> str:
        """Write what was put into a blank: its formula, and its value."""
        text = render(tree, lambda part: self.named(node, part), self.language)
        value = render(tree, lambda part: self.put_in(node, part), self.language)
        return text if value == text else f"{text} ({value})"

    def sentence(self, node: Node) -> str:
        """Write the sentence of a rule with the values that were put into its blanks."""
        step = node.step
        if step is None or step.rule is None:
            return ""
        blanks: dict[str, str] = {}
        for blank in step.rule.blanks:
            tree = step.trees.get(blank.name)
            if tree is not None:
                blanks[blank.name] = self.filled(node, tree)
            else:
                blanks[blank.name] = self.answer(blank, step.choices.get(blank.name, ""))
            if blanks[blank.name] == "given":
                text = step.arguments.get(blank.name, blank.default or "")
                number = exact(text)
                blanks[blank.name] = text if number is None else decimal(number, self.language)
        for word in step.outputs:
            child = node.children[f"{step.name}.{word}"]
            name = self.named(node, Name(child.name)) or child.name
            blanks[word] = name if child.form == "rows" else self.value(child)
        return step.rule.sentence(step.choices, self.language).format_map(_Blanks(blanks))


class _Blanks(dict[str, str]):
    """Leaves a word of a sentence standing when there is no value for it."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"

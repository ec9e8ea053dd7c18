"""Why this amount: a derivation in plain sentences, each step above the values that were put into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.decimals import decimal_text
from sharing.kinds import LINK, YES_NO
from sharing.language.rendering import render
from sharing.language.tree import Call, Conditional, Name
from sharing.reports.formatting import decimal, percent, safe, shown
from sharing.reports.words import of, say
from sharing.scheme.keys import exact
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from sharing.derivation import Node
    from sharing.evaluation import Run
    from sharing.language.tree import Tree


def text_explanation(run: Run, node: Node, language: str) -> str:
    """Write a derivation as an indented text; what was explained before is only named again."""
    lines: list[str] = []
    _Writer(run, language, lines).write(node, 0)
    return "\n".join(lines) + "\n"


class _Writer:
    def __init__(self, run: Run, language: str, lines: list[str]) -> None:
        self.run, self.language, self.lines = run, language, lines
        self.written: set[str] = set()

    def write(self, node: Node, depth: int) -> None:
        pad = "  " * depth
        again = node.name in self.written and bool(node.children)
        met = node.form == "condition" and node.value == 1
        label = "" if met else of(node.label, self.language)
        text = f"{pad}{node.name} = {self.value(node)}"
        text += f"   {safe(label)}" if label else ""
        self.lines.append(text + (f" ({say('above', self.language)})" if again else self.where(node)))
        if again:
            return
        self.written.add(node.name)
        for line in self.made(node):
            self.lines.append(f"{pad}  {line}")
        if node.source:
            self.lines.append(f"{pad}  [{say('source', self.language)}: {safe(node.source)}]")
        for child in node.children.values():
            self.write(child, depth + 1)

    def value(self, node: Node) -> str:
        return value_text(self.run, node, self.language)

    def where(self, node: Node) -> str:
        table = node.operand.table
        if node.form != "input" and self.run.scheme.shape.reaches(STAFF, table):
            return ""
        if table == COMPANY:
            return f"   ({say('figure', self.language)})"
        if table == STAFF:
            return f"   ({say('input', self.language)})"
        return f"   ({say('table', self.language, table=table)}: {node.row})"

    def made(self, node: Node) -> list[str]:
        """Say how a value was made: the formula, and the formula with its values."""
        if node.form == "rule" and node.step is not None and node.step.rule is not None:
            return [self.sentence(node)]
        if node.tree is None or node.form == "fold":
            return []
        written = render(node.tree, lambda _: None, self.language)
        put_in = render(node.tree, lambda tree: self.put_in(node, tree), self.language)
        return [f"= {written}"] + ([f"= {put_in}"] if put_in != written else [])

    def put_in(self, node: Node, tree: Tree) -> str | None:
        """Write a node of a formula as its value; a conditional as the branch that holds."""
        if isinstance(tree, Name) and tree.name in node.children:
            return self.value(node.children[tree.name])
        if isinstance(tree, Conditional) and tree in node.taken:
            branch = tree.yes if node.taken[tree] else tree.no
            inner = render(branch, lambda part: self.put_in(node, part), self.language)
            because = render(tree.condition, lambda part: self.asked(node, part), self.language)
            no = "" if node.taken[tree] else f"{say('not', self.language)}: "
            return f"{inner} ({say('because', self.language)} {no}{because})"
        if isinstance(tree, Call) and tree.word == "or_else" and isinstance(tree.arguments[0], Name):
            known = node.children.get(tree.arguments[0].name)
            chosen = tree.arguments[1] if known is not None and known.blank else tree.arguments[0]
            return render(chosen, lambda part: self.put_in(node, part), self.language)
        found = node.children.get(render(tree, lambda _: None)) if not isinstance(tree, Name) else None
        return self.value(found) if found is not None else None

    def asked(self, node: Node, tree: Tree) -> str | None:
        """Write a node of a condition: what is yes or no by its name, anything else by its value."""
        if isinstance(tree, Name) and tree.name in node.children and node.children[tree.name].operand.kind == YES_NO:
            return tree.name
        return self.put_in(node, tree)

    def sentence(self, node: Node) -> str:
        step = node.step
        if step is None or step.rule is None:
            return ""
        blanks: dict[str, str] = {}
        for blank in step.rule.blanks:
            tree = step.trees.get(blank.name)
            if tree is not None:
                text = render(tree, lambda _: None, self.language)
                value = render(tree, lambda part: self.put_in(node, part), self.language)
                blanks[blank.name] = text if value == text else f"{text} ({value})"
            else:
                blanks[blank.name] = step.choices.get(blank.name, "")
            if blanks[blank.name] == "given":
                text = step.arguments.get(blank.name, blank.default or "")
                number = exact(text)
                blanks[blank.name] = text if number is None else decimal(number, self.language)
        for word in step.outputs:
            if f"{step.name}.{word}" in node.children:
                blanks[word] = self.value(node.children[f"{step.name}.{word}"])
        return step.rule.sentence(step.choices, self.language).format_map(_Blanks(blanks))


class _Blanks(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def value_text(run: Run, node: Node, language: str) -> str:
    """Write a node's value as people read it: money, a percentage, a date, the name of a row."""
    kind = node.operand.kind
    if node.blank:
        return say("blank", language)
    if kind.form == LINK:
        table = run.inputs.tables.get(kind.table)
        return safe(table.ids[int(node.value)]) if table and 0 <= node.value < len(table.ids) else "?"
    if node.input is not None and node.input.declared == "ratio" and node.operand.table == COMPANY:
        return percent(node.value, language)
    if node.name.endswith(".level") and kind.plain:
        return decimal(node.value, language, most=10)
    return safe(shown(node.value, kind, run.scheme.currency, language))


def explanation_tree(run: Run, node: Node) -> dict[str, Any]:
    """Give a derivation as plain values for another program: exact values as text, children by name."""
    tree: dict[str, Any] = {
        "name": node.name,
        "form": node.form,
        "kind": node.operand.kind.name,
        "value": decimal_text(node.value),
        "row": node.row,
        "label": dict(node.label),
        "source": node.source,
    }
    if node.step is not None:
        tree["formula"] = node.step.formula
        tree["rule"] = node.step.rule.name if node.step.rule else ""
        tree["arguments"] = dict(node.step.arguments)
    elif node.tree is not None:
        tree["formula"] = render(node.tree, lambda _: None)
    tree["children"] = [explanation_tree(run, child) for child in node.children.values()]
    return tree


def deep_lines(run: Run, row: int) -> str:
    """Write every kernel line with the value it has for one participant (of another table: only its name)."""
    lines = []
    for line in run.scheme.program.lines:
        if line.result.table in {COMPANY, STAFF}:
            value = run.workings.row(line.name, row)
            lines.append(f"{line.text()}  ->  {decimal_text(value.exact.fraction()) if value.clear else 'refused'}")
        else:
            lines.append(line.text())
    return "\n".join(lines)

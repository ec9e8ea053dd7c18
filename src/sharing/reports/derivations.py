"""A derivation as plain values: how one value reads, the tree for another program, the kernel lines below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.decimals import decimal_text
from sharing.kinds import LINK
from sharing.language.rendering import render
from sharing.reports.formatting import decimal, percent, safe, shown
from sharing.reports.percentages import percentages
from sharing.reports.words import say
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.evaluation import Run
    from sharing.kinds import Kind
    from sharing.nodes import Node


def value_text(run: Run, node: Node, language: str) -> str:
    """Write a node's value as people read it: money, a percentage, a date, the name of a row."""
    kind = node.operand.kind
    if node.blank:
        return say("blank", language)
    if kind.form == LINK:
        return linked(run, kind, node.value)
    declared = node.input or (node.parameter and node.parameter.parameter)
    if declared is not None and declared.declared == "ratio" and node.operand.table == COMPANY:
        return percent(node.value, language)
    if kind.plain and node.operand.name in percentages(run.scheme):
        return percent(node.value, language)
    if node.name.endswith(".level") and kind.plain:
        return decimal(node.value, language, most=10)
    return safe(shown(node.value, kind, run.scheme.currency, language))


def linked(run: Run, kind: Kind, value: Fraction) -> str:
    """Write the name of the row to which a link leads; nothing for what is not a link."""
    return safe(_led_to(run, kind, value)) if kind.form == LINK else ""


def _led_to(run: Run, kind: Kind, value: Fraction) -> str:
    """Give the text of a text column, or the id to which a link leads, as it stands in the file."""
    table = run.inputs.tables.get(kind.table)
    return table.ids[int(value)] if table and 0 <= value < len(table.ids) else "?"


def _plain(run: Run, kind: Kind, value: Fraction, *, blank: bool) -> str | None:
    """Give one value to another program: exact, as text; nothing (null) for what was left open."""
    if blank:
        return None
    return _led_to(run, kind, value) if kind.form == LINK else decimal_text(value)


def explanation_tree(run: Run, node: Node) -> dict[str, Any]:
    """Give a derivation as plain values for another program: exact values as text, children by name.

    A link or a text is the id or the text itself, and what was left open is null. A date is the number of its day.
    """
    tree: dict[str, Any] = {
        "name": node.name,
        "form": node.form,
        "kind": node.operand.kind.name,
        "value": _plain(run, node.operand.kind, node.value, blank=node.blank),
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
    if node.form == "rows":
        kind = node.operand.kind
        tree["value"] = None
        tree["rows"] = {row: _plain(run, kind, one, blank=row in node.blanks) for row, one in node.rows.items()}
    if node.parameter is not None:
        from sharing.reports.parameters import parameter_tree

        tree["parameter"] = parameter_tree(node.parameter)
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

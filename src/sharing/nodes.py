"""One value of a derivation: what it is, how it was made, and the values that were put into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from sharing.kernel import Operand
    from sharing.language.tree import Tree
    from sharing.parameters import UsedParameter
    from sharing.scheme import Input, Step


@frozen
class Node:
    """One value: its name, what it measures, the row it belongs to, how it was made, and the nodes put in.

    `form` is `input`, `formula`, `rule`, `part` (a sub-step of a rule), `fold` (a total and its like), `period`,
    `parameter`, `condition` or `rows`. `taken` tells for a formula's conditionals which branch holds; `blank` that a
    cell was left open; `parameter` which dated value was in force. `rows` holds, by id, a value of a table of which
    the participant has no one row: entries, parts of a pool; `blanks` the ids of those that were left open.
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
    rows: Mapping[str, Fraction] = field(factory=dict)
    blanks: frozenset[str] = frozenset()
    parameter: UsedParameter | None = None

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

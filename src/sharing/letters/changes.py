"""Why somebody's part is another one than last time: which inputs differ, and which step is the first that does.

What differs is found by `sharing.audit.differences`, as `sharing diff` does. A letter tells of it only what it tells of
this time as well: the own values, and those of the company that were used.
"""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve

from sharing.audit.exacts import read_exact
from sharing.kinds import DATE, LINK
from sharing.letters.steps import in_order
from sharing.reports.formatting import safe
from sharing.reports.page_words import tell
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sharing.audit.differences import Change, Differences, Person
    from sharing.letters.steps import Teller
    from sharing.nodes import Node

RULES, LEVEL = "scheme", ".level"


def reasons(found: Differences, identity: str, nodes: Sequence[Node], teller: Teller) -> Iterator[str]:
    """Say what differs for one participant: the rules, the own inputs, those of the company, the first own step."""
    voice = teller.voice
    person = _person(found, identity)
    if person is None:
        return
    if RULES in found.files or found.rules:
        yield tell("rules changed", voice)
    ordered = in_order(nodes)
    own = [*_inputs(ordered, STAFF, {one.name: one for one in person.inputs}, teller), *_rows(ordered, found, teller)]
    yield tell("own changed", voice, changes="; ".join(own)) if own else tell("own same", voice)
    company = _inputs(ordered, COMPANY, {one.name: one for one in found.figures}, teller)
    if company:
        yield tell("company changed", voice, changes="; ".join(company))
    step = _first(ordered, person, teller)
    if step:
        yield tell("first step", voice, change=step)
    for level in _levels(ordered, found, teller):
        yield tell("level changed", voice, change=level[:1].upper() + level[1:])


def _person(found: Differences, identity: str) -> Person | None:
    """Find somebody among those whose amounts differ, who stand in the order of their ids."""
    at = bisect_left(found.people, identity, key=lambda one: one.identity)
    return found.people[at] if at < len(found.people) and found.people[at].identity == identity else None


def _inputs(nodes: Sequence[Node], table: str, changes: dict[str, Change], teller: Teller) -> list[str]:
    """Tell the inputs of one table that differ, of those that the letter shows."""
    own = [node for node in nodes if node.form in {"input", "parameter"} and node.operand.table == table]
    return [
        _told(node, changes[name], teller) for node in own if (name := node.name.removeprefix(f"{table}.")) in changes
    ]


def _rows(nodes: Sequence[Node], found: Differences, teller: Teller) -> list[str]:
    """Tell the inputs of the own rows of other tables that differ: the score of the own team."""
    changes = {one.name: one for one in found.tables}
    own = [node for node in nodes if node.form == "input" and node.operand.table not in {COMPANY, STAFF}]
    named = [(node, f"{node.operand.name} of {node.row}") for node in own if not teller.hidden(node)]
    return [_told(node, changes[name], teller) for node, name in named if name in changes]


def _first(nodes: Sequence[Node], person: Person, teller: Teller) -> str:
    """Tell the first own step that differs, in the order of the scheme; the days of a period always do."""
    own = {node.name: node for node in nodes if node.operand.table == STAFF and node.step is not None}
    for change in person.steps:
        node = own.get(change.name)
        if node is not None and node.operand.kind != DATE and node.form in {"formula", "rule"}:
            return _told(node, change, teller)
    return ""


def _levels(nodes: Sequence[Node], found: Differences, teller: Teller) -> list[str]:
    """Tell what a point was worth and is worth, of pools that the whole company shares."""
    changes = {one.name: one for one in found.company}
    own = [
        node for node in nodes if node.form == "part" and node.name.endswith(LEVEL) and node.operand.table == COMPANY
    ]
    return [_told(node, changes[node.name], teller) for node in own if node.name in changes]


def _told(node: Node, change: Change, teller: Teller) -> str:
    """Say what a value was and what it is, by its label."""
    now = _text(node, change.new, teller)
    return tell("was now", teller.voice, label=teller.called(node), before=_text(node, change.old, teller), now=now)


def _text(node: Node, text: str | None, teller: Teller) -> str:
    """Write a value of a trail as the letter writes the value of this time."""
    if text is None:
        return tell("not filled in", teller.voice)
    value = read_exact(text)
    if node.operand.kind.form == LINK or value is None:
        return safe(text)
    return teller.value(evolve(node, value=Fraction(value), blank=False))

"""Why somebody's part is another one than last time: which inputs differ, and which step is the first that does.

The causes are found by `sharing.audit.causes`, as for `sharing diff`. A letter tells values only of what it tells of
this time as well: the own ones, and those of the company. Of others it says what differs, and nothing of anybody.
"""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve

from sharing.audit.causes import FIGURE, INPUT, LIST, OTHERS, PERIOD, RULE, TABLE
from sharing.audit.exacts import read_exact
from sharing.kinds import DATE, LINK
from sharing.letters.steps import in_order
from sharing.reports.formatting import safe
from sharing.reports.html.groups import FEWEST
from sharing.reports.page_words import tell
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sharing.audit.causes import Cause
    from sharing.audit.differences import Change, Differences, Person
    from sharing.letters.steps import Teller
    from sharing.nodes import Node

LEVEL = ".level"


def reasons(found: Differences, identity: str, nodes: Sequence[Node], teller: Teller) -> Iterator[str]:
    """Say why the amounts of one participant differ: rules, own inputs, the company, others, the first own step."""
    voice, person = teller.voice, _person(found, identity)
    if person is None:
        return
    causes = list(dict.fromkeys(cause for award in person.awards for cause in award.causes))
    ordered = in_order(nodes)
    rules = [teller.label(cause.name) for cause in causes if cause.kind == RULE]
    if rules:
        yield tell("rules changed", voice, names=", ".join(rules))
    own = [*_inputs(ordered, STAFF, _named(causes, INPUT), teller), *_rows(ordered, _named(causes, TABLE), teller)]
    yield tell("own changed", voice, changes="; ".join(own)) if own else tell("own same", voice)
    company = _inputs(ordered, COMPANY, _named(causes, FIGURE), teller)
    if company:
        yield tell("company changed", voice, changes="; ".join(company))
    yield from _others(causes, teller)
    step = _first(ordered, person, teller)
    if step:
        yield tell("first step", voice, change=step)
    for level in _levels(ordered, found, teller):
        yield tell("level changed", voice, change=level[:1].upper() + level[1:])


def _named(causes: Sequence[Cause], kind: str) -> dict[str, Cause]:
    """Give the causes of one kind by their names."""
    return {cause.name: cause for cause in causes if cause.kind == kind}


def _others(causes: Sequence[Cause], teller: Teller) -> Iterator[str]:
    """Say that something differs of others, without saying of whom; of fewer than five people nothing is said."""
    kinds = {cause.kind for cause in causes}
    names = [teller.label(cause.name) for cause in causes if cause.kind == OTHERS]
    if names and len(teller.run.inputs.tables[STAFF].ids) >= FEWEST:
        yield tell("others changed", teller.voice, names=", ".join(names))
    for kind, key in ((LIST, "list changed"), (PERIOD, "days changed")):
        if kind in kinds:
            yield tell(key, teller.voice)


def _person(found: Differences, identity: str) -> Person | None:
    """Find somebody among those whose amounts differ, who stand in the order of their ids."""
    at = bisect_left(found.people, identity, key=lambda one: one.identity)
    return found.people[at] if at < len(found.people) and found.people[at].identity == identity else None


def _inputs(nodes: Sequence[Node], table: str, changes: dict[str, Cause], teller: Teller) -> list[str]:
    """Tell the inputs of one table that differ, of those that the letter shows."""
    own = [node for node in nodes if node.form in {"input", "parameter"} and node.operand.table == table]
    return [
        _told(node, changes[name], teller) for node in own if (name := node.name.removeprefix(f"{table}.")) in changes
    ]


def _rows(nodes: Sequence[Node], changes: dict[str, Cause], teller: Teller) -> list[str]:
    """Tell the inputs of the own rows of other tables that differ: the score of the own team."""
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


def _told(node: Node, change: Change | Cause, teller: Teller) -> str:
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

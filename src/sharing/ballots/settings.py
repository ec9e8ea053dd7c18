"""Read how a vote is counted, from its file; a question with two answers has no default."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.ballots.values import (
    ADD_ONE,
    APPROVAL,
    COST,
    COUNT,
    GREEDY,
    NONE,
    POINTS,
    STAFF,
    VOTERS,
    VOTES,
    VOTES_PER_COST,
    Settings,
)
from sharing.errors import did_you_mean
from sharing.scheme.keys import Reader, exact

if TYPE_CHECKING:
    from sharing.documents import Document

QUESTIONS: dict[str, tuple[str, dict[str, str]]] = {
    "ballot": (
        "what a ballot says",
        {APPROVAL: "which proposals a voter approves", POINTS: "how many points a voter gives each proposal"},
    ),
    "utility": (
        "what a proposal that is carried out is worth to whoever approves it",
        {COST: "what it costs, so that money is shared equally", COUNT: "one, so that the number of proposals is"},
    ),
    "among": (
        "who has an equal part of the budget",
        {VOTERS: "everybody with a ballot", STAFF: "everybody in the staff list, with a ballot or without"},
    ),
    "completion": (
        "what happens to money that equal shares leaves",
        {
            NONE: "it is left",
            ADD_ONE: "all parts are raised by one at a time while the result costs no more than the budget",
            GREEDY: "it goes to the proposals with the most votes that still fit",
        },
    ),
    "greedy": (
        "by what plain greedy takes proposals, to compare with and to complete",
        {VOTES: "by their approvals or points", VOTES_PER_COST: "by their approvals or points for what they cost"},
    ),
}
"""Each key that has several answers, what it asks, and what each answer means."""
KEYS = {"title", "language", "currency", "budget", "points", *QUESTIONS}
CENT = 100


def read_settings(document: Document) -> Settings:
    """Read a vote file; Refused with every problem of the file, each at its place."""
    reader = Reader(document)
    tree = document.tree
    reader.known(tree, (), KEYS)
    budget = _amount(reader, "budget", CENT)
    if "budget" not in tree:
        reader.say("S003", "`budget` is missing", (), "add: budget = 6000")
    points = _amount(reader, "points", None)
    approves = tree.get("ballot") != POINTS
    chosen = {key: _answer(reader, key) for key in QUESTIONS if key != "utility" or (approves and "ballot" in tree)}
    for key, other in (("points", APPROVAL), ("utility", POINTS)):
        if key in tree and tree.get("ballot") == other:
            reader.say("V003", f"`{key}` does not go with ballot = `{other}`", (key,), f"take `{key}` out")
    language = reader.language(tree)
    title, currency = reader.texts(tree, "title", ()), reader.text(tree, "currency", ())
    reader.finish()
    return Settings(budget or Fraction(0), currency, points=points, title=title, language=language, **chosen)


def _amount(reader: Reader, key: str, unit: int | None) -> Fraction | None:
    """Read a number above zero, in whole cents when it is money."""
    value: Any = reader.document.tree.get(key)
    if value is None:
        return None
    found = exact(value)
    if found is None or found <= 0 or (unit and (found * unit).denominator != 1):
        decimals = " with at most two decimals" if unit else ""
        reader.say("V004", f"`{key}` is a number above zero{decimals}", (key,), f"write {key} = {6000 if unit else 10}")
    return found


def _answer(reader: Reader, key: str) -> str:
    """Read the answer to a question; one that is not given is asked for, with all answers."""
    question, answers = QUESTIONS[key]
    value = reader.document.tree.get(key)
    lines = "\n".join(f'{key} = "{answer}": {meaning}' for answer, meaning in answers.items())
    if value is None:
        reader.say("V001", f"the vote does not say {question}: `{key}`", (), lines)
    elif not isinstance(value, str) or value not in answers:
        near = did_you_mean(value, answers) if isinstance(value, str) else ""
        reader.say("V002", f"`{key}` has no such answer", (key,), "\n".join(filter(None, [near, lines])))
    return str(value)

"""How the periods of a scheme hang on each other in a ledger: days that count twice, and entries on an old state.

A correction that leaves another state makes the periods after it stale, until they are corrected as well, in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.audit.chain import before
from sharing.audit.trail import FORECAST
from sharing.errors import Place, Problem
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing.audit.chain import Entry

RENAMED = "give the period the name it has in the ledger, and correct it; or give it days of its own"


class Stale(Named):
    """An entry that stands on an old state, and the entry whose state it should have opened with."""

    entry: Entry
    left: Entry


def counts(entries: Sequence[Entry]) -> list[Entry]:
    """Give the entries that count, one of every scheme and period, in the order of their periods."""
    newest = {one.subject: one for one in entries if one.kind != FORECAST}
    return sorted(newest.values(), key=lambda one: (one.statement["period"]["to"], one.number))


def latest(entries: Sequence[Entry]) -> list[Entry]:
    """Give for every scheme the entry that left its newest state."""
    return list({one.subject[0]: one for one in counts(entries)}.values())


def paid_already(entries: Sequence[Entry], scheme: str, period: Mapping[str, str]) -> Problem | None:
    """Say that the days of a period count already under another name; None when they do not."""
    for one in counts(entries):
        if one.subject[0] == scheme and one.subject[1] != period["name"] and _meet(one.statement["period"], period):
            what = f"days of period `{period['name']}` stand in {one.name} already, as period `{one.subject[1]}`"
            return Problem("A037", what, Place("ledger"), RENAMED)
    return None


def overlap_problems(entries: Sequence[Entry]) -> list[Problem]:
    """Say which entries that count are about days that an earlier one is about under another name of its period."""
    problems = []
    standing = sorted(counts(entries), key=lambda one: one.number)
    for index, one in enumerate(standing):
        wrong = paid_already(standing[:index], one.subject[0], one.statement["period"])
        if wrong is not None:
            problems.append(Problem(wrong.code, wrong.what, Place(f"{one.name}.json"), "pay these days once"))
    return problems


def _meet(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return one["from"] <= other["to"] and other["from"] <= one["to"]


def openings(entries: Sequence[Entry]) -> dict[str, str]:
    """Give the digests of the states that entries opened with, as the ledger gave them when they were committed."""
    found = {}
    for index, one in enumerate(entries):
        left = before(entries[:index], one.subject[0], one.statement["period"]["from"])
        if left is not None:
            found[one.name] = str(left.statement["closing"])
    return found


def stale(entries: Sequence[Entry], opened: Mapping[str, str]) -> list[Stale]:
    """Give the entries that count and stand on an old state, in the order of their periods.

    `opened` gives the digest of the state that each opened with. One that it does not have, or that began with empty
    accounts, is not held to anything.
    An entry stands on an old state when another counts now, and when the one it opened with stands on one itself.
    """
    found: dict[str, Stale] = {}
    for one in counts(entries):
        left = before(entries, one.subject[0], one.statement["period"]["from"])
        if left is None or not one.statement["closing"] or not opened.get(one.name):
            continue
        if left.name in found or opened[one.name] != left.statement["closing"]:
            found[one.name] = Stale(one, left)
    return list(found.values())


def stale_problems(found: Sequence[Stale]) -> list[Problem]:
    """Say of every entry that stands on an old state why, and which period is corrected first."""
    problems = []
    names = {one.entry.name for one in found}
    for one in found:
        what = f"this entry stands on an old state: {one.left.name} counts now, and left another"
        if one.left.name in names:
            what = f"this entry stands on an old state: {one.left.name}, with whose state it opens, is to be corrected"
        problems.append(Problem("A038", what, Place(f"{one.entry.name}.json"), _first(found, one.entry)))
    return problems


def to_correct_first(entries: Sequence[Entry], found: Sequence[Stale], scheme: str, start: str) -> Problem | None:
    """Say which period is corrected before one that begins on a day; None when what it opens with is up to date."""
    left = before(entries, scheme, start)
    if left is None or left.name not in {one.entry.name for one in found}:
        return None
    what = f"this period opens with the state of {left.name}, which stands on an old state itself"
    return Problem("A038", what, Place("ledger"), _first(found, left))


def _first(found: Sequence[Stale], entry: Entry) -> str:
    """Say how the earliest period of a scheme that is to be corrected is corrected."""
    first = next(one.entry for one in found if one.entry.subject[0] == entry.subject[0])
    return f"first: --period {first.subject[1]} --kind correction --corrects {first.name}"

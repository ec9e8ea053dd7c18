"""The entries of a ledger in a row: which one counts for a period, what state it left, and where the chain breaks."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sharing.audit.canonical import digest
from sharing.audit.openings import opening_digest
from sharing.audit.trail import CORRECTION, FINAL, FORECAST
from sharing.errors import Place, Problem
from sharing.named import Named
from sharing.scheme.adoption import NEEDED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing.scheme import Scheme

NAME = re.compile(r"(\d{6})-([A-Za-z0-9._-]*)-(forecast|final|correction)")
ADVICE = "restore the folder from a copy; entries are never changed or taken away"


class Entry(Named):
    """One entry: the name of its file without `.json`, its bytes, and the statement that they hold."""

    name: str
    data: bytes
    statement: Mapping[str, Any]

    @property
    def number(self) -> int:
        """Its number, from 1."""
        return int(self.statement["entry"])

    @property
    def kind(self) -> str:
        """Whether it is a forecast, final, or a correction."""
        return str(self.statement["run"]["kind"])

    @property
    def digest(self) -> str:
        """The digest of its bytes, which the entry after it holds."""
        return digest(self.data)

    @property
    def subject(self) -> tuple[str, str]:
        """What it is about: the scheme and the period, by their names."""
        return str(self.statement["scheme"]["name"]), str(self.statement["period"]["name"])


def entry_name(number: int, period: str, kind: str) -> str:
    """Name an entry: its number, its period in letters that every file system has, and its kind.

    >>> entry_name(12, "2025/26", "final")
    '000012-2025_26-final'
    """
    return f"{number:06d}-{re.sub(r'[^A-Za-z0-9._-]', '_', period)}-{kind}"


def counting(entries: Sequence[Entry], subject: tuple[str, str]) -> Entry | None:
    """Find the entry that counts for a scheme and a period: the newest that is no forecast."""
    return next((one for one in reversed(entries) if one.kind != FORECAST and one.subject == subject), None)


def before(entries: Sequence[Entry], scheme: str, start: str) -> Entry | None:
    """Find the entry whose closing state a period of a scheme opens with: the latest period before it, as it counts."""
    earlier = [
        one
        for one in entries
        if one.kind != FORECAST and one.subject[0] == scheme and str(one.statement["period"]["to"]) < start
    ]
    return max(earlier, key=lambda one: (one.statement["period"]["to"], one.number), default=None)


def not_allowed(entries: Sequence[Entry], subject: tuple[str, str], kind: str, corrects: str) -> Problem | None:
    """Say why a run of this kind cannot be the next entry; None when it can."""
    scheme, period = subject
    newest = counting(entries, subject)
    if kind == FINAL and newest is not None:
        what = f"period `{period}` of `{scheme}` has its entry already: {newest.name}"
        return Problem("A018", what, Place("ledger"), f"to correct it: --kind correction --corrects {newest.name}")
    if kind == CORRECTION and newest is None:
        what = f"period `{period}` of `{scheme}` has no final entry to correct"
        return Problem("A019", what, Place("ledger"), "commit it first: --kind final")
    if kind == CORRECTION and newest is not None and not corrects:
        what = f"a correction says which entry it corrects, and period `{period}` has {newest.name}"
        return Problem("A019", what, Place("ledger"), f"say --corrects {newest.name}")
    if kind == CORRECTION and newest is not None and corrects != newest.name:
        what = f"a correction of period `{period}` corrects its newest entry, and `{corrects}` is not that one"
        return Problem("A019", what, Place("ledger"), f"say --corrects {newest.name}")
    if kind != CORRECTION and corrects:
        return Problem("A019", f"a {kind} run corrects nothing", Place("ledger"), "say --kind correction")
    return None


def without_consent(scheme: Scheme, kind: str) -> Problem | None:
    """Say that a version still needs the consent of the works council; a forecast may be committed without it."""
    if kind == FORECAST or scheme.adopted is None or scheme.adopted.council != NEEDED:
        return None
    what = f"version {scheme.version} needs the consent of the works council, which was not obtained"
    advice = 'commit a forecast, or say in [adopted] what was decided: council = "obtained", council_on = ...'
    return Problem("A029", what, scheme.document.place(("adopted", "council")), advice)


def chain_problems(entries: Sequence[Entry]) -> list[Problem]:
    """Say where the chain breaks: a gap, a fork, a digest that differs, a name that is not its own, a period twice."""
    problems = [wrong for one in entries if (wrong := misnamed(one)) is not None]
    problems += _numbers(entries)
    for one, following in pairwise(entries):
        if following.number == one.number + 1 and following.statement["previous"] != one.digest:
            what = f"the entry before it is not the one it was written after: the bytes of {one.name} differ"
            problems.append(Problem("A014", what, Place(f"{following.name}.json"), ADVICE))
    if entries and entries[0].number == 1 and entries[0].statement["previous"]:
        what = "the first entry says that there was one before it"
        problems.append(Problem("A014", what, Place(f"{entries[0].name}.json"), ADVICE))
    for index, one in enumerate(entries):
        wrong = not_allowed(entries[:index], one.subject, one.kind, one.statement["run"]["corrects"])
        if wrong is not None:
            problems.append(Problem(wrong.code, wrong.what, Place(f"{one.name}.json"), ADVICE))
        if one.kind != FORECAST and one.statement.get("adopted", {}).get("council") == NEEDED:
            what = f"a {one.kind} entry stands under a version that still needs the consent of the works council"
            problems.append(Problem("A029", what, Place(f"{one.name}.json"), ADVICE))
    return problems


def misnamed(entry: Entry) -> Problem | None:
    """Say that the name of an entry is not the one that its content has; None when it is."""
    wanted = entry_name(entry.number, entry.subject[1], entry.kind)
    if entry.name == wanted == entry.statement["run"]["id"]:
        return None
    what = f"the name of this entry is not that of its content, which is run {entry.statement['run']['id']}"
    return Problem("A017", what, Place(f"{entry.name}.json"), f"its content would be named {wanted}; {ADVICE}")


def fork(one: Entry, other: Entry) -> Problem:
    """Say that two entries have one number."""
    what = f"two entries have number {other.number}: {one.name} and {other.name}"
    advice = "the chain forks: keep the one that later entries or a kept digest follow"
    return Problem("A016", what, Place(f"{other.name}.json"), advice)


def _numbers(entries: Sequence[Entry]) -> list[Problem]:
    """Say which numbers are missing, and which occur twice."""
    problems = []
    expected = 1
    for place, one in enumerate(entries):
        if place and one.number == entries[place - 1].number:
            problems.append(fork(entries[place - 1], one))
        elif one.number != expected:
            gap = f"{expected}" if one.number == expected + 1 else f"{expected} to {one.number - 1}"
            what = f"before this entry number {gap} is missing"
            problems.append(Problem("A015", what, Place(f"{one.name}.json"), ADVICE))
        expected = one.number + 1
    return problems


def state_problems(entries: Sequence[Entry], trails: Mapping[str, Mapping[str, Any]]) -> list[Problem]:
    """Hold every opening state to what was left before it: its digest, and the entries of accounts in the trail."""
    problems = []
    for index, one in enumerate(entries):
        trail = trails.get(one.name)
        left = before(entries[:index], one.subject[0], one.statement["period"]["from"])
        if trail is None or left is None or not trail["state"]:
            continue
        wanted = left.statement["closing"]
        if trail["state"] != wanted or opening_digest(trail, left.statement["period"]) != wanted:
            what = f"this entry did not open with the state that {left.name} left"
            problems.append(Problem("A022", what, Place(f"{one.name}.json"), "correct the periods in order"))
    return problems

"""What was claimed in a ledger and is not finished, and what stands there as a claim or a statement and is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.audit.chain import ADVICE, NAME, Entry, misnamed
from sharing.audit.checking import read_record
from sharing.errors import Place, Problem, Refused
from sharing.files.opening import read_bytes
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

PRIVATE, CLAIM = "private", ".claim"
MOST_STATEMENT = 100_000_000
FINISH = "run again: the next run finishes it"


class Claims(Named):
    """Entries that were claimed and have no statement yet, and what is wrong: in the way of the next run, or not."""

    waiting: tuple[Entry, ...]
    in_the_way: tuple[Problem, ...]
    others: tuple[Problem, ...]


def read_claims(folder: Path, entries: Sequence[Entry]) -> Claims:
    """Read every claim of a ledger with these entries, and hold an entry to its claim: both have the same bytes."""
    taken = {one.number: one for one in entries}
    waiting: list[Entry] = []
    in_the_way: list[Problem] = []
    others: list[Problem] = []
    last = max(taken, default=0)
    for number, path in _listed(folder):
        try:
            found = _claim(path, number)
        except Refused:
            found = None
        if found is None:
            (others if number in taken else in_the_way).append(_none(path, number))
            continue
        if number in taken:
            in_the_way += [] if taken[number].data == found.data else [_changed(taken[number], path)]
        elif number > last + 1:
            in_the_way.append(_ahead(path, number, last))
        else:
            waiting.append(found)
            last = max(last, number)
    return Claims(tuple(waiting), tuple(in_the_way), tuple(others))


def _listed(folder: Path) -> Iterator[tuple[int, Path]]:
    for path in sorted((folder / PRIVATE).glob(f"[0-9]*{CLAIM}")):
        if path.stem.isdecimal():
            yield int(path.stem), path


def _claim(path: Path, number: int) -> Entry | None:
    """Read a claim: a statement with its own number, under a name that an entry has; None when it is another."""
    data = read_bytes(path, most=MOST_STATEMENT)
    statement = read_record(data, path.name, "statement")
    entry = Entry(str(statement["run"]["id"]), data, statement)
    fits = entry.number == number and NAME.fullmatch(entry.name) and misnamed(entry) is None
    return entry if fits else None


def _none(path: Path, number: int) -> Problem:
    what = f"this claim is no statement with number {number}"
    advice = "if no run is busy, move it out of the ledger and run again"
    return Problem("A040", what, Place(f"{PRIVATE}/{path.name}"), advice)


def _changed(entry: Entry, path: Path) -> Problem:
    what = f"this entry was changed after it was written: its bytes are not those of {PRIVATE}/{path.name}"
    return Problem("A014", what, Place(f"{entry.name}.json"), ADVICE)


def _ahead(path: Path, number: int, last: int) -> Problem:
    what = f"this claim is for number {number}, and the ledger ends at {last}: entries before it are missing"
    advice = "restore the ledger from a copy; or move the claim out of it, and run again"
    return Problem("A040", what, Place(f"{PRIVATE}/{path.name}"), advice)


def unfinished_problems(claims: Claims, empty: tuple[str, ...]) -> list[Problem]:
    """Say which entries were not finished: those that were claimed, and files of statements that are empty."""
    problems = []
    for one in claims.waiting:
        what = "this entry was claimed, and its statement is not there"
        advice = "the next run finishes it; if a run has ended well since, somebody took the statement away"
        if one.name in empty:
            what, advice = "this entry was not finished: its file is empty", FINISH
        problems.append(Problem("A021", what, Place(f"{one.name}.json"), advice))
    return problems + never_finished(claims, empty)


def never_finished(claims: Claims, empty: tuple[str, ...]) -> list[Problem]:
    """Say which files of statements are empty and have no claim from which they could be finished."""
    what = "this entry was not finished: its file is empty, and no claim has its bytes"
    advice = "restore it from a copy; or take the empty file away, and run again"
    names = {one.name for one in claims.waiting}
    return [Problem("A021", what, Place(f"{name}.json"), advice) for name in empty if name not in names]

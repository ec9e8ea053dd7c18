"""Take private files away after the time they had to be kept; the chain of statements still verifies.

The salt key is made anew, so that what is gone cannot be guessed from what was published: the key of a run is made from
it, and stands in the trail of that run only. The state that the next period opens with stays.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from sharing.audit.canonical import canonical, read_canonical
from sharing.audit.chain import counting
from sharing.files.ledger import KEY, KEY_BYTES, PRIVATE, open_ledger
from sharing.files.ledger_runs import STATE
from sharing.files.opening import read_bytes
from sharing.files.writing import failure, write_all

if TYPE_CHECKING:
    from pathlib import Path

    from sharing.audit.chain import Entry
    from sharing.files.ledger import Ledger

NOTE, FORMAT = "forgotten.json", "sharing-forgotten-1"


def forgotten(folder: Path) -> set[str]:
    """Give the names of the entries whose private files were taken away on purpose."""
    path = folder / PRIVATE / NOTE
    if not path.exists():
        return set()
    tree = read_canonical(read_bytes(path, most=100_000_000), NOTE)
    names = tree.get("entries", []) if isinstance(tree, dict) and tree.get("format") == FORMAT else []
    return {str(name) for name in names}


def to_forget(ledger: Ledger, day: str) -> list[Entry]:
    """Give the entries of periods that ended before a day, and still have private files."""
    gone = forgotten(ledger.folder)
    return [one for one in ledger.entries if one.statement["period"]["to"] < day and one.name not in gone]


def forget(folder: Path, day: str) -> list[Entry]:
    """Take away the trails, slips and old states of periods that ended before a day; gives their entries.

    The note of what is taken away is written first, so that an interrupted run is finished by doing it again.
    """
    try:
        return _forgotten(folder, day)
    except OSError as error:
        raise failure(error, folder) from None


def _forgotten(folder: Path, day: str) -> list[Entry]:
    """Write the note, make the key anew, take the files away."""
    ledger = open_ledger(folder)
    found = to_forget(ledger, day)
    names = sorted(forgotten(folder) | {one.name for one in found})
    if found:
        data = canonical({"format": FORMAT, "entries": names})
        write_all([(folder / PRIVATE / NOTE, data)], force=True)
        write_all([(folder / KEY, os.urandom(KEY_BYTES).hex().encode() + b"\n")], force=True)
    kept = {one.name for one in _latest(ledger)}
    for entry in ledger.entries:
        if entry.name in names:
            _remove(ledger.private(entry), keep_state=entry.name in kept)
    return found


def _latest(ledger: Ledger) -> list[Entry]:
    """Give for every scheme the entry that left its newest state."""
    newest: dict[str, Entry] = {}
    for entry in ledger.entries:
        held = counting(ledger.entries, entry.subject)
        other = newest.get(entry.subject[0])
        if held is not None and (other is None or held.statement["period"]["to"] >= other.statement["period"]["to"]):
            newest[entry.subject[0]] = held
    return list(newest.values())


def _remove(folder: Path, *, keep_state: bool) -> None:
    if not folder.is_dir():
        return
    for path in sorted((*folder.glob("slips/*"), *folder.iterdir())):
        if path.is_file() and not (keep_state and path.name == STATE):
            path.unlink()
    for path in (folder / "slips", folder):
        with suppress(OSError):
            path.rmdir()

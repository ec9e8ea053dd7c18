"""Take private files away after the time they had to be kept; the chain of statements still verifies.

The salt key is made anew, so that what is gone cannot be guessed from what was published: the key of a run is made from
it, and stands in the trail of that run only. The state that the next period opens with stays.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from sharing.audit.canonical import canonical
from sharing.audit.checking import read_record
from sharing.audit.order import latest
from sharing.errors import Place, refuse
from sharing.files.claims import PRIVATE
from sharing.files.drafts import TEMPORARY
from sharing.files.ledger import KEY, KEY_BYTES, MOST_TRAIL, SLIPS, open_ledger
from sharing.files.ledger_runs import STATE, TRAIL
from sharing.files.notes import FORMAT, NOTE, forgotten
from sharing.files.opening import name_of, read_if_there, reason
from sharing.files.writing import write_all

if TYPE_CHECKING:
    from pathlib import Path

    from sharing.audit.chain import Entry
    from sharing.files.ledger import Ledger

LEFT_OVER = re.compile(r"\d{6}-.*-[0-9a-f]{16}")


def to_forget(ledger: Ledger, day: str) -> list[Entry]:
    """Give the entries of periods that ended before a day, and still have private files."""
    gone = forgotten(ledger.folder)
    return [one for one in ledger.entries if one.statement["period"]["to"] < day and one.name not in gone]


def forget(folder: Path, day: str) -> list[Entry]:
    """Take away the trails, slips and old states of periods that ended before a day; gives their entries.

    The key is made anew first and the note of what is taken away is written second: an interrupted run is finished by
    doing it again. What is noted as gone has no key that could give its salts, but for a temporary file that a killed
    run left behind; the next one takes that away as well.
    """
    try:
        return _forgotten(folder, day)
    except OSError as error:
        what = f"not everything could be taken away: {reason(error)}"
        advice = "run it again: what was noted as forgotten and is still there is taken away then"
        raise refuse("F066", what, Place(name_of(folder)), advice) from None


def _forgotten(folder: Path, day: str) -> list[Entry]:
    """Make the key anew, write the note, take the files away."""
    ledger = open_ledger(folder, sound=False)
    found = to_forget(ledger, day)
    names = sorted(forgotten(folder) | {one.name for one in found})
    if found:
        write_all([(folder / KEY, os.urandom(KEY_BYTES).hex().encode() + b"\n")], force=True)
        data = canonical({"format": FORMAT, "entries": names})
        write_all([(folder / PRIVATE / NOTE, data)], force=True)
    kept = {one.name for one in latest(ledger.entries)}
    for entry in ledger.entries:
        if entry.name in names:
            _remove(ledger.private(entry), keep_state=entry.name in kept)
    for path in _left_over(ledger, day):
        _remove(path, keep_state=False)
    for path in _listed(folder):
        if TEMPORARY.fullmatch(path.name) and path.lstat().st_size == 2 * KEY_BYTES + 1:
            path.unlink(missing_ok=True)
    return found


def _left_over(ledger: Ledger, day: str) -> list[Path]:
    """Find the private files of runs that were killed or outrun: no entry has them, and their number is taken.

    One whose trail is of a later period stays; what has no trail is a piece of one.
    """
    own = {ledger.private(entry) for entry in ledger.entries}
    last = ledger.entries[-1].number if ledger.entries else 0
    found = []
    for path in _listed(ledger.folder / PRIVATE):
        if LEFT_OVER.fullmatch(path.name) and path not in own and int(path.name[:6]) <= last:
            data = read_if_there(path / TRAIL, most=MOST_TRAIL)
            if data is None or read_record(data, f"{path.name}/{TRAIL}", "trail")["period"]["to"] < day:
                found.append(path)
    return found


def _remove(folder: Path, *, keep_state: bool) -> None:
    """Take the files of a run away and its folder with them; what is gone already is no fault."""
    slips = folder / SLIPS
    for path in (*_listed(slips), *_listed(folder)):
        if path != slips and not (keep_state and path.name == STATE):
            path.unlink(missing_ok=True)
    for path in (slips, folder):
        with suppress(FileNotFoundError):
            if not _listed(path):
                path.rmdir()


def _listed(folder: Path) -> list[Path]:
    """List what stands in a folder; nothing where there is none, and never nothing because the system failed."""
    try:
        return sorted(folder / name for name in os.listdir(folder))  # noqa: PTH208  (its failures are all told)
    except FileNotFoundError:
        return []

"""The ledger folder: one immutable statement a run, each with the digest of the one before; no lock to go stale.

Private files come first, the statement last: it is the commit. A number is made unique by a claim, which is linked
without replacing anything and has the bytes of the statement, so that whoever comes next can finish what was not.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from sharing.audit.chain import NAME, Entry
from sharing.audit.checking import read_record
from sharing.errors import Place, Refused, refuse
from sharing.files.opening import is_there, name_of, read_bytes
from sharing.files.writing import write_all

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sharing.errors import Problem

KEY, PRIVATE, SLIPS, CLAIM = "key", "private", "slips", ".claim"
KEY_BYTES = 32
MOST_STATEMENT, MOST_TRAIL = 100_000_000, 4_000_000_000
EXISTS = "F060"


class Ledger(NamedTuple):
    """A ledger as it was read: its folder, and its entries in the order of their numbers."""

    folder: Path
    entries: tuple[Entry, ...]

    @property
    def head(self) -> str:
        """The digest of the newest entry, or nothing."""
        return self.entries[-1].digest if self.entries else ""

    def entry(self, name: str) -> Entry:
        """Find an entry by its name or its number."""
        found = [one for one in self.entries if one.name == name or (name.isdecimal() and one.number == int(name))]
        if len(found) != 1:
            known = ", ".join(one.name for one in self.entries[-5:]) or "none"
            raise refuse("A027", f"the ledger has no entry `{name}`", Place(name_of(self.folder)), f"entries: {known}")
        return found[0]

    def private(self, entry: Entry) -> Path:
        """Name the folder with the private files of an entry."""
        return private_folder(self.folder, entry.name, str(entry.statement["trail"]))


def private_folder(folder: Path, name: str, trail: str) -> Path:
    """Name the folder with the private files of a run, by the digest of its trail: no two runs share it."""
    return folder / PRIVATE / f"{name}-{trail[:16]}"


def is_ledger(folder: Path) -> bool:
    """Say whether a folder is a ledger: it has a key, or at least one entry."""
    return folder.is_dir() and (is_there(folder / KEY) or bool(_names(folder)))


def read_ledger(folder: Path) -> Ledger:
    """Read every statement of a ledger; Refused with every one that cannot be read."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for name in _names(folder):
        try:
            entries.append(_entry(folder / f"{name}.json", name))
        except Refused as refused:
            problems.extend(refused.problems)
    if problems:
        raise Refused(problems)
    return Ledger(folder, tuple(sorted(entries, key=lambda one: (one.number, one.name))))


def _names(folder: Path) -> list[str]:
    """List the entries by their file names; an empty file is one that a file system without links has not finished."""
    try:
        found = [path for path in folder.iterdir() if path.suffix == ".json" and NAME.fullmatch(path.stem)]
        return sorted(path.stem for path in found if path.lstat().st_size)
    except OSError as error:
        raise refuse("F003", f"the ledger cannot be read: {error.strerror}", Place(name_of(folder))) from None


def _entry(path: Path, name: str) -> Entry:
    data = read_bytes(path, most=MOST_STATEMENT)
    return Entry(name, data, read_record(data, path.name, "statement"))


def unfinished(ledger: Ledger) -> list[tuple[Path, bytes]]:
    """Find what was claimed and not finished: the files of statements that are missing, with their bytes."""
    numbers = {one.number for one in ledger.entries}
    found = []
    for path in sorted((ledger.folder / PRIVATE).glob(f"[0-9]*{CLAIM}")):
        if path.stem.isdecimal() and int(path.stem) not in numbers and path.lstat().st_size:
            data = read_bytes(path, most=MOST_STATEMENT)
            name = str(read_record(data, f"{PRIVATE}/{path.name}", "statement")["run"]["id"])
            if NAME.fullmatch(name):
                found.append((ledger.folder / f"{name}.json", data))
    return found


def open_ledger(folder: Path) -> Ledger:
    """Make a ledger ready for a run: its folder, its key, and what an earlier run left unfinished."""
    for path in (folder, folder / PRIVATE):
        make_folder(path)
    if not is_there(folder / KEY):
        _link(folder / KEY, os.urandom(KEY_BYTES).hex().encode() + b"\n")
    ledger = read_ledger(folder)
    waiting = unfinished(ledger)
    for path, data in waiting:
        _link(path, data, private=False)
    return read_ledger(folder) if waiting else ledger


def salt_key(folder: Path) -> str:
    """Read the salt key of a ledger; Refused when it is not one."""
    data = read_bytes(folder / KEY, most=1000)
    text = data.decode("ascii", "replace").strip()
    if len(text) != 2 * KEY_BYTES or not set(text) <= set("0123456789abcdef"):
        what = "the salt key of the ledger is not 64 hexadecimal digits"
        raise refuse("A026", what, Place(name_of(folder / KEY)), "restore it from a copy: slips hang on it")
    return text


def make_folder(path: Path) -> None:
    """Make a folder that only its owner can look into, unless it is there already."""
    try:
        path.mkdir(mode=0o700, exist_ok=True)
    except FileExistsError:
        raise refuse("F062", "this is not a folder", Place(name_of(path)), "name a folder for the ledger") from None
    except FileNotFoundError:
        what = "the folder in which the ledger should stand does not exist"
        raise refuse("F063", what, Place(name_of(path)), "make it first, or check its name") from None
    except OSError as error:
        what = f"the folder of the ledger cannot be made: {error.strerror}"
        raise refuse("F064", what, Place(name_of(path)), "choose another folder") from None


def _link(path: Path, data: bytes, *, private: bool = True) -> bool:
    """Write a file that nobody has written yet; False when somebody has."""
    try:
        write_all([(path, data)], private=private)
    except Refused as refused:
        if [problem.code for problem in refused.problems] == [EXISTS]:
            return False
        raise
    return True


def commit(ledger: Ledger, name: str, statement: bytes, private: Mapping[str, bytes], trail: str) -> bool:
    """Commit a run: private files, claim, statement; False when another run has taken its number meanwhile.

    Who wrote the claim has the number, even where somebody else finished it: two runs may have the same bytes.
    """
    folder = private_folder(ledger.folder, name, trail)
    make_folder(folder)
    write_all([(folder / file, data) for file, data in private.items()], force=True)
    claim = ledger.folder / PRIVATE / f"{name[:6]}{CLAIM}"
    if not _link(claim, statement):
        return False
    _link(ledger.folder / f"{name}.json", statement, private=False)
    return True

"""The ledger folder: one immutable statement a run, each with the digest of the one before; no lock to go stale.

Private files come first, the statement last: it is the commit. A number is made unique by a claim, which is linked
without replacing anything and has the bytes of the statement, so that whoever comes next can finish what was not.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sharing.audit.chain import NAME, Entry, chain_problems, fork, misnamed
from sharing.audit.checking import read_record
from sharing.errors import Place, Refused, refuse
from sharing.files.claims import CLAIM, MOST_STATEMENT, PRIVATE, never_finished, read_claims
from sharing.files.opening import is_there, name_of, read_bytes
from sharing.files.writing import failure, write_all
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sharing.errors import Problem
    from sharing.files.claims import Claims

KEY, SLIPS = "key", "slips"
KEY_BYTES = 32
MOST_TRAIL = 4_000_000_000
EXISTS, DENIED = "F060", "F064"
WRITABLE = "make the folder of the ledger writable for you, or ask its owner"


class Ledger(Named):
    """A ledger as it was read: its folder, its entries in the order of their numbers, and names of empty files."""

    folder: Path
    entries: tuple[Entry, ...]
    empty: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        """The digest of the newest entry, or nothing."""
        return self.entries[-1].digest if self.entries else ""

    def claims(self) -> Claims:
        """Read what was claimed in this ledger."""
        return read_claims(self.folder, self.entries)

    def entry(self, name: str) -> Entry:
        """Find an entry by its name or its number; Refused when it is not what its name says, or has no content."""
        number = int(name) if name.isdecimal() else None
        found = [one for one in self.entries if one.name == name or int(one.name[:6]) == number]
        if len(found) > 1:
            raise Refused([fork(*found[:2])])
        if not found:
            raise self._unknown(name, number)
        if wrong := misnamed(found[0]):
            raise Refused([wrong])
        return found[0]

    def _unknown(self, name: str, number: int | None) -> Refused:
        """Say that there is no such entry, or that its file is empty."""
        if any(one == name or int(one[:6]) == number for one in self.empty):
            what = f"entry `{name}` was not finished: its file is empty"
            return refuse("A021", what, Place(name_of(self.folder)), "sharing verify LEDGER says what to do")
        known = ", ".join(one.name for one in self.entries[-5:]) or "none"
        return refuse("A027", f"the ledger has no entry `{name}`", Place(name_of(self.folder)), f"entries: {known}")

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
    empty: list[str] = []
    problems: list[Problem] = []
    for name in _names(folder):
        path = folder / f"{name}.json"
        try:
            if _state(path).st_size:
                entries.append(_entry(path, name))
            else:
                empty.append(name)
        except Refused as refused:
            problems.extend(refused.problems)
    if problems:
        raise Refused(problems)
    return Ledger(folder, tuple(sorted(entries, key=lambda one: (one.number, one.name))), tuple(empty))


def _names(folder: Path) -> list[str]:
    """List the entries by their file names; an empty file is one that a file system without links has not finished."""
    try:
        found = [path for path in folder.iterdir() if path.suffix == ".json" and NAME.fullmatch(path.stem)]
        return sorted(path.stem for path in found)
    except OSError as error:
        raise refuse("F003", f"the ledger cannot be read: {error.strerror}", Place(name_of(folder))) from None


def _state(path: Path) -> os.stat_result:
    try:
        return path.lstat()
    except OSError as error:
        raise refuse("F003", f"the ledger cannot be read: {error.strerror}", Place(name_of(path))) from None


def _entry(path: Path, name: str) -> Entry:
    if stat.S_ISLNK(_state(path).st_mode):
        what = "this entry is a link, and a statement is a file of its own"
        raise refuse("F004", what, Place(name_of(path)), "put the file itself in its place, from a copy of the ledger")
    data = read_bytes(path, most=MOST_STATEMENT)
    return Entry(name, data, read_record(data, path.name, "statement"))


def open_ledger(folder: Path, *, sound: bool = True) -> Ledger:
    """Make a ledger ready for a run: its folder, its key, and what an earlier run left unfinished.

    Refused, before anything is written, when it is not `sound`: its chain is broken, or something is in the way of the
    next entry.
    """
    for path in (folder, folder / PRIVATE):
        check_link(path)
    ledger = read_ledger(folder) if folder.is_dir() else Ledger(folder, ())
    claims = ledger.claims()
    whole = sorted((*ledger.entries, *claims.waiting), key=lambda one: (one.number, one.name))
    problems = [*chain_problems(whole), *claims.in_the_way, *never_finished(claims, ledger.empty)]
    if sound and problems:
        raise Refused(problems)
    for path in (folder, folder / PRIVATE):
        make_folder(path)
    if not is_there(folder / KEY):
        _link(folder / KEY, os.urandom(KEY_BYTES).hex().encode() + b"\n")
    for one in claims.waiting:
        _finish(folder / f"{one.name}.json", one.data)
    return read_ledger(folder) if claims.waiting else ledger


def _finish(path: Path, data: bytes) -> None:
    """Write the statement that a claim has; an empty file in its place is replaced, whoever else does the same."""
    if is_there(path) and not _state(path).st_size:
        write_all([(path, data)], force=True, private=False)
    else:
        _link(path, data, private=False)


def salt_key(folder: Path) -> str:
    """Read the salt key of a ledger; Refused when it is not one."""
    data = read_bytes(folder / KEY, most=1000)
    text = data.decode("ascii", "replace").strip()
    if len(text) != 2 * KEY_BYTES or not set(text) <= set("0123456789abcdef"):
        what = "the salt key of the ledger is not 64 hexadecimal digits"
        raise refuse("A026", what, Place(name_of(folder / KEY)), "restore it from a copy: slips hang on it")
    return text


@contextmanager
def writing_in(place: Path, advice: str = "") -> Iterator[None]:
    """Say what the system refuses while a folder is written to, with advice of its own where permission is lacking."""
    try:
        try:
            yield
        except OSError as error:
            raise failure(error, place) from None
    except Refused as refused:
        problems = [one._replace(advice=advice) if advice and one.code == DENIED else one for one in refused.problems]
        raise Refused(problems) from None


def check_link(path: Path) -> None:
    """Refuse to write through a link: what stands in a ledger stands in one place."""
    try:
        linked = path.is_symlink()
    except OSError as error:
        raise failure(error, path) from None
    if linked:
        what = "this folder is a link, and links are never written through"
        raise refuse("F061", what, Place(name_of(path)), "name the folder itself")


def make_folder(path: Path) -> None:
    """Make a folder that only its owner can look into, unless it is there already."""
    check_link(path)
    try:
        path.mkdir(mode=0o700, exist_ok=True)
    except FileExistsError:
        raise refuse("F062", "this is not a folder", Place(name_of(path)), "name a folder for the ledger") from None
    except FileNotFoundError:
        what = "the folder in which the ledger should stand does not exist"
        raise refuse("F063", what, Place(name_of(path)), "make it first, or check its name") from None
    except OSError as error:
        raise failure(error, path) from None


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

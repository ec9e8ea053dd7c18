"""Commit a run to a ledger, find the state that a period opens with, and read back what an entry was made from."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sharing.audit.canonical import canonical, digest
from sharing.audit.chain import before, entry_name, not_allowed, without_consent
from sharing.audit.checking import read_record
from sharing.audit.slips import run_key, tree_of
from sharing.audit.statement import statement_of
from sharing.audit.trail import Commission, Library, trail_of
from sharing.dates import day_text
from sharing.errors import Place, Refused, refuse
from sharing.files.catalogue import definition_tree, vocabulary
from sharing.files.ledger import MOST_TRAIL, commit, open_ledger, read_ledger, salt_key
from sharing.files.opening import is_there, name_of, read_bytes, read_if_there
from sharing.files.toml_documents import read_toml
from sharing.files.writing import failure
from sharing.promises.reading import read_promises
from sharing.state_documents import state_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sharing.audit.chain import Entry
    from sharing.audit.merkle import Tree
    from sharing.files.ledger import Ledger
    from sharing.scheme import Scheme
    from sharing.succession import Passed

ATTEMPTS = 100
MOST_PROMISES = 10_000_000
TRAIL, STATE, PROMISES = "trail.json", "state.toml", "promises.toml"


class Records(NamedTuple):
    """A run made ready: its trail, the tree over its participants, and its statement."""

    trail: dict[str, Any]
    tree: Tree
    statement: dict[str, Any]


@cache
def library() -> Library:
    """Give the vocabulary that trails name: the one the library ships."""
    return Library(vocabulary(), cache(definition_tree))


def known(name: str) -> Mapping[str, Any] | None:
    """Give the library's own definition of a rule or a word; None when it has none."""
    return library().tree(name) if name in vocabulary() else None


def records_of(
    passed: Passed, commission: Commission, *, previous: str = "", entry: int = 1, promises: str = ""
) -> Records:
    """Make the trail and the statement of a run."""
    trail = trail_of(passed, commission, library())
    tree = tree_of(trail)
    return Records(
        trail, tree, statement_of(passed.register, trail, tree, previous=previous, entry=entry, promises=promises)
    )


def opening_file(ledger: Ledger, scheme: Scheme, start: int) -> Path | None:
    """Find the file with the state that a period of a scheme opens with; None when the ledger has none.

    Refused when the entry that left it has lost it.
    """
    found = before(ledger.entries, scheme.name, day_text(start))
    if found is None or not scheme.accounts:
        return None
    path = ledger.private(found) / STATE
    if not is_there(path):
        what = f"{found.name} has lost the state that this period opens with"
        raise refuse("A020", what, Place(name_of(path)), "restore it from a copy, or run that period again")
    return path


def commit_run(folder: Path, passed: Passed, kind: str, corrects: str = "") -> Entry:
    """Commit a run as the next entry of a ledger; Refused when the ledger does not allow it.

    When another run takes the number first, this one takes the next.
    """
    try:
        return _committed(folder, passed, kind, corrects)
    except OSError as error:
        raise failure(error, folder) from None


def _committed(folder: Path, passed: Passed, kind: str, corrects: str) -> Entry:
    """Commit a run, as often as it takes to get a number."""
    run = passed.register.run
    subject = run.scheme.name, run.inputs.period.name
    for _ in range(ATTEMPTS):
        ledger = open_ledger(folder)
        _check(ledger, passed, kind, corrects)
        number = len(ledger.entries) + 1 if not ledger.entries else ledger.entries[-1].number + 1
        name = entry_name(number, subject[1], kind)
        commission = Commission(name, kind, run_key(salt_key(folder), name), corrects)
        said = _promises(folder)
        made = records_of(passed, commission, previous=ledger.head, entry=number, promises=digest(said) if said else "")
        private = {TRAIL: canonical(made.trail), **({PROMISES: said} if said else {})}
        if run.scheme.accounts:
            private[STATE] = state_text(passed.closing).encode()
        if commit(ledger, name, canonical(made.statement), private, made.statement["trail"]):
            return read_ledger(folder).entry(name)
    what = f"other runs took every number that this one asked for, {ATTEMPTS} times"
    raise refuse("A025", what, Place(name_of(folder)), "wait until they are done, and run again")


def _promises(folder: Path) -> bytes:
    """Read the file of promises that goes with an entry; nothing where there is none. Refused when it is wrong."""
    data = read_if_there(folder / PROMISES, most=MOST_PROMISES)
    if data:
        read_promises(read_toml(data, name=PROMISES))
    return data or b""


def _check(ledger: Ledger, passed: Passed, kind: str, corrects: str) -> None:
    """Hold a run to what the ledger allows, and to the state that it left."""
    run = passed.register.run
    wrong = not_allowed(ledger.entries, (run.scheme.name, run.inputs.period.name), kind, corrects)
    wrong = wrong or without_consent(run.scheme, kind)
    if wrong is not None:
        raise Refused([wrong])
    left = before(ledger.entries, run.scheme.name, day_text(run.inputs.period.start))
    if run.scheme.accounts and left is not None and left.statement["closing"] != run.inputs.state:
        what = f"this run did not open with the state that {left.name} left"
        raise refuse("A022", what, Place(name_of(ledger.folder)), "run again: the ledger gives the state itself")


def trail_bytes(ledger: Ledger, entry: Entry) -> tuple[str, bytes]:
    """Read the file with the trail of an entry, and name it; Refused when it is not there any more."""
    path = ledger.private(entry) / TRAIL
    if not is_there(path):
        advice = "restore it from a copy; without it the totals stand, and nothing else can be checked"
        raise refuse("A020", f"the trail of {entry.name} is not there", Place(name_of(path)), advice)
    return f"{path.parent.name}/{TRAIL}", read_bytes(path, most=MOST_TRAIL)


def read_trail(ledger: Ledger, entry: Entry) -> dict[str, Any]:
    """Read the trail of an entry; Refused when it is not there any more, or is not a trail."""
    name, data = trail_bytes(ledger, entry)
    return read_record(data, name, "trail")

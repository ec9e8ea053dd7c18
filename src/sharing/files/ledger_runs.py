"""Commit a run to a ledger, find the state that a period opens with, and read back what an entry was made from."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sharing.audit.canonical import canonical, digest
from sharing.audit.chain import before, entry_name, not_allowed, without_consent
from sharing.audit.checking import read_record
from sharing.audit.order import counts, latest, openings, paid_already, stale, to_correct_first
from sharing.audit.slips import run_key, tree_of
from sharing.audit.statement import statement_of
from sharing.audit.trail import FORECAST, Commission, Library, trail_of
from sharing.dates import day_text
from sharing.errors import Place, Problem, Refused, refuse
from sharing.files.catalogue import definition_tree, vocabulary
from sharing.files.ledger import MOST_TRAIL, WRITABLE, commit, open_ledger, read_ledger, salt_key, writing_in
from sharing.files.notes import forgotten, is_noted
from sharing.files.opening import is_there, name_of, read_bytes, read_if_there
from sharing.files.toml_documents import read_toml
from sharing.named import Named
from sharing.promises.reading import read_promises
from sharing.state_documents import read_state, state_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sharing.audit.chain import Entry
    from sharing.audit.merkle import Tree
    from sharing.audit.order import Stale
    from sharing.files.ledger import Ledger
    from sharing.inputs.figures import Period
    from sharing.scheme import Scheme
    from sharing.succession import Passed

ATTEMPTS = 100
MOST_PROMISES, MOST_STATE = 10_000_000, 4_000_000_000
TRAIL, STATE, PROMISES = "trail.json", "state.toml", "promises.toml"


class Records(Named):
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

    Refused when the entry that left it has lost it, or when it is not the one that was left.
    """
    found = before(ledger.entries, scheme.name, day_text(start))
    if found is None or not scheme.accounts:
        return None
    wrong = state_problem(ledger, found)
    if wrong is not None:
        raise Refused([wrong])
    return ledger.private(found) / STATE


def state_problem(ledger: Ledger, entry: Entry) -> Problem | None:
    """Say that the file with the state that an entry left is not there, or is another one; None when it is right."""
    path = ledger.private(entry) / STATE
    place = Place(name_of(path))
    again = f"run period `{entry.subject[1]}` from its files without --ledger, and --save-state"
    advice = f"restore it from a copy; or make it again: {again} {name_of(path)}"
    if not is_there(path):
        what = f"the state that {entry.name} left is not there"
        if is_noted(ledger.folder, entry.name) and entry not in latest(ledger.entries):
            what = f"the state that {entry.name} left was forgotten on purpose (sharing forget)"
            advice = f"make it again: {again} FILE; then give it here: --state FILE"
        return Problem("A020", what, place, advice)
    if _is_left(path, entry):
        return None
    return Problem("A022", f"this is not the state that {entry.name} left", place, f"{advice} --force")


def _is_left(path: Path, entry: Entry) -> bool:
    """Say whether a file has the state that an entry left, to the byte."""
    try:
        document = read_toml(path, most=MOST_STATE)
        state = read_state(document)
    except Refused:
        return False
    return document.data == state_text(state).encode() and state.digest == entry.statement["closing"]


def commit_run(folder: Path, passed: Passed, kind: str, corrects: str = "") -> Entry:
    """Commit a run as the next entry of a ledger; Refused when the ledger does not allow it.

    When another run takes the number first, this one takes the next.
    """
    with writing_in(folder, WRITABLE):
        return _committed(folder, passed, kind, corrects)


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
    check_next(ledger, run.scheme, run.inputs.period, kind, corrects)
    left = before(ledger.entries, run.scheme.name, day_text(run.inputs.period.start))
    if run.scheme.accounts and left is not None and left.statement["closing"] != run.inputs.state:
        what = f"this run did not open with the state that {left.name} left"
        raise refuse("A022", what, Place(name_of(ledger.folder)), "run again: the ledger gives the state itself")


def check_next(ledger: Ledger, scheme: Scheme, period: Period, kind: str, corrects: str) -> None:
    """Refuse a run that cannot be the next entry: of these days, of this kind, on the state that the ledger has."""
    days = {"name": period.name, "from": day_text(period.start), "to": day_text(period.end)}
    wrong = not_allowed(ledger.entries, (scheme.name, period.name), kind, corrects) or without_consent(scheme, kind)
    if wrong is None and kind != FORECAST:
        wrong = paid_already(ledger.entries, scheme.name, days)
    if wrong is None and scheme.accounts:
        wrong = to_correct_first(ledger.entries, to_correct(ledger, scheme.name), scheme.name, days["from"])
    if wrong is not None:
        raise Refused([wrong])


def to_correct(ledger: Ledger, scheme: str) -> list[Stale]:
    """Give the entries of a scheme that stand on an old state, in the order of their periods; none that is forgotten.

    What an entry opened with follows from the entries before it. Where there were none, its trail says it.
    """
    gone, opened = forgotten(ledger.folder), openings(ledger.entries)
    for one in counts(ledger.entries):
        first = one.subject[0] == scheme and one.name not in opened
        left = before(ledger.entries, scheme, one.statement["period"]["from"]) if first else None
        if left is not None and is_there(ledger.private(one) / TRAIL):
            opened[one.name] = read_trail(ledger, one)["state"]
    known = {name: digest for name, digest in opened.items() if name not in gone}
    return [one for one in stale(ledger.entries, known) if one.entry.subject[0] == scheme]


def began_with_nothing(ledger: Ledger, entry: Entry) -> bool:
    """Say whether an entry that no other one comes before began with empty accounts, as its trail says."""
    return not is_noted(ledger.folder, entry.name) and not read_trail(ledger, entry)["state"]


def trail_bytes(ledger: Ledger, entry: Entry) -> tuple[str, bytes]:
    """Read the file with the trail of an entry, and name it; Refused when it is not there any more."""
    path = ledger.private(entry) / TRAIL
    if not is_there(path):
        what = f"the trail of {entry.name} is not there"
        advice = "restore it from a copy; without it the totals stand, and nothing else can be checked"
        if is_noted(ledger.folder, entry.name):
            what = f"the trail of {entry.name} was forgotten on purpose (sharing forget)"
            advice = "its statement stands; nothing else of it can be looked at any more"
        raise refuse("A020", what, Place(name_of(path)), advice)
    return f"{path.parent.name}/{TRAIL}", read_bytes(path, most=MOST_TRAIL)


def read_trail(ledger: Ledger, entry: Entry) -> dict[str, Any]:
    """Read the trail of an entry; Refused when it is not there any more, or is not a trail."""
    name, data = trail_bytes(ledger, entry)
    return read_record(data, name, "trail")

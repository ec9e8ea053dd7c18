"""Verify what a person names: a ledger, the files of a run, slips. What was checked is said beside what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import define, field

from sharing.audit.canonical import digest, read_canonical
from sharing.audit.chain import state_problems
from sharing.audit.checking import FORMATS, check_slip, check_statement, read_record, run_again
from sharing.audit.order import latest, stale, stale_problems
from sharing.errors import Place, Problem, Refused, refuse
from sharing.files.ledger import is_ledger, read_ledger
from sharing.files.ledger_checks import folder_problems, forgotten_problems
from sharing.files.ledger_runs import PROMISES, TRAIL, known, read_trail, state_problem
from sharing.files.notes import forgotten
from sharing.files.opening import is_there, name_of, read_bytes, reason
from sharing.files.signing import known_signers, signature_problem
from sharing.files.toml_documents import read_toml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sharing.audit.chain import Entry
    from sharing.documents import Document
    from sharing.files.ledger import Ledger

MOST = 4_000_000_000
FOLDER_ADVICE = "name a ledger, its statements, or a folder with trail.json and statement.json"


class Record(NamedTuple):
    """A file that was read: what it is, its name, and what it holds."""

    what: str
    name: str
    tree: dict[str, Any]


@define
class Verdict:
    """What was checked, by how many of each, and everything that was found."""

    checked: dict[str, int] = field(factory=dict)
    problems: list[Problem] = field(factory=list)
    head: str = ""
    signers: Path | None = None

    def count(self, what: str) -> None:
        """Count one more thing that was looked at."""
        self.checked[what] = self.checked.get(what, 0) + 1


def verify_paths(paths: Sequence[Path], *, head: str = "", signers: Path | None = None) -> Verdict:
    """Verify ledgers, runs and slips; `head` is a digest that somebody kept, of an entry that must still be there.

    With `signers`, a file of the known signers of OpenSSH, every statement must have been signed by one of them.
    """
    verdict = Verdict(signers=None if signers is None else known_signers(signers))
    records: list[Record] = []
    for path in paths:
        try:
            if is_ledger(path):
                _ledger(path, verdict, head)
            else:
                records += _records(path, verdict)
        except Refused as refused:
            verdict.problems += refused.problems
        except OSError as error:
            what = f"the file could not be read: {reason(error)}"
            verdict.problems.append(Problem("F006", what, Place(name_of(path)), "copy it and try again"))
    _files(records, verdict)
    return verdict


def _signature(path: Path, data: bytes, verdict: Verdict) -> None:
    """Hold the signature of a statement to the known signers, where these were named."""
    if verdict.signers is not None:
        verdict.count("signature")
        wrong = signature_problem(path, data, verdict.signers)
        verdict.problems += [wrong] if wrong else []


def read(data: bytes, name: str) -> Document:
    """Read the text of a scheme that a trail holds."""
    return read_toml(data, name=name)


def _ledger(path: Path, verdict: Verdict, head: str) -> None:
    ledger = read_ledger(path)
    verdict.head = ledger.head
    verdict.problems += folder_problems(ledger)
    if head and head not in {one.digest for one in ledger.entries}:
        what = "no entry has the digest that was kept: entries were changed or taken away"
        verdict.problems.append(Problem("A028", what, Place(name_of(path)), "restore the ledger from a copy"))
    gone, trails = _gone(path, verdict), {}
    kept = {one.name for one in latest(ledger.entries) if one.statement["closing"]}
    for entry in ledger.entries:
        verdict.count("statement")
        try:
            _signature(path / f"{entry.name}.json", entry.data, verdict)
        except Refused as refused:
            verdict.problems += refused.problems
        if entry.name in gone:
            verdict.count("forgotten")
            verdict.problems += forgotten_problems(ledger, entry, must=entry.name in kept)
            if not is_there(ledger.private(entry) / TRAIL):
                continue
        try:
            trails[entry.name] = _entry(ledger, entry, verdict)
        except Refused as refused:
            verdict.problems += refused.problems
    verdict.problems += state_problems(ledger.entries, trails)
    opened = {name: str(trail["state"]) for name, trail in trails.items() if name not in gone}
    verdict.problems += stale_problems(stale(ledger.entries, opened))


def _gone(path: Path, verdict: Verdict) -> set[str]:
    """Give the names of what was forgotten; a note that is none is told."""
    try:
        return forgotten(path)
    except Refused as refused:
        verdict.problems += refused.problems
        return set()


def _entry(ledger: Ledger, entry: Entry, verdict: Verdict) -> dict[str, Any]:
    """Verify one entry with its private files; gives its trail."""
    trail = read_trail(ledger, entry)
    folder = ledger.private(entry)
    _run(
        Record("trail", f"{folder.name}/{TRAIL}", trail),
        Record("statement", f"{entry.name}.json", dict(entry.statement)),
        verdict,
    )
    for path in sorted((folder / "slips").glob("*.json")) if (folder / "slips").is_dir() else ():
        slip = read_record(read_bytes(path, most=MOST), path.name, "slip")
        verdict.count("slip")
        verdict.problems += check_slip(slip, path.name, entry.statement)
    if "promises" in entry.statement:
        _promises(folder / PROMISES, entry, verdict)
    if entry.statement["closing"]:
        wrong = state_problem(ledger, entry)
        verdict.problems += [wrong] if wrong else []
    return trail


def _promises(path: Path, entry: Entry, verdict: Verdict) -> None:
    """Hold the promises that were kept with an entry to the digest in the statement."""
    if not is_there(path):
        what = f"the promises that were kept with {entry.name} are not there"
        verdict.problems.append(Problem("A020", what, Place(PROMISES), "restore them from a copy"))
    elif digest(read_bytes(path, most=MOST)) != entry.statement["promises"]:
        what = f"these are not the promises that were kept with {entry.name}"
        verdict.problems.append(Problem("A032", what, Place(PROMISES), "restore them from a copy"))


def _run(trail: Record, statement: Record | None, verdict: Verdict) -> None:
    rerun = run_again(trail.tree, trail.name, read, known)
    verdict.count("trail")
    verdict.problems += rerun.problems
    if statement is not None:
        verdict.problems += check_statement(statement.tree, statement.name, trail.tree, rerun)


def _records(path: Path, verdict: Verdict) -> list[Record]:
    """Read the files of a run: one file, or those of a folder."""
    if not path.is_dir():
        data = read_bytes(path, most=MOST)
        value = read_canonical(data, path.name)
        found = value.get("format") if isinstance(value, dict) else None
        what = next((one for one, form in FORMATS.items() if form == found), "statement")
        record = Record(what, path.name, read_record(data, path.name, what))
        if what == "statement":
            _signature(path, data, verdict)
        return [record]
    paths = [*sorted(path.glob("*.json")), *sorted(path.glob("slips/*.json"))]
    if not paths:
        raise refuse("A027", "there is nothing to verify here", Place(name_of(path)), FOLDER_ADVICE)
    return [record for one in paths for record in _records(one, verdict)]


def _files(records: list[Record], verdict: Verdict) -> None:
    """Verify files that were named one by one: each trail and each slip with the statement of its run."""
    statements = {one.tree["run"]["id"]: one for one in records if one.what == "statement"}
    last = next(iter(statements.values()), None)
    trails = {one.tree["run"]["id"] for one in records if one.what == "trail"}
    for record in records:
        statement = statements.get(record.tree["run"]["id"], last)
        if record.what == "trail":
            _run(record, statement, verdict)
        elif record.what == "slip" and statement is not None:
            verdict.count("slip")
            verdict.problems += check_slip(record.tree, record.name, statement.tree)
        elif record.what == "slip":
            what = "a slip is checked against the statement of its run, and none was named"
            verdict.problems.append(Problem("A027", what, Place(record.name), "sharing verify SLIP STATEMENT"))
        else:
            verdict.count("statement")
            alone = record.tree["run"]["id"] not in trails and all(one.what == "statement" for one in records)
            verdict.problems += [_alone(record)] if alone else []


def _alone(record: Record) -> Problem:
    what = "a statement by itself proves nothing: its trail or a slip was not named"
    return Problem("A020", what, Place(record.name), "name the ledger, or the trail, or a slip with it")

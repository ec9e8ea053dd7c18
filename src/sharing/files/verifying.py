"""Verify what a person names: a ledger, the files of a run, slips. What was checked is said beside what was found."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from attrs import define, field

from sharing.audit.canonical import digest, read_canonical
from sharing.audit.chain import state_problems
from sharing.audit.checking import FORMATS, check_slip, check_statement, read_record, run_again
from sharing.audit.order import latest, stale, stale_problems
from sharing.errors import Place, Problem, Refused, refuse
from sharing.files.ledger import SLIPS, is_ledger, read_ledger
from sharing.files.ledger_checks import folder_problems, forgotten_problems
from sharing.files.ledger_runs import PROMISES, TRAIL, known, read_trail, state_problem
from sharing.files.notes import forgotten
from sharing.files.opening import is_there, name_of, read_bytes, reason
from sharing.files.signing import known_signers, signature_path, signature_problem
from sharing.files.toml_documents import read_toml
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sharing.audit.chain import Entry
    from sharing.documents import Document
    from sharing.files.ledger import Ledger

MOST = 4_000_000_000
FOLDER_ADVICE = "name a ledger, its statements, or a folder with trail.json and statement.json"


class Record(Named):
    """A file that was read: what it is, its name, what it holds, and whether it was named itself, not its folder."""

    what: str
    name: str
    tree: dict[str, Any]
    alone: bool = False

    @property
    def run(self) -> str:
        """The run that it is of."""
        return str(self.tree["run"]["id"])


@define
class Verdict:
    """What was checked, by how many of each, and everything that was found.

    `statements` has the digests of statements that were named by themselves, and `slips` every slip that was named by
    itself and leads to its statement, with that statement.
    """

    checked: dict[str, int] = field(factory=dict)
    problems: list[Problem] = field(factory=list)
    head: str = ""
    signers: Path | None = None
    statements: dict[str, str] = field(factory=dict)
    slips: list[tuple[dict[str, Any], dict[str, Any]]] = field(factory=list)

    def count(self, what: str) -> None:
        """Count one more thing that was looked at."""
        self.checked[what] = self.checked.get(what, 0) + 1


def verify_paths(paths: Sequence[Path], *, head: str = "", signers: Path | None = None, entry: str = "") -> Verdict:
    """Verify ledgers, runs and slips; `head` is a digest that somebody kept, of an entry that must still be there.

    With `signers`, a file of the known signers of OpenSSH, every statement must have been signed by one of them. With
    `entry`, the private files of that entry of a ledger are looked at, and of the others only the chain.
    """
    verdict = Verdict(signers=None if signers is None else known_signers(signers))
    records: list[Record] = []
    ledgers = [path for path in paths if is_ledger(path)]
    if entry and not ledgers:
        raise refuse("A027", "an entry was named, and no ledger", advice="sharing verify LEDGER --entry ENTRY")
    for path in paths:
        with _noted(verdict, path):
            if path in ledgers:
                _ledger(path, verdict, head.strip().lower(), entry)
            else:
                records += _records(path, verdict)
    _files(records, verdict)
    if head and not ledgers and head.strip().lower() not in verdict.statements.values():
        what = "no statement that was named has the digest that was kept"
        verdict.problems.append(Problem("A028", what, advice="name the statement, or ask which one is right"))
    return verdict


@contextmanager
def _noted(verdict: Verdict, path: Path) -> Iterator[None]:
    """Note what a file is refused for as something that was found, so that the rest is still looked at."""
    try:
        yield
    except Refused as refused:
        verdict.problems += refused.problems
    except OSError as error:
        what = f"the file could not be read: {reason(error)}"
        verdict.problems.append(Problem("F006", what, Place(name_of(path)), "copy it and try again"))


def _signature(path: Path, data: bytes, verdict: Verdict) -> None:
    """Hold the signature of a statement to the known signers; where nobody named these, say that it is there."""
    if verdict.signers is not None:
        verdict.count("signature")
        wrong = signature_problem(path, data, verdict.signers)
        verdict.problems += [wrong] if wrong else []
    elif is_there(signature_path(path)):
        verdict.count("unchecked")


def read(data: bytes, name: str) -> Document:
    """Read the text of a scheme that a trail holds."""
    return read_toml(data, name=name)


def _ledger(path: Path, verdict: Verdict, head: str, only: str) -> None:
    ledger = read_ledger(path)
    chosen = (ledger.entry(only),) if only else ledger.entries
    verdict.head = ledger.head
    verdict.problems += folder_problems(ledger)
    if not ledger.entries and not verdict.problems:
        what = "the ledger has no entry: there is nothing to verify"
        verdict.problems.append(Problem("A027", what, Place(name_of(path)), "commit a run: sharing run --ledger"))
    if head and head not in {one.digest for one in ledger.entries}:
        what = "no entry has the digest that was kept: entries were changed or taken away"
        verdict.problems.append(Problem("A028", what, Place(name_of(path)), "restore the ledger from a copy"))
    gone, trails = _gone(path, verdict), {}
    kept = {one.name for one in latest(ledger.entries) if one.statement["closing"]}
    for entry in ledger.entries:
        verdict.count("statement")
        if entry not in chosen:
            verdict.count("chain")
            continue
        with _noted(verdict, path):
            _signature(path / f"{entry.name}.json", entry.data, verdict)
        if entry.name in gone:
            verdict.count("forgotten")
            verdict.problems += forgotten_problems(ledger, entry, must=entry.name in kept)
            if not is_there(ledger.private(entry) / TRAIL):
                continue
        with _noted(verdict, path):
            trails[entry.name] = _entry(ledger, entry, verdict)
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
        [Record("statement", f"{entry.name}.json", dict(entry.statement))],
        verdict,
    )
    for path in sorted((folder / SLIPS).glob("*.json")) if (folder / SLIPS).is_dir() else ():
        with _noted(verdict, path):
            _slip(path, entry, verdict)
    if "promises" in entry.statement:
        _promises(folder / PROMISES, entry, verdict)
    if entry.statement["closing"]:
        wrong = state_problem(ledger, entry)
        verdict.problems += [wrong] if wrong else []
    return trail


def _slip(path: Path, entry: Entry, verdict: Verdict) -> None:
    """Follow a slip of a ledger to its statement, and hold its name to the id on it."""
    slip = read_record(read_bytes(path, most=MOST), path.name, "slip")
    verdict.count("slip")
    verdict.problems += check_slip(slip, path.name, entry.statement)
    if path.stem != slip["leaf"]["id"]:
        what = f"the name of this slip is not the id on it, which is {slip['leaf']['id']}"
        verdict.problems.append(Problem("A017", what, Place(path.name), "take it away: sharing slips makes it anew"))


def _promises(path: Path, entry: Entry, verdict: Verdict) -> None:
    """Hold the promises that were kept with an entry to the digest in the statement."""
    if not is_there(path):
        what = f"the promises that were kept with {entry.name} are not there"
        verdict.problems.append(Problem("A020", what, Place(PROMISES), "restore them from a copy"))
    elif digest(read_bytes(path, most=MOST)) != entry.statement["promises"]:
        what = f"these are not the promises that were kept with {entry.name}"
        verdict.problems.append(Problem("A032", what, Place(PROMISES), "restore them from a copy"))


def _run(trail: Record, statements: Sequence[Record], verdict: Verdict) -> None:
    rerun = run_again(trail.tree, trail.name, read, known)
    verdict.count("trail")
    verdict.problems += rerun.problems
    for one in statements:
        verdict.problems += check_statement(one.tree, one.name, trail.tree, rerun)


def _records(path: Path, verdict: Verdict, *, alone: bool = True) -> list[Record]:
    """Read the files of a run: one file, or those of a folder."""
    if not path.is_dir():
        data = read_bytes(path, most=MOST)
        value = read_canonical(data, path.name)
        found = value.get("format") if isinstance(value, dict) else None
        what = next((one for one, form in FORMATS.items() if form == found), "statement")
        record = Record(what, path.name, read_record(data, path.name, what), alone)
        if what == "statement":
            verdict.statements[path.name] = digest(data)
            _signature(path, data, verdict)
        return [record]
    paths = [*sorted(path.glob("*.json")), *sorted(path.glob("slips/*.json"))]
    if not paths:
        raise refuse("A027", "there is nothing to verify here", Place(name_of(path)), FOLDER_ADVICE)
    found_records = []
    for one in paths:
        with _noted(verdict, one):
            found_records += _records(one, verdict, alone=False)
    return found_records


def _files(records: list[Record], verdict: Verdict) -> None:
    """Verify files that were named one by one: each trail and each slip with every statement of its run."""
    statements = [one for one in records if one.what == "statement"]
    looked_at: list[Record] = []
    for record in records:
        own = [one for one in statements if one.run == record.run] or statements[:1]
        if record.what != "statement":
            looked_at += own
            (_run if record.what == "trail" else _slip_alone)(record, own, verdict)
    for one in statements:
        verdict.count("statement")
        verdict.problems += [] if one in looked_at else [_alone(one)]


def _slip_alone(record: Record, statements: Sequence[Record], verdict: Verdict) -> None:
    """Follow a slip to the statements of its run; the first one is what it is listed with."""
    if not statements:
        what = "a slip is checked against the statement of its run, and none was named"
        verdict.problems.append(Problem("A027", what, Place(record.name), "sharing verify SLIP STATEMENT"))
        return
    verdict.count("slip")
    found = [problem for one in statements for problem in check_slip(record.tree, record.name, one.tree)]
    verdict.problems += found
    if record.alone and not found:
        verdict.slips.append((record.tree, statements[0].tree))


def _alone(record: Record) -> Problem:
    what = "a statement by itself proves nothing: its trail or a slip was not named"
    return Problem("A020", what, Place(record.name), "name the ledger, or the trail, or a slip with it")

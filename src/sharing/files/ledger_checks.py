"""What is wrong with the files of a ledger as such, before any trail is run again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.audit.chain import NAME, chain_problems
from sharing.audit.checking import read_record
from sharing.audit.order import overlap_problems
from sharing.errors import Place, Problem, Refused
from sharing.files.claims import MOST_STATEMENT, unfinished_problems
from sharing.files.ledger_runs import STATE, TRAIL, state_problem
from sharing.files.opening import is_there, name_of, read_bytes

if TYPE_CHECKING:
    from sharing.audit.chain import Entry
    from sharing.files.ledger import Ledger


def folder_problems(ledger: Ledger) -> list[Problem]:
    """Say where the chain breaks, what was not finished, what is no entry or no claim, and which days count twice."""
    claims = ledger.claims()
    return [
        *chain_problems(ledger.entries),
        *overlap_problems(ledger.entries),
        *strays(ledger),
        *unfinished_problems(claims, ledger.empty),
        *claims.in_the_way,
        *claims.others,
    ]


def strays(ledger: Ledger) -> list[Problem]:
    """Say which statements stand in the folder of a ledger under a name that no entry has."""
    known = {one.data: one for one in ledger.entries}
    problems = []
    for path in sorted(ledger.folder.glob("*.json")):
        if path.name.startswith(".") or NAME.fullmatch(path.stem):
            continue
        try:
            data = read_bytes(path, most=MOST_STATEMENT)
            read_record(data, path.name, "statement")
        except Refused:
            continue
        what = "a statement under a name that no entry has, perhaps a copy made while synchronising"
        advice = "two folders were written to; keep the chain that later entries or a kept digest follow"
        if data in known:
            what, advice = f"a copy of entry {known[data].number}, under a name that no entry has", "take it away"
        problems.append(Problem("A039", what, Place(path.name), advice))
    return problems


def forgotten_problems(ledger: Ledger, entry: Entry, *, must: bool) -> list[Problem]:
    """Say what is wrong with an entry that was noted as forgotten: its trail is there, or its state is not right.

    Its state may be gone as well, unless it `must` be there: the newest state of a scheme is never forgotten.
    """
    if is_there(ledger.private(entry) / TRAIL):
        what = f"{entry.name} is noted as forgotten, and its trail is still there"
        advice = "forget again to finish, or take the note away"
        return [Problem("A041", what, Place(name_of(ledger.private(entry) / TRAIL)), advice)]
    if must or is_there(ledger.private(entry) / STATE):
        wrong = state_problem(ledger, entry)
        return [wrong] if wrong else []
    return []

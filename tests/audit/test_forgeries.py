"""A forger who makes every digest anew: what the chain still sees, what only the files or a kept digest see, by name."""

from __future__ import annotations

import copy
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from tests.audit.made import FIGURES, STAFF, ledger, passed

from sharing.audit.canonical import canonical, digest
from sharing.audit.comparing import differing
from sharing.audit.trail import Commission
from sharing.files.ledger import private_folder, read_ledger
from sharing.files.ledger_runs import read_trail, records_of
from sharing.files.verifying import verify_paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Tree = dict[str, Any]


def forged(folder: Path, number: int, change: Callable[[Tree], None]) -> Path:
    """Change a trail, and make its statement, its claim and the chain after it fit again as well as can be."""
    from sharing.audit.checking import run_again
    from sharing.audit.slips import tree_of
    from sharing.audit.statement import statement_of
    from sharing.files.ledger_runs import known
    from sharing.files.verifying import read

    found = read_ledger(folder)
    previous = ""
    for entry in found.entries:
        trail = copy.deepcopy(read_trail(found, entry))
        if entry.number == number:
            change(trail)
        rerun = run_again(trail, "trail.json", read, known)
        statement = dict(entry.statement)
        if rerun.register is not None:
            with suppress(IndexError):
                statement = statement_of(rerun.register, trail, tree_of(trail), entry=entry.number)
        statement["previous"] = previous
        statement["trail"] = digest(canonical(trail))
        old, new = found.private(entry), private_folder(folder, entry.name, statement["trail"])
        old.rename(new)
        (new / "trail.json").write_bytes(canonical(trail))
        data = canonical(statement)
        (folder / f"{entry.name}.json").write_bytes(data)
        (folder / "private" / f"{entry.name[:6]}.claim").write_bytes(data)
        previous = digest(data)
    return folder


def award(trail: Tree, row: int, more: int) -> None:
    trail["awards"]["bonus"]["values"][row] += more


def both(*changes: Callable[[Tree], None]) -> Callable[[Tree], None]:
    return lambda trail: [change(trail) for change in changes] and None


def dropped(trail: Tree) -> None:
    for table in [trail["tables"]["staff"]]:
        table["ids"].pop(0)
        for column in table["columns"].values():
            column.pop(0)


def doubled(trail: Tree) -> None:
    table = trail["tables"]["staff"]
    table["ids"].insert(0, "a0")
    for column in table["columns"].values():
        column.insert(0, column[0])


def text(old: str, new: str) -> Callable[[Tree], None]:
    def change(trail: Tree) -> None:
        trail["scheme"]["text"] = trail["scheme"]["text"].replace(old, new)

    return change


SEEN: dict[str, tuple[str, Callable[[Tree], None]]] = {
    "a cent more for one": ("A006", lambda trail: award(trail, 0, 1)),
    "a cent less for one": ("A006", lambda trail: award(trail, 0, -1)),
    "a cent moved": ("A006", both(lambda trail: award(trail, 0, 1), lambda trail: award(trail, 1, -1))),
    "amounts exchanged": ("A006", lambda trail: trail["awards"]["bonus"]["values"].reverse()),
    "a step value": ("A007", lambda trail: trail["steps"]["share"]["values"].__setitem__(0, "1")),
    "a solved value": ("A007", lambda trail: trail["solved"]["share"][0]["values"].__setitem__(0, "1")),
    "a balance": ("A008", lambda trail: trail["balances"][0].__setitem__("left", "1")),
    "a participant dropped": ("A007", dropped),
    "a participant doubled": ("A007", doubled),
    "an exclusion hidden": ("A008", lambda trail: trail["excluded"].clear()),
    "a salary of the trail alone": ("A007", lambda trail: trail["tables"]["staff"]["columns"]["weight"].__setitem__(0, "3")),
    "the text of the scheme": ("A009", text("profit / 3", "profit / 4")),
    "a comment in the scheme": ("A009", text("title", "# more\ntitle")),
    "the tree of the scheme": ("A009", lambda trail: trail["scheme"]["tree"].__setitem__("title", "another")),
    "a rule": ("A010", lambda trail: trail["definitions"]["share"]["line"][0].__setitem__("formula", "by")),
    "the order of a word's operands": ("A010", lambda trail: trail["definitions"]["share"]["order"].reverse()),
    "a rule that is not used": ("A010", lambda trail: trail["definitions"].__setitem__("extra", {"line": [], "order": []})),
    "what is carried": ("A008", lambda trail: trail["closing"].__setitem__("digest", "0" * 64)),
    "the opening state": ("A022", lambda trail: trail.__setitem__("state", "0" * 64)),
    "an entry of the account, with all that follows": (
        "A022", lambda trail: trail["tables"]["reserve"]["columns"]["amount"].__setitem__(0, "6")),
    "an input file that was not there": ("A008", lambda trail: trail["inputs"].append({"role": "x", "bytes": 1, "sha256": "0" * 64})),
    "two ids in the wrong order": ("A00", lambda trail: trail["tables"]["staff"]["ids"].reverse()),
    "a column too few": ("A004", lambda trail: trail["tables"]["staff"]["columns"].pop("weight")),
    "a row too few": ("A00", lambda trail: trail["tables"]["reserve"]["columns"]["amount"].pop()),
    "another kind": ("A0", lambda trail: trail["run"].__setitem__("kind", "forecast")),
    "another run": ("A017", lambda trail: trail["run"].__setitem__("id", "000002-2026-other")),
    "another period": ("A0", lambda trail: trail["period"].__setitem__("name", "2027")),
}  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
def test_what_does_not_follow_is_seen_although_every_digest_fits(name: str, tmp_path: Path) -> None:
    code, change = SEEN[name]
    folder = forged(ledger(tmp_path / "ledger"), 2, change)
    codes = {problem.code for problem in verify_paths([folder]).problems}
    assert any(found.startswith(code) for found in codes), codes


def consistent(folder: Path, figures: bytes, staff: bytes) -> Path:
    """Run other inputs, and commit them as if they had always been so."""
    return ledger(folder, passed(figures, staff))


UNSEEN: dict[str, tuple[bytes, bytes]] = {
    "another salary, everything run again": (FIGURES, STAFF.replace(b"a1,1", b"a1,3")),
    "a participant left out, everything run again": (FIGURES, STAFF.replace(b"a1,1,north\n", b"")),
    "a participant who does not exist, everything run again": (FIGURES, STAFF + b"a4,2,north\n"),
    "another profit, everything run again": (FIGURES.replace(b"200", b"150"), STAFF),
    "another company, everything run again": (FIGURES.replace(b"Nowhere", b"Elsewhere"), STAFF),
}
"""What a forger who runs everything again can do: no digest of the ledger itself can show it."""


@pytest.mark.parametrize("name", UNSEEN)
def test_other_inputs_run_again_are_seen_with_the_files_or_a_kept_digest_only(name: str, tmp_path: Path) -> None:
    true = read_ledger(ledger(tmp_path / "true"))
    folder = consistent(tmp_path / "forged", *UNSEEN[name])
    assert verify_paths([folder]).problems == []
    assert [p.code for p in verify_paths([folder], head=true.head).problems] == ["A028"]
    found = read_ledger(folder)
    trail = read_trail(found, found.entries[-1])
    run = trail["run"]
    made = records_of(passed()[-1], Commission(run["id"], run["kind"], trail["salt_key"], run["corrects"]))
    assert list(differing(made.trail, trail))


QUIET: dict[str, Callable[[Tree], None]] = {
    "the name of the company": lambda trail: trail.__setitem__("company", "Orchard of Elsewhere"),
    "the digest of a file other than the scheme": lambda trail: trail["inputs"][1].__setitem__("sha256", "0" * 64),
    "an option that overrules nothing": lambda trail: trail["run"]["options"].__setitem__("decimal", "comma"),
    "the version of the library": lambda trail: trail.__setitem__("library", "0.0.9"),
    "the salt key": lambda trail: trail.__setitem__("salt_key", "00" * 32),
    "a text that no rule reads": lambda trail: trail["tables"]["staff"]["columns"]["team"].__setitem__(0, "south"),
}  # fmt: skip
"""What says where a result came from, and no amount hangs on: it is as good as the files and the digests one keeps."""


@pytest.mark.parametrize("name", QUIET)
def test_a_false_origin_is_seen_with_the_files_or_a_kept_digest_only(name: str, tmp_path: Path) -> None:
    head = read_ledger(ledger(tmp_path / "ledger")).head
    folder = forged(tmp_path / "ledger", 2, QUIET[name])
    assert verify_paths([folder]).problems == []
    assert [p.code for p in verify_paths([folder], head=head).problems] == ["A028"]


def test_newest_entries_that_are_taken_away_with_their_claims_are_seen_with_a_kept_digest_only(tmp_path: Path) -> None:
    folder = ledger(tmp_path / "ledger")
    head = read_ledger(folder).head
    (folder / "000002-2026-final.json").unlink()
    assert [p.code for p in verify_paths([folder]).problems] == ["A021"]
    (folder / "private" / "000002.claim").unlink()
    assert verify_paths([folder]).problems == []
    assert [p.code for p in verify_paths([folder], head=head).problems] == ["A028"]


def test_the_list_of_what_stays_unseen_is_counted() -> None:
    assert (len(SEEN), len(UNSEEN), len(QUIET)) == (27, 5, 6)

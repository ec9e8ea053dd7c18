"""The stand-alone verifier and a ledger folder: what is whole passes, and each way to break one is told in words."""

from __future__ import annotations

import json
import runpy
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.audit.made import FIGURES, SCHEME, ledger, passed
from tests.verifier.test_verify import VERIFIER

from sharing.files.forgetting import forget
from sharing.files.ledger import read_ledger
from sharing.files.ledger_runs import commit_run
from sharing.files.slip_files import slips_made, write_slips

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VERIFY = runpy.run_path(str(VERIFIER))
FIRST, SECOND = "000001-2025-final", "000002-2026-final"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return ledger(tmp_path / "ledger")


def private(folder: Path, name: str) -> Path:
    """Find the private folder of an entry."""
    (found,) = (folder / "private").glob(f"{name}-????????????????")
    return found


def found(capsys, *words: object) -> tuple[int, str]:
    """The exit code, and what is printed."""
    code = VERIFY["main"]([str(word) for word in words])
    return code, capsys.readouterr().out


def resealed(path: Path, **changes: object) -> None:
    """Change a statement."""
    statement = json.loads(path.read_bytes())
    path.write_bytes(VERIFY["canonical"]({**statement, **changes}) + b"\n")


def noted(folder: Path, *names: str) -> None:
    """Note entries as forgotten, without taking their files away."""
    text = VERIFY["canonical"]({"entries": list(names), "format": "sharing-forgotten-1"})
    (folder / "private" / "forgotten.json").write_bytes(text + b"\n")


def test_a_ledger_as_it_was_made_passes_and_what_was_looked_at_is_said(folder: Path, capsys) -> None:
    code, text = found(capsys, folder)
    assert code == 0
    assert text.splitlines()[0] == "looked at: 2 statements, 2 trails"
    assert text.splitlines()[-1] == "no findings"


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "a trail that is gone": (lambda f: (private(f, FIRST) / "trail.json").unlink(), f"{FIRST}.json: its trail is missing"),
    "a trail under another name": (
        lambda f: (private(f, FIRST) / "trail.json").rename(private(f, FIRST) / "trail.old"),
        f"{FIRST}.json: its trail is missing",
    ),
    "private files that are gone": (lambda f: shutil.rmtree(private(f, SECOND)), f"{SECOND}.json: its trail is missing"),
    "a state that is gone": (
        lambda f: (private(f, SECOND) / "state.toml").unlink(), f"{SECOND}.json: its state.toml is missing",
    ),
    "a state that is another": (
        lambda f: shutil.copy(private(f, FIRST) / "state.toml", private(f, SECOND) / "state.toml"),
        "state.toml is not the file whose digest the statement has",
    ),
    "promises that were never there": (
        lambda f: (private(f, FIRST) / "promises.toml").write_text("a = 1\n"),
        "promises.toml is not the file whose digest the statement has",
    ),
    "an entry that is gone": (lambda f: (f / f"{FIRST}.json").unlink(), f"{SECOND}.json: number 1 is missing"),
    "a copy made while synchronising": (
        lambda f: shutil.copy(f / f"{SECOND}.json", f / f"{SECOND} (conflicted copy).json"),
        f"{SECOND} (conflicted copy).json: a statement under a name that no entry has",
    ),
    "two entries with one number": (
        lambda f: shutil.copy(f / f"{SECOND}.json", f / "000002-2026-correction.json"), "a fork: two entries have number 2",
    ),
    "an entry that was emptied": (
        lambda f: (f / f"{SECOND}.json").write_bytes(b""), f"{SECOND}.json: an entry that is empty",
    ),
    "another name of the period": (
        lambda f: (f / f"{SECOND}.json").rename(f / "000002-2027-final.json"), "its name is not that of its content",
    ),
    "another statement before it": (
        lambda f: resealed(f / f"{FIRST}.json", company="Another"),
        f"{SECOND}.json: the entry before it is not the one after which it was written",
    ),
    "the newest statement, which nothing else holds": (
        lambda f: resealed(f / f"{SECOND}.json", company="Another"),
        f"{SECOND}.json: it does not have the bytes with which its number was claimed",
    ),
    "the newest statement, of which the claim is left": (
        lambda f: (f / f"{SECOND}.json").unlink(), "000002.claim: this number was claimed, and its statement is not there",
    ),
    "a claim that is none": (
        lambda f: (f / "private" / "000001.claim").write_bytes(b"junk"),
        f"{FIRST}.json: it does not have the bytes with which its number was claimed",
    ),
    "a run that corrects nothing": (
        lambda f: resealed(f / f"{SECOND}.json", run={"id": SECOND, "kind": "final", "corrects": FIRST}),
        "it is a final that corrects 000001-2025-final, and what counts for this period is nothing yet",
    ),
    "consent that is needed": (
        lambda f: resealed(f / f"{SECOND}.json", adopted={"council": "needed"}),
        "its version still needs the consent of the works council",
    ),
    "a note about what is there": (
        lambda f: noted(f, FIRST), f"{FIRST}.json: it is noted as forgotten, and its trail is still there",
    ),
    "a note that is none": (
        lambda f: (f / "private" / "forgotten.json").write_bytes(b"[]\n"), "forgotten.json: this could not be checked",
    ),
    "one file that is no JSON": (
        lambda f: (private(f, FIRST) / "trail.json").write_bytes(b"{"), "trail.json is not JSON",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_told_in_words(name: str, folder: Path, capsys) -> None:
    change, said = BROKEN[name]
    change(folder)
    code, text = found(capsys, folder)
    assert code in {1, 2}
    assert said in text
    assert text.splitlines()[-1].endswith(("finding", "findings"))


def test_one_entry_that_cannot_be_read_does_not_hide_the_others(folder: Path, capsys) -> None:
    (private(folder, FIRST) / "trail.json").write_bytes(b"{")
    (private(folder, SECOND) / "trail.json").unlink()
    code, text = found(capsys, folder)
    assert code == 2
    assert f"{SECOND}.json: its trail is missing" in text


def test_a_copy_that_says_nothing_of_a_run_is_nobodys_business(folder: Path, capsys) -> None:
    (folder / "notes.json").write_text('{"to do": "call the accountant"}')
    (folder / "empty.json").write_bytes(b"")
    assert found(capsys, folder)[0] == 0


def test_slips_and_files_of_the_runs_may_follow_a_ledger(folder: Path, tmp_path: Path, capsys) -> None:
    ledger_of = read_ledger(folder)
    write_slips(ledger_of, ledger_of.entries[0], slips_made(ledger_of, ledger_of.entries[0]), tmp_path / "slips")
    assert found(capsys, folder, tmp_path / "slips" / "a2.json")[0] == 0
    (tmp_path / "slips" / "a2.json").write_bytes(
        (tmp_path / "slips" / "a2.json").read_bytes().replace(b"2025", b"2026")
    )
    assert "a2.json: slip run id" in found(capsys, folder, tmp_path / "slips" / "a2.json")[1]
    (tmp_path / "staff.csv").write_bytes(b"id,weight,team\na1,1,north\na2,2,south\na3,0,south\n")
    (tmp_path / "other.csv").write_bytes(b"id,weight,team\n")
    assert found(capsys, folder, tmp_path / "staff.csv")[0] == 0
    code, text = found(capsys, folder, tmp_path / "other.csv")
    assert (code, "other.csv is none of the files that a run here read" in text) == (1, True)
    code, text = found(capsys, folder, tmp_path / "none.csv")
    assert (code, "none.csv is no file that is there" in text) == (2, True)


def test_the_same_days_under_another_name_are_found(tmp_path: Path, capsys) -> None:
    one, other = passed()[0], passed(FIGURES.replace(b'"2025"', b'"FY25"'))[0]
    folder = ledger(tmp_path / "ledger", [one])
    second = ledger(tmp_path / "second", [other])
    (entry,) = second.glob("*.json")
    shutil.copy(entry, folder / entry.name.replace("000001", "000002"))
    text = found(capsys, folder)[1]
    assert "days of its period are also those of 000001-2025-final, under another name" in text


def test_what_stands_on_a_state_that_was_corrected_is_told_until_it_is_corrected(folder: Path, capsys) -> None:
    runs = passed(scheme=SCHEME.replace(b'add     = "5"', b'add     = "7"'))
    commit_run(folder, runs[0], "correction", FIRST)
    code, text = found(capsys, folder)
    assert (code, f"{SECOND}: it opened with a state that 000003-2025-correction has corrected since" in text) == (
        1,
        True,
    )
    commit_run(folder, runs[1], "correction", SECOND)
    assert found(capsys, folder)[0] == 0


def test_the_newest_state_is_looked_at_although_the_rest_was_forgotten(folder: Path, capsys) -> None:
    kept = private(folder, SECOND) / "state.toml"
    forget(folder, "2030-01-01")
    assert found(capsys, folder)[0] == 0
    text = kept.read_text()
    kept.write_text(text.replace("amount = ", "amount  = "))
    assert found(capsys, folder)[0] == 0
    kept.write_text(text.replace('owner = ""', 'owner = "a1"'))
    assert "state.toml is not the file whose digest the statement has" in found(capsys, folder)[1]
    kept.unlink()
    assert "the state that it left, which is never forgotten, is missing" in found(capsys, folder)[1]


def test_a_slip_under_the_name_of_another_is_found(folder: Path, capsys) -> None:
    entry = read_ledger(folder).entries[0]
    slips = private(folder, FIRST) / "slips"
    slips.mkdir()
    for name, data in slips_made(read_ledger(folder), entry).items():
        (slips / f"{name}.json").write_bytes(data)
    assert found(capsys, folder)[0] == 0
    (slips / "a1.json").write_bytes((slips / "a2.json").read_bytes())
    assert "a1.json is the slip of a2" in found(capsys, folder)[1]

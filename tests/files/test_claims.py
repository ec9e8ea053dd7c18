"""Claims and empty files: what was not finished is finished by the next run, and what is no claim does not stop verifying."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.audit.made import ledger, passed

from sharing.audit.canonical import canonical
from sharing.errors import Refused
from sharing.files import ledger as storage
from sharing.files.ledger import open_ledger, read_ledger
from sharing.files.ledger_runs import commit_run
from sharing.files.signing import sign
from sharing.files.slip_files import slips_made, write_slips
from sharing.files.verifying import verify_paths

if TYPE_CHECKING:
    from pathlib import Path

SECOND = "000002-2026-final.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return ledger(tmp_path / "ledger")


def found(folder: Path) -> list[tuple[str, str]]:
    return [(one.code, one.what) for one in verify_paths([folder]).problems]


def test_an_empty_statement_is_found_and_finished_from_its_claim_by_the_next_run(folder: Path) -> None:
    data = (folder / SECOND).read_bytes()
    (folder / SECOND).write_bytes(b"")
    (one,) = verify_paths([folder]).problems
    assert (one.code, one.place.file) == ("A021", SECOND)
    assert (one.what, one.advice) == (
        "this entry was not finished: its file is empty",
        "run again: the next run finishes it",
    )
    assert commit_run(folder, passed()[1], "correction", "000002-2026-final").number == 3
    assert (folder / SECOND).read_bytes() == data
    assert found(folder) == []


def test_an_empty_statement_that_somebody_else_finished_meanwhile_stays_as_it_is(folder: Path, monkeypatch) -> None:
    data = (folder / SECOND).read_bytes()
    (folder / SECOND).write_bytes(b"")
    make = storage.make_folder

    def meanwhile(path: Path) -> None:
        make(path)
        (folder / SECOND).write_bytes(data)

    monkeypatch.setattr(storage, "make_folder", meanwhile)
    open_ledger(folder)
    assert (folder / SECOND).read_bytes() == data
    assert found(folder) == []


def test_an_empty_statement_without_a_claim_is_refused_and_named(folder: Path) -> None:
    (folder / SECOND).write_bytes(b"")
    (folder / "private" / "000002.claim").unlink()
    says = "this entry was not finished: its file is empty, and no claim has its bytes"
    assert found(folder) == [("A021", says)]
    with pytest.raises(Refused, match=f"{SECOND}: A021 {says}\n  restore it from a copy; or take the empty file away"):
        commit_run(folder, passed()[1], "final")
    with pytest.raises(Refused, match="A021 entry `2` was not finished: its file is empty"):
        read_ledger(folder).entry("2")


def test_what_is_no_claim_is_a_finding_and_a_run_that_meets_it_names_it(folder: Path) -> None:
    claim = folder / "private" / "000003.claim"
    other = json.loads((folder / SECOND).read_bytes())
    renamed = {**other, "entry": 3, "run": {**other["run"], "id": "000003-2027-final"}}
    for data in (b"", b"junk", (folder / SECOND).read_bytes(), canonical(renamed)):
        claim.write_bytes(data)
        assert found(folder) == [("A040", "this claim is no statement with number 3")]
        with pytest.raises(
            Refused, match=r"private/000003.claim: A040 .*\n  if no run is busy, move it out of the ledger"
        ):
            commit_run(folder, passed()[1], "forecast")
    claim.unlink()
    assert commit_run(folder, passed()[1], "forecast").number == 3


def test_a_claim_of_an_entry_that_is_there_is_in_nobodys_way(folder: Path) -> None:
    (folder / "private" / "000002.claim").write_bytes(b"junk")
    assert [code for code, _ in found(folder)] == ["A040"]
    assert commit_run(folder, passed()[1], "forecast").number == 3


def test_a_claim_that_is_ahead_of_the_ledger_is_not_finished(folder: Path) -> None:
    for name in ("000001-2025-final.json", SECOND, "private/000001.claim"):
        (folder / name).unlink()
    says = "this claim is for number 2, and the ledger ends at 0: entries before it are missing"
    assert found(folder) == [("A040", says)]
    with pytest.raises(Refused, match=f"A040 {says}"):
        commit_run(folder, passed()[0], "final")
    assert not (folder / SECOND).exists()


def test_nothing_is_written_through_a_link_or_read_from_one(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    with pytest.raises(Refused, match=r"F061 this folder is a link, and links are never written through"):
        commit_run(tmp_path / "link", passed()[1], "forecast")
    link = read_ledger(tmp_path / "link")
    made = slips_made(link, link.entries[0])
    with pytest.raises(Refused, match="F061"):
        write_slips(link, link.entries[0], made)
    with pytest.raises(Refused, match="F061"):
        sign(link, folder / "key")
    (tmp_path / "out").symlink_to(tmp_path)
    with pytest.raises(Refused, match="F061"):
        write_slips(link, link.entries[0], made, tmp_path / "out")
    (folder / "private").rename(tmp_path / "private")
    (folder / "private").symlink_to(tmp_path / "private")
    with pytest.raises(Refused, match=r"private: F061"):
        commit_run(folder, passed()[1], "forecast")
    (folder / "private").unlink()
    (tmp_path / "private").rename(folder / "private")
    (folder / SECOND).rename(tmp_path / SECOND)
    (folder / SECOND).symlink_to(tmp_path / SECOND)
    with pytest.raises(Refused, match=f"{SECOND}: F004 this entry is a link"):
        commit_run(folder, passed()[1], "forecast")
    assert [code for code, _ in found(folder)] == ["F004"]


@pytest.mark.parametrize("place", [".", "private", "private/000001"])
def test_slips_do_not_stand_among_the_files_of_a_ledger(place: str, folder: Path) -> None:
    ledger_ = read_ledger(folder)
    made = slips_made(ledger_, ledger_.entries[0])
    with pytest.raises(Refused, match="F062 this folder belongs to a ledger, and slips do not stand among its files"):
        write_slips(ledger_, ledger_.entries[0], made, folder / place)
    assert not list(folder.rglob("a1.json"))


def test_who_may_not_write_in_a_ledger_is_not_told_to_choose_another_one(
    folder: Path, tmp_path: Path, monkeypatch
) -> None:
    ledger_ = read_ledger(folder)
    made = slips_made(ledger_, ledger_.entries[0])

    def denied(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("sharing.files.drafts.Draft.prepare", denied)
    with pytest.raises(
        Refused, match=r"F064 .*\n  make the ledger writable for you; or write them elsewhere: -o FOLDER"
    ):
        write_slips(ledger_, ledger_.entries[0], made)
    with pytest.raises(Refused, match=r"F064 .*\n  choose another folder"):
        write_slips(ledger_, ledger_.entries[0], made, tmp_path / "out")
    with pytest.raises(Refused, match=r"F064 .*\n  make the folder of the ledger writable for you, or ask its owner"):
        commit_run(folder, passed()[1], "forecast")
    monkeypatch.setattr("sharing.files.signing._signed", lambda data, _: data)
    (tmp_path / "board").write_text("a key")
    with pytest.raises(Refused, match=r"F064 .*\n  make the folder of the ledger writable for you, or ask its owner"):
        sign(ledger_, tmp_path / "board")

"""Forgetting: what runs left over goes as well, no old key stays, and a failure of the system is never taken for nothing."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.audit.made import ledger, passed

from sharing.errors import Refused
from sharing.files import forgetting
from sharing.files.forgetting import forget
from sharing.files.ledger import open_ledger, read_ledger, salt_key
from sharing.files.ledger_runs import commit_run
from sharing.files.notes import NOTE, forgotten
from sharing.files.slip_files import slips_made, write_slips
from sharing.files.verifying import verify_paths

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return ledger(tmp_path / "ledger")


def test_private_files_of_runs_that_were_outrun_go_with_the_periods_they_are_of(folder: Path) -> None:
    found = read_ledger(folder)
    private = folder / "private"
    first, second = (found.private(entry) for entry in found.entries)
    names = ["000001-2025-final-0000000000000000", "000002-2026-final-0000000000000000"]
    for source, name in zip((first, second), names, strict=True):
        shutil.copytree(source, private / name)
    piece = private / "000002-2026-final-1111111111111111"
    piece.mkdir()
    (piece / ".sharing-0123456789abcdef.tmp").write_text("half a trail")
    waiting = private / "000003-2027-final-0000000000000000"
    shutil.copytree(first, waiting)
    forget(folder, "2026-06-01")
    left = sorted(path.name for path in private.iterdir() if path.is_dir())
    assert left == sorted([second.name, names[1], waiting.name])
    assert verify_paths([folder]).problems == []


def test_a_key_that_an_interrupted_run_left_behind_goes(folder: Path) -> None:
    copy, other = folder / ".sharing-0123456789abcdef.tmp", folder / ".sharing-fedcba9876543210.tmp"
    copy.write_bytes((folder / "key").read_bytes())
    other.write_text("a statement on its way, longer than any key is or could be, of another run")
    forget(folder, "2026-06-01")
    assert not copy.exists()
    assert other.exists()


def test_a_run_that_was_killed_before_its_note_makes_the_key_anew_once_more(folder: Path, monkeypatch) -> None:
    old, write = salt_key(folder), forgetting.write_all

    def killed(outputs, *, force: bool) -> None:
        if outputs[0][0].name == NOTE:
            raise KeyboardInterrupt
        write(outputs, force=force)

    monkeypatch.setattr(forgetting, "write_all", killed)
    with pytest.raises(KeyboardInterrupt):
        forget(folder, "2026-06-01")
    between = salt_key(folder)
    assert (between != old, forgotten(folder)) == (True, set())
    monkeypatch.setattr(forgetting, "write_all", write)
    assert len(forget(folder, "2026-06-01")) == 1
    assert salt_key(folder) not in {old, between}


def test_what_cannot_be_listed_is_not_taken_for_nothing(folder: Path, monkeypatch) -> None:
    found = read_ledger(folder)
    write_slips(found, found.entries[0], slips_made(found, found.entries[0]))
    slips = found.private(found.entries[0]) / "slips"
    listdir = os.listdir

    def broken(path: Path) -> list[str]:
        if path == slips:
            raise OSError(5, "Input/output error")
        return listdir(path)

    monkeypatch.setattr(forgetting.os, "listdir", broken)
    with pytest.raises(Refused, match="F066 not everything could be taken away: input/output error"):
        forget(folder, "2026-06-01")
    monkeypatch.undo()
    assert len(list(slips.iterdir())) == 3
    assert forget(folder, "2026-06-01") == []
    assert not slips.exists()


def test_a_note_that_is_damaged_is_refused_and_stays(folder: Path) -> None:
    forget(folder, "2026-06-01")
    note = folder / "private" / "forgotten.json"
    note.write_bytes(note.read_bytes()[:-5])
    with pytest.raises(Refused, match="A001"):
        forget(folder, "2099-01-01")
    assert (read_ledger(folder).private(read_ledger(folder).entries[1]) / "trail.json").exists()


def test_forgetting_nothing_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    open_ledger(folder)
    key = salt_key(folder)
    assert forget(folder, "2026-06-01") == []
    assert salt_key(folder) == key
    commit_run(folder, passed()[0], "final")
    assert forget(folder, "2000-01-01") == []
    assert salt_key(folder) == key


def test_slips_that_are_there_already_stay_and_others_need_force(folder: Path, tmp_path: Path) -> None:
    found = read_ledger(folder)
    first, second = found.entries
    made = slips_made(found, first)
    out = write_slips(found, first, made, tmp_path / "out").folder
    times = {path: path.stat().st_mtime_ns for path in out.iterdir()}
    (out / "a2.json").unlink()
    assert write_slips(found, first, made, out).written == 1
    assert {path for path in out.iterdir() if times[path] == path.stat().st_mtime_ns} == {
        out / "a1.json",
        out / "a3.json",
    }
    with pytest.raises(Refused, match="F060"):
        write_slips(found, second, slips_made(found, second), out)
    write_slips(found, second, slips_made(found, second), out, force=True)

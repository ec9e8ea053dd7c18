"""A folder of letters is there as a whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharing.errors import Refused
from sharing.files.folders import write_folder

ONE = (("a.html", b"new"),)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_and_its_files_are_for_their_owner_only(tmp_path):
    target = tmp_path / "letters"
    assert 2 == write_folder(target, (("a.html", b"1"), ("b.pdf", b"2")))
    assert [0o700, 0o600] == [path.stat().st_mode & 0o777 for path in (target, target / "a.html")]
    assert ["letters"] == names(tmp_path)


def test_an_existing_folder_is_kept_unless_force_and_then_replaced_as_a_whole(tmp_path):
    target = tmp_path / "letters"
    write_folder(target, (("old.pdf", b"old"),))
    with pytest.raises(Refused, match="F060"):
        write_folder(target, ONE)
    write_folder(target, ONE, force=True)
    assert ["a.html"] == names(target)
    assert ["letters"] == names(tmp_path)


@pytest.mark.parametrize("error", [OSError(28, "full"), KeyboardInterrupt(), ValueError()])
def test_a_failure_half_way_leaves_the_old_folder(error, tmp_path):
    def files():
        yield "a.html", b"new"
        raise error

    target = tmp_path / "letters"
    write_folder(target, (("old.pdf", b"old"),))
    with pytest.raises((Refused, KeyboardInterrupt, ValueError)):
        write_folder(target, files(), force=True)
    assert ["old.pdf"] == names(target)
    assert ["letters"] == names(tmp_path)


def test_when_the_last_step_fails_the_old_folder_comes_back(tmp_path, monkeypatch):
    target = tmp_path / "letters"
    write_folder(target, (("old.pdf", b"old"),))
    rename = Path.rename

    def broken(path, to):
        if path.name == "new":
            raise OSError(13, "no")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", broken)
    with pytest.raises(Refused, match="F064"):
        write_folder(target, ONE, force=True)
    assert ["old.pdf"] == names(target)
    with pytest.raises(Refused, match="F064"):
        write_folder(tmp_path / "other", ONE)
    assert ["letters"] == names(tmp_path)


def test_what_cannot_be_a_folder_of_letters_is_refused_before_anything_is_made(tmp_path):
    def never():
        raise AssertionError
        yield

    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "staff.csv").write_text("x")
    for name, code in (("no/letters", "F063"), ("file", "F062"), ("link", "F061"), ("mine", "F062")):
        with pytest.raises(Refused, match=code):
            write_folder(tmp_path / name, never(), force=True)
    assert "x" == (tmp_path / "mine" / "staff.csv").read_text()

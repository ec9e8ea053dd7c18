"""Writing: every file is the old or the new one, several appear together, and nothing is left behind."""

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sharing.errors import Refused
from sharing.files import writing
from sharing.files.writing import write_all, write_atomically


def codes(*arguments, **options):
    with pytest.raises(Refused) as caught:
        write_all(*arguments, **options)
    return [problem.code for problem in caught.value.problems]


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_private(tmp_path):
    done = write_atomically(tmp_path / "a.csv", b"data")
    assert done.confirmed
    assert done.paths == (str(tmp_path / "a.csv"),)
    assert (tmp_path / "a.csv").read_bytes() == b"data"
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == ["a.csv"]


def test_a_public_file_follows_the_umask(tmp_path):
    old = os.umask(0o022)
    try:
        write_atomically(tmp_path / "a.csv", b"data", private=False)
    finally:
        os.umask(old)
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o644


def test_nothing_is_overwritten_without_force(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    assert codes([(tmp_path / "a", b"new"), (tmp_path / "b", b"new")]) == ["F060"]
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == ["a"]
    write_all([(tmp_path / "a", b"new")], force=True)
    assert (tmp_path / "a").read_bytes() == b"new"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("force", [False, True])
def test_links_pipes_and_folders_are_never_written(tmp_path, force):
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "dangling").symlink_to("none")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    outputs = [(tmp_path / name, b"new") for name in ("link", "dangling", "pipe", "folder")]
    assert codes(outputs, force=force) == ["F061", "F061", "F062", "F062"]
    assert (tmp_path / "file").read_bytes() == b"old"


def test_an_input_is_never_an_output(tmp_path):
    (tmp_path / "staff.csv").write_bytes(b"old")
    os.link(tmp_path / "staff.csv", tmp_path / "same.csv")
    for name in ("staff.csv", "same.csv", "../" + tmp_path.name + "/staff.csv"):
        assert codes([(tmp_path / name, b"new")], force=True, inputs=["none", tmp_path / "staff.csv"]) == ["F067"]
    assert (tmp_path / "staff.csv").read_bytes() == b"old"


def test_two_outputs_with_one_name(tmp_path):
    assert codes([(tmp_path / "a", b"1"), (tmp_path / "." / "a", b"2")]) == ["F068"]


def test_folder_missing_and_impossible_names(tmp_path):
    assert codes([(tmp_path / "none" / "a", b"1")]) == ["F063"]
    assert codes([(tmp_path / "a\0b", b"1")]) == ["F066"]
    assert codes([(tmp_path / ("x" * 300), b"1")]) == ["F066"]


CALLS = ["open", "write", "fsync", "link"]
ERRORS = [(errno.ENOSPC, "F065"), (errno.EIO, "F066"), (errno.EACCES, "F064"), (errno.EROFS, "F064")]


@pytest.mark.parametrize(("number", "code"), ERRORS)
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("nth", [1, 2])
@pytest.mark.parametrize("force", [False, True])
def test_an_error_at_any_call_changes_nothing(tmp_path, monkeypatch, number, code, call, nth, force):
    if force:
        call = {"link": "replace"}.get(call, call)
        (tmp_path / "a").write_bytes(b"old")
    real, count = getattr(os, call), 0

    def failing(*arguments, **options):
        nonlocal count
        count += 1
        if count == nth:
            raise OSError(number, os.strerror(number))
        return real(*arguments, **options)

    monkeypatch.setattr(writing.os, call, failing)
    assert codes([(tmp_path / "a", b"1"), (tmp_path / "b", b"2")], force=force) == [code]
    monkeypatch.undo()
    assert names(tmp_path) == (["a"] if force else [])
    if force:
        assert (tmp_path / "a").read_bytes() == b"old"


def test_a_file_that_appears_meanwhile_is_kept(tmp_path, monkeypatch):
    real = os.link

    def racing(source, target):
        if target.name == "b":
            target.write_bytes(b"somebody else's")
        real(source, target)

    monkeypatch.setattr(writing.os, "link", racing)
    assert codes([(tmp_path / "a", b"1"), (tmp_path / "b", b"2")]) == ["F060"]
    assert names(tmp_path) == ["b"]
    assert (tmp_path / "b").read_bytes() == b"somebody else's"


@pytest.mark.parametrize("force", [False, True])
def test_file_systems_without_links(tmp_path, monkeypatch, force):
    def none(*_):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(writing.os, "link", none)
    if force:
        (tmp_path / "a").write_bytes(b"old")
    write_all([(tmp_path / "a", b"1"), (tmp_path / "b", b"2")], force=force)
    assert names(tmp_path) == ["a", "b"]
    assert (tmp_path / "a").read_bytes() == b"1"
    assert codes([(tmp_path / "a", b"3")]) == ["F060"]


def test_interrupt_leaves_nothing(tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(writing.os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a", b"1")
    assert names(tmp_path) == []


def test_only_the_folder_sync_failed(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "_sync", lambda _: False)
    assert not write_atomically(tmp_path / "a", b"1").confirmed
    assert (tmp_path / "a").read_bytes() == b"1"


def test_temporaries_of_a_killed_run_are_swept_after_an_hour(tmp_path):
    old, new = tmp_path / ".sharing-0123456789abcdef.tmp", tmp_path / ".sharing-fedcba9876543210.tmp"
    for path in (old, new):
        path.write_bytes(b"x")
    os.utime(old, (time.time() - 4000,) * 2)
    write_atomically(tmp_path / "a", b"1")
    assert names(tmp_path) == [new.name, "a"]


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace", "unlink"])
def test_a_kill_at_any_call_leaves_old_or_new(tmp_path, call):
    (tmp_path / "a").write_bytes(b"old")
    code = (
        "import os, signal\n"
        f"real = os.{call}\n"
        "def kill(*a, **k):\n    os.kill(os.getpid(), signal.SIGKILL)\n"
        "from sharing.files.writing import write_atomically\n"
        f"os.{call} = kill\n"
        f"write_atomically({str(tmp_path / 'a')!r}, b'new', force=True)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    assert (tmp_path / "a").read_bytes() in {b"old", b"new"}
    assert all(name == "a" or name.startswith(".sharing-") for name in names(tmp_path))


def test_nothing_to_write():
    assert write_all([]).paths == ()


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no disk that is always full")
def test_a_result_that_cannot_be_printed_is_no_bug():
    command = [sys.executable, "-m", "sharing_cli", "demo"]
    with FULL.open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 4
    assert done.stderr.startswith(b"stdout: F066 not all of the result could be printed: no space left on device\n")

"""Opening what a person named: one clear sentence for everything that is not an ordinary file."""

import os

import pytest

from sharing.errors import Refused
from sharing.files import opening
from sharing.files.opening import read_bytes


def code(path, most=100):
    with pytest.raises(Refused) as caught:
        read_bytes(path, most=most)
    (problem,) = caught.value.problems
    assert problem.place.file
    return problem.code


def test_an_ordinary_file_is_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"id\n")
    assert read_bytes(path, most=3) == b"id\n"
    assert read_bytes(str(path), most=3) == b"id\n"


def test_not_found(tmp_path):
    assert code(tmp_path / "none.csv") == "F001"
    assert code(tmp_path / ("x" * 5000)) == "F001"
    (tmp_path / "file").write_bytes(b"x")
    assert code(tmp_path / "file" / "inside.csv") == "F001"
    assert code("nul\0byte.csv") == "F001"


def test_a_folder(tmp_path):
    assert code(tmp_path) == "F002"


def test_a_pipe_and_a_device_do_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert code(tmp_path / "pipe") == "F004"
    assert code("/dev/zero") == "F004"


def test_empty_and_too_large(tmp_path):
    (tmp_path / "empty").write_bytes(b"")
    assert code(tmp_path / "empty") == "F005"
    (tmp_path / "large").write_bytes(b"x" * 101)
    assert code(tmp_path / "large") == "L001"


@pytest.mark.parametrize(("number", "expected"), [(13, "F003"), (1, "F003"), (5, "F006"), (24, "F006"), (6, "F004")])
def test_what_the_system_says(tmp_path, monkeypatch, number, expected):
    def broken(*_):
        raise OSError(number, os.strerror(number))

    (tmp_path / "a").write_bytes(b"x")
    monkeypatch.setattr(opening.os, "open", broken)
    assert code(tmp_path / "a") == expected


def test_a_disk_error_while_reading(tmp_path, monkeypatch):
    def broken(*_):
        raise OSError(5, "Input/output error")

    (tmp_path / "a").write_bytes(b"x")
    monkeypatch.setattr(opening.os, "read", broken)
    assert code(tmp_path / "a") == "F006"


def test_a_name_with_control_characters_is_shown_on_one_line():
    with pytest.raises(Refused, match=r"^a\?b: F001"):
        read_bytes("a\nb", most=1)

"""A test that needs a program is skipped without it, and fails where that program has to be there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.programs import missed

ROOT = Path(__file__).parents[1]


def test_only_a_skip_that_names_a_program_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHARING_PROGRAMS", "strace ssh-keygen")
    said = "SHARING_PROGRAMS names strace, so this may not be skipped: strace cannot trace here"
    assert missed("Skipped: strace cannot trace here") == said
    assert missed("Skipped: takes minutes: SHARING_SLOW=1") == ""
    monkeypatch.delenv("SHARING_PROGRAMS")
    assert missed("Skipped: strace cannot trace here") == ""


@pytest.mark.parametrize(("programs", "code"), [("", 0), ("strace ssh-keygen", 1)])
@pytest.mark.parametrize("words", [["tests/files/test_ledger_faults.py", "-k", "forget"],
                                   ["tests/files/test_signing.py", "-k", "openssh_itself"]])  # fmt: skip
def test_without_a_program_a_run_is_green_only_where_it_may_be(words: list[str], programs: str, code: int) -> None:
    environment = {**os.environ, "PATH": "", "SHARING_PROGRAMS": programs}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout
    assert ("1 skipped" if code == 0 else "1 failed") in done.stdout.replace("1 error", "1 failed")

"""The same files give the same bytes, whatever the machine's hash seed, time zone, language or optimisation."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

SURROUNDINGS = [
    ({"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"}, []),
    ({"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "nl_NL.UTF-8"}, ["-O"]),
]
FINGERPRINT = {
    "table": rb"  vingerafdruk van de invoer: [0-9a-f]{16}",
    "md": rb"  vingerafdruk van de invoer: [0-9a-f]{16}",
    "json": rb'"digest": "[0-9a-f]{64}"|(?<="role": "staff",)(\s*)"bytes": \d+,\s*"sha256": "[0-9a-f]{64}"',
}
"""What is masked where rows are shuffled: the fingerprint is of the bytes of the files, and these are other bytes.

In a table and in Markdown it is one line. In JSON it is the digest of all files, and that of the staff list alone.
"""
HEAD = "id,name,salary,fte,start,end"
STAFF = [
    f"{i * 37 % 1000:03},P {i},{20000 + i % 7 * 1000}.{i % 100:02},{(i % 4 + 1) / 4},2020-0{i % 9 + 1}-15,"
    for i in range(40)
]
FIGURES = """[[period]]
name = "2026"
from = 2026-01-01
to = 2026-12-31
[period.figures]
profit = 1234567.89
equity = 1000000
normal_return = "8%"
rate = "10%"
lower_limit = 10
upper_limit = 2500
"""


def said(folder: Path, number: int, rows: list[str], *more: str) -> bytes:
    """Run a scheme in one of the surroundings and give what it prints."""
    surroundings, flags = SURROUNDINGS[number]
    folder.mkdir(exist_ok=True)
    (folder / "staff.csv").write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    (folder / "figures.toml").write_text(FIGURES, encoding="utf-8")
    command = [sys.executable, *flags, "-m", "sharing_cli", "-q", "run", "excess-profit", "staff.csv", *more]
    done = subprocess.run(command, cwd=folder, env={**os.environ, **surroundings}, capture_output=True, check=False)
    assert done.stderr == b""
    assert done.stdout
    return done.stdout


@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_the_bytes_depend_on_the_files_alone(tmp_path: Path, form: str) -> None:
    found = {said(tmp_path / str(number), number, STAFF, "--format", form) for number in (0, 1)}
    assert len(found) == 1


@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_shuffling_the_rows_changes_no_byte_but_for_the_digest_of_the_file_itself(tmp_path: Path, form: str) -> None:
    rows = list(STAFF)
    random.Random(1).shuffle(rows)  # noqa: S311  (a shuffle in a test)
    found = [
        said(tmp_path / str(number), number, given, "--format", form) for number, given in enumerate((STAFF, rows))
    ]
    if form == "csv":
        assert found[0] == found[1]
        return
    masked = [re.subn(FINGERPRINT[form], b"", output) for output in found]
    assert found[0] != found[1]
    assert masked[0] == masked[1]
    assert masked[0][1] == (2 if form == "json" else 1)


def test_every_byte_of_a_ledger_depends_on_the_files_and_its_key_alone(tmp_path: Path) -> None:
    ledgers = []
    for number in (0, 1):
        folder = tmp_path / str(number)
        (folder / "ledger").mkdir(parents=True)
        (folder / "ledger" / "key").write_text("5a" * 32 + "\n", encoding="ascii")
        said(folder, number, STAFF, "--ledger", "ledger")
        paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        ledgers.append({str(path.relative_to(folder)): path.read_bytes() for path in paths})
    assert ledgers[0] == ledgers[1]
    assert len(ledgers[0]) == 6

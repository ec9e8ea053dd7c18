"""The same files give the same bytes, whatever the machine's hash seed, time zone, language or optimisation."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

SURROUNDINGS = [
    ({"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"}, [], False),
    ({"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "nl_NL.UTF-8"}, ["-O"], True),
]
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


@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_the_bytes_depend_on_the_files_alone(tmp_path: Path, form: str) -> None:
    found = set()
    for number, (surroundings, flags, shuffled) in enumerate(SURROUNDINGS):
        folder = tmp_path / str(number)
        folder.mkdir()
        rows = list(STAFF)
        if shuffled:
            random.Random(number).shuffle(rows)  # noqa: S311  (a shuffle in a test)
        (folder / "staff.csv").write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
        (folder / "figures.toml").write_text(FIGURES, encoding="utf-8")
        command = [
            sys.executable,
            *flags,
            "-m",
            "sharing_cli",
            "-q",
            "run",
            "excess-profit",
            "staff.csv",
            "--format",
            form,
        ]
        done = subprocess.run(command, cwd=folder, env={**os.environ, **surroundings}, capture_output=True, check=False)
        assert done.stderr == b""
        found.add(done.stdout)
    assert len(found) == 1
    assert found != {b""}

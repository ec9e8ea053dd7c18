"""Five hundred letters with their proofs in one run: flat memory, and the same bytes in a second run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.reports.html.results import EXAMPLES

SLOW = bool(os.environ.get("SHARING_SLOW"))
STATUS = Path("/proc/self/status")
PEAK = f"""
import atexit, sys
from sharing_cli import main
told = lambda: print(next(line for line in open("{STATUS}") if line.startswith("VmHWM")), file=sys.stderr)
atexit.register(told)
main()
"""
"""Runs a command and says the most memory it had; `ru_maxrss` would count what the process that started it had."""


def staff(folder: Path, count: int) -> None:
    """Write a scale-up of so many people in five teams."""
    teams = ("engineering", "finance", "people", "product", "sales")
    rows = [
        f"E{n:04},{teams[n % 5]},{40000 + 37 * n},{('1.0', '0.8', '0.6')[n % 3]},2019-0{1 + n % 9}-01,"
        for n in range(count)
    ]
    head = "id,team,salary,fte,start,end\n"
    (folder / "staff.csv").write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    for name in ("scheme.toml", "figures.toml", "teams.csv"):
        (folder / name).write_bytes((EXAMPLES / "scaleup" / name).read_bytes())


def peak(folder: Path, *words: str) -> int:
    """Run a command in a process of its own; gives the most memory that it had, in kilobytes."""
    done = subprocess.run(
        [sys.executable, "-c", PEAK, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        env=dict(os.environ),
    )
    return int(done.stderr.split()[-2])


@pytest.mark.slow
@pytest.mark.skipif(not SLOW, reason="slow: `make slow` writes 1,600 letters as PDF")
@pytest.mark.parametrize("form", ["pdf", "html"])
def test_five_hundred_letters_have_flat_memory_and_the_same_bytes_twice(form, tmp_path):
    peaks = {}
    for count in (100, 500):
        folder = tmp_path / str(count)
        folder.mkdir()
        staff(folder, count)
        peak(folder, "-q", "run", "scheme.toml", "staff.csv", "--ledger", "ledger", "-o", "r.csv")
        words = ["-q", "letters", "scheme.toml", "staff.csv", "--format", form, "--ledger", "ledger"]
        peaks[count] = peak(folder, *words, "--into", "one")
    again = peak(folder, *words, "--into", "two")
    one, two = ({path.name: path.read_bytes() for path in (folder / name).iterdir()} for name in ("one", "two"))
    assert 500 == len(one)
    assert one == two
    assert max(peaks[500], again) < peaks[100] * 1.15

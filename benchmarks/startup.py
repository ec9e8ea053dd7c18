"""Whole processes: `sharing --help` beside importing click, a run of 50 people beside importing what it stands on.

Prints the CPU time of the fastest and the median of several runs in turn, and the ratios.
"""

from __future__ import annotations

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 21
FIGURES = (
    '[[period]]\nname = "2025"\nfrom = 2025-01-01\nto = 2025-12-31\n[period.figures]\nprofit = 1250000\nrate = "8%"\n'
)


def cpu_of(command: list[str], folder: str) -> float:
    """Run a command once and give its CPU time in milliseconds."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    quiet = subprocess.DEVNULL
    subprocess.run(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def compare(name: str, ours: list[str], peer: list[str], folder: str) -> None:
    """Run two commands in turn and print both and the ratio."""
    cpu_of(ours, folder), cpu_of(peer, folder)
    pairs = [(cpu_of(ours, folder), cpu_of(peer, folder)) for _ in range(RUNS)]
    mine, theirs = zip(*pairs, strict=True)
    ratio = statistics.median(mine) / statistics.median(theirs)
    ours_text = f"{min(mine):6.1f} / {statistics.median(mine):6.1f} ms"
    peer_text = f"{min(theirs):6.1f} / {statistics.median(theirs):6.1f} ms"
    print(f"{name:28} {ours_text}   peer {peer_text}   ratio {ratio:.2f} (fastest {min(mine) / min(theirs):.2f})")


def main() -> None:
    """Measure and print."""
    sharing = str(Path(sys.executable).parent / "sharing")
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        rows = [f"{i:03d};Naam {i};{chance.randint(30, 90)}000;0,8;01-0{chance.randint(1, 9)}-2015;" for i in range(50)]
        Path(folder, "staff.csv").write_text("id;naam;jaarsalaris;fte;in dienst;uit dienst\n" + "\n".join(rows) + "\n")
        Path(folder, "figures.toml").write_text(FIGURES)
        compare("sharing --help", [sharing, "--help"], [sys.executable, "-c", "import click"], folder)
        peer = [sys.executable, "-c", "import attrs, click, tabulate"]
        compare("sharing run, 50 people", [sharing, "run", "salary-shares", "staff.csv"], peer, folder)


if __name__ == "__main__":
    main()

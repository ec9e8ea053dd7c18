"""Five hundred letters with their slips in one run: CPU time, the most memory beside that of 100, the same bytes twice."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "scaleup"
TEAMS = ("engineering", "finance", "people", "product", "sales")
COUNTS = 100, 500
MEASURED = """
import atexit, resource, sys
from sharing_cli import main
def told():
    peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(peak, used.ru_utime + used.ru_stime, file=sys.stderr)
atexit.register(told)
main()
"""


def company(folder: Path, count: int) -> None:
    """Write a scale-up of so many people in five teams."""
    rows = [
        f"E{n:04},{TEAMS[n % 5]},{40000 + 37 * n},{('1.0', '0.8', '0.6')[n % 3]},2019-0{1 + n % 9}-01,\n"
        for n in range(count)
    ]
    (folder / "staff.csv").write_text("id,team,salary,fte,start,end\n" + "".join(rows), encoding="utf-8")
    for name in ("scheme.toml", "figures.toml", "teams.csv"):
        (folder / name).write_bytes((EXAMPLE / name).read_bytes())


def measured(folder: Path, *words: str) -> tuple[float, float]:
    """Run a command in a process of its own; gives megabytes and seconds of CPU time."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, "-q", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        env=dict(os.environ),
    )
    peak, seconds = done.stderr.split()[-2:]
    return int(peak) / 1024, float(seconds)


def files(folder: Path) -> dict[str, bytes]:
    """Read a folder of letters."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        found = {}
        for count in COUNTS:
            folder = Path(name, str(count))
            folder.mkdir()
            company(folder, count)
            measured(folder, "run", "scheme.toml", "staff.csv", "--ledger", "ledger", "-o", "r.csv")
            for form in ("html", "pdf"):
                words = ["letters", "scheme.toml", "staff.csv", "--format", form, "--ledger", "ledger", "--into"]
                found[count, form] = measured(folder, *words, form)
                measured(folder, *words, f"{form}-again")
                one, two = files(folder / form), files(folder / f"{form}-again")
                assert len(one) == count
                assert one == two, form
        for form in ("html", "pdf"):
            few, many = (found[count, form] for count in COUNTS)
            print(f"{COUNTS[1]} letters as {form}: {many[1]:.1f} s of CPU time, {many[1] / COUNTS[1] * 1000:.0f} ms each; "
                  f"peak {many[0]:.0f} MB, of {COUNTS[0]} letters {few[0]:.0f} MB; both runs the same bytes")  # fmt: skip


if __name__ == "__main__":
    main()

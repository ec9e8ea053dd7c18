"""A ledger of 100,000 participants, or of as many as you say, by the commands that people use, each in its own process.

`python benchmarks/audit.py 1000000` takes five minutes. Eight steps with a limit, rounded to cents. Prints the CPU time
and the peak of memory of each command; for 100,000 the aims are 5 s to commit and 12 s for the stand-alone file, for a
million it is 4 GB. What comes out is checked: nothing is found, a cent that is moved is, the explanation
from the trail is that from the files.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

VERIFIER = str(Path(__file__).parent.parent / "verifier" / "sharing_verifier" / "verify.py")
SHARING = ("-m", "sharing_cli", "-q", "--lang", "en")
SCHEME = b"""
scheme = "benchmark"
title = "Benchmark"
[figures]
profit = { kind = "money" }
equity = { kind = "money" }
[staff]
salary = { kind = "money", per = "year" }
fte = { kind = "ratio" }
start = { kind = "date" }
end = { kind = "date", blank = "2020-12-31" }
[[step]]
name = "presence"
rule = "presence"
from = "start"
to = "end"
count = "calendar-days"
leavers = "pro-rata"
[[step]]
name = "hurdle"
formula = "8% * equity"
[[step]]
name = "pool"
formula = 'round(10% * max(0, profit - hurdle), 2, "down")'
[[step]]
name = "pay"
formula = "salary * fte"
[[step]]
name = "points"
formula = "pay * presence"
[[step]]
name = "limit"
formula = 'round(12% * salary, 2, "down")'
[[step]]
name = "share"
rule = "share"
of = "pool"
by = "points"
at_most = "limit"
excess = "redistribute"
[[step]]
name = "amount"
rule = "apportion"
of = "share"
[awards.profit_share]
step = "amount"
pool = "pool"
"""


def write_inputs(folder: Path, rows: int) -> None:
    """Write the scheme, the figures, and so many participants, a tenth of whom left within the year."""
    chance = random.Random(7)
    starts, parts = ["2015-05-01", "2019-01-01", "2020-03-09", "2020-11-30"], ["0.2", "0.5", "0.6", "0.8", "0.9", "1"]
    lines = ["id,salary,fte,start,end"]
    for number in range(rows):
        end = f"2020-12-{chance.randrange(21, 31)}" if chance.random() < 0.1 else ""
        salary = f"{chance.randrange(20_000, 120_000)}.{chance.randrange(100):02}"
        lines.append(f"{number:07d},{salary},{chance.choice(parts)},{chance.choice(starts)},{end}")
    figures = (
        '[[period]]\nname = "2020"\nfrom = 2020-01-01\nto = 2020-12-31\n'
        f"[period.figures]\nprofit = {rows * 50_000}\nequity = {rows * 12_500}\n"
    )
    (folder / "scheme.toml").write_bytes(SCHEME)
    (folder / "figures.toml").write_text(figures, encoding="utf-8")
    (folder / "staff.csv").write_text("\n".join(lines), encoding="utf-8")


def done(folder: Path, about: str, *words: str, code: int = 0) -> str:
    """Run a program to its end, print what it took, and give what it printed."""
    with (folder / "printed").open("w+b") as printed:
        started = subprocess.Popen([sys.executable, *words], cwd=folder, stdout=printed)
        _, status, took = os.wait4(started.pid, 0)
        assert os.waitstatus_to_exitcode(status) == code, words
    print(f"{about:<52}{took.ru_utime + took.ru_stime:>8.1f} s{took.ru_maxrss / 1e6:>8.2f} GB", flush=True)
    return (folder / "printed").read_text(encoding="utf-8")


def canonical(tree: Any) -> bytes:
    """Write a tree as a file of the trail's formats."""
    return json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"


def forge(folder: Path, trail: Path, statement: Path) -> tuple[str, str]:
    """Move a cent from one participant to another, and make the digest of the statement fit."""
    tree = json.loads(trail.read_bytes())
    values = tree["awards"]["profit_share"]["values"]
    values[0], values[1] = values[0] + 1, values[1] - 1
    (folder / "false-trail.json").write_bytes(data := canonical(tree))
    false = {**json.loads(statement.read_bytes()), "trail": sha256(data).hexdigest()}
    (folder / "false-statement.json").write_bytes(canonical(false))
    return "false-trail.json", "false-statement.json"


def measure(folder: Path, rows: int) -> None:
    """Commit, check, explain and prove, and see that each says what it should."""
    one = ("--id", f"{rows // 3:07d}")
    run = ("run", "scheme.toml", "staff.csv", "--format", "csv", "--ledger", "ledger")
    done(folder, "committed from a staff list", *SHARING, *run)
    (statement,), (trail,) = (folder / "ledger").glob("0*.json"), (folder / "ledger").glob("private/*/trail.json")
    print(f"{'the trail, one file':<52}{trail.stat().st_size / 1e6:>8.0f} MB")
    said = done(folder, "verified by the library", *SHARING, "verify", "ledger")
    assert "nothing differs" in said, said
    said = done(folder, "verified by the stand-alone file", VERIFIER, "ledger")
    assert said.endswith("no findings\n"), said
    why = done(folder, "one participant explained from the trail", *SHARING, "explain", "ledger", "1", *one)
    explain = ("explain", "scheme.toml", "staff.csv")
    files = done(folder, "one participant explained from the files", *SHARING, *explain, *one)
    assert why == files, why
    slip = done(folder, "the slip of one participant", *SHARING, "slips", "ledger", "1", *one)
    (folder / "slip.json").write_text(slip, encoding="utf-8")
    done(folder, "that slip verified by the stand-alone file", VERIFIER, "slip.json", str(statement))
    said = done(folder, "a cent that was moved found", VERIFIER, *forge(folder, trail, statement), code=1)
    assert "1 too much" in said, said


def main() -> None:
    """Measure and print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    print(f"{rows:,} participants")
    with tempfile.TemporaryDirectory() as folder:
        write_inputs(Path(folder), rows)
        measure(Path(folder), rows)


if __name__ == "__main__":
    main()

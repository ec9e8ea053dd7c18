"""The audit trail of 100,000 participants: made by the library, verified by the stand-alone file, and one slip.

Eight steps with a limit, rounded to cents. Prints the CPU time of each; the aims are 5 s, 12 s and milliseconds. The
result is checked: the verifier finds nothing, and finds a cent that is moved.
"""

from __future__ import annotations

import io
import json
import random
import runpy
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from sharing import read_scheme, vocabulary
from sharing.audit.canonical import canonical, digest
from sharing.audit.slips import slip_of
from sharing.audit.trail import Commission
from sharing.files.csv_sheets import read_csv
from sharing.files.ledger_runs import Records, records_of
from sharing.files.toml_documents import read_toml
from sharing.inputs.figures import read_figures
from sharing.succession import Passed, run_in_order

VERIFIER = Path(__file__).parent.parent / "verifier" / "sharing_verifier" / "verify.py"
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


def passed(rows: int) -> Passed:
    """Run the scheme for so many participants, a tenth of whom left within the year."""
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
    scheme = read_scheme(read_toml(SCHEME, name="scheme.toml"), vocabulary())
    read = read_figures(read_toml(figures.encode(), name="figures.toml"))
    sheets = {"staff": read_csv("\n".join(lines).encode(), name="staff.csv")}
    return next(run_in_order(scheme, read, sheets, read.periods))


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Do some work, and give its result and its CPU time in seconds."""
    begun = time.process_time()
    return work(), time.process_time() - begun


def verified(*paths: Path) -> str:
    """Let the stand-alone verifier judge files, and give what it prints."""
    with redirect_stdout(io.StringIO()) as printed:
        runpy.run_path(str(VERIFIER))["main"]([str(path) for path in paths])
    return printed.getvalue()


def forged(made: Records) -> tuple[bytes, bytes]:
    """Move a cent from one participant to another, and make the digest of the statement fit."""
    trail = json.loads(canonical(made.trail))
    values = trail["awards"]["profit_share"]["values"]
    values[0], values[1] = values[0] + 1, values[1] - 1
    data = canonical(trail)
    return data, canonical({**made.statement, "trail": digest(data)})


def main() -> None:
    """Measure and print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    done = passed(rows)
    commission = Commission("000001-2020-final", "final", "5a" * 32)

    def build() -> tuple[Records, bytes, bytes]:
        """Make trail, tree and statement, and their bytes."""
        made = records_of(done, commission)
        return made, canonical(made.trail), canonical(made.statement)

    (made, trail, statement), building = timed(build)
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder) / name for name in ("trail.json", "statement.json", "slip.json")]
        slip = canonical(slip_of(made.trail, made.statement, made.tree, rows // 3))
        for path, data in zip(names, (trail, statement, slip), strict=True):
            path.write_bytes(data)
        said, verifying = timed(lambda: verified(*names[:2]))
        assert said.endswith("no findings\n"), said
        main_ = runpy.run_path(str(VERIFIER))["main"]
        with redirect_stdout(io.StringIO()):
            code, checking = timed(lambda: main_([str(path) for path in names[1:]]))
        assert code == 0
        for path, data in zip(names[:2], forged(made), strict=True):
            path.write_bytes(data)
        assert "1 too much" in verified(*names[:2])
    print(
        f"{rows:,} participants: a trail of {len(trail) / 1e6:.0f} MB made in {building:.1f} s, verified by the "
        f"stand-alone file in {verifying:.1f} s; one slip verified in {checking * 1000:.1f} ms"
    )


if __name__ == "__main__":
    main()

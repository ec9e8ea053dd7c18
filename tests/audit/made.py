"""A small ledger for the tests: a scheme with a reserve, three people in two teams, two years, made without files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.files.catalogue import vocabulary
from sharing.files.csv_sheets import read_csv
from sharing.files.ledger_runs import commit_run
from sharing.files.toml_documents import read_toml
from sharing.inputs.figures import read_figures
from sharing.scheme import read_scheme
from sharing.succession import run_in_order

if TYPE_CHECKING:
    from pathlib import Path

    from sharing.succession import Passed

SCHEME = b"""scheme   = "orchard"
title    = "Share of the orchard"
[figures.profit]
kind = "money"
[staff.weight]
kind = "count"
[staff.team]
kind = "text"
[accounts.reserve]
close = "after"
[[eligible]]
name   = "there"
when   = "weight > 0"
reason = "not there"
[[step]]
name = "used"
rule = "draw"
of   = "profit / 10"
from = "reserve"
[[step]]
name    = "pot"
formula = "round(profit / 3, 2, \\"down\\") + used"
[[step]]
name     = "share"
rule     = "share"
of       = "pot"
by       = "weight"
entitled = "eligible"
denominator = "entitled"
[[step]]
name = "amount"
rule = "apportion"
of   = "share"
[[step]]
name    = "after"
rule    = "carry"
account = "reserve"
drawn   = "used.drawn"
add     = "5"
life    = "endless"
[awards.bonus]
step = "amount"
pool = "pot"
"""
FIGURES = b"""company = "Orchard of Nowhere"
[[period]]
name = "2025"
from = 2025-01-01
to   = 2025-12-31
[period.figures]
profit = 100
[[period]]
name = "2026"
from = 2026-01-01
to   = 2026-12-31
[period.figures]
profit = 200
"""
STAFF = b"id,weight,team\na1,1,north\na2,2,south\na3,0,south\n"


def passed(figures: bytes = FIGURES, staff: bytes = STAFF, scheme: bytes = SCHEME) -> list[Passed]:
    """Run both years."""
    plan = read_scheme(read_toml(scheme, name="scheme.toml"), vocabulary())
    read = read_figures(read_toml(figures, name="figures.toml"))
    sheets = {"staff": read_csv(staff, name="staff.csv")}
    return list(run_in_order(plan, read, sheets, read.periods))


def ledger(folder: Path, runs: list[Passed] | None = None) -> Path:
    """Commit both years to a ledger whose key is known."""
    folder.mkdir(exist_ok=True)
    (folder / "key").write_bytes(b"5a" * 32 + b"\n")
    for one in runs or passed():
        commit_run(folder, one, "final")
    return folder

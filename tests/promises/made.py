"""A ledger with twelve people and three years, the last one a forecast, for the tests of promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.audit.made import FIGURES, SCHEME

from sharing.files.catalogue import vocabulary
from sharing.files.csv_sheets import read_csv
from sharing.files.ledger import read_ledger
from sharing.files.ledger_runs import commit_run
from sharing.files.notes import forgotten
from sharing.files.promise_files import books_of
from sharing.files.toml_documents import read_toml
from sharing.inputs.figures import read_figures
from sharing.promises.values import Promise
from sharing.scheme import read_scheme
from sharing.succession import run_in_order

if TYPE_CHECKING:
    from pathlib import Path

    from sharing.promises.books import Books

YEAR = b"""[[period]]
name = "2027"
from = 2027-01-01
to   = 2027-12-31
[period.figures]
profit = 300
"""
STAFF = "id,weight,team\n" + "".join(f"p{n:02d},{n},{'north' if n < 7 else 'south'}\n" for n in range(1, 13))


def ledger(folder: Path, kinds: tuple[str, ...] = ("final", "final", "forecast")) -> Path:
    """Commit a year for every kind."""
    folder.mkdir(exist_ok=True)
    (folder / "key").write_bytes(b"5a" * 32 + b"\n")
    scheme = read_scheme(read_toml(SCHEME, name="scheme.toml"), vocabulary())
    figures = read_figures(read_toml(FIGURES + YEAR, name="figures.toml"))
    runs = run_in_order(scheme, figures, {"staff": read_csv(STAFF.encode(), name="staff.csv")}, figures.periods)
    for one, kind in zip(runs, kinds, strict=False):
        commit_run(folder, one, kind)
    return folder


def books(folder: Path) -> Books:
    """Give the books of a ledger."""
    return books_of(read_ledger(folder), forgotten(folder))


def promise(of: str = "bonus", low: int | None = 30, high: int | None = 40, **more: object) -> Promise:
    """Give a promise about 2025."""
    from fractions import Fraction

    made = {"made": "2025-03-01", "scheme": "orchard", "version": "1", "period": "2025", **more}
    ends = {"low": None if low is None else Fraction(low), "high": None if high is None else Fraction(high)}
    return Promise(of=of, **ends, **made)  # type: ignore[arg-type]

"""What is done to a ledger while its system calls fail: by a child of the test, and by the test itself afterwards."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.audit.made import passed

from sharing.files.forgetting import forget
from sharing.files.ledger import read_ledger
from sharing.files.ledger_runs import commit_run
from sharing.files.signing import sign
from sharing.files.slip_files import slips_made, write_slips

if TYPE_CHECKING:
    from pathlib import Path

KEY = "board"
"""The name of the key beside the ledger."""
runs = cache(passed)


def committing(folder: Path) -> None:
    """Commit the second year."""
    commit_run(folder, runs()[1], "final")


def forgetting(folder: Path) -> None:
    """Forget the first year."""
    forget(folder, "2026-06-01")


def slipping(folder: Path) -> None:
    """Write the slips of the first year beside its trail."""
    ledger = read_ledger(folder)
    entry = ledger.entries[0]
    write_slips(ledger, entry, slips_made(ledger, entry))


def handing_out(folder: Path) -> None:
    """Write the slips of the first year into a folder of their own."""
    ledger = read_ledger(folder)
    entry = ledger.entries[0]
    write_slips(ledger, entry, slips_made(ledger, entry), folder / "out")


def signing(folder: Path) -> None:
    """Sign every entry."""
    sign(read_ledger(folder), folder.parent / KEY)


VERBS = {"commit": committing, "forget": forgetting, "slips": slipping, "hand out": handing_out, "sign": signing}

"""What a pack is made of: findings, the sheets they point to, and what somebody gave beside the result."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.named import Named
from sharing.pack.stated import Stated

if TYPE_CHECKING:
    from sharing.journal import Journal
    from sharing.payroll import Export

AGREES, DIFFERS, SHOWN, OPEN, NONE = "agrees", "differs", "shown", "open", "none"
RESULTS = (AGREES, DIFFERS, SHOWN, OPEN, NONE)
"""What can come of a check: two sides agree or differ, it is shown for a person to judge, a side is missing, or there
is nothing of the kind."""

SAMPLE = 25


class Evidence(Named):
    """An entry of a ledger that was verified: its files, its digest, everything that differs, its signature if any."""

    entry: str
    digest: str
    trail: bytes
    statement: bytes
    findings: tuple[str, ...]
    signature: bytes = b""


class Given(Named):
    """What stands beside a result: what the company states, journal, payroll file, ledger entry, verifier, seed.

    `charges` are the employer's charges that the mapping of the journal states, which come on top of what is awarded.
    Without a seed the digest of the inputs is the seed.
    """

    stated: Stated = Stated()
    journal: Journal | None = None
    charges: Fraction = Fraction(0)
    export: Export | None = None
    evidence: Evidence | None = None
    verifier: bytes = b""
    seed: str = ""
    sample: int = SAMPLE


class Sheet(Named):
    """One CSV file of a pack: its headings, and its rows as texts."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Finding(Named):
    """One point of the checklist: what it is called in the words, what came of it, what is told, where to look.

    `command` is what can be typed in the folder to see it for oneself.
    """

    key: str
    result: str
    lines: tuple[str, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    files: tuple[str, ...] = ()
    command: str = ""

    @property
    def where(self) -> tuple[str, ...]:
        """The names of the files to look in."""
        return (*(sheet.name for sheet in self.sheets), *self.files)

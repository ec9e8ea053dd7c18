"""The file of promises of a ledger: read, held to what the schemes of the ledger have, and kept with every entry."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sharing.errors import Problem, Refused, did_you_mean
from sharing.files.ledger_runs import PROMISES, read_trail
from sharing.files.toml_documents import read_toml
from sharing.promises.books import AWARD, Books
from sharing.promises.reading import read_promises

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from sharing.audit.chain import Entry
    from sharing.documents import Document
    from sharing.files.ledger import Ledger
    from sharing.promises.values import Promise


def books_of(ledger: Ledger, gone: set[str]) -> Books:
    """Give the books of a ledger; `gone` names the entries whose trails were forgotten."""

    @cache
    def trail(name: str) -> Mapping[str, Any] | None:
        """Read the trail of an entry once."""
        return None if name in gone else read_trail(ledger, ledger.entry(name))

    def of(entry: Entry) -> Mapping[str, Any] | None:
        """Give the trail of an entry."""
        return trail(entry.name)

    return Books(ledger.entries, of)


def promises_in(path: Path, books: Books) -> tuple[Promise, ...]:
    """Read a file of promises; Refused with everything in it that is wrong, or that no scheme of the books has."""
    document = read_toml(path)
    found = read_promises(document)
    problems = [wrong for index, one in enumerate(found) if (wrong := _stranger(document, index, one, books))]
    if problems:
        raise Refused(problems)
    return found


def taken_back(ledger: Ledger, gone: set[str], now: Sequence[Promise]) -> list[tuple[str, Promise]]:
    """Give the promises that were kept with an entry and that the file does not say any more, each with that entry.

    What was set aside, and where a promise is written down, may change.
    """
    left = {_bare(one) for one in now}
    found: dict[Promise, str] = {}
    for entry in ledger.entries:
        if "promises" in entry.statement and entry.name not in gone:
            for one in read_promises(read_toml(ledger.private(entry) / PROMISES)):
                if _bare(one) not in left:
                    found.setdefault(_bare(one), entry.name)
    return [(entry, one) for one, entry in found.items()]


def _bare(one: Promise) -> Promise:
    return one._replace(funded=None, source="")


def _stranger(document: Document, index: int, one: Promise, books: Books) -> Problem | None:
    """Say that a promise is about something that its scheme does not have, or somebody who is not in it."""
    entries = books.of_scheme(one.scheme)
    if not entries:
        schemes = sorted({entry.subject[0] for entry in books.entries})
        near = did_you_mean(one.scheme, schemes)
        what = f"the ledger has no entry of a scheme `{one.scheme}`"
        return Problem("A031", what, document.place(("promise", index, "scheme")), near) if near else None
    trails = [trail for entry in entries if (trail := books.trail(entry)) is not None]
    kind = books.what(one.scheme, one.of)
    if not kind and trails:
        names = books.names(one.scheme)
        what = f"`{one.scheme}` has no award, pool or figure `{one.of}`"
        advice = did_you_mean(one.of, names) or f"it has: {', '.join(names[:20])}"
        return Problem("A031", what, document.place(("promise", index, "of")), advice)
    if one.identity and kind and kind != AWARD:
        what = f"`{one.of}` is not an award, and only awards are for participants"
        return Problem("A031", what, document.place(("promise", index, "of")), "leave out `id`, or name an award")
    if one.identity and trails and not any(one.identity in trail["tables"]["staff"]["ids"] for trail in trails):
        what = f"nobody in the ledger has the id `{one.identity}`"
        return Problem("A031", what, document.place(("promise", index, "id")), "ids are written as in the staff list")
    return None

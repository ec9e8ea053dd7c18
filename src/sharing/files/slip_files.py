"""Write the slips of an entry: beside its trail, or into a folder that somebody names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.audit.canonical import canonical
from sharing.audit.slips import slip_of, tree_of
from sharing.files.ledger import SLIPS, make_folder
from sharing.files.ledger_runs import read_trail
from sharing.files.opening import read_if_there
from sharing.files.writing import failure, write_all
from sharing.inputs.identities import unknown_id

if TYPE_CHECKING:
    from pathlib import Path

    from sharing.audit.chain import Entry
    from sharing.files.ledger import Ledger

MOST_SLIP = 100_000_000


def slips_made(ledger: Ledger, entry: Entry, identity: str | None = None) -> dict[str, bytes]:
    """Give the slips of an entry by id, or only that of one participant; Refused when nobody has that id."""
    trail = read_trail(ledger, entry)
    ids = trail["tables"]["staff"]["ids"]
    if identity is not None and identity not in ids:
        raise unknown_id(identity, ids)
    tree = tree_of(trail)
    rows = range(len(ids)) if identity is None else [ids.index(identity)]
    return {ids[row]: canonical(slip_of(trail, entry.statement, tree, row)) for row in rows}


def write_slips(
    ledger: Ledger, entry: Entry, made: dict[str, bytes], output: Path | None = None, *, force: bool = False
) -> Path:
    """Write slips and give their folder; a slip that is there already with the same bytes is left as it is.

    So a run that was interrupted is finished by doing it again. Slips of another run are replaced with `force` only.
    """
    folder = output or ledger.private(entry) / SLIPS
    try:
        make_folder(folder)
        files = {folder / f"{name}.json": data for name, data in made.items()}
        waiting = [(path, data) for path, data in files.items() if read_if_there(path, most=MOST_SLIP) != data]
        write_all(waiting, force=force or output is None)
    except OSError as error:
        raise failure(error, folder) from None
    return folder

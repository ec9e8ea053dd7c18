"""Write the slips of an entry: beside its trail, or into a folder that somebody names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.audit.canonical import canonical
from sharing.audit.slips import slip_of, tree_of
from sharing.errors import Place, refuse
from sharing.files.claims import PRIVATE
from sharing.files.ledger import SLIPS, check_link, is_ledger, make_folder, writing_in
from sharing.files.ledger_runs import read_trail
from sharing.files.opening import name_of, read_if_there
from sharing.files.writing import write_all
from sharing.inputs.identities import unknown_id
from sharing.named import Named

if TYPE_CHECKING:
    from pathlib import Path

    from sharing.audit.chain import Entry
    from sharing.files.ledger import Ledger

MOST_SLIP = 100_000_000
WRITABLE = "make the ledger writable for you; or write them elsewhere: -o FOLDER"


class Slips(Named):
    """The folder with slips, and how many of them were written: the others were there already."""

    folder: Path
    written: int


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
) -> Slips:
    """Write slips; one that is there already with the same bytes is left as it is.

    So a run that was interrupted is finished by doing it again. Slips of another run are replaced with `force` only.
    """
    folder = output or ledger.private(entry) / SLIPS
    with writing_in(folder, WRITABLE if output is None else ""):
        if output is None:
            check_link(ledger.folder)
        else:
            _check_apart(output)
        make_folder(folder)
        files = {folder / f"{name}.json": data for name, data in made.items()}
        waiting = [(path, data) for path, data in files.items() if read_if_there(path, most=MOST_SLIP) != data]
        write_all(waiting, force=force or output is None)
    return Slips(folder, len(waiting))


def _check_apart(output: Path) -> None:
    """Refuse to write slips, which are private, among statements, or among the private files of another run."""
    whole = output.absolute()
    if is_ledger(output) or any(one.name == PRIVATE and is_ledger(one.parent) for one in (whole, *whole.parents)):
        what = "this folder belongs to a ledger, and slips do not stand among its files"
        advice = "name a folder of their own; without -o they are written beside the trail"
        raise refuse("F062", what, Place(name_of(output)), advice)

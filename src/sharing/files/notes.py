"""The note in a ledger of what was forgotten on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.audit.canonical import read_canonical
from sharing.errors import Place, Refused, refuse
from sharing.files.claims import PRIVATE
from sharing.files.opening import read_if_there

if TYPE_CHECKING:
    from pathlib import Path

NOTE, FORMAT = "forgotten.json", "sharing-forgotten-1"
MOST_NOTE = 100_000_000


def forgotten(folder: Path) -> set[str]:
    """Give the names of the entries whose private files were taken away on purpose; Refused when the note is none."""
    data = read_if_there(folder / PRIVATE / NOTE, most=MOST_NOTE)
    if data is None:
        return set()
    tree = read_canonical(data, f"{PRIVATE}/{NOTE}")
    names = tree.get("entries") if isinstance(tree, dict) and tree.keys() == {"entries", "format"} else None
    if not isinstance(names, list) or tree["format"] != FORMAT or not all(isinstance(name, str) for name in names):
        advice = "restore it from a copy: what it names was taken away on purpose"
        raise refuse("A004", "this is not the note of what was forgotten", Place(f"{PRIVATE}/{NOTE}"), advice)
    return set(names)


def is_noted(folder: Path, name: str) -> bool:
    """Say whether an entry is noted as forgotten; a note that is none says nothing."""
    try:
        return name in forgotten(folder)
    except Refused:
        return False

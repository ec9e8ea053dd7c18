"""Read a set of parameters: a file with a name, and for every key its values by date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.parameters import Entry, ParameterSet
from sharing.scheme.dated import read_kind, read_values
from sharing.scheme.keys import ENTRY, SET, Reader

if TYPE_CHECKING:
    from sharing.documents import Document, Path


def read_parameter_set(document: Document) -> ParameterSet:
    """Read a set of parameters from its document; Refused with every problem of the file, each at its place."""
    reader = Reader(document)
    tree = document.tree
    reader.known(tree, (), SET)
    name = reader.text(tree, "set", ())
    if name:
        reader.name(name, ("set",))
    title = reader.texts(tree, "title", ())
    entries: dict[str, Entry] = {}
    found = reader.part(tree, "parameters")
    if not found:
        reader.say("S003", "a set has parameters", (), 'add: [parameters.ceiling] with kind = "money" and values')
    for key, value in found.items():
        path: Path = ("parameters", key)
        if not (reader.name(key, path) and reader.is_table(value, path)):
            continue
        reader.known(value, path, ENTRY)
        kind = read_kind(reader, value, path)
        label, unit = reader.texts(value, "label", path), reader.text(value, "unit", path, "")
        entries[key] = Entry(kind, label, unit, read_values(reader, value, kind, path))
    reader.finish()
    return ParameterSet(name, title, entries, document)

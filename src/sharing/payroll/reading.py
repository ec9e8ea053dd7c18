"""Read the mapping of a payroll file; what a company writes is laid over the profile that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from sharing.errors import did_you_mean
from sharing.payroll.values import CHOICES, FIELDS, MOST_DECIMALS, Column, Layout, Mapping
from sharing.scheme.keys import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf
    from typing import Protocol

    from sharing.documents import Document
    from sharing.errors import Place

    class Profiles(Protocol):
        """Gives the document of a profile by its name; KeyError when there is none."""

        def __call__(self, name: str) -> Document:
            """Give the document of one profile."""


LAYOUT = {*CHOICES, "decimals", "numeric", "sheet", "codes_row", "column"}
TOP = {
    "title", "about", "source", "checked", "confidence", "profile",
    "components", "skip", "values", "numbers", "period", *LAYOUT,
}  # fmt: skip
COLUMN = {"header", "field", "value"}


def read_export(document: Document, profile_of: Profiles | None = None, names: tuple[str, ...] = ()) -> Mapping:
    """Read a mapping with the profile that it names; Refused with all problems of the file.

    >>> from sharing.documents import Document
    >>> tree = {"components": {"bonus": "1100"}, "column": [{"header": "Number", "field": "id"}]}
    >>> read_export(Document("payroll.toml", "", tree)).layout.columns[0].header
    'Number'
    """
    reader = Reader(document)
    tree = document.tree
    reader.known(tree, (), TOP)
    layout = _layout(reader, _profile(reader, profile_of, names))
    places: dict[tuple[str, str], Place] = {}
    texts = {part: _texts(reader, part, places) for part in ("components", "values", "numbers")}
    skip = tree.get("skip", [])
    if not isinstance(skip, list) or not all(isinstance(name, str) for name in skip):
        reader.say("S004", "`skip` is a list of awards", ("skip",), 'write skip = ["bonus"]')
        skip = []
    places.update({("skip", name): document.place(("skip",)) for name in skip})
    period = reader.text(tree, "period", (), "")
    reader.finish()
    return Mapping(layout, texts["components"], tuple(skip), texts["values"], texts["numbers"], period, places)


def _profile(reader: Reader, profile_of: Profiles | None, names: tuple[str, ...]) -> Layout:
    """Read the layout of the profile that the mapping names, or begin with none."""
    name = reader.text(reader.document.tree, "profile", (), "")
    if not name:
        return Layout()
    if profile_of is None or name not in names:
        advice = did_you_mean(name, names) or f"profiles: {', '.join(names) or 'none'}"
        reader.say("J110", f"there is no profile `{name}`", ("profile",), advice)
        return Layout(columns=(Column("", "id"),))
    return read_export(profile_of(name)).layout


def _layout(reader: Reader, below: Layout) -> Layout:
    """Read how the file looks; what is not said stays as the profile has it."""
    tree = reader.document.tree
    found: dict[str, Any] = {}
    for key, answers in CHOICES.items():
        if key in tree:
            found[key] = tree[key]
            if not isinstance(tree[key], str) or tree[key] not in answers:
                lines = "\n".join(f'{key} = "{answer}": {means}' for answer, means in answers.items())
                reader.say("J104", f"`{key}` has no such answer", (key,), lines)
    for key, least, most in (("decimals", 0, MOST_DECIMALS), ("codes_row", 1, 2)):
        value = tree.get(key, least)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            reader.say("J104", f"`{key}` is a whole number", (key,), f"write a number from {least} to {most}")
        elif key in tree:
            found[key] = value
    if "numeric" in tree:
        found["numeric"] = tree["numeric"] is True
    if "sheet" in tree:
        found["sheet"] = reader.text(tree, "sheet", ())
    columns = tuple(_column(reader, place, part) for place, part in reader.parts(tree, "column"))
    if not columns and not below.columns:
        advice = 'add: [[column]] with header = "..." and field = "id"; or name a profile'
        reader.say("S003", "there is no [[column]]", (), advice)
    return evolve(below, **found, columns=columns or below.columns)


def _column(reader: Reader, place: int, part: MappingOf[str, Any]) -> Column:
    """Read one column; a field that does not exist is named, with the one that may be meant."""
    path = ("column", place)
    reader.known(part, path, COLUMN)
    header, name, value = (reader.text(part, key, path, "") for key in ("header", "field", "value"))
    if name and name not in FIELDS:
        near = did_you_mean(name, FIELDS)
        lines = "\n".join(f'field = "{known}": {means}' for known, means in FIELDS.items())
        reader.say("J104", f"there is no field `{name}`", (*path, "field"), near or lines)
    elif bool(name) == bool(value):
        reader.say("J109", f"column `{header}` has {'two answers' if name else 'no answer'}", path,
                   'write field = "id", or value = "employer" and under [values] employer = "5555"')  # fmt: skip
    return Column(header, name, value, reader.document.place(path))


def _texts(reader: Reader, part: str, places: dict[tuple[str, str], Place]) -> dict[str, str]:
    """Read a table of codes: texts, because a code such as 0100 is not the number 100."""
    found: dict[str, str] = {}
    for name, value in reader.part(reader.document.tree, part).items():
        path = (part, name)
        if not isinstance(value, str) or not value.strip() or not value.isprintable():
            reader.say("S004", f"`{name}` is a text", path, f'put it between double quotes: {name} = "100"')
        else:
            found[name] = value
            places[path] = reader.document.place(path)
    return found

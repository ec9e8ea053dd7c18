"""Look through a workbook before any parser does, choose its sheet, and refuse what cannot be read exactly."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from sharing.errors import Place, Problem, Refused, did_you_mean, refuse
from sharing.files.xlsx_cells import MOST_CELLS, Cells
from sharing.files.xlsx_parts import Attributes, Ignore, Parts
from sharing.files.xlsx_styles import Styles
from sharing.files.xlsx_zip import damaged, macros, open_zip
from sharing.inputs.sheet import listed, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WORKBOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_TYPES = "[Content_Types].xml"
_XML = (".xml", ".rels")


@frozen
class Choice:
    """The sheet to read: its name, the rows and columns in which anything stands, and cells that show another text."""

    name: str
    rows: tuple[int, int]
    columns: tuple[int, int]
    notes: tuple[str, ...] = ()
    looks: Mapping[tuple[int, int], str] = field(factory=dict)


@frozen
class _Entry:
    """A sheet as the workbook lists it: its name, the id of its part, and whether it is hidden."""

    name: str
    link: str
    hidden: bool


@define
class _Workbook(Ignore):
    """Notes the sheets of a workbook and the day from which it counts."""

    entries: list[_Entry] = field(factory=list)
    from_1904: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take one element of the list of sheets."""
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in {"1", "true", "on"}
        elif name == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            self.entries.append(
                _Entry(attributes.get("name", ""), link, attributes.get("state", "visible") != "visible")
            )


@define
class _Links(Ignore):
    """Notes in which part each sheet stands, and whether a part lies outside the workbook."""

    sheets: dict[str, str] = field(factory=dict)
    styles: str = ""
    unsafe: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take one element of the list of links."""
        if name != "Relationship":
            return
        kind, target = attributes.get("Type", "").rpartition("/")[2], attributes.get("Target", "")
        if kind in {"worksheet", "sharedStrings", "styles"}:
            part = posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
            self.unsafe |= not part.endswith(".xml") or attributes.get("TargetMode") == "External"
            if kind == "worksheet":
                self.sheets[attributes.get("Id", "")] = part
            elif kind == "styles":
                self.styles = part


@define
class _Types(Ignore):
    """Notes what kinds of parts there are: a workbook, macros, or what pretends to be XML."""

    macros: bool = False
    workbook: bool = False
    unsafe: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take one element of the list of types."""
        if name != "Override":
            return
        kind, part = attributes.get("ContentType", ""), attributes.get("PartName", "")
        self.macros |= "macroEnabled" in kind
        self.unsafe |= kind.endswith("+xml") and not part.endswith(".xml")
        if kind.endswith(("sheet.main+xml", "template.main+xml")):
            self.workbook |= part == f"/{_WORKBOOK}"


def scan_workbook(data: bytes, file: str, sheet: str | None = None) -> Choice:
    """Choose the sheet of a workbook that is safe to read, or refuse with all that is wrong with it."""
    place = Place(file)
    with open_zip(data, place) as archive:
        names = set(archive.namelist())
        if _WORKBOOK not in names or _LINKS not in names or _TYPES not in names:
            raise damaged(place, "this is not an .xlsx workbook")
        types, workbook, links = _Types(), _Workbook(), _Links()
        parts = Parts(archive, place)
        parts.read(_TYPES, types)
        if types.macros:
            raise macros(place)
        parts.read(_WORKBOOK, workbook)
        parts.read(_LINKS, links)
        if not types.workbook or types.unsafe or links.unsafe:
            raise damaged(place)
        if workbook.from_1904:
            what = "the workbook counts its dates from 1904"
            advice = "switch off 'Use 1904 date system' in Excel's advanced options, check the dates, save again"
            raise refuse("F035", what, place, advice)
        cells = _scan_parts(parts, names, links)
    found = {
        entry: cells[links.sheets[entry.link]] for entry in workbook.entries if links.sheets.get(entry.link) in cells
    }
    entry = _choose(found, place, sheet)
    return _checked(entry, found[entry], place)


def _scan_parts(parts: Parts, names: set[str], links: _Links) -> dict[str, Cells]:
    cells: dict[str, Cells] = {}
    sheets = set(links.sheets.values())
    styles = Styles()
    if links.styles in names:
        parts.read(links.styles, styles)
    for name in sorted(names - {_TYPES, _WORKBOOK, _LINKS, links.styles}):
        if name in sheets:
            cells[name] = Cells(styles.looks)
            parts.read(name, cells[name])
        elif name.endswith(_XML):
            parts.read(name, Ignore())
    return cells


def _choose(found: dict[_Entry, Cells], place: Place, sheet: str | None) -> _Entry:
    filled = [entry for entry, cells in found.items() if cells.filled]
    names = ", ".join(f"`{shown(entry.name)}`" for entry in filled or found)
    if sheet is not None:
        for entry in found:
            if entry.name == sheet:
                return entry
        advice = did_you_mean(sheet, [entry.name for entry in found]) or f"the sheets with data are {names}"
        raise refuse("F037", f"there is no sheet `{shown(sheet)}` in the workbook", place, advice)
    if not filled:
        raise refuse("F018", "the workbook holds no data", place, "export the data again")
    if hidden := [entry for entry in filled if entry.hidden]:
        what = f"the hidden sheet `{shown(hidden[0].name)}` holds data"
        raise refuse("F038", what, place, f"unhide and check it, remove it, or say `--sheet NAME`: {names}")
    if len(filled) > 1:
        what = f"{len(filled)} sheets of the workbook hold data: {names}"
        raise refuse("F036", what, place, "say which one with `--sheet NAME`")
    return filled[0]


def _checked(entry: _Entry, cells: Cells, place: Place) -> Choice:
    if not cells.filled:
        raise refuse("F018", f"the sheet `{shown(entry.name)}` holds no data", place, "export the data again")
    if cells.filled > MOST_CELLS:
        what = f"the sheet has more than {MOST_CELLS:,} cells"
        raise refuse("L005", what, place, "save it as CSV UTF-8, which may be larger")
    if problems := list(_problems(cells, place.file)):
        raise Refused(listed(problems))
    notes = []
    if cells.formulas:
        notes.append(f"{cells.formulas} formula{'' if cells.formulas == 1 else 's'}, read as last calculated")
    if cells.hidden_rows:
        notes.append(f"{cells.hidden_rows} hidden row{'' if cells.hidden_rows == 1 else 's'} included")
    rows, columns = (cells.first_row, cells.last_row), (cells.first_column, cells.last_column)
    return Choice(entry.name, rows, columns, tuple(notes), cells.looks)


def _problems(cells: Cells, file: str) -> Iterator[Problem]:
    for name in cells.strays:
        what = f"cell {name} is filled, far away from the table"
        yield Problem("F042", what, Place(file, cell=name), "empty it, or delete the rows and columns around it")
    for name in cells.errors:
        yield Problem("F040", "the cell holds an error", Place(file, cell=name), "repair its formula and save again")
    for name in cells.uncached:
        advice = "open the workbook in your spreadsheet program, let it calculate, and save it"
        yield Problem("F039", "the formula has no stored result", Place(file, cell=name), advice)
    for merge in cells.merges:
        meets = merge.rows[0] <= cells.last_row and merge.rows[1] >= cells.first_row
        if meets and merge.columns[0] <= cells.last_column and merge.columns[1] >= cells.first_column:
            what = f"the cells {shown(merge.name)} are merged"
            place = Place(file, cell=merge.name.partition(":")[0])
            yield Problem("F041", what, place, "unmerge them and fill in each of them")

"""Write one sheet as an .xlsx workbook: the same cells give the same bytes, and amounts are written as decimals.

>>> workbook_bytes([[("id", False)], [("12.50", True)]]) == workbook_bytes([[("id", False)], [("12.50", True)]])
True
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from sharing.inputs.sheet import column_letters
from sharing.reports.formatting import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook_bytes(rows: Sequence[Sequence[tuple[str, bool]]], sheet: str = "Sheet1") -> bytes:
    """Write rows of cells, each a text and whether it is a number with a point; an empty text is no cell."""
    relation = f'<Relationship Id="rId1" Type="{_OFFICE}/'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'{relation}officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name={quoteattr(sheet)} sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'{relation}worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>'
        + "".join(_row(number, row) for number, row in enumerate(rows, 1))
        + "</sheetData></worksheet>",
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (_HEAD + text).encode())
    return stream.getvalue()


def _row(number: int, cells: Sequence[tuple[str, bool]]) -> str:
    found = [_cell(f"{column_letters(at)}{number}", *cell) for at, cell in enumerate(cells, 1) if cell[0]]
    return f'<row r="{number}">{"".join(found)}</row>'


def _cell(name: str, text: str, number: bool) -> str:  # noqa: FBT001  (a property of the cell, not a switch)
    if number:
        return f'<c r="{name}"><v>{text}</v></c>'
    shown = escape(safe(text))
    return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'

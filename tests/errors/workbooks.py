"""Small workbooks from a few lines of text, so that the gallery shows what is in them.

A line is a row with ` | ` between its cells; a line that begins with `!` does something to the workbook:
`!sheet NAME`, `!hidden` (this sheet), `!merge B2:B3`, `!cell A900 TEXT`, `!epoch 1904`, `!part NAME CONTENT`.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

if TYPE_CHECKING:
    from collections.abc import Iterable


def workbook(lines: Iterable[str]) -> bytes:
    """Make the bytes of a workbook."""
    book = Workbook()
    sheet = book.active
    parts: dict[str, str] = {}
    for line in lines:
        word, _, rest = line.partition(" ")
        if not line.startswith("!"):
            sheet.append([_cell(text) for text in line.split(" | ")])
        elif word == "!sheet":
            sheet = book.create_sheet(rest)
        elif word == "!hidden":
            sheet.sheet_state = "hidden"
        elif word == "!merge":
            sheet.merge_cells(rest)
        elif word == "!cell":
            cell, _, text = rest.partition(" ")
            sheet[cell] = text
        elif word == "!epoch":
            book.epoch = CALENDAR_MAC_1904
        elif word == "!part":
            name, _, parts[name] = rest.partition(" ")
        else:
            raise ValueError(f"no workbook has {line}")
    return _with(_saved(book), parts)


def _cell(text: str) -> object:
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text) if "." in text else int(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", text):
        return dt.datetime.fromisoformat(text)
    return text


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _with(content: bytes, parts: dict[str, str]) -> bytes:
    """Put parts into a workbook, or in the place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, None) or old.read(name))
        for name, text in parts.items():
            new.writestr(name, text)
    return out.getvalue()

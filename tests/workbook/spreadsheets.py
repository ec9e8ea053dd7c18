"""Edit a workbook as a person does, let LibreOffice recalculate it, and read what it says.

The edit is done in the file itself: the number in a cell is replaced, and the values that formulas had are taken out, so
that nothing can be read back that was not worked out again.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from sharing.workbook.layout import FIRST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
VALUE = re.compile(r"(</f>)<v>[^<]*</v>")


def sheet_parts(data: bytes) -> dict[str, str]:
    """Give the part of the file that holds each sheet, by the sheet's name."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = re.findall(r'<sheet name="([^"]*)"', file.read("xl/workbook.xml").decode())
    return {name: f"xl/worksheets/sheet{number + 1}.xml" for number, name in enumerate(names)}


def edited(data: bytes, edits: Mapping[tuple[str, str], str]) -> bytes:
    """Replace numbers in cells, each named by its sheet and its address, and forget what formulas gave before."""
    parts, out = sheet_parts(data), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            text = source.read(info.filename)
            if info.filename.startswith("xl/worksheets/"):
                found = text.decode()
                here = {at: v for (sheet, at), v in edits.items() if parts[sheet] == info.filename}
                found, count = _replaced(found, here)
                assert count == len(here), "every edit is of a cell with a number"
                text = VALUE.sub(r"\1", found).encode()
            target.writestr(info.filename, text)
    return out.getvalue()


def _replaced(text: str, values: Mapping[str, str]) -> tuple[str, int]:
    count = 0

    def new(match: re.Match[str]) -> str:
        nonlocal count
        if match[2] not in values:
            return match[0]
        count += 1
        return f"{match[1]}<v>{values[match[2]]}</v></c>"

    pattern = re.compile(r'(<c r="([A-Z]+[0-9]+)"(?: s="[0-9]+")?>)<v>[^<]*</v></c>')
    return (pattern.sub(new, text) if values else text), count


def recalculated(books: Mapping[str, bytes], folder: Path) -> dict[str, dict[str, list[list[str]]]]:
    """Let LibreOffice work out every formula of every workbook; gives the cells of each sheet as texts."""
    assert OFFICE
    made = folder / "made"
    made.mkdir()
    paths = []
    for name, data in books.items():
        path = folder / f"{name}.xlsx"
        path.write_bytes(data)
        paths.append(str(path))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [OFFICE, "--headless", profile, "--convert-to", ALL_SHEETS, "--outdir", str(made), *paths]
    subprocess.run(command, check=True, capture_output=True, timeout=1800)
    found: dict[str, dict[str, list[list[str]]]] = {name: {} for name in books}
    for name, data in books.items():
        for sheet in sheet_parts(data):
            with (made / f"{name}-{sheet}.csv").open(encoding="utf-8", newline="") as file:
                found[name][sheet] = list(csv.reader(file))
    return found


def address(table: str, seat: int, row: int) -> str:
    """Name the cell of an input."""
    from sharing.workbook.cells import letters

    return f"B{seat + 1}" if table == "company" else f"{letters(seat)}{FIRST + row + 1}"


def amounts(sheet: Sequence[Sequence[str]], top: int, count: int, column: int) -> list[Fraction]:
    """Read a column of the first sheet."""
    return [Fraction(sheet[top + 1 + row][column]) for row in range(count)]

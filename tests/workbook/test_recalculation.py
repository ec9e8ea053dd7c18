"""A workbook that somebody edits gives the library's amounts: LibreOffice recalculates it, and every cent is compared."""

from __future__ import annotations

import io
import os
from pathlib import Path

import openpyxl
import pytest
from tests.workbook.plans import company, edit, register, schemes
from tests.workbook.spreadsheets import OFFICE, address, amounts, edited, recalculated

from sharing.files.xlsx_workbook import workbook_bytes
from sharing.workbook import workbook_of
from sharing.workbook.book import Book
from sharing.workbook.results import TOP

SLOW = bool(os.environ.get("SHARING_SLOW"))
SIZES = (10, 17, 40, 90, 200, 350, 600, 1_000, 2_000, 5_000)
NAMES = ("bakery", "teams", "redistribute", "retain")
needs_office = pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice is not installed: apt-get install libreoffice-calc"
)


def _proved(name: str, sizes: tuple[int, ...], folder: Path) -> None:
    scheme = schemes()[name]
    books, wanted = {}, {}
    for seed, size in enumerate(sizes):
        before = company(name, size, seed)
        after, edits = edit(name, before, seed)
        found = register(scheme, before)
        book = Book(found, "nl")
        data = workbook_bytes(workbook_of(found, "nl"))
        _cached(data, found)
        cells = {}
        for (leaf, row), value in edits.items():
            table, seat = book.layout.entries[leaf]
            cells[(book.layout.names[table], address(table, seat, row))] = value
        books[f"b{size}"] = edited(data, cells)
        wanted[f"b{size}"] = register(scheme, after)
    for key, sheets in recalculated(books, folder).items():
        award = wanted[key].awards[0]
        count = len(wanted[key].ids)
        got = amounts(sheets["Uitkomst"], TOP, count, 2)
        wrong = [row for row in range(count) if got[row] != award.amount(row)]
        assert wrong == [], f"{key}: {len(wrong)} wrong"
        outcomes = {row[0]: row[1] for row in sheets["Controles"][3:]}
        assert "FOUT" not in outcomes.values(), outcomes
        assert "GEWIJZIGD" in outcomes.values()


def _cached(data: bytes, found: object) -> None:
    """Read what a viewer without a calculator shows: our amounts, no difference, every check in order."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, read_only=True)
    rows = list(book["Uitkomst"].iter_rows(min_row=TOP + 2, max_row=TOP + 1 + len(found.ids), values_only=True))
    for row, (_, _, here, ours, gap, *_rest) in enumerate(rows):
        assert (here, gap) == (ours, 0)
        assert round(here * 100) == found.awards[0].amount(row) * 100
    assert {row[1] for row in book["Controles"].iter_rows(min_row=4, values_only=True)} <= {"OK", "LET OP"}


@needs_office
@pytest.mark.parametrize("name", [*NAMES, "first"])
def test_a_small_edited_workbook_gives_the_amounts_of_the_library(name, tmp_path):
    _proved(name, (12,), tmp_path)


@needs_office
@pytest.mark.slow
@pytest.mark.skipif(not SLOW, reason="slow: `make slow` proves forty workbooks of 10 to 5,000 people")
@pytest.mark.parametrize("name", NAMES)
def test_forty_edited_workbooks_give_the_amounts_of_the_library(name, tmp_path):
    _proved(name, SIZES, tmp_path)

"""Sheets as values: places of cells, column letters, and lists of problems that stay readable."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.errors import Place, Problem
from sharing.inputs.sheet import Sheet, column_letters, listed, shown


def test_the_same_sheet_under_another_name():
    assert Sheet("-", ("id",), (("1",),), (2,)).named("staff.csv").place(0, 0).file == "staff.csv"


@pytest.mark.parametrize("spreadsheet", [False, True])
def test_places(spreadsheet):
    sheet = Sheet("s", ("id", "pay"), (("1", "2"),), (7,), 5, spreadsheet=spreadsheet, columns=(3, 28))
    assert sheet.place(0, 1).text() == ("s, cell AB7" if spreadsheet else "s:7")
    assert sheet.heading_place(0).text() == ("s, cell C5" if spreadsheet else "s:5")
    assert sheet.column(1) == ["2"]


def test_excerpts_are_clipped_and_clean():
    sheet = Sheet("s", ("a\x1b[31m",), (("x\u202e\n" + "y" * 500,),), (2,))
    excerpt = sheet.place(0, 0).excerpt
    assert excerpt.isprintable()
    assert len(excerpt) < 80


@settings(deadline=None)
@given(st.integers(1, 20_000))
def test_column_letters_count_on(number):
    value = 0
    for letter in column_letters(number):
        value = value * 26 + ord(letter) - 64
    assert value == number


@settings(deadline=None)
@given(st.text())
def test_shown_is_printable(text):
    assert shown(text).isprintable()


@pytest.mark.parametrize("count", [0, 1, 20, 21, 22, 1000])
def test_listed(count):
    found = listed([Problem("F013", f"{n}", Place("s.csv", n)) for n in range(count)])
    assert len(found) == min(count, 21)
    if count == 21:
        assert found[-1].what == "and 1 more problem like these"

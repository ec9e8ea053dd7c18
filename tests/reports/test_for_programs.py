"""JSON and CSV: what comes back, and nothing in a cell that commands a spreadsheet or a terminal."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharing.reports.for_programs import csv_text, json_text, quoted


@pytest.mark.parametrize(("text", "cell"), [
    ("\x1b=1", "'=1"), ("a\nb", "a b"), ("a\u2028b\r\nc", "a b c"), ('"', '""""'), ("", ""), ("\x9b2J", "2J"),
])  # fmt: skip
def test_a_cell(text: str, cell: str) -> None:
    assert quoted(text) == cell


@given(st.text())
def test_every_cell_is_printable_and_no_formula(text: str) -> None:
    assert quoted(text).isprintable()
    assert not quoted(text).startswith(("=", "+", "-", "@"))


PLAIN = st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), min_size=1).filter(
    lambda text: not text.startswith(("=", "+", "-", "@"))
)


@given(st.lists(st.lists(PLAIN, min_size=2, max_size=2), min_size=1))
def test_rows_come_back_from_csv(rows: list[list[str]]) -> None:
    assert list(csv.reader(io.StringIO(csv_text(rows)))) == rows


@given(st.dictionaries(st.text(), st.text() | st.none() | st.booleans() | st.lists(st.text())))
def test_a_tree_comes_back_from_json_in_its_order(tree: dict[str, object]) -> None:
    text = json_text(tree)
    assert text.endswith("}\n")
    assert list(json.loads(text).items()) == list(tree.items())

"""CSV for spreadsheets and terminals: one line a row, and nothing in it that commands either of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.test_rewards import SCHEME, made

from sharing.reports.data import csv_register, quoted


def named(name: str):
    return made(SCHEME.replace('name = "A"', f'name = "{name}"'))


def test_a_name_commands_no_terminal_in_csv_either() -> None:
    found = csv_register(named(r"\u001b[31mRed\u001b]0;pwn\u0007\u202e"))
    assert found.split("\n")[1].startswith('1,"[31mRed]0;pwn",')


@pytest.mark.parametrize(("text", "cell"), [
    ("\x1b=1", "'=1"), ("a\nb", "a b"), ("a\u2028b\r\nc", "a b c"), ('"', '""""'), ("", ""), ("\x9b2J", "2J"),
])  # fmt: skip
def test_a_cell(text: str, cell: str) -> None:
    assert quoted(text) == cell


@given(st.text())
def test_every_cell_is_printable_and_no_formula(text: str) -> None:
    assert quoted(text).isprintable()
    assert not quoted(text).startswith(("=", "+", "-", "@"))

"""The register as CSV: one line a row, and nothing in it that commands a terminal."""

from __future__ import annotations

from tests.reports.test_rewards import SCHEME, made

from sharing.reports.data import csv_register


def named(name: str):
    return made(SCHEME.replace('name = "A"', f'name = "{name}"'))


def test_a_name_commands_no_terminal_in_csv_either() -> None:
    found = csv_register(named(r"\u001b[31mRed\u001b]0;pwn\u0007\u202e"))
    assert found.split("\n")[1].startswith('1,"[31mRed]0;pwn",')

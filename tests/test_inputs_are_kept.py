"""What a command reads is never written over, also with --force: the staff list, figures and tables found beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.transcripts.console import call

if TYPE_CHECKING:
    from pathlib import Path

SCHEME = """
scheme = "kept"
title = "Kept"
[figures.pot]
kind = "money"
[tables.teams.columns]
budget = { kind = "money" }
[[step]]
name = "paid"
formula = "pot + total(teams.budget)"
[awards.paid]
step = "paid"
kind = "fund"
"""
FILES = {
    "scheme.toml": SCHEME,
    "staff.csv": "id\n1\n",
    "teams.csv": "id,budget\nA,5\n",
    "figures.toml": '[[period]]\nname = "2026"\nfrom = 2026-01-01\nto = 2026-12-31\n[period.figures]\npot = 10\n',
}


@pytest.mark.parametrize(
    "words",
    [
        "run scheme.toml staff.csv --save-state figures.toml --force",
        "run scheme.toml staff.csv -o staff.csv --force",
        "run scheme.toml staff.csv -o teams.csv --force",
        "run scheme.toml staff.csv --table teams=teams.csv -o teams.csv --force",
    ],
)
def test_a_file_that_is_read_is_never_written_over(words: str, tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    _, said, code = call(words.split(), tmp_path, separate=True)
    assert (code, "F067" in said) == (4, True)
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in FILES} == FILES


@pytest.mark.parametrize(
    "words", ["--set pot=1 --set pot=2", "--table staff=teams.csv", "--table teams=a --table teams=b"]
)
def test_an_option_that_would_be_lost_is_a_mistake(words: str, tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    _, said, code = call(["run", "scheme.toml", "staff.csv", *words.split()], tmp_path, separate=True)
    assert code == 2
    assert "twice" in said or "STAFF" in said

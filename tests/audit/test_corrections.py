"""A correction on the command line: it names what it corrects and tells the differences, also when these are forgotten."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.audit.made import SCHEME, STAFF
from tests.transcripts.console import call

from sharing.files.forgetting import forget
from sharing.files.ledger import read_ledger

if TYPE_CHECKING:
    from pathlib import Path

FIGURES = """[[period]]
name = "2025"
from = 2025-01-01
to   = 2025-12-31
[period.figures]
profit = 100
"""
RUN = ["run", "scheme.toml", "staff.csv", "--ledger", "ledger", "--state", "new"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "scheme.toml").write_bytes(SCHEME)
    (tmp_path / "staff.csv").write_bytes(STAFF)
    (tmp_path / "figures.toml").write_text(FIGURES)
    _, _, code = call(["-q", *RUN], tmp_path, separate=True)
    assert code == 0
    return tmp_path


def test_a_correction_names_its_entry_and_tells_who_and_why(place: Path) -> None:
    words = ["-q", *RUN, "--set", "profit=130", "--kind", "correction", "--corrects", "1"]
    _, said, code = call(words, place, separate=True)
    assert code == 0
    assert "000001-2025-final and 000002-2025-correction" in said
    assert said.count("profit: 100 is now 130") == 3
    assert read_ledger(place / "ledger").entries[1].statement["run"]["corrects"] == "000001-2025-final"
    out, _, _ = call(["diff", "ledger", "1", "2", "--format", "json"], place, separate=True)
    causes = [award["causes"] for one in json.loads(out)["participants"] for award in one["awards"]]
    assert causes == [[{"kind": "figure", "name": "profit", "old": "100", "new": "130"}]] * 2


def test_what_is_corrected_may_be_forgotten_and_the_correction_stands(place: Path) -> None:
    forget(place / "ledger", "2026-06-01")
    words = ["-q", *RUN, "--set", "profit=130", "--kind", "correction", "--corrects", "1"]
    _, said, code = call(words, place, separate=True)
    assert code == 0
    assert "A020 the trail of 000001-2025-final is not there" in said
    assert len(read_ledger(place / "ledger").entries) == 2
    _, _, code = call(["verify", "ledger"], place, separate=True)
    assert code == 0

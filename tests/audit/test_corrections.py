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
    assert said.count("profit: €100.00 is now €130.00") == 3
    assert read_ledger(place / "ledger").entries[1].statement["run"]["corrects"] == "000001-2025-final"
    out, _, _ = call(["diff", "ledger", "1", "2", "--format", "json"], place, separate=True)
    causes = [award["causes"] for one in json.loads(out)["participants"] for award in one["awards"]]
    assert causes == [[{"kind": "figure", "name": "profit", "old": "100", "new": "130"}]] * 2


def test_what_is_corrected_may_be_forgotten_and_the_correction_stands(place: Path) -> None:
    forget(place / "ledger", "2026-06-01")
    words = ["-q", *RUN, "--set", "profit=130", "--kind", "correction", "--corrects", "1"]
    _, said, code = call(words, place, separate=True)
    assert code == 0
    assert "the correction stands: 000002-2025-correction; what it changes for whom cannot be told" in said
    assert "A020 the trail of 000001-2025-final was forgotten on purpose (sharing forget)" in said
    assert len(read_ledger(place / "ledger").entries) == 2
    _, _, code = call(["verify", "ledger"], place, separate=True)
    assert code == 0


@pytest.mark.parametrize(
    "words", [["--kind", "final"], ["--kind", "forecast"], ["--kind", "correction"], ["--corrects", "4"]]
)
def test_what_a_run_is_committed_as_is_wrong_use_without_a_ledger(words: list[str], place: Path) -> None:
    out, said, code = call(["run", "scheme.toml", "staff.csv", "--state", "new", *words], place, separate=True)
    assert (code, out) == (2, "")
    assert "--kind and --corrects say how a run is committed: say --ledger FOLDER as well" in said


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "a correction says which entry it corrects, and period `2025` has 000001-2025-final"),
        ("nl", "een correctie zegt welke vermelding ze corrigeert, en periode `2025` heeft 000001-2025-final"),
    ],
)
def test_a_correction_that_names_no_entry_is_told_which_one(language: str, says: str, place: Path) -> None:
    words = ["--lang", language, "-q", *RUN, "--kind", "correction"]
    _, said, code = call(words, place, separate=True)
    assert (code, says in said, "--corrects 000001-2025-final" in said) == (3, True, True)


def test_a_slip_is_counted_in_words(place: Path) -> None:
    _, said, _ = call(["slips", "ledger", "1", "--id", "a1", "-o", "out"], place, separate=True)
    assert said == "written: 1 slip in out\n"
    _, said, _ = call(["--lang", "nl", "slips", "ledger", "1", "-o", "out"], place, separate=True)
    assert said == "geschreven: 2 strookjes in out\nwas er al: 1 strookje in out\n"
    _, said, _ = call(["slips", "ledger", "1", "-o", "out"], place, separate=True)
    assert said == "there already: 3 slips in out\n"

"""Periods of a ledger in order: a correction that leaves another state, days that count twice, a chain that is broken."""

from __future__ import annotations

import runpy
import shutil
from contextlib import redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from tests.audit.made import FIGURES, SCHEME, STAFF
from tests.transcripts.console import call
from tests.verifier.test_verify import VERIFIER

from sharing.files.forgetting import forget
from sharing.files.ledger import read_ledger
from sharing.files.notes import NOTE
from sharing.files.verifying import verify_paths

if TYPE_CHECKING:
    from pathlib import Path

    from sharing.errors import Problem

VERIFY = runpy.run_path(str(VERIFIER))
THIRD = b"""[[period]]
name = "2027"
from = 2027-01-01
to   = 2027-12-31
[period.figures]
profit = 300
"""
RUN = ["-q", "run", "scheme.toml", "staff.csv", "--ledger", "ledger"]


def said(place: Path, *words: str) -> tuple[int, str]:
    """Give the exit code of a command, and what it says on stderr."""
    _, told, code = call(list(words), place, separate=True)
    return code, told


def correct(place: Path, period: str, entry: str, *words: str) -> tuple[int, str]:
    return said(place, *RUN, "--period", period, "--kind", "correction", "--corrects", entry, *words)


def findings(place: Path) -> list[Problem]:
    """Verify the ledger; the stand-alone verifier finds something too, or nothing either."""
    found = verify_paths([place / "ledger"]).problems
    with redirect_stdout(StringIO()) as printed:
        code = VERIFY["main"]([str(place / "ledger")])
    assert bool(code) == bool(found), (found, printed.getvalue())
    return found


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("three")
    (place / "scheme.toml").write_bytes(SCHEME.replace(b'= "5"', b'= "round(profit / 20, 2, \\"down\\")"'))
    (place / "staff.csv").write_bytes(STAFF)
    (place / "figures.toml").write_bytes(FIGURES + THIRD)
    assert said(place, *RUN, "--period", "all", "--state", "new")[0] == 0
    return place


@pytest.fixture
def place(three: Path, tmp_path: Path) -> Path:
    shutil.copytree(three, tmp_path / "place")
    return tmp_path / "place"


def test_a_correction_that_leaves_another_state_says_what_is_still_to_be_corrected(place: Path) -> None:
    assert findings(place) == []
    code, told = correct(place, "2025", "1", "--set", "profit=300")
    assert code == 0
    assert "still to be corrected, in this order: 000002-2026-final, 000003-2027-final" in told
    assert "still to be corrected, in this order: 000002-2026-final" in said(place, "promises", "ledger")[1]
    found = findings(place)
    assert [(one.code, one.place.file) for one in found] == [
        ("A038", "000002-2026-final.json"),
        ("A038", "000003-2027-final.json"),
    ]
    assert found[0].what == "this entry stands on an old state: 000004-2025-correction counts now, and left another"
    assert "000002-2026-final, with whose state it opens, is to be corrected" in found[1].what
    assert {one.advice for one in found} == {"first: --period 2026 --kind correction --corrects 000002-2026-final"}


def test_periods_are_corrected_in_order_and_then_nothing_is_stale(place: Path) -> None:
    assert correct(place, "2025", "1", "--set", "profit=300")[0] == 0
    before = snapshot(place / "ledger")
    code, told = correct(place, "2027", "3")
    assert code == 3
    assert "A038 this period opens with the state of 000002-2026-final, which stands on an old state itself" in told
    assert "first: --period 2026 --kind correction --corrects 000002-2026-final" in told
    assert snapshot(place / "ledger") == before
    code, told = correct(place, "2026", "2", "--set", "profit=400")
    assert (code, "still to be corrected, in this order: 000003-2027-final\n" in told) == (0, True)
    code, told = correct(place, "2027", "3")
    assert (code, "still to be corrected" in told) == (0, False)
    assert findings(place) == []


def test_a_new_period_does_not_open_with_the_state_of_a_stale_one(place: Path) -> None:
    assert correct(place, "2025", "1", "--set", "profit=300")[0] == 0
    figures = (place / "figures.toml").read_bytes() + THIRD.replace(b"2027", b"2028")
    (place / "figures.toml").write_bytes(figures)
    code, told = said(place, *RUN, "--period", "2028")
    assert (code, "A038" in told, "first: --period 2026" in told) == (3, True, True)


def test_a_correction_that_leaves_the_same_state_makes_nothing_stale(place: Path) -> None:
    code, told = correct(place, "2025", "1", "--set", "profit=100.10")
    assert (code, "still to be corrected" in told) == (0, False)
    assert findings(place) == []


def test_what_was_forgotten_is_not_to_be_corrected_any_more(place: Path) -> None:
    forget(place / "ledger", "2027-06-01")
    code, told = correct(place, "2025", "1", "--set", "profit=300", "--state", "new")
    assert (code, "still to be corrected" in told) == (0, False)
    assert findings(place) == []


def test_the_first_period_is_corrected_without_saying_that_it_began_with_nothing(place: Path) -> None:
    assert correct(place, "2025", "1", "--set", "profit=110")[0] == 0
    forget(place / "ledger", "2026-01-01")
    code, told = correct(place, "2025", "000004-2025-correction")
    assert (code, "I070" in told) == (3, True)


@pytest.mark.parametrize(("profit", "waiting"), [("300", False), ("310", True)])
def test_a_first_period_with_a_state_from_a_file_stands_on_it_when_an_earlier_one_is_committed(
    profit: str, place: Path, *, waiting: bool
) -> None:
    (place / "figures.toml").write_bytes(FIGURES + THIRD + THIRD.replace(b"2027", b"2024"))
    shutil.rmtree(place / "ledger")
    outside = ["run", "scheme.toml", "staff.csv", "--period", "2024", "--state", "new", "--save-state", "2024.toml"]
    assert said(place, "-q", *outside)[0] == 0
    assert said(place, *RUN, "--period", "2025", "--state", "2024.toml")[0] == 0
    code, told = said(place, *RUN, "--period", "2024", "--state", "new", "--set", f"profit={profit}")
    assert (code, "still to be corrected, in this order: 000001-2025-final" in told) == (0, waiting)
    assert [one.code for one in findings(place)] == ["A038"] * waiting


def test_a_period_that_began_with_nothing_is_not_held_to_an_earlier_one(place: Path) -> None:
    (place / "figures.toml").write_bytes(FIGURES + THIRD + THIRD.replace(b"2027", b"2024"))
    code, told = said(place, *RUN, "--period", "2024", "--state", "new")
    assert (code, "still to be corrected" in told) == (0, False)
    assert findings(place) == []


@pytest.mark.parametrize("kind", ["final", "forecast"])
def test_the_same_days_under_another_name_are_paid_once(kind: str, place: Path) -> None:
    text = (place / "figures.toml").read_text().replace('name = "2025"', 'name = "FY2025"')
    (place / "figures.toml").write_text(text)
    code, told = said(place, *RUN, "--period", "FY2025", "--kind", kind, "--state", "new")
    if kind == "forecast":
        assert code == 0
        return
    assert code == 3
    assert "A037 days of period `FY2025` stand in 000001-2025-final already, as period `2025`" in told
    assert len(read_ledger(place / "ledger").entries) == 3


def test_days_that_count_twice_all_the_same_are_found(place: Path, monkeypatch) -> None:
    text = (place / "figures.toml").read_text().replace('name = "2025"', 'name = "FY2025"')
    (place / "figures.toml").write_text(text)
    monkeypatch.setattr("sharing.files.ledger_runs.paid_already", lambda *_: None)
    assert said(place, *RUN, "--period", "FY2025", "--state", "new")[0] == 0
    (found,) = [one for one in findings(place) if one.code == "A037"]
    assert found.place.file == "000004-FY2025-final.json"
    assert found.what == "days of period `FY2025` stand in 000001-2025-final already, as period `2025`"


def test_a_newest_entry_that_was_changed_is_known_from_its_claim(place: Path) -> None:
    path = place / "ledger" / "000003-2027-final.json"
    path.write_bytes(path.read_bytes().replace(b'"EUR"', b'"USD"'))
    before = snapshot(place / "ledger")
    code, told = correct(place, "2027", "3", "--set", "profit=310")
    assert (code, "A014 this entry was changed after it was written" in told) == (3, True)
    assert snapshot(place / "ledger") == before
    assert "A014" in {one.code for one in findings(place)}


@pytest.mark.parametrize("kept", [1, 2])
def test_a_run_is_not_appended_to_a_chain_that_is_broken(kept: int, place: Path) -> None:
    path = next((place / "ledger").glob(f"00000{kept}*"))
    path.write_bytes(path.read_bytes().replace(b'"EUR"', b'"USD"'))
    before = snapshot(place / "ledger")
    code, told = correct(place, "2027", "3", "--set", "profit=310")
    assert (
        code,
        f"A014 the entry before it is not the one it was written after: the bytes of {path.stem}" in told,
    ) == (
        3,
        True,
    )
    assert snapshot(place / "ledger") == before


@pytest.mark.parametrize("gone", [False, True])
def test_the_newest_state_is_looked_after_also_when_the_rest_is_forgotten(*, gone: bool, place: Path) -> None:
    ledger = read_ledger(place / "ledger")
    path = ledger.private(ledger.entries[2]) / "state.toml"
    forget(place / "ledger", "2099-01-01")
    assert findings(place) == []
    data = path.read_bytes()
    if gone:
        path.unlink()
    else:
        path.write_bytes(data.replace(b'"15"', b'"16"'))
    (found,) = findings(place)
    assert found.code == ("A020" if gone else "A022")
    assert found.place.file.endswith("000003-2027-final-" + ledger.entries[2].statement["trail"][:16] + "/state.toml")
    figures = (place / "figures.toml").read_bytes() + THIRD.replace(b"2027", b"2028")
    (place / "figures.toml").write_bytes(figures)
    code, told = said(place, *RUN, "--period", "2028")
    assert (code, found.code in told, "/state.toml" in told) == (3, True, True)
    again = ["run", "scheme.toml", "staff.csv", "--period", "2027", "--state", "new", "--save-state", str(path)]
    assert said(place, "-q", *again, *([] if gone else ["--force"]))[0] == 0
    assert path.read_bytes() == data
    assert said(place, *RUN, "--period", "2028")[0] == 0


def test_a_state_that_was_forgotten_is_made_again_and_held_to_what_was_left(place: Path) -> None:
    forget(place / "ledger", "2099-01-01")
    code, told = correct(place, "2027", "3", "--set", "profit=310")
    assert (code, "A020 the state that 000002-2026-final left was forgotten on purpose (sharing forget)" in told) == (
        3,
        True,
    )
    assert "then give it here: --state FILE" in told
    again = ["-q", "run", "scheme.toml", "staff.csv", "--period", "2026", "--state", "new", "--save-state"]
    assert said(place, *again, "right.toml")[0] == 0
    assert said(place, *again, "wrong.toml", "--set", "profit=400")[0] == 0
    code, told = correct(place, "2027", "3", "--set", "profit=310", "--state", "wrong.toml")
    assert (code, "A022 this run did not open with the state that 000002-2026-final left" in told) == (3, True)
    assert correct(place, "2027", "3", "--set", "profit=310", "--state", "right.toml")[0] == 0
    assert findings(place) == []


def test_another_state_with_a_seal_of_its_own_is_not_taken(place: Path) -> None:
    ledger = read_ledger(place / "ledger")
    first, second = (ledger.private(one) / "state.toml" for one in ledger.entries[:2])
    second.write_bytes(first.read_bytes())
    (found,) = findings(place)
    assert (found.code, found.what) == ("A022", "this is not the state that 000002-2026-final left")
    code, told = correct(place, "2027", "3")
    assert (code, str(found.what) in told) == (3, True)


def test_a_note_that_does_not_hold_is_found_and_the_trail_is_verified(place: Path) -> None:
    ledger = read_ledger(place / "ledger")
    note = place / "ledger" / "private" / NOTE
    forget(place / "ledger", "2026-01-01")
    (ledger.private(ledger.entries[0])).mkdir()
    note.write_bytes(note.read_bytes().replace(b'["000001-2025-final"]', b'["000001-2025-final","000002-2026-final"]'))
    found = verify_paths([place / "ledger"])
    assert [one.code for one in found.problems] == ["A041"]
    assert found.checked == {"statement": 3, "forgotten": 2, "trail": 2}
    for data in (b"x", b'{"entries":["a"],"format":"other"}\n', b'{"entries":[1],"format":"sharing-forgotten-1"}\n'):
        note.write_bytes(data)
        assert [one.code for one in findings(place)] == ["A001" if data == b"x" else "A004", "A020"]


def test_what_is_no_entry_is_found_when_it_is_a_statement(place: Path) -> None:
    folder = place / "ledger"
    name = "000002-2026-final"
    data = (folder / f"{name}.json").read_bytes()
    (folder / "notes.json").write_text("{}")
    (folder / f".{name} (1).json").write_bytes(data)
    assert findings(place) == []
    (folder / f"{name} (1).json").write_bytes(data)
    (folder / f"{name}-conflict.json").write_bytes(data.replace(b'"EUR"', b'"USD"'))
    found = findings(place)
    assert [one.code for one in found] == ["A039", "A039"]
    assert [one.what.split(",")[0] for one in found] == [
        "a copy of entry 2",
        "a statement under a name that no entry has",
    ]
    assert correct(place, "2027", "3")[0] == 0


def test_entries_are_found_by_the_names_of_their_files_and_what_is_wrong_with_one_is_said(place: Path) -> None:
    folder = place / "ledger"
    (folder / "000004-2025-final.json").write_bytes((folder / "000001-2025-final.json").read_bytes())
    assert said(place, "diff", "ledger", "1", "2")[0] == 0
    code, told = said(place, "diff", "ledger", "4", "1")
    assert (code, "A017 the name of this entry is not that of its content, which is run 000001-2025-final" in told) == (
        3,
        True,
    )
    shutil.copy(folder / "000002-2026-final.json", folder / "000002-2026-forecast.json")
    code, told = said(place, "diff", "ledger", "2", "1")
    assert (code, "A016 two entries have number 2: 000002-2026-final and 000002-2026-forecast" in told) == (3, True)
    assert said(place, "diff", "ledger", "000002-2026-final", "1")[0] == 0

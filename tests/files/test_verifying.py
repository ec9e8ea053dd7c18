"""What a check says that it looked at and showed: never more; and what it finds in files that were named or renamed."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.audit.made import FIGURES, SCHEME, STAFF, ledger
from tests.transcripts.console import call

from sharing.audit.canonical import canonical
from sharing.errors import Refused
from sharing.files.forgetting import forget
from sharing.files.ledger import open_ledger, read_ledger
from sharing.files.slip_files import slips_made, write_slips
from sharing.files.verifying import verify_paths
from sharing.reports.verdicts import checked_text, slip_text
from sharing_cli.forget import forget as command

if TYPE_CHECKING:
    from pathlib import Path

    from sharing.files.verifying import Verdict

FOLLOW, FORGOTTEN, SLIP = "the amounts follow from the inputs", "of what was forgotten", "is part of this statement"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return ledger(tmp_path / "ledger")


def codes(verdict: Verdict) -> list[str]:
    return [problem.code for problem in verdict.problems]


def said(verdict: Verdict) -> str:
    return checked_text(verdict.checked, len(verdict.problems), "en")


def test_an_empty_ledger_has_nothing_to_verify(tmp_path: Path) -> None:
    open_ledger(tmp_path / "ledger")
    verdict = verify_paths([tmp_path / "ledger"])
    assert [(one.code, one.what) for one in verdict.problems] == [
        ("A027", "the ledger has no entry: there is nothing to verify")
    ]
    out, _, code = call(["verify", "ledger"], tmp_path, separate=True)
    assert (code, "nothing differs" in out) == (1, False)


def test_a_ledger_in_which_all_is_forgotten_shows_its_chain_and_no_amount(folder: Path) -> None:
    assert FOLLOW in said(verify_paths([folder]))
    forget(folder, "2026-01-01")
    assert FOLLOW in said(verify_paths([folder]))
    assert FORGOTTEN in said(verify_paths([folder]))
    forget(folder, "2099-01-01")
    verdict = verify_paths([folder])
    assert (verdict.checked, verdict.problems) == ({"statement": 2, "forgotten": 2}, [])
    assert FORGOTTEN in said(verdict)
    assert FOLLOW not in said(verdict)


def test_a_slip_shows_that_it_is_in_the_statement_and_no_more(folder: Path, tmp_path: Path) -> None:
    found = read_ledger(folder)
    entry = found.entries[1]
    (tmp_path / "slip.json").write_bytes(slips_made(found, entry, "a1")["a1"])
    verdict = verify_paths([tmp_path / "slip.json", folder / f"{entry.name}.json"])
    assert verdict.problems == []
    assert SLIP in said(verdict)
    assert "compare it with colleagues or the works council" in said(verdict)
    assert "this shows that the amounts follow" not in said(verdict)
    assert verdict.statements == {f"{entry.name}.json": entry.digest}
    ((slip, statement),) = verdict.slips
    assert "bonus  €23.89" in slip_text(slip, statement, "en")
    assert "bonus  € 23,89" in slip_text(slip, statement, "nl")


def test_a_slip_reads_as_names_days_and_exact_values() -> None:
    leaf = {"id": "a1", "awards": {"bonus": 2389, "gone": 3}, "salt": "",
            "inputs": {"pay": "9543/4", "day": "737577", "team": "007", "end": None}, "steps": {"third": "10/3"}}  # fmt: skip
    slip = {"leaf": leaf, "run": {"id": "000001-2025-final"}, "scheme": {"name": "orchard"},
            "period": {"from": "2025-01-01", "to": "2025-12-31"}}  # fmt: skip
    statement = {"awards": {"bonus": {"unit": "EUR", "multiple": "1/100", "total": None}}}
    assert slip_text(slip, statement, "nl").splitlines() == [
        "strookje van a1, van berekening 000001-2025-final",
        "orchard: 1 januari 2025 tot en met 31 december 2025",
        "",
        "toekenningen:",
        "  bonus  € 23,89",
        "  gone   3",
        "",
        "gegevens, zoals ze zijn gebruikt:",
        "  pay   2385,75",
        "  day   737577 (als het een dag is: 1 juni 2020)",
        "  team  007",
        "  end   niets",
        "",
        "stappen:",
        "  third  3,333333… (exact 10/3)",
    ]


def test_a_slip_of_a_ledger_is_named_after_its_id(folder: Path) -> None:
    found = read_ledger(folder)
    for entry in found.entries:
        write_slips(found, entry, slips_made(found, entry))
    assert verify_paths([folder]).checked["slip"] == 6
    slips = found.private(found.entries[0]) / "slips"
    shutil.copy(slips / "a1.json", slips / "a1 (2).json")
    (slips / "a2.json").write_bytes((slips / "a3.json").read_bytes())
    problems = verify_paths([folder]).problems
    assert [(one.code, one.place.file) for one in problems] == [("A017", "a1 (2).json"), ("A017", "a2.json")]
    assert problems[1].what == "the name of this slip is not the id on it, which is a3"
    (slips / "a2.json").write_bytes(b"{")
    verdict = verify_paths([folder])
    assert (codes(verdict), verdict.checked["slip"], verdict.checked["trail"]) == (["A017", "A001"], 6, 2)


def test_signatures_that_nobody_looked_at_are_said_to_be_there(folder: Path) -> None:
    assert "unchecked" not in verify_paths([folder]).checked
    statement = next(folder.glob("000001*.json"))
    statement.with_name(f"{statement.name}.sig").write_bytes(b"-----BEGIN SSH SIGNATURE-----\n")
    verdict = verify_paths([folder])
    assert verdict.checked["unchecked"] == 1
    assert "signatures there, and not checked (name known signers: --signers FILE): 1" in said(verdict)
    assert verify_paths([statement]).checked["unchecked"] == 1


def test_every_statement_that_nothing_stands_by_is_told(folder: Path, tmp_path: Path) -> None:
    found = read_ledger(folder)
    one, two = (folder / f"{entry.name}.json" for entry in found.entries)
    (tmp_path / "slip.json").write_bytes(slips_made(found, found.entries[1], "a1")["a1"])
    verdict = verify_paths([tmp_path / "slip.json", one, two])
    assert [(problem.code, problem.place.file) for problem in verdict.problems] == [("A020", one.name)]
    assert codes(verify_paths([one, two])) == ["A020", "A020"]


def test_two_statements_of_one_run_are_both_held_to_its_trail(folder: Path, tmp_path: Path) -> None:
    found = read_ledger(folder)
    entry = found.entries[0]
    trail = found.private(entry) / "trail.json"
    false = json.loads(entry.data) | {"participants": 9}
    (tmp_path / "false.json").write_bytes(canonical(false))
    true = folder / f"{entry.name}.json"
    for paths in ([trail, true, tmp_path / "false.json"], [trail, tmp_path / "false.json", true]):
        assert [(one.code, one.place.file) for one in verify_paths(paths).problems] == [("A008", "false.json")]


def test_one_entry_can_be_verified_and_one_that_is_not_there_is_told(folder: Path) -> None:
    found = read_ledger(folder)
    (found.private(found.entries[0]) / "trail.json").unlink()
    assert codes(verify_paths([folder])) == ["A020"]
    verdict = verify_paths([folder], entry="2")
    assert (codes(verdict), verdict.checked) == ([], {"statement": 2, "chain": 1, "trail": 1})
    assert codes(verify_paths([folder], entry="000001-2025-final")) == ["A020"]
    assert codes(verify_paths([folder], entry="3")) == ["A027"]
    with pytest.raises(Refused, match="A027 an entry was named, and no ledger"):
        verify_paths([folder / "000001-2025-final.json"], entry="1")


def test_a_digest_that_was_kept_is_held_to_ledgers_and_to_statements_alike(folder: Path, tmp_path: Path) -> None:
    found = read_ledger(folder)
    entry = found.entries[1]
    for kept in (entry.digest, entry.digest.upper(), f" {entry.digest}\n"):
        assert verify_paths([folder], head=kept).problems == []
    assert codes(verify_paths([folder], head="0" * 64)) == ["A028"]
    (tmp_path / "slip.json").write_bytes(slips_made(found, entry, "a1")["a1"])
    paths = [tmp_path / "slip.json", folder / f"{entry.name}.json"]
    assert verify_paths(paths, head=entry.digest.upper()).problems == []
    assert codes(verify_paths(paths, head=found.entries[0].digest)) == ["A028"]


def test_what_goes_is_listed_first_and_nothing_goes_without_a_yes(folder: Path) -> None:
    ask = ["forget", "ledger", "--before", "2099-01-01"]
    _, heard, code = call(ask, folder.parent, separate=True)
    assert (code, heard.count("would be forgotten")) == (2, 2)
    assert "add --yes" in heard
    assert verify_paths([folder]).checked == {"statement": 2, "trail": 2}


@pytest.mark.parametrize(("answer", "left"), [("n\n", 2), ("y\n", 1)])
def test_at_a_terminal_it_is_asked(folder: Path, monkeypatch, answer: str, left: int) -> None:
    monkeypatch.setattr("sharing_cli.forget.can_answer", lambda: True)
    words = [str(folder), "--before", "2026-01-01"]
    done = CliRunner().invoke(command, words, input=answer, obj={"quiet": False, "lang": "en"})
    assert done.exit_code == (0 if left == 1 else 1)
    assert "would stay as it is: 000002-2026-final" in done.output
    assert verify_paths([folder]).checked["trail"] == left


def test_an_entry_is_run_again_with_its_own_options(tmp_path: Path) -> None:
    for name, data in (("scheme.toml", SCHEME), ("figures.toml", FIGURES), ("staff.csv", STAFF)):
        (tmp_path / name).write_bytes(data)
    files = ["scheme.toml", "staff.csv"]
    run = ["-q", "run", *files, "--ledger", "ledger", "--state", "new", "--period", "2025", "--set", "profit=160000"]
    assert call(run, tmp_path)[2] == 0
    again = ["verify", "ledger", "--against", *files, "--state", "new"]
    out, heard, code = call(again, tmp_path, separate=True)
    assert (code, "nothing differs" in out) == (0, True)
    assert "run again with the options of the entry: --set profit=160000" in heard
    out, heard, code = call([*again, "--set", "profit=100"], tmp_path, separate=True)
    assert (code, "options of the entry" in heard) == (1, False)
    assert "`run.options.set.profit`" in out

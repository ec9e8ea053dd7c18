"""The report of promises: text, Markdown, CSV and JSON tell the same, in both languages, and nobody who should not be told."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from tests.promises.made import ledger
from tests.transcripts.console import call

from sharing.audit.canonical import digest
from sharing.errors import Refused
from sharing.files.forgetting import forget
from sharing.files.ledger import read_ledger
from sharing.files.verifying import verify_paths
from sharing.reports.promise_schema import PROMISES_SCHEMA
from sharing.reports.promise_words import WORDS

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = WORDS.texts["notice"]
FILE = """[[promise]]
made    = 2025-03-01
scheme  = "orchard"
version = "1"
period  = "2025"
of      = "bonus"
low     = 40
said    = "forty, =SUM(A1)"

[[promise]]
made    = 2025-03-02
scheme  = "orchard"
period  = "2025"
of      = "bonus"
id      = "p12"
low     = 1
high    = 77777
said    = "only for you"

[[promise]]
made    = 2027-03-01
scheme  = "orchard"
period  = "2027"
of      = "bonus"
low     = 90
high    = 120
funded  = 100

[[promise]]
made    = 2027-03-02
scheme  = "orchard"
period  = "2027"
of      = "bonus"
high    = 80
funded  = 100

[[promise]]
made    = 2027-03-03
scheme  = "orchard"
period  = "2027"
of      = "profit"
low     = 90
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ledger"
    made.mkdir()
    (made / "promises.toml").write_text(FILE)
    return ledger(made)


def told(folder: Path, *options: str) -> str:
    out, said, code = call(["promises", "ledger", *options], folder.parent, separate=True)
    assert (said, code) == ("", 0)
    return str(out)


def test_json_keeps_to_its_schema_and_csv_says_the_same(folder: Path) -> None:
    for options in ([], ["--people"]):
        tree = json.loads(told(folder, "--format", "json", *options))
        jsonschema.validate(tree, PROMISES_SCHEMA)
        rows = list(csv.DictReader(io.StringIO(told(folder, "--format", "csv", *options))))
        assert [row["status"] for row in rows] == [one["status"] for one in tree["promises"]]
        assert [row["paid"] or None for row in rows] == [one["paid"] for one in tree["promises"]]
        assert tree["notice"] == NOTICE
    assert {one["status"] for one in tree["promises"]} == {"less", "as said", "open"}


@pytest.mark.parametrize("form", ["text", "md", "csv", "json"])
def test_nobody_is_named_unless_the_owner_asks(folder: Path, form: str) -> None:
    for secret in ("p12", "77777", "77,777", "only for you"):
        assert secret not in told(folder, "--format", form)
    assert "p12" in told(folder, "--format", form, "--people")


def test_text_tells_what_is_open_and_what_is_not_set_aside(folder: Path) -> None:
    text = told(folder)
    assert "not told: fewer than 5 people" in text
    assert "at least €40.00" in text
    assert "€6.67 less" in text
    assert "NOT SET ASIDE: 1 of these promises can cost more" in text
    assert "“forty, =SUM(A1)”" in text
    assert "2 periods in a row." in text
    assert NOTICE["en"] in text
    dutch = told_in("nl", folder)
    assert NOTICE["nl"] in dutch
    assert "# Toezeggingen" in dutch
    assert "zoals aangekondigd" not in dutch
    assert "€ 6,67 minder" in dutch


def told_in(language: str, folder: Path) -> str:
    out, _, _ = call(["--lang", language, "promises", "ledger", "--format", "md"], folder.parent, separate=True)
    return str(out)


def test_promises_that_are_not_set_aside_are_counted(folder: Path) -> None:
    (folder / "promises.toml").write_text(FILE.replace("funded  = 100", "funded  = 200"))
    assert "NOT SET ASIDE" not in told(folder)
    assert "no upper limit" not in told(folder)
    (folder / "promises.toml").write_text(FILE.replace("funded  = 100\n", ""))
    assert "NOT SET ASIDE: 2 of these promises can cost more" in told(folder)
    (folder / "promises.toml").write_text(FILE.replace("high    = 120\nfunded  = 100", "said = 'as much as it takes'"))
    assert "no upper limit" in told(folder)


def test_a_ledger_without_promises_says_so(tmp_path: Path) -> None:
    folder = ledger(tmp_path / "ledger", ("final",))
    text = told(folder)
    assert "Nothing was announced." in text
    assert "in a row" not in text.replace("Periods in a row", "")


def test_every_word_is_there_in_both_languages() -> None:
    for texts in WORDS.texts.values():
        assert set(texts) == {"en", "nl"}
    for verdict in ("entitled", "obliged", "must pay", "recht op", "verplicht"):
        assert all(verdict not in text for text in NOTICE.values())


def test_an_entry_keeps_the_promises_of_its_day_and_a_change_is_told(folder: Path) -> None:
    found = read_ledger(folder)
    kept = found.private(found.entries[0]) / "promises.toml"
    assert kept.read_text() == FILE
    assert found.entries[0].statement["promises"] == digest(FILE.encode())
    assert verify_paths([folder]).problems == []
    assert "CHANGED" not in told(folder)
    (folder / "promises.toml").write_text(
        FILE.replace("low     = 40", "low     = 30").replace("funded  = 100", "funded  = 120")
    )
    text = told(folder)
    assert text.count("CHANGED OR TAKEN BACK: 000001-2025-final") == 1
    assert "bonus, period 2025, announced on 1 March 2025" in text
    (folder / "promises.toml").unlink()
    assert told(folder).count("CHANGED OR TAKEN BACK") == 5
    assert "p12" not in told(folder)
    tree = json.loads(told(folder, "--format", "json"))
    jsonschema.validate(tree, PROMISES_SCHEMA)
    assert len(tree["taken_back"]) == 5


def test_kept_promises_that_were_changed_or_lost_are_found(folder: Path) -> None:
    found = read_ledger(folder)
    kept = found.private(found.entries[0]) / "promises.toml"
    kept.write_text(FILE + "\n")
    assert [one.code for one in verify_paths([folder]).problems] == ["A032"]
    kept.unlink()
    assert [one.code for one in verify_paths([folder]).problems] == ["A020"]
    forget(folder, "2026-01-01")
    assert verify_paths([folder]).problems == []
    assert told(folder)


def test_a_run_is_not_committed_with_a_file_of_promises_that_is_wrong(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    folder.mkdir()
    (folder / "promises.toml").write_text("[[promise]]\nmade = 1\n")
    with pytest.raises(Refused, match="S004 `made` is a date"):
        ledger(folder, ("final",))
    assert read_ledger(folder).entries == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'of      = "profit"',
            'of      = "profits"',
            "promises.toml:41:1: A031 `orchard` has no award, pool or figure `profits`",
        ),
        ('of      = "profit"', 'of      = "profit"\nid      = "p01"', "A031 `profit` is not an award"),
        ('"p12"', '"p99"', "A031 nobody in the ledger has the id `p99`"),
        ('scheme  = "orchard"', 'scheme  = "orchart"', "A031 the ledger has no entry of a scheme `orchart`"),
    ],
)
def test_a_promise_about_something_unknown_is_refused(folder: Path, old: str, new: str, message: str) -> None:
    (folder / "promises.toml").write_text(FILE.replace(old, new))
    _, said, code = call(["promises", "ledger"], folder.parent, separate=True)
    assert code == 3
    assert message in said


def test_a_folder_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    _, said, code = call(["promises", "."], tmp_path, separate=True)
    assert (code, "A027 this is not a ledger" in said) == (3, True)

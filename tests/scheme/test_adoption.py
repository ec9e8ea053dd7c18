"""How a version was adopted: read with every problem at its place, refused too early, told wherever the result is."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import jsonschema
import pytest
from tests.audit.made import FIGURES, SCHEME, STAFF

from sharing.audit.checking import check_statement, read_record, run_again
from sharing.errors import Refused
from sharing.fairness import fair_play
from sharing.files import ledger_runs
from sharing.files.catalogue import vocabulary
from sharing.files.csv_sheets import read_csv
from sharing.files.ledger import read_ledger
from sharing.files.ledger_runs import commit_run, known, read_trail
from sharing.files.templates import templates
from sharing.files.toml_documents import read_toml
from sharing.files.verifying import read, verify_paths
from sharing.inputs.figures import read_figures
from sharing.reports.data import json_register
from sharing.reports.html.page import html_report
from sharing.reports.page_words import Voice
from sharing.reports.registers import text_register
from sharing.reports.run_schema import RUN_SCHEMA
from sharing.scheme import read_scheme
from sharing.succession import run_in_order

ADOPTED = """version = "2025.1"
[adopted]
on         = 2024-11-20
by         = "the board"
from       = 2025-01-01
council    = "obtained"
council_on = 2024-12-05
source     = "minutes 12"
"""


def scheme_text(adopted: str = ADOPTED) -> bytes:
    head, _, rest = SCHEME.decode().partition("[figures.profit]")
    return f"{head}{adopted}[figures.profit]{rest}".encode()


def scheme_of(adopted: str = ADOPTED):
    return read_scheme(read_toml(scheme_text(adopted), name="scheme.toml"), vocabulary())


def passed(adopted: str = ADOPTED):
    figures = read_figures(read_toml(FIGURES, name="figures.toml"))
    sheets = {"staff": read_csv(STAFF, name="staff.csv")}
    return list(run_in_order(scheme_of(adopted), figures, sheets, figures.periods))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('by         = "the board"\n', "", "scheme.toml:4:2: S003 `by` is missing"),
        ("on         = 2024-11-20\n", "", "scheme.toml:4:2: S003 `on` is missing"),
        ('"the board"', '" "', "S003 `by` names nobody"),
        ("2025-01-01", '"soon"', "scheme.toml:7:1: S004 `from` is a date"),
        ('"obtained"', '"obtain"', "scheme.toml:8:1: S017 `obtain` is not what a works council has to do with it"),
        ('"obtained"', '"yes"', "one of needed, obtained, not applicable"),
        ("council_on = 2024-12-05\n", "", "S003 consent that was obtained has its day"),
        ("council    =", "counsel    =", "S002 `counsel` has no meaning here"),
        ('version = "2025.1"\n', "", "S003 what was adopted is a version, and this file does not say which"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(old: str, new: str, message: str) -> None:
    with pytest.raises(Refused) as refused:
        scheme_of(ADOPTED.replace(old, new))
    assert message in str(refused.value)


def test_a_scheme_that_does_not_say_has_no_adoption() -> None:
    assert scheme_of("").adopted is None
    assert "adopted" not in json.loads(json_register(passed("")[0].register))["scheme"]


def test_a_period_that_begins_before_the_version_is_in_force_is_refused() -> None:
    with pytest.raises(Refused, match=r"I078 .* is in force from 2025-01-02, and this period begins on 2025-01-01"):
        passed(ADOPTED.replace("from       = 2025-01-01", "from       = 2025-01-02"))


@pytest.mark.parametrize(
    ("adopted", "language", "told"),
    [
        (ADOPTED, "en", "Version 2025.1, adopted by the board on 20 November 2024, in force from 1 January 2025."),
        (ADOPTED, "nl", "Ondernemingsraad: instemming verkregen op 5 december 2024."),
        (ADOPTED.replace('"obtained"', '"needed"'), "en", "WORKS COUNCIL: consent is needed and was not obtained."),
        (ADOPTED.replace('"obtained"', '"needed"'), "nl", "Nagegaan op 5 december 2024."),
        (ADOPTED.replace('"obtained"', '"not applicable"'), "en", "Works council: consent does not apply."),
        (ADOPTED.replace("2024-11-20", "2025-11-20"), "en", "Adopted after this period had begun."),
        (ADOPTED, "en", "Source: minutes 12."),
    ],
)
def test_text_page_and_json_tell_it(adopted: str, language: str, told: str) -> None:
    register = passed(adopted)[0].register
    assert f"  {told}" in text_register(register, language)
    assert f"- {told}" in text_register(register, language, markdown=True)
    assert told in html_report(register, templates(), Voice(language))
    tree = json.loads(json_register(register))
    jsonschema.validate(tree, RUN_SCHEMA)
    assert tree["scheme"]["adopted"] == scheme_of(adopted).adopted.tree()


def test_the_statement_tells_it_and_verifies_and_a_changed_one_is_found(tmp_path: Path) -> None:
    commit_run(tmp_path, passed()[0], "final")
    found = read_ledger(tmp_path)
    statement = dict(found.entries[0].statement)
    assert statement["adopted"] == {
        "on": "2024-11-20", "by": "the board", "from": "2025-01-01",
        "council": "obtained", "council_on": "2024-12-05", "source": "minutes 12",
    }  # fmt: skip
    assert verify_paths([tmp_path]).problems == []
    trail = read_trail(found, found.entries[0])
    rerun = run_again(trail, "trail.json", read, known)
    for false in ({**statement["adopted"], "council_on": "2024-12-06"}, None):
        forged = {key: part for key, part in statement.items() if key != "adopted"}
        forged |= {} if false is None else {"adopted": false}
        problems = check_statement(forged, "statement.json", trail, rerun)
        assert [problem.code for problem in problems] == ["A008"]
        assert "`adopted" in problems[0].what
    half = {**statement, "adopted": {"on": "2024-11-20"}}
    with pytest.raises(Refused, match=r"A004 .*`adopted.by` is missing"):
        read_record(json.dumps(half, sort_keys=True, separators=(",", ":")).encode() + b"\n", "one.json", "statement")


def test_running_a_trail_again_refuses_a_period_before_its_version(tmp_path: Path) -> None:
    commit_run(tmp_path, passed()[0], "final")
    found = read_ledger(tmp_path)
    trail = read_trail(found, found.entries[0])
    early = {**trail, "period": {**trail["period"], "from": "2024-12-31"}}
    problems = run_again(early, "trail.json", read, known).problems
    assert any("I078 version 2025.1 is in force from 2025-01-01" in problem.what for problem in problems)


def test_a_ledger_takes_only_forecasts_until_consent_is_there(tmp_path: Path) -> None:
    needed = ADOPTED.replace('"obtained"', '"needed"').replace("council_on = 2024-12-05\n", "")
    with pytest.raises(Refused, match=r"A029 .* needs the consent of the works council"):
        commit_run(tmp_path, passed(needed)[0], "final")
    commit_run(tmp_path, passed(needed)[0], "forecast")
    commit_run(tmp_path, passed()[0], "final")
    with pytest.raises(Refused, match="A029"):
        commit_run(tmp_path, passed(needed)[0], "correction", "000002-2025-final")
    assert verify_paths([tmp_path]).problems == []


def test_an_entry_that_should_have_waited_for_consent_is_found_by_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever commits with another program is found: the verifier that stands alone sees it too."""
    needed = ADOPTED.replace('"obtained"', '"needed"').replace("council_on = 2024-12-05\n", "")
    monkeypatch.setattr(ledger_runs, "without_consent", lambda scheme, kind: None)
    commit_run(tmp_path, passed(needed)[0], "forecast")
    commit_run(tmp_path, passed(needed)[0], "final")
    problems = verify_paths([tmp_path]).problems
    assert [(one.code, one.place.file) for one in problems] == [("A029", "000002-2025-final.json")]
    alone = runpy.run_path(str(Path(__file__).parents[2] / "verifier" / "sharing_verifier" / "verify.py"))
    assert alone["main"]([str(tmp_path)]) == 1
    told = capsys.readouterr().out
    said = "000002-2025-final.json: its version still needs the consent of the works council"
    assert (told.splitlines()[0], told.splitlines()[-1]) == (said, "1 finding")


def test_fair_play_warns_of_consent_and_of_what_came_late() -> None:
    def warned(adopted: str, *, ran: bool = False) -> list[tuple[str, str]]:
        done = passed(adopted)[0].register.run if ran else None
        return [(one.code, one.what) for one in fair_play(scheme_of(adopted), done) if one.code in {"W007", "W008"}]

    assert warned(ADOPTED) == []
    assert warned("") == []
    needed = ADOPTED.replace('"obtained"', '"needed"')
    assert warned(needed) == [("W007", "version 2025.1 needs the consent of the works council, which was not obtained")]
    late = ADOPTED.replace("2024-11-20", "2025-03-01").replace("2024-12-05", "2025-04-01")
    assert warned(late) == [
        ("W008", "version 2025.1 was adopted on 2025-03-01, after it came into force (2025-01-01)"),
        ("W008", "version 2025.1 was before the works council on 2025-04-01, after it came into force (2025-01-01)"),
    ]
    assert warned(late, ran=True)[0][1].endswith("after the period began (2025-01-01)")

"""A table beside the staff list may have headings and no rows: nobody had a break this year."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.test_errors import laid_out
from tests.transcripts.console import call

SCHEME = """
scheme = "empty"
title = "Empty"
language = "en"
[staff.salary]
kind = "money"
[tables.breaks]
link = { person = "staff" }
[tables.breaks.columns]
days = { kind = "number" }
last = { kind = "date", optional = true }
[tables.bands.columns]
from = { kind = "money" }
rate = { kind = "ratio" }
[[step]]
name = "paid"
formula = 'round(max(0, salary - (total(breaks.days by breaks.person) as points) * salary), 2, "down")'
[[step]]
name = "longest"
formula = "if count(breaks.days > 0) == 0 then 0 else highest(breaks.days)"
[[step]]
name = "band"
rule = "brackets"
of = "salary"
table = "bands"
column = "rate"
mode = "cliff"
side = "from"
[awards.paid]
step = "paid"
"""
FILES = {
    "scheme.toml": SCHEME,
    "staff.csv": "id,salary\n1,100\n",
    "breaks.csv": "person,days,last\n",
    "bands.csv": "id,from,rate\na,0,0.1\n",
    "figures.toml": '[[period]]\nname = "2026"\nfrom = 2026-01-01\nto = 2026-12-31\n',
}


def ran(folder: Path, **files: str) -> tuple[str, str, int]:
    for name, text in (FILES | {f"{name}.csv": text for name, text in files.items()}).items():
        (folder / name).write_text(text, encoding="utf-8")
    return call(["run", "scheme.toml", "staff.csv", "--format", "csv"], folder, separate=True)


def test_a_table_with_headings_alone_has_no_rows(tmp_path: Path) -> None:
    out, said, code = ran(tmp_path)
    assert (0, "id,paid,excluded\n1,100.00,\n") == (code, out)
    assert "breaks: 0 rows; UTF-8; commas" in said


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"staff": "id,salary\n"}, "staff.csv:1: F018"),
        ({"breaks": "person,days\n"}, ""),
        ({"breaks": "person,last\n"}, "breaks.csv:1: I040"),
        ({"breaks": ""}, "breaks.csv: F005"),
        ({"bands": "id,from,rate\n"}, "E002 `band.rate`: a value lies outside the table for 1"),
    ],
)
def test_what_is_still_asked_of_a_table_without_rows(files: dict[str, str], code: str, tmp_path: Path) -> None:
    _, said, ended = ran(tmp_path, **files)
    assert (3 if code else 0) == ended
    assert code in said


def test_a_link_to_a_table_without_rows_is_refused(tmp_path: Path) -> None:
    scheme = SCHEME.replace('kind = "money"\n', 'kind = "money"\n[staff.scale]\nkind = "link"\nleads_to = "bands"\n', 1)
    (tmp_path / "other.toml").write_text(scheme, encoding="utf-8")
    ran(tmp_path, staff="id,salary,scale\n1,100,low\n", bands="id,from,rate\n")
    _, said, code = call(["run", "other.toml", "staff.csv"], tmp_path, separate=True)
    assert (3, True) == (code, "`low` is not in bands" in said and "that table has no rows" in said)


def test_a_team_without_people_needs_no_score_where_the_scheme_says_so(tmp_path: Path) -> None:
    page = (Path(__file__).parent / "errors" / "E038-a-scorecard-without-a-score.md").read_text(encoding="utf-8")
    laid_out(page, tmp_path)
    scheme = (tmp_path / "scheme.toml").read_text(encoding="utf-8")
    said = 'missing = "renormalise"\nentitled = "count(pay >= 0 by team) >= 1"'
    (tmp_path / "scheme.toml").write_text(scheme.replace('missing = "renormalise"', said), encoding="utf-8")
    out, _, code = call(["run", "scheme.toml", "staff.csv", "--format", "csv"], tmp_path, separate=True)
    assert (0, "id,bonus,excluded\np1,33000.00,\np9,85555.54,\n") == (code, out)

"""What falls due, as a list and as a calendar: the lines of RFC 5545, and nothing of a person that was not asked for."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from tests.rules.mini import worked
from tests.schemes import example_bound, example_run, ready_made

from sharing import (
    milestones_in,
    milestones_of,
    read_scheme,
    vocabulary,
)
from sharing.dates import day_text
from sharing.documents import Document
from sharing.errors import Refused
from sharing.evaluation import Run
from sharing.reports import calendars


def done(name: str = "service-awards", *, without_names: bool = False, **changed: Any) -> Run:
    scheme = ready_made(name)
    example = {**scheme.examples[0], **changed}
    if without_names:
        example["staff"] = [{key: value for key, value in row.items() if key != "name"} for row in example["staff"]]
    return example_run(scheme, example)


def test_what_falls_due_is_listed_with_what_each_step_gives() -> None:
    found = [(due.row, due.months, day_text(due.day), due.values) for due in milestones_of(done()) if due.day]
    assert found == [(1, 60, "2025-03-01", (0, 1)), (0, 300, "2025-05-01", (1, 1)), (2, 540, "2025-12-31", (1, 2))]


def test_what_was_promised_and_not_given_is_listed_without_a_day_that_nobody_knows() -> None:
    assert [(0, 150), (2, 480)] == [(due.row, due.months) for due in milestones_of(done()) if due.late]
    later = milestones_of(done(period={"from": "2026-01-01", "to": "2026-12-31"}))
    assert [(1, True), (0, True), (2, True), (3, False)] == [(due.row, due.late) for due in later]


def test_a_scheme_without_accounts_has_nothing_that_was_missed() -> None:
    assert not any(due.late for due in milestones_of(done("jubileum")))


@pytest.mark.parametrize("without_names", [False, True])
def test_texts_are_of_people_and_of_programs(*, without_names: bool) -> None:
    register = done(without_names=without_names)
    found = milestones_of(register)
    text = calendars.text_milestones(register, found, "nl")
    assert "25 jaar" in text
    assert "niet gegeven" in text
    assert ("Anna Example" in text) != without_names
    rows = list(csv.DictReader(io.StringIO(calendars.csv_milestones(register, found, "en"))))
    assert json.loads(calendars.json_milestones(register, found, "en"))["milestones"] == rows
    assert {"due", "missed"} == {row["status"] for row in rows}


def test_nothing_due_is_said() -> None:
    assert calendars.text_milestones(done(), [], "en") == "no milestones fall due\n"


def test_a_part_that_no_decimal_holds_is_written_as_a_quotient() -> None:
    register = done()
    (first, *_) = [due for due in milestones_of(register) if due.day]
    third = first._replace(values=(first.values[1] / 3, first.values[1]))
    assert "1/3" in calendars.csv_milestones(register, [third], "en")


@pytest.mark.parametrize(("who", "named"), [("id", "001: 25"), ("name", "Anna Example: 25"), ("nobody", "SUMMARY:25")])
def test_a_calendar_names_only_whom_it_is_asked_to_name(who: str, named: str) -> None:
    register = done()
    text = calendars.ics_milestones(register, milestones_of(register), "en", who=who)
    assert named in text
    assert ("Anna" in text) == (who == "name")
    assert text == calendars.ics_milestones(register, milestones_of(register), "en", who=who)


def test_a_calendar_of_people_without_names_has_their_ids() -> None:
    register = done(without_names=True)
    assert "SUMMARY:001: 25" in calendars.ics_milestones(register, milestones_of(register), "en", who="name")


def test_the_lines_of_a_calendar_end_in_crlf_and_are_at_most_75_bytes() -> None:
    staff = [{"id": "1", "name": "Zoë, " + "é" * 90 + ";", "salary": "1", "start": "2000-05-01", "end": ""}]
    register = done(staff=staff, period={"from": "2026-01-01", "to": "2026-12-31"})
    text = calendars.ics_milestones(register, milestones_of(register), "en", who="name")
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in lines) <= calendars.FOLD
    whole = text.replace("\r\n ", "")
    assert "Zoë\\, " + "é" * 90 + "\\;: 25 years (reached before the period\\, not given)" in whole
    assert "DTSTAMP:20260101T000000Z" in whole


def test_the_same_milestone_has_the_same_uid_in_the_next_year() -> None:
    def uids(**changed: Any) -> set[str]:
        register = done(**changed)
        text = calendars.ics_milestones(register, milestones_of(register), "en")
        return {line for line in text.split("\r\n") if line.startswith("UID")}

    assert uids() < uids(period={"from": "2026-01-01", "to": "2026-12-31"})
    assert len(uids()) == len({(due.row, due.months) for due in milestones_of(done()) if due.day})


def test_a_quarter_is_written_with_its_decimals() -> None:
    register = done(period={"from": "2012-01-01", "to": "2012-12-31"})
    assert "part,0.25" in calendars.csv_milestones(register, milestones_of(register), "en")


def test_an_anniversary_of_the_company_is_nobody_s_own() -> None:
    step = {"name": "years", "rule": "milestone", "from": "2001-05-01", "table": "t", "gives": "t.amount",
            "counts": "reached-in-period", "several": "refuse", "falls_on": "anniversary",
            "leap_day": "february-28"}  # fmt: skip
    table = {"t": {"rows": [{"months": 300, "amount": 1000}]}}
    assert milestones_of(worked([step], {"unused": ["0"]}, tables=table)) == []


def listed(start: str, period: tuple[str, str], rows: dict[int, int], **more: str) -> list[tuple]:
    step = {
        "name": "it", "rule": "milestone", "from": "start", "table": "prizes", "gives": "prizes.amount",
        "counts": "reached-in-period", "several": "highest", "falls_on": "anniversary", "leap_day": "february-28", **more,
    }  # fmt: skip
    table = {"prizes": {"rows": [{"months": months, "amount": amount} for months, amount in rows.items()]}}
    opened = worked([step | {"several": "highest"}], {"start": [start, "2026-01-01"]}, period=period, tables=table)
    tree = {**opened.scheme.document.tree, "step": [step, {"name": "zero", "formula": "0"}]}
    scheme = read_scheme(Document("mini", "", tree), vocabulary())
    _, found = milestones_in(scheme, opened.inputs)
    return [(due.row, due.months, day_text(due.day), *due.values) for due in found]


TEN_YEARS = ("2016-01-01", "2025-12-31")
DUTCH = {150: 100, 300: 700, 480: 1000}


@pytest.mark.parametrize("several", ["highest", "each", "refuse"])
def test_every_milestone_of_one_person_in_a_long_period_is_listed_with_what_it_gives(several: str) -> None:
    wanted = [(0, 150, "2016-01-01", 100), (0, 300, "2028-07-01", 700)]
    assert wanted == listed("2003-07-01", ("2016-01-01", "2035-12-31"), DUTCH, several=several)
    yearly = [(0, 12 * n, f"{2003 + n}-07-01", n) for n in range(13, 23)]
    assert yearly == listed("2003-07-01", TEN_YEARS, {12 * n: n for n in range(1, 30)}, several=several)


def test_the_milestones_of_several_people_are_listed_each_by_their_own_days() -> None:
    scheme = ready_made("service-awards")
    rows = [{"id": str(n), "name": "", "salary": "1", "start": f"200{n}-0{n}-01", "end": ""} for n in (1, 2, 3)]
    example = {**scheme.examples[0], "staff": rows, "period": {"from": "2026-01-01", "to": "2045-12-31"}}
    _, found = milestones_in(scheme, example_bound(scheme, example))
    assert [(due.row, due.months, day_text(due.day)) for due in found if not due.late] == [
        (n - 1, 12 * years, f"20{n + years:02}-0{n}-01") for years in (25, 40) for n in (1, 2, 3)
    ]


def test_milestones_that_repeat_are_listed_each() -> None:
    wanted = [(0, months, f"{2003 + months // 12}-07-01", 5) for months in range(168, 265, 24)]
    assert wanted == listed("2003-07-01", TEN_YEARS, {24: 5}, every="24", several="each")


def test_what_was_reached_before_the_period_is_not_spread_out() -> None:
    found = listed("1980-07-01", ("2026-01-01", "2026-12-31"), DUTCH, counts="reached-so-far", several="each")
    assert found == [(0, 480, "2020-07-01", 1800)]


def test_a_refusal_of_another_kind_stays_a_refusal() -> None:
    with pytest.raises(Refused, match="E042"):
        listed("2003-07-01", TEN_YEARS, {150: 1}, every="0.5", several="refuse")
    with pytest.raises(Refused, match="E043"):
        listed("1980-07-01", ("2026-01-01", "2026-01-02"), DUTCH, counts="reached-so-far", several="refuse")

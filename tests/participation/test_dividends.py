"""A dividend is an event of the register and a run of a scheme: both say the same, to the cent."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from pathlib import Path

import pytest
from tests.cases.reading import register_for
from tests.schemes import ready_made
from tests.transcripts.console import call

from sharing.dates import day_text
from sharing.files.csv_sheets import read_csv
from sharing.files.toml_documents import read_toml
from sharing.participation import Event, compile_events, movements_of, read_events, read_plan
from sharing.reports.position_data import csv_held

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples" / "scaleup" / "participation"
PLAN = read_plan(read_toml(FOLDER / "plan.toml"))
EVENTS = read_events(PLAN, read_csv(FOLDER / "events.csv"))
DIVIDENDS = [event for event in EVENTS if event.event == "dividend"]
HOW_TO = (ROOT / "docs" / "how-to" / "certificates-through-a-foundation.md").read_text(encoding="utf-8")


def held_on(day: int) -> dict[str, int]:
    """Add up movements, and nothing else, to who holds how many certificates at the end of a day."""
    found: dict[str, int] = {}
    for one in movements_of(compile_events(PLAN, EVENTS, day), day):
        for place, who, sign in ((one.origin, one.holder, -1), (one.destination, one.to or one.holder, 1)):
            if one.name == "certificate" and place == "held":
                found[who] = found.get(who, 0) + sign * int(one.quantity)
    return {who: units for who, units in found.items() if units}


def paid(event: Event, dividend: Fraction) -> dict[str, tuple[Fraction, Fraction, Fraction]]:
    """Run the scheme on the list that the command writes: before tax, withheld and paid on, by holder."""
    rows = list(csv.DictReader(io.StringIO(csv_held(compile_events(PLAN, EVENTS, event.day), event.day, event.name))))
    staff = {"id": [row["holder"] for row in rows], "certificaten": [row["held"] for row in rows]}
    figures = {"dividend": str(float(dividend)), "betaaldag": day_text(event.day)}
    year = {"from": f"{day_text(event.day)[:4]}-01-01", "to": f"{day_text(event.day)[:4]}-12-31"}
    register = register_for(ready_made("stak-dividend"), {"period": year, "figures": figures, "staff": staff})
    awards = {award.outlet.name: award for award in register.awards}
    names = ("bruto", "ingehouden", "dividend")
    return {who: tuple(awards[name].amount(row) for name in names) for row, who in enumerate(staff["id"])}


def test_the_example_has_dividends() -> None:
    assert [(day_text(event.day), event.price) for event in DIVIDENDS] == [
        ("2024-12-16", Fraction(35, 100)), ("2025-12-15", Fraction(42, 100))
    ]  # fmt: skip


@pytest.mark.parametrize("event", DIVIDENDS, ids=lambda event: day_text(event.day))
def test_everybody_is_paid_what_the_event_says_for_what_they_hold(event: Event) -> None:
    held = held_on(event.day)
    found = paid(event, event.price * sum(held.values()))
    assert {who: before for who, (before, _, _) in found.items()} == {
        who: event.price * units for who, units in held.items()
    }
    assert sum(before for before, _, _ in found.values()) == event.price * sum(held.values())
    assert all(before == withheld + after for before, withheld, after in found.values())


@pytest.mark.parametrize("event", DIVIDENDS, ids=lambda event: day_text(event.day))
def test_part_of_a_cent_for_each_unit_adds_up_to_what_was_paid(event: Event) -> None:
    held = held_on(event.day)
    dividend = event.price * sum(held.values()) + Fraction(1, 100)
    found = paid(event, dividend)
    assert sum(before for before, _, _ in found.values()) == dividend
    assert all(
        abs(before - dividend * held[who] / sum(held.values())) < Fraction(1, 100)
        for who, (before, _, _) in found.items()
    )


def test_the_page_pays_what_the_event_says() -> None:
    event = DIVIDENDS[-1]
    units = sum(held_on(event.day).values())
    assert f"dividend  = {float(event.price * units):.2f}\nbetaaldag = {day_text(event.day)}" in HOW_TO
    assert f"{units:,} x {float(event.price)} = {float(event.price * units):,.2f}" in HOW_TO


def test_who_holds_a_class_is_a_list_of_what_is_simply_held(tmp_path: Path) -> None:
    plan = str(FOLDER / "plan.toml")
    said, _, code = call(
        ["-q", "positions", plan, "--on", "2025-12-15", "--held", "certificate", "--format", "csv"],
        tmp_path,
        separate=True,
    )
    rows = list(csv.DictReader(io.StringIO(said)))
    assert code == 0
    assert {row["holder"]: int(row["held"]) for row in rows} == held_on(DIVIDENDS[-1].day)
    told, _, code = call(
        ["-q", "--lang", "nl", "positions", plan, "--held", "option", "--format", "md"], tmp_path, separate=True
    )
    assert code == 0
    assert [cell.strip() for cell in told.splitlines()[-1].split("|")[1:3]] == ["totaal", "0"]

"""The expense of equity plans for other programs: JSON with exact values as text, CSV with a row a layer and year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.decimals import decimal_text
from sharing.reports.expenses import balance
from sharing.reports.for_programs import json_text, quoted

if TYPE_CHECKING:
    from sharing.expense import Entry, Schedule

AMOUNTS = ("opening", "expense", "moved_in", "moved_out", "paid", "carried", "remeasured", "on_settling")
COLUMNS = ("id", "grant", "layer", "settlement", "year", "expected", "outstanding", "worth", "part", *AMOUNTS)


def schedule_tree(schedule: Schedule) -> dict[str, Any]:
    """Give a schedule as plain values, all amounts as exact text."""
    plan = schedule.plan
    return {
        "format": "sharing-expense-1",
        "title": dict(plan.title),
        "company": plan.company,
        "currency": plan.currency,
        "unit": decimal_text(plan.unit),
        "years": [
            {
                "year": year,
                "expense": decimal_text(schedule.of("expense", year=year)),
                "balance": {
                    side: {word: decimal_text(value) for word, value in balance(schedule, side, year).items()}
                    for side in schedule.settlements
                },
            }
            for year in plan.years
        ],
        "grants": [
            {
                "name": grant.name,
                "label": dict(grant.label),
                "expense": {year: decimal_text(schedule.of("expense", grant.name, year)) for year in plan.years},
                "total": decimal_text(schedule.of("expense", grant.name)),
            }
            for grant in plan.grants
        ],
        "rows": [row_of(schedule, entry) for entry in schedule.entries],
        "total": decimal_text(schedule.of("expense")),
    }


def row_of(schedule: Schedule, entry: Entry) -> dict[str, str]:
    """Give one layer in one year; a part that decimals cannot hold is written as a quotient, 2/3."""
    line = entry.line
    steps = {key: decimal_text(entry[key]) for key in ("expected", "outstanding", "worth", *AMOUNTS)}
    whose = {"id": line.id, "grant": line.layer.grant.name, "layer": line.layer.id, "settlement": line.layer.settlement}
    return {**whose, "year": schedule.plan.years[line.place], "part": decimal_text(entry["part"]), **steps}


def json_schedule(schedule: Schedule) -> str:
    """Write a schedule as JSON."""
    return json_text(schedule_tree(schedule))


def csv_schedule(schedule: Schedule) -> str:
    """Write every layer of every grant in every year as a row, with points as decimal sign."""
    lines = [",".join(COLUMNS)]
    for entry in schedule.entries:
        row = row_of(schedule, entry)
        lines.append(",".join(quoted(row[column]) if column in TEXTS else row[column] for column in COLUMNS))
    return "\n".join(lines) + "\n"


TEXTS = frozenset({"id", "grant", "layer", "settlement", "year"})

"""Published cases of vesting: a schedule as a plan says it, what was granted and reached, and which tranches vest.

A file has cases with an id, a status, sources and what they are about, like all published cases. Then, one of three:

    from, after, day, origin    a span of time after a day               expect: date
    units, rounding, parts      a grant divided over parts of it          expect: amounts
    units, start, granted, reached, vesting                               expect: any of these
        tranches      every tranche as [day, units]          amounts, dates    the units or the days of all tranches
        count, sum    how many tranches, how many units      first, second, last, among    one tranche as [day, units]
        first_date, last_date, none_before                   days of tranches
"""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from sharing.dates import day_number, day_text
from sharing.documents import Document
from sharing.participation import read_plan
from sharing.participation.allocation import allocate
from sharing.participation.spans import day_after, read_span
from sharing.participation.terms import Reached
from sharing.participation.vesting import tranches

FOLDER = Path(__file__).parent
PREFIX = "vesting_"


class VestingCase(NamedTuple):
    """One published case and the family that it stands in."""

    family: str
    tree: dict[str, Any]


def vesting_cases() -> list[VestingCase]:
    """Read every case of every family about vesting."""
    paths = sorted(FOLDER.glob(f"{PREFIX}*/cases.toml"))
    trees = [(path.parent.name, tomllib.loads(path.read_text(encoding="utf-8"))) for path in paths]
    return [VestingCase(family, case) for family, tree in trees for case in tree["case"]]


def found(case: dict[str, Any]) -> dict[str, Any]:
    """Give everything that a case could expect, as our rules have it."""
    if "from" in case:
        span, origin = read_span(case["after"]), day_number(case["origin"]) if "origin" in case else None
        assert span is not None
        return {"date": day_text(day_after(day_number(case["from"]), span, 1, case.get("day", "start"), origin))}
    if "parts" in case:
        units = allocate(case["units"], [Fraction(part) for part in case["parts"]], case["rounding"])
        return {"amounts": [str(amount) for amount in units]}
    return of_tranches(tranches_of(case))


def tranches_of(case: dict[str, Any]) -> list[tuple[str, Fraction]]:
    """Read the schedule of a case as a plan has it and lay it out: the day and the units of every tranche."""
    tree = {"plan": "Case", "classes": {"option": {"kind": "option"}}, "vesting": {"case": case["vesting"]}}
    terms = read_plan(Document("plan.toml", "", tree)).terms("case")
    reached = {name: Reached(day_number(day)) for name, day in case.get("reached", [])}
    granted = day_number(case["granted"]) if "granted" in case else None
    made = tranches(terms, case["units"], day_number(case["start"]), reached, granted=granted)
    return [(day_text(one.day), one.quantity) for one in made]


def of_tranches(rows: list[tuple[str, Fraction]]) -> dict[str, Any]:
    """Say of tranches everything that a case could expect."""
    pairs = [[day, units] for day, units in rows]
    ends = {"first": pairs[0], "last": pairs[-1], "first_date": rows[0][0], "last_date": rows[-1][0]} if rows else {}
    return {
        "tranches": pairs,
        "dates": [day for day, _ in rows],
        "amounts": [str(units) for _, units in rows],
        "count": len(rows),
        "sum": sum(units for _, units in rows),
        "second": pairs[1] if len(pairs) > 1 else None,
        **ends,
    }

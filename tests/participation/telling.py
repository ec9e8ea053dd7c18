"""A plan and its events as somebody would write them, and what everybody has on a day."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sharing.dates import day_number
from sharing.errors import Problem, Refused
from sharing.files.csv_sheets import read_csv
from sharing.files.toml_documents import read_toml
from sharing.inputs.sheet import Sheet
from sharing.participation import Event, Plan, compile_events, positions_of, read_events, read_plan
from sharing.participation.book import Book

OPTIONS = """
plan = "Options"
[classes.stock]
kind = "stock"
[classes.option]
kind = "option"
units = "pool"
expires = "10 years"
[classes.option.leavers.good]
unvested = "lapse"
vested = "window"
window = "90 days"
lapsed = "pool"
[classes.option.leavers.keep]
unvested = "keep"
vested = "keep"
lapsed = "gone"
[classes.option.leavers.bad]
unvested = "lapse"
vested = "lapse"
lapsed = "gone"
[classes.option.leavers.death]
unvested = "vest"
vested = "window"
window = "1 year"
lapsed = "gone"
[[vesting.yearly.segment]]
every = "1 year"
times = 4
[[vesting.sale.segment]]
part = "3/4"
every = "1 year"
times = 3
[[vesting.sale.segment]]
on = "sale"
part = "1/4"
[[vesting.growth.segment]]
on = "audit"
tier = [{ at_least = 10, part = "1/2" }, { at_least = 20, part = "150%" }]
"""
HEAD = "date,event,holder,class,grant,quantity,price,vesting,start,reason,to"
POOL = "2020-01-01,pool,,option,,1000,,,,,"


def plan_of(text: str = OPTIONS) -> Plan:
    return read_plan(read_toml(text.encode(), name="plan.toml"))


def sheet_of(*lines: str, head: str = HEAD) -> Sheet:
    return read_csv("\n".join([head, *lines]).encode(), name="events.csv")


def events_of(plan: Plan, *lines: str, head: str = HEAD) -> list[Event]:
    return read_events(plan, sheet_of(*lines, head=head))


def book_of(day: str, *lines: str, plan: str = OPTIONS) -> Book:
    known = plan_of(plan)
    sheet = sheet_of(*lines)
    return compile_events(known, read_events(known, sheet), day_number(day), sheet)


def counts(day: str, *lines: str, plan: str = OPTIONS) -> dict[str, tuple[int | Fraction, ...]]:
    """Give granted, not vested, vested, exercised, lapsed and held by grant, or by holder and class."""
    found = positions_of(book_of(day, *lines, plan=plan), day_number(day))
    return {one.grant or f"{one.holder} {one.name}": tuple(one)[3:9] for one in found}


def refused(day: str, *lines: str, plan: str = OPTIONS) -> list[Problem]:
    with pytest.raises(Refused) as caught:
        book_of(day, *lines, plan=plan)
    return list(caught.value.problems)


def grant(
    day: str = "2020-01-01",
    name: str = "g1",
    units: int = 100,
    vesting: str = "yearly",
    holder: str = "ann",
    start: str = "",
) -> str:
    return f"{day},grant,{holder},option,{name},{units},,{vesting},{start},,"

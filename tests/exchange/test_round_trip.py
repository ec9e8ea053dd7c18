"""What the Open Cap Format carries goes over and back: positions agree on every day, and what is left is said."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.participation.telling import events_of, plan_of

from sharing.dates import day_number
from sharing.errors import Refused
from sharing.exchange import Issuer, events_text, file_texts, inward, outward, plan_text
from sharing.exchange.fields import OBJECTS, strangers
from sharing.files.ocf_files import read_objects
from sharing.participation import Plan, compile_events, positions_of

if TYPE_CHECKING:
    from sharing.participation import Event

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "scaleup" / "participation"
COMPANY = Issuer("Paper Rocket B.V.", day_number("2015-01-05"), "NL")
PLAN = """
plan = "P"
[classes.stock]
kind = "stock"
[classes.option]
kind = "option"
of = "stock"
units = "pool"
[classes.sar]
kind = "sar"
[vesting.event]
[[vesting.event.condition]]
name = "start"
next = ["deadline", "sale"]
[[vesting.event.condition]]
name = "deadline"
on = 2030-01-01
[[vesting.event.condition]]
name = "sale"
on = "sale"
part = "1/2"
next = ["rest"]
[[vesting.event.condition]]
name = "rest"
every = "1 year"
times = 4
after = "sale"
cliff = 2
part = "1/4"
remainder = true
[vesting.days]
day = "15"
[[vesting.days.segment]]
part = "50%"
every = "1 month"
times = 6
cliff = { after = "3 months" }
[[vesting.days.segment]]
part = "50%"
every = "90 days"
times = 4
[vesting.once]
[[vesting.once.segment]]
on = "exit"
[vesting.whole]
[[vesting.whole.segment]]
every = "1 year"
times = 2
cliff = { after = "2 years", part = "100%" }
[vesting.units]
[[vesting.units.condition]]
name = "a"
on = 2021-06-01
quantity = 7
"""
EVENTS = """date,event,holder,class,grant,quantity,price,vesting,start,reason,to,note
2020-01-01,pool,,option,,1000,,,,,,
2020-01-01,issue,a,stock,,100,2.50,,,,,
2020-01-02,issue,a,stock,,50,3,,,,,
2020-01-03,transfer,a,stock,,120,4,,,,b,
2020-02-01,grant,c,option,G1,101,1.5,event,2019-12-01,,,
2020-02-01,grant,c,option,G2,77,,days,,,,
2020-02-01,grant,d,sar,G3,40,9,once,,,,
2020-02-01,grant,d,option,G4,30,,,,,,
2020-02-01,grant,d,option,G5,30,,whole,,,,
2020-02-01,grant,d,option,G6,30,,units,,,,
2020-05-05,reached,,,,,,,,sale,,
2020-06-01,exercise,,,G1,20,,,,,,
2020-06-02,buy-back,b,stock,,20,5,,,,cancelled,
2020-06-03,buy-back,b,stock,,80,5,,,,cancelled,
2020-07-01,accelerate,,,G2,5,,,,last,,
2020-08-01,pool,,option,,-100,,,,,,
2020-09-01,exit,,,,,,,,,,
2020-09-02,exercise,,,G3,10,,,,,cash,
2020-10-01,lapse,,,G1,5,,,,vested,,
2020-10-01,lapse,,,G2,5,,,,unvested,,
"""


def read(plan: str, events: str) -> tuple[Plan, list[Event]]:
    """Read a plan and its events from their texts."""
    found, (head, *lines) = plan_of(plan), events.splitlines()
    return found, events_of(found, *lines, head=head)


def written(plan: Plan, events: list[Event], day: int) -> tuple[dict[str, Any], list[str]]:
    """Write a plan and its events in the format."""
    return outward(compile_events(plan, events, day), events, day, COMPANY)


def objects(files: dict[str, Any]) -> list[dict[str, Any]]:
    """Give all objects of the files."""
    return [one for tree in files.values() for one in tree.get("items", [tree.get("issuer")])]


def counts(plan: Plan, events: list[Event], day: int, names: set[str]) -> dict[object, object]:
    """Give all positions of some classes, without prices."""
    book = compile_events(plan, events, day)
    return {one[:3]: one[3:9] for one in positions_of(book, day) if one.name in names}


@pytest.mark.parametrize(
    ("plan", "events", "classes"),
    [
        (PLAN, EVENTS, {"stock", "option", "sar"}),
        (
            (EXAMPLE / "plan.toml").read_text(),
            (EXAMPLE / "events.csv").read_text(),
            {"ordinary", "series_a", "series_b", "option"},
        ),
    ],
    ids=["every kind", "example"],
)
def test_positions_are_the_same_on_every_day_after_going_over_and_back(
    plan: str, events: str, classes: set[str]
) -> None:
    first, happened = read(plan, events)
    last = max(event.day for event in happened) + 30
    files, _ = written(first, happened, last)
    back = inward(objects(files), "P")
    second, again = read(plan_text(back.plan), events_text(back.events))
    days = sorted({event.day for event in happened})
    for day in [*range(happened[0].day, last, 313), *days[:: 1 + len(days) // 15], last]:
        assert counts(first, happened, day, classes) == counts(second, again, day, classes)
    third, left = written(second, again, last)
    fourth = inward(objects(third), "P")
    assert (fourth.plan, fourth.events) == (back.plan, back.events) or "team-leads" in plan
    assert not [what for what in left if not what.startswith("class `sar`")]


def test_units_that_lapse_for_good_are_gone_from_the_pool_on_both_sides() -> None:
    plan, events = read(
        """
plan = "P"
[classes.option]
kind = "option"
units = "pool"
[classes.option.leavers.good]
unvested = "lapse"
vested = "keep"
lapsed = "gone"
[vesting.yearly]
[[vesting.yearly.segment]]
every = "1 year"
times = 4
""",
        """date,event,holder,class,grant,quantity,vesting,reason
2020-01-01,pool,,option,,100,,
2020-01-01,grant,a,option,G,40,yearly,
2021-06-01,leave,a,,,,,good
""",
    )
    day = day_number("2022-01-01")
    files, _ = written(plan, events, day)
    back = inward(objects(files), "P")
    again = read(plan_text(back.plan), events_text(back.events))
    first, second = (compile_events(*one, day) for one in ((plan, events), again))
    assert (first.total("option", "pool"), first.total("option", "lapsed")) == (60, 30)
    assert (second.total("option", "pool"), second.total("option", "unvested")) == (60, 0)


def test_every_object_has_the_fields_of_the_format() -> None:
    plan, events = read(PLAN, EVENTS)
    files, left = written(plan, events, day_number("2021-01-01"))
    assert left == []
    found = objects(files)
    assert {one["object_type"] for one in found} == set(OBJECTS) - {"TX_STOCK_CLASS_SPLIT"}
    assert all(strangers(one) == [] for one in found)
    assert len({one["id"] for one in found if one["object_type"].startswith("TX")}) == len(
        files["Transactions.ocf.json"]["items"]
    )


def test_what_the_format_has_no_words_for_is_listed() -> None:
    plan, events = read(
        """
plan = "P"
[classes.stock]
kind = "stock"
[classes.certificate]
kind = "certificate"
most = 10
[classes.option]
kind = "option"
expires = "5 years"
[classes.option.leavers.good]
unvested = "lapse"
vested = "keep"
lapsed = "gone"
[vesting.a]
[[vesting.a.segment]]
part = "50%"
every = "1 year"
[[vesting.a.segment]]
on = "exit"
part = "50%"
[vesting.b]
day = "last"
[[vesting.b.segment]]
[vesting.c]
[[vesting.c.segment]]
on = "sold"
[[vesting.c.segment.tier]]
at_least = 1
part = 1
[vesting.d]
[[vesting.d.segment]]
every = "1 month"
times = 12
cliff = { after = "10 days" }
[vesting.e]
[[vesting.e.segment]]
on = { later_of = ["x", 2030-01-01] }
[vesting.f]
[[vesting.f.segment]]
part = "50%"
[[vesting.f.segment]]
part = "50%"
every = "1 month"
""",
        """date,event,holder,class,grant,quantity,price,vesting,start,reason,to
2020-01-01,plan,,,,,,,,,
2020-01-01,issue,a,stock,,10,,,,,
2020-01-01,grant,a,stock,S,10,,a,,,
2020-01-01,grant,a,option,G,10,,a,,,
2020-01-01,grant,a,option,H,12,,c,,,
2020-02-01,amend,,,H,,,d,,,
2020-02-02,pause,,,G,,,,,,
2020-02-03,resume,,,G,,,,,,
2020-03-01,offer,a,stock,,1,,,,,
2020-03-01,dividend,,stock,,,0.10,,,,
2020-03-02,buy-back,a,stock,,5,,,,,pool
2020-03-03,split,,stock,,2,,,,,
2020-03-04,issue,a,certificate,,5,,,,,
""",
    )
    _, left = written(plan, events, day_number("2022-01-01"))
    assert left == [
        "class `certificate`: certificate is no kind of the format, with all its units",
        "class `certificate`: most",
        "class `option`: leavers",
        "class `option`: expires",
        "vesting `a`: statements that run beside each other",
        "vesting `b`: the day of the month `last`",
        "vesting `c`: tiers",
        "vesting `d`: a cliff between two tranches",
        "vesting `e`: condition `whole` waits for several things or until a day",
        "vesting `f`: a segment without a span among others",
        "2020-01-01: the day on which the plan was adopted",
        "2020-02-01: a schedule that was amended",
        "2020-02-02: a pause",
        "2020-02-03: the end of a pause",
        "2020-03-01: an offer",
        "2020-03-01: a dividend",
        "grant `G`: its schedule `a`; its tranches are written instead",
        "grant `H`: its schedule `d`; its tranches are written instead",
        "grant `S`: stock that vests",
        "2020-03-02: stock of `stock` bought back into the pool, written as cancelled",
        "2020-03-03: the split of `stock`",
    ]


def test_what_is_read_and_has_no_place_in_a_plan_is_listed() -> None:
    trade = {"date": "2020-01-01", "security_id": "G"}
    terms = {
        "id": "V", "object_type": "VESTING_TERMS", "name": "V", "description": "V", "allocation_type": "FRACTIONAL",
        "vesting_conditions": [
            {"id": "a", "portion": {"numerator": "1", "denominator": "2"}, "next_condition_ids": ["b"],
             "trigger": {"type": "VESTING_SCHEDULE_RELATIVE", "relative_to_condition_id": "a",
                         "period": {"length": 1, "type": "MONTHS", "occurrences": 1, "day_of_month": "05"}}},
            {"id": "b", "portion": {"numerator": "1", "denominator": "2"}, "next_condition_ids": [],
             "trigger": {"type": "VESTING_SCHEDULE_RELATIVE", "relative_to_condition_id": "a",
                         "period": {"length": 1, "type": "MONTHS", "occurrences": 1, "day_of_month": "06"}}},
        ],
    }  # fmt: skip
    grant = {
        **trade, "id": "1", "object_type": "TX_EQUITY_COMPENSATION_ISSUANCE", "custom_id": "G", "stakeholder_id": "a",
        "security_law_exemptions": [], "quantity": "10", "compensation_type": "OPTION_ISO", "board_approval_date": "x",
        "expiration_date": "2030-01-01", "termination_exercise_windows": [{"reason": "VOLUNTARY_OTHER"}],
    }  # fmt: skip
    carried = inward(
        [
            {"object_type": "TX_WARRANT_ISSUANCE", "id": "w"},
            {"object_type": "STAKEHOLDER", "id": "a", "name": {"legal_name": "Ann"}, "stakeholder_type": "INDIVIDUAL"},
            {"object_type": "STOCK_PLAN", "id": "p", "plan_name": "p", "initial_shares_reserved": "10",
             "stock_class_ids": ["s", "t"]},
            terms,
            grant,
            {**trade, "id": "2", "object_type": "TX_VESTING_ACCELERATION", "quantity": "2", "reason_text": "sold"},
            {**trade, "id": "3", "object_type": "TX_EQUITY_COMPENSATION_CANCELLATION", "quantity": "2", "reason_text": "left"},
            {"object_type": "TX_STOCK_ISSUANCE", "id": "5", "date": "2020-02-01", "security_id": "s", "custom_id": "s",
             "stakeholder_id": "a", "security_law_exemptions": [], "quantity": "1", "stock_class_id": "s",
             "share_price": {"amount": "1.00", "currency": "USD"}, "stock_legend_ids": [], "vesting_terms_id": "V"},
            {"object_type": "TX_STOCK_CLASS_SPLIT", "id": "6", "date": "2020-03-01", "stock_class_id": "s",
             "split_ratio": {"numerator": "3", "denominator": "2"}},
        ],
        "P",
    )  # fmt: skip
    assert carried.left == [
        "TX_WARRANT_ISSUANCE `w`",
        "TX_EQUITY_COMPENSATION_ISSUANCE `1`: `board_approval_date`",
        "the name of holder `a`: names stand in the staff list",
        "plan `p`: more than one class of stock",
        "plan `p`: 10 reserved from the beginning, without a day",
        "vesting `V`: days of the month that differ within one schedule",
        "grant `G`: the day on which it expires",
        "grant `G`: its windows after leaving",
        "stock `s`: that it vests",
        "grant `G`: why units vested early: sold",
        "grant `G`: why units lapsed: left; read as not vested",
    ]
    assert carried.plan["currency"] == "USD"
    assert [row["event"] for row in carried.events] == ["grant", "accelerate", "lapse", "issue", "split"]
    assert carried.events[-1]["quantity"] == "1.5"


def test_a_transaction_of_a_security_that_was_never_issued_is_refused() -> None:
    kinds = {
        "TX_VESTING_START": {"vesting_condition_id": "x"},
        "TX_VESTING_EVENT": {"vesting_condition_id": "x"},
        "TX_VESTING_ACCELERATION": {"quantity": "1", "reason_text": "full"},
        "TX_EQUITY_COMPENSATION_EXERCISE": {"quantity": "1", "resulting_security_ids": []},
        "TX_EQUITY_COMPENSATION_CANCELLATION": {"quantity": "1", "reason_text": "vested"},
        "TX_STOCK_TRANSFER": {"quantity": "1", "resulting_security_ids": []},
        "TX_STOCK_REPURCHASE": {"quantity": "1", "price": {"amount": "1", "currency": "EUR"}},
    }
    trades = [
        {"object_type": kind, "id": str(number), "date": "2020-01-01", "security_id": "S", **fields}
        for number, (kind, fields) in enumerate(kinds.items())
    ]
    with pytest.raises(Refused) as refused:
        inward(trades, "P")
    assert [problem.code for problem in refused.value.problems] == ["P070"] * len(kinds)


def test_texts_of_a_plan_can_hold_any_name() -> None:
    tree = {"plan": 'say "yes"', "vesting": {"four years": {"rounding": "fractional", "condition": [{"part": "1/3"}]}}}
    assert tomllib.loads(plan_text(tree)) == tree


def test_files_that_are_no_files_of_the_format_are_refused_together(tmp_path: Path) -> None:
    texts = {"a": "{", "b": "[]", "c": '{"file_type": "OCF_X", "items": [1]}', "d": '{"file_type": "PDF"}'}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(Refused) as refused:
        read_objects([str(tmp_path / name) for name in texts])
    assert [problem.what for problem in refused.value.problems] == [
        "this is no JSON",
        "this is no file of the Open Cap Format",
        "its items are no objects with an id",
        "this is no file of the Open Cap Format",
    ]


def test_files_are_written_and_read(tmp_path: Path) -> None:
    files, _ = written(*read(PLAN, EVENTS), day_number("2021-01-01"))
    texts = file_texts(files)
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    assert read_objects([str(tmp_path / name) for name in texts]) == objects(
        {name: json.loads(text) for name, text in texts.items()}
    )

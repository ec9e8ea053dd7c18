"""Rewards that are not money: what they are worth and cost is added up apart from cash, in every output."""

from __future__ import annotations

import json

import pytest
from jsonschema import validate
from tests.schemes import example_run, scheme_of

from sharing import register_of
from sharing.errors import Refused
from sharing.register import Register
from sharing.reports.data import csv_register, json_register
from sharing.reports.registers import text_register
from sharing.reports.run_schema import RUN_SCHEMA

SCHEME = """
scheme = "thanks"
title = "Thanks"
[figures.voucher]
kind = "money"
[staff.salary]
kind = "money"
[[step]]
name = "bonus"
formula = "round(salary * 1%, 2, \\"down\\")"
[[step]]
name = "days"
formula = "if salary > 0 then 2 else 0"
[[step]]
name = "day_wage"
formula = "salary / 260"
[[step]]
name = "gifts"
formula = "if salary > 0 then 1 else 0"
[[step]]
name = "heads"
formula = "rows(staff)"
[awards.bonus]
step = "bonus"
[awards.day_off]
step = "days"
kind = "day"
value = "day_wage"
tax = { en = "wage as usual", nl = "gewoon loon" }
[awards.gift]
step = "gifts"
kind = "gift"
value = "voucher"
cost = "voucher"
tax = { en = "free space", nl = "vrije ruimte" }
[[example]]
figures = { voucher = "25" }
staff = [{ id = "1", name = "A", salary = "26000" }, { id = "2", name = "B", salary = "52000" }]
"""


def made(text: str = SCHEME) -> Register:
    return register_of(example_run(scheme_of(text)))


def test_what_is_not_cash_is_never_added_to_cash() -> None:
    tree = json.loads(json_register(made()))
    validate(tree, RUN_SCHEMA)
    assert {key: tree["totals"][key] for key in ("cash", "value", "cost")} == {
        "cash": "780",
        "value": "650",
        "cost": "50",
    }
    assert [(award["name"], award["value"], award["cost"]) for award in tree["awards"]] == [
        ("bonus", "", ""), ("day_off", "600", ""), ("gift", "50", "50"),
    ]  # fmt: skip
    assert tree["awards"][2]["tax"] == {"en": "free space", "nl": "vrije ruimte"}


def test_each_participant_s_value_and_cost_have_columns_of_their_own() -> None:
    assert csv_register(made()).splitlines() == [
        "id,name,bonus,day_off,gift,day_off.value,gift.value,gift.cost,excluded",
        "1,A,260.00,2,1,200,25,25,",
        "2,B,520.00,2,1,400,25,25,",
    ]


@pytest.mark.parametrize(("language", "words"), [
    ("en", ["in cash: €780.00", "not in cash, worth: €650.00", "cost to the employer, where stated: €50.00", "free space"]),
    ("nl", ["in geld: € 780,00", "niet in geld, waard: € 650,00", "voor zover genoemd: € 50,00", "vrije ruimte"]),
])  # fmt: skip
def test_the_totals_stand_apart_in_the_text(language: str, words: list[str]) -> None:
    for markdown in (False, True):
        text = text_register(made(), language, markdown=markdown)
        assert [word for word in words if word not in text] == []


def test_a_scheme_that_says_nothing_of_worth_has_no_such_table() -> None:
    plain = SCHEME.partition("[awards.day_off]")[0] + SCHEME[SCHEME.index("[[example]]") :]
    assert "in cash" not in text_register(made(plain), "en")


@pytest.mark.parametrize(("old", "new", "code"), [
    ('value = "voucher"', 'value = "vouchers"', "S011"),
    ('value = "voucher"', 'value = "heads"', "S015"),
])  # fmt: skip
def test_what_a_unit_is_worth_is_a_step_of_money(old: str, new: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        made(SCHEME.replace(old, new, 1))


SEVERAL = SCHEME.replace(
    "[[example]]",
    """[awards.second_day]
step = "gifts"
kind = "day"
value = "day_wage"
cost = "voucher"
[awards.course]
step = "bonus"
kind = "training"
[awards.second_course]
step = "bonus"
kind = "training"
[awards.flowers]
step = "gifts"
kind = "gift"
unit = "bunch"
[awards.heads]
step = "heads"
kind = "check"
[[example]]""",
)


def test_totals_of_each_kind_add_only_what_has_one_kind_and_one_unit() -> None:
    tree = json.loads(json_register(made(SEVERAL)))
    validate(tree, RUN_SCHEMA)
    assert tree["totals"] == {
        "cash": "780", "value": "950", "cost": "100",
        "kinds": [
            {"kind": "cash", "unit": "EUR", "total": "780", "value": "", "cost": ""},
            {"kind": "day", "unit": "day", "total": "6", "value": "900", "cost": "50"},
            {"kind": "gift", "unit": "gift", "total": "2", "value": "50", "cost": "50"},
            {"kind": "training", "unit": "EUR", "total": "1560", "value": "", "cost": ""},
            {"kind": "gift", "unit": "bunch", "total": "2", "value": "", "cost": ""},
        ],
    }  # fmt: skip


def test_a_kind_of_several_awards_has_columns_and_lines_of_its_own() -> None:
    header, first, _ = csv_register(made(SEVERAL)).splitlines()
    cells = dict(zip(header.split(","), first.split(","), strict=True))
    assert {name: cell for name, cell in cells.items() if name.startswith("kind.")} == {
        "kind.day.day": "3", "kind.day.day.value": "300", "kind.day.day.cost": "25", "kind.training.EUR": "520",
    }  # fmt: skip
    lines = text_register(made(SEVERAL), "en").splitlines()
    assert [" ".join(line.split()) for line in lines if line.startswith(("days", "training", "gifts", "cash"))] == [
        "cash €780.00", "days 6 days €900.00 €50.00", "gifts 2 gifts €50.00 €50.00", "training €1,560.00", "gifts 2 bunch",
    ]  # fmt: skip


def test_a_kind_of_one_award_needs_no_line_beside_that_of_the_award() -> None:
    assert "kind" not in text_register(made(), "en")


def test_a_scheme_with_cash_alone_keeps_its_columns() -> None:
    two = (
        SCHEME.partition("[awards.day_off]")[0]
        + '[awards.more]\nstep = "bonus"\n'
        + SCHEME[SCHEME.index("[[example]]") :]
    )
    assert csv_register(made(two)).splitlines()[0] == "id,name,bonus,more,excluded"
    assert [found["total"] for found in json.loads(json_register(made(two)))["totals"]["kinds"]] == ["1560"]


def test_a_unit_that_the_scheme_does_not_name_is_a_word_of_the_language() -> None:
    register = made()
    dutch, english = text_register(register, "nl"), text_register(register, "en")
    assert "2 dagen" in dutch
    assert "1 geschenk\n" in dutch
    assert "2 geschenken" in dutch
    assert "4 days" in english
    assert "2 day " not in dutch + english


def test_a_unit_of_the_scheme_stays_as_it_is() -> None:
    assert "2 vrije dag" in text_register(
        made(SCHEME.replace('kind = "day"', 'kind = "day"\nunit = "vrije dag"')), "nl"
    )

"""Plans and events are read with every problem of the file, at its place."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.participation.telling import HEAD, OPTIONS, POOL, book_of, events_of, grant, plan_of, refused

from sharing.dates import day_number
from sharing.errors import Refused
from sharing.files.csv_sheets import read_csv
from sharing.files.toml_documents import read_toml
from sharing.participation import compile_events, differences, movements_of, read_events, read_observed, read_plan
from sharing.participation.spans import Span
from sharing.participation.transitions import AUTOMATIC, BY_EVENT, PRECEDENCE


def codes_of(text: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        read_plan(read_toml(text.encode(), name="plan.toml"))
    return [problem.code for problem in caught.value.problems]


def test_all_problems_of_a_plan_are_told_in_the_order_of_its_lines() -> None:
    text = '[classes.a]\nkind = "stok"\nmost = -1\n[vesting.v]\nday = "32"\n'
    assert codes_of(text) == ["P001", "P004", "P007", "P011", "P010"]


def test_what_a_plan_says_is_kept() -> None:
    plan = plan_of()
    assert plan.classes["option"].expires == Span(10, "years")
    assert plan.classes["option"].leavers["good"].window == Span(90, "days")
    assert [unit.exercised for unit in plan.classes.values()] == [False, True]
    assert plan.terms("").statements == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[[vesting.v.segment]]\npart = "x"\n', "S004"),
        ('[[vesting.v.segment]]\n[[vesting.v.segment]]\npart = "0"\nby = 2020-01-01\n', "P021"),
        ('[[vesting.v.segment]]\non = "a"\ntier = [{ at_least = "x", part = "1" }]\n', "S004"),
        ('[[vesting.v.segment]]\nevery = "1 year"\ntimes = true\n', "P016"),
        ("[[vesting.v.segment]]\non = { later_of = [] }\n", "P018"),
        ('[[vesting.v.condition]]\nname = "a"\nquantity = true\n', "S004"),
        ('[[vesting.v.condition]]\nname = "a"\npart = "101%"\n', "P022"),
    ],
)  # fmt: skip
def test_a_schedule_that_cannot_be(text: str, code: str) -> None:
    assert codes_of(f'plan = "P"\n[classes.a]\nkind = "stock"\n{text}')[-1] == code


def test_events_are_sorted_whatever_their_lines() -> None:
    lines = [grant("2020-06-01"), POOL, "2020-06-01,dividend,,stock,,,1,,,,", "2020-06-01,split,,stock,,2,,,,,"]
    assert [event.event for event in events_of(plan_of(), *lines)] == ["pool", "split", "grant", "dividend"]


def test_equal_events_of_a_day_are_taken_by_what_they_say_and_not_by_their_lines() -> None:
    lines = ["2020-01-01,pool,,option,,-50,,,,,", "2020-01-01,pool,,option,,50,,,,,"]
    assert (
        book_of("2020-01-01", *lines).total("option", "pool")
        == book_of("2020-01-01", *lines[::-1]).total("option", "pool")
        == 0
    )


def test_a_sheet_needs_dates_and_events() -> None:
    with pytest.raises(Refused) as caught:
        read_events(plan_of(), read_csv(b"holder,class\nann,option\n", name="events.csv"))
    assert [problem.code for problem in caught.value.problems] == ["I040", "I040"]


def test_numbers_and_dates_that_cannot_be_read_are_told_together() -> None:
    sheet = read_csv(f"{HEAD}\nsoon,pool,,option,,many,,,,,\n".encode(), name="events.csv")
    with pytest.raises(Refused) as caught:
        read_events(plan_of(), sheet)
    assert [problem.code for problem in caught.value.problems] == ["I020", "I002"]


def test_dutch_headings_are_understood_and_named_in_messages() -> None:
    sheet = read_csv(
        b"datum,gebeurtenis,houder,soort,toekenning,aantal\n2020-01-01,grant,ann,option,g1,5\n", name="events.csv"
    )
    plan = plan_of()
    with pytest.raises(Refused) as caught:
        compile_events(plan, read_events(plan, sheet), day_number("2020-01-01"), sheet)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.excerpt) == ("P043", "aantal: 5")


def test_a_message_without_a_sheet_has_no_place_and_one_without_the_column_has_that_of_the_event() -> None:
    plan = plan_of()
    (problem,) = refused("2020-01-01", "2020-01-01,exercise,,,g1,1,,,,,")
    assert problem.place.excerpt == "grant: g1"
    with pytest.raises(Refused) as caught:
        compile_events(plan, events_of(plan, "2020-01-01,exercise,,,g1,1,,,,,"), day_number("2020-01-01"))
    assert caught.value.problems[0].place.line == 0
    sheet = read_csv(b"date,event,holder,reason\n2020-01-01,leave,ann,good\n", name="events.csv")
    with pytest.raises(Refused) as caught:
        compile_events(plan, read_events(plan, sheet), day_number("2020-01-01"), sheet)
    assert caught.value.problems[0].place.excerpt == "holder: ann"


def test_events_after_the_day_are_left_alone() -> None:
    assert book_of("2020-01-01", POOL, "2021-01-01,exercise,,,g9,1,,,,,").total("option", "pool") == 1000


def test_a_book_knows_its_movements_with_their_lines() -> None:
    book = book_of("2021-01-01", POOL, grant())
    found = [
        (one.cause, one.origin, one.destination, one.quantity, one.row)
        for one in movements_of(book, day_number("2021-01-01"))
    ]
    assert found == [
        ("pool", "nothing", "pool", 1000, 0),
        ("grant", "pool", "unvested", 100, 1),
        ("vest", "unvested", "vested", 25, 1),
    ]


def test_observed_tranches_are_compared_with_those_of_the_plan() -> None:
    book = book_of("2022-01-01", POOL, grant(), grant(name="g2"))
    sheet = read_csv(b"grant,day,units\ng1,2021-01-01,20\ng1,2021-01-01,5\ng1,2022-01-01,30\n", name="o.csv")
    found = differences(book, read_observed(book, sheet), day_number("2020-01-01"), day_number("2022-12-31"))
    assert [(one.planned, one.observed) for one in found] == [(Fraction(25), Fraction(30))]
    for text, codes in ((b"grant,day\ng1,2021-01-01\n", ["I040"]), (b"grant,day,units\ng7,2021-01-01,5\n", ["P040"])):
        with pytest.raises(Refused) as caught:
            read_observed(book, read_csv(text, name="o.csv"))
        assert [problem.code for problem in caught.value.problems] == codes


def test_every_event_of_the_table_stands_in_its_order() -> None:
    assert list(PRECEDENCE) == list(BY_EVENT)
    assert PRECEDENCE["expire"] < PRECEDENCE["split"] < PRECEDENCE["grant"] < PRECEDENCE["reached"] < PRECEDENCE["vest"]
    assert (
        PRECEDENCE["vest"] < PRECEDENCE["pause"] < PRECEDENCE["exercise"] < PRECEDENCE["leave"] < PRECEDENCE["dividend"]
    )
    assert set(AUTOMATIC) <= set(BY_EVENT)
    assert OPTIONS

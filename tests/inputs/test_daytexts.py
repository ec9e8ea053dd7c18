"""Dates as people write them: decided per column, or refused with both readings."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.errors import Place, Refused
from sharing.inputs.daytexts import DayOrder, days_in, decide_order, read_day, read_days
from sharing.inputs.sheet import Sheet

DAY, MONTH = DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST


def problems(texts, given=None):
    with pytest.raises(Refused) as caught:
        read_days(texts, given, place=lambda row: Place("s.csv", row + 2))
    return caught.value.problems


def codes(texts, given=None):
    return [problem.code for problem in problems(texts, given)]


@pytest.mark.parametrize(
    "text", ["2026-03-01", "20260301", "01-03-2026", "1-3-2026", "01.03.2026", "1.3.2026", "01/03/2026", "1/3/2026"]
)
def test_one_day_in_many_writings(text):
    assert read_day(text, DAY) == dt.date(2026, 3, 1).toordinal()


def test_month_first():
    assert read_day("03/01/2026", MONTH) == dt.date(2026, 3, 1).toordinal()


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["01-02-2024"], DAY),
        (["01.02.2024"], DAY),
        (["03-25-2024", "03-04-2024"], MONTH),
        (["02/03/2024", "13/03/2024"], DAY),
        (["02/03/2024", "03/13/2024"], MONTH),
        (["02/02/2024"], DAY),
        (["02/03/2024", "13-03-2024"], DAY),
        (["2024-02-03"], DAY),
        (["03/13/2024", "2024-02-03"], MONTH),
        ([], DAY),
        (["", "x"], DAY),
    ],
)
def test_order_of_a_column(texts, order):
    assert decide_order(texts) is order
    assert decide_order(texts[::-1]) is order


def test_ambiguous_dates_are_refused_naming_both_readings():
    (problem,) = problems(["2024-01-01", "02/02/2024", "02/03/2024"])
    assert problem.code == "I021"
    assert "2 March 2024 (day first) or 3 February 2024 (month first)" in problem.what
    assert "--dates day-first" in problem.advice
    assert "--dates month-first" in problem.advice
    assert problem.place.line == 4
    assert codes(["03/13/2024", "03-04-2024"]) == ["I021"]


def test_the_option_decides():
    assert read_days(["02/03/2024"], DAY).days == [dt.date(2024, 3, 2).toordinal()]
    assert read_days(["02/03/2024"], MONTH).days == [dt.date(2024, 2, 3).toordinal()]
    assert codes(["13-03-2024"], MONTH) == ["I023"]


def test_contradictory_dates_are_both_named():
    (problem,) = problems(["13/01/2024", "01/13/2024"])
    assert problem.code == "I022"
    assert "`13/01/2024` has the day first, but line 3 in the same column has the month first" == problem.what


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "I001"),
        ("30-02-2024", "I023"),
        ("2023-02-29", "I023"),
        ("2024-13-01", "I023"),
        ("00-01-2024", "I023"),
        ("99-99-2024", "I023"),
        ("31-12-1899", "I024"),
        ("2200-01-01", "I024"),
        ("0001-01-01", "I024"),
        ("01-02-24", "I025"),
        ("1/2/99", "I025"),
        ("45352", "I020"),
        ("2024-1-1", "I020"),
        ("01-02/2024", "I020"),
        ("2026-03-01T00:01", "I020"),
        ("1-3-2026 13:30:00", "I020"),
        ("-", "I020"),
        ("31-12-9999", "I024"),
        ("1 maart 2024", "I020"),
        ("\uff12\uff10\uff12\uff14-01-01", "I020"),
        ("2026-03-01\n", "I020"),
        ("\u00a02026-03-01", "I020"),
        ("TRUE", "I020"),
    ],
)
def test_what_is_no_date_is_refused(text, code):
    (problem,) = problems([text])
    assert problem.code == code
    assert problem.advice
    assert problem.what.isprintable()


@pytest.mark.parametrize(
    "text", ["2026-03-01 00:00:00", "2026-03-01T00:00:00.000", "20260301 0:00", "1-3-2026 00:00", "01/03/2026 0:00:00"]
)
def test_midnight_is_the_day_itself(text):
    assert read_day(text, DAY) == dt.date(2026, 3, 1).toordinal()


def test_midnight_hides_no_doubt_about_day_and_month():
    assert codes(["02/03/2026 00:00:00"]) == ["I021"]
    assert decide_order(["02/13/2026 00:00"]) is MONTH


def test_a_time_is_said_to_be_one():
    assert problems(["2026-03-01 13:30"])[0].what == "`2026-03-01 13:30` has a time where a date is needed"


def test_what_is_no_date_is_told_beside_a_column_that_cannot_be_decided():
    assert [(p.code, p.place.line) for p in problems(["02/03/2026", "soon", "-", "13-13-2026"])] == [
        ("I021", 2), ("I020", 3), ("I020", 4),
    ]  # fmt: skip


def test_leap_days():
    assert read_day("29-02-2024") == dt.date(2024, 2, 29).toordinal()
    assert codes(["29-02-2100"]) == ["I023"]


def test_all_problems_of_a_column():
    found = problems(["x", "2024-01-01", "x"])
    assert [problem.place.line for problem in found] == [2, 4]
    for texts in (["x"] * 100, [f"x{n}" for n in range(100)], [f"30-02-{n}" for n in range(2000, 2100)]):
        found = problems(texts)
        assert len(found) == 21
        assert found[-1].what == "and 80 more problems like these"


def test_dates_of_a_sheet():
    sheet = Sheet("s.csv", ("id", "start"), (("1", ""), ("2", "2026-03-01")), (2, 3))
    assert days_in(sheet, 1, rows=[1]).days == [739676]
    with pytest.raises(Refused, match=r"s\.csv:2: I001"):
        days_in(sheet, 1)


DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
FORMS = {DAY: ["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"], MONTH: ["%m/%d/%Y", "%m-%d-%Y"]}


@settings(deadline=None)
@given(st.lists(DAYS, max_size=6), st.sampled_from(DayOrder), st.data())
def test_what_is_written_is_read_back(days, order, data):
    forms = data.draw(st.lists(st.sampled_from(["%Y-%m-%d", "%Y%m%d", *FORMS[order]]), min_size=6, max_size=6))
    texts = [day.strftime(form) for day, form in zip(days, forms, strict=False)]
    assert read_days(texts, order).days == [day.toordinal() for day in days]


@settings(deadline=None)
@given(DAYS)
def test_eight_digits_of_the_dutch_order_are_never_taken_for_another_day(day):
    with pytest.raises(Refused):
        read_day(day.strftime("%d%m%Y"))


@settings(deadline=None)
@given(st.lists(st.from_regex(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.](19|20|22)[0-9]{2}", fullmatch=True), max_size=5))
def test_an_accepted_column_has_one_order(texts):
    try:
        column = read_days(texts)
    except Refused:
        return
    assert column.days == [read_day(text, column.order) for text in texts]

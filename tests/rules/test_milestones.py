"""Rule `milestone` and its words, against dateutil and against walks over the calendar, one day after the other."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.oracles import milestones as oracle
from tests.rules.day_strategies import days, many, spans
from tests.rules.mini import calculated, day, outcome, worked

from sharing import Refused, bind, milestones_of, read_figures, read_scheme, run, scheme_document, vocabulary
from sharing.documents import Document
from sharing.inputs.columns_read import Reading
from sharing.inputs.numerals import NumberStyle
from sharing.inputs.sheet import Sheet
from sharing.succession import run_in_order

LEAP_DAYS = ("february-28", "march-1")
FALLS_ON = ("anniversary", "day-before")
PLAIN = {
    "name": "it",
    "rule": "milestone",
    "from": "start",
    "table": "prizes",
    "gives": "prizes.amount",
    "counts": "reached-in-period",
    "several": "refuse",
    "falls_on": "anniversary",
    "leap_day": "february-28",
}
ROWS = {150: 100, 300: 700, 480: 1000}
BREAKS = {"breaks_from": "breaks.begin", "breaks_to": "breaks.stop", "breaks_by": "breaks.person"}


def table(rows: dict[int, int]) -> dict[str, Any]:
    return {"prizes": {"rows": [{"months": months, "amount": amount} for months, amount in rows.items()]}}


def found(
    starts: list[dt.date], period: tuple[dt.date, dt.date], rows: dict[int, int] | None = None, **more: Any
) -> Any:
    step = {**PLAIN, **{key: value for key, value in more.items() if key not in ("staff", "breaks")}}
    staff = {"start": [start.isoformat() for start in starts], **more.get("staff", {})}
    files = {}
    if "breaks" in more:
        step |= BREAKS
        columns = list(zip(*more["breaks"], strict=True))
        files = {
            "breaks": {
                "person": [str(row + 1) for row in columns[0]],
                "begin": [first.isoformat() for first in columns[1]],
                "stop": [last.isoformat() if last else "" for last in columns[2]],
            }
        }
    texts = (period[0].isoformat(), period[1].isoformat())
    return worked([step], staff, period=texts, tables=table(rows or ROWS), rows=files)


def in_year(year: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


@settings(max_examples=30)
@given(found=st.lists(st.tuples(days(), st.integers(-600, 600)), min_size=1, max_size=60))
def test_add_months_is_what_dateutil_adds(found: list) -> None:
    found = [(a, n) for a, n in found if 1901 <= (a + relativedelta(months=n)).year <= 2190] or [
        (dt.date(2024, 2, 29), 12)
    ]
    staff = {"a": [a.isoformat() for a, _ in found], "n": [str(n) for _, n in found]}
    assert [a + relativedelta(months=n) for a, n in found] == [day(x) for x in calculated("add_months(a, n)", staff)]


def test_a_part_of_a_month_cannot_be_added() -> None:
    with pytest.raises(Refused, match=r"E042 .* for p00001"):
        calculated("add_months(a, n)", {"a": ["2026-01-01", "2026-01-01"], "n": ["150", "12.5"]})


def test_a_day_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(Refused, match="E002"):
        calculated("add_months(a, 600)", {"a": ["2190-01-01"]})
    with pytest.raises(Refused, match="E002"):
        calculated("add_months(a, -1200)", {"a": ["1950-01-01"]})


@given(found=st.lists(days(), min_size=1, max_size=60))
def test_29_february_is_found(found: list) -> None:
    wanted = [(a.month, a.day) == (2, 29) for a in found]
    assert wanted == calculated("is_29_february(a)", {"a": [a.isoformat() for a in found]})


@pytest.mark.parametrize("leap_day", LEAP_DAYS)
@settings(max_examples=20)
@given(found=many(spans()))
@example(found=[(dt.date(2024, 2, 29), dt.date(2025, 2, 28)), (dt.date(2024, 2, 29), dt.date(2025, 3, 1))])
@example(found=[(dt.date(2024, 2, 29), dt.date(2028, 2, 28)), (dt.date(2024, 2, 29), dt.date(2028, 2, 29))])
def test_full_months_are_the_most_whose_anniversary_is_not_later(found: list, leap_day: str) -> None:
    staff = {"a": [a.isoformat() for a, _ in found], "b": [b.isoformat() for _, b in found]}
    months = calculated(f'full_months(a, b, "{leap_day}")', staff)
    for (a, b), full in zip(found, months, strict=True):
        assert oracle.anniversary(a, int(full), leap_day) <= b < oracle.anniversary(a, int(full) + 1, leap_day)
    staff |= {"n": [str(full) for full in months]}
    wanted = [oracle.anniversary(a, int(full), leap_day) for (a, _), full in zip(found, months, strict=True)]
    assert wanted == [day(x) for x in calculated(f'anniversary(a, n, "{leap_day}")', staff)]


SIXTY = [dt.date(1960, 2, 28), dt.date(1960, 2, 29), dt.date(1960, 3, 1), dt.date(1964, 2, 29), dt.date(1961, 12, 31),
         dt.date(1960, 8, 30), dt.date(1960, 8, 31), dt.date(1962, 1, 1), dt.date(1963, 6, 15)]  # fmt: skip
EVERY = {12 * years: years for years in range(1, 61)} | {150: 1, 450: 1}


@pytest.mark.parametrize("leap_day", LEAP_DAYS)
@pytest.mark.parametrize("falls_on", FALLS_ON)
def test_anniversaries_agree_with_a_walk_over_sixty_years(falls_on: str, leap_day: str) -> None:
    agrees_with_a_walk(SIXTY, range(1961, 2021), falls_on, leap_day)


def agrees_with_a_walk(starts: list[dt.date], years: range, falls_on: str, leap_day: str) -> None:
    rows = dict(sorted(EVERY.items()))
    until = dt.date(years[-1], 12, 31)
    walks = [oracle.days_of(start, sorted(rows), until, falls_on, leap_day) for start in starts]
    for year in years:
        done = found(starts, in_year(year), rows, falls_on=falls_on, leap_day=leap_day, several="highest")
        for row, (result, on) in enumerate(zip(outcome(done, "it"), outcome(done, "it.day"), strict=True)):
            here = {months: at for months, at in walks[row].items() if at.year == year}
            assert result == (rows[max(here)] if here else 0)
            before = [months for months, at in walks[row].items() if at.year <= year]
            assert day(on) == (walks[row][max(before)] if before else starts[row])


CENTURY = [dt.date(2072, 2, 29), dt.date(2096, 2, 29), dt.date(2099, 2, 28), dt.date(2088, 3, 1), dt.date(2100, 2, 28)]


@pytest.mark.parametrize("leap_day", LEAP_DAYS)
@pytest.mark.parametrize("falls_on", FALLS_ON)
def test_anniversaries_agree_with_a_walk_over_a_century_without_a_leap_day(falls_on: str, leap_day: str) -> None:
    """2100 is no leap year: eight years pass from one 29 February to the next."""
    agrees_with_a_walk(CENTURY, range(2101, 2113), falls_on, leap_day)


LEAPS = [dt.date(2016, 2, 29), dt.date(2016, 2, 28), dt.date(2016, 3, 1), dt.date(2015, 8, 31), dt.date(2015, 12, 31)]


@st.composite
def broken(draw: st.DrawFn) -> tuple[dt.date, list[tuple[dt.date, dt.date]]]:
    """Draw a first day, and breaks after it that do not overlap."""
    start = draw(st.one_of(st.sampled_from(LEAPS), st.dates(dt.date(2015, 1, 1), dt.date(2017, 12, 31))))
    at, breaks = start, []
    for _ in range(draw(st.integers(0, 4))):
        begin = at + dt.timedelta(days=draw(st.integers(1, 500)))
        at = begin + dt.timedelta(days=draw(st.integers(0, 90)))
        breaks.append((begin, at))
    return start, breaks


@pytest.mark.parametrize("leap_day", LEAP_DAYS)
@pytest.mark.parametrize("falls_on", FALLS_ON)
@settings(max_examples=10, deadline=None)
@given(
    people=st.lists(broken(), min_size=1, max_size=4),
    rows=st.lists(st.integers(1, 30), min_size=1, max_size=4, unique=True),
    every=st.none() | st.integers(1, 12),
    later=st.integers(0, 900),
    length=st.integers(1, 400),
)
def test_milestones_with_breaks_are_those_of_a_walk(
    people: list, rows: list, every: int | None, later: int, length: int, falls_on: str, leap_day: str
) -> None:
    start = people[0][0] + dt.timedelta(days=later)
    period = (start, start + dt.timedelta(days=length))
    gifts = {months: months * 10 + 1 for months in sorted(rows)}
    breaks = [(row, *found) for row, (_, found_) in enumerate(people) for found in found_] or [
        (0, people[0][0] - dt.timedelta(days=9), people[0][0] - dt.timedelta(days=1))
    ]
    more = {"every": str(every)} if every else {}
    done = found([first for first, _ in people], period, gifts, several="each", falls_on=falls_on, leap_day=leap_day,
                 breaks=breaks, **more)  # fmt: skip
    results, reached, on = (outcome(done, name) for name in ("it", "it.reached", "it.day"))
    following, next_day, many_ = (outcome(done, f"it.{name}") for name in ("next", "next_day", "how_many"))
    for row, (first, away) in enumerate(people):
        walked: dict[int, dt.date] = {}
        coming = 0
        for months in oracle.listed(sorted(rows), every):
            at = oracle.reached_on(first, months, away, falls_on, leap_day, until=period[1])
            if at is None:
                coming = months
                break
            walked[months] = at
        here = [months for months, at in walked.items() if at >= period[0]]
        assert results[row] == sum(gifts.get(months, gifts[max(gifts)]) for months in here)
        assert many_[row] == len(here)
        assert reached[row] == max(walked, default=0)
        assert day(on[row]) == (walked[max(walked)] if walked else first)
        assert following[row] == coming
        if coming:
            far = max(first, period[1]) + dt.timedelta(days=4000)
            assert day(next_day[row]) == oracle.reached_on(first, coming, away, falls_on, leap_day, until=far)
        else:
            assert day(next_day[row]) == first


def test_the_milestone_so_far_is_given_whenever_it_was_reached() -> None:
    starts = [dt.date(2000, 1, 1), dt.date(2026, 6, 1), dt.date(1970, 1, 1)]
    done = found(starts, in_year(2026), counts="reached-so-far", several="highest")
    assert [700, 0, 1000] == outcome(done, "it")


@pytest.mark.parametrize(("several", "wanted"), [("highest", 1000), ("each", 1700)])
def test_two_milestones_in_one_period_are_as_the_scheme_says(several: str, wanted: int) -> None:
    period = (dt.date(2010, 1, 1), dt.date(2030, 12, 31))
    assert [wanted] == outcome(found([dt.date(1990, 1, 1)], period, several=several), "it")


def test_two_milestones_in_one_period_are_refused_where_the_scheme_says_so() -> None:
    period = (dt.date(2010, 1, 1), dt.date(2030, 12, 31))
    with pytest.raises(Refused, match=r"E043 .* for p00000"):
        found([dt.date(1990, 1, 1)], period)


def test_what_was_given_is_not_given_again() -> None:
    starts = [dt.date(2001, 6, 1)] * 3
    done = found(starts, in_year(2026), staff={"had": ["0", "150", "300"]}, given="had")
    assert [700, 700, 0] == outcome(done, "it")
    assert [150, 0, 0] == outcome(done, "it.missed")
    assert [300, 150, 0] == outcome(done, "it.remember")


def test_what_was_missed_is_made_up_where_everything_so_far_counts() -> None:
    starts = [dt.date(2001, 6, 1)] * 2
    done = found(
        starts, in_year(2026), staff={"had": ["0", "150"]}, given="had", counts="reached-so-far", several="each"
    )
    assert [800, 700] == outcome(done, "it")


def test_who_left_before_the_day_reaches_nothing() -> None:
    starts = [dt.date(2001, 6, 1)] * 3
    done = found(starts, in_year(2026), staff={"stop": ["2026-05-31", "2026-06-01", "2020-01-01"]}, to="stop")
    assert [0, 700, 0] == outcome(done, "it")
    done = found(
        starts, in_year(2026), staff={"stop": ["2026-05-31", "2026-05-30", ""]}, to="stop", falls_on="day-before"
    )
    assert [700, 0, 700] == outcome(done, "it")


def test_without_a_first_day_nothing_can_be_counted() -> None:
    with pytest.raises(Refused, match=r"E041 .* for p00001"):
        worked([{**PLAIN}], {"start": ["2001-01-01", ""]}, tables=table(ROWS))


@pytest.mark.parametrize(
    ("start", "away", "wanted"),
    [
        (dt.date(2003, 9, 14), (dt.date(2001, 1, 1), dt.date(2001, 9, 13)), (279, 0)),
        (dt.date(2001, 9, 14), (dt.date(1999, 1, 1), dt.date(1999, 12, 31)), (303, 700)),
        (dt.date(2001, 9, 14), (dt.date(1999, 1, 1), dt.date(2001, 9, 14)), (303, 700)),
        (dt.date(2001, 9, 14), (dt.date(1999, 1, 1), dt.date(2001, 12, 31)), (299, 0)),
    ],
)
def test_a_break_counts_only_the_days_that_are_service(start: dt.date, away: tuple, wanted: tuple) -> None:
    done = found([start], in_year(2026), breaks=[(0, *away)])
    assert wanted == (*outcome(done, "it.months"), *outcome(done, "it"))


@pytest.mark.parametrize("months", [[300, 150], [150, 150], [150, 480, 300]])
def test_milestones_that_do_not_rise_are_refused_when_the_scheme_is_read(months: list[int]) -> None:
    rows = {"prizes": {"rows": [{"months": found, "amount": 1} for found in months]}}
    with pytest.raises(Refused, match=r"S046 `months` of row \d of `prizes` is \d+, after \d+"):
        worked([{**PLAIN}], {"start": ["2001-06-01"]}, tables=rows)


@pytest.mark.parametrize("order", ["ab", "ba"])
def test_milestones_with_ids_are_told_by_the_row_of_the_file(order: str) -> None:
    rows = {"a": {"id": "a", "months": 300, "amount": 1}, "b": {"id": "b", "months": 150, "amount": 1}}
    with pytest.raises(Refused, match=rf"S046 `months` of row {order.index('b') + 1} of `prizes` is 150, after 300"):
        worked([{**PLAIN}], {"start": ["2001-06-01"]}, tables={"prizes": {"rows": [rows[one] for one in order]}})


@pytest.mark.parametrize("months", [0, "12.5", -12])
def test_milestones_of_less_than_a_month_or_of_a_part_of_one_are_refused(months: Any) -> None:
    with pytest.raises(Refused, match=r"S046 .*: these are whole numbers from 1 up"):
        found([dt.date(2001, 6, 1)], in_year(2026), {months: 1, 300: 2})


@pytest.mark.parametrize("months", ["0", "12.5", "-12"])
def test_milestones_of_a_file_are_told_by_the_row_of_the_file(months: str) -> None:
    columns = {"months": {"kind": "number"}, "amount": {"kind": "number"}}
    with pytest.raises(Refused, match=r"E042 .* for x \(prizes\.csv:2\)"):
        filed(columns, ("x", months, "1"), ("y", "300", "2"))
    with pytest.raises(Refused, match="S018 the bounds of `prizes` do not rise"):
        filed(columns, ("x", "300", "1"), ("y", "300", "2"))


def filed(columns: dict[str, Any], *rows: tuple[str, ...]) -> Any:
    """Run milestones from a file, given as its rows."""
    tree = {"scheme": "filed", "title": "Filed", "staff": {"start": {"kind": "date"}}, "step": [PLAIN],
            "tables": {"prizes": {"columns": columns}}, "awards": {"paid": {"step": "it", "kind": "units"}}}  # fmt: skip
    period = {"name": "2026", "from": "2026-01-01", "to": "2026-12-31"}
    figures = read_figures(Document("figures", "", {"period": [period]}))
    prizes = Sheet("prizes.csv", ("id", *columns), rows, tuple(range(2, len(rows) + 2)))
    sheets = {"staff": Sheet("staff.csv", ("id", "start"), (("1", "2001-06-01"),), (2,)), "prizes": prizes}
    scheme = read_scheme(Document("filed", "", tree), vocabulary())
    bound = bind(scheme, figures, sheets, figures.periods[0], reading=Reading(decimal=NumberStyle.POINT))
    return run(scheme, bound)


def test_the_time_between_repeated_milestones_is_whole_months() -> None:
    with pytest.raises(Refused, match="E042"):
        found([dt.date(2001, 6, 1)], in_year(2026), every="7.5")


def test_dates_that_run_backwards_are_refused() -> None:
    first = dt.date(2001, 6, 1)
    with pytest.raises(Refused, match="E010"):
        found([first], in_year(2026), staff={"stop": ["2000-01-01"]}, to="stop")
    with pytest.raises(Refused, match="E010"):
        found([first], in_year(2026), breaks=[(0, dt.date(2010, 2, 1), dt.date(2010, 1, 1))])


def test_a_break_that_still_runs_keeps_the_clock_still() -> None:
    done = found([dt.date(2001, 6, 1)], in_year(2026), breaks=[(0, dt.date(2026, 5, 1), None)])
    assert [0] == outcome(done, "it")
    assert [298] == outcome(done, "it.months")


@pytest.mark.parametrize(
    ("breaks", "pairs"),
    [
        ([(0, "2010-01-01", "2010-03-01"), (0, "2010-03-01", "2010-04-01")], [("2010-03-01", "2010-01-01 to 2010-03-01")]),
        ([(0, "2010-01-01", ""), (0, "2015-03-01", "2015-03-01")], [("2015-03-01", "2010-01-01 on")]),
        ([(0, "2010-01-01", "2012-01-01"), (0, "2010-02-01", "2010-03-01"), (0, "2011-12-31", "2013-01-01")],
         [("2010-02-01", "2010-01-01 to 2012-01-01"), ("2011-12-31", "2010-01-01 to 2012-01-01")]),
        ([(0, "2010-01-01", "2010-03-01"), (1, "2010-03-01", "2010-04-01"), (0, "2010-03-02", "2010-04-01")], []),
    ],
)  # fmt: skip
def test_breaks_of_one_person_that_share_a_day_are_refused_with_both_rows(breaks: list, pairs: list) -> None:
    days = [(row, *(dt.date.fromisoformat(text) if text else None for text in texts)) for row, *texts in breaks]
    try:
        found([dt.date(2001, 6, 1)] * 2, in_year(2026), breaks=days)
        problems = []
    except Refused as refused:
        problems = list(refused.problems)
    assert [
        f"`breaks`: this row of p00000 begins on {first}, inside another one, from {other} (breaks:"
        for first, other in pairs
    ] == [problem.what[: problem.what.index("(breaks:") + 8] for problem in problems]
    assert {problem.code for problem in problems} <= {"E044"}
    assert all(problem.place.line for problem in problems)


@given(breaks=st.lists(st.tuples(st.integers(0, 1), st.integers(0, 40), st.integers(0, 6)), max_size=6))
def test_breaks_are_refused_exactly_when_some_day_lies_in_two(breaks: list) -> None:
    first = dt.date(2010, 1, 1)
    days = [(row, first + n * oracle.ONE, first + (n + more) * oracle.ONE) for row, n, more in breaks]
    taken = [(row, first_ + n * oracle.ONE) for row, first_, last in days for n in range((last - first_).days + 1)]
    try:
        found([dt.date(2001, 6, 1)] * 2, in_year(2026), breaks=days or [(0, first, first)])
        refused = False
    except Refused:
        refused = True
    assert refused == (len(set(taken)) < len(taken))


def test_the_days_of_breaks_may_be_formulas() -> None:
    more = {**BREAKS, "breaks_from": "breaks.begin + 1"}
    rows = {
        "breaks": {"person": ["1", "1"], "begin": ["2010-01-01", "2010-01-10"], "stop": ["2010-01-10", "2010-02-01"]}
    }
    step = {**PLAIN, **more}
    assert [700] == outcome(worked([step], {"start": ["2001-06-01"]}, tables=table(ROWS), rows=rows), "it")
    rows["breaks"]["stop"][0] = "2010-01-11"
    with pytest.raises(Refused, match="E044"):
        worked([step], {"start": ["2001-06-01"]}, tables=table(ROWS), rows=rows)


def test_a_break_before_the_first_day_changes_nothing() -> None:
    breaks = [(0, dt.date(1998, 1, 1), dt.date(2000, 12, 31)), (1, dt.date(2000, 12, 31), dt.date(2001, 6, 2))]
    done = found([dt.date(2001, 6, 1)] * 2, in_year(2026), breaks=breaks)
    assert [306, 306] == outcome(done, "it.months")
    assert [dt.date(2026, 6, 1), dt.date(2026, 6, 3)] == [day(x) for x in outcome(done, "it.day")]


def test_a_milestone_of_service_that_begins_later_is_not_reached() -> None:
    done = found([dt.date(2030, 1, 1)], in_year(2026))
    assert [Fraction(0)] == outcome(done, "it.months")
    assert [Fraction(150)] == outcome(done, "it.next")
    assert [dt.date(2042, 7, 1)] == [day(x) for x in outcome(done, "it.next_day")]


def test_no_milestone_is_ever_given_twice() -> None:
    scheme = read_scheme(scheme_document("service-awards"), vocabulary())
    years = [
        {"name": str(year), "from": f"{year}-01-01", "to": f"{year}-12-31", "figures": {}} for year in range(2000, 2026)
    ]
    figures = read_figures(Document("figures", "", {"period": years}))
    starts = ["1999-02-28", "1996-02-29", "1980-12-31", "2000-01-01"]
    rows = tuple((f"{row}", "3000", start, "") for row, start in enumerate(starts))
    sheets = {"staff": Sheet("staff", ("id", "salary", "start", "end"), rows, (2, 3, 4, 5))}
    passed = run_in_order(scheme, figures, sheets, figures.periods, reading=Reading(decimal=NumberStyle.POINT))
    given_on: dict[tuple[int, int], list[str]] = {}
    for found_ in passed:
        for due in milestones_of(found_.register.run):
            if any(due.values):
                given_on.setdefault((due.row, due.months), []).append(found_.register.run.inputs.period.name)
    assert all(len(years) == 1 for years in given_on.values())
    assert {(0, 60): ["2004"], (0, 150): ["2011"], (0, 300): ["2024"]} == {
        key: value for key, value in given_on.items() if key[0] == 0
    }
    assert {(1, 60): ["2001"], (1, 150): ["2008"], (1, 300): ["2021"]} == {
        key: value for key, value in given_on.items() if key[0] == 1
    }
    assert ["2000"] == given_on[2, 150]
    assert ["2005"] == given_on[2, 300]
    assert ["2025"] == given_on[2, 540]


@pytest.mark.parametrize(
    ("start", "paid", "month", "thirteenth", "exempt"),
    [
        ("1986-01-02", "100", "3000", "0", "0"),
        ("1986-01-01", "100", "3000", "0", "100"),
        ("2001-01-01", "5000", "4000", "4000", "4653.33"),
        ("2013-07-01", "1000", "4000", "0", "0"),
    ],
)
def test_the_listed_dutch_jubilees_come_out_of_the_ready_made_scheme(
    start: str, paid: str, month: str, thirteenth: str, exempt: str
) -> None:
    tree = {key: value for key, value in scheme_document("jubileum-vrijstelling").tree.items() if key != "valid"}
    scheme = read_scheme(Document("vrijstelling", "", tree), vocabulary())
    period = {"name": "2025", "from": "2025-01-01", "to": "2025-12-31"}
    person = {"id": "1", "diensttijd_vanaf": start, "uit_dienst": "", "maandloon": month}
    person |= {"vakantiebijslag": "0.08", "dertiende": thirteenth, "betaald": paid}
    figures = read_figures(Document("figures", "", {"period": [{**period, "figures": {}}]}))
    entry = {"id": "2024-12-31.1", "owner": "1", "amount": "300", "origin": "2024-12-31", "expires": ""}
    used = [entry] if start.startswith("1986") else []
    sheets = {name: Sheet(name, tuple(rows[0]) if rows else tuple(entry), tuple(tuple(row.values()) for row in rows),
                          tuple(range(2, len(rows) + 2)))
              for name, rows in (("staff", [person]), ("benut", used))}  # fmt: skip
    done = run(scheme, bind(scheme, figures, sheets, figures.periods[0], reading=Reading(decimal=NumberStyle.POINT)))
    assert [Fraction(exempt)] == outcome(done, "vrij")
    assert [Fraction(paid) - Fraction(exempt)] == outcome(done, "belast")

"""Events of a class as a whole, and of what is simply held."""

from __future__ import annotations

import pytest
from tests.participation.telling import OPTIONS, POOL, book_of, counts, grant, refused

CERTIFICATES = """
plan = "Certificates"
[classes.stock]
kind = "stock"
[classes.certificate]
kind = "certificate"
of = "stock"
foundation = "stak"
[classes.growth]
kind = "growth"
[[vesting.yearly.segment]]
every = "1 year"
times = 4
"""
BACKED = ("2020-01-01,issue,stak,stock,,100,,,,,", "2020-01-01,issue,ann,certificate,,100,,,,,")


def test_certificates_and_their_stock_may_come_on_one_day() -> None:
    assert counts("2020-01-01", *BACKED, plan=CERTIFICATES)["ann certificate"][5] == 100


@pytest.mark.parametrize(
    "line",
    ["2020-06-01,transfer,stak,stock,,1,,,,,ben", "2020-06-01,buy-back,stak,stock,,1,,,,,cancelled",
     "2020-06-01,split,,stock,,0.5,,,,,", "2020-06-01,issue,ben,certificate,,1,,,,,"],
)  # fmt: skip
def test_stock_behind_certificates_stays(line: str) -> None:
    (problem,) = refused("2020-12-31", *BACKED, line, plan=CERTIFICATES)
    assert (problem.code, problem.place.line) == ("P044", 4)


def test_both_can_be_split_together() -> None:
    lines = (*BACKED, "2020-06-01,split,,stock,,0.5,,,,,", "2020-06-01,split,,certificate,,0.5,,,,,")
    assert counts("2020-06-01", *lines, plan=CERTIFICATES)["stak stock"][5] == 50


def test_stock_that_vests_is_held_and_can_be_sold() -> None:
    lines = ("2020-01-01,grant,ann,growth,g1,100,,yearly,,,", "2022-01-01,transfer,ann,growth,,40,,,,,ben")
    found = counts("2022-01-01", *lines, plan=CERTIFICATES)
    assert found == {"g1": (100, 50, 50, 0, 0, 0), "ann growth": (0, 0, 0, 0, 0, 10), "ben growth": (0, 0, 0, 0, 0, 40)}


def test_a_split_multiplies_what_was_sold_since_too() -> None:
    lines = ("2020-01-01,grant,ann,growth,g1,100,,yearly,,,", "2022-01-01,transfer,ann,growth,,40,,,,,ben",
             "2022-06-01,split,,growth,,10,,,,,")  # fmt: skip
    found = counts("2023-01-01", *lines, plan=CERTIFICATES)
    assert found == {
        "g1": (1000, 250, 750, 0, 0, 0),
        "ann growth": (0, 0, 0, 0, 0, 350),
        "ben growth": (0, 0, 0, 0, 0, 400),
    }


def test_a_split_multiplies_everything_that_a_grant_counts() -> None:
    lines = (
        POOL,
        grant().replace(",100,,", ",100,8.00,"),
        "2021-02-01,exercise,,,g1,5,,,,,",
        "2021-03-01,lapse,,,g1,10,,,,vested,",
        "2021-06-01,split,,option,,2,,,,,",
    )
    book = book_of("2021-06-01", *lines)
    assert counts("2021-06-01", *lines)["g1"] == (200, 150, 20, 10, 20, 0)
    assert (book.total("option", "pool"), book.total("option", "lapsed"), book.grants["g1"].price) == (1820, 0, 4)


def test_units_that_are_bought_back_go_to_the_pool_or_are_cancelled() -> None:
    lines = (
        "2020-01-01,issue,ann,stock,,10,,,,,",
        "2020-06-01,buy-back,ann,stock,,4,,,,,pool",
        "2020-06-01,buy-back,ann,stock,,3,,,,,cancelled",
    )
    book = book_of("2020-06-01", *lines)
    assert [book.total("stock", place) for place in ("held", "pool", "cancelled")] == [3, 4, 3]


def test_a_limit_counts_what_has_not_vested_and_looks_at_the_end_of_the_day() -> None:
    plan = OPTIONS.replace('units = "pool"', 'units = "pool"\nmost_part = "10%"')
    assert counts("2020-01-01", POOL, grant(), plan=plan)["g1"][0] == 100
    (problem,) = refused("2020-01-01", POOL, grant(units=101), plan=plan)
    assert (problem.code, problem.what) == ("P041", "`ann` would hold 101 of `option`, and 100 is the most")
    (problem,) = refused("2020-01-01", POOL, grant(units=60), grant(name="g2", units=60), plan=plan)
    assert problem.place.line == 4


def test_an_investor_is_not_held_to_a_limit() -> None:
    plan = OPTIONS.replace('kind = "stock"', 'kind = "stock"\nmost = 5')
    assert counts("2020-01-01", "2020-01-01,round,fund,stock,,50,8,,,,", plan=plan)["fund stock"][5] == 50

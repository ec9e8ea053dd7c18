"""A waterfall is the formula of a pool with its values: it begins at a figure and ends at what is left."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.html.results import company, example

from sharing.reports.html.waterfall import waterfall
from sharing.reports.page_words import Voice

EN = Voice("en")
PEOPLE = [("a", "x", "1", "t"), ("b", "x", "2", "t")]


def test_the_bakery_from_its_profit_to_nothing_left():
    came, went = waterfall(example("bakery"), "pot", EN)
    assert [128400, -60000, -58140, 10260] == [bar.change for bar in came]
    assert [10260, -10260, 0] == [bar.change for bar in went]
    assert (
        "off: what falls outside “part of the profit above the threshold that is for the staff (15%)”" == came[2].label
    )


def test_pools_of_groups_begin_with_the_company_s_amount():
    came, went = waterfall(example("scaleup"), "team_pool", EN)
    assert ["gross margin of the year", 222000] == [came[0].label, came[-1].change]
    assert ["engineering", "support"] == [went[1].label, went[-2].label]
    hidden = waterfall(example("scaleup"), "team_pool", EN, frozenset({"engineering", "sales"}))[1]
    assert ("Other groups (2)", Fraction("-136730.59")) == (hidden[-2].label, hidden[-2].change)


@pytest.mark.parametrize(
    ("formula", "changes"),
    [
        ("profit", []),
        ("profit + 100", [1000, 100, 1100]),
        ("100 + profit", []),
        ('round(profit / 3, 2, \\"down\\")', [1000, Fraction(-2000, 3), Fraction(-1, 300), Fraction("333.33")]),
        ("min(profit, 400)", [1000, -600, 400]),
        ("if profit > 10 then profit * 50% else profit", [1000, -500, 500]),
        ("profit - 10% * profit", [1000, -100, 900]),
        ("-(0 - profit)", []),
        ("min(profit - 100, profit * 2)", [1000, -100, 900]),
        ("min(profit * 2, profit - 100)", [1000, 1000, -1100, 900]),
    ],
)
def test_a_formula_is_followed_along_its_money(formula, changes):
    came, went = waterfall(company(PEOPLE, pool=formula), "pool", EN)
    assert changes == [bar.change for bar in came]
    assert went[-1].after == 0


@given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(0, 100))
def test_every_bar_begins_where_the_one_before_it_ended(profit, threshold, percent):
    text = f'round({percent}% * max(0, profit - {threshold}), 2, \\"down\\")'
    result = company(PEOPLE, pool=text, profit=str(profit))
    came, went = waterfall(result, "pool", EN)
    for bars in (came, went):
        for before, after in itertools.pairwise(bars):
            assert after.level or after.before == before.after
    assert not came or came[-1].after == came[-2].after
    assert went[-1].after == went[0].after - result.awards[0].total

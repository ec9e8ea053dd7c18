"""The result for everybody: a balance a pool, who does not take part and why, who got the cents left over."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.scheme_strategies import Plan, person, plan_of

from sharing.awards import operand_of
from sharing.errors import Refused
from sharing.register import Register, register_of

POOL = """
[[eligible]]
name = "paid"
when = "salary > 0"
reason = "no salary"
[[eligible]]
name = "junior"
when = "not manager"
reason = "a manager"
[[step]]
name = "exact"
rule = "share"
of = "profit"
by = "weight"
entitled = "eligible"
denominator = "everybody"
[[step]]
name = "amount"
rule = "apportion"
of = "exact"
[[step]]
name = "rest"
formula = "profit - total(amount)"
"""
AWARDS = (
    '[awards.cash]\nstep = "amount"\npool = "profit"\n[awards.fund]\nstep = "rest"\nkind = "fund"\npool = "profit"\n'
)
STAFF = [person("a"), person("b", manager="yes"), person("c"), person("d", salary="0", manager="yes")]


def result(steps: str = POOL, awards: str = AWARDS, staff: list | None = None, **figures: str) -> Register:
    teams = [{"id": "south", "budget": "10", "factor": "1"}, {"id": "north", "budget": "1", "factor": "1"}]
    return register_of(plan_of(steps, *(staff or STAFF), awards=awards, teams=teams, **figures).run())


def test_a_pool_is_its_awards_its_fund_and_its_residual() -> None:
    found = result(profit="0.10")
    assert found.ids == ("a", "b", "c", "d")
    cash, fund = found.awards
    assert [cash.amount(row) for row in range(4)] == [Fraction(3, 100), 0, Fraction(2, 100), 0]
    assert (cash.for_people, fund.for_people) == (True, False)
    assert fund.amount(0) == fund.total == Fraction(5, 100)
    (balance,) = found.balances
    assert (balance.amount, balance.awarded, balance.residual, balance.group) == (
        Fraction(1, 10),
        Fraction(1, 10),
        0,
        "",
    )
    assert found.award("fund") is fund
    assert found.award("none") is None


def test_everybody_who_does_not_take_part_has_the_first_reason() -> None:
    assert [(found.row, found.condition.name) for found in result(profit="1").exclusions] == [
        (1, "junior"),
        (3, "paid"),
    ]


def test_the_cents_left_over_have_a_name() -> None:
    (left,) = result(profit="0.10").leftovers
    assert (left.step, left.multiple) == ("amount", Fraction(1, 100))


GROUPS = """
[[step]]
name = "pool"
formula = "teams.budget * rate"
[[step]]
name = "exact"
rule = "share"
of = "pool"
by = "weight"
within = "team"
[[step]]
name = "amount"
rule = "apportion"
of = "exact"
within = "team"
"""


def test_every_group_has_a_balance_of_its_own() -> None:
    staff = [person("a"), person("b", team="south"), person("c", team="south")]
    found = result(GROUPS, '[awards.cash]\nstep = "amount"\npool = "pool"\n', staff, rate="0.333")
    assert [(b.group, b.amount, b.awarded) for b in found.balances] == [
        ("north", Fraction("0.333"), Fraction("0.33")), ("south", Fraction("3.33"), Fraction("3.33")),
    ]  # fmt: skip


def test_a_group_without_awards_for_people_keeps_its_pool() -> None:
    found = result(GROUPS + '[[step]]\nname = "fund"\nformula = "profit * 0"\n',
                   '[awards.fund]\nstep = "fund"\nkind = "fund"\npool = "pool"\n', [person("a"), person("b", team="south")], rate="1")  # fmt: skip
    assert [balance.residual for balance in found.balances] == [1, 10]


def refused(steps: str, awards: str, **figures: str) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as caught:
        result(steps, awards, **figures)
    return [(problem.code, problem.what) for problem in caught.value.problems]


def test_an_award_that_is_not_in_whole_units_is_refused() -> None:
    awards = '[awards.cash]\nstep = "exact"\npool = "profit"\n[awards.fund]\nstep = "third"\nkind = "fund"\n'
    found = refused(POOL + '[[step]]\nname = "third"\nformula = "profit / 3"\n', awards, profit="1.01")
    assert found == [
        ("E011", "`exact` is not in whole units of 0.01 EUR"),
        ("E011", "`third` is not in whole units of 0.01 EUR"),
    ]


def test_a_pool_that_pays_more_than_it_holds_is_refused() -> None:
    awards = '[awards.cash]\nstep = "x"\npool = "profit"\n'
    step = '[[step]]\nname = "x"\nformula = "weight * heads"\n'
    for profit, heads in (("1", "2"), ("1", "-2"), ("0", "1"), ("0", "-1")):
        what = "a negative amount" if heads.startswith("-") else "more"
        more = "" if heads.startswith("-") else " than it holds"
        assert refused(step, awards, profit=profit, heads=heads) == [("E012", f"{what} leaves `profit`{more}")]
    grouped = GROUPS.replace("teams.budget * rate", "teams.budget * rate * (if rows(staff) == 4 then 1 else 0)")
    twice = grouped + '[[step]]\nname = "x"\nformula = "amount * 2"\n'
    found = refused(
        twice.replace('within = "team"\n', 'within = "team"\nnobody = "residual"\n', 1),
        '[awards.cash]\nstep = "x"\npool = "pool"\n',
        rate="1",
    )
    assert found == [("E012", "more leaves `pool` of north than it holds")]


def test_whole_units_are_seen_through_any_scale() -> None:
    step = '[[step]]\nname = "x"\nformula = "if manager then weight / 2 * 2 else floor(weight / 3)"\n'
    award = '[awards.u]\nstep = "x"\nkind = "units"\n'
    assert result(step, award).awards[0].total == 2
    fund = '[awards.u]\nstep = "x"\nkind = "units"\n'
    assert result('[[step]]\nname = "x"\nformula = "heads"\n', fund, heads="3").awards[0].total == 3


def test_names_of_a_run_are_steps_their_parts_and_figures() -> None:
    run = result(profit="1").run
    assert operand_of(run, "exact").name == "exact"
    assert operand_of(run, "exact.left").name == "exact.left"
    assert operand_of(run, "profit").name == "company.profit"


def test_a_condition_of_the_company_holds_for_everybody_or_nobody() -> None:
    steps = POOL.replace('when = "salary > 0"', 'when = "heads > 0"')
    assert [found.row for found in result(steps, profit="1", heads="0").exclusions] == [0, 1, 2, 3]
    assert [found.row for found in result(steps, profit="1", heads="1").exclusions] == [1, 3]


SITES = """
scheme = "sites"
title = "sites"
[staff.weight]
kind = "count"
[staff.team]
kind = "link"
leads_to = "teams"
[tables.teams]
link = { site = "sites" }
[tables.sites.columns.fund]
kind = "money"
[[step]]
name = "amount"
formula = "sites.fund * weight / 10"
kind = "money"
[[step]]
name = "paid"
formula = "round(amount, 2, \\"down\\")"
[awards.cash]
step = "paid"
pool = "fund"
[[step]]
name = "fund"
formula = "sites.fund * 1"
"""


def test_a_group_that_is_two_links_away_has_its_balance_too() -> None:
    """Sites have teams and teams have people: what the people of a site receive leaves the site's pool."""
    plan = Plan(
        SITES,
        ("2026-01-01", "2026-12-31"),
        {},
        {
            "staff": [{"id": "a", "weight": "4", "team": "t"}, {"id": "b", "weight": "5", "team": "u"}],
            "teams": [{"id": "t", "site": "s1"}, {"id": "u", "site": "s1"}],
            "sites": [{"id": "s1", "fund": "10.00"}, {"id": "s2", "fund": "7.00"}],
        },
    )
    found = register_of(plan.run())
    assert [(balance.group, balance.amount, balance.awarded) for balance in found.balances] == [
        ("s1", 10, 9),
        ("s2", 7, 0),
    ]

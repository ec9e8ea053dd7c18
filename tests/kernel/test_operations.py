"""What the operations promise: refusals that vanish with the branch not taken, empty groups, orders that end in ids."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.scheme_strategies import person, plan_of, problems_of, rows_of

A, B, C = person("a"), person("b", weight="0", team="south"), person("c", weight="3")


def one(formula: str, *staff: dict[str, str], arrays: bool = False, **given) -> list[Fraction]:
    """Give all rows of one formula."""
    return rows_of(plan_of(f"x = {formula}", *staff, **given).run(arrays=arrays), "x")


@pytest.mark.parametrize("arrays", [False, True])
@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("if weight == 0 then 0 else 6 / weight", [6, 0, 2]),
        ("if weight != 0 and 6 / weight > 2 then 1 else 0", [1, 0, 0]),
        ("if weight == 0 or 6 / weight > 2 then 1 else 0", [1, 1, 0]),
        ("if heads == 0 then weight else weight / heads", [1, 0, 3]),
        ("if heads == 0 then 1 else 1 / heads", [1]),
        ("if heads == 0 then weight else teams.factor", [1, 0, 3]),
        ("if weight == 0 then 5 else teams.factor", [1, 5, 1]),
        ("if heads == 1 then teams.factor else weight", [1, 0, 3]),
        ("if manager then 1 else teams.factor", [1, 1, 1]),
    ],
)
def test_a_refusal_vanishes_with_the_branch_that_is_not_taken(
    formula: str, expected: list[int], *, arrays: bool
) -> None:
    assert one(formula, A, B, C, arrays=arrays) == expected


@pytest.mark.parametrize(
    ("formula", "code", "what"),
    [
        ("6 / weight", "E001", "`x`: division by zero for b"),
        ("total(6 / 0 * weight)", "E001", "`x`: division by zero"),
        ("total(if weight == 0 then weight / heads else weight)", "E001", "`x`: division by zero for b"),
        ("highest(if weight == 0 then weight / heads else weight)", "E001", "`x`: division by zero for b"),
        ("total(if weight == 0 then weight / heads else weight by team)", "E001", "`x`: division by zero for b"),
        ("highest(if weight == 0 then weight / heads else weight by team)", "E001", "`x`: division by zero for b"),
        ("highest(spells.pay)", "E008", "`x`: there are no rows to take the highest or lowest of"),
        ("lowest(spells.pay by spells.person)", "E008", "`x`: there are no rows to take the highest or lowest of for a, b, c"),
        ("clamp(weight, 2, 1)", "E007", "`x`: the lower limit is above the upper limit for a, b, c"),
        ("floor(6 / weight)", "E001", "`x`: division by zero for b"),
        ("floor(weight, heads)", "E001", "`x`: division by zero"),
        ("(6 / weight) * (6 / heads)", "E001", "`x`: division by zero for a, b, c"),
        ("if 6 / weight > 1 then 1 else 2", "E001", "`x`: division by zero for b"),
        ('refuse("nobody") + 1', "E003", "`x`: nobody has points, so there is nobody to share with"),
        ("running(1, 6 / weight)", "E001", "`x`: division by zero for b"),
    ],
)  # fmt: skip
def test_a_step_that_still_holds_a_refusal_says_which_and_for_whom(formula: str, code: str, what: str) -> None:
    (found, said), *_ = problems_of(f"x = {formula}", A, B, C)
    assert (found, said.partition(" (")[0]) == (code, what)


def test_a_total_over_an_empty_group_is_nothing_and_the_most_of_none_refuses() -> None:
    assert one("total(weight by team)", A, C) == [4, 0]
    assert one("total(weight)") == [0]
    assert one("if count(weight >= 0 by team) == 0 then 0 else highest(weight by team)", A, C) == [3, 0]


def test_without_rows_nothing_is_refused() -> None:
    assert one("weight / heads") == []
    assert one("weight / fte") == []
    assert one("total(weight / heads)") == [0]


@pytest.mark.parametrize("arrays", [False, True])
def test_an_order_ends_with_the_identity_of_a_row(*, arrays: bool) -> None:
    assert one("running(1, fte)", C, B, A, arrays=arrays) == [0, 1, 2]
    assert one("running(1, -weight)", C, B, A, arrays=arrays) == [1, 2, 0]
    assert one("running(weight by team)", C, B, A, arrays=arrays) == [0, 0, 1]


def test_what_is_added_up_in_an_order_may_be_any_number() -> None:
    assert one("running(5, fte)", A, B, C) == [0, 5, 10]
    assert one("running(heads + 2, fte)", A, B, C, heads="1") == [0, 3, 6]
    assert one("running(profit, heads, fte)", A, B, C, profit="7") == [0, 7, 14]
    assert one("running(if weight == 0 then 0 else 1, fte)", A, B, C) == [0, 1, 1]


SCALE = """
[[step]]
name = "x"
rule = "brackets"
of = "weight * 1000"
table = "scale"
mode = "{}"
side = "{}"
"""


def test_a_value_on_a_bound_belongs_to_the_side_that_the_scheme_says() -> None:
    staff = [person("a", weight="0"), person("b", weight="1"), person("c", weight="2")]
    assert rows_of(plan_of(SCALE.format("cliff", "from"), *staff).run(), "x") == [0, 75, 150]
    assert rows_of(plan_of(SCALE.format("cliff", "to"), *staff).run(), "x") == [0, 50, 150]
    assert rows_of(plan_of(SCALE.format("marginal", "from"), *staff).run(), "x") == [0, 50, 125]


def test_before_the_first_bound_there_is_no_answer() -> None:
    low = [person("a", weight="-2000000")]
    assert [code for code, _ in problems_of(SCALE.format("cliff", "from"), *low)] == ["E002"]


def test_the_level_says_why_it_has_no_answer() -> None:
    share = '[[step]]\nname = "x"\nrule = "share"\nof = "profit"\nby = "weight"\n{}\n'
    low = 'at_least = 5\nat_most = "equity"\nprorated = "no"\nexcess = "redistribute"'
    assert [c for c, _ in problems_of(share.format(""), person("a", weight="-1"), profit="1")] == ["E004"]
    assert [c for c, _ in problems_of(share.format(""), B, profit="1")] == ["E003"]
    assert [c for c, _ in problems_of(share.format(low), A, profit="1", equity="9")] == ["E006"]
    assert [c for c, _ in problems_of(share.format(low), A, profit="1", equity="1")] == ["E007"]
    assert [c for c, _ in problems_of(share.format(low.replace("5", "0.005")), A, profit="1", equity="1")] == ["E009"]
    assert [c for c, _ in problems_of("x = level(profit, weight)", A, profit="-1")] == ["E005"]


def test_a_level_in_a_formula_is_the_value_of_a_point() -> None:
    assert one("level(profit, weight)", A, C, profit="8") == [2]
    assert one("level(profit, weight, 0, 3)", A, C, profit="4") == [1]
    assert one("level(8 * teams.factor, max(1, weight) by team)", A, B, C) == [2, 8]


@pytest.mark.parametrize("arrays", [False, True])
def test_a_share_of_nothing_never_gets_a_unit_that_is_left_over(*, arrays: bool) -> None:
    """Gains and losses together: two cents are over, and the row without a share stands between them."""
    step = '[[step]]\nname = "x"\nrule = "apportion"\nof = "weight * 0.001"\nmethod = "largest-weight"\n'
    staff = [person(name, weight=weight) for name, weight in [("a", "3"), ("b", "0"), ("c", "-1"), ("d", "-2")]]
    for expanded in (False, True):
        done = plan_of(step, *staff).run(arrays=arrays, expanded=expanded)
        assert rows_of(done, "x") == [Fraction(1, 100), 0, 0, Fraction(-1, 100)]


def test_a_value_is_looked_up_among_quotients_too() -> None:
    staff = [person("a"), person("b", weight="2", fte="0.8"), person("c", weight="3")]
    assert one('at(weight, locate(2, weight / fte, "from"))', *staff) == [1]
    assert one('at(weight, locate(salary as points / 40, weight / fte, "to"))', *staff) == [1, 1, 1]


def test_a_refusal_of_every_row_does_not_concern_a_group_without_rows() -> None:
    """North has one row, which is divided by zero; south has none, and its total is nothing."""
    (code, said), *_ = problems_of("x = total(weight / heads by team)", A, heads="0")
    assert code == "E001"
    assert "for a (" in said


def test_the_denominator_of_one_divided_by_a_look_up_is_known() -> None:
    text = 'x = total({} / at((scale.rate + 1) / (scale.from + 7), locate(weight, scale.from, "from")))'
    assert [code for code, _ in problems_of(text.format("1"), A)] == ["S016"]
    assert [code for code, _ in problems_of(text.format("weight"), A)] == ["S016"]


def test_a_unit_of_nothing_has_no_answer() -> None:
    step = '[[step]]\nname = "x"\nrule = "apportion"\nof = "weight"\nunit = "heads"\n'
    for heads in ("0", "-1"):
        assert [code for code, _ in problems_of(step, A, heads=heads)] == ["E001"]
        assert [code for code, _ in problems_of(step + 'within = "team"\n', A, heads=heads)] == ["E001"]

"""A run gives every step a value, or says once which steps have none, why, and for whom."""

from __future__ import annotations

import pytest
from tests.scheme_strategies import COLUMNS, person, plan_of, problems_of, rows_of

from sharing.documents import Document
from sharing.errors import Refused
from sharing.evaluation import run
from sharing.files.csv_sheets import read_csv
from sharing.inputs.binding import bind
from sharing.inputs.figures import read_figures
from sharing.inputs.sheet import Sheet

MANY = [person(name, weight="0") for name in "abcdefg"]


def test_five_are_named_and_the_others_counted() -> None:
    assert problems_of("x = 1 / weight", *MANY) == [
        ("E001", "`x`: division by zero for a, b, c, d, e and 2 others (staff:2)")
    ]


def test_one_more_than_five_is_named_too() -> None:
    assert problems_of("x = 1 / weight", *MANY[:6]) == [
        ("E001", "`x`: division by zero for a, b, c, d, e, f (staff:2)")
    ]


def test_a_step_that_reads_a_refused_one_says_nothing_more() -> None:
    steps = "x = 1 / weight\ny = x * 2\nz = y + 1\nw = 1 / heads\nv = 5"
    assert [what for _, what in problems_of(steps, person("a", weight="0"))] == [
        "`x`: division by zero for a (staff:2)", "`w`: division by zero",
    ]  # fmt: skip


def test_the_place_is_that_of_the_formula_or_the_rule_and_of_the_condition() -> None:
    share = '[[step]]\nname = "x"\nrule = "share"\nof = "profit"\nby = "weight"\n'
    with pytest.raises(Refused) as caught:
        plan_of(share, person("a", weight="0"), profit="5").run()
    (problem,) = caught.value.problems
    assert problem.what == "`x.level`: nobody has points, so there is nobody to share with"
    assert problem.place.excerpt == 'rule = "share"'
    condition = (
        '[[eligible]]\nname = "c"\nwhen = "1 / weight > 0"\nreason = "r"\n[[step]]\nname = "x"\nformula = "heads"\n'
    )
    with pytest.raises(Refused) as caught:
        plan_of(condition, person("a", weight="0")).run()
    assert caught.value.problems[0].what.startswith("`eligible.c`: division by zero for a")
    assert caught.value.problems[0].place.excerpt == 'when = "1 / weight > 0"'


def test_rows_of_a_constant_table_are_named_by_their_number() -> None:
    ((_, what),) = problems_of("x = 1 / (scale.rate as points)")
    assert what == "`x`: division by zero for 1"


def test_the_calendar_names_its_rows_too() -> None:
    ((_, what),) = problems_of("x = 1 / (calendar.days as points - 28)")
    assert what.startswith("`x`: division by zero for ")


def test_a_file_that_was_read_gives_the_line_of_the_row() -> None:
    plan = plan_of("x = 1 / weight")
    scheme = plan.scheme()
    head = "id,salary,fte,weight,manager,grade,team,start"
    sheet = read_csv(
        f"{head}\nb,1,1,0,no,A,north,2020-01-01\na,1,1,1,no,A,north,2020-01-01\n".encode(), name="staff.csv"
    )
    figures = read_figures(
        Document("f", "", {"period": [{"from": "2026-01-01", "to": "2026-12-31", "figures": plan.figures}]})
    )
    teams = read_csv(b"id,budget,factor\nnorth,0,1\n", name="teams.csv")
    spells = read_csv(b"person,hours,pay\na,1,1\n", name="spells.csv")
    empty = {name: Sheet(name, COLUMNS[name], (), ()) for name in ("measures", "results", "pauses")}
    sheets = {"staff": sheet, "teams": teams, "spells": spells, **empty}
    inputs = bind(scheme, figures, sheets, figures.periods[0])
    with pytest.raises(Refused, match=r"`x`: division by zero for b \(staff.csv:2\)"):
        run(scheme, inputs)


def test_a_value_of_the_company_is_one_row() -> None:
    assert rows_of(plan_of("x = rows(staff) * 2", *MANY).run(), "x") == [14]


def test_a_pool_that_refuses_for_the_points_of_some_names_them() -> None:
    share = '[[step]]\nname = "x"\nrule = "share"\nof = "profit"\nby = "weight"\n'
    staff = [person("a"), person("b", weight="-1")]
    assert problems_of(share, *staff, profit="5")[0][0] == "E004"
    limit = share + 'at_most = "heads * 0.005 * profit"\nat_least = 0\nprorated = "no"\nexcess = "redistribute"\n'
    assert problems_of(limit, person("a"), profit="1", heads="1") == [
        ("E009", "`x.level`: a limit is not a whole number of cents"),
    ]  # fmt: skip
    mixed = share + 'at_most = "salary"\nat_least = "fte as points"\nexcess = "redistribute"\n'
    assert [
        code for code, _ in problems_of(mixed.replace('"fte as points"', '"salary / 1000000"'), person("a"), profit="1")
    ] == ["E009"]


def test_a_plain_number_takes_any_kind_also_when_it_is_seen_from_another_table() -> None:
    teams = [{"id": "north", "budget": "70", "factor": "1"}]
    done = plan_of("x = clamp(salary, 5, teams.budget)", person("a"), teams=teams).run()
    assert rows_of(done, "x") == [70]

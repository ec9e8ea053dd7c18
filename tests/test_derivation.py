"""A derivation shows what was put in: of a conditional the branch taken, of a total the total, of a blank that it is one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.periods import PERSONAL, passed, years
from tests.rules.mini import worked
from tests.scheme_strategies import person, plan_of
from tests.schemes import example_run, scheme_of

from sharing import bind, read_figures
from sharing.derivation import derive
from sharing.documents import Document
from sharing.evaluation import Run, run
from sharing.inputs.sheet import Sheet
from sharing.nodes import Node
from sharing.reports.derivations import explanation_tree
from sharing.reports.explanations import text_explanation
from sharing.scheme import Step


def tree(steps: str, name: str = "x", row: int = 0, staff: list | None = None, **figures: str) -> Node:
    return derive(made(steps, staff, **figures), name, row)


def made(steps: str, staff: list | None = None, **figures: str) -> Run:
    return plan_of(steps, *(staff or [person("a", weight="2"), person("b", team="south")]), **figures).run()


def test_a_formula_holds_the_values_of_its_names() -> None:
    node = tree("y = weight * 3\nx = y + heads", heads="5")
    assert (node.form, node.value, node.row) == ("formula", 11, "a")
    assert {name: (child.form, child.value, child.row) for name, child in node.children.items()} == {
        "y": ("formula", 6, "a"), "heads": ("input", 5, ""),
    }  # fmt: skip
    assert [found.name for found in node.walk()] == ["x", "y", "weight", "heads"]


def test_only_the_branch_that_was_taken_is_shown() -> None:
    steps = "x = if weight > 1 then profit else equity / weight"
    assert list(tree(steps).children) == ["weight", "profit"]
    assert list(tree(steps, row=1).children) == ["weight", "equity"]
    assert list(tree(steps).taken.values()) == [True]
    assert list(tree("x = 1 + (if heads == 0 then 2 else weight)").children) == ["heads"]


def test_of_a_condition_in_several_rows_of_a_participant_no_branch_is_taken() -> None:
    spells = [
        {"person": "a", "hours": hours, "pay": "7", "begin": "2026-01-01", "finish": ""} for hours in ("10", "40")
    ]
    steps = "y = if spells.hours > 20 then spells.pay else running(spells.pay by spells.person)\nx = total(y by spells.person)"
    node = derive(plan_of(steps, person("a"), spells=spells).run(), "y", 0)
    fold = "running(spells.pay by spells.person)"
    assert (list(node.children), node.taken) == (["spells.hours", "spells.pay", fold], {})
    assert list(node.rows.values()) == [0, 7]
    assert (node.children[fold].form, list(node.children[fold].rows.values())) == ("rows", [0, 7])


def test_a_blank_cell_says_that_it_is_one() -> None:
    node = tree("x = or_else(gift, 7)", staff=[person("a"), person("b", gift="3")])
    assert (node.value, node.children["gift"].blank) == (7, True)
    node = tree("x = or_else(gift, 7)", row=1, staff=[person("a"), person("b", gift="3")])
    assert (node.value, node.children["gift"].blank) == (3, False)


@pytest.mark.parametrize(
    ("formula", "name", "value", "row"),
    [
        ("total(weight) * 2", "total(weight)", 3, ""),
        ("weight + total(weight by team)", "total(weight by team)", 2, "north"),
        ("weight + (total(weight by team) as points)", "total(weight by team)", 2, "north"),
        ("total(weight) as points", "total(weight)", 3, ""),
        ("total(weight)", "total(weight)", 3, ""),
        ("max(highest(weight), 1)", "highest(weight)", 2, ""),
        ("max(1, rows(staff))", "rows(staff)", 2, ""),
        ("if total(weight) == 3 then 1 else 0", "total(weight)", 3, ""),
        ("if rows(staff) == rows(spells) then 1 else 0", "rows(staff)", 2, ""),
        ("weight - running(1, -weight)", "running(1, -weight)", 0, "a"),
        ("profit + level(profit, weight)", "level(profit, weight)", 2, ""),
    ],
)  # fmt: skip
def test_a_total_is_a_node_of_its_own(formula: str, name: str, value: int, row: str) -> None:
    child = tree(f"x = {formula}", profit="6").children[name]
    assert (child.form, child.value, child.row) == ("fold", value, row)


SHARE = """
[[step]]
name = "x"
rule = "share"
of = "profit * rows(staff)"
by = "max(weight, total(fte))"
"""


def test_a_rule_holds_what_was_put_in_and_its_sub_steps() -> None:
    node = tree(SHARE, profit="4")
    assert {name: (child.form, child.value) for name, child in node.children.items()} == {
        "profit": ("input", 4), "rows(staff)": ("fold", 2), "weight": ("input", 2), "total(fte)": ("fold", 2),
        "x.level": ("part", 2), "x.left": ("part", 0),
    }  # fmt: skip
    assert tree(SHARE, "x.level", profit="4").value == 2


def test_a_rule_with_a_table_or_the_period_can_be_explained() -> None:
    scale = '[[step]]\nname = "x"\nrule = "brackets"\nof = "weight"\ntable = "scale"\nmode = "cliff"\nside = "from"\n'
    assert list(tree(scale).children) == ["weight", "x.rate"]
    presence = '[[step]]\nname = "x"\nrule = "presence"\nfrom = "start"\nto = "end"\nleavers = "pro-rata"\ncount = "calendar-days"\n'
    node = tree(presence)
    assert node.value == 1
    assert node.children["end"].blank
    assert [name for name, child in node.children.items() if child.form == "period"] == ["period.end", "period.start"]


CONDITIONS = """
[[eligible]]
name = "weighty"
when = "total(weight) == 3 and (if heads == 0 then weight > 1 else profit > 1)"
reason = "r"
[[eligible]]
name = "some"
when = "any(weight > 0)"
reason = "s"
[[step]]
name = "x"
formula = "if eligible then 1 else 0"
"""


def test_taking_part_is_shown_condition_by_condition() -> None:
    node = tree(CONDITIONS).children["eligible"]
    first, second = node.children.values()
    assert (node.value, first.form, first.name) == (1, "condition", "eligible.weighty")
    assert list(first.children) == ["total(weight)", "heads", "weight"]
    assert list(second.children) == ["any(weight > 0)"]
    assert tree(CONDITIONS, row=1).children["eligible"].value == 0


def test_a_branch_of_a_clamp_is_not_mistaken_for_the_scheme_s_own() -> None:
    """The definitions of words have formulas of their own: `max` reads `if a <= b then b else a`, at the same place."""
    steps = "a = heads + 1\nb = heads + 2\nx = if a <= b then max(b, a) * 1 else a"
    node = tree(steps)
    assert (node.value, list(node.taken.values())) == (2, [True])
    low = "low = heads + 1\nhigh = heads + 2\nx = if low <= high then clamp(9, low, high) else low"
    assert list(tree(low).taken.values()) == [True]


def test_a_fold_over_many_rows_is_made_again_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sharing.kernel.workings.KEPT_ROWS", 0)
    steps = "x = weight + total(spells.hours by spells.person) + running(1, -weight)"
    spells = [{"person": "b", "hours": "5", "pay": "0"}, {"person": "b", "hours": "6", "pay": "0"}]
    run = plan_of(steps, person("a", weight="2"), person("b"), spells=spells).run()
    assert [derive(run, "x", row).children["total(spells.hours by spells.person)"].value for row in (0, 1)] == [0, 11]
    assert [derive(run, "x", row).children["running(1, -weight)"].value for row in (0, 1)] == [0, 1]


def test_what_has_no_name_cannot_be_derived() -> None:
    for name in ("nothing", "x.nothing"):
        with pytest.raises(KeyError):
            tree("x = weight", name)


def test_a_value_of_another_table_is_that_of_the_row_a_participant_belongs_to() -> None:
    node = tree("x = teams.factor * weight", row=1)
    assert (node.children["teams.factor"].row, node.children["teams.factor"].value) == ("south", Fraction(1))
    assert tree("x = spells.hours * 1\ny = total(x by spells.person)", "y").value == 0


def test_a_step_that_is_neither_a_formula_nor_a_rule_is_a_mistake_of_the_caller() -> None:
    run = made("x = weight")
    step = run.scheme.steps[0]
    bare = run._replace(scheme=run.scheme._replace(steps=(Step(step.name, step.operand),)))
    with pytest.raises(TypeError):
        derive(bare, "x", 0)


SPELLS = """[[step]]
name = "x"
rule = "spells"
from = "spells.begin"
to = "spells.finish"
by = "spells.person"
count = "calendar-days"
"""


def test_of_several_rows_only_the_participant_s_own_are_shown() -> None:
    spells = [
        {"person": "a", "hours": "1", "pay": "0", "begin": "2026-01-01", "finish": "2026-01-31"},
        {"person": "b", "hours": "1", "pay": "0", "begin": "2025-01-01", "finish": ""},
        {"person": "a", "hours": "1", "pay": "0", "begin": "2026-12-31", "finish": ""},
    ]
    run = plan_of(SPELLS, person("a"), person("b"), person("c"), spells=spells).run()
    nodes = [derive(run, "x", row).children for row in range(3)]
    assert [[31, 1], [365], []] == [list(found["x.days"].rows.values()) for found in nodes]
    assert {"rows"} == {found["spells.finish"].form for found in nodes}
    assert [2, 1, 0] == [len(found["spells.finish"].rows) for found in nodes]
    assert derive(run, "x", 2).value == 0


def test_the_entries_of_an_account_are_shown_by_row() -> None:
    entries = [{"id": f"202{n}-12-31", "amount": str(n), "origin": f"202{n}-12-31"} for n in (1, 2, 3)]
    step = {"name": "x", "rule": "draw", "of": "wanted", "from": "reserve"}
    close = {"name": "after", "rule": "carry", "account": "reserve", "drawn": "x.drawn", "add": "5", "life": "endless"}
    run = worked([step, close], {"weight": ["1"]}, figures={"wanted": "2.5"}, rows={"reserve": entries})
    drawn = derive(run, "x", 0).children["x.drawn"]
    assert (drawn.form, drawn.row, drawn.rows) == (
        "rows", "", {"2021-12-31": 1, "2022-12-31": Fraction("1.5"), "2023-12-31": 0},
    )  # fmt: skip
    below = derive(run, "after", 0)
    assert (below.value, below.children["x.drawn"], below.children["after.kept"].rows) == (
        Fraction("8.5"), drawn, {"2021-12-31": 0, "2022-12-31": Fraction("0.5"), "2023-12-31": 3},
    )  # fmt: skip
    assert derive(run, "reserve.amount", 0).rows == {"2021-12-31": 1, "2022-12-31": 2, "2023-12-31": 3}


def test_somebody_s_own_rows_are_shown_and_nobody_else_s() -> None:
    spells = [{"person": one, "hours": hours, "pay": "0"} for one, hours in (("b", "5"), ("a", "6"), ("b", "7"))]
    run = plan_of("x = spells.hours * 2\ny = total(x by spells.person)", person("a"), person("b"), spells=spells).run()
    assert [list(derive(run, "x", row).rows.values()) for row in (0, 1)] == [[12], [10, 14]]
    run = plan_of("x = teams.factor * heads\ny = weight", person("a"), heads="3").run()
    assert derive(run, "x", 0).rows == {}
    assert derive(run, "x", 0).value == 3


def test_a_personal_account_shows_the_entries_of_its_owner() -> None:
    staff = [{"id": one, "wanted": "1", "more": more, "until": ""} for one, more in (("a", "4"), ("b", "5"))]
    *_, last = passed(PERSONAL, years({}, {}, {}), {"staff": staff})
    run = last.register.run
    for row, (one, first) in enumerate((("a", 3), ("b", 4))):
        node = derive(run, "used", row)
        assert node.children["used.drawn"].rows == {f"2026-12-31.{one}": 1, f"2027-12-31.{one}": 0}
        assert derive(run, "after.kept", row).rows[f"2026-12-31.{one}"] == first - 1


PARTS = """
[tables.parts]
rows = [{ id = "workers", share = "60%" }, { id = "board", share = "15%" }]
[[step]]
name = "part"
formula = "profit * parts.share"
[[step]]
name = "x"
formula = "at(part, \\"board\\") + at(part * 2, \\"workers\\") * weight - at(parts.share, \\"board\\") * profit"
"""


def test_a_row_that_a_formula_names_is_explained_in_that_row() -> None:
    run = plan_of(PARTS, person("a", weight="2"), profit="100").run()
    node = derive(run, "x", 0)
    board, workers, share = (
        node.children[f"at({of}, {name})"]
        for of, name in (("part", '"board"'), ("part x 2", '"workers"'), ("parts.share", '"board"'))
    )
    assert (board.form, board.value, board.row) == ("fold", 15, "board")
    assert (workers.value, workers.row, workers.children["part"].value) == (120, "workers", 60)
    assert (share.value, share.children["parts.share"].form) == (Fraction("0.15"), "input")
    assert board.children["part"].children["parts.share"].row == "board"
    assert derive(run, "part", 0).rows == {"board": 15, "workers": 60}
    assert [found.row for found in node.walk() if found.name == "part"] == ["board", "workers"]


BOSS = """
scheme = "bosses"
title = "Contracts with a boss"
[tables.contracts]
columns.person = { kind = "link", leads_to = "staff" }
columns.boss = { kind = "link", leads_to = "staff" }
columns.pay = { kind = "money" }
[[step]]
name = "part"
formula = "contracts.pay * 10%"
[[step]]
name = "x"
rule = "total"
of = "part"
within = "contracts.person"
[awards.paid]
step = "x"
"""


def scheme_run(text: str, sheets: dict[str, Sheet]) -> Run:
    scheme = scheme_of(text)
    period = {"name": "2026", "from": "2026-01-01", "to": "2026-12-31"}
    figures = read_figures(Document("f", "", {"period": [period]}))
    return run(scheme, bind(scheme, figures, sheets, figures.periods[0]))


def test_a_contract_is_shown_to_its_person_and_not_to_the_boss() -> None:
    staff = Sheet("staff.csv", ("id",), (("1",), ("2",)), (2, 3))
    rows = (("c1", "1", "2", "1000"), ("c2", "2", "1", "7777"))
    contracts = Sheet("contracts.csv", ("id", "person", "boss", "pay"), rows, (2, 3))
    done = scheme_run(BOSS, {"staff": staff, "contracts": contracts})
    node = derive(done, "x", 0)
    assert node.value == 100
    assert {name: child.rows for name, child in node.children.items() if child.form == "rows"}["part"] == {"c1": 100}


TWO_TEAMS = """
scheme = "teams"
title = "Two links to one table"
[staff]
home = { kind = "link", leads_to = "teams" }
works = { kind = "link", leads_to = "teams" }
[tables.teams.columns]
score = { kind = "number" }
[[step]]
name = "x"
formula = "at(teams.score, works) + 2 * at(teams.score, home)"
[awards.paid]
step = "x"
kind = "units"
"""


def test_a_look_up_is_derived_along_its_own_link() -> None:
    staff = Sheet("staff.csv", ("id", "home", "works"), (("1", "A", "B"),), (2,))
    teams = Sheet("teams.csv", ("id", "score"), (("A", "10"), ("B", "3")), (2, 3))
    node = derive(scheme_run(TWO_TEAMS, {"staff": staff, "teams": teams}), "x", 0)
    assert {(name, child.value, child.row) for name, child in node.children.items()} == {
        ("at(teams.score, works)", 3, "B"), ("at(teams.score, home)", 10, "A"),
    }  # fmt: skip
    assert [child.children["teams.score"].row for child in node.children.values()] == ["B", "A"]
    assert node.value == 23


APPROVED = """
scheme = "approved"
title  = "Results with who approved them"
[staff.salary]
kind = "money"
[staff.team]
kind = "link"
leads_to = "teams"
[tables.teams]
[tables.results.columns.approved_by]
kind = "link"
leads_to = "staff"
[tables.results.columns.person]
kind = "link"
leads_to = "staff"
[tables.results.columns.value]
kind = "number"
[tables.team_results.columns.team]
kind = "link"
leads_to = "teams"
[tables.team_results.columns.value]
kind = "number"
[[step]]
name = "own"
formula = "total(results.value by results.person)"
[[step]]
name = "team_s"
formula = "total(team_results.value by team_results.team)"
[[step]]
name = "amount"
formula = 'round(salary * own * team_s, 2, "down")'
[awards.bonus]
step = "amount"
[[example]]
staff = [{ id = "1", salary = "10", team = "a" }, { id = "2", salary = "20", team = "b" }]
[example.tables]
teams = [{ id = "a" }, { id = "b" }]
results = [{ approved_by = "2", person = "1", value = "3" }, { approved_by = "1", person = "2", value = "4" }]
team_results = [{ team = "a", value = "5" }, { team = "b", value = "6" }]
"""


@pytest.mark.parametrize(
    ("fold", "own"),
    [("total(results.value by results.person)", [[3], [4]]), ("total(results.value)", [[], []])],
)
def test_who_approved_a_row_or_has_another_team_does_not_see_it(fold: str, own: list[list[int]]) -> None:
    text = APPROVED.replace("total(results.value by results.person)", fold)
    done = example_run(scheme_of(text))
    assert own == [sorted(derive(done, "results.value", row).rows.values()) for row in (0, 1)]
    assert [[5], [6]] == [list(derive(done, "team_results.value", row).rows.values()) for row in (0, 1)]


SIGNED = """
scheme   = "signed"
title    = "Results that were signed, or not"
language = "en"
[staff.salary]
kind = "money"
[tables.results]
link = { person = "staff" }
[tables.results.columns.value]
kind = "number"
[tables.results.columns.extra]
kind = "number"
optional = true
[tables.results.columns.signed]
kind = "text"
optional = true
[[step]]
name = "own"
rule = "achieved"
of = "or_else(results.extra, 0) + results.value"
when = "known(results.signed)"
by = "results.person"
missing = "zero"
[[step]]
name = "part"
formula = "if results.value > 4 then results.value else or_else(results.extra, 0)"
[[step]]
name = "amount"
formula = "round(salary * (own + total(part by results.person)), 2, \\"down\\")"
[awards.bonus]
step = "amount"
[[example]]
staff = [{ id = "1", salary = "10" }, { id = "2", salary = "20" }]
[example.tables]
results = [
    { id = "r1", person = "1", value = "3", extra = "", signed = "" },
    { id = "r2", person = "1", value = "4", extra = "5", signed = "ann" },
    { id = "r3", person = "2", value = "6", extra = "", signed = "" },
]
"""


def signed() -> Run:
    return example_run(scheme_of(SIGNED))


def test_of_several_rows_those_left_open_are_told_one_by_one() -> None:
    done = signed()
    node = derive(done, "own", 0)
    extra, name = node.children["results.extra"], node.children["results.signed"]
    assert ({"r1": 0, "r2": 5}, {"r1"}, False) == (extra.rows, extra.blanks, extra.blank)
    assert {"r1"} == name.blanks
    told = text_explanation(done, derive(done, "results.signed", 0), "en")
    assert "results.signed:\n  r1: (blank)\n  r2: ann\n" == told
    assert "or_else(results.extra, 0) + results.value in the row" in text_explanation(done, node, "en")


def test_of_several_rows_no_branch_is_said_to_be_taken() -> None:
    node = derive(signed(), "part", 0)
    assert {} == node.taken
    assert ["results.value", "results.extra"] == list(node.children)


def test_an_explanation_says_who_approved_each_row_and_which_cell_is_blank() -> None:
    text = APPROVED.replace('kind = "link"\nleads_to = "staff"\n', 'kind = "text"\noptional = true\n', 1).replace(
        'formula = "total(results.value by results.person)"',
        'rule = "achieved"\nof = "results.value"\nwhen = "results.value > 3"\nby = "results.person"\nmissing = "zero"\n'
        'approved_by = "results.approved_by"',
    )
    done = example_run(scheme_of(text.replace('"2", person', '"", person')))
    nodes = [derive(done, "own", row).children["results.approved_by"] for row in (0, 1)]
    assert [["(blank)"], ["1"]] == [
        [line.split(": ")[1] for line in text_explanation(done, node, "en").splitlines() if line.startswith("  ")]
        for node in nodes
    ]
    assert [[None], ["1"]] == [list(explanation_tree(done, node)["rows"].values()) for node in nodes]

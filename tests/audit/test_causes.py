"""Why an amount differs: exactly what was changed is named, and never something that the amount does not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.audit.causes import Causes
from sharing.audit.differences import Person, differences_of
from sharing.audit.trail import Commission, trail_of
from sharing.files.catalogue import vocabulary
from sharing.files.csv_sheets import read_csv
from sharing.files.ledger_runs import library
from sharing.files.toml_documents import read_toml
from sharing.inputs.figures import read_figures
from sharing.reports.differences import differences_tree, text_differences
from sharing.scheme import read_scheme
from sharing.succession import run_in_order

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEME = """scheme = "multi"
title  = "Multi"
[figures.profit]
kind = "money"
[figures.rate]
kind = "ratio"
[figures.unread]
kind = "number"
[staff.salary]
kind = "money"
per  = "year"
[staff.team]
kind     = "link"
leads_to = "teams"
[staff.note]
kind   = "text"
values = ["x", "y", "z"]
[staff.extra]
kind     = "number"
optional = true
[tables.teams.columns.factor]
kind = "number"
[tables.teams.columns.seats]
kind = "number"
[[eligible]]
name   = "paid"
when   = "salary >= 1000"
reason = "too little"
[[step]]
name    = "pool"
formula = "profit * rate"
[[step]]
name    = "points"
formula = "salary as points * teams.factor"
[[step]]
name        = "share"
rule        = "share"
of          = "pool"
by          = "points"
entitled    = "eligible"
denominator = "entitled"
[[step]]
name = "amount"
rule = "apportion"
of   = "share"
[[step]]
name    = "days"
formula = "if not eligible then 0 else if note == \\"z\\" then 2 else or_else(extra, 1)"
[[step]]
name    = "length"
formula = "1"
[awards.bonus]
step = "amount"
pool = "pool"
[awards.leave]
step = "days"
kind = "day"
[awards.long]
step = "length"
kind = "check"
"""
PEOPLE: dict[str, dict[str, str]] = {
    f"a{n}": {"salary": str(10_000 + 1_000 * n), "team": "north" if n < 4 else "south", "note": "x", "extra": ""}
    for n in range(1, 7)
}
FIGURES = {"profit": "10000", "rate": "0.1", "unread": "1"}
TEAMS = {"north": {"factor": "1", "seats": "4"}, "south": {"factor": "2", "seats": "4"}}
DAYS = ("2025-01-01", "2025-12-31")


def trail(
    people: Mapping[str, Mapping[str, str]] = PEOPLE,
    figures: Mapping[str, str] = FIGURES,
    teams: Mapping[str, Mapping[str, str]] = TEAMS,
    days: tuple[str, str] = DAYS,
    scheme: str = SCHEME,
) -> dict[str, Any]:
    """Run the scheme, and give the trail."""
    plan = read_scheme(read_toml(scheme.encode(), name="scheme.toml"), vocabulary())
    text = f'[[period]]\nname = "2025"\nfrom = {days[0]}\nto = {days[1]}\n[period.figures]\n'
    text += "".join(f"{name} = {value}\n" for name, value in figures.items())
    read = read_figures(read_toml(text.encode(), name="figures.toml"))
    sheets = {"staff": sheet(people, "staff.csv"), "teams": sheet(teams, "teams.csv")}
    (passed,) = run_in_order(plan, read, sheets, read.periods)
    return trail_of(passed, Commission("000001-2025-final", "final", "5a" * 32), library())


def sheet(rows: Mapping[str, Mapping[str, str]], name: str):
    columns = list(next(iter(rows.values())))
    lines = [",".join(["id", *columns]), *(",".join([one, *cells.values()]) for one, cells in rows.items())]
    return read_csv(("\n".join(lines) + "\n").encode(), name=name)


OLD = trail()


def people(new: dict[str, Any], old: dict[str, Any] = OLD) -> dict[str, Person]:
    return {one.identity: one for one in differences_of(old, new).people}


def causes(new: dict[str, Any], old: dict[str, Any] = OLD) -> dict[tuple[str, str], list[tuple[str, str]]]:
    found = people(new, old).values()
    return {(one.identity, award.name): [cause[:2] for cause in award.causes] for one in found for award in one.awards}


def changed(identity: str, **cells: str) -> dict[str, dict[str, str]]:
    return {**PEOPLE, identity: {**PEOPLE[identity], **cells}}


def test_two_equal_runs_have_no_differences() -> None:
    assert people(trail()) == {}


def test_what_no_step_reads_is_never_a_cause() -> None:
    old = trail()
    new = trail(changed("a1", note="y"), {**FIGURES, "unread": "2"}, {**TEAMS, "north": {"factor": "1", "seats": "9"}})
    assert people(new, old) == {}
    both = causes(trail(changed("a1", note="y", salary="12000"), {**FIGURES, "unread": "2"}))
    assert both["a1", "bonus"] == [("input", "salary")]
    assert {tuple(found) for key, found in both.items() if key[0] != "a1"} == {(("others", "salary"),)}


def test_the_own_cell_others_and_the_list_are_told_apart() -> None:
    new = trail({**changed("a1", salary="12000"), "a2": {**PEOPLE["a2"], "salary": "900"}})
    found = causes(new)
    assert found["a1", "bonus"] == [("input", "salary"), ("others", "salary")]
    assert found["a2", "bonus"] == [("input", "salary"), ("others", "salary")]
    gone = {one: cells for one, cells in PEOPLE.items() if one != "a6"}
    found = causes(trail({**gone, "b1": PEOPLE["a1"]}))
    assert found["a6", "bonus"] == [("left", "")]
    assert found["b1", "bonus"] == [("joined", "")]
    assert found["a1", "bonus"] == [("list", "")]


def test_a_cell_of_a_table_is_named_with_its_row() -> None:
    found = causes(trail(teams={**TEAMS, "south": {"factor": "3", "seats": "4"}}))
    assert set(map(tuple, found.values())) == {(("table", "teams.factor of south"),)}
    assert {one for one, _ in found} == set(PEOPLE)


def test_another_team_is_an_input_of_the_own() -> None:
    found = causes(trail(changed("a1", team="south")))
    assert ("input", "team") in found["a1", "bonus"]
    assert found["a2", "bonus"] == [("others", "team")]


def test_an_optional_cell_and_a_text_are_causes_where_they_are_read() -> None:
    assert causes(trail(changed("a1", extra="3"))) == {("a1", "leave"): [("input", "extra")]}
    assert causes(trail(changed("a1", note="z"))) == {("a1", "leave"): [("input", "note")]}


def test_a_scheme_that_says_a_step_or_an_award_otherwise_is_named() -> None:
    lower = causes(trail(scheme=SCHEME.replace("profit * rate", "profit * rate * 0.9")))
    assert set(map(tuple, lower.values())) == {(("rule", "pool"),)}
    renamed = causes(trail(scheme=SCHEME.replace("[awards.leave]", "[awards.holiday]")))
    assert renamed["a1", "leave"] == [("award", "leave")]
    assert renamed["a1", "holiday"] == [("award", "holiday")]
    other = causes(trail(scheme=SCHEME.replace('[awards.leave]\nstep = "days"', '[awards.leave]\nstep = "length"')))
    assert ("award", "leave") in other["a1", "leave"]
    stricter = causes(trail(scheme=SCHEME.replace("salary >= 1000", "salary >= 12000")))
    assert stricter["a1", "bonus"] == [("rule", "paid")]


def test_the_days_of_the_period_are_a_cause() -> None:
    scheme = SCHEME.replace("profit * rate", 'profit * rate * months_between(period.start, period.end, \\"floor\\")')
    old, new = trail(scheme=scheme), trail(days=("2025-01-01", "2026-12-31"), scheme=scheme)
    assert causes(new, old)["a1", "bonus"] == [("period", "end")]
    assert [one.name for one in differences_of(old, new).run] == ["period.to"]


def test_a_scheme_that_cannot_be_read_any_more_leaves_the_first_step_that_differs() -> None:
    broken = {**OLD, "scheme": {**OLD["scheme"], "tree": {**OLD["scheme"]["tree"], "sceme": "x"}}}
    new = trail(figures={**FIGURES, "rate": "0.2"})
    twice = {**new, "scheme": broken["scheme"]}
    found = people(twice, broken)["a1"].awards[0].causes
    assert found
    assert found[0].kind == "step"


CHANGES = st.one_of(
    st.tuples(st.just("staff"), st.sampled_from(sorted(PEOPLE)), st.sampled_from(["salary", "team", "extra", "note"])),
    st.tuples(st.just("figures"), st.sampled_from(["profit", "rate", "unread"]), st.just("")),
    st.tuples(st.just("teams"), st.sampled_from(["north", "south"]), st.sampled_from(["factor", "seats"])),
)
NEW = {"salary": "23456", "extra": "7", "note": "z", "profit": "11111", "rate": "0.3", "unread": "5", "factor": "5",
       "seats": "1"}  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(changes=st.sets(CHANGES, min_size=1, max_size=3))
def test_law_every_difference_has_causes_and_every_cause_was_changed(changes: set[tuple[str, str, str]]) -> None:
    staff, figures, teams = (
        {k: dict(v) for k, v in PEOPLE.items()},
        dict(FIGURES),
        {k: dict(v) for k, v in TEAMS.items()},
    )
    possible: set[tuple[str, str]] = set()
    for where, row, column in changes:
        if where == "staff":
            staff[row][column] = (
                ("south" if PEOPLE[row]["team"] == "north" else "north") if column == "team" else NEW[column]
            )
            possible |= {("input", column), ("others", column)}
        elif where == "figures":
            figures[row] = NEW[row]
            possible.add(("figure", row))
        else:
            teams[row][column] = NEW[column]
            possible.add(("table", f"teams.{column} of {row}"))
    found = causes(trail(staff, figures, teams))
    for (identity, _), told in found.items():
        assert told
        assert set(told) <= possible
        own = {column for where, row, column in changes if where == "staff" and row == identity}
        assert {name for kind, name in told if kind == "input"} <= own


def test_texts_and_json_tell_the_same_causes() -> None:
    new = trail(changed("a1", salary="12000"), {**FIGURES, "rate": "0.2"})
    found = differences_of(OLD, new)
    english, dutch = (text_differences(found, "one", "two", language) for language in ("en", "nl"))
    assert "salary: 11,000 is now 12,000; rate: 0.1 is now 0.2" in english
    assert "rate: 0,1 is nu 0,2; anderen: salary" in dutch
    assert "+€" in english
    tree = differences_tree(found)
    kinds = {cause["kind"] for one in tree["participants"] for award in one["awards"] for cause in award["causes"]}
    assert kinds == {"input", "figure", "others"}
    many = trail(
        changed("a1", salary="9000"),
        {**FIGURES, "rate": "0.2", "profit": "9"},
        {**TEAMS, "south": {"factor": "3", "seats": "1"}, "north": {"factor": "4", "seats": "1"}},
    )
    rewritten = trail(
        scheme=SCHEME.replace("profit * rate", "profit * rate * 0.9").replace("[awards.leave]", "[awards.free]")
    )
    words = text_differences(differences_of(OLD, rewritten), "one", "two", "nl")
    assert "de regeling zegt pool anders" in words
    assert "de regeling kent free anders toe" in words
    assert "and 1 more" in text_differences(differences_of(OLD, many), "one", "two", "en")


LADDER = """[tables.ladder]
rows = [{ from = 0, to = 12000, amount = 1 }, { from = 12000, to = 99999, amount = 2 }]
[[step]]
name  = "rung"
rule  = "brackets"
of    = "salary as points"
table = "ladder"
mode  = "step"
side  = "from"
[awards.rung]
step = "rung"
kind = "check"
"""


def test_a_row_of_a_table_in_the_scheme_is_a_cause() -> None:
    old = trail(scheme=SCHEME + LADDER)
    higher = causes(trail(scheme=SCHEME + LADDER.replace("amount = 2", "amount = 3")), old)
    assert higher["a6", "rung"] == [("table", "ladder.amount of 2")]
    assert ("a1", "rung") not in higher
    moved = causes(trail(scheme=SCHEME + LADDER.replace("12000", "15000")), old)
    assert moved["a3", "rung"] == [("table", "ladder.from of 2")]


def test_nothing_is_the_cause_of_no_difference() -> None:
    assert Causes(OLD, OLD).of("a1", "bonus") == ()


def test_causes_of_a_name_that_neither_run_has() -> None:
    assert Causes(OLD, OLD)._table_of("nothing.at") == "nothing"

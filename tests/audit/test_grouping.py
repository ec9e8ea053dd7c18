"""Few people stay few: groups are counted by who gets something, and totals of few are named."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from tests.audit.made import FIGURES
from tests.transcripts.console import call

from sharing.audit.grouping import groups_of, untold
from sharing.audit.statement import carried_text, published
from sharing.audit.trail import Commission
from sharing.files.catalogue import vocabulary
from sharing.files.csv_sheets import read_csv
from sharing.files.ledger import read_ledger
from sharing.files.ledger_runs import commit_run, records_of
from sharing.files.toml_documents import read_toml
from sharing.files.verifying import verify_paths
from sharing.inputs.figures import read_figures
from sharing.scheme import read_scheme
from sharing.succession import Passed, close_period, run_in_order

if TYPE_CHECKING:
    from pathlib import Path

SCHEME = """scheme   = "teams"
title    = "Teams"
language = "en"
[figures.profit]
kind = "money"
[staff.weight]
kind = "count"
[staff.gift]
kind = "money"
[staff.team]
kind     = "link"
leads_to = "teams"
[tables.teams.columns.budget]
kind = "money"
[[step]]
name    = "pot"
formula = "teams.budget"
[[step]]
name   = "share"
rule   = "share"
of     = "pot"
by     = "weight"
within = "team"
nobody = "residual"
[[step]]
name   = "amount"
rule   = "apportion"
of     = "share"
within = "team"
[[step]]
name    = "present"
formula = "gift"
[[step]]
name    = "fund"
formula = "profit"
[awards.bonus]
step = "amount"
pool = "pot"
[awards.gift]
step = "present"
[awards.fund]
step = "fund"
kind = "fund"
"""
TEAMS = "id,budget\neast,100\nnorth,600\nsouth,700\n"


def staff(gifts: int) -> str:
    """Six in the north of whom one has a weight, seven in the south, five in the east who all have one."""
    rows = [(f"n{n}", int(n == 1), "north") for n in range(6)]
    rows += [(f"s{n}", 1, "south") for n in range(7)] + [(f"e{n}", 1, "east") for n in range(5)]
    given = [f"{one},{weight},{25 * (place < gifts)},{team}" for place, (one, weight, team) in enumerate(rows)]
    return "\n".join(["id,weight,gift,team", *given]) + "\n"


ROWS = [
    {"pool": "pot", "group": group, "amount": amount, "awarded": "5", "left": left}
    for group, amount, left in (("a", "5", "0"), ("b", "7", "2"))
]
COMMISSION = Commission("000001-2025-final", "final", "5a" * 32)


def passed(gifts: int, scheme_text: str = SCHEME) -> Passed:
    scheme = read_scheme(read_toml(scheme_text.encode(), name="scheme.toml"), vocabulary())
    figures = read_figures(read_toml(FIGURES, name="figures.toml"))
    sheets = {
        "staff": read_csv(staff(gifts).encode(), name="staff.csv"),
        "teams": read_csv(TEAMS.encode(), name="teams.csv"),
    }
    return next(run_in_order(scheme, figures, sheets, figures.periods[:1]))


def test_a_group_in_which_one_gets_everything_does_not_stand_alone(tmp_path: Path) -> None:
    one = passed(0)
    assert groups_of(one.register, "pot") == {"east": 5, "north": 1, "south": 7}
    commit_run(tmp_path, one, "final")
    (entry,) = read_ledger(tmp_path).entries
    rows = [(row["group"], row["awarded"]) for row in entry.statement["balances"]]
    assert rows == [("south", "700"), ("*", "700")]
    assert verify_paths([tmp_path]).problems == []


@pytest.mark.parametrize(("gifts", "names"), [(0, []), (1, ["gift"]), (4, ["gift"]), (5, [])])
def test_totals_of_few_are_not_told_and_those_of_nobody_or_many_are(gifts: int, names: list[str]) -> None:
    register = passed(gifts).register
    assert untold(register) == names
    trail, tree, statement = records_of(close_period(register.run.scheme, register.run.inputs), COMMISSION)
    assert {name for name, award in statement["awards"].items() if award["total"] is None} == set(names)
    assert trail["awards"]["gift"]["total"] == 2500 * gifts
    assert [tree.root.hex()] == [statement["root"]]


def test_another_award_of_the_pool_does_not_tell_the_total_of_few_by_difference() -> None:
    pool = SCHEME.replace('[awards.gift]\nstep = "present"', '[awards.gift]\nstep = "present"\npool = "profit"')
    more = '[[step]]\nname = "extra"\nformula = "weight * profit / 200"\n[awards.extra]\nstep = "extra"\n'
    assert untold(passed(1, pool + more).register) == ["gift"]
    assert untold(passed(1, pool + more + 'pool = "profit"\n').register) == ["gift", "extra"]


def test_a_pool_of_the_company_of_which_few_get_something_is_not_told() -> None:
    pool = SCHEME.replace('[awards.gift]\nstep = "present"', '[awards.gift]\nstep = "present"\npool = "profit"')
    for gifts, told in ((0, True), (4, False)):
        register = passed(gifts, pool).register
        statement = records_of(close_period(register.run.scheme, register.run.inputs), COMMISSION).statement
        (row,) = [row for row in statement["balances"] if row["pool"] == "profit"]
        sums = {"amount": "100", "awarded": str(25 * gifts), "left": str(100 - 25 * gifts)}
        assert row == {"pool": "profit", "group": "", **(sums if told else dict.fromkeys(sums))}


def test_groups_that_are_few_together_are_not_told() -> None:
    assert published(ROWS, {"pot": {"a": 1, "b": 2}}) == [
        {"pool": "pot", "group": "*", "amount": None, "awarded": None, "left": None}
    ]
    assert published(ROWS, {"pot": {"a": 1, "b": 4}}) == [
        {"pool": "pot", "group": "*", "amount": "12", "awarded": "10", "left": "2"}
    ]


@pytest.mark.parametrize(("owners", "text"), [(0, "7/2"), (1, None), (4, None), (5, "7/2")])
def test_what_few_owners_carry_is_not_told(owners: int, text: str | None) -> None:
    entries = [{"owner": f"p{n}"} for n in range(owners)]
    account = SimpleNamespace(account=SimpleNamespace(name="saved"), closing=Fraction(7, 2))
    assert carried_text(account, {"accounts": {"saved": entries}}) == text


def test_a_run_that_leaves_totals_of_few_out_says_so(tmp_path: Path) -> None:
    (tmp_path / "scheme.toml").write_text(SCHEME)
    (tmp_path / "figures.toml").write_bytes(FIGURES)
    (tmp_path / "teams.csv").write_text(TEAMS)
    for gifts, told in ((2, True), (6, False)):
        (tmp_path / "staff.csv").write_text(staff(gifts))
        words = ["run", "scheme.toml", "staff.csv", "--ledger", f"ledger{gifts}", "--period", "2025"]
        _, said, code = call(words, tmp_path, separate=True)
        assert code == 0
        assert ("not in the statement, because fewer than 5 people get something: gift" in said) == told

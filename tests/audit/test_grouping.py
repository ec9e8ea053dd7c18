"""Few people stay few: groups are counted by who gets something, and totals of few are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.audit.made import FIGURES
from tests.transcripts.console import call

from sharing.audit.grouping import groups_of, of_few
from sharing.files.catalogue import vocabulary
from sharing.files.csv_sheets import read_csv
from sharing.files.ledger import read_ledger
from sharing.files.ledger_runs import commit_run
from sharing.files.toml_documents import read_toml
from sharing.files.verifying import verify_paths
from sharing.inputs.figures import read_figures
from sharing.scheme import read_scheme
from sharing.succession import Passed, run_in_order

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


def passed(gifts: int) -> Passed:
    scheme = read_scheme(read_toml(SCHEME.encode(), name="scheme.toml"), vocabulary())
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


@pytest.mark.parametrize(("gifts", "few"), [(0, []), (1, ["gift"]), (4, ["gift"]), (5, [])])
def test_awards_to_few_are_named_and_those_to_nobody_or_many_are_not(gifts: int, few: list[str]) -> None:
    register = passed(gifts).register
    assert of_few(register) == few


def test_a_run_that_commits_totals_of_few_says_so(tmp_path: Path) -> None:
    (tmp_path / "scheme.toml").write_text(SCHEME)
    (tmp_path / "figures.toml").write_bytes(FIGURES)
    (tmp_path / "teams.csv").write_text(TEAMS)
    for gifts, told in ((2, True), (6, False)):
        (tmp_path / "staff.csv").write_text(staff(gifts))
        words = ["run", "scheme.toml", "staff.csv", "--ledger", f"ledger{gifts}", "--period", "2025"]
        _, said, code = call(words, tmp_path, separate=True)
        assert code == 0
        assert ("not to be published: fewer than 5 people get gift" in said) == told

"""The results that tests of pages are about: the two examples, and a made-up company of any size."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sharing import (
    Register,
    bind,
    read_figures,
    read_scheme,
    read_sheet,
    read_toml,
    register_of,
    run,
    vocabulary,
)

EXAMPLES = Path(__file__).parents[3] / "examples"

SMALL = """
scheme = "small"
title = { en = "Small", nl = "Klein" }
version = "1"
[figures.profit]
kind = "money"
label = { en = "profit", nl = "winst" }
[staff.points]
kind = "number"
[staff.team]
kind = "link"
leads_to = "teams"
label = { en = "team", nl = "ploeg" }
[tables.teams.columns.weight]
kind = "number"
[[step]]
name = "pool"
label = { en = "pool", nl = "pot" }
formula = "POOL"
[[step]]
name = "share"
rule = "share"
of = "pool"
by = "points"
nobody = "residual"
[[step]]
name = "amount"
rule = "apportion"
of = "share"
method = "largest-remainder"
[awards.bonus]
step = "amount"
pool = "pool"
label = { en = "bonus", nl = "bonus" }
"""


@cache
def example(name: str) -> Register:
    """Run one of the examples."""
    folder = EXAMPLES / name
    scheme = read_scheme(read_toml(folder / "scheme.toml"), vocabulary())
    figures = read_figures(read_toml(folder / "figures.toml"))
    sheets = {"staff": read_sheet(folder / "staff.csv")}
    if (folder / "teams.csv").exists():
        sheets["teams"] = read_sheet(folder / "teams.csv")
    return register_of(run(scheme, bind(scheme, figures, sheets, figures.period("2025"))))


def company(
    people: list[tuple[str, str, str, str]], *, pool: str = "profit", profit: str = "1000", scheme: str = SMALL
):
    """Run a company whose people are (id, name, points, team)."""
    found = read_scheme(read_toml(scheme.replace("POOL", pool).encode(), name="small.toml"), vocabulary())
    text = f'company = "Test"\n[[period]]\nname = "2025"\nfrom = 2025-01-01\nto = 2025-12-31\n[period.figures]\nprofit = "{profit}"\n'
    figures = read_figures(read_toml(text.encode(), name="figures.toml"))
    teams = sorted({person[3] for person in people})
    staff = "id,name,points,team\n" + "".join(f'{i},"{n}",{p},{t}\n' for i, n, p, t in people)
    table = "id,weight\n" + "".join(f"{team},1\n" for team in teams)
    sheets = {
        "staff": read_sheet(staff.encode(), name="staff.csv"),
        "teams": read_sheet(table.encode(), name="teams.csv"),
    }
    return register_of(run(found, bind(found, figures, sheets, figures.period("2025"))))


def many(count: int, *, teams: int = 3):
    """Run a company of so many people."""
    return company([(f"p{n:05}", f"Person {n}", str(1 + n % 7), f"t{n % teams}") for n in range(count)])

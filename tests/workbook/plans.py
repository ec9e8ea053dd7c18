"""Companies of any size, drawn with a seed: staff and figures for four schemes, before and after an edit."""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

from tests.schemes import scheme_of

from sharing.documents import Document
from sharing.evaluation import run
from sharing.files.catalogue import vocabulary
from sharing.files.toml_documents import read_toml
from sharing.inputs.binding import bind
from sharing.inputs.figures import read_figures
from sharing.inputs.sheet import Sheet
from sharing.register import Register, register_of
from sharing.scheme import Scheme, read_scheme

EXAMPLES = Path(__file__).parents[2] / "examples"

LIMITED = """
scheme = "limited"
title = { en = "Limited shares", nl = "Begrensde delen" }
currency = "EUR"
[figures]
pool = { kind = "money" }
rate = { kind = "ratio" }
[staff]
salary = { kind = "money", per = "month" }
fte = { kind = "ratio" }
[[step]]
name = "points"
formula = "salary * fte"
[[step]]
name = "limit"
formula = 'round(rate * salary, 2, "down")'
[[step]]
name = "share"
rule = "share"
of = "pool"
by = "points"
at_most = "limit"
excess = "EXCESS"
nobody = "residual"
[[step]]
name = "amount"
rule = "apportion"
of = "share"
method = "METHOD"
[awards.bonus]
step = "amount"
pool = "pool"
"""


class Company(NamedTuple):
    """A company: figures, and the rows of its tables as texts."""

    figures: dict[str, str]
    staff: list[dict[str, str]]
    tables: dict[str, list[dict[str, str]]]


def schemes() -> dict[str, Scheme]:
    """Give the schemes: without limits, with limits by team, with limits that redistribute or retain, the first by id."""
    texts = {
        "redistribute": LIMITED.replace("EXCESS", "redistribute").replace("METHOD", "largest-remainder"),
        "retain": LIMITED.replace("EXCESS", "retain")
        .replace('of = "share"', 'of = "share * 1"')
        .replace("METHOD", "first"),
    }
    unlimited = LIMITED.replace('at_most = "limit"\nexcess = "EXCESS"\n', "")
    texts["first"] = unlimited.replace("METHOD", "first")
    found = {name: scheme_of(text) for name, text in texts.items()}
    found["bakery"] = read_scheme(read_toml(EXAMPLES / "bakery" / "scheme.toml"), vocabulary())
    found["teams"] = read_scheme(read_toml(EXAMPLES / "scaleup" / "scheme.toml"), vocabulary())
    return found


def company(name: str, count: int, seed: int) -> Company:
    """Draw a company of so many people."""
    chance = random.Random(f"{name} {count} {seed}")  # noqa: S311  (numbers to try)
    cents = lambda low, high: f"{chance.randint(low * 100, high * 100) / 100:.2f}"  # noqa: E731
    staff = []
    for number in range(count):
        row = {"id": f"{number:05}", "name": f"=1+{number}"}
        fte = chance.choice(["1", "1", "0.8", "0.6", "0.55"])
        start = f"20{chance.randint(10, 26)}-0{chance.randint(1, 9)}-{chance.randint(10, 28)}"
        if name == "bakery":
            row |= {"maandsalaris": cents(1800, 9000), "deeltijdfactor": fte, "in_dienst": start, "uit_dienst": ""}
        elif name == "teams":
            row |= {"team": f"t{number % 7}", "salary": str(chance.randint(24, 120) * 1000), "fte": fte}
            row |= {"start": start, "end": ""}
        else:
            row |= {"salary": cents(1800, 9000), "fte": fte}
        staff.append(row)
    pool = cents(300 * count, 900 * count)
    figures = {
        "bakery": {"winst": cents(4000 * count, 9000 * count), "drempel": "10000", "personeelsdeel": "0.125"},
        "teams": {
            "gross_margin": cents(9000 * count, 20000 * count),
            "target": "5000",
            "rate": "0.5",
            "limit_rate": "0.1",
        },
    }.get(name, {"pool": pool, "rate": "0.2"})
    tables = {"teams": [{"id": f"t{n}", "score": f"{chance.randint(50, 150) / 100}"} for n in range(7)]}
    return Company(figures, staff, tables if name == "teams" else {})


def edit(name: str, before: Company, seed: int) -> tuple[Company, dict[tuple[str, int], str]]:
    """Change a figure and every fifth salary; gives the new company and the edits by leaf and row."""
    chance = random.Random(f"{name} {seed}")  # noqa: S311  (numbers to try)
    salary = "maandsalaris" if name == "bakery" else "salary"
    figure = {"bakery": "winst", "teams": "gross_margin"}.get(name, "pool")
    staff, edits = [], {}
    for row, person in enumerate(before.staff):
        if row % 5 == seed % 5:
            new = (
                str(chance.randint(24, 150) * 1000)
                if name == "teams"
                else f"{chance.randint(150000, 990000) / 100:.2f}"
            )
            edits[(f"staff.{salary}", row)] = new
            staff.append({**person, salary: new})
        else:
            staff.append(person)
    value = f"{float(before.figures[figure]) * chance.uniform(0.7, 1.6):.2f}"
    edits[(f"company.{figure}", 0)] = value
    return Company({**before.figures, figure: value}, staff, before.tables), edits


def register(scheme: Scheme, found: Company) -> Register:
    """Run a scheme on a company."""
    period = {"name": "2026", "from": "2026-01-01", "to": "2026-12-31", "figures": found.figures}
    figures = read_figures(Document("figures", "", {"period": [period]}))
    sheets = {name: _sheet(name, rows) for name, rows in {"staff": found.staff, **found.tables}.items()}
    return register_of(run(scheme, bind(scheme, figures, sheets, figures.periods[0])))


def _sheet(name: str, rows: list[dict[str, str]]) -> Sheet:
    headers = tuple(rows[0]) if rows else ("id", "pay", "team", "boss")
    texts = tuple(tuple(row[header] for header in headers) for row in rows)
    typed = frozenset((i, j) for i in range(len(texts)) for j in range(len(headers)))
    return Sheet(name, headers, texts, tuple(range(1, len(texts) + 1)), typed=typed)

"""Periods in a row for tests: a scheme with accounts as text, the figures of each year, sheets as rows of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.schemes import scheme_of

from sharing.documents import Document
from sharing.errors import Refused
from sharing.files.toml_documents import read_toml
from sharing.inputs.columns_read import Reading
from sharing.inputs.figures import read_figures
from sharing.inputs.numerals import NumberStyle
from sharing.inputs.sheet import Sheet
from sharing.scheme import Scheme
from sharing.state import State
from sharing.state_documents import read_state, state_text
from sharing.succession import Passed, run_in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

Rows = list[dict[str, str]]
RESERVE = """
scheme = "reserve"
title = "A reserve of the company"
[figures]
wanted = { kind = "money" }
more = { kind = "money" }
[accounts.reserve]
close = "after"
[[step]]
name = "used"
rule = "draw"
of = "wanted"
from = "reserve"
[[step]]
name = "after"
rule = "carry"
account = "reserve"
drawn = "used.drawn"
add = "more"
life = "endless"
[awards.paid]
step = "used"
kind = "fund"
"""
PERSONAL = """
scheme = "personal"
title = "A reserve of each participant"
[staff]
wanted = { kind = "money", blank = 0 }
more = { kind = "money", blank = 0 }
until = { kind = "date", blank = "2099-12-31" }
[accounts.reserve]
owner = "staff"
close = "after"
[[step]]
name = "used"
rule = "draw"
of = "wanted"
from = "reserve"
within = "reserve.owner"
[[step]]
name = "after"
rule = "carry"
account = "reserve"
within = "reserve.owner"
drawn = "used.drawn"
add = "more"
life = "limited"
expires = "until"
[awards.paid]
step = "used"
"""
BALANCE = """
scheme = "bank"
title = "A bank without entries"
[figures.earned]
kind = "money"
[accounts.bank]
close = "left"
[[step]]
name = "there"
formula = "total(bank.amount) + earned"
[[step]]
name = "paid"
formula = "round(there / 3, 2, \\"down\\")"
[[step]]
name = "left"
formula = "there - paid"
[awards.paid]
step = "paid"
kind = "fund"
"""


def sheet_of(name: str, rows: Rows) -> Sheet:
    """Make a sheet of rows, all with the same columns."""
    headers = tuple(rows[0])
    texts = tuple(tuple(row[header] for header in headers) for row in rows)
    return Sheet(name, headers, texts, tuple(range(2, len(texts) + 2)))


def years(*figures: dict[str, str], first: int = 2026, names: Sequence[str] = ()) -> dict[str, Any]:
    """Give the figures of years in a row, as the tree of a file; `names` are other names than the years'."""
    found = []
    for place, given in enumerate(figures):
        year = first + place
        name = names[place] if names else str(year)
        found.append({"name": name, "from": f"{year}-01-01", "to": f"{year}-12-31", "figures": given})
    return {"period": found}


def passed(
    scheme: Scheme | str, tree: dict[str, Any], sheets: dict[str, Rows] | None = None, *, state: State | None = None
) -> list[Passed]:
    """Run all periods of the figures, in the order in which they stand there."""
    plan = scheme_of(scheme) if isinstance(scheme, str) else scheme
    figures = read_figures(Document("figures.toml", "", tree))
    found = {name: sheet_of(name, rows) for name, rows in {"staff": [{"id": "1"}], **(sheets or {})}.items()}
    reading = Reading(decimal=NumberStyle.POINT)
    return list(run_in_order(plan, figures, found, figures.periods, state=state, reading=reading))


def problems(*given: Any, **more: Any) -> list[tuple[str, str]]:
    """Give the codes and sentences with which periods are refused."""
    try:
        passed(*given, **more)
    except Refused as refused:
        return [(problem.code, problem.what) for problem in refused.problems]
    return []


def entries(found: Passed, account: str = "reserve") -> list[tuple[str, ...]]:
    """Give what is carried out of a period, entry by entry, as the texts of the state."""
    return [entry.texts() for entry in found.closing.accounts[account]]


def again(state: State) -> State:
    """Take a state through the text of its file."""
    return read_state(read_toml(state_text(state).encode(), name="state.toml"))

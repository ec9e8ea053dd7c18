"""Every ready-made scheme, edited at random: what a spreadsheet shows then is what the library says, or it says WRONG.

The numbers of the worked example of a scheme are changed: to nothing, to one of the bounds that the scheme states, to
more or less. LibreOffice recalculates the workbook, the library runs on the same inputs. Where the library gives amounts
the workbook gives the same, or a check says that it cannot; where the library refuses, the workbook never says OK.
"""

from __future__ import annotations

import os
import random
from copy import deepcopy
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from tests.schemes import example_run, ready_made
from tests.workbook.spreadsheets import OFFICE, address, edited, recalculated

from sharing.decimals import decimal_text
from sharing.errors import Refused
from sharing.files.catalogue import scheme_names
from sharing.files.xlsx_workbook import workbook_bytes
from sharing.register import Register, register_of
from sharing.tables import COMPANY, STAFF
from sharing.workbook import workbook_of
from sharing.workbook.book import Book
from sharing.workbook.results import TOP

if TYPE_CHECKING:
    from pathlib import Path

    from sharing.scheme import Scheme
    from sharing.workbook.leaves import Entry

SLOW = bool(os.environ.get("SHARING_SLOW"))
SEEDS = range(6)
FACTORS = ("0", "1/2", "9/10", "11/10", "3/2", "3")


class Case(NamedTuple):
    """A workbook that was edited, and what the library says of the same inputs; None where it refuses."""

    data: bytes
    wanted: Register | None


def _register(scheme: Scheme, example: dict[str, Any]) -> Register:
    return register_of(example_run(scheme, example))


def _case(name: str, seed: int) -> Case | None:
    scheme = ready_made(name)
    found = _register(scheme, scheme.examples[0])
    book = Book(found, "nl")
    after, cells = deepcopy(dict(scheme.examples[0])), {}
    chance = random.Random(f"{name} {seed}")  # noqa: S311  (numbers to try)
    for leaf, entry in book.translation.leaves.entries.items():
        if leaf in book.locked or entry.form not in {"money", "number"}:
            continue
        for row, value in enumerate(entry.shown):
            if isinstance(value, Fraction) and chance.random() < (0.5 if entry.declared.table == COMPANY else 0.3):
                new = _edited(value, entry, chance)
                if _put(after, found, entry, row, new):
                    table, seat = book.layout.entries[leaf]
                    cells[(book.layout.names[table], address(table, seat, row))] = new
    if not cells:
        return None
    try:
        wanted = _register(scheme, after)
    except Refused:
        wanted = None
    return Case(edited(workbook_bytes(workbook_of(found, "nl")), cells), wanted)


def _edited(value: Fraction, entry: Entry, chance: random.Random) -> str:
    unit = Fraction(1, 10**entry.digits)
    new = value * Fraction(chance.choice(FACTORS)) // unit * unit
    low, high = entry.declared.low, entry.declared.high
    new = new if low is None else max(low, new)
    new = new if high is None else min(high, new)
    return decimal_text(new)


def _put(example: dict[str, Any], found: Register, entry: Entry, row: int, new: str) -> bool:
    """Change the example in the same place; False where the number does not stand there."""
    declared = entry.declared
    if declared.table == COMPANY:
        rows = [example.get("figures", {})]
    else:
        rows = (
            example.get("staff", []) if declared.table == STAFF else example.get("tables", {}).get(declared.table, [])
        )
        identity = found.run.inputs.tables[declared.table].ids[row]
        rows = [one for one in rows if str(one.get("id")) == identity]
    if len(rows) != 1 or declared.name not in rows[0]:
        return False
    rows[0][declared.name] = new
    return True


def _differences(case: Case, sheets: dict[str, list[list[str]]]) -> list[str]:
    """Say where a workbook that calls itself in order differs from the library."""
    outcomes = {row[0]: row[1] for row in sheets["Controles"][3:]}
    if outcomes["alle controles samen"] != "OK":
        return []
    if case.wanted is None:
        return ["the library refuses, and every check says OK"]
    people = [award for award in case.wanted.awards if award.for_people]
    found = []
    for number, award in enumerate(people):
        for row in range(len(case.wanted.ids)):
            text, ours = sheets["Uitkomst"][TOP + 1 + row][2 + 3 * number], award.amount(row)
            if text.startswith("#") or Fraction(text) != ours:
                found.append(f"{award.outlet.name} of {case.wanted.ids[row]}: {text}, not {decimal_text(ours)}")
    return found


def _proved(cases: dict[str, Case], folder: Path) -> tuple[dict[str, list[str]], int]:
    """Recalculate every case; gives the differences, and how many workbooks called themselves in order."""
    sheets = recalculated({name: case.data for name, case in cases.items()}, folder)
    fine = sum(
        {row[0]: row[1] for row in one["Controles"][3:]}["alle controles samen"] == "OK" for one in sheets.values()
    )
    return {name: gaps for name, case in cases.items() if (gaps := _differences(case, sheets[name]))}, fine


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed: apt-get install libreoffice-calc")
@pytest.mark.slow
@pytest.mark.skipif(not SLOW, reason="slow: `make slow` edits a workbook of every scheme six times")
@pytest.mark.parametrize("seed", SEEDS)
def test_every_edited_scheme_is_in_a_spreadsheet_what_it_is_in_the_library(seed: int, tmp_path: Path) -> None:
    made = {name: _case(name, seed) for name in scheme_names()}
    cases = {name: case for name, case in made.items() if case is not None}
    gaps, fine = _proved(cases, tmp_path)
    assert gaps == {}
    assert fine > len(cases) / 2

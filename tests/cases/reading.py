"""Published cases as files: a family has one scheme, a case varies the inputs only, every figure is a text.

A case file has an id, a status, its sources, how the source rounded what it printed, and runs. A run has inputs as
files would hold them (figures, columns of staff and of tables), what must come out (`expect`), and for a number that
we do not reproduce what was published instead (`published`, with the `reason`).

    status      match           what was published is what we give
                match_rounded   the same, under the convention that `note` states
                partial         only the values in `expect` were published
                mismatch        `expect` is our stated rule; where `published` stands we differ, and say why
                constructed     our own numbers on a published rule: a fixture, never evidence
    rounding    absent: exact; half-up: an exact value rounded half-up to the decimals printed; truncate: cut off there.
                Awards are always exact.

A family without a scheme of its own has a reader of its own: share_based_payment in tests/expense/test_cases.py.

A run with `follows` begins with what the run above it has left in the accounts.

Targets are `awards.NAME`, `residual.POOL`, `steps.NAME`, `steps.NAME.OUTPUT` and `carried.ACCOUNT`. A value is a text
(of the company, or of a fund), a list (participants in the order of their ids) or a table by id; of an account it is
what is left, by the day of its origin.
"""

from __future__ import annotations

import tomllib
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from attrs import frozen

from sharing import Register, parameter_sets, read_figures, read_scheme, read_toml, vocabulary
from sharing.awards import operand_of
from sharing.dates import day_number, day_text
from sharing.decimals import decimal_text
from sharing.documents import Document
from sharing.inputs.columns_read import Reading
from sharing.inputs.numerals import NumberStyle
from sharing.inputs.sheet import Sheet
from sharing.scheme import Scheme
from sharing.state import Entry, State, closing_state
from sharing.succession import Passed, run_in_order

FOLDER = Path(__file__).parent
STATUSES = {"match", "match_rounded", "partial", "mismatch", "constructed"}
ROUNDINGS = {"half-up": ROUND_HALF_UP, "truncate": ROUND_DOWN}
WIDE = Context(prec=60)


@frozen
class Case:
    """One published case: the file it stands in, and its tree."""

    path: Path
    tree: dict[str, Any]

    @property
    def family(self) -> str:
        return self.path.parent.name

    @property
    def runs(self) -> list[dict[str, Any]]:
        return self.tree["run"]


def cases() -> list[Case]:
    """Read every case file of every family."""
    paths = sorted(path for path in FOLDER.glob("*/*.toml") if path.name != "scheme.toml")
    paths = [path for path in paths if (path.parent / "scheme.toml").exists()]
    return [Case(path, tomllib.loads(path.read_text(encoding="utf-8"))) for path in paths]


def scheme_of(family: str) -> Scheme:
    """Read the one scheme of a family."""
    return read_scheme(read_toml(FOLDER / family / "scheme.toml"), vocabulary(), parameter_sets())


def run_of(case: Case, number: int, scheme: Scheme) -> Passed:
    """Run one run of a case, after those that it follows."""
    tree = case.runs[number]
    before = run_of(case, number - 1, scheme).closing if "follows" in tree else None
    return passed_for(scheme, tree, before)


def register_for(scheme: Scheme, inputs: dict[str, Any]) -> Register:
    """Give the result of a scheme for inputs as files would hold them."""
    return passed_for(scheme, inputs, None).register


def passed_for(scheme: Scheme, inputs: dict[str, Any], state: State | None) -> Passed:
    """Run a scheme on inputs as files would hold them: every cell a text, with decimal points."""
    period = {"name": "case", "from": "2025-01-01", "to": "2025-12-31", **inputs.get("period", {})}
    figures = read_figures(Document("figures.toml", "", {"period": [{**period, "figures": inputs.get("figures", {})}]}))
    sheets = {"staff": sheet("staff", inputs.get("staff", {}))}
    accounts = {account.name for account in scheme.accounts}
    tables = inputs.get("tables", {})
    sheets |= {name: sheet(name, columns) for name, columns in tables.items() if name not in accounts}
    if accounts & set(tables):
        before = figures.periods[0].start - 1
        entries = {name: entries_of(tables[name]) for name in accounts & set(tables)}
        state = State(scheme.name, "before", before, before, entries)
    reading = Reading(decimal=NumberStyle.POINT)
    (passed,) = run_in_order(scheme, figures, sheets, figures.periods, state=state, reading=reading)
    return passed


def entries_of(columns: dict[str, list[str]]) -> tuple[Entry, ...]:
    """Make the entries that a case has in an account before its period."""
    rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    return tuple(
        Entry(row["id"], Fraction(row["amount"]), day_number(row["origin"]),
              day_number(row["expires"]) if row.get("expires") else None, row.get("owner", ""))
        for row in rows
    )  # fmt: skip


def sheet(name: str, columns: dict[str, list[str]]) -> Sheet:
    """Make a sheet of columns of texts; without ids the rows are p001, p002, ... in the order of the list."""
    count = len(next(iter(columns.values()), ["one row, all of it blank"]))
    given = {"id": [f"p{row + 1:03}" for row in range(count)], **columns}
    return Sheet(name, tuple(given), tuple(zip(*given.values(), strict=True)), tuple(range(2, count + 2)))


def targets(tree: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Give every target of `expect` or `published` with its value, as `awards.NAME` or `steps.NAME.OUTPUT`."""
    found: dict[str, Any] = {}
    for group, names in tree.items():
        for name, value in names.items():
            outputs = isinstance(value, dict) and group == "steps" and not _by_id(value)
            found |= {f"{group}.{name}.{out}": v for out, v in value.items()} if outputs else {f"{group}.{name}": value}
    return found


def _by_id(value: dict[str, Any]) -> bool:
    return all(key[:1] == "p" and key[1:].isdigit() for key in value)


def values(register: Register, target: str) -> list[Fraction]:
    """Give the exact values of a target: one for each participant, or one alone."""
    group, _, name = target.partition(".")
    if group == "awards":
        award = register.award(name)
        assert award is not None, f"no award is named {name}"
        return [award.amount(row) for row in range(len(register.ids))] if award.for_people else [award.total]
    if group == "residual":
        return [balance.residual for balance in register.balances if balance.pool == name]
    return list(register.run.value(operand_of(register.run, name)).exact.fractions())


def said(register: Register, target: str, like: Any, rounding: str | None) -> Any:
    """Write our values of a target the way these published ones are written: as many decimals, the same shape."""
    if target.startswith("carried."):
        return carried(register, target.removeprefix("carried."))
    found = values(register, target)
    way = None if target.startswith("awards.") or rounding is None else ROUNDINGS[rounding]
    if isinstance(like, str):
        (value,) = found
        return printed(value, like, way)
    if isinstance(like, dict):
        ids = register.ids
        return {identity: printed(found[ids.index(identity)], text, way) for identity, text in like.items()}
    assert len(like) == len(found), f"{target}: {len(like)} values are expected and {len(found)} were found"
    return [printed(value, text, way) for value, text in zip(found, like, strict=True)]


def carried(register: Register, account: str) -> dict[str, str]:
    """Give what is left in an account at the end of the period, by the day of its origin."""
    entries = closing_state(register.run).accounts[account]
    return {day_text(entry.origin): decimal_text(entry.amount) for entry in entries}


def printed(value: Fraction, like: str, way: str | None) -> str:
    """Write a value with the decimals of a published text; without a rounding it must be exact.

    >>> printed(Fraction(1, 3), "0.33", ROUND_HALF_UP), printed(Fraction(1, 3), "0.33", None)
    ('0.33', '1/3')
    """
    decimals = len(like.partition(".")[2])
    scaled = value * 10**decimals
    if way is None and scaled.denominator != 1:
        return str(value)
    sign = -1 if scaled < 0 else 1
    whole = sign * ((abs(scaled) * 2 + 1) // 2) if way == ROUND_HALF_UP else int(scaled)
    return f"{WIDE.scaleb(Decimal(int(whole)), -decimals):f}"

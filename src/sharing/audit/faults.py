"""Say what a difference between a trail and its re-run means: whose amount, in which step, by how much."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.amounts import CURRENCY, money
from sharing.audit.comparing import MISSING
from sharing.audit.exacts import read_exact
from sharing.decimals import decimal_text
from sharing.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sharing.documents import Path

    Difference = tuple[Path, Any, Any]
    Trees = tuple[Mapping[str, Any], Mapping[str, Any]]
    """A trail as it was run again, and the record that was compared: the same trail, or its statement."""

ADVICE = "the trail was changed after it was written, or not written by this library: do not rely on it"
STATEMENT_ADVICE = "the statement was changed after it was written, or not written by this library: do not rely on it"
ROW = 3
SUMS = {"amount", "awarded", "left"}


def found_in_trail(found: Iterable[Difference], again: Mapping[str, Any], place: Place) -> list[Problem]:
    """Give a problem for every difference; `again` is what follows from the inputs of the trail."""
    return [_problem(path, wanted, got, again, place) for path, wanted, got in found]


def _problem(path: Path, wanted: Any, got: Any, again: Mapping[str, Any], place: Place) -> Problem:
    part, name = str(path[0]), str(path[1]) if len(path) > 1 else ""
    if part == "steps" and len(path) > ROW and name in again["steps"]:
        who = _who(again, again["steps"][name]["table"], int(path[ROW]))
        what = f"step `{name}`{who} is {_said(got)}, and {_said(wanted)} follows from the inputs"
        return Problem("A007", what, place, ADVICE)
    code = {"awards": "A006", "steps": "A007", "solved": "A007"}.get(part, "A008")
    return Problem(code, _told(path, wanted, got, (again, again), "inputs"), place, ADVICE)


def found_in_statement(found: Iterable[Difference], trees: Trees, place: Place) -> list[Problem]:
    """Give a problem for every difference between a statement and the one that follows from its trail."""
    again, whole = trees
    problems = []
    for path, wanted, got in found:
        if path[0] == "root":
            what = "the root of the statement is not that of the participants of its trail"
            problems.append(Problem("A011", what, place, STATEMENT_ADVICE))
        else:
            problems.append(Problem("A008", _told(path, wanted, got, (again, whole), "trail"), place, STATEMENT_ADVICE))
    return problems


def _told(path: Path, wanted: Any, got: Any, trees: Trees, source: str) -> str:
    """Say in one sentence what stands at a place, and what follows from the inputs or the trail; money as money."""
    name, unit, multiple = _subject(path, trees)
    if unit is None:
        return f"{name} is {_said(got)}, and {_said(wanted)} follows from the {source}"
    one, other = (_amount(value, multiple, unit) for value in (got, wanted))
    if wanted is None:
        return f"{name} is {one}, and the statement of this trail leaves it out"
    return f"{name} is {one}, and {other} follows from the {source}{_by(got, wanted, multiple, unit)}"


def _subject(path: Path, trees: Trees) -> tuple[str, str | None, Fraction]:
    """Name what stands at a place and whose it is, with its unit where it is an amount, and the units it counts in."""
    again, whole = trees
    where = ".".join(str(word) for word in path)
    match path:
        case ("awards", str(name), "total") if name in again["awards"]:
            return f"`{where}`", again["awards"][name]["unit"], Fraction(again["awards"][name]["multiple"])
        case ("awards", str(name), "values", int(row)) if name in again["awards"]:
            award = again["awards"][name]
            return f"`{name}`{_who(again, award['table'], row)}", award["unit"], Fraction(award["multiple"])
        case ("balances", int(row), str(key)) if key in SUMS and row < len(whole["balances"]):
            balance = whole["balances"][row]
            names = ("balances", balance["pool"], *([balance["group"]] if balance["group"] else []), key)
            return f"`{'.'.join(names)}`", _unit_of(balance["pool"], again), Fraction(1)
    return f"`{where}`", None, Fraction(1)


def _unit_of(pool: str, again: Mapping[str, Any]) -> str:
    """Give the unit in which a pool is given away."""
    outlets = again["scheme"]["tree"].get("awards", {})
    return next((str(one["unit"]) for name, one in again["awards"].items() if outlets[name].get("pool") == pool), "")


def _who(again: Mapping[str, Any], table: str, row: int) -> str:
    ids = again["tables"].get(table, {"ids": []})["ids"]
    return f" of {ids[row]}" if row < len(ids) and ids[row] else f" in row {row + 1}" if row else ""


def _amount(units: Any, multiple: Fraction, unit: str) -> str:
    """Write an amount, money as people do; what a statement leaves out is said to be left out."""
    exact = units if isinstance(units, int) else read_exact(units)
    if exact is None:
        return "left out" if units is None else _said(units)
    value = exact * multiple
    return money(value, unit, "en") if CURRENCY.fullmatch(unit) else decimal_text(value)


def _by(got: Any, wanted: Any, multiple: Fraction, unit: str) -> str:
    one, other = (value if isinstance(value, int) else read_exact(value) for value in (got, wanted))
    if one is None or other is None:
        return ""
    return f": {_amount(str(abs(one - other)), multiple, unit)} {'more' if one > other else 'less'}"


def _said(value: Any) -> str:
    """Say a value in few words, and no table of people at all."""
    if value is MISSING:
        return "nothing"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    exact = read_exact(value)
    if exact is not None:
        return str(exact)
    if isinstance(value, dict | list):
        return f"a {'table' if isinstance(value, dict) else 'list'} of {len(value)}"
    return f"`{str(value)[:64]}`" if isinstance(value, str) else str(value)

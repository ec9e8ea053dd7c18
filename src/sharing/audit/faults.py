"""Say what a difference between a trail and its re-run means: whose amount, in which step, by how much."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.audit.comparing import MISSING
from sharing.audit.exacts import read_exact
from sharing.decimals import decimal_text
from sharing.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sharing.documents import Path

    Difference = tuple[Path, Any, Any]

ADVICE = "the trail was changed after it was written, or not written by this library: do not rely on it"


def found_in_trail(found: Iterable[Difference], again: Mapping[str, Any], place: Place) -> list[Problem]:
    """Give a problem for every difference; `again` is what follows from the inputs of the trail."""
    return [_problem(path, wanted, got, again, place) for path, wanted, got in found]


def _problem(path: Path, wanted: Any, got: Any, again: Mapping[str, Any], place: Place) -> Problem:
    part, name = str(path[0]), str(path[1]) if len(path) > 1 else ""
    if part == "awards" and path[2:3] == ("values",) and len(path) > 3 and name in again["awards"]:  # noqa: PLR2004
        award = again["awards"][name]
        who, multiple = _who(again, award["table"], int(path[3])), Fraction(award["multiple"])
        what = f"`{name}`{who} is {_amount(got, multiple)}, and {_amount(wanted, multiple)} follows from the inputs"
        return Problem("A006", what + _by(got, wanted, multiple), place, ADVICE)
    if part == "steps" and len(path) > 3 and name in again["steps"]:  # noqa: PLR2004
        who = _who(again, again["steps"][name]["table"], int(path[3]))
        what = f"step `{name}`{who} is {_said(got)}, and {_said(wanted)} follows from the inputs"
        return Problem("A007", what, place, ADVICE)
    code = {"awards": "A006", "steps": "A007", "solved": "A007"}.get(part, "A008")
    where = ".".join(str(word) for word in path)
    return Problem(code, f"`{where}` is {_said(got)}, and {_said(wanted)} follows from the inputs", place, ADVICE)


def found_in_statement(found: Iterable[Difference], place: Place) -> list[Problem]:
    """Give a problem for every difference between a statement and what follows from its trail."""
    problems = []
    for path, wanted, got in found:
        if path[0] == "root":
            what = "the root of the statement is not that of the participants of its trail"
            problems.append(Problem("A011", what, place, ADVICE))
        else:
            where = ".".join(str(word) for word in path)
            what = f"`{where}` is {_said(got)}, and {_said(wanted)} follows from the trail"
            problems.append(Problem("A008", what, place, ADVICE))
    return problems


def _who(again: Mapping[str, Any], table: str, row: int) -> str:
    ids = again["tables"].get(table, {"ids": []})["ids"]
    return f" of {ids[row]}" if row < len(ids) and ids[row] else f" in row {row + 1}" if row else ""


def _amount(units: Any, multiple: Fraction) -> str:
    return _said(units) if units is MISSING else decimal_text(units * multiple)


def _by(got: Any, wanted: Any, multiple: Fraction) -> str:
    if MISSING in (got, wanted):
        return ""
    more = (got - wanted) * multiple
    return f": {decimal_text(abs(more))} {'more' if more > 0 else 'less'}"


def _said(value: Any) -> str:
    """Say a value in few words, and no table of people at all."""
    if value is MISSING:
        return "nothing"
    if value is None:
        return "null"
    exact = read_exact(value)
    if exact is not None:
        return str(exact)
    if isinstance(value, dict | list):
        return f"a {'table' if isinstance(value, dict) else 'list'} of {len(value)}"
    return f"`{str(value)[:64]}`" if isinstance(value, str) else str(value)

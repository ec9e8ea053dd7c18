"""What a company states beside a result, because no file of a run holds it: council, accounts, payroll, approvals.

It is compared where there is something to compare it with, and is otherwise shown as stated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from sharing.dates import read_day
from sharing.errors import Place, Refused
from sharing.named import Named
from sharing.scheme.keys import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from sharing.documents import Document

TOP = {"council", "payroll", "accounts", "approved"}
COUNCIL, PAYROLL, ACCOUNT, APPROVED = (
    {"status", "day", "where"},
    {"people", "where"},
    {"amount", "where"},
    {"by", "where"},
)


class Council(Named):
    """Where the works council stands: its status in words, since which day, and where that can be read."""

    status: str = ""
    day: int | None = None
    where: str = ""


class Amount(Named):
    """A number that stands somewhere else, and where."""

    amount: Fraction | None
    where: str = ""
    place: Place = Place()


class Approval(Named):
    """Who approved a change by hand, and where that can be read."""

    by: str
    where: str = ""
    place: Place = Place()


@frozen
class Stated:
    """Everything that a company states: nothing at all when there is no file."""

    council: Council = field(factory=Council)
    payroll: Amount | None = None
    accounts: Mapping[str, Amount] = field(factory=dict)
    approved: Mapping[str, Approval] = field(factory=dict)


def read_stated(document: Document) -> Stated:
    """Read what a company states. Refused with all problems of the file.

    >>> from sharing.documents import Document
    >>> tree = {"accounts": {"profit": {"amount": "128400", "where": "annual accounts 2025, page 14"}}}
    >>> read_stated(Document("stated.toml", "", tree)).accounts["profit"].where
    'annual accounts 2025, page 14'
    """
    reader, tree = Reader(document), document.tree
    reader.known(tree, (), TOP)
    stated = Stated(
        _council(reader, reader.part(tree, "council")) if "council" in tree else Council(),
        _amount(reader, reader.part(tree, "payroll"), ("payroll",), "people", PAYROLL) if "payroll" in tree else None,
        {
            name: _amount(reader, part, ("accounts", name), "amount", ACCOUNT)
            for name, part in _parts(reader, tree, "accounts")
        },
        {name: _approval(reader, part, ("approved", name)) for name, part in _parts(reader, tree, "approved")},
    )
    if reader.problems:
        raise Refused(sorted(reader.problems, key=lambda problem: (problem.place.line, problem.place.column)))
    return stated


def _parts(reader: Reader, tree: Mapping[str, Any], key: str) -> list[tuple[str, dict[str, Any]]]:
    """Give the tables below a key by their names; what is no table is noted."""
    found = reader.part(tree, key)
    for name, part in found.items():
        if not isinstance(part, dict):
            reader.say("S004", f"`{name}` is a table", (key, name), f"write [{key}.{name}]")
    return [(name, part) for name, part in found.items() if isinstance(part, dict)]


def _council(reader: Reader, part: Mapping[str, Any]) -> Council:
    path = ("council",)
    reader.known(part, path, COUNCIL)
    day = read_day(part["day"]) if "day" in part else None
    if "day" in part and day is None:
        reader.say("S004", "`day` is a day", (*path, "day"), "write day = 2026-01-12")
    return Council(reader.text(part, "status", path), day, reader.text(part, "where", path, ""))


def _amount(reader: Reader, part: Mapping[str, Any], path: tuple[str, ...], key: str, known: set[str]) -> Amount:
    """Read a number that stands somewhere else; without one only the place is stated."""
    reader.known(part, path, known)
    amount = reader.number(part[key], (*path, key)) if key in part else None
    return Amount(amount, reader.text(part, "where", path, ""), reader.document.place(path))


def _approval(reader: Reader, part: Mapping[str, Any], path: tuple[str, ...]) -> Approval:
    reader.known(part, path, APPROVED)
    return Approval(reader.text(part, "by", path), reader.text(part, "where", path, ""), reader.document.place(path))

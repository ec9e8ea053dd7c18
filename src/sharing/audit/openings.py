"""The state that the tables of a trail say it opened with: made again, so that its digest can be compared."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.dates import day_number
from sharing.state import Entry, State

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def opening_digest(trail: Mapping[str, Any], period: Mapping[str, str]) -> str:
    """Give the digest of the state with these account entries, left by a period; nothing when they are no entries."""
    tree = trail["scheme"]["tree"]
    try:
        accounts = {name: _entries(trail["tables"][name]) for name in tree.get("accounts", {})}
    except (KeyError, TypeError, ValueError):
        return ""
    start, end = day_number(period["from"]), day_number(period["to"])
    return State(str(tree["scheme"]), period["name"], start, end, accounts).digest


def _entries(table: Mapping[str, Any]) -> tuple[Entry, ...]:
    columns: Mapping[str, Sequence[str | None]] = table["columns"]
    owners = columns.get("owner") or [""] * len(table["ids"])
    rows = zip(table["ids"], columns["amount"], columns["origin"], columns["expires"], owners, strict=True)
    return tuple(
        Entry(identity, Fraction(amount or ""), int(origin or ""), None if until is None else int(until), owner or "")
        for identity, amount, origin, until, owner in rows
    )

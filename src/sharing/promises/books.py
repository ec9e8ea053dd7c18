"""What a ledger says was paid: an award, a pool or a figure of a period, or what one participant got."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.audit.chain import counting
from sharing.audit.grouping import FEWEST
from sharing.named import Named
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sharing.audit.chain import Entry

    Trail = Mapping[str, Any]

AWARD, POOL, FIGURE = "award", "pool", "figure"


class Books(Named):
    """The entries of a ledger, and how to get the trail of one: None when it was forgotten."""

    entries: Sequence[Entry]
    trail: Callable[[Entry], Trail | None]

    def of_scheme(self, scheme: str) -> list[Entry]:
        """Give the entries of a scheme, forecasts too."""
        return [one for one in self.entries if one.subject[0] == scheme]

    def counting(self, scheme: str, period: str) -> Entry | None:
        """Give the entry that counts for a period of a scheme; None when nothing is final yet."""
        return counting(self.entries, (scheme, period))

    def what(self, scheme: str, name: str) -> str:
        """Say what a scheme has under a name: an award, a pool, a figure, or nothing."""
        entries = self.of_scheme(scheme)
        if any(name in one.statement["awards"] for one in entries):
            return AWARD
        if any(name == balance["pool"] for one in entries for balance in one.statement["balances"]):
            return POOL
        return FIGURE if any(name in self.figures(one) for one in entries) else ""

    def names(self, scheme: str) -> list[str]:
        """List everything of a scheme that can be promised."""
        found: set[str] = set()
        for one in self.of_scheme(scheme):
            found |= {*one.statement["awards"], *(balance["pool"] for balance in one.statement["balances"])}
            found |= set(self.figures(one))
        return sorted(found)

    def figures(self, entry: Entry) -> dict[str, str | None]:
        """Give the figures and the steps of the company in an entry; none when its trail is forgotten."""
        trail = self.trail(entry)
        if trail is None:
            return {}
        found = {name: texts[0] for name, texts in trail["tables"][COMPANY]["columns"].items()}
        steps = {name: one["values"][0] for name, one in trail["steps"].items() if one["table"] == COMPANY}
        return {**found, **steps}

    def unit(self, scheme: str, name: str) -> str:
        """Give the unit of an award, or of the awards of a scheme where they have one in common; else nothing."""
        for one in self.of_scheme(scheme):
            awards = one.statement["awards"]
            units = {str(found["unit"]) for found in awards.values()}
            units = {str(awards[name]["unit"])} if name in awards else units
            kind = self.what(scheme, name)
            if len(units) == 1 and kind != FIGURE and (kind != AWARD or name in awards):
                return next(iter(units))
        return self._currency(scheme, name)

    def _currency(self, scheme: str, name: str) -> str:
        """Give the currency of a scheme for a figure that is money."""
        for one in self.of_scheme(scheme):
            trail = self.trail(one)
            tree = trail["scheme"]["tree"] if trail else {}
            if tree.get("figures", {}).get(name, {}).get("kind") == "money":
                return str(tree.get("currency", "EUR"))
        return ""

    def paid(self, entry: Entry, name: str, *, people: bool) -> Fraction | None:
        """Give what an entry says of an award, a pool or a figure; None where it does not tell.

        An award that the scheme did not have then paid nothing. With `people` what a statement keeps to itself is
        looked up in the trail.
        """
        statement = entry.statement
        if not people and self.few(entry, name):
            return None
        if name in statement["awards"]:
            award = statement["awards"][name]
            trail = self.trail(entry) if people and award["total"] is None else None
            total = award["total"] if trail is None else trail["awards"][name]["total"]
            return None if total is None else Fraction(award["multiple"]) * total
        rows = [balance for balance in statement["balances"] if balance["pool"] == name]
        if rows and people and any(row["amount"] is None for row in rows):
            trail = self.trail(entry)
            rows = [row for row in trail["balances"] if row["pool"] == name] if trail else rows
        if rows:
            amounts = [row["amount"] for row in rows]
            return None if None in amounts else sum((Fraction(text) for text in amounts), Fraction(0))
        if self.what(entry.subject[0], name) == AWARD:
            return Fraction(0)
        text = self.figures(entry).get(name)
        return None if text is None else number_of(text)

    def few(self, entry: Entry, name: str) -> bool:
        """Say whether an award, or the awards of a pool, were given to fewer than five people, but to somebody.

        Where the trail is forgotten only the number of participants can tell.
        """
        trail = self.trail(entry)
        if trail is None:
            known = name in entry.statement["awards"] or self.what(entry.subject[0], name) == POOL
            return known and 0 < int(entry.statement["participants"]) < FEWEST
        outlets = trail["scheme"]["tree"].get("awards", {})
        names = [one for one in trail["awards"] if name in {one, outlets[one].get("pool")}]
        awards = [trail["awards"][one]["values"] for one in names if trail["awards"][one]["table"] == STAFF]
        return 0 < sum(map(any, zip(*awards, strict=True))) < FEWEST

    def amounts(self, entry: Entry, name: str) -> dict[str, Fraction] | None:
        """Give what everybody got of an award, by id; None when the trail is forgotten."""
        trail = self.trail(entry)
        if trail is None:
            return None
        award = trail["awards"].get(name)
        if award is None or award["table"] != STAFF:
            return {}
        multiple = Fraction(award["multiple"])
        return {one: multiple * n for one, n in zip(trail["tables"][STAFF]["ids"], award["values"], strict=True)}


def number_of(text: str) -> Fraction | None:
    """Read an exact number; None for a text among the figures.

    >>> number_of("5/2"), number_of("north")
    (Fraction(5, 2), None)
    """
    try:
        return Fraction(text)
    except ValueError:
        return None

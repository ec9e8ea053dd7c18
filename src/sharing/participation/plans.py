"""What a plan says: its classes of units, how they vest, and what happens to those of somebody who leaves."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import field, frozen

from sharing.named import Named
from sharing.participation.terms import AT_ONCE, Terms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from sharing.documents import Document
    from sharing.participation.spans import Span

KINDS = {
    "stock": "stock of the company itself",
    "certificate": "a depositary receipt of stock that a foundation holds",
    "option": "a right to buy at a price fixed before",
    "sar": "a right to the growth in value, in money or in stock",
    "phantom": "a unit that is paid what one unit of stock is worth",
    "growth": "stock that takes part above a hurdle only",
    "unit": "a profit-right unit at a value of its own",
}
HELD = {"stock", "certificate", "growth", "unit"}
"""Kinds that are simply held once they have vested; of the others what has vested can be exercised."""
POOL, NEW = "pool", "new"
UNVESTED = {
    "lapse": "what has not vested lapses",
    "vest": "everything vests on the last day",
    "keep": "it goes on vesting as if nobody left",
}
VESTED = {
    "keep": "what has vested stays",
    "window": "what has vested can be exercised until the end of a window, and lapses then",
    "lapse": "what has vested lapses too",
    "buy-back": "what is held is bought back, at the price that the rule says",
}
LAPSED = {POOL: "lapsed units return to the pool", "gone": "lapsed units are gone"}
PRICES = {
    "market": "the value of the day",
    "cost": "what was paid for it",
    "lower": "the lower of the value of the day and what was paid",
    "higher": "the higher of the value of the day and what was paid",
    "cost-plus-interest": "what was paid, with interest",
    "discount": "the value of the day less a discount",
    "none": "nothing",
}


class Leaver(Named):
    """What happens to the units of a class when their holder leaves for a reason; each answer is the plan's own.

    `price` names the rule by which a scheme computes what is paid; nothing is paid here.
    """

    reason: str
    unvested: str
    vested: str
    lapsed: str
    window: Span | None = None
    price: str = ""
    label: Mapping[str, str] = MappingProxyType({})


@frozen
class UnitClass:
    """A class of units: what they are, where new grants come from, what a holder may hold at most, and its leavers.

    `of` is the class that they stand for or give, and `foundation` who holds the stock behind certificates. `units`
    says whether grants draw on a pool or are new; `most` and `most_part` limit what one holder holds, in units and as a
    part of all there are; `expires` is the life of a grant.
    """

    name: str
    kind: str
    of: str = ""
    units: str = NEW
    label: Mapping[str, str] = field(factory=dict)
    foundation: str = ""
    most: int | None = None
    most_part: Fraction | None = None
    expires: Span | None = None
    leavers: Mapping[str, Leaver] = field(factory=dict)

    @property
    def exercised(self) -> bool:
        """Say whether what has vested is exercised, rather than held."""
        return self.kind not in HELD


@frozen
class Plan:
    """A plan as its file says it; `document` gives the place of every key for messages."""

    title: Mapping[str, str]
    currency: str
    language: str
    classes: Mapping[str, UnitClass]
    vesting: Mapping[str, Terms]
    document: Document = field(repr=False)

    def terms(self, name: str) -> Terms:
        """Give a vesting schedule; without a name everything vests at once."""
        return self.vesting[name] if name else AT_ONCE

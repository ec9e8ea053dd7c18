"""The result of an earlier run, as `sharing run -o last.json` wrote it: what it is compared with.

An amount is a part of a pool. So a difference has two causes that can be told exactly: the pool became larger or
smaller, and the part of it did.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.named import Named
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping

EXACT = re.compile(r"-?\d{1,40}(\.\d{1,40}|/\d{1,40})?")
FORMAT, SEVERAL = "sharing-run-1", "sharing-runs-1"
CURRENCY = "EUR"
"""What a scheme has that names no currency."""


class Earlier(Named):
    """What an earlier run gave: its period, amounts by award and id, totals by award, pools by name.

    Where it is read from a trail, the trail is kept: it says as well what everything was made of.
    """

    period: str
    currency: str
    amounts: Mapping[str, Mapping[str, Fraction]]
    totals: Mapping[str, Fraction]
    pools: Mapping[str, Fraction]
    trail: Mapping[str, Any] | None = None

    def amount(self, award: str, identity: str) -> Fraction | None:
        """Give what somebody received then; None for who was not in that run, or an award that it did not have."""
        return self.amounts.get(award, {}).get(identity)

    def has(self, identity: str) -> bool:
        """Say whether somebody was in that run."""
        return any(identity in amounts for amounts in self.amounts.values())


def earlier_of(tree: Any) -> Earlier:
    """Read the tree of a result; of several periods the last one. Raises ValueError when it is not a result.

    >>> earlier_of({"format": "something-else"})
    Traceback (most recent call last):
    ValueError: something-else
    """
    found = tree["runs"][-1] if isinstance(tree, dict) and tree.get("format") == SEVERAL and tree.get("runs") else tree
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise ValueError(found.get("format", "") if isinstance(found, dict) else "")
    try:
        return _earlier(found)
    except (KeyError, TypeError, AttributeError, ZeroDivisionError) as error:
        raise ValueError(str(error)) from None


def _earlier(tree: dict[str, Any]) -> Earlier:
    amounts: dict[str, dict[str, Fraction]] = {}
    for person in tree["participants"]:
        for award, amount in person["awards"].items():
            amounts.setdefault(award, {})[person["id"]] = _exact(amount)
    pools: dict[str, Fraction] = {}
    for balance in tree["balances"]:
        pools[balance["pool"]] = pools.get(balance["pool"], Fraction(0)) + _exact(balance["amount"])
    totals = {award["name"]: _exact(award["total"]) for award in tree["awards"]}
    return Earlier(str(tree["period"]["name"]), str(tree["scheme"]["currency"]), amounts, totals, pools)


def earlier_trail(trail: Mapping[str, Any]) -> Earlier:
    """Take an earlier result from its trail, which was checked to be one."""
    multiples = {name: Fraction(one["multiple"]) for name, one in trail["awards"].items()}
    ids = trail["tables"][STAFF]["ids"]
    amounts = {
        name: {identity: multiples[name] * units for identity, units in zip(ids, one["values"], strict=True)}
        for name, one in trail["awards"].items()
        if one["table"] == STAFF
    }
    totals = {name: multiples[name] * one["total"] for name, one in trail["awards"].items()}
    pools: dict[str, Fraction] = {}
    for balance in trail["balances"]:
        pools[balance["pool"]] = pools.get(balance["pool"], Fraction(0)) + _exact(balance["amount"])
    currency = str(trail["scheme"]["tree"].get("currency", CURRENCY))
    return Earlier(str(trail["period"]["name"]), currency, amounts, totals, pools, trail)


def _exact(text: Any) -> Fraction:
    """Read an exact number as results write it: a decimal or a quotient, in text. Raises ValueError or TypeError."""
    if not EXACT.fullmatch(text):
        raise ValueError(text)
    return Fraction(text)

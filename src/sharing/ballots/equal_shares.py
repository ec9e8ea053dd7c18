"""The method of equal shares: everybody has an equal part, and supporters buy together what they get cheapest.

Peters, Pierczynski, Skowron (2021), "Proportional participatory budgeting with additive utilities". All numbers are
exact. The proposal that asks its supporters the least for one unit of what it is worth to them (`rho`) is bought
first; of two that ask the same, the one whose id comes first. Each supporter pays `rho` times what it is worth to
them, or all they have left when that is less.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING

from attrs import field, frozen

from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.ballots.values import Poll, Proposal


@frozen
class Purchase:
    """One proposal that was bought: what one unit of it cost its supporters, and what each of them paid."""

    proposal: Proposal
    rho: Fraction
    payments: Mapping[str, Fraction] = field(repr=False)


@frozen
class Shares:
    """What was bought with equal parts, in order, and what everybody has left; `check` holds it to its definition."""

    part: Fraction
    purchases: tuple[Purchase, ...]
    left: Mapping[str, Fraction] = field(repr=False)

    @property
    def chosen(self) -> tuple[Proposal, ...]:
        """Give the proposals in the order in which they were bought."""
        return tuple(purchase.proposal for purchase in self.purchases)


class Worth(Named):
    """What each proposal is worth to each of its supporters, in whole numbers of `1 / unit`."""

    unit: int
    whole: Mapping[Proposal, Mapping[str, int]]


def worth_of(poll: Poll) -> Worth:
    """Give what the proposals that have supporters are worth to them."""
    found = {proposal: poll.utilities(proposal) for proposal in poll.proposals}
    unit = lcm(*(value.denominator for values in found.values() for value in values.values()))
    whole = {one: {voter: int(value * unit) for voter, value in values.items()} for one, values in found.items()}
    return Worth(unit, {proposal: values for proposal, values in whole.items() if values})


def equal_shares(poll: Poll, part: Fraction, worth: Worth | None = None) -> Shares:
    """Buy proposals with equal parts for as long as supporters can pay for one together.

    Amounts are whole numbers of `1 / coin`, and coins get smaller when a price asks for it. Money only ever leaves, so
    `rho` of a proposal never falls: one whose last `rho` is above the best so far need not be looked at again.
    """
    unit, whole = worth or worth_of(poll)
    coin = lcm(part.denominator, *(proposal.cost.denominator for proposal in whole))
    left, first = dict.fromkeys(poll.voters, int(part * coin)), coin
    waiting = dict.fromkeys(whole, Fraction(0))
    purchases: list[Purchase] = []
    while True:
        best: tuple[Fraction, str, Proposal, int, int] | None = None
        for proposal in sorted(waiting, key=lambda one: (waiting[one], one.id)):
            if best and waiting[proposal] > best[0]:
                break
            asked = price(int(proposal.cost * coin), whole[proposal], left)
            if asked is None:
                del waiting[proposal]
                continue
            rho = waiting[proposal] = Fraction(asked[0] * unit, asked[1] * coin)
            if best is None or (rho, proposal.id) < best[:2]:
                best = (rho, proposal.id, proposal, *asked)
        if best is None:
            return Shares(part, tuple(purchases), {voter: Fraction(rest, coin) for voter, rest in left.items()})
        rho, _, chosen, over, under = best
        left, coin = {voter: rest * under for voter, rest in left.items()}, coin * under
        payments = {voter: min(left[voter], over * value) for voter, value in whole[chosen].items()}
        left.update({voter: left[voter] - paid for voter, paid in payments.items()})
        purchases.append(Purchase(chosen, rho, {voter: Fraction(paid, coin) for voter, paid in payments.items()}))
        common = gcd(coin // first, *left.values())
        left, coin = {voter: rest // common for voter, rest in left.items()}, coin // common
        del waiting[chosen]


def price(cost: int, worth: Mapping[str, int], left: Mapping[str, int]) -> tuple[int, int] | None:
    """Give the least price of one unit at which supporters pay a cost together, as over and under, or None.

    >>> price(50, {"a": 1, "b": 1, "c": 1}, {"a": 10, "b": 30, "c": 30})
    (40, 2)
    >>> price(50, {"a": 1}, {"a": 10}) is None
    True
    """
    alike = len(set(worth.values())) == 1
    over, under = cost, sum(worth.values())
    for voter in sorted(worth, key=left.__getitem__ if alike else lambda one: Fraction(left[one], worth[one])):
        if over * worth[voter] <= left[voter] * under:
            return over, under
        over -= left[voter]
        under -= worth[voter]
    return None

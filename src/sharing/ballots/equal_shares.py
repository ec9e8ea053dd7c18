"""The method of equal shares: everybody has an equal part, and supporters buy together what they get cheapest.

Peters, Pierczynski, Skowron (2021), "Proportional participatory budgeting with additive utilities". All numbers are
exact. The proposal that asks its supporters the least for one unit of what it is worth to them (`rho`) is bought
first; of two that ask the same, the one whose id comes first. Each supporter pays `rho` times what it is worth to
them, or all they have left when that is less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

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


def equal_shares(poll: Poll, part: Fraction) -> Shares:
    """Buy proposals with equal parts for as long as supporters can pay for one together.

    Money only ever leaves, so `rho` of a proposal never falls: one whose last `rho` is above the best so far need not
    be looked at again in this round.
    """
    worth = {proposal: poll.utilities(proposal) for proposal in poll.proposals}
    left = dict.fromkeys(poll.voters, part)
    waiting = {proposal: proposal.cost * 0 for proposal in poll.proposals if worth[proposal]}
    purchases: list[Purchase] = []
    while True:
        best: tuple[Fraction, str, Proposal] | None = None
        for proposal in sorted(waiting, key=lambda one: (waiting[one], one.id)):
            if best and waiting[proposal] > best[0]:
                break
            rho = price(proposal.cost, worth[proposal], left)
            if rho is None:
                del waiting[proposal]
                continue
            waiting[proposal] = rho
            if best is None or (rho, proposal.id) < best[:2]:
                best = (rho, proposal.id, proposal)
        if best is None:
            return Shares(part, tuple(purchases), left)
        rho, _, chosen = best
        payments = {voter: min(left[voter], rho * unit) for voter, unit in worth[chosen].items()}
        for voter, paid in payments.items():
            left[voter] -= paid
        del waiting[chosen]
        purchases.append(Purchase(chosen, rho, payments))


def price(cost: Fraction, worth: Mapping[str, Fraction], left: Mapping[str, Fraction]) -> Fraction | None:
    """Give the least price of one unit at which supporters pay a cost together, or None when they cannot.

    >>> from fractions import Fraction as F
    >>> price(F(50), {"a": F(1), "b": F(1), "c": F(1)}, {"a": F(10), "b": F(30), "c": F(30)})
    Fraction(20, 1)
    >>> price(F(50), {"a": F(1)}, {"a": F(10)}) is None
    True
    """
    rest, units = cost, sum(worth.values())
    for voter in sorted(worth, key=lambda one: left[one] / worth[one]):
        rho = rest / units
        if rho * worth[voter] <= left[voter]:
            return rho
        rest -= left[voter]
        units -= worth[voter]
    return None

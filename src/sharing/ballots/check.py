"""Hold what was bought to the definition of equal shares, by substitution: nothing is solved again.

Every payment is put in the place where the definition has it. Whoever has the ballots can check a result with this
alone, whatever program made it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.ballots.equal_shares import Purchase, Shares
    from sharing.ballots.values import Poll, Proposal


def faults(poll: Poll, shares: Shares) -> list[str]:
    """List everything in which a result is not what equal shares says; an empty list proves it."""
    found: list[str] = []
    left = dict.fromkeys(poll.voters, shares.part)
    open_ = list(poll.proposals)
    for purchase in shares.purchases:
        name = purchase.proposal.id
        if purchase.proposal not in open_:
            found.append(f"{name}: not on offer")
            continue
        open_.remove(purchase.proposal)
        found += [f"{name}: {fault}" for fault in _wrong_payments(poll, purchase, left)]
        found += [f"{name}: {other.id} was cheaper" for other in open_ if _cheaper(poll, other, purchase, left)]
        left = {voter: left[voter] - purchase.payments.get(voter, 0) for voter in left}
    if left != dict(shares.left):
        found.append("what is left is not what was not paid")
    for other in open_:
        supporters = poll.utilities(other)
        if supporters and sum(left[voter] for voter in supporters) >= other.cost:
            found.append(f"{other.id}: its supporters could still pay for it")
    return found


def _wrong_payments(poll: Poll, purchase: Purchase, left: dict[str, Fraction]) -> list[str]:
    worth = poll.utilities(purchase.proposal)
    asked = {voter: min(left[voter], purchase.rho * unit) for voter, unit in worth.items()}
    found = [] if asked == dict(purchase.payments) else ["somebody paid another amount than asked"]
    if sum(purchase.payments.values()) != purchase.proposal.cost:
        found.append("the payments are not the cost")
    if all(purchase.rho * unit > left[voter] for voter, unit in worth.items()):
        found.append("a lower price would have done")
    return found


def _cheaper(poll: Poll, other: Proposal, purchase: Purchase, left: dict[str, Fraction]) -> bool:
    """Say whether another proposal came first: supporters raise its cost at a lower price, or its id is earlier."""
    worth = poll.utilities(other)
    raised = sum(min(left[voter], purchase.rho * unit) for voter, unit in worth.items())
    if raised != other.cost:
        return raised > other.cost
    least = max(min(purchase.rho, left[voter] / unit) for voter, unit in worth.items())
    return (least, other.id) < (purchase.rho, purchase.proposal.id)

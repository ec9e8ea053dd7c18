"""What a vote decides: equal shares, completed as the file says, and plain greedy to compare it with.

Completions, as published: `none` leaves what equal shares leaves; `add-one` raises everybody's part by one unit of the
currency at a time and keeps the last result that the budget can pay, stopping where nothing more would fit; `greedy`
spends what is left on the proposals with the most votes that fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sharing.ballots.equal_shares import Shares, equal_shares, worth_of
from sharing.ballots.values import ADD_ONE, GREEDY, VOTES_PER_COST
from sharing.errors import refuse

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.ballots.values import Poll, Proposal

MOST_RAISES = 10_000


@frozen
class Outcome:
    """The result of a vote with everything that proves it; private, because it holds who paid what.

    `shares` is what was bought with equal parts (raised ones with `add-one`), `added` what the completion `greedy`
    bought with the rest, `plain` what plain greedy would choose.
    """

    poll: Poll
    shares: Shares
    added: tuple[Proposal, ...]
    plain: tuple[Proposal, ...]

    @property
    def chosen(self) -> tuple[Proposal, ...]:
        """Give all that is chosen, in the order in which it was."""
        return (*self.shares.chosen, *self.added)

    @property
    def spent(self) -> Fraction:
        """Give what is spent; it is never more than the budget."""
        return self.poll.costs(self.chosen)


def decide(poll: Poll) -> Outcome:
    """Count a vote as its settings say."""
    shares = equal_shares(poll, poll.part)
    added: tuple[Proposal, ...] = ()
    if poll.settings.completion == ADD_ONE:
        shares = add_one(poll, shares)
    elif poll.settings.completion == GREEDY:
        added = greedy(poll, shares.chosen)
    return Outcome(poll, shares, added, greedy(poll))


def add_one(poll: Poll, shares: Shares) -> Shares:
    """Raise every part by one at a time, and give the last result that the budget can pay.

    Refused when the parts would be raised more than 10,000 times.
    """
    worth, budget = worth_of(poll), poll.settings.budget
    for _ in range(MOST_RAISES):
        rest = budget - poll.costs(shares.chosen)
        if not any(proposal.cost <= rest for proposal in worth.whole if proposal not in shares.chosen):
            return shares
        raised = equal_shares(poll, shares.part + 1, worth)
        if poll.costs(raised.chosen) > budget:
            return shares
        shares = raised
    advice = 'choose completion = "greedy", or give the budget and the costs in thousands'
    raise refuse("V032", f"the parts were raised {MOST_RAISES:,} times, and money is left", advice=advice)


def greedy(poll: Poll, bought: tuple[Proposal, ...] = ()) -> tuple[Proposal, ...]:
    """Take proposals by their votes, or by their votes for what they cost, for as long as they fit; ties by id.

    What nobody voted for is never taken. `bought` is what the budget has paid already.
    """
    per_cost = poll.settings.greedy == VOTES_PER_COST
    scores = {one: poll.score(one) / (one.cost if per_cost else 1) for one in poll.proposals if one not in bought}
    rest = poll.settings.budget - poll.costs(bought)
    chosen = []
    for proposal in sorted((one for one in scores if scores[one]), key=lambda one: (-scores[one], one.id)):
        if proposal.cost <= rest:
            chosen.append(proposal)
            rest -= proposal.cost
    return tuple(chosen)

"""What of a result may be published, and what one voter may know of it.

Reports are made of these values and of nothing else, so no report can show who voted what. A group of fewer than five
people, of supporters or of all others, is not counted out, and no amount is given from which it could be counted.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from sharing.ballots.values import POINTS

if TYPE_CHECKING:
    from sharing.ballots.equal_shares import Purchase
    from sharing.ballots.outcome import Outcome
    from sharing.ballots.values import Proposal, Settings

FEWEST = 5
"""A group smaller than this is not counted out."""
SHARES, COMPLETION = "equal-shares", "completion"


@frozen
class Verdict:
    """What may be said of one proposal: whether and how it was chosen, and how many supporters, if that may be told.

    `least` and `most` are equal when supporters are counted out. `each` is what every supporter paid when all paid the
    same, `at_most` when some had less left, `unit` what one point cost; `had` is what supporters of a proposal that
    was not bought had left together. All four are None where supporters are not counted out.
    """

    proposal: Proposal
    by: str
    order: int
    greedy: bool
    least: int
    most: int
    each: Fraction | None = None
    at_most: Fraction | None = None
    unit: Fraction | None = None
    had: Fraction | None = None


@frozen
class Published:
    """The result of a vote for everybody: no ids of voters, no ballots, no small groups."""

    settings: Settings
    voters: int
    ballots: int
    part: Fraction
    counted: Fraction
    spent: Fraction
    verdicts: tuple[Verdict, ...]
    plain: tuple[str, ...]
    plain_spent: Fraction

    @property
    def left(self) -> Fraction:
        """Give what is left of the budget."""
        return self.settings.budget - self.spent


@frozen
class Line:
    """What one voter gave one proposal, and what of the own part was spent on it."""

    proposal: Proposal
    points: Fraction
    by: str
    paid: Fraction


@frozen
class Slip:
    """What one voter may know besides what is published: the own ballot, and what the own part was spent on."""

    settings: Settings
    voter: str
    voted: bool
    part: Fraction
    counted: Fraction
    lines: tuple[Line, ...]
    left: Fraction


def publish(outcome: Outcome) -> Published:
    """Give what may be published of a result."""
    poll = outcome.poll
    plain = tuple(proposal.id for proposal in outcome.plain)
    verdicts = tuple(_verdict(outcome, proposal) for proposal in poll.proposals)
    ballots = sum(voter in poll.ballots for voter in poll.voters)
    part, spent, greedily = outcome.shares.part, outcome.spent, poll.costs(outcome.plain)
    return Published(poll.settings, len(poll.voters), ballots, poll.part, part, spent, verdicts, plain, greedily)


def slip_of(outcome: Outcome, voter: str) -> Slip:
    """Give one voter's own slip; KeyError when nobody with this id has a part."""
    left = outcome.shares.left[voter]
    ballot = outcome.poll.ballots.get(voter, {})
    payments = {purchase.proposal: purchase.payments for purchase in outcome.shares.purchases}
    lines = tuple(
        Line(proposal, ballot[proposal.id], _by(outcome, proposal), payments.get(proposal, {}).get(voter, Fraction(0)))
        for proposal in outcome.poll.proposals
        if ballot.get(proposal.id)
    )
    voted = voter in outcome.poll.ballots
    return Slip(outcome.poll.settings, voter, voted, outcome.poll.part, outcome.shares.part, lines, left)


def _by(outcome: Outcome, proposal: Proposal) -> str:
    if proposal in outcome.added:
        return COMPLETION
    return SHARES if proposal in outcome.chosen else ""


def _verdict(outcome: Outcome, proposal: Proposal) -> Verdict:
    poll = outcome.poll
    supporters, everybody = poll.points(proposal), len(poll.voters)
    order = outcome.chosen.index(proposal) + 1 if proposal in outcome.chosen else 0
    by, in_plain = _by(outcome, proposal), proposal in outcome.plain
    number = len(supporters)
    if number < FEWEST:
        return Verdict(proposal, by, order, in_plain, 0, min(FEWEST - 1, everybody))
    if everybody - number < FEWEST:
        return Verdict(proposal, by, order, in_plain, everybody - FEWEST + 1, everybody)
    each = at_most = unit = had = None
    if by == SHARES:
        purchase = outcome.shares.purchases[order - 1]
        each, at_most, unit = _paid(purchase, points=poll.settings.ballot == POINTS)
    else:
        had = sum((outcome.shares.left[voter] for voter in supporters), Fraction(0))
    return Verdict(proposal, by, order, in_plain, number, number, each, at_most, unit, had)


def _paid(purchase: Purchase, *, points: bool) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    """Say what supporters paid, without telling apart those who had less left."""
    if points:
        return None, None, purchase.rho
    highest = max(purchase.payments.values())
    return (highest, None, None) if set(purchase.payments.values()) == {highest} else (None, highest, None)

"""What of a result may be published: the one place where that is decided.

Reports are made of these values and of nothing else. Whoever reads them also knows the own ballot, how votes are
counted and what is proposed, and may read every report there is. So all that is told besides is

- how many people have a part, and how many ballots there are;
- which proposals are chosen;
- only where at least five ballots support *every* proposal and at least five do not: how many support each, what paid
  for it, and what plain greedy would choose.

The last is safe because nothing published depends on who handed in which ballot: where there are supporters and others,
any two of them could have changed places. No amount that anybody paid or had left is told, no order in which things
were bought, and no level to which parts were raised; from each of them people can be counted. A slip is the same
values beside one ballot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.ballots.outcome import Outcome
    from sharing.ballots.values import Proposal, Settings

FEWEST = 5
"""Supporters are counted out where at least so many ballots support every proposal and at least so many do not.

Whichever four people put their ballots together: of all others at least one supports it, and at least one does not.
"""
SHARES, COMPLETION = "equal-shares", "completion"


@frozen
class Verdict:
    """What may be said of one proposal: whether it is chosen, and more where supporters are counted out.

    `supporters`, and `greedy` (whether plain greedy would choose it), are None where that is not told. `by` says what
    paid, equal shares or the completion; it is empty for what is not chosen, and where that is not told.
    """

    proposal: Proposal
    chosen: bool
    supporters: int | None = None
    by: str = ""
    greedy: bool | None = None

    @property
    def average(self) -> Fraction | None:
        """Give what a supporter paid on average; None for what parts did not buy, and where that is not told."""
        return self.proposal.cost / self.supporters if self.supporters and self.by == SHARES else None


@frozen
class Published:
    """The result of a vote for everybody; the same for the same ballots, whoever handed in which.

    `counted` says whether supporters are counted out; `fewest` is the number of ballots that this asks of both sides.
    """

    settings: Settings
    voters: int
    ballots: int
    part: Fraction
    spent: Fraction
    counted: bool
    verdicts: tuple[Verdict, ...]
    fewest: int

    @property
    def left(self) -> Fraction:
        """Give what is left of the budget."""
        return self.settings.budget - self.spent


@frozen
class Line:
    """What one voter gave one proposal, beside what is published about it."""

    points: Fraction
    verdict: Verdict


@frozen
class Slip:
    """One voter's own ballot beside what is published about it; `part` is the same for everybody."""

    settings: Settings
    voter: str
    voted: bool
    part: Fraction
    lines: tuple[Line, ...]


def publish(outcome: Outcome) -> Published:
    """Give what may be published of a result."""
    poll = outcome.poll
    ballots = sum(voter in poll.ballots for voter in poll.voters)
    numbers = [len(poll.points(proposal)) for proposal in poll.proposals]
    counted = all(FEWEST <= number <= ballots - FEWEST for number in numbers)
    verdicts = tuple(_verdict(outcome, one, counted=counted) for one in poll.proposals)
    return Published(poll.settings, len(poll.voters), ballots, poll.part, outcome.spent, counted, verdicts, FEWEST)


def slip_of(outcome: Outcome, voter: str) -> Slip:
    """Give one voter's own slip; KeyError when nobody with this id has a part.

    It is made of what is published and of this voter's ballot alone, so its owner learns nothing from it about others
    that the result does not tell.
    """
    poll, result = outcome.poll, publish(outcome)
    if voter not in poll.voters:
        raise KeyError(voter)
    ballot = poll.ballots.get(voter, {})
    given = ((ballot.get(found.proposal.id), found) for found in result.verdicts)
    lines = tuple(Line(points, found) for points, found in given if points)
    return Slip(poll.settings, voter, voter in poll.ballots, result.part, lines)


def _verdict(outcome: Outcome, proposal: Proposal, *, counted: bool) -> Verdict:
    chosen = proposal in outcome.chosen
    if not counted:
        return Verdict(proposal, chosen)
    by = "" if not chosen else COMPLETION if proposal in outcome.added else SHARES
    return Verdict(proposal, chosen, len(outcome.poll.points(proposal)), by, proposal in outcome.plain)

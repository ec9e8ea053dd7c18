"""A vote as a value: how it is counted, what is proposed, and what each ballot says.

Everything stands in the order of the ids, so that the order of a file changes nothing.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

APPROVAL, POINTS = "approval", "points"
COST, COUNT = "cost", "count"
NONE, ADD_ONE, GREEDY = "none", "add-one", "greedy"
VOTES, VOTES_PER_COST = "votes", "votes-per-cost"
VOTERS, STAFF = "voters", "staff"


@frozen
class Settings:
    """How a vote is counted, as its file says: every question that has two answers is answered in it."""

    budget: Fraction
    currency: str
    ballot: str
    among: str
    completion: str
    greedy: str
    utility: str = ""
    points: Fraction | None = None
    title: Mapping[str, str] = field(factory=dict)
    language: str = "en"


@frozen
class Proposal:
    """Something that the budget can pay for, as a whole or not at all."""

    id: str
    name: str
    cost: Fraction


def _by_id(found: Iterable[Proposal]) -> tuple[Proposal, ...]:
    return tuple(sorted(found, key=lambda one: one.id))


def _in_order(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(found))


@frozen
class Poll:
    """A vote that can be counted: `voters` are all who have a part of the budget, `ballots` what they gave.

    A ballot gives points to proposals; one that approves gives 1 to each. Who has a part and no ballot gave nothing.

    >>> park = Proposal("park", "A park", Fraction(60))
    >>> settings = Settings(Fraction(100), "EUR", "approval", "voters", "none", "votes", utility="cost")
    >>> Poll(settings, (park,), ("a", "b"), {"a": {"park": Fraction(1)}, "b": {}}).utilities(park)
    {'a': Fraction(60, 1)}
    """

    settings: Settings
    proposals: tuple[Proposal, ...] = field(converter=_by_id)
    voters: tuple[str, ...] = field(converter=_in_order, repr=False)
    ballots: Mapping[str, Mapping[str, Fraction]] = field(repr=False)

    @property
    def part(self) -> Fraction:
        """Give everybody's equal part of the budget."""
        return self.settings.budget / len(self.voters)

    def points(self, proposal: Proposal) -> dict[str, Fraction]:
        """Give the points of everybody who gave a proposal any: its supporters."""
        given = ((voter, self.ballots[voter].get(proposal.id)) for voter in self.voters if voter in self.ballots)
        return {voter: points for voter, points in given if points}

    def score(self, proposal: Proposal) -> Fraction:
        """Give the votes for a proposal: its approvals, or its points together."""
        return sum(self.points(proposal).values(), Fraction(0))

    def utilities(self, proposal: Proposal) -> dict[str, Fraction]:
        """Give what a proposal is worth to each of its supporters: its cost, 1, or the points they gave."""
        worth = proposal.cost if self.settings.utility == COST else Fraction(1)
        return {voter: points * worth for voter, points in self.points(proposal).items()}

    def costs(self, chosen: tuple[Proposal, ...]) -> Fraction:
        """Add up what proposals cost."""
        return sum((proposal.cost for proposal in chosen), Fraction(0))

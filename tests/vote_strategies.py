"""Small votes at random, of every kind."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from sharing.ballots import Poll, Proposal, Settings
from sharing.ballots.values import APPROVAL

COMPLETIONS = ("none", "add-one", "greedy")


@st.composite
def polls(draw: st.DrawFn, completion: str | None = None, most: int = 5) -> Poll:
    """Draw a vote of a few voters on a few proposals, none above the budget."""
    ids = [f"p{i}" for i in range(draw(st.integers(1, most)))]
    costs = {one: draw(st.fractions(min_value=1, max_value=20, max_denominator=4)) for one in ids}
    budget = max(costs.values()) + draw(st.integers(0, 30))
    kind = draw(st.sampled_from(["cost", "count", "points"]))
    voters = [f"v{i}" for i in range(draw(st.integers(1, most)))]
    points = st.integers(0, 1) if kind != "points" else st.fractions(min_value=0, max_value=9, max_denominator=2)
    with_ballot = [voter for voter in voters if draw(st.integers(0, 5))]
    settings = Settings(
        Fraction(budget), "EUR",
        ballot="points" if kind == "points" else APPROVAL,
        utility="" if kind == "points" else kind,
        among="staff",
        completion=completion or draw(st.sampled_from(COMPLETIONS)),
        greedy=draw(st.sampled_from(["votes", "votes-per-cost"])),
    )  # fmt: skip
    ballots = {voter: {one: value for one in ids if (value := Fraction(draw(points)))} for voter in with_ballot}
    return Poll(settings, tuple(Proposal(one, one, cost) for one, cost in costs.items()), tuple(voters), ballots)

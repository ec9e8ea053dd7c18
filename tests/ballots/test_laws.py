"""What holds for every vote, on small ones at random, with a second implementation as judge."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.oracles import votes
from tests.vote_strategies import polls

from sharing.ballots import Poll, decide, publish, slip_of
from sharing.ballots.check import faults
from sharing.ballots.equal_shares import equal_shares
from sharing.ballots.outcome import greedy


def plain(poll: Poll) -> tuple[dict, dict]:
    """Give costs and worth by id, for the judge."""
    return {p.id: p.cost for p in poll.proposals}, {p.id: poll.utilities(p) for p in poll.proposals}


def betrayed(poll: Poll, part: object, chosen: object) -> list:
    costs, worth = plain(poll)
    return votes.groups_betrayed(costs, worth, poll.voters, part, [proposal.id for proposal in chosen])


@given(polls())
def test_never_more_is_spent_than_the_budget(poll: Poll) -> None:
    outcome = decide(poll)
    assert outcome.spent <= poll.settings.budget
    assert poll.costs(outcome.plain) <= poll.settings.budget
    assert len(set(outcome.chosen)) == len(outcome.chosen)


@given(polls())
def test_nobody_pays_more_than_the_own_part_or_for_what_they_do_not_want(poll: Poll) -> None:
    shares = decide(poll).shares
    paid = {voter: sum(buy.payments.get(voter, 0) for buy in shares.purchases) for voter in poll.voters}
    assert all(paid[voter] + shares.left[voter] == shares.part for voter in poll.voters)
    assert all(left >= 0 for left in shares.left.values())
    assert sum(paid.values()) == poll.costs(shares.chosen)
    for buy in shares.purchases:
        assert set(buy.payments) <= set(poll.points(buy.proposal))


@given(polls())
def test_the_judge_buys_the_same_in_the_same_order(poll: Poll) -> None:
    costs, worth = plain(poll)
    found = [proposal.id for proposal in equal_shares(poll, poll.part).chosen]
    assert found == votes.equal_shares(costs, worth, poll.voters, poll.part)


@given(polls())
def test_the_proof_holds_by_substitution(poll: Poll) -> None:
    assert faults(poll, decide(poll).shares) == []


@given(polls(most=4))
def test_every_group_gets_what_it_could_have_paid_for_up_to_one_proposal(poll: Poll) -> None:
    outcome = decide(poll)
    assert betrayed(poll, poll.part, outcome.chosen) == []


@given(polls(completion="add-one", most=4))
def test_add_one_keeps_the_promise_for_the_raised_parts_as_well(poll: Poll) -> None:
    """Never worse than no completion: whatever groups may claim with the budget, they may claim with more."""
    outcome = decide(poll)
    assert outcome.shares.part >= poll.part
    assert (outcome.shares.part - poll.part).denominator == 1
    assert betrayed(poll, outcome.shares.part, outcome.shares.chosen) == []
    if outcome.shares.part == poll.part:
        assert outcome.shares == equal_shares(poll, poll.part)


@given(polls(completion="add-one"))
def test_add_one_stops_where_nothing_fits_or_the_next_costs_too_much(poll: Poll) -> None:
    outcome = decide(poll)
    beyond = equal_shares(poll, outcome.shares.part + 1)
    assert not greedy(poll, outcome.chosen) or poll.costs(beyond.chosen) > poll.settings.budget


@given(polls(completion="greedy"))
def test_greedy_completion_adds_and_leaves_nothing_that_fits(poll: Poll) -> None:
    outcome = decide(poll)
    assert outcome.shares == equal_shares(poll, poll.part)
    rest = poll.settings.budget - outcome.spent
    assert all(p.cost > rest for p in poll.proposals if p not in outcome.chosen and poll.score(p))


@given(polls(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(poll: Poll, random: object) -> None:
    def shuffled(items: object) -> list:
        found = list(items)
        random.shuffle(found)
        return found

    ballots = {voter: dict(shuffled(poll.ballots[voter].items())) for voter in shuffled(poll.ballots)}
    other = Poll(poll.settings, shuffled(poll.proposals), shuffled(poll.voters), ballots)
    assert publish(decide(other)) == publish(decide(poll))
    for voter in poll.voters:
        assert slip_of(decide(other), voter) == slip_of(decide(poll), voter)


@given(polls())
def test_names_of_voters_change_nothing_that_is_published(poll: Poll) -> None:
    renamed = {voter: f"x{len(poll.voters) - at}" for at, voter in enumerate(poll.voters)}
    ballots = {renamed[voter]: ballot for voter, ballot in poll.ballots.items()}
    other = Poll(poll.settings, poll.proposals, tuple(renamed.values()), ballots)
    assert publish(decide(other)) == publish(decide(poll))


@given(polls(), st.integers(2, 100))
def test_another_unit_of_money_or_of_points_chooses_the_same(poll: Poll, times: int) -> None:
    """With `add-one` the unit of money is what a part is raised by, so that one is left out."""
    settings = evolve(poll.settings, completion="greedy", budget=poll.settings.budget * times)
    proposals = tuple(evolve(one, cost=one.cost * times) for one in poll.proposals)
    first = decide(evolve(poll, settings=evolve(settings, budget=poll.settings.budget)))
    chosen = [proposal.id for proposal in first.chosen]
    assert [p.id for p in decide(evolve(poll, settings=settings, proposals=proposals)).chosen] == chosen
    if poll.settings.ballot == "points":
        more = {v: {p: points * times for p, points in b.items()} for v, b in poll.ballots.items()}
        other = evolve(poll, settings=first.poll.settings, ballots=more)
        assert [p.id for p in decide(other).chosen] == chosen

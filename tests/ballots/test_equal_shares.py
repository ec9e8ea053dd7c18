"""Votes that a reader can count with a pencil."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from sharing.ballots import Poll, Proposal, Settings, decide
from sharing.ballots.check import faults
from sharing.ballots.equal_shares import Purchase, equal_shares, price
from sharing.ballots.outcome import greedy

F = Fraction


def poll(budget: int, costs: dict[str, int], ballots: dict[str, object], **chosen: str) -> Poll:
    """Make a vote; a ballot is a text of approved ids, or points by id."""
    known = {"ballot": "approval", "utility": "cost", "among": "voters", "completion": "none", "greedy": "votes"}
    if chosen.get("ballot") == "points":
        known["utility"] = ""
    given = {
        voter: {one: F(1) for one in ballot.split()}
        if isinstance(ballot, str)
        else {k: F(v) for k, v in ballot.items()}
        for voter, ballot in ballots.items()
    }
    proposals = tuple(Proposal(one, one.upper(), F(cost)) for one, cost in costs.items())
    return Poll(Settings(F(budget), "EUR", **{**known, **chosen}), proposals, tuple(ballots), given)


def ids(proposals: object) -> str:
    return " ".join(proposal.id for proposal in proposals)


SIX_AND_FOUR = {
    **{f"v{i}": "a1 a2 a3 a4 a5 a6 a7 a8 a9 a10" for i in range(6)},
    **{f"w{i}": "b1 b2 b3 b4 b5" for i in range(4)},
}
ALIKE = {**{f"a{i}": 10 for i in range(1, 11)}, **{f"b{i}": 10 for i in range(1, 6)}}


def test_six_and_four_of_ten_decide_about_six_and_four_tenths() -> None:
    """From the definition: with equal costs each group buys with its own parts, where greedy gives all to the six."""
    found = decide(poll(100, ALIKE, SIX_AND_FOUR))
    assert ids(found.chosen) == "a1 a10 a2 a3 a4 a5 b1 b2 b3 b4"
    assert ids(found.plain) == "a1 a10 a2 a3 a4 a5 a6 a7 a8 a9"
    assert [buy.rho for buy in found.shares.purchases] == [F(1, 6)] * 6 + [F(1, 4)] * 4


def test_fifty_one_and_forty_nine_of_a_hundred_get_half_each() -> None:
    """The published case against most votes first: ten of twenty proposals, and two groups of nearly one size.

    With parts of 10, 51 have 510 and 49 have 490: five of 100 and four. With parts of 11, 561 and 539: five and five.
    """
    red, blue = (" ".join(f"{colour}{i}" for i in range(10)) for colour in ("red", "blue"))
    ballots = {**{f"r{i}": red for i in range(51)}, **{f"b{i}": blue for i in range(49)}}
    costs = dict.fromkeys(f"{red} {blue}".split(), 100)
    without, raised = (decide(poll(1000, costs, ballots, completion=rule)) for rule in ("none", "add-one"))
    assert ids(without.chosen) == "red0 red1 red2 red3 red4 blue0 blue1 blue2 blue3"
    assert ids(raised.chosen) == "red0 red1 red2 red3 red4 blue0 blue1 blue2 blue3 blue4"
    assert (raised.shares.part, raised.spent) == (11, 1000)
    assert ids(raised.plain) == red


FOUR = {"1": "a b", "2": "a c", "3": "c", "4": "b c"}
THREE = {"a": 60, "b": 40, "c": 50}


def test_three_proposals_by_hand() -> None:
    """Parts of 25. c: 3 x 16.67. Then 1 and 4 have 25 + 8.33 for b (40), 1 and 2 as much for a (60): not enough."""
    shares = decide(poll(100, THREE, FOUR)).shares
    assert ids(shares.chosen) == "c"
    assert shares.purchases[0].rho == F(1, 3)
    assert shares.purchases[0].payments == {"2": F(50, 3), "3": F(50, 3), "4": F(50, 3)}
    assert shares.left == {"1": 25, "2": F(25, 3), "3": F(25, 3), "4": F(25, 3)}


def test_add_one_by_hand() -> None:
    """With parts p, 1 and 4 have p + (p - 16.67) for b, which is 40 from p = 28.33: so at 29, four raises."""
    found = decide(poll(100, THREE, FOUR, completion="add-one"))
    assert ids(found.chosen) == "c b"
    assert found.shares.part == 29
    assert found.shares.purchases[1].payments == {"1": F(83, 3), "4": F(37, 3)}
    assert found.spent == 90


def test_add_one_stops_before_the_budget_is_broken() -> None:
    """Both could be paid for alone, and at parts of 60 both would be bought at once: 120 of 100."""
    found = decide(poll(100, {"a": 60, "b": 60}, {"1": "a", "2": "b"}, completion="add-one"))
    assert (ids(found.chosen), found.shares.part) == ("", 59)


def test_greedy_completion_by_hand() -> None:
    found = decide(poll(100, {"a": 60, "b": 60}, {"1": "a", "2": "b"}, completion="greedy"))
    assert (ids(found.shares.chosen), ids(found.added), ids(found.chosen)) == ("", "a", "a")


def test_raising_parts_may_spend_less_but_breaks_no_promise() -> None:
    """The published rule keeps the last result, not the dearest; found among 4,000 at random."""
    ballots = {"v0": "p1 p2 p3 p4", "v1": "p1 p2 p3", "v2": "p3 p4", "v3": "p4 p5", "v4": "p1 p2"}
    costs = {"p0": 12, "p1": 15, "p2": 26, "p3": 18, "p4": 22, "p5": 15}
    before, after = (decide(poll(53, costs, ballots, completion=rule)) for rule in ("none", "add-one"))
    assert (ids(before.chosen), before.spent) == ("p1 p4", 37)
    assert (ids(after.chosen), after.spent, after.shares.part) == ("p1 p3", 33, F(63, 5))


def test_cost_and_count_are_different_questions() -> None:
    """Two voters with 50 each. By cost both ask 1/2 and the first id wins; by count the cheap ones come first."""
    ballots = {"1": "big small tiny", "2": "big small tiny"}
    costs = {"big": 80, "small": 30, "tiny": 20}
    assert ids(decide(poll(100, costs, ballots, utility="cost")).chosen) == "big tiny"
    assert ids(decide(poll(100, costs, ballots, utility="count")).chosen) == "tiny small"


def test_points_say_who_pays_how_much() -> None:
    """6 points and 3: of 60, one pays 40 and the other 20, at 6.67 a point."""
    found = decide(poll(100, {"a": 60}, {"1": {"a": 6}, "2": {"a": 3}}, ballot="points"))
    assert found.shares.purchases[0].payments == {"1": 40, "2": 20}
    assert found.shares.purchases[0].rho == F(20, 3)


def test_whoever_has_too_little_left_pays_that() -> None:
    """9 points and 1 of 10 for 80: 72 and 8, but nobody has more than 50; so 50, and the other 30 for one point."""
    found = decide(poll(100, {"a": 80}, {"1": {"a": 9}, "2": {"a": 1}}, ballot="points"))
    assert found.shares.purchases[0].payments == {"1": 50, "2": 30}
    assert found.shares.purchases[0].rho == 30


def test_ties_go_to_the_first_id() -> None:
    assert ids(decide(poll(10, {"b": 10, "a": 10}, {"1": "b a"})).chosen) == "a"
    assert ids(decide(poll(10, {"b": 10, "a": 10}, {"1": "b a"})).plain) == "a"


def test_fourteen_supporters_pay_a_fourteenth_each() -> None:
    ballots = {f"v{i:02}": "course" if i < 14 else "" for i in range(20)}
    shares = decide(poll(1000, {"course": 500}, ballots)).shares
    assert set(shares.purchases[0].payments.values()) == {F(500, 14)}


def test_greedy_by_votes_and_by_votes_for_their_cost() -> None:
    ballots = {"1": "dear", "2": "dear", "3": "dear cheap", "4": "cheap"}
    costs = {"dear": 90, "cheap": 20, "unwanted": 1}
    assert ids(greedy(poll(100, costs, ballots, greedy="votes"))) == "dear"
    assert ids(greedy(poll(100, costs, ballots, greedy="votes-per-cost"))) == "cheap"


def test_who_has_a_part_without_a_ballot_lowers_everybodys() -> None:
    with_two = poll(100, {"a": 50}, {"1": "a", "2": ""})
    assert (with_two.part, ids(decide(with_two).chosen)) == (50, "a")
    with_three = evolve(with_two, voters=("1", "2", "3"))
    assert (with_three.part, ids(decide(with_three).chosen)) == (F(100, 3), "")


def test_the_price_is_the_least_at_which_they_pay() -> None:
    assert price(50, {"a": 1, "b": 4}, {"a": 50, "b": 50}) == (50, 5)
    assert price(100, {"a": 1, "b": 4}, {"a": 50, "b": 50}) == (50, 1)
    assert price(101, {"a": 1, "b": 4}, {"a": 50, "b": 50}) is None


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda s: evolve(s, purchases=()), "what is left is not what was not paid"),
        (
            lambda s: evolve(s, purchases=(), left=dict.fromkeys("1234", F(25))),
            "c: its supporters could still pay for it",
        ),
        (lambda s: evolve(s, purchases=(*s.purchases, s.purchases[0])), "c: not on offer"),
        (
            lambda s: evolve(s, purchases=(evolve(s.purchases[0], rho=F(1, 2)),)),
            "c: somebody paid another amount than asked",
        ),
        (
            lambda s: evolve(s, purchases=(evolve(s.purchases[0], rho=F(1, 5), payments=dict.fromkeys("234", F(10))),)),
            "c: the payments are not the cost",
        ),
    ],
)
def test_a_result_that_was_changed_is_found_out(change: object, fault: str) -> None:
    vote = poll(100, THREE, FOUR)
    shares = decide(vote).shares
    assert faults(vote, shares) == []
    assert fault in faults(vote, change(shares))


def test_a_price_that_is_too_high_is_found_out() -> None:
    """All pay all they have: from the price at which the last of them does, every higher one asks the same."""
    vote = poll(100, {"a": 100}, {"1": "a", "2": "a"})
    shares = decide(vote).shares
    assert faults(vote, shares) == []
    dearer = evolve(shares, purchases=(evolve(shares.purchases[0], rho=F(2)),))
    assert faults(vote, dearer) == ["a: a lower price would have done"]


@pytest.mark.parametrize(("costs", "first", "fault"), [
    ({"a": 20, "b": 20}, "b", ["b: a was cheaper"]),
    ({"a": 20, "b": 30}, "b", ["b: a was cheaper"]),
    ({"a": 20, "b": 20}, "a", []),
])  # fmt: skip
def test_the_wrong_order_is_found_out(costs: dict, first: str, fault: list[str]) -> None:
    vote = poll(100, costs, {"1": "a b", "2": "a b"}, utility="count")
    half = {one.id: Purchase(one, one.cost / 2, dict.fromkeys("12", one.cost / 2)) for one in vote.proposals}
    order = [first, *(set(costs) - {first})]
    left = dict.fromkeys("12", 50 - sum(F(cost) for cost in costs.values()) / 2)
    shares = evolve(equal_shares(vote, F(50)), purchases=tuple(half[one] for one in order), left=left)
    assert faults(vote, shares) == fault

"""Ballots are private: what is published counts no small group out, and a slip has its owner's ballot only."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.ballots.test_equal_shares import poll

from sharing.ballots import decide, publish, slip_of
from sharing.reports.votes import why

F = Fraction


def of_twenty(supporters: int, cost: int = 500, **chosen: str):
    ballots = {f"v{i:02}": "course" if i < supporters else "" for i in range(20)}
    return publish(decide(poll(2000, {"course": cost}, ballots, **chosen)))


@pytest.mark.parametrize(("supporters", "least", "most"), [
    (0, 0, 4), (4, 0, 4), (5, 5, 5), (14, 14, 14), (15, 15, 15), (16, 16, 20), (20, 16, 20),
])  # fmt: skip
def test_groups_smaller_than_five_are_not_counted_out(supporters: int, least: int, most: int) -> None:
    (found,) = of_twenty(supporters).verdicts
    assert (found.least, found.most) == (least, most)
    small = least != most
    assert small == (found.each is None and found.had is None)


@pytest.mark.parametrize("supporters", [5, 14, 15])
def test_what_each_paid_is_told_where_supporters_are_counted(supporters: int) -> None:
    result = of_twenty(supporters)
    assert result.verdicts[0].each == F(500, supporters)
    assert (result.spent, result.left, result.part) == (500, 1500, 100)


def test_the_sentences_of_a_proposal() -> None:
    def said(result, language="en"):
        return why(result.settings, result.verdicts[0], language)

    assert said(of_twenty(14)) == "chosen because 14 supporters each paid €35.71…"
    assert said(of_twenty(14), "nl") == "gekozen, want 14 voorstanders betaalden elk € 35,71…"
    assert said(of_twenty(16)) == "chosen because more than 15 supporters together paid €500.00"
    assert said(of_twenty(8, 900)) == "not chosen: its 8 supporters had €800.00 left and it costs €900.00"
    assert said(of_twenty(3)) == "not chosen: fewer than 5 supporters had less left together than the €500.00 it costs"
    assert said(of_twenty(8, 900, completion="greedy")) == (
        "chosen with what was left: 8 supporters, next in number of votes, and it still fitted"
    )
    assert "next in votes for what it costs" in said(of_twenty(8, 900, completion="greedy", greedy="votes-per-cost"))


def test_nobody_is_told_apart_by_having_less_left() -> None:
    """Parts of 100. v0 to v4 pay 20 each for a and have 80 left, so for b (850) the other five pay 90 each."""
    ballots = {f"v{i}": "a b" if i < 5 else "b" if i < 10 else "" for i in range(15)}
    result = publish(decide(poll(1500, {"a": 100, "b": 850}, ballots, utility="count")))
    a, b = result.verdicts
    assert (a.each, b.each, b.at_most) == (20, None, 90)
    assert why(result.settings, b, "en") == "chosen because 10 supporters together paid €850.00, none more than €90.00"


def test_points_are_told_by_their_price_only() -> None:
    """66 points for 330: 5 a point, from 5 for the one who gave 1 to 55 for the one who gave 11."""
    ballots = {f"v{i}": {"a": i} for i in range(12)} | {f"w{i}": {} for i in range(8)}
    result = publish(decide(poll(1200, {"a": 330}, ballots, ballot="points")))
    (found,) = result.verdicts
    assert (found.least, found.each, found.at_most, found.unit) == (11, None, None, 5)
    said = "chosen because 11 supporters together paid €330.00: €5.00 a point, or all they had left"
    assert why(result.settings, found, "en") == said


def test_a_slip_has_the_own_ballot_and_payments() -> None:
    outcome = decide(poll(100, {"a": 60, "b": 40, "c": 50}, {"1": "a b", "2": "a c", "3": "c", "4": "b c"}))
    slip = slip_of(outcome, "2")
    assert [(line.proposal.id, line.by, line.paid) for line in slip.lines] == [
        ("a", "", 0),
        ("c", "equal-shares", F(50, 3)),
    ]
    assert (slip.part, slip.left, slip.voted) == (25, F(25, 3), True)
    assert "1" not in repr(slip_of(decide(poll(100, {"a": 60}, {"x": "a", "y": ""})), "y").lines)
    with pytest.raises(KeyError):
        slip_of(outcome, "9")


def test_a_slip_says_what_the_rest_of_the_budget_bought() -> None:
    outcome = decide(poll(100, {"a": 60, "b": 60}, {"1": "a", "2": "b"}, completion="greedy"))
    assert [(line.by, line.paid) for line in slip_of(outcome, "1").lines] == [("completion", 0)]


def test_what_is_published_names_no_voter() -> None:
    ballots = {f"voter-{i}": "a" for i in range(9)}
    outcome = decide(poll(100, {"a": 60, "b": 50}, {**ballots, "voter-x": "b"}))
    assert "voter-" not in repr(publish(outcome))
    assert "voter-" not in repr(outcome), "a log may hold a repr"

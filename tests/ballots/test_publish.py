"""Ballots are private: what is published counts no small group out, and a slip has its owner's ballot only.

What holds for every vote stands in `test_privacy.py`; here are the votes that were told once.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve
from tests.ballots.test_equal_shares import poll

from sharing.ballots import decide, publish, slip_of
from sharing.ballots.publish import Verdict
from sharing.reports.votes import text_vote, why

F = Fraction


def of_twenty(supporters: int, cost: int = 500, **chosen: str):
    ballots = {f"v{i:02}": "course" if i < supporters else "" for i in range(20)}
    return publish(decide(poll(2000, {"course": cost}, ballots, **chosen)))


@pytest.mark.parametrize("supporters", range(21))
def test_supporters_are_counted_with_five_for_and_five_others(supporters: int) -> None:
    result = of_twenty(supporters)
    assert result.counted == (5 <= supporters <= 15)
    assert result.verdicts[0].supporters == (supporters if result.counted else None)
    assert result.verdicts[0].average == (F(500, supporters) if result.counted else None)
    assert (result.spent, result.left, result.part) == ((500, 1500, 100) if supporters > 4 else (0, 2000, 100))


def test_one_proposal_with_too_few_is_enough_to_count_none() -> None:
    """What is known of b could be worked out from what a cost, or from what a's supporters had left."""
    ballots = {f"v{i}": "a b" if i < 4 else "a" if i < 10 else "" for i in range(20)}
    result = publish(decide(poll(2000, {"a": 500, "b": 350}, ballots)))
    assert [found.chosen for found in result.verdicts] == [True, False]
    assert {(found.supporters, found.by, found.greedy, found.average) for found in result.verdicts} == {
        (None, "", None, None)
    }


def test_others_are_other_ballots_and_not_other_people() -> None:
    """Fifteen people, of whom eight voted, all for a: "8 ballots" and "8 supporters" would tell every one of them."""
    vote = poll(3000, {"a": 1500}, {f"v{i}": "a" for i in range(8)}, among="staff")
    result = publish(decide(evolve(vote, voters=tuple(f"v{i}" for i in range(15)))))
    assert (result.voters, result.ballots, result.counted) == (15, 8, False)


def test_what_a_group_had_left_tells_nothing() -> None:
    """What b's and c's supporters had left told that all of c's supporters, and one of b's, were among a's six."""
    ballots = {f"v{i}": "a c" if i < 6 else "b" if i < 10 else "a b" for i in range(1, 11)}
    found = decide(poll(3000, {"a": 1200, "b": 2900, "c": 2950}, ballots))
    said = text_vote(publish(found), "en")
    assert not set("56") & {word.strip(".,:") for word in said.split("Why:")[1].split("Ballots are private")[0].split()}
    assert "1,300.00" not in said
    assert "500.00" not in said


@pytest.mark.parametrize("supporters", [5, 6])
def test_below_ten_ballots_nearly_all_look_like_few(supporters: int) -> None:
    """Five of five, or five of six: one range for few and one for nearly all would tell which."""
    ballots = {f"v{i}": "a" if i < 5 else "" for i in range(supporters)}
    result = publish(decide(poll(600, {"a": 100}, ballots)))
    assert result.verdicts == (Verdict(decide(poll(600, {"a": 100}, ballots)).chosen[0], chosen=True),)
    assert "what is chosen can tell how somebody voted" in text_vote(result, "en")
    assert "kan verraden hoe iemand stemde" in text_vote(result, "nl")


def test_points_have_no_price() -> None:
    """Six times ten points for 1,500: a price of 25 a point would tell that all six gave all they had."""
    ballots = {f"v{i}": {"a" if i < 6 else "b": 10} for i in range(12)}
    result = publish(decide(poll(3000, {"a": 1500, "b": 800}, ballots, ballot="points")))
    assert [found.supporters for found in result.verdicts] == [6, 6]
    assert "a point" not in text_vote(result, "en")


def test_a_small_group_is_not_counted_from_its_cost() -> None:
    """Parts of 200 and a cost of 800: at least four paid; "fewer than five" would make them four."""
    ballots = {f"v{i}": "b" if i < 4 else "" for i in range(20)}
    result = publish(decide(poll(4000, {"b": 800}, ballots)))
    assert why(result.settings, result.verdicts[0], "en") == (
        "chosen because its supporters together paid €800.00 from their parts"
    )


def test_the_sentences_of_a_proposal() -> None:
    def said(result, language="en"):
        return why(result.settings, result.verdicts[0], language)

    assert (
        said(of_twenty(14)) == "chosen because 14 supporters together paid €500.00 from their parts, on average €35.71…"
    )
    assert said(of_twenty(14), "nl") == (
        "gekozen, want 14 voorstanders betaalden samen € 500,00 uit hun delen, gemiddeld € 35,71…"
    )
    assert said(of_twenty(16)) == "chosen because its supporters together paid €500.00 from their parts"
    assert said(of_twenty(16, completion="greedy")).endswith("from their parts, or next in votes for what was left")
    assert said(of_twenty(8, 900)) == "not chosen: 8 supporters had less left together than the €900.00 it costs"
    assert said(of_twenty(3)) == "not chosen: its supporters had less left together than the €500.00 it costs"
    assert said(of_twenty(8, 900, completion="greedy")) == (
        "chosen with what was left: 8 supporters, next in number of votes, and it still fitted"
    )
    assert "next in votes for what it costs" in said(of_twenty(8, 900, completion="greedy", greedy="votes-per-cost"))


def test_a_slip_is_the_own_ballot_beside_what_is_published() -> None:
    outcome = decide(poll(100, {"a": 60, "b": 40, "c": 50}, {"1": "a b", "2": "a c", "3": "c", "4": "b c"}))
    slip = slip_of(outcome, "2")
    assert [(line.verdict.proposal.id, line.points) for line in slip.lines] == [("a", 1), ("c", 1)]
    assert all(line.verdict in publish(outcome).verdicts for line in slip.lines)
    assert (slip.part, slip.voted) == (25, True)
    assert "1" not in repr(slip_of(decide(poll(100, {"a": 60}, {"x": "a", "y": ""})), "y").lines)
    with pytest.raises(KeyError):
        slip_of(outcome, "9")


def test_what_is_published_names_no_voter() -> None:
    ballots = {f"voter-{i}": "a" for i in range(9)}
    outcome = decide(poll(100, {"a": 60, "b": 50}, {**ballots, "voter-x": "b"}))
    assert "voter-" not in repr(publish(outcome))
    assert "voter-" not in repr(outcome), "a log may hold a repr"

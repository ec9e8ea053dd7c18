"""What no report tells, held by trying every way in which people could have voted.

Somebody has every report in every format, knows how votes are counted and what is proposed, and knows some ballots: the
own one, or those of everybody who helps. Every way to vote with the same reports and these ballots in it is possible. A
vote is open when it is for a proposal in one of them and not in another.

Ballots are drawn as heaps, without names, since nothing that is printed depends on who handed in which; whoever is not
known may then have any of the ballots that are not known. So few people are tried that five would be too many: the
least number is two or three here.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from fractions import Fraction
from itertools import combinations_with_replacement, product
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.ballots import Poll, Proposal, Published, Settings, decide, publish, slip_of
from sharing.reports.vote_data import csv_slip, csv_vote, json_slip, json_vote
from sharing.reports.votes import text_slip, text_vote

ROOM = sys.modules[publish.__module__]
LANGUAGES = ("en", "nl")
Ballot = tuple[int, ...]


class World(NamedTuple):
    """One way to vote: the ballots, what is published, all that is printed of it, and the slip of each ballot."""

    ballots: tuple[Ballot, ...]
    result: Published
    printed: tuple[str, ...]
    slips: dict[Ballot, set[tuple[str, ...]]]

    @property
    def chosen(self) -> tuple[bool, ...]:
        return tuple(found.chosen for found in self.result.verdicts)


@st.composite
def questions(draw: st.DrawFn, fewest: int, *, few: bool) -> list[World]:
    """Draw what is asked of how many, and give every way in which they could have voted."""
    kind = draw(st.sampled_from(["cost", "count", "points"]))
    marks = (0, 1) if kind != "points" else draw(st.sampled_from([(0, 1), (0, 1, 3)]))
    proposals = draw(st.integers(1, 2 if len(marks) == 2 else 1))
    people = draw(st.integers(1, 2 * fewest - 1)) if few else draw(st.integers(2 * fewest, 2 * fewest + 1))
    everybody = people + draw(st.integers(0, 2))
    budget = 12 * everybody
    amounts = st.one_of(st.integers(1, budget), st.integers(1, everybody).map(lambda parts: 12 * parts))
    offered = tuple(Proposal(f"p{i}", f"p{i}", Fraction(draw(amounts))) for i in range(proposals))
    rules = Settings(
        Fraction(budget), "EUR",
        ballot="points" if kind == "points" else "approval",
        utility="" if kind == "points" else kind,
        among="staff",
        completion=draw(st.sampled_from(["none", "add-one", "greedy"])),
        greedy=draw(st.sampled_from(["votes", "votes-per-cost"])),
    )  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ROOM, "FEWEST", fewest)
        kinds = list(product(marks, repeat=proposals))
        heaps = combinations_with_replacement(kinds, people)
        return [world(rules, offered, everybody, heap) for heap in heaps]


def world(rules: Settings, offered: tuple[Proposal, ...], everybody: int, heap: tuple[Ballot, ...]) -> World:
    voters = tuple(f"v{i}" for i in range(everybody))
    cast = {
        voter: {f"p{j}": Fraction(mark) for j, mark in enumerate(one) if mark}
        for voter, one in zip(voters, heap, strict=False)
    }
    outcome = decide(Poll(rules, offered, voters, cast))
    result = publish(outcome)
    slips: dict[Ballot, set[tuple[str, ...]]] = defaultdict(set)
    for voter, one in zip(voters, heap, strict=False):
        slip = slip_of(outcome, voter)
        pages = (text_slip(slip, "en"), text_slip(slip, "nl", markdown=True), json_slip(slip), csv_slip(slip))
        slips[one].add(tuple(page.replace(voter, "me") for page in pages))
    pages = [text_vote(result, language, markdown=md) for language in LANGUAGES for md in (False, True)]
    return World(heap, result, (*pages, json_vote(result), csv_vote(result)), slips)


def alike(worlds: list[World]) -> list[list[World]]:
    """Put together what has the same reports."""
    found = defaultdict(list)
    for one in worlds:
        found[one.printed].append(one)
    return list(found.values())


def known_to(worlds: list[World], people: int) -> set[tuple[Ballot, ...]]:
    """Give every handful of ballots that so many people could have among them."""
    return {
        tuple(sorted(some))
        for one in worlds
        for some in combinations_with_replacement(set(one.ballots), people)
        if not Counter(some) - Counter(one.ballots)
    }


def possible(worlds: list[World], known: tuple[Ballot, ...]) -> set[Ballot]:
    """Give every ballot that somebody else can have, in some way to vote that has the known ballots in it."""
    held = Counter(known)
    return {ballot for one in worlds if not held - Counter(one.ballots) for ballot in Counter(one.ballots) - held}


@pytest.mark.parametrize("fewest", [2, 3])
@settings(max_examples=25)
@given(data=st.data())
def test_where_supporters_are_counted_every_vote_of_others_is_open(fewest: int, data: st.DataObject) -> None:
    """Also to so many people who put their ballots together that one fewer than the least number of both sides is left."""
    for same in alike(data.draw(questions(fewest, few=False))):
        for people in range(1, fewest) if same[0].result.counted else ():
            for known in known_to(same, people):
                others = possible(same, known)
                for at, _ in enumerate(same[0].result.verdicts):
                    assert {bool(ballot[at]) for ballot in others} == {True, False}


@pytest.mark.parametrize("fewest", [2, 3])
@settings(max_examples=25)
@given(data=st.data())
def test_with_few_ballots_reports_tell_what_is_chosen_and_nothing_else(fewest: int, data: st.DataObject) -> None:
    printed = defaultdict(set)
    for one in data.draw(questions(fewest, few=True)):
        printed[one.chosen].add(one.printed)
    assert {len(texts) for texts in printed.values()} == {1}


@settings(max_examples=25)
@given(questions(2, few=False))
def test_where_supporters_are_not_counted_that_and_what_is_chosen_is_all(worlds: list[World]) -> None:
    printed = defaultdict(set)
    for one in worlds:
        if not one.result.counted:
            printed[one.chosen].add(one.printed)
    assert all(len(texts) == 1 for texts in printed.values())


@settings(max_examples=25)
@given(questions(2, few=False))
def test_supporters_are_counted_exactly_where_both_sides_are_many(worlds: list[World]) -> None:
    for one in worlds:
        numbers = [sum(map(bool, marks)) for marks in zip(*one.ballots, strict=True)]
        assert one.result.counted == all(2 <= number <= len(one.ballots) - 2 for number in numbers)


@settings(max_examples=25)
@given(questions(2, few=False))
def test_a_slip_follows_from_the_reports_and_the_own_ballot(worlds: list[World]) -> None:
    for same in alike(worlds):
        for ballot in {ballot for one in same for ballot in one.ballots}:
            assert len(set().union(*(one.slips.get(ballot, set()) for one in same))) == 1


@pytest.mark.parametrize(("cost", "chosen", "told"), [(120, (True,), (1,)), (12, (False,), (0,))])
def test_what_is_chosen_can_tell_a_vote_and_no_report_can_hide_that(cost: int, chosen: object, told: Ballot) -> None:
    """The limit of the promise: the whole budget is paid by everybody or nobody, and one part by anybody who likes."""
    rules = Settings(Fraction(120), "EUR", "approval", "voters", "none", "votes", "cost")
    heaps = combinations_with_replacement([(0,), (1,)], 10)
    worlds = [world(rules, (Proposal("p0", "all or one", Fraction(cost)),), 10, heap) for heap in heaps]
    assert [one.ballots for one in worlds if one.chosen == chosen] == [(told,) * 10]

"""The reports of a vote: the schema holds, nothing private is shown, and every sentence exists in both languages."""

from __future__ import annotations

import json
from fractions import Fraction

import jsonschema
import pytest
from attrs import evolve
from hypothesis import given
from tests.ballots.test_equal_shares import poll
from tests.vote_strategies import polls

from sharing.ballots import Poll, decide, publish, slip_of
from sharing.reports.vote_data import csv_slip, csv_vote, json_slip, json_vote
from sharing.reports.vote_schema import VOTE_SCHEMA
from sharing.reports.votes import text_slip, text_vote

LANGUAGES = ("en", "nl")


@given(polls())
def test_the_json_is_what_its_schema_says(vote: Poll) -> None:
    outcome = decide(vote)
    jsonschema.Draft202012Validator.check_schema(VOTE_SCHEMA)
    checker = jsonschema.Draft202012Validator(VOTE_SCHEMA)
    for text in (json_vote(publish(outcome)), *(json_slip(slip_of(outcome, voter)) for voter in vote.voters)):
        assert [error.message for error in checker.iter_errors(json.loads(text))] == []


def test_the_schema_refuses_an_amount_that_is_no_text() -> None:
    tree = json.loads(json_vote(publish(decide(poll(100, {"a": 60}, {"1": "a"})))))
    tree["spent"] = 60.0
    assert not jsonschema.Draft202012Validator(VOTE_SCHEMA).is_valid(tree)


@given(polls())
def test_no_report_for_everybody_names_a_voter(vote: Poll) -> None:
    result = publish(decide(vote))
    texts = [json_vote(result), csv_vote(result)]
    texts += [text_vote(result, language, markdown=md) for language in LANGUAGES for md in (False, True)]
    for text in texts:
        assert not [voter for voter in vote.voters if voter in text.replace("voters", "")]


@given(polls())
def test_a_slip_names_its_voter_and_no_other(vote: Poll) -> None:
    outcome = decide(vote)
    for voter in vote.voters:
        slip = slip_of(outcome, voter)
        for text in (text_slip(slip, "nl"), text_slip(slip, "en", markdown=True), json_slip(slip), csv_slip(slip)):
            assert not [other for other in vote.voters if other != voter and other in text.replace("voters", "")]


def test_a_slip_in_words() -> None:
    vote = poll(100, {"a": 60, "b": 10}, {"1": {"a": 6, "b": 0}, "2": {"a": 3}, "3": {}}, ballot="points")
    outcome = decide(vote)
    assert text_slip(slip_of(outcome, "3"), "en").split("\n")[-4:-3] == ["your ballot supports no proposal"]
    assert "your points" in text_slip(slip_of(outcome, "1"), "en")
    assert "je punten" in text_slip(slip_of(outcome, "1"), "nl")
    missing = Poll(vote.settings, vote.proposals, (*vote.voters, "4"), vote.ballots)
    assert "you handed in no ballot" in text_slip(slip_of(decide(missing), "4"), "en")


def test_a_limit_of_points_is_told() -> None:
    vote = poll(100, {"a": 60}, {"1": {"a": 6}}, ballot="points")
    limited = evolve(vote, settings=evolve(vote.settings, points=Fraction(25, 2)))
    tree = json.loads(json_vote(publish(decide(limited))))
    assert tree["vote"]["points"] == "12.5"
    assert jsonschema.Draft202012Validator(VOTE_SCHEMA).is_valid(tree)


def test_a_vote_in_which_nothing_is_chosen() -> None:
    result = publish(decide(poll(100, {"a": 60, "b": 70}, {str(i): "a" if i < 5 else "b" for i in range(10)})))
    assert "plain greedy by votes spends €60.00 on: a" in text_vote(result, "en")
    none = evolve(result, verdicts=tuple(evolve(found, greedy=False) for found in result.verdicts))
    assert "plain greedy by votes spends €0.00 on: nothing" in text_vote(none, "en")


def test_a_slip_says_what_is_published_of_the_own_votes() -> None:
    rest = decide(
        poll(100, {"a": 60, "b": 60}, {f"v{i}": "a" if i < 5 else "b" for i in range(10)}, completion="greedy")
    )
    assert text_slip(slip_of(rest, "v1"), "en").split("\n")[5].endswith(" 5")
    assert "chosen, from what was left" in text_slip(slip_of(rest, "v1"), "en")
    assert "not chosen" in text_slip(slip_of(rest, "v6"), "en")
    bought = decide(poll(100, {"a": 50, "b": 60}, {f"v{i}": "a" if i < 5 else "b" for i in range(10)}))
    assert text_slip(slip_of(bought, "v1"), "en").split("\n")[5].split() == [
        "a",
        "A",
        "€50.00",
        "chosen",
        "5",
        "€10.00",
    ]
    assert "average" not in text_slip(slip_of(decide(poll(100, {"a": 50}, {"1": "a"})), "1"), "en")


@pytest.mark.parametrize("kind", ["approval", "points"])
@pytest.mark.parametrize("completion", ["none", "greedy", "add-one"])
def test_a_counted_result_has_more_keys_and_the_same_schema(kind: str, completion: str) -> None:
    ballots = {f"v{i}": {"a" if i < 5 else "b": 3} if kind == "points" else "ab"[i // 5] for i in range(10)}
    outcome = decide(poll(100, {"a": 50, "b": 51}, ballots, ballot=kind, completion=completion))
    checker = jsonschema.Draft202012Validator(VOTE_SCHEMA)
    tree = json.loads(json_vote(publish(outcome)))
    assert [*checker.iter_errors(tree), *checker.iter_errors(json.loads(json_slip(slip_of(outcome, "v1"))))] == []
    assert {(found["supporters"], found["plain_greedy"]) for found in tree["proposals"]} == {(5, True), (5, False)}
    assert csv_vote(publish(outcome)).split("\n")[1] == "a,A,50,yes,equal-shares,5,yes,10"


def test_a_cell_that_a_spreadsheet_would_calculate_is_neutral() -> None:
    vote = poll(100, {"a": 60}, {"1": "a"})
    (one,) = vote.proposals
    assert "'=1+1" in csv_vote(publish(decide(evolve(vote, proposals=(evolve(one, name="=1+1"),)))))

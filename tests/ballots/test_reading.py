"""The files of a vote as people write them; what is wrong with them is in the gallery of errors."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sharing.ballots import Poll, read_poll, read_settings
from sharing.errors import Refused
from sharing.files.sheets import read_sheet
from sharing.files.toml_documents import read_toml

VOTE = """
currency = "EUR"
budget = 1000
ballot = "{ballot}"
{more}
among = "{among}"
completion = "none"
greedy = "votes"
"""
PROPOSALS = b"id,name,cost\nb,Second,250.50\na,,400\n"


def read(
    ballots: str,
    *,
    ballot: str = "approval",
    among: str = "voters",
    staff: str = "",
    proposals: bytes = PROPOSALS,
    more: str = "",
) -> Poll:
    given = more or ('utility = "cost"' if ballot == "approval" else "")
    text = VOTE.format(ballot=ballot, among=among, more=given)
    people = read_sheet(staff.encode(), name="staff.csv") if staff else None
    sheets = read_sheet(proposals, name="proposals.csv"), read_sheet(ballots.encode(), name="ballots.csv")
    return read_poll(read_settings(read_toml(text.encode(), name="vote.toml")), *sheets, people)


def codes(*arguments: str, **named: object) -> list[str]:
    with pytest.raises(Refused) as caught:
        read(*arguments, **named)
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize("ballots", [
    "id,approves\n1,a b\n2,b\n3,\n",
    'id;approves\n1;"a;b"\n2;b\n3;\n',
    "Stemmer;Keurt goed\n3;\n1;b , a\n2;b\n",
    "voter,votes\n2,b\n3, ;\n1,a b\n",
])  # fmt: skip
def test_approvals_in_one_column(ballots: str) -> None:
    found = read(ballots)
    assert found.ballots == {"1": {"a": 1, "b": 1}, "2": {"b": 1}, "3": {}}
    assert found.voters == ("1", "2", "3")
    assert [(p.id, p.name, p.cost) for p in found.proposals] == [("a", "a", 400), ("b", "Second", Fraction("250.5"))]


def test_approvals_with_a_row_each() -> None:
    assert read("voter,proposal\n2,b\n1,b\n1,a\n").ballots == {"1": {"a": 1, "b": 1}, "2": {"b": 1}}


def test_points_with_a_row_each() -> None:
    found = read("deelnemer;voorstel;punten\n1;a;7,5\n1;b;2,5\n2;b;0\n", ballot="points", more="points = 10")
    assert found.ballots == {"1": {"a": Fraction(15, 2), "b": Fraction(5, 2)}, "2": {"b": 0}}
    assert found.points(found.proposals[1]) == {"1": Fraction(5, 2)}


def test_the_staff_have_a_part_when_the_vote_says_so() -> None:
    staff = "id,salary\n1,100\n2,100\n7,100\n"
    assert read("id,approves\n1,a\n", staff=staff).voters == ("1",)
    assert read("id,approves\n1,a\n", staff=staff, among="staff").voters == ("1", "2", "7")


def test_proposals_need_no_names() -> None:
    assert read("id,approves\n1,a\n", proposals=b"id,cost\na,400\n").proposals[0].name == "a"


def test_all_problems_of_all_files_are_told_at_once() -> None:
    staff = "id,salary\n1,100\n1,200\n"
    proposals = b"id,cost\na,400\na,0\nx y,2000\nb,\n"
    assert codes("id,approves\n9,a\n", staff=staff, proposals=proposals) == ["V010", "I046", "I001", "I047", "V020"]
    assert codes("id,approves\n9,c\n", staff="name\nJan\n") == ["I040", "V022"]
    assert codes("id,approves\n9,c\n", proposals=b"id,price\na,1e5\n") == ["I009"]
    assert codes("id,approves\n9,c\n", proposals=b"name\nx\n") == ["I040", "I040"]


def test_points_that_cannot_be_read_do_not_hide_who_voted_twice() -> None:
    ballots = "voter,proposal,points\n1,a,many\n1,a,5\n"
    assert codes(ballots, ballot="points") == ["I002", "V023"]


def test_a_blank_proposal_is_not_a_vote() -> None:
    assert codes("voter,proposal\n1,\n") == ["V022"]


@pytest.mark.parametrize(
    "ballots", ["id,approves,proposal\n1,a,a\n", "id,approves,points\n1,a,1\n", "id,colour\n1,a\n"]
)
def test_headings_of_two_kinds_of_ballots_are_refused(ballots: str) -> None:
    assert codes(ballots) == ["V026"]


@pytest.mark.parametrize("headings", ["stemmer,kiezer,approves", "voter,votes,stemmen", "voter,voorstel,project"])
def test_two_columns_that_could_be_meant_are_refused(headings: str) -> None:
    assert "I048" in codes(f"{headings}\n1,a,a\n")


def test_a_heading_of_its_own_name_goes_before_customary_ones() -> None:
    assert read("id,approves,votes\n1,a,b\n").ballots == {"1": {"a": 1}}


def test_a_budget_is_an_exact_number() -> None:
    with pytest.raises(Refused) as caught:
        read_settings(read_toml(b'budget = "many"\ncurrency = 3\n', name="vote.toml"))
    assert {"V004", "S004", "V001"} == {problem.code for problem in caught.value.problems}


def test_voters_who_look_alike_are_two_people_only_in_a_staff_list() -> None:
    ballots = "id,approves\n1,a\nA1,a\n01,b\na1,b\n10,a\n1.0,a\n"
    assert codes(ballots) == ["V027", "V027"]
    assert len(read(ballots, staff="id\n1\n01\nA1\na1\n10\n1.0\n").voters) == 6

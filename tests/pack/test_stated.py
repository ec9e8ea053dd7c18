"""What a company states is read with its places, and refused with all problems at once."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.reports.html.results import EXAMPLES, example

from sharing import read_toml
from sharing.errors import Refused
from sharing.pack import Given, Stated, pack_of, read_stated


def read(text: str) -> Stated:
    return read_stated(read_toml(text.encode(), name="stated.toml"))


@pytest.mark.parametrize("path", ["bakery/opgave.toml", "scaleup/stated.toml"])
def test_what_the_examples_state_is_read(path):
    found = read_stated(read_toml(EXAMPLES / path))
    assert found.council.status
    assert found.council.day
    assert found.payroll
    assert 2 == len(found.accounts)


def test_everything_may_be_left_out():
    assert Stated() == read("")
    found = read('[accounts.winst]\nwhere = "page 3"\n[payroll]\npeople = 3\n[approved.winst]\nby = "the owner"\n')
    assert (None, "page 3", 1) == (
        found.accounts["winst"].amount,
        found.accounts["winst"].where,
        found.accounts["winst"].place.line,
    )
    assert Fraction(3) == found.payroll.amount
    assert "the owner" == found.approved["winst"].by


def test_all_problems_of_a_file_are_told_at_once():
    text = 'x = 1\n[council]\nday = "soon"\n[payroll]\npeople = "many"\n[accounts]\nwinst = 5\n[approved.winst]\nwhere = "a"\n'
    with pytest.raises(Refused) as refused:
        read(text)
    assert [
        ("S002", 1), ("S003", 2), ("S004", 3), ("S004", 5), ("S004", 7), ("S003", 8),
    ] == [(one.code, one.place.line) for one in refused.value.problems]  # fmt: skip


def test_a_part_that_is_no_table_is_told():
    with pytest.raises(Refused, match="S004 `council` is a table"):
        read("council = 1\n")


def test_what_is_stated_of_a_figure_that_does_not_exist_is_refused():
    given = Given(stated=read('[accounts.wnst]\namount = 1\n[approved.pot]\nby = "x"\n'))
    with pytest.raises(Refused) as refused:
        pack_of(example("bakery"), given, "nl")
    assert [("I054", "did you mean `winst`?"), ("I054", "the scheme has: winst, drempel, personeelsdeel")] == [
        (one.code, one.advice) for one in refused.value.problems
    ]

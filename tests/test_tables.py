"""Tables meet along exactly one chain of links; chains never turn round."""

from __future__ import annotations

from sharing.tables import Shape

SHAPE = Shape({
    "spells": {"person": "staff"},
    "staff": {"team": "teams", "boss": "staff", "grade": "staff.grade"},
    "teams": {"site": "sites", "lead": "staff"},
    "sites": {},
})  # fmt: skip


def test_chains_are_all_ways_that_pass_no_table_twice() -> None:
    assert SHAPE.chains("spells", "sites") == [("spells.person", "staff.team", "teams.site")]
    assert SHAPE.chains("staff", "staff") == [("staff.team", "teams.lead"), ("staff.boss",)]
    assert SHAPE.chains("spells", "staff") == [("spells.person",)]
    assert SHAPE.chains("sites", "staff") == []
    assert SHAPE.chains("nowhere", "staff") == []


def test_every_table_reaches_itself_and_the_company() -> None:
    assert SHAPE.reaches("sites", "sites")
    assert SHAPE.reaches("sites", "company")
    assert SHAPE.reaches("spells", "teams")
    assert not SHAPE.reaches("sites", "teams")


def test_the_finer_of_two_tables_reaches_the_other() -> None:
    assert SHAPE.finer("spells", "teams", "here") == "spells"
    assert SHAPE.finer("teams", "spells", "here") == "spells"
    assert SHAPE.finer("company", "sites", "here") == "sites"
    assert SHAPE.finer("sites", "staff.grade", "spells") == "spells"

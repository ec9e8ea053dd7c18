"""What an explanation gives to another program."""

from __future__ import annotations

from tests.scheme_strategies import person, plan_of
from tests.test_derivation import signed

from sharing.derivation import derive
from sharing.reports.derivations import explanation_tree


def test_a_text_is_given_as_the_text_and_a_blank_as_nothing() -> None:
    done = signed()
    tree = explanation_tree(done, derive(done, "own", 0))
    given = {child["name"]: (child["value"], child.get("rows")) for child in tree["children"]}
    assert (None, {"r1": None, "r2": "ann"}) == given["results.signed"]
    assert (None, {"r1": None, "r2": "5"}) == given["results.extra"]
    assert (None, {"r1": "1", "r2": "1"}) == given["results.person"]
    assert ("1", None) == given["own.given"]


def test_a_text_of_the_participant_is_given_as_the_text() -> None:
    done = plan_of('x = if grade == "B" then or_else(gift, 2) else 3', person("a", grade="B"), person("b")).run()
    given = {child["name"]: child["value"] for child in explanation_tree(done, derive(done, "x", 0))["children"]}
    assert {"grade": "B", "gift": None} == given

"""The worked examples of the rules: every definition's own examples come out exactly, and every rule has some."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from tests.rules.mini import YEAR, outcome, worked

from sharing import vocabulary

if TYPE_CHECKING:
    from sharing import Run
    from sharing.rules import Rule

RULES = [rule for rule in vocabulary().values() if not rule.word]
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
IDS = [f"{rule.name}: {example['about']}" for rule, example in EXAMPLES]
PARTS = {"about", "figures", "staff", "period", "table", "step", "expect"}


def played(rule: Rule, example: dict[str, Any]) -> Run:
    """Run the step of an example on its figures, staff, period and table."""
    step = {"name": "it", "rule": rule.name, **example["step"]}
    tables = {step["table"]: {"rows": example["table"]}} if "table" in example else {}
    period = example.get("period", {})
    return worked(
        [step],
        example.get("staff", {"unused": ["0"]}),
        figures=example.get("figures"),
        period=(period.get("start", YEAR[0]), period.get("end", YEAR[1])),
        tables=tables,
    )


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=IDS)
def test_the_example_of_a_rule_comes_out(rule: Rule, example: dict[str, Any]) -> None:
    done = played(rule, example)
    assert [Fraction(text) for text in example["expect"]] == outcome(done, "it")
    for name in set(example) - PARTS:
        assert [Fraction(example[name])] == outcome(done, f"it.{name}")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_an_example(rule: Rule) -> None:
    assert rule.examples
    assert all(example["about"] for example in rule.examples)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_where_it_comes_from_in_both_languages(rule: Rule) -> None:
    assert {"en", "nl"} == set(rule.title)
    assert {"en", "nl"} == set(rule.about)
    assert all({"en", "nl"} == set(sentence.texts) for sentence in rule.sentences)
    assert rule.sentences

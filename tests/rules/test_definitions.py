"""The worked examples of the rules: every definition's own examples come out exactly, and every rule has some."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from tests.rules.mini import YEAR, outcome, worked
from tests.schemes import example_run, scheme_of

from sharing import vocabulary

if TYPE_CHECKING:
    from sharing import Run
    from sharing.rules import Rule

RULES = [rule for rule in vocabulary().values() if not rule.word]
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
IDS = [f"{rule.name}: {example['about']}" for rule, example in EXAMPLES]
BRACKETS = """
scheme = "brackets"
title = "brackets of money"
[staff.sales]
kind = "money"
[tables.scale]
rows = [
    { from = 0, to = 100000, rate = "5%", amount = 0 },
    { from = 100000, to = 250000, rate = "7%", amount = 100 },
    { from = 250000, rate = "9%", amount = 300 },
]
[[step]]
name = "marginal"
rule = "brackets"
of = "sales"
table = "scale"
mode = "marginal"
[[step]]
name = "cliff"
rule = "brackets"
of = "sales"
table = "scale"
mode = "cliff"
side = "from"
[[step]]
name = "gift"
rule = "brackets"
of = "sales"
table = "scale"
mode = "step"
side = "from"
[[step]]
name = "with_gift"
formula = "sales + gift"
[awards.commission]
step = "marginal"
[[example]]
staff = [{ id = "1", sales = "180000" }, { id = "2", sales = "10000" }]
"""
PARTS = {"about", "figures", "staff", "period", "table", "across", "tables", "account", "step", "expect", "source"}


def played(rule: Rule, example: dict[str, Any]) -> Run:
    """Run the step of an example on its figures, staff, period and table."""
    step = {"name": "it", "rule": rule.name, **example["step"]}
    across = {"across": example["across"]} if "across" in example else {}
    tables = {step["table"]: {"rows": example["table"], **across}} if "table" in example else {}
    period = example.get("period", {})
    return worked(
        [step],
        example.get("staff", {"unused": ["0"]}),
        figures=example.get("figures"),
        period=(period.get("start", YEAR[0]), period.get("end", YEAR[1])),
        tables=tables,
        rows={"account": example["account"]} if "account" in example else example.get("tables"),
    )


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=IDS)
def test_the_example_of_a_rule_comes_out(rule: Rule, example: dict[str, Any]) -> None:
    done = played(rule, example)
    assert [Fraction(text) for text in example["expect"]] == outcome(done, "it")
    for name in set(example) - PARTS:
        given = example[name] if isinstance(example[name], list) else [example[name]]
        assert [Fraction(text) for text in given] == outcome(done, f"it.{name}")


def test_a_table_of_plain_numbers_serves_money() -> None:
    done = example_run(scheme_of(BRACKETS))
    assert [Fraction(10600), Fraction(500)] == outcome(done, "marginal")
    assert [Fraction(12600), Fraction(500)] == outcome(done, "cliff")
    assert [Fraction(180100), Fraction(10000)] == outcome(done, "with_gift")


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


@pytest.mark.parametrize("rule", [rule for rule in vocabulary().values() if not rule.word], ids=lambda rule: rule.name)
def test_what_is_only_for_readers_comes_last_in_a_definition(rule: Rule) -> None:
    assert set(rule.telling()) == {"sentence", "example"}

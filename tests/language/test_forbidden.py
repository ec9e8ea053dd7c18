"""What a scheme forbids itself, and what a rule demands that the scheme reads."""

from __future__ import annotations

import pytest
from tests.language.test_scheme_files import SOUND, said
from tests.scheme_strategies import HEAD

PRODUCT = "this multiplies two values that differ from participant to participant"
SHARE = """[[step]]
name = "part"
rule = "share"
of = "profit"
by = "weight"
at_most = "5"
prorated = "no"
excess = "EXCESS"
"""


def products(formula: str, forbid: str = '["products"]') -> list[tuple[str, str]]:
    step = f'[[step]]\nname = "y"\nformula = "{formula}"\n'
    return said(f"forbid = {forbid}\n" + HEAD + step + SOUND)


@pytest.mark.parametrize(
    "formula",
    ["salary * fte", "salary * (1 + fte)", "max(0, salary * 2 * weight)", "salary * teams.factor",
     "if manager then salary * fte else 0", "total(salary * fte)", "spells.pay * spells.hours"],
)  # fmt: skip
def test_two_keys_are_not_multiplied(formula: str) -> None:
    assert [("S032", PRODUCT)] == products(formula)


@pytest.mark.parametrize(
    "formula",
    ["salary * rate", "2 * salary * 0.5", "salary / fte", "salary * heads + 0", "salary * total(fte)",
     "(salary as points) + weight", "profit * rows(staff)"],
)  # fmt: skip
def test_a_number_of_the_company_may_multiply(formula: str) -> None:
    assert [] == products(formula)


def test_what_is_put_into_a_rule_is_looked_at_too() -> None:
    step = '[[step]]\nname = "y"\nrule = "total"\nof = "salary * fte"\n'
    assert [("S032", PRODUCT)] == said('forbid = ["products"]\n' + HEAD + step + SOUND)


def test_a_step_that_was_multiplied_before_is_a_key_as_well() -> None:
    steps = '[[step]]\nname = "y"\nformula = "salary * 2"\n[[step]]\nname = "z"\nformula = "y * fte"\n'
    assert [("S032", PRODUCT)] == said('forbid = ["products"]\n' + HEAD + steps + SOUND)


def test_only_what_exists_can_be_forbidden() -> None:
    assert [("S017", "`forbid` cannot hold `sums`")] == products("salary * fte", '["sums"]')
    assert [("S004", "`forbid` is a list")] == products("salary * fte", '"products"')
    assert [] == products("salary * fte", "[]")


@pytest.mark.parametrize("excess", ["divert", "carry"])
def test_what_a_limit_cuts_must_go_somewhere(excess: str) -> None:
    share = SHARE.replace("EXCESS", excess)
    assert [("S031", f'`excess = "{excess}"`, and nothing reads `part.left`')] == said(HEAD + share + SOUND)
    later = '[[step]]\nname = "fund"\nformula = "round(part.left, 2, \\"down\\")"\n'
    assert [] == said(HEAD + share + later + SOUND)
    assert [] == said(HEAD + share + SOUND + '[awards.fund]\nstep = "part.left"\nkind = "fund"\n')


@pytest.mark.parametrize("near", ["part.leftover", "other.part.left", "part.level"])
def test_a_name_that_looks_like_it_does_not_count(near: str) -> None:
    later = f'[[step]]\nname = "fund"\nlabel = "part.left"\nformula = "{near}"\n'
    assert "S031" in [code for code, _ in said(HEAD + SHARE.replace("EXCESS", "carry") + later + SOUND)]


def test_redistributing_and_retaining_demand_nothing() -> None:
    for excess in ("redistribute", "retain"):
        assert [] == said(HEAD + SHARE.replace("EXCESS", excess) + SOUND)


def test_a_rule_that_multiplies_is_held_to_it_too() -> None:
    """The rate of a percentage is a factor, whatever it is called."""
    for rate, found in (("fte", [("S032", PRODUCT)]), ("5%", [])):
        step = f'[[step]]\nname = "y"\nrule = "percentage"\nof = "salary"\nrate = "{rate}"\nbase = "before"\nloss = "nothing"\n'
        assert said('forbid = ["products"]\n' + HEAD + step + SOUND) == found

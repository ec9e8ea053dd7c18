"""Parts of a scheme file that have the wrong form are each refused at their place, and nothing else is."""

from __future__ import annotations

import pytest

from sharing.errors import Refused
from sharing.files.catalogue import vocabulary
from sharing.files.toml_documents import read_toml
from sharing.scheme import read_scheme
from sharing.scheme.keys import exact
from tests.scheme_strategies import HEAD

SOUND = '[[step]]\nname = "x"\nformula = "weight * 1"\n[awards.cash]\nstep = "x"\nkind = "units"\n'


def said(text: str) -> list[tuple[str, str]]:
    try:
        read_scheme(read_toml(text.encode(), name="s.toml"), vocabulary())
    except Refused as refused:
        return [(problem.code, problem.what) for problem in refused.problems]
    return []


def test_the_scheme_that_the_others_spoil_is_sound() -> None:
    assert said(HEAD + SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    CASES,
)
def test_a_part_of_the_wrong_form_is_refused(old: str, new: str, problems: list[tuple[str, str]]) -> None:
    assert old in HEAD + SOUND
    assert said((HEAD + SOUND).replace(old, new, 1)) == problems


def test_without_a_name_a_step_is_broken() -> None:
    assert said(HEAD + SOUND.replace('name = "x"\n', "")) == [("S003", "`name` is missing")]


def test_numbers_are_integers_decimals_or_numerals() -> None:
    from decimal import Decimal
    from fractions import Fraction

    assert [exact(value) for value in (5, Decimal("0.05"), "5%", "-1.5")] == [5, Fraction(1, 20), Fraction(1, 20), Fraction(-3, 2)]
    assert [exact(value) for value in (True, None, 1.5, "1e5", "five", "1" * 16)] == [None] * 6

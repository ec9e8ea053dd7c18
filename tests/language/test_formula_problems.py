"""What a formula may not say: each problem has its code, its sentence, and the character it is about."""

from __future__ import annotations

import pytest

from sharing.errors import Refused
from sharing.files.catalogue import vocabulary
from sharing.files.toml_documents import read_toml
from sharing.rules import read_rule
from sharing.scheme import read_scheme
from tests.scheme_strategies import plan_of


def said(steps: str) -> list[tuple[str, int, str]]:
    """Give the code, the column and the sentence of every problem."""
    with pytest.raises(Refused) as caught:
        plan_of(steps).scheme()
    return [(found.code, found.place.column, found.what) for found in caught.value.problems]


@pytest.mark.parametrize(
    ("formula", "code", "offset", "what"),
    CASES,
)
def test_a_formula_is_refused_at_its_place(formula: str, code: str, offset: int, what: str) -> None:
    quotes = formula[:offset].count('"')
    assert said(f"x = {formula}") == [(code, len('formula = "') + 1 + offset + quotes, what)]

"""The named rounding: every direction, exactly, and nothing else is read."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharing.models.rounding import MODES, Rounding


@pytest.mark.parametrize(
    ("text", "value", "wanted"),
    [
        ("0.01 half-up", "1.005", "1.01"), ("0.01 half-up", "-1.005", "-1.01"), ("0.01 half-even", "1.005", "1.00"),
        ("0.01 half-even", "1.015", "1.02"), ("0.01 down", "1.009", "1.00"), ("0.01 up", "1.001", "1.01"),
        ("1 half-up", "2.5", "3"), ("100 half-up", "149", "100"), ("0.0001 down", "12.82139", "12.8213"),
    ],
)  # fmt: skip
def test_a_direction_is_what_it_says(text: str, value: str, wanted: str) -> None:
    rounding = Rounding.read(text)
    assert wanted == rounding.text(rounding.of(Fraction(value)))
    assert text == str(rounding)


@pytest.mark.parametrize("text", ["2", "0.01", "half-up", "0.01 nearest", "0.02 half-up", "-0.01 up", "0.01  up", ""])
def test_anything_else_is_no_rounding(text: str) -> None:
    with pytest.raises(ValueError):
        Rounding.read(text)


@given(st.floats(-1e6, 1e6), st.sampled_from(sorted(MODES)), st.integers(0, 8))
def test_a_rounded_value_is_less_than_a_unit_away_and_stays_where_it_is(value: float, mode: str, digits: int) -> None:
    rounding = Rounding(Fraction(1, 10**digits), mode)
    once = rounding.of(Fraction(value))
    assert abs(once - Fraction(value)) < rounding.unit
    assert once == rounding.of(once)
    assert once == Fraction(rounding.text(once))

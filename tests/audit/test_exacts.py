"""Exact values as text: one way to write each, from columns of every scale."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sharing.audit.exacts import exact_texts, read_exact, value_texts
from sharing.columns import column
from sharing.exact import Exact, from_fractions, number, scaled
from sharing.kernel import Value

fractions = st.fractions(max_denominator=10**6)


@given(fractions)
def test_a_text_and_its_value_belong_together(value: Fraction) -> None:
    assert read_exact(str(value)) == value


@given(st.text("0123456789/-+. ", max_size=8))
def test_no_value_has_two_texts(text: str) -> None:
    value = read_exact(text)
    assert value is None or str(value) == text


def test_what_is_no_text_is_no_value() -> None:
    assert [read_exact(value) for value in (None, 1, "1/0", "-0", "", "1/1", "0/2")] == [None] * 7


@given(st.lists(fractions, max_size=6))
def test_a_column_is_written_row_by_row(values: list[Fraction]) -> None:
    assert exact_texts(from_fractions(values), len(values)) == [str(value) for value in values]


def test_every_form_of_scale_is_written() -> None:
    by_group = Exact(column([1, 2, 3]), scaled([1, 2], [3, 4], column([0, 1, 0])))
    assert exact_texts(by_group, 3) == ["1/3", "1", "1"]
    assert exact_texts(Exact(1, scaled([1, 2], [3, 6])), 2) == ["1/3", "1/3"]
    assert exact_texts(number(Fraction(-3, 2)), 2) == ["-3/2", "-3/2"]


def test_a_row_that_is_refused_has_no_text() -> None:
    assert value_texts(Value(number(column([1, 2])), column([0, 1])), 2) == ["1", None]
    assert value_texts(Value(number(1), 1), 2) == [None, None]
    assert value_texts(Value(number(1)), 2) == ["1", "1"]

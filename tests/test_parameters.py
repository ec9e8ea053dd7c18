"""A value holds on its days and on no other; the identity of a set is of what it says, not of how it is laid out."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharing import read_parameter_set, read_toml
from sharing.dates import day_number, day_text
from sharing.parameters import DatedValue, Entry, ParameterSet, in_force, known_days

SET = """
set = "xx"
title = { en = "Invented", nl = "Verzonnen" }
[parameters.cap]
kind = "money"
unit = "a year"
values = [
    { from = 2024-01-01, to = 2024-12-31, value = 10, status = "final", source = "one", checked = 2026-05-01 },
    { from = 2025-01-01, value = 12.50, status = "announced", source = "two", checked = 2026-05-01, confidence = "S" },
]
[parameters.rate]
kind = "ratio"
label = "rate"
values = [{ from = 2024-01-01, to = 2024-12-31, value = "5%", status = "final", source = "x", checked = 2026-05-01 }]
"""


def dated(first: str, last: str | None, value: int = 1, checked: str = "2026-11-22") -> DatedValue:
    end = None if last is None else day_number(last)
    return DatedValue(day_number(first), end, Fraction(value), "final", "a decree", day_number(checked))


def read(text: str) -> ParameterSet:
    return read_parameter_set(read_toml(text.encode(), name="xx.toml"))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2023-12-31", None),
        ("2024-01-01", 10),
        ("2024-12-31", 10),
        ("2025-01-01", None),
        ("2026-07-01", 12),
        ("2026-12-31", 12),
        ("2027-01-01", None),
    ],
)
def test_a_value_holds_from_its_first_day_to_its_last(day: str, value: int | None) -> None:
    values = (dated("2024-01-01", "2024-12-31", 10), dated("2026-07-01", None, 12))
    found = in_force(values, day_number(day))
    assert (None if found is None else found.value) == value


def test_a_value_without_an_end_holds_until_the_end_of_the_year_in_which_it_was_checked() -> None:
    assert day_text(dated("2020-01-01", None, checked="2026-01-01").last) == "2026-12-31"
    assert day_text(dated("2020-01-01", None, checked="2026-12-31").last) == "2026-12-31"
    assert day_text(dated("2020-01-01", "2021-06-30").last) == "2021-06-30"


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(0, 400)), max_size=5), st.integers(0, 5000))
def test_exactly_one_value_holds_on_a_day_of_its_own_and_none_in_a_gap(pieces: list[tuple[int, int]], day: int) -> None:
    values, at = [], 0
    for gap, length in pieces:
        start = at + gap
        values.append(DatedValue(start, start + length, Fraction(1), "final", "x", start))
        at = start + length
    covering = [value for value in values if value.start <= day <= value.last]
    assert ([] if in_force(values, day) is None else [in_force(values, day)]) == covering


def test_known_days_are_said_as_years_where_they_are_years() -> None:
    values = [dated("2014-01-01", "2016-12-31"), dated("2018-01-01", "2018-12-31"), dated("2020-07-01", "2020-12-31")]
    assert known_days(values) == "2014 to 2016, 2018, 2020-07-01 to 2020-12-31"
    assert known_days([dated("2021-01-01", "2021-06-30")]) == "2021-01-01 to 2021-06-30"
    assert known_days([]) == "none"


def test_a_set_is_read_with_its_values_in_the_order_of_their_days() -> None:
    found = read(SET)
    assert (found.name, found.title["nl"], list(found.entries)) == ("xx", "Verzonnen", ["cap", "rate"])
    cap = found.entries["cap"]
    assert (cap.kind, cap.unit, cap.label) == ("money", "a year", {})
    assert [(v.value, v.status, v.confidence, v.end is None) for v in cap.values] == [
        (10, "final", "", False),
        (Fraction(25, 2), "announced", "S", True),
    ]
    assert found.entries["rate"].values[0].value == Fraction(1, 20)


def test_the_identity_is_the_same_however_the_file_is_laid_out() -> None:
    head, cap, rate = (
        SET.partition("[parameters.cap]")[0],
        *SET.partition("[parameters.cap]")[2].split("[parameters.rate]"),
    )
    lines = cap.split("\n")
    turned = "\n".join([*lines[:4], lines[5], lines[4], *lines[6:]])
    other = f"# a comment\n{head}[parameters.rate]{rate}\n\n[parameters.cap]{turned}"
    other = other.replace("12.50", "12.5").replace('"5%"', "0.05").replace(" = ", "  =  ")
    assert other != SET
    assert read(other).identity == read(SET).identity
    assert len(read(SET).identity) == 12


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"xx"', '"yy"'),
        ("Invented", "Changed"),
        ("parameters.cap", "parameters.cup"),
        ('kind = "money"', 'kind = "price"'),
        ('"a year"', '"a month"'),
        ('label = "rate"', 'label = "tariff"'),
        ("2024-12-31, value = 10", "2024-12-30, value = 10"),
        ("from = 2025-01-01", "from = 2025-01-02"),
        ("from = 2025-01-01,", "from = 2025-01-01, to = 2026-12-31,"),
        ("value = 10", "value = 11"),
        ("announced", "provisional"),
        ('"two"', '"three"'),
        ("checked = 2026-05-01, confidence", "checked = 2026-05-02, confidence"),
        ('confidence = "S"', 'confidence = "M"'),
        ('confidence = "S"', 'confidence = "S", note = "n"'),
    ],
)
def test_the_identity_changes_with_everything_that_the_set_says(old: str, new: str) -> None:
    assert old in SET
    assert read(SET.replace(old, new)).identity != read(SET).identity


def test_the_canonical_form_keeps_parts_apart() -> None:
    value = dated("2024-01-01", None)
    sets = [
        ParameterSet("x", {}, {"a": Entry("money", {}, unit, (value._replace(source=source, note=note),))})
        for unit, source, note in (("", 'a","b', ""), ("", "a", 'b","'), ("a", "", "b"), ("", "ab", ""))
    ]
    assert len({found.canonical() for found in sets}) == len(sets)

"""A file of options: what it may say, exactly, and where it is wrong; the error gallery has the messages."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sharing.errors import Refused
from sharing.files.toml_documents import read_toml
from sharing.models import Options, read_options, value_of

OPTION = """[[option]]
name = "2026"
model = "black-scholes"
type = "call"
spot = { value = "12.50", source = "page 4" }
strike = 12.50
years = "5/12"
risk_free = "2.4%"
volatility = 0.40
dividend_yield = 0
conventions = { rates = "continuous" }
round = "0.01 half-up"
"""


def read(text: str = OPTION) -> Options:
    return read_options(read_toml(text.encode(), name="options.toml"))


def problems(text: str) -> list[str]:
    with pytest.raises(Refused) as found:
        read(text)
    return [f"{problem.code} {problem.place.line}:{problem.place.column}" for problem in found.value.problems]


def changed(old: str, new: str) -> str:
    assert old in OPTION
    return OPTION.replace(old, new)


def test_numbers_are_exact_and_keep_their_sources() -> None:
    (option,) = read('title = "Options"\nlanguage = "nl"\ncurrency = "EUR"\n' + OPTION).options
    assert Fraction(25, 2) == option.number("spot")
    assert Fraction(5, 12) == option.number("years")
    assert Fraction(24, 1000) == option.number("risk_free")
    assert option.given["spot"].source == "page 4"
    assert option.given["strike"].source == ""
    assert value_of(option).text == "1.34"


def test_a_file_has_a_title_a_language_and_a_currency() -> None:
    found = read('title = { nl = "Opties" }\nlanguage = "nl"\ncurrency = "EUR"\n' + OPTION)
    assert (found.title, found.language, found.currency) == ({"nl": "Opties"}, "nl", "EUR")
    assert (read().title, read().language, read().currency) == ({}, "en", "")


def test_days_become_years_and_may_have_a_source() -> None:
    dates = 'from = 2026-04-01\nuntil = { value = 2031-04-01, source = "plan" }\nday_count = "30e/360"'
    (option,) = read(changed('years = "5/12"', dates)).options
    assert option.number("years") == 5
    assert option.given["years"].source == "plan"
    assert option.term is not None
    assert option.term.day_count == "30e/360"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", ["V117 1:1"]),
        ("option = 1\n", ["S004 1:1"]),
        ('language = "fr"\n' + OPTION, ["S004 1:1"]),
        ("colour = 1\n" + OPTION, ["S002 1:1"]),
        (changed('"2026"', '""'), ["S003 2:1"]),
        (changed('"2026"', '"\\u202e"'), ["V114 2:1"]),
        (changed('"2026"', f'"{"a" * 65}"'), ["V114 2:1"]),
        (changed('"2026"', "2026"), ["S004 2:1"]),
        (changed('model = "black-scholes"', 'model = "binomial"'), ["V102 3:1"]),
        (changed('model = "black-scholes"', 'model = "lattice"\nsteps = 5\nexercise = "bermudan"'), ["V102 5:1"]),
        (changed('"call"', "1"), ["V102 4:1"]),
        (changed('model = "black-scholes"', 'model = "black-scholes"\nexercise = "american"'), ["V103 4:1"]),
        (changed('{ value = "12.50", source = "page 4" }', '{ value = "12.50", source = 4 }'), ["S004 5:27"]),
        (changed('{ value = "12.50", source = "page 4" }', '{ value = "0", page = "4" }'), ["S002 5:23"]),
        (changed('{ value = "12.50", source = "page 4" }', '{ value = "0" }'), ["V104 5:10"]),
        (changed('conventions = { rates = "continuous" }', 'conventions = "none"'), ["V101 11:1", "S004 11:1"]),
        (changed('conventions = { rates = "continuous" }', "conventions = { speed = 1 }"), ["V101 11:1", "S002 11:17"]),
        (changed('years = "5/12"', 'from = 2026-04-01\nday_count = "actual/365"'), ["V107 1:3"]),
        (changed('years = "5/12"', "from = 2026-04-01\nuntil = 2027-04-01"), ["V101 1:3"]),
        (changed('round = "0.01 half-up"', ""), ["S003 1:3"]),
        (changed('round = "0.01 half-up"', 'round = "0.05 half-up"'), ["V113 12:1"]),
        (OPTION + OPTION + OPTION, ["V114 14:1", "V114 26:1"]),
        (changed("volatility = 0.40", "volatility = true"), ["S004 9:1"]),
        (changed("volatility = 0.40", ""), ["S003 1:3"]),
        (changed('years = "5/12"', 'from = "2026-02-30"\nuntil = 1\nday_count = "30e/360"'), ["V107 7:1", "V107 8:1"]),
    ],
)
def test_what_is_wrong_is_said_at_its_place(text: str, wanted: list[str]) -> None:
    assert sorted(wanted) == sorted(problems(text))


def test_all_problems_of_all_options_are_said_at_once() -> None:
    text = changed("volatility = 0.40", "volatility = -1") + changed('"2026"', '"2027"').replace(
        "strike = 12.50", "strike = -1"
    )
    assert problems(text) == ["V105 9:1", "V104 18:1"]

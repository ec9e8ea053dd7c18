"""The reports of option values: the schema holds, every sentence exists in both languages, nothing is left unsaid."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import given
from tests.model_strategies import employees, europeans, on_lattices

from sharing.files.toml_documents import read_toml
from sharing.models import Option, Valuation, option_of, read_options, value_of
from sharing.models.conventions import CONVENTIONS, QUESTIONS
from sharing.models.rounding import MODES
from sharing.models.values import Working
from sharing.reports import option_words
from sharing.reports.option_data import csv_values, json_values
from sharing.reports.option_schema import VALUE_SCHEMA
from sharing.reports.option_values import amount, number, text_explained, text_values

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("en", "nl")
NUMBERS = {"spot": 42, "strike": 40, "years": "1/2", "risk_free": "10%", "volatility": "20%", "dividend_yield": 0}


def valued(name: str = "a", round_: str = "0.01 half-up", **changed: object) -> Valuation:
    option = option_of(name, "black-scholes", {**NUMBERS, **changed}, conventions={"rates": "continuous"}, round=round_)
    return value_of(option)


def example() -> list[Valuation]:
    found = read_options(read_toml("examples/scaleup/options/options.toml"))
    return [value_of(option) for option in found.options]


def texts(found: Valuation) -> Iterator[str]:
    for language in LANGUAGES:
        for markdown in (False, True):
            yield text_values({}, "EUR", [found], language, markdown=markdown)
            yield text_explained(found, "", language, markdown=markdown)


@given(europeans() | on_lattices() | employees())
def test_every_option_can_be_explained_and_its_json_is_what_the_schema_says(option: Option) -> None:
    found = value_of(option)
    tree = json.loads(json_values({}, "EUR", [found]))
    jsonschema.validate(tree, VALUE_SCHEMA)
    (line,) = csv.DictReader(csv_values([found]).splitlines())
    assert line["value"] == tree["options"][0]["value"]
    assert line["model"] == option.model
    assert all(text for text in texts(found))


def test_the_schema_holds_for_sources_and_days() -> None:
    tree = json.loads(json_values({"en": "Options"}, "EUR", example()))
    jsonschema.validate(tree, VALUE_SCHEMA)
    assert tree["options"][0]["inputs"]["spot"] == {"value": "12.5", "source": "valuation of 1 March 2026, page 4"}
    assert tree["options"][1]["term"] == {"from": "2026-04-01", "until": "2036-04-01", "day_count": "actual/actual"}


def test_a_schema_refuses_what_is_not_a_value() -> None:
    tree = json.loads(json_values({}, "EUR", [valued()]))
    tree["options"][0]["value"] = 4.76
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tree, VALUE_SCHEMA)


def test_every_answer_has_its_plain_words() -> None:
    wanted = {f"{key} {answer}" for key in (*CONVENTIONS, "type") for answer in QUESTIONS[key][1]}
    assert wanted | {"exercise hull-white"} == set(option_words.CONVENTIONS.texts)
    assert set(MODES) <= set(option_words.WORDS.texts)


def test_an_amount_has_the_decimals_of_its_rounding() -> None:
    assert amount(valued(), "EUR", "en") == "€4.76"
    assert amount(valued(), "EUR", "nl") == "€ 4,76"
    assert amount(valued(), "CHF", "en") == "CHF 4.76"
    assert amount(valued(round_="0.0001 down"), "", "en") == "4.7594"
    assert amount(valued(round_="1 up", spot=5042), "", "nl") == "5.004"


@pytest.mark.parametrize(
    ("value", "language", "wanted"),
    [(-0.0, "en", "0"), (1e-9, "en", "0"), (-1e-9, "en", "0"), (1234.5, "nl", "1.234,5"), (float("inf"), "en", "∞")],
)
def test_a_float_is_written_without_noise(value: float, language: str, wanted: str) -> None:
    assert wanted == number(value, language)


def test_the_explanation_has_the_numbers_of_the_formula() -> None:
    text = text_explained(valued(), "EUR", "en")
    for said in ("€4.76", "call = S e^(-qT) N(d1) - K e^(-rT) N(d2)", "0.769263", "0.627841", "0.779131", "0.734946"):
        assert said in text
    put = value_of(option_of("p", "black-scholes", NUMBERS, type="put", conventions={"rates": "continuous"}))
    assert "put = K e^(-rT) N(-d2) - S e^(-qT) N(-d1)" in text_explained(put, "EUR", "en")


def test_where_no_source_is_named_there_is_no_column_for_it() -> None:
    assert "source" not in text_explained(valued(), "EUR", "en")
    assert "valuation of 1 March 2026, page 4" in text_explained(example()[0], "EUR", "en")
    assert "from 2026-04-01 until 2036-04-01, actual/actual" in text_explained(example()[1], "EUR", "en")


def test_days_keep_the_source_of_their_end() -> None:
    toml = """[[option]]
name = "a"
model = "black-scholes"
type = "call"
spot = 1
strike = 1
from = 2026-04-01
until = { value = 2031-04-01, source = "plan" }
day_count = "30e/360"
risk_free = 0
volatility = "20%"
dividend_yield = 0
conventions = { rates = "yearly" }
round = "0.01 up"
"""
    (option,) = read_options(read_toml(toml.encode())).options
    assert "30e/360; plan" in text_explained(value_of(option), "EUR", "en")


def test_a_name_cannot_command_a_spreadsheet() -> None:
    assert "'=1+1" in csv_values([valued("=1+1")])


def test_every_symbol_of_a_model_has_a_meaning() -> None:
    for found in example():
        assert all(
            isinstance(step, Working) and step.symbol in option_words.SYMBOLS.texts for step in found.modelled.workings
        )

"""Every output of a run shows its parameters, and what is not final, not verified or given by hand cannot be overlooked."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import jsonschema
import pytest

from sharing import bind, derive, read_figures, read_scheme, register_of, run, vocabulary
from sharing.documents import Document
from sharing.inputs.sheet import Sheet
from sharing.register import Register
from sharing.reports.data import json_register
from sharing.reports.derivations import explanation_tree
from sharing.reports.explanations import text_explanation
from sharing.reports.parameters import parameters_text
from sharing.reports.registers import text_register
from sharing.reports.run_schema import RUN_SCHEMA


def result(
    given: dict[str, str] | None = None, kind: str = "ratio", day: str = "2025-12-31", **changed: Any
) -> Register:
    value = {"from": "2025-01-01", "to": "2025-12-31", "value": "8%", "status": "final", "source": "a decree"}
    value |= {"checked": "2025-11-22", **changed}
    tree = {
        "scheme": "t",
        "figures": {"pot": {"kind": "money"}, "day": {"kind": "date"}},
        "parameters": {"rate": {
            "kind": kind, "on": "day", "label": {"en": "the rate", "nl": "het tarief"},
            "values": [{k: v for k, v in value.items() if v is not None}],
        }},
        "step": [{"name": "x", "formula": 'round(pot * rate, 2, "down")'}],
        "awards": {"a": {"step": "x", "kind": "fund"}},
    }  # fmt: skip
    scheme = read_scheme(Document("s.toml", "", tree), vocabulary())
    period = {"name": "p", "from": "2025-01-01", "to": "2025-12-31", "figures": {"pot": 1000, "day": day}}
    figures = read_figures(Document("figures.toml", "", {"period": [period]}))
    sheet = Sheet("staff", ("id",), (("01",),), (2,))
    return register_of(run(scheme, bind(scheme, figures, {"staff": sheet}, figures.periods[0], given=given)))


def explained(register: Register, language: str) -> str:
    return text_explanation(register.run, derive(register.run, "x", 0), language)


@pytest.mark.parametrize(
    ("given", "changed", "en", "nl"),
    [
        (None, {"status": "provisional"}, "PROVISIONAL", "VOORLOPIG"),
        (None, {"status": "announced"}, "ANNOUNCED", "AANGEKONDIGD"),
        (None, {"confidence": "M"}, "NOT VERIFIED", "NIET NAGEGAAN"),
        ({"rate": "9%"}, {}, "GIVEN BY HAND", "MET DE HAND GEGEVEN"),
    ],
)
def test_what_may_not_be_overlooked_stands_in_every_text(
    given: dict[str, str] | None, changed: dict[str, Any], en: str, nl: str
) -> None:
    plain, told = result(), result(given, **changed)
    for language, word in (("en", en), ("nl", nl)):
        assert word in text_register(told, language)
        assert word in text_register(told, language, markdown=True)
        assert word in explained(told, language)
        assert word not in text_register(plain, language) + explained(plain, language)


def test_a_value_is_shown_with_its_dates_its_status_and_its_source() -> None:
    text = text_register(result(), "en")
    assert "rate = 8%   the rate\n" in text
    assert (
        "on 31 December 2025: in force from 1 January 2025 to 31 December 2025, final; from the scheme itself\n" in text
    )
    assert "    source: a decree\n" in text
    assert "rate = 8 %   het tarief   (parameter)" in explained(result(), "nl")
    assert "op 31 december 2025: van kracht van 1 januari 2025 tot en met 31 december 2025, definitief" in explained(
        result(), "nl"
    )


def test_a_value_without_a_last_day_says_why_it_ends() -> None:
    assert "until the end of the year in which it was checked" in text_register(result(to=None), "en")


def test_a_value_given_by_hand_says_what_it_takes_the_place_of() -> None:
    text = text_register(result({"rate": "9%"}), "en")
    assert "rate = 9%" in text
    assert "in place of 8%" in text
    assert "a decree" not in text + explained(result({"rate": "9%"}), "en")
    assert "on 1 June 2024: no value is known" in text_register(result({"rate": "9%"}, day="2024-06-01"), "en")


def test_a_value_that_is_not_a_ratio_is_written_as_its_kind() -> None:
    assert "rate = 2   the rate" in text_register(result(kind="number", value=2), "en")


def test_markdown_is_a_list() -> None:
    lines = text_register(result(), "en", markdown=True).split("\n")
    at = lines.index("parameters:")
    assert (lines[at + 1], lines[at + 2], lines[at + 3][:5]) == ("", "- rate = 8%   the rate", "  - o")


def test_without_parameters_there_is_no_section() -> None:
    assert parameters_text((), "EUR", "en") == ""


@pytest.mark.parametrize("given", [None, {"rate": "9%"}])
def test_json_has_every_part_of_a_parameter(given: dict[str, str] | None) -> None:
    tree = json.loads(json_register(result(given)))
    jsonschema.validate(tree, RUN_SCHEMA)
    (found,) = tree["parameters"]
    assert (found["name"], found["on"], found["day"], found["by_hand"]) == (
        "rate",
        "day",
        "2025-12-31",
        given is not None,
    )
    assert Fraction(found["value"]) == (Fraction(9, 100) if given else Fraction(8, 100))
    assert found["in_force"] == {
        "value": "0.08", "from": "2025-01-01", "to": "2025-12-31", "status": "final", "confidence": "",
        "source": "a decree", "checked": "2025-11-22",
    }  # fmt: skip


def test_json_of_a_value_that_only_a_person_knows_has_nothing_in_force() -> None:
    tree = json.loads(json_register(result({"rate": "9%"}, day="2024-06-01")))
    jsonschema.validate(tree, RUN_SCHEMA)
    assert "in_force" not in tree["parameters"][0]


def test_an_explanation_for_programs_has_the_parameter_where_it_is_used() -> None:
    register = result()
    tree = explanation_tree(register.run, derive(register.run, "x", 0))
    (found,) = [child for child in tree["children"] if child["form"] == "parameter"]
    assert (found["name"], found["source"], found["parameter"]["in_force"]["from"]) == (
        "rate",
        "a decree",
        "2025-01-01",
    )

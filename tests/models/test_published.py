"""Published values of options, each reproduced at the precision of its print.

A case has an id, a status, its source, the model with its numbers and conventions, and the `value` as it was printed.
Our value, rounded half-up to the printed decimals, is that text; where a source states how far off it may be, `within`
says so. Status `computed`: no print, but another program's value; listed in tests/cases/LISTED.md and not counted.
"""

from __future__ import annotations

import re
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from sharing.models import Option, option_of, value_of

FOLDER = Path(__file__).parent / "cases"
CASES = [
    (path.stem, case)
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
IDS = [f"{family}/{case['id']}" for family, case in CASES]
CITED = re.compile(r"https?://\S+\.|@[0-9a-f]{7}|QuantLib 1\.44|Hull, ")
every_case = pytest.mark.parametrize(("family", "case"), CASES, ids=IDS)


def option(case: dict[str, Any], **changed: str) -> Option:
    decimals = len(case["value"].partition(".")[2])
    return option_of(
        case["id"], case["model"], case["numbers"], type=case["type"], exercise=case.get("exercise", "european"),
        conventions={**case["conventions"], **changed},
        round=f"{'0.' + '0' * (decimals - 1) + '1' if decimals else '1'} half-up" if decimals < 13 else "0.01 up",
    )  # fmt: skip


@every_case
def test_a_published_value_comes_out(family: str, case: dict[str, Any]) -> None:
    found = value_of(option(case))
    if "within" in case:
        assert abs(Fraction(found.modelled.value) - Fraction(case["value"])) <= Fraction(case["within"])
    else:
        assert case["value"] == found.text


@every_case
def test_a_case_says_what_it_is(family: str, case: dict[str, Any]) -> None:
    assert case["status"] in {"match", "computed"}
    assert CITED.search(case["source"])
    assert case["about"]
    known = {"id", "status", "source", "about", "note", "model", "type", "exercise", "numbers", "conventions"}
    assert set(case) <= known | {"value", "within"}


def test_what_was_never_published_is_listed() -> None:
    listed = (FOLDER.parents[1] / "cases" / "LISTED.md").read_text(encoding="utf-8")
    assert [case["id"] for _, case in CASES if case["status"] == "computed" and f"| {case['id']} |" not in listed] == []


def test_ids_occur_once() -> None:
    ids = [case["id"] for _, case in CASES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("vested", "exit_", "value"),
    [("strict", "linear", "12.8213"), ("inclusive", "linear", "13.2703"), ("strict", "exponential", "12.9619")],
)
def test_another_convention_gives_another_value(vested: str, exit_: str, value: str) -> None:
    (case,) = (case for _, case in CASES if case["id"] == "benninga-eso-n2")
    assert value == value_of(option(case, vested=vested, exit=exit_)).text

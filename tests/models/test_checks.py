"""What makes no sense is refused in Python as it is in a file, all of it at once, whatever the edge."""

from __future__ import annotations

from typing import Any

import pytest

from sharing.errors import Refused
from sharing.models import option_of, value_of
from sharing.models.checks import MOST_STEPS, faults
from sharing.models.conventions import QUESTIONS

NUMBERS = {"spot": 50, "strike": 50, "years": 10, "risk_free": "5%", "volatility": "35%", "dividend_yield": 0}
LATTICE = {"rates": "continuous", "lattice": "crr", "correction": "none"}
STAFF = {"vesting_years": 3, "exit_rate": "10%", "exercise_multiple": 2, "steps": 50}
HULL_WHITE = {"rates": "continuous", "lattice": "crr", "vested": "strict", "exit": "linear"}


def codes(model: str = "black-scholes", conventions: dict[str, str] | None = None, **changed: Any) -> list[str]:
    """Give the codes of what makes no sense; a number that is None is left out."""
    how = {key: changed.pop(key) for key in ("type", "exercise") if key in changed}
    numbers = {key: value for key, value in (NUMBERS | changed).items() if value is not None}
    option = option_of("a", model, numbers, conventions=conventions or {"rates": "continuous"}, **how)
    return [fault.code for fault in faults(option)]


def american(**changed: Any) -> list[str]:
    return codes("lattice", LATTICE, exercise="american", **{"steps": 50, **changed})


def employee(**changed: Any) -> list[str]:
    return codes("hull-white", changed.pop("conventions", HULL_WHITE), **{**STAFF, **changed})


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ({}, []),
        ({"spot": 0}, ["V104"]), ({"spot": -1}, ["V104"]), ({"spot": 10**15}, ["V104"]),
        ({"strike": 0}, []), ({"strike": "-0.01"}, ["V104"]), ({"strike": 10**15}, ["V104"]),
        ({"volatility": 0}, []), ({"volatility": "-0.01"}, ["V105"]), ({"volatility": 10}, []),
        ({"volatility": "10.01"}, ["V105"]),
        ({"risk_free": "-5%"}, []), ({"risk_free": 1}, ["V106"]), ({"dividend_yield": -1}, ["V106"]),
        ({"years": 0}, []), ({"years": -1}, ["V107"]), ({"years": 200}, []), ({"years": 201}, ["V107"]),
        ({"spot": 0, "strike": -1, "volatility": -1, "years": -1}, ["V104", "V104", "V105", "V107"]),
        ({"volatility": 10, "risk_free": "99%", "years": 200, "dividend_yield": "-99%"}, []),
        ({"volatility": None}, ["S003"]),
        ({"steps": 50}, ["V103"]),
        ({"type": "straddle"}, ["V102"]),
        ({"conventions": {}}, []),
        ({"conventions": {"rates": "daily"}}, ["V101"]),
        ({"conventions": {"rates": "yearly", "exit": "linear"}}, ["V103"]),
        ({"model": "binomial"}, ["V102"]),
    ],
)  # fmt: skip
def test_what_makes_no_sense_for_the_formula(changed: dict[str, Any], wanted: list[str]) -> None:
    assert wanted == codes(**changed)


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ({}, []),
        ({"steps": 1}, []), ({"steps": 0}, ["V109"]), ({"steps": "1/2"}, ["V109"]), ({"steps": MOST_STEPS + 1}, ["V109"]),
        ({"volatility": "0.001"}, ["V110"]), ({"volatility": 0}, ["V110"]), ({"volatility": 0, "risk_free": 0}, []),
        ({"volatility": 0, "years": 0}, []), ({"years": 0}, []),
        ({"volatility": "0.05", "steps": 20}, []), ({"volatility": "0.05", "steps": 5}, ["V110"]),
        ({"volatility": 10, "years": 200, "steps": 100}, ["V116"]),
        ({"vesting_years": 1}, ["V103"]),
    ],
)  # fmt: skip
def test_what_makes_no_sense_for_a_lattice(changed: dict[str, Any], wanted: list[str]) -> None:
    assert wanted == american(**changed)


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ({}, []),
        ({"vesting_years": 10}, []), ({"vesting_years": "10.01"}, ["V108"]), ({"vesting_years": -1}, ["V108"]),
        ({"years": -1}, ["V107"]), ({"years": 0, "vesting_years": 0}, []),
        ({"exit_rate": 0}, []), ({"exit_rate": 1}, []), ({"exit_rate": "1.01"}, ["V106"]), ({"exit_rate": -1}, ["V106"]),
        ({"exit_rate": 1, "steps": 10}, []), ({"exit_rate": 1, "steps": 9}, ["V111"]),
        ({"exit_rate": 1, "steps": 9, "conventions": {**HULL_WHITE, "exit": "exponential"}}, []),
        ({"exercise_multiple": 1}, []), ({"exercise_multiple": "0.99"}, ["V112"]),
        ({"type": "put"}, ["V103"]),
    ],
)  # fmt: skip
def test_what_makes_no_sense_for_employees(changed: dict[str, Any], wanted: list[str]) -> None:
    assert wanted == employee(**changed)


def test_enough_steps_are_as_many_as_the_message_says() -> None:
    numbers = {**NUMBERS, "volatility": "0.01", "steps": 10}
    (fault,) = faults(option_of("a", "lattice", numbers, exercise="american", conventions=LATTICE))
    steps = int(fault.advice.split()[1].replace(",", ""))
    assert american(volatility="0.01", steps=steps) == []
    assert american(volatility="0.01", steps=steps - 3) == ["V110"]


def test_a_value_is_refused_with_every_reason() -> None:
    option = option_of("a", "black-scholes", {**NUMBERS, "spot": 0, "volatility": -1}, conventions={"rates": "yearly"})
    with pytest.raises(Refused) as found:
        value_of(option)
    assert ["V104", "V105"] == [problem.code for problem in found.value.problems]


def test_every_question_says_what_it_asks_and_what_answers_mean() -> None:
    for question, answers in QUESTIONS.values():
        assert question
        assert len(answers) > 1
        assert all(answers.values())

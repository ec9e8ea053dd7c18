"""Parameters at bind: the value of the day, a refusal where none is known, and what a person gives by hand."""

from __future__ import annotations

import pytest

from sharing import bind, read_figures, read_scheme, run, vocabulary
from sharing.documents import Document
from sharing.errors import Problem, Refused
from sharing.evaluation import Run
from sharing.inputs.sheet import Sheet


def value(first: str, last: str, amount: object) -> dict[str, object]:
    return {"from": first, "to": last, "value": amount, "status": "final", "source": "s", "checked": "2026-11-22"}


VALUES = [value("2025-01-01", "2025-06-30", 10), value("2025-07-01", "2025-12-31", 12)]
SCHEME = {
    "scheme": "t",
    "figures": {"filed": {"kind": "date"}},
    "parameters": {
        name: {"kind": "money", "on": on, "values": VALUES}
        for name, on in (("first", "period.start"), ("last", "period.end"), ("other", "filed"))
    },
    "step": [{"name": "x", "formula": "100 * first + 10000 * last + other"}],
    "awards": {"a": {"step": "x", "kind": "fund"}},
}


def made(given: dict[str, str] | None = None, start: str = "2025-01-01", **figures: object) -> Run:
    scheme = read_scheme(Document("s.toml", "", SCHEME), vocabulary())
    period = {"name": "p", "from": start, "to": "2025-12-31", "figures": {"filed": "2025-06-30", **figures}}
    found = read_figures(Document("figures.toml", "", {"period": [period]}))
    sheet = Sheet("staff", ("id",), (("01",),), (2,))
    return run(scheme, bind(scheme, found, {"staff": sheet}, found.periods[0], given=given))


def problems(given: dict[str, str] | None = None, start: str = "2025-01-01", **figures: object) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refused:
        made(given, start, **figures)
    return refused.value.problems


def amount(done: Run) -> int:
    return int(done.workings.row("x", 0).exact.fraction())


def test_each_parameter_has_the_value_of_its_own_day() -> None:
    done = made()
    assert amount(done) == 121010
    assert [(used.parameter.name, used.value, used.by_hand) for used in done.inputs.parameters] == [
        ("first", 10, False), ("last", 12, False), ("other", 10, False),
    ]  # fmt: skip
    assert amount(made(filed="2025-07-01")) == 121012


def test_a_value_given_by_hand_is_used_and_marked() -> None:
    done = made({"first": "20.00"})
    assert amount(done) == 122010
    used = done.inputs.parameters[0]
    assert (used.value, used.by_hand, used.dated is not None and used.dated.value) == (20, True, 10)


def test_a_value_given_by_hand_is_as_exact_as_a_figure() -> None:
    (problem,) = problems({"first": "1.005"})
    assert (problem.code, problem.what, problem.place.file) == ("I056", "`first` has more than 2 decimals", "--set")


def test_a_day_without_a_value_is_refused_with_the_days_that_are_known() -> None:
    (problem,) = problems(filed="2024-12-31")
    assert (problem.code, problem.what) == (
        "I080",
        "no value of `other` is known on 2024-12-31, and none is ever extrapolated",
    )
    assert "2025-01-01 to 2025-06-30, 2025-07-01 to 2025-12-31" in problem.advice
    assert made({"other": "1"}, filed="2024-12-31").inputs.parameters[2].dated is None


def test_every_parameter_without_a_value_is_told_at_once() -> None:
    assert [problem.code for problem in problems(start="2024-12-31", filed="2026-01-01")] == ["I080", "I080"]


def test_a_parameter_whose_day_was_refused_says_nothing_more() -> None:
    assert [problem.code for problem in problems(filed="soon")] == ["I056"]


def test_a_misspelt_name_given_by_hand_finds_the_parameter() -> None:
    (problem,) = problems({"frist": "10"})
    assert (problem.code, problem.place.file, problem.advice) == ("I054", "--set", "did you mean `first`?")


def test_a_parameter_among_the_figures_is_refused() -> None:
    (problem,) = problems(first="10")
    assert (problem.code, "--set first" in problem.advice) == ("I054", True)

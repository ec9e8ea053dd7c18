"""Questions to which the world has several answers: a scheme that leaves one open is refused, and told the answers.

Each question of the language has its test: the smallest step that does not answer it, the answers that the message
must list, and somebody who uses one of them. Where the answer cannot be left out, because it is the place of a step
or a sign in a formula, nothing is silent; those are listed at the end with the reason.
"""

from __future__ import annotations

import pytest

from sharing import read_scheme, read_toml, vocabulary
from sharing.errors import Refused

HEAD = """
scheme = "open"
title = "A question left open"
[figures.profit]
kind = "money"
[figures.cap]
kind = "money"
[staff.pay]
kind = "money"
[staff.time]
kind = "ratio"
[staff.start]
kind = "date"
[staff.end]
kind = "date"
optional = true
[staff.score]
kind = "number"
optional = true
[accounts.losses]
close = "x"
[tables.scale]
rows = [{ from = 0, rate = 0, amount = 0 }, { from = 100, rate = "5%", amount = 10 }]
"""
SHARE = 'rule = "share"\nof = "profit"\nby = "pay"\n'
BRACKETS = 'rule = "brackets"\nof = "profit"\ntable = "scale"\n'
PRESENCE = 'rule = "presence"\nfrom = "start"\nto = "end"\n'
CARRY = 'rule = "carry"\naccount = "losses"\nadd = "max(0, 0 - profit)"\n'
OPEN = {
    "percent of profit before or after the scheme's own cost": (
        'rule = "percentage"\nof = "profit"\nrate = "10%"\nloss = "nothing"\n', ["before", "after"],
    ),
    "a deficit: ignored or negative": (
        'rule = "percentage"\nof = "profit"\nrate = "10%"\nbase = "before"\n', ["nothing", "negative"],
    ),
    "a deficit that is carried: expiring or not": (CARRY, ["endless", "limited"]),
    "bracket marginal or cliff": (BRACKETS, ["marginal", "cliff", "step"]),
    "the boundary's side": (BRACKETS + 'mode = "cliff"\n', ["from", "to"]),
    "destination of what a cap cuts": (
        SHARE + 'at_most = "pay"\n', ["redistribute", "retain", "divert", "carry"],
    ),
    "caps prorated or not, and for what": (
        SHARE + 'at_most = "cap"\nexcess = "retain"\n', ["no", "yes"],
    ),
    "denominator: entitled or everybody": (SHARE + 'entitled = "time > 0"\n', ["entitled", "everybody"]),
    "day convention": (
        PRESENCE + 'leavers = "full"\n', ["calendar-days", "working-days", "30-360", "months"],
    ),
    "rounding of months": (
        PRESENCE + 'leavers = "full"\ncount = "months"\n', ["floor", "ceil", "nearest"],
    ),
    "leaver's share": (PRESENCE + 'count = "calendar-days"\n', ["pro-rata", "full", "nothing"]),
    "rounding of service": (
        'rule = "service"\nfrom = "start"\nat = "period.end"\nunit = "years"\nlast_day = "included"\n',
        ["floor", "ceil", "nearest"],
    ),
    "the last day of service": (
        'rule = "service"\nfrom = "start"\nat = "period.end"\nunit = "years"\nround = "floor"\n', ["included", "excluded"],
    ),
    "rounding direction": ('rule = "rounded"\nof = "profit"\ndigits = 0\n', ["half-up", "half-even", "down", "up"]),
    "employer's levy in or on top of the pool": ('rule = "levy"\nof = "profit"\nrate = "14%"\n', ["inside", "on-top"]),
    "claims scaled down, up or both": ('rule = "scale"\nof = "pay"\nto = "profit"\n', ["down", "up", "both"]),
}  # fmt: skip
BY_PLACE = {
    "cap on points or on payout": "a cap on points stands in the step of the points, one on the payout in `at_most`",
    "keys added, multiplied or on sub-pools": "the formula of the points says + or x; sub-pools are steps of their own",
    "rounding per component or total": "the step that rounds stands before or behind the sum",
    "missing measure, reverse-measure convention": "a blank has no value until a word says what it means (S020)",
}


def problem_of(step: str) -> tuple[str, str, str]:
    """Read a scheme with one step; give the code, the message and the advice of its only problem."""
    text = f'{HEAD}\n[[step]]\nname = "x"\n{step}\n[awards.paid]\nstep = "x"\nkind = "fund"\n'
    with pytest.raises(Refused) as caught:
        read_scheme(read_toml(text.encode(), name="open.toml"), vocabulary())
    (problem,) = (p for p in caught.value.problems if p.code != "S013")
    return problem.code, problem.what, problem.advice


@pytest.mark.parametrize("question", OPEN)
def test_an_open_question_is_refused_with_its_answers(question: str) -> None:
    step, answers = OPEN[question]
    code, what, advice = problem_of(step)
    assert (code, "needs" in what or "must be said" in what) == ("S009", True)
    assert [answer for answer in answers if f'"{answer}":' not in advice] == []


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("percent of profit before or after the scheme's own cost", "Peru"),
        ("destination of what a cap cuts", "France"),
        ("caps prorated or not, and for what", "Ecuador"),
        ("denominator: entitled or everybody", "Chile"),
        ("leaver's share", "Hof"),
        ("a deficit that is carried: expiring or not", "India"),
    ],
)
def test_the_answers_say_who_uses_them(question: str, who: str) -> None:
    assert who in problem_of(OPEN[question][0])[2]


def test_a_blank_has_no_value_until_the_scheme_says_one() -> None:
    assert problem_of('formula = "total(score)"')[0] == "S020"


def test_the_questions_that_no_step_can_leave_open_have_a_reason() -> None:
    assert all(BY_PLACE.values())
    assert not set(BY_PLACE) & set(OPEN)

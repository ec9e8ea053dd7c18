"""Fair-play checks: each is found where it stands, none in a scheme that has nothing of the kind, and no cent changes."""

from __future__ import annotations

import pytest
from tests.schemes import example_run, ready_made, scheme_of

from sharing import register_of
from sharing.codes import CODES
from sharing.fairness import fair_play

HEAD = """
scheme = "bonus"
title  = "Bonus"
[staff.salary]
kind = "money"
per  = "year"
[staff.gift]
kind = "money"
[staff.extra]
kind = "money"
[staff.hours]
kind  = "number"
[staff.weekly]
kind  = "number"
label = { nl = "uren per week" }
[staff.kind_of_work]
kind   = "text"
values = ["fixed", "permanent"]
label  = "type of contract"
[staff.in_scheme]
kind = "yes/no"
[figures.open_to_all]
kind = "yes/no"
[figures.full_hours]
kind = "number"
[tables.ladder]
rows = [{ from = 0, amount = 1 }, { from = 10, amount = 2 }]
[tables.flat]
rows = [{ from = 0, amount = 1 }]
[tables.closed]
rows = [{ from = 0, to = 10, amount = 1 }, { from = 10, to = 1000, amount = 2 }]
"""
PLAIN = '[[step]]\nname = "amount"\nformula = "round(salary * 1%, 2, \\"down\\")"\n[awards.bonus]\nstep = "amount"\n'
EXAMPLE = """
[[example]]
period  = { from = "2026-01-01", to = "2026-12-31" }
figures = { full_hours = 1600, open_to_all = "yes" }
staff   = [
    { id = "1", salary = "30000", gift = "1", extra = "0", hours = "1600", weekly = "36", kind_of_work = "fixed", in_scheme = "yes" },
    { id = "2", salary = "30000", gift = "1", extra = "0", hours = "800", weekly = "18", kind_of_work = "permanent", in_scheme = "no" },
]
"""


def told(text: str) -> list[tuple[str, str]]:
    found = fair_play(scheme_of(HEAD + text))
    return [(problem.code, problem.place.excerpt) for problem in found]


def when(formula: str, more: str = "") -> str:
    return f'[[eligible]]\nname = "it"\nwhen = \'{formula}\'\nreason = "so it was agreed"\n{PLAIN}{more}'


def bracket(table: str) -> str:
    step = (
        f'[[step]]\nname = "rung"\nrule = "brackets"\nof = "hours"\ntable = "{table}"\nmode = "step"\nside = "from"\n'
    )
    return step + PLAIN


def award(formula: str) -> str:
    return f'[[step]]\nname = "given"\nformula = \'{formula}\'\n[[step]]\nname = "amount"\nrule = "rounded"\nof = "given"\ndigits = 2\nmode = "down"\n[awards.bonus]\nstep = "amount"\n'


CRITERION = '[[step]]\nname = "reached"\nrule = "score"\nof = "hours"\ntarget = "100"\ndirection = "higher"\n'
FOUND = [
    (CRITERION + PLAIN, ["W001", "W001"], 'name = "reached"'),
    (CRITERION + 'label = "hours sold"\n' + PLAIN, ["W001"], 'name = "reached"'),
    (bracket("ladder"), ["W002"], "[tables.ladder]"),
    (
        '[tables.filed.columns]\nfrom = { kind = "number" }\namount = { kind = "number" }\n' + bracket("filed"),
        ["W002"],
        "[tables.filed.columns]",
    ),
    (when("hours >= 400"), ["W003"], "when = 'hours >= 400'"),
    (when("20 < weekly"), ["W003"], "when = '20 < weekly'"),
    ('[[step]]\nname = "enough"\nformula = "hours >= 400"\n' + when("enough"), ["W003"], "when = 'enough'"),
    (when('kind_of_work == "permanent"'), ["W004"], "when = 'kind_of_work == \"permanent\"'"),
    (when("in_scheme"), ["W005"], "when = 'in_scheme'"),
    (award("gift"), ["W006"], "[awards.bonus]"),
    (award("min(gift, 100) + 5% * extra"), ["W006"], "[awards.bonus]"),
    (award("if hours > 5 then gift else extra"), ["W006", "W006"], "[awards.bonus]"),
    ('[awards.gift]\nstep = "amount"\n' + award("salary * 1%"), [], ""),
]
NOTHING = [
    CRITERION + 'label = "hours sold"\nsource = "Rules, article 2"\n' + PLAIN,
    bracket("flat"),
    bracket("closed"),
    when("hours >= 25% * full_hours"),
    when("salary > 400 and open_to_all"),
    when("open_to_all"),
    when("in_scheme", '[staff.reason]\nkind = "text"\n'),
    award("salary * 1%"),
    award("gift * 2"),
    '[[step]]\nname = "rate"\nformula = "if hours >= 400 then 2 else 1"\n' + when("rate > 1"),
    '[staff.net]\nkind = "money"\nlabel = "pay after tax"\n' + when("net >= 400"),
    '[[step]]\nname = "amount"\nrule = "total"\nof = "salary"\n[awards.bonus]\nstep = "amount"\nkind = "fund"\n',
    '[[step]]\nname = "amount"\nrule = "share"\nof = "1000"\nby = "salary"\n[awards.bonus]\nstep = "amount"\n',
]


@pytest.mark.parametrize(("text", "codes", "excerpt"), FOUND)
def test_what_is_often_asked_about_is_found_where_it_stands(text: str, codes: list[str], excerpt: str) -> None:
    assert told(text) == [(code, excerpt) for code in codes]
    assert set(codes) <= set(CODES)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_found_where_there_is_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("formula", "told"),
    [("hours >= 400", "it leaves out 0 people"), ("weekly > 20", "it leaves out 1 person"), ("in_scheme", "1 person"),
     ('kind_of_work == "permanent"', "1 person"), ("hours > 0 and open_to_all", "0 people")],
)  # fmt: skip
def test_a_run_tells_how_many_people_it_concerns_and_not_who(formula: str, told: str) -> None:
    text = (HEAD + when(formula) + EXAMPLE).replace('"round(', '"(if eligible then 1 else 0) * round(')
    scheme = scheme_of(text)
    done = example_run(scheme)
    (warning,) = fair_play(scheme, done)
    assert warning.what.endswith(told)
    assert register_of(done).awards[0].total == 600 - 300 * ("1 person" in told)


@pytest.mark.parametrize("name", ["equal-shares", "salary-shares", "france-participation"])
def test_ready_made_schemes_can_be_looked_at(name: str) -> None:
    assert all(problem.code in CODES and problem.advice for problem in fair_play(ready_made(name)))

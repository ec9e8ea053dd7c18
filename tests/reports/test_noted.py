"""A value that was changed by hand is marked wherever the result is read, not in explanations alone."""

from __future__ import annotations

import json

from tests.reports.test_rewards import made

from sharing.reports.data import register_tree
from sharing.reports.registers import text_register

SCORES = """
scheme = "scores"
[staff.points]
kind = "number"
[staff.new]
kind = "number"
optional = true
[staff.why]
kind = "text"
optional = true
[staff.who]
kind = "text"
optional = true
[[step]]
name = "score"
label = { en = "score that counts", nl = "score die telt" }
rule = "override"
of = "points"
new = "new"
reason = "why"
approved_by = "who"
[[step]]
name = "bonus"
formula = "score"
[awards.bonus]
step = "bonus"
kind = "units"
[[example]]
staff = [
    { id = "1", points = "10" },
    { id = "2", points = "10", new = "12", why = "ill", who = "Board" },
    { id = "3", points = "10", new = "0", why = "left", who = "Board" },
    { id = "4", points = "10", new = "10", why = "asked", who = "Board" },
]
"""
LABEL = {"en": "changed by hand", "nl": "met de hand veranderd"}


def test_who_has_a_changed_value_is_named() -> None:
    register = made(SCORES)
    assert "  score that counts, changed by hand: 2, 3\n" in text_register(register, "en")
    assert "- score die telt, met de hand veranderd: 2, 3\n" in text_register(register, "nl", markdown=True)
    noted = register_tree(register)["noted"]
    assert json.loads(json.dumps(noted)) == [{"step": "score", "label": LABEL, "participants": ["2", "3"]}]


def test_where_nothing_was_changed_nothing_is_said() -> None:
    register = made(SCORES.replace('"12"', '"10"').replace('"0"', '"10"'))
    assert register.noted == ()
    assert "changed" not in text_register(register, "en")


def test_a_change_to_the_whole_company_has_no_ids() -> None:
    company = SCORES.replace("[staff.", "[figures.")
    company = (
        company[: company.index("[[step]]")] + '[staff.pay]\nkind = "number"\n' + company[company.index("[[step]]") :]
    )
    company = company[: company.index("[[example]]")].replace('formula = "score"', 'formula = "score + pay"')
    company += (
        '[[example]]\nfigures = { points = "3", new = "4", why = "1", who = "1" }\nstaff = [{ id = "1", pay = "1" }]\n'
    )
    register = made(company)
    assert "  score that counts, changed by hand\n" in text_register(register, "en")
    assert [found.ids for found in register.noted] == [()]

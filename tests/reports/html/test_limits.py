"""Who is at a limit: exactly those whose share is the limit."""

from __future__ import annotations

from tests.reports.html.results import SMALL, company, example

from sharing.reports.html.limits import limits
from sharing.reports.html.told import limited
from sharing.reports.page_words import Voice

EN = Voice("en")
AT_MOST = 'nobody = "residual"\nat_most = "300"\nexcess = "redistribute"\nprorated = "no"\nat_least = "10"'
PEOPLE = [
    ("a", "x", "98", "t"),
    ("b", "x", "60", "t"),
    ("c", "x", "40", "t"),
    ("d", "x", "0", "t"),
    ("e", "x", "1", "t"),
]


def _limited(text: str):
    return company(PEOPLE, scheme=SMALL.replace('nobody = "residual"', text), profit="600")


def test_the_example_names_six_people():
    (found,) = limits(example("scaleup").run, EN)
    assert ("largest award for this person", True, 6) == (found.label, found.upper, len(found.rows))


def test_upper_and_lower_limits_and_who_gets_nothing_is_at_none():
    result = _limited(AT_MOST)
    lower, upper = sorted(limits(result.run, EN), key=lambda limit: limit.upper)
    assert ((4,), "a limit") == (lower.rows, lower.label)
    assert (True, upper.rows) == (upper.upper, (0,) if upper.rows else ())
    words = [block.text for block in limited(result, EN, names=True) if block.form == "words"]
    assert "1 person is lifted to the lower limit (a limit)." in words
    assert all("fewer than 5" in block.text for block in limited(result, EN, names=False))


def test_a_limit_of_the_group_is_each_member_s():
    text = SMALL.replace('nobody = "residual"', 'nobody = "residual"\nat_most = "cap"\nexcess = "retain"')
    text = text.replace(
        '[[step]]\nname = "share"',
        '[[step]]\nname = "cap"\nformula = "teams.weight * profit * 10%"\n[[step]]\nname = "share"',
    )
    found = limits(company(PEOPLE, scheme=text).run, EN)
    assert [(0, 1, 2)] == [limit.rows for limit in found]


def test_nobody_at_a_limit_is_said():
    text = _limited(AT_MOST.replace("300", "599").replace('"10"', '"0.01"'))
    assert ["Nobody is at a limit."] == [block.text for block in limited(text, EN, names=True)]

"""What differs between two runs is written as people read it: days, percentages, money, and the words of the scheme."""

from __future__ import annotations

from tests.audit.test_causes import FIGURES, OLD, PEOPLE, SCHEME, changed, trail

from sharing.audit.differences import differences_of
from sharing.audit.reads import scheme_in
from sharing.reports.differences import differences_tree, text_differences

DATED = SCHEME.replace("[staff.team]", '[staff.start]\nkind = "date"\n[staff.team]').replace(
    "else or_else(extra, 1)", 'else months_between(start, period.end, \\"floor\\")'
)


def text(old, new, language="en"):
    return text_differences(differences_of(old, new), "one", "two", language, scheme_in(new))


def started(day, **others):
    people = {name: {**cells, "start": "2020-01-01"} for name, cells in PEOPLE.items()}
    return {**people, "a1": {**people["a1"], "start": day, **others}}


def test_a_day_is_a_day_in_the_own_inputs_and_in_steps() -> None:
    old, new = (trail(started(day), scheme=DATED) for day in ("2020-01-01", "2021-03-01"))
    assert "start: 1 January 2020 is now 1 March 2021" in text(old, new)
    assert "start: 1 januari 2020 is nu 1 maart 2021" in text(old, new, "nl")
    assert "737,425" not in text(old, new)


def test_the_days_of_the_period_are_days() -> None:
    scheme = SCHEME.replace("profit * rate", 'profit * rate * months_between(period.start, period.end, \\"floor\\")')
    new = trail(days=("2025-01-01", "2026-12-31"), scheme=scheme)
    said = text(trail(scheme=scheme), new)
    assert "period.to: 31 December 2025 is now 31 December 2026" in said
    assert "end: 31 December 2025 is now 31 December 2026" in said.split("because")[1]


def test_a_ratio_is_a_percentage_and_money_is_money() -> None:
    new = trail(changed("a1", salary="12000"), {**FIGURES, "rate": "0.125", "profit": "9999.5"})
    said = text(OLD, new, "nl")
    assert "rate: 10 % is nu 12,5 %" in said
    assert "profit: € 10.000,00 is nu € 9.999,50" in said
    assert "salary: € 11.000,00 is nu € 12.000,00" in said
    assert "bonus: € 1.000,00 is nu € 1.249,93" in said


def test_a_link_and_a_text_stay_what_was_written() -> None:
    assert "team: north is now south" in text(OLD, trail(changed("a1", team="south")))
    assert "note: x is now z" in text(OLD, trail(changed("a1", note="z")))


def test_a_step_that_the_scheme_says_otherwise_is_told_with_both_wordings() -> None:
    formula = SCHEME.replace("profit * rate", "profit * rate * 0.9")
    assert "  pool: `profit * rate` is now `profit * rate * 0.9`" in text(OLD, trail(scheme=formula))
    rule = text(OLD, trail(scheme=SCHEME.replace('by          = "points"', 'by          = "points * 2"')))
    (line,) = (line for line in rule.splitlines() if line.startswith("  share: `"))
    assert line.count("rule = share") == 2
    assert line.index("by = points,") < line.index("is now") < line.index("by = points * 2,")
    stricter = SCHEME.replace("salary >= 1000", "salary >= 12000")
    assert "paid: `salary >= 1000` is now `salary >= 12000`" in text(OLD, trail(scheme=stricter))
    more = SCHEME.replace("[awards.bonus]", '[[step]]\nname = "more"\nformula = "profit"\n[awards.bonus]')
    assert "more: nothing is now `profit`" in text(OLD, trail(scheme=more))
    labelled = SCHEME.replace('name    = "pool"', 'name    = "pool"\nlabel   = "The pool"')
    assert differences_of(OLD, trail(scheme=labelled)).wording == ()
    (change,) = differences_tree(differences_of(OLD, trail(scheme=formula)))["wording"]
    assert change == {"name": "pool", "old": "profit * rate", "new": "profit * rate * 0.9"}


def test_without_a_scheme_that_can_be_read_values_are_plain_numbers() -> None:
    new = trail(changed("a1", salary="12000"))
    assert "salary: 11,000 is now 12,000" in text_differences(differences_of(OLD, new), "one", "two", "en")

"""A letter says what its reader gets, from what and how; nothing is as complete as something, and few stay few."""

from __future__ import annotations

import json

import pytest
from tests.reports.html.results import SMALL, company, example, many

from sharing.files.templates import templates
from sharing.language.parser import parse
from sharing.letters import counts_of, letter_of
from sharing.letters.pages import html_letter, letter_data
from sharing.letters.steps import tellable
from sharing.reports.data import register_tree
from sharing.reports.earlier import earlier_of
from sharing.reports.page_words import Voice

EN, NL = Voice("en"), Voice("nl")


def test_the_letter_of_the_bakery_from_cell_to_cent():
    result = example("bakery")
    letter = letter_of(result, result.run.inputs.tables["staff"].row("0015"), NL, contact="Noor de Korst")
    assert ("0015 Yara Speculaas", "Waarom je dit bedrag krijgt") == (letter.who, letter.title)
    assert ("Je krijgt € 175,27: winstdeling.",) == letter.amounts
    assert ("bruto maandsalaris", "€ 2.340,00") == letter.inputs[0]
    assert ("winst voor belasting en voor deze regeling", "€ 128.400,00") == letter.figures[0]
    values = [(step.label, step.value) for step in letter.steps]
    assert ("te verdelen winst", "€ 10.260,00") == values[0]
    assert ("aandeel in hele centen", "€ 175,27") == values[-1]
    assert (
        "bruto maandsalaris x deeltijdfactor x deel van het jaar in dienst",
        "= € 2.340,00 x 0,6 x 0,295890…",
    ) == letter.steps[2].how
    assert "Te verdelen winst: € 10.260,00. Daarvan krijg jij 1,7 %." == letter.shares[0]
    assert "Je krijgt dit op 24 april 2026." == letter.next[0]
    assert "Klopt hier iets niet? Zeg het tegen Noor de Korst." == letter.next[-1]


def test_every_step_stands_below_what_it_is_made_of():
    result = example("scaleup")
    letter = letter_of(result, 0, EN)
    labels = [step.label for step in letter.steps]
    assert labels.index("full-time years") < labels.index("full-time years of those who take part")
    assert (
        labels.index("pool of the team")
        < labels.index("exact share of the team's pool")
        < labels.index("share in whole cents")
    )
    assert len(labels) == len(set(labels))


def test_who_gets_nothing_gets_as_complete_a_letter():
    result = example("scaleup")
    nothing, something = letter_of(result, 12, EN), letter_of(result, 0, EN)
    assert "Why you get nothing now" == nothing.title
    assert ("You get no team bonus for this period.",) == nothing.amounts
    assert nothing.reason.startswith(
        "The reason: not employed on the last day of the year. What was looked at: last day of employment (31 March 2025)"
    )
    assert sorted(step.label for step in something.steps) == sorted(step.label for step in nothing.steps)
    assert "Nothing is paid to you now. For a next period the rules are applied anew." == nothing.next[0]


def test_a_year_without_a_pool_says_that_it_came_to_nothing():
    letter = letter_of(company([("a", "x", "1", "t")], pool="max(0, profit - 2000)"), 0, NL)
    assert "De berekening hieronder komt uit op niets." == letter.reason
    assert ("Pot: € 0,00. Er is deze keer niets te verdelen.",) == letter.shares
    assert [("pot", "€ 0,00")] == [(step.label, step.value) for step in letter.steps][:1]


def test_a_difference_with_last_time_has_two_causes():
    now, before = many(30), many(20)
    earlier = earlier_of(register_tree(before))
    letter = letter_of(now, 0, EN, earlier=earlier)
    assert "For 2025 you got €12.99. That is now €4.29 less." == letter.changes[0]
    assert (
        "There was €1,000.00 to divide and it is now €1,000.00. Your part was 1.29% and is now 0.87%."
        in letter.changes[1]
    )
    assert ("You were not in the calculation of 2025.",) == letter_of(now, 29, EN, earlier=earlier).changes
    assert "That is the same." in letter_of(before, 0, EN, earlier=earlier).changes[0]
    assert "more." in letter_of(before, 0, EN, earlier=earlier_of(register_tree(now))).changes[0]
    empty = register_tree(before)
    empty["balances"] = []
    assert 1 == len(letter_of(now, 0, EN, earlier=earlier_of(empty)).changes)


def test_the_pool_of_fewer_than_five_is_not_told():
    text = SMALL.replace('formula = "POOL"', 'formula = "round(profit * teams.weight / 2, 2, \\"down\\")"')
    text = text.replace('of = "pool"', 'of = "pool"\nwithin = "team"').replace(
        'of = "share"', 'of = "share"\nwithin = "team"'
    )
    people = [(f"p{n}", "x", "1", "big" if n < 6 else "tiny") for n in range(8)]
    result = company(people, scheme=text)
    assert {"pool": {"big": 6, "tiny": 2}} == counts_of(result)
    few, enough = (html_letter(letter_of(result, row, EN, counts=counts_of(result)), templates(), EN) for row in (7, 0))
    assert "fewer than 5 people share it" in few
    assert "500" not in few
    assert "€500.00" in enough


def test_words_of_formulas_that_a_letter_cannot_say_are_named_by_what_they_read():
    text = SMALL.replace(
        'rule = "share"\nof = "pool"\nby = "points"\nnobody = "residual"',
        'formula = "floor(pool * points / total(points), 0.01)"',
    )
    letter = letter_of(company([("a", "x", "1", "t"), ("b", "x", "2", "t")], scheme=text), 0, NL)
    (how,) = [step.how for step in letter.steps if step.label == "share"]
    assert how[0].startswith("uit pot (€ 1.000,00), points (1)")


@pytest.mark.parametrize(
    ("formula", "said"), [("or_else(a, b)", True), ("total(a)", True), ("full_months(a, b)", False)]
)
def test_which_words_can_be_said(formula, said):
    assert said == tellable(parse(formula))


def test_html_and_the_data_of_a_pdf_say_the_same():
    letter = letter_of(example("scaleup"), 0, EN)
    tree, text = json.loads(letter_data(letter, EN)), html_letter(letter, templates(), EN)
    assert "en" == tree["lang"]
    for step in tree["steps"]:
        assert step["value"] in text
    for line in [*tree["amounts"], *tree["shares"], *tree["next"]]:
        assert line.replace("'", "&#39;") in text

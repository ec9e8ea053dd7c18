"""Parts of a scheme file that have the wrong form are each refused at their place, and nothing else is."""

from __future__ import annotations

import pytest
from tests.scheme_strategies import HEAD

from sharing.errors import Refused
from sharing.files.catalogue import vocabulary
from sharing.files.toml_documents import read_toml
from sharing.rules import read_rule
from sharing.scheme import read_scheme
from sharing.scheme.keys import exact

SOUND = '[[step]]\nname = "x"\nformula = "weight * 1"\n[awards.cash]\nstep = "x"\nkind = "units"\n'


def said(text: str) -> list[tuple[str, str]]:
    try:
        read_scheme(read_toml(text.encode(), name="s.toml"), vocabulary())
    except Refused as refused:
        return [(problem.code, problem.what) for problem in refused.problems]
    return []


def test_the_scheme_that_the_others_spoil_is_sound() -> None:
    assert said(HEAD + SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("[figures]", '[figures]\nbonus = { kind = "money" }', [("S006", "`bonus` is defined twice")]),
        ('rate = { kind = "ratio" }', "rate = 5", [("S004", "`rate` is a table")]),
        ('rate = { kind = "ratio" }', 'rate = { kind = "ratoi" }', [("S004", "`ratoi` is not a kind")]),
        ('rate = { kind = "ratio" }', 'rate = { kind = "wizard" }', [("S004", "`wizard` is not a kind")]),
        ('rate = { kind = "ratio" }', "rate = { }", [("S003", "`kind` is missing")]),
        ('rate = { kind = "ratio" }', "rate = { kind = 5 }", [("S004", "`kind` is a text")]),
        ('rate = { kind = "ratio" }', 'rate = { kind = "ratio", from = "x" }', [("S004", "`from` is a number")]),
        (
            'rate = { kind = "ratio" }',
            'rate = { kind = "ratio", label = 5 }',
            [("S004", "`label` is a text, or a text for each language")],
        ),
        (
            'rate = { kind = "ratio" }',
            'rate = { kind = "ratio", label = { en = 1 } }',
            [("S004", "`label` is a text, or a text for each language")],
        ),
        (
            'rate = { kind = "ratio" }',
            'rate = { kind = "ratio", label = { fr = "taux" } }',
            [("S002", "`fr` has no meaning here")],
        ),
        ('rate = { kind = "ratio" }', 'then = { kind = "ratio" }', [("S005", "`then` cannot be a name")]),
        ('rate = { kind = "ratio" }', '"2x" = { kind = "ratio" }', [("S005", "`2x` cannot be a name")]),
        ('per = "year"', 'per = "week"', [("S004", "`week` is not a time for an amount")]),
        ('leads_to = "teams"', 'leads_to = "teems"', [("S013", "there is no table `teems` for this link to lead to")]),
        ('leads_to = "teams"', 'leads_to = "zebra"', [("S013", "there is no table `zebra` for this link to lead to")]),
        (
            'link = { person = "staff" }',
            'link = { person = "stuff" }',
            [("S013", "there is no table `stuff` for this link to lead to")],
        ),
        ('link = { person = "staff" }', "link = 5", [("S004", "`link` is a table")]),
        ("[tables.teams.columns]", "[tables.if]\n[tables.teams.columns]", [("S005", "`if` cannot be a name")]),
        ("[tables.teams.columns]", "[tables]\nfive = 5\n[tables.teams.columns]", [("S004", "`five` is a table")]),
        ("rows = [{ from = -100000000, to = 0, rate = 0 }, ", "rows = [5, ", [("S018", "`scale` needs rows")]),
        (
            'rows = [{ from = -100000000, to = 0, rate = 0 }, { from = 0, to = 1000, rate = "5%" }, { from = 1000, rate = "7.5%" }]',
            "rows = []",
            [("S018", "`scale` needs rows")],
        ),
        (
            'rows = [{ from = -100000000, to = 0, rate = 0 }, { from = 0, to = 1000, rate = "5%" }, { from = 1000, rate = "7.5%" }]',
            "rows = [{ rate = 1 }]",
            [],
        ),
        (
            'rows = [{ from = -100000000, to = 0, rate = 0 }, { from = 0, to = 1000, rate = "5%" }, { from = 1000, rate = "7.5%" }]',
            "rows = [{ from = 0, to = 5, rate = 1 }]",
            [],
        ),
        (
            'rows = [{ from = -100000000, to = 0, rate = 0 }, { from = 0, to = 1000, rate = "5%" }, { from = 1000, rate = "7.5%" }]',
            "rows = [{ from = 0, rate = 1 }, { from = 5, rate = 2 }]",
            [],
        ),
        (
            '{ from = 0, to = 1000, rate = "5%" }',
            "{ from = 0, to = 1000 }",
            [("S018", "row 2 of `scale` has no `rate`")],
        ),
        (
            '{ from = 0, to = 1000, rate = "5%" }',
            '{ from = 0, to = -1, rate = "5%" }',
            [("S018", "row 2 of `scale` ends before it begins")],
        ),
        (
            '{ from = 0, to = 1000, rate = "5%" }',
            '{ from = 0, to = 900, rate = "5%" }',
            [("S018", "there is a gap between rows 2 and 3 of `scale`")],
        ),
        (
            '{ from = 0, to = 1000, rate = "5%" }',
            '{ from = 0, to = 1100, rate = "5%" }',
            [("S018", "there is an overlap between rows 2 and 3 of `scale`")],
        ),
        (
            '{ from = 0, to = 1000, rate = "5%" }',
            '{ from = 2000, to = 3000, rate = "5%" }',
            [
                ("S018", "there is a gap between rows 1 and 2 of `scale`"),
                ("S018", "there is an overlap between rows 2 and 3 of `scale`"),
                ("S018", "the bounds of `scale` do not rise"),
            ],
        ),
        (
            '{ from = 0, to = 1000, rate = "5%" }',
            '{ from = 0, to = 1000, rate = "much" }',
            [("S004", "`rate` is a number")],
        ),
        (
            '{ from = 0, to = 1000, rate = "5%" }',
            '{ to = 1000, rate = "5%" }',
            [("S018", "row 2 of `scale` has no `from`")],
        ),
        ('scheme = "drawn"', "scheme = 5", [("S004", "`scheme` is a text")]),
        ('scheme = "drawn"', 'scheme = "drawn"\nlanguage = "fr"', [("S004", "`language` is nl or en")]),
        ('scheme = "drawn"', 'scheme = "drawn"\nvalid = 5', [("S004", "`valid` is a table")]),
        (
            'scheme = "drawn"',
            'scheme = "drawn"\nvalid = { until = 2020-01-01 }',
            [("S002", "`until` has no meaning here")],
        ),
        ('scheme = "drawn"', 'scheme = "drawn"\nexample = 5', [("S004", "`example` is a list of tables")]),
        ('scheme = "drawn"', 'scheme = "drawn"\nstep = 5', [("S001", "this name already has a value above")]),
        ('scheme = "drawn"', 'scheme = "drawn"\neligible = [5]', [("S004", "`eligible` is a list of tables")]),
        (
            "[figures]",
            '[[eligible]]\nname = "c"\nwhen = "fte"\nreason = "r"\n[figures]',
            [("S015", "a condition is yes or no, and this is number")],
        ),
        (
            "[figures]",
            '[[eligible]]\nname = "c"\nwhen = "nope"\nreason = "r"\n[figures]',
            [("S011", "nothing is named `nope`")],
        ),
        (
            "[figures]",
            '[[eligible]]\nname = "c"\nwhen = "1 +"\nreason = "r"\n[figures]',
            [("S010", "the end of the formula stands where a value is expected")],
        ),
        (
            "[figures]",
            '[[eligible]]\nname = "c"\nwhen = "fte > 0"\n[figures]',
            [("S003", "a condition gives its reason")],
        ),
        ("[figures]", '[[eligible]]\nwhen = "fte > 0"\nreason = "r"\n[figures]', [("S003", "`name` is missing")]),
        ("[figures]", '[[eligible]]\nname = "c"\nreason = "r"\n[figures]', [("S003", "`when` is missing")]),
        (
            "[figures]",
            '[[eligible]]\nname = "if"\nwhen = "fte > 0"\nreason = "r"\n[figures]',
            [("S005", "`if` cannot be a name")],
        ),
        (
            "[figures]",
            '[[eligible]]\nname = "c"\nwhen = "y > 0"\nreason = "r"\n[[step]]\nname = "y"\nformula = "nope"\n[figures]',
            [("S011", "nothing is named `nope`")],
        ),
        ('formula = "weight * 1"', 'formula = "weight * 1"\nkind = "wizard"', [("S004", "`wizard` is not a kind")]),
        ('formula = "weight * 1"', 'formula = "weight * 1"\nkind = "money"', []),
        ('formula = "weight * 1"', 'formula = "spells.pay"\nkind = "days"', [("S015", "this is money, not days")]),
        ('formula = "weight * 1"', 'formula = "weight * 1"\nkind = "count"', []),
        ('formula = "weight * 1"', 'formula = "5"\nkind = "money"', []),
        ('formula = "weight * 1"', "", [("S003", "`formula` is missing")]),
        ('formula = "weight * 1"', "formula = 5", [("S004", "`formula` is a text")]),
        ('name = "x"', 'name = "else"', [("S005", "`else` cannot be a name"), ("S011", "no step is named `x`")]),
        ('name = "x"', 'name = "fte"', [("S006", "`fte` is defined twice"), ("S011", "no step is named `x`")]),
        ('name = "x"', "name = 5", [("S004", "`name` is a text"), ("S011", "no step is named `x`")]),
        ('formula = "weight * 1"', "rule = 5", [("S004", "`rule` is a text")]),
        ('formula = "weight * 1"', 'rule = "max"', [("S007", "there is no rule `max`")]),
        ('[awards.cash]\nstep = "x"\nkind = "units"\n', "", [("S003", "a scheme says what leaves it")]),
        (
            "[awards.cash]",
            "[awards]\ncash = 5\n[other]",
            [("S004", "`cash` is a table"), ("S002", "`other` has no meaning here")],
        ),
        ("[awards.cash]", "[awards.if]", [("S005", "`if` cannot be a name")]),
        ('step = "x"\nkind', 'step = "xx"\nkind', [("S011", "no step is named `xx`")]),
        ('step = "x"\nkind', 'step = "x"\npool = "profitt"\nkind', [("S011", "no step is named `profitt`")]),
        (
            'step = "x"\nkind',
            'step = "x"\npool = "sector"\nkind',
            [("S015", "`sector` is link to company.sector, which cannot be paid")],
        ),
        ('step = "x"\nkind = "units"', 'step = "x"\nkind = "unitz"', [("S017", "`unitz` is not a kind of award")]),
        ('step = "x"\nkind = "units"', 'step = "x"\nkind = "qqq"', [("S017", "`qqq` is not a kind of award")]),
        ('step = "x"\nkind = "units"', 'kind = "units"', [("S003", "`step` is missing")]),
        ('step = "x"', 'step = "x"\nmultiple = "many"', [("S004", "`multiple` is a number")]),
        (
            'formula = "weight * 1"',
            'formula = "teams.factor * 1"',
            [("S013", "`x` lives in teams; awards go to participants or to a fund")],
        ),
        ('formula = "weight * 1"', 'formula = "manager"', [("S015", "`x` is yes/no, which cannot be paid")]),
        ('formula = "weight * 1"\n', 'formula = "weight * 1"\n[[step]]\nname = "p"\nformula = "spells.pay * 1"\n', []),
        (
            'step = "x"\nkind',
            'step = "x"\npool = "x"\nkind',
            [("S013", "`x` has an amount for each participant, and a pool is what they divide")],
        ),
    ],
)
def test_a_part_of_the_wrong_form_is_refused(old: str, new: str, problems: list[tuple[str, str]]) -> None:
    assert old in HEAD + SOUND
    assert said((HEAD + SOUND).replace(old, new, 1)) == problems


def test_without_a_name_a_step_is_broken() -> None:
    assert said(HEAD + SOUND.replace('name = "x"\n', "")) == [
        ("S003", "`name` is missing"),
        ("S011", "no step is named `x`"),
    ]


def test_numbers_are_integers_decimals_or_numerals() -> None:
    from decimal import Decimal
    from fractions import Fraction

    assert [exact(value) for value in (5, Decimal("0.05"), "5%", "-1.5")] == [
        5,
        Fraction(1, 20),
        Fraction(1, 20),
        Fraction(-3, 2),
    ]
    assert [exact(value) for value in (True, None, 1.5, "1e5", "five", "1" * 16)] == [None] * 6


def test_a_pool_is_the_company_s_or_that_of_a_table_people_belong_to() -> None:
    spells = '[[step]]\nname = "p"\nformula = "spells.pay * 1"\n' + SOUND.replace(
        'step = "x"', 'step = "x"\npool = "p"'
    )
    assert said(HEAD + spells) == [("S013", "`p` lives in spells, which no link of staff reaches")]


def test_a_rule_without_sentences_reads_as_its_title() -> None:
    rule = read_rule("r", {"title": {"en": "A rule"}, "line": []})
    assert [rule.sentence({}, language) for language in ("en", "nl")] == ["A rule", "A rule"]
    assert read_rule("r", {"sentence": [{"en": "so"}], "line": []}).sentence({}, "nl") == "so"

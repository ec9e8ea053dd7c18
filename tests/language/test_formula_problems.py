"""What a formula may not say: each problem has its code, its sentence, and the character it is about."""

from __future__ import annotations

import pytest
from tests.scheme_strategies import plan_of

from sharing.errors import Refused
from sharing.files.catalogue import vocabulary
from sharing.files.toml_documents import read_toml
from sharing.rules import read_rule
from sharing.scheme import read_scheme


def said(steps: str) -> list[tuple[str, int, str]]:
    """Give the code, the column and the sentence of every problem."""
    with pytest.raises(Refused) as caught:
        plan_of(steps).scheme()
    return [(found.code, found.place.column, found.what) for found in caught.value.problems]


@pytest.mark.parametrize(
    ("formula", "code", "offset", "what"),
    [
        ("min()", "S022", 0, "`min` takes two or more values"),
        ("max(profit)", "S022", 0, "`max` takes two or more values"),
        ("min(profit, equity by team)", "S022", 22, "`min` has no groups"),
        ("floor(profit by team)", "S022", 16, "`floor` has no groups"),
        ("rows(profit)", "S022", 0, "`rows` counts the rows of a table"),
        ("rows(1)", "S022", 0, "`rows` counts the rows of a table"),
        ('refuse("x")', "S022", 0, "`refuse` takes the name of a refusal"),
        ("refuse(1)", "S022", 0, "`refuse` takes the name of a refusal"),
        ("teams", "S011", 0, "`teams` is not a value"),
        ("1 + teams", "S011", 4, "`teams` is not a value"),
        ('"A"', "S010", 0, "a text is only compared, or chosen from a list"),
        ('1 + "A"', "S010", 4, "a text is only compared, or chosen from a list"),
        ('profit == "A"', "S021", 10, '`profit` is never "A"'),
        ('grade == "Q"', "S021", 9, '`grade` is never "Q"'),
        ('"Q" == grade', "S021", 0, '`grade` is never "Q"'),
        ('team == "A"', "S021", 8, '`team` is never "A"'),
        ('1 == "A"', "S021", 2, "a text is compared with the name of a text column"),
        ('"A" == "B"', "S021", 4, "a text is compared with the name of a text column"),
        ("total(profit by fte)", "S013", 16, "`fte` is not a link"),
        ("total(fte by teams)", "S013", 13, "`teams` is not a link"),
        ("abs(1, 2)", "S022", 0, "`abs` takes at most 1 values"),
        ("round(1)", "S022", 0, "`round` also needs `digits`"),
        ('round(1, 0.5, "up")', "S022", 9, "the number of digits is written as a whole number"),
        ('round(1, 50%, "up")', "S022", 9, "the number of digits is written as a whole number"),
        (
            'round(1, 2, "sideways")',
            "S017",
            0,
            '`round` must say one of "half-up", "half-even", "down", "up", "truncate"',
        ),
        ("round(1, 2, fte)", "S022", 12, "one of the stated answers is expected here, between double quotes"),
        ("round(1, 2, 3)", "S022", 12, "one of the stated answers is expected here, between double quotes"),
        ("maxx(1, 2)", "S011", 0, "there is no word `maxx` in formulas"),
        ("zzz(1)", "S011", 0, "there is no word `zzz` in formulas"),
        ("total(1, 2)", "S022", 0, "`total` takes 1 value"),
        ("at(1)", "S022", 0, "`at` takes 2 values"),
        ("gift", "S020", 0, "`gift` may be blank"),
        ("x + 1", "S012", 0, "`x` is this step itself"),
        ("salery", "S011", 0, "nothing is named `salery`"),
        ("if fte then 1 else 2", "S015", 0, "`if` asks for yes or no, and this is number"),
        ('locate(1, scale.from, "from") + 1', "S015", 30, "link to scale cannot be calculated with"),
        ('months_between(start, end, "floor")', "S020", 0, "`end` may be blank"),
        ("period", "S011", 0, "nothing is named `period`"),
        ("period.middle", "S011", 0, "nothing is named `period.middle`"),
        ("staff.salery", "S011", 0, "table `staff` has no column `salery`"),
        ("profit * profit", "S014", 7, "money times money has no meaning here"),
        ("start + start", "S015", 6, "days and date cannot be added or compared"),
        ("not fte", "S015", 0, "`if` asks for yes or no, and this is number"),
        ("-manager", "S015", 0, "yes/no cannot be calculated with"),
        ("total(profit)", "S013", 0, "this is one number of the company already"),
        ('round(profit, fte, "up")', "S022", 14, "the number of digits is written as a whole number"),
        ("total(fte, weight by team)", "S022", 0, "`total` takes 1 value"),
        ("running(1)", "S013", 0, "this is one number of the company already"),
        ("locate(fte, scale.from, to)", "S017", 24, '`locate` must say one of "from", "to"'),
        ("floor(fte, fte)", "S019", 0, "a rounding unit is one number for the whole company"),
    ],
)
def test_a_formula_is_refused_at_its_place(formula: str, code: str, offset: int, what: str) -> None:
    step = f"[[step]]\nname = \"x\"\nformula = '{formula}'\n"
    assert said(step) == [(code, len("formula = '") + 1 + offset, what)]


def test_a_step_that_reads_a_broken_one_says_nothing_more() -> None:
    assert [code for code, _, _ in said("x = salery\ny = x + 1\nz = y * 2\nw = teems")] == ["S011", "S011"]
    broken = '[[step]]\nname = "p"\nrule = "share"\nof = "nope"\nby = "weight"\n[[step]]\nname = "q"\nformula = "p.left + p"\n'
    assert [what for _, _, what in said(broken)] == ["nothing is named `nope`"]


def test_a_choice_is_given_to_words_by_the_definitions_that_use_them() -> None:
    """The name of a blank stands for its answer: `months_between(a, b, rounding)`, `round(a, digits, mode)`."""
    tree = {"blanks": {"of": {}, "digits": {"form": "digits"}, "mode": {"form": "choice", "choices": {"up": {}}}},
            "line": [{"name": "result", "formula": "round(of, digits, mode)"}]}  # fmt: skip
    text = 'scheme = "s"\ntitle = "t"\nfigures.a.kind = "number"\n[[step]]\nname = "x"\nrule = "mine"\nof = "a"\ndigits = 1\nmode = "up"\n'
    award = '[awards.x]\nstep = "x"\nkind = "units"\n'
    rules = {**vocabulary(), "mine": read_rule("mine", tree)}
    assert [step.name for step in read_scheme(read_toml((text + award).encode(), name="s"), rules).steps] == ["x"]


def test_a_rule_whose_value_hangs_on_a_blank_left_open_needs_it() -> None:
    tree = {"blanks": {"of": {"optional": True}, "other": {"optional": True}},
            "line": [{"name": "result", "formula": "max(of, other) * 2"}]}  # fmt: skip
    rules = {**vocabulary(), "mine": read_rule("mine", tree)}
    text = 'scheme = "s"\ntitle = "t"\n[[step]]\nname = "x"\nrule = "mine"\n[awards.x]\nstep = "x"\n'
    with pytest.raises(Refused) as caught:
        read_scheme(read_toml(text.encode(), name="s"), rules)
    assert [problem.what for problem in caught.value.problems] == ["rule `mine` also needs `mine`"]


def test_blanks_of_a_rule_take_what_they_ask_for() -> None:
    share = '[[step]]\nname = "x"\nrule = "share"\nof = "profit"\nby = "weight"\n'
    assert said(share + 'within = "1 + 1"')[0] == ("S013", 13, "`within` is the name of a link")
    assert said(share + 'within = "fte"')[0] == ("S013", 11, "`fte` is not a link")
    scale = '[[step]]\nname = "x"\nrule = "brackets"\nof = "weight"\nmode = "cliff"\nside = "from"\n'
    assert said(scale + 'table = "1"')[0] == ("S017", 10, "`table` is the name of a table")
    assert said(scale + 'table = "fte"')[0] == ("S017", 10, "`table` is the name of a table")
    rounded = '[[step]]\nname = "x"\nrule = "rounded"\nof = "fte"\nmode = "half-up"\n'
    for digits in ('"2"', "13", "-1", "true"):
        assert said(f"{rounded}digits = {digits}")[0] == ("S004", 1, "`digits` is a whole number from 0 to 12")
    presence = '[[step]]\nname = "x"\nrule = "presence"\nfrom = "start"\nto = "end"\nleavers = "full"\n'
    assert (
        said(presence + 'count = "calendar-days"\nround = "floor"')[0][2] == '`round` only goes with count = "months"'
    )
    assert said(share + 'at_most = "heads"')[0][0] == "S009"
    assert said(share + 'at_least = "weight +"')[0][0] == "S010"

"""Every message of the formula reader, word for word, with the place it points to; and the tree with its offsets."""

from fractions import Fraction

import pytest

from sharing.files.messages import dutch
from sharing.language.parser import parse
from sharing.language.rendering import render
from sharing.language.tokens import FormulaError
from sharing.language.tree import Binary, Call, Conditional, Day, Name, Number, Points, Text, Unary, children, names

MESSAGES = [
    ("a = b", "S010", "`=` has no meaning in a formula", 2, "a comparison has two: `==`"),
    ("a ! b", "S010", "`!` has no meaning in a formula", 2, "write `!=` for unlike, `not` for the opposite"),
    ("a & b", "S010", "`&` has no meaning in a formula", 2, "write `and`"),
    ("a | b", "S010", "`|` has no meaning in a formula", 2, "write `or`"),
    ("a ^ b", "S010", "`^` has no meaning in a formula", 2, "powers are a rule of their own"),
    ('"open', "S010", '`"` has no meaning in a formula', 0, "a text ends with the quote it began with"),
    ("a == 'x'", "S010", "`'` has no meaning in a formula", 5, 'a text stands in double quotes: "A"'),
    ("a # b", "S010", "`#` has no meaning in a formula", 2, "formulas use letters, digits and + - * / ( ) < > = , %"),
    ("a é", "S010", "`é` has no meaning in a formula", 2, "formulas use letters, digits and + - * / ( ) < > = , %"),
    (
        "a\x00b",
        "S010",
        "`U+0000` has no meaning in a formula",
        1,
        "formulas use letters, digits and + - * / ( ) < > = , %",
    ),
    ("1 +", "S010", "the end of the formula stands where a value is expected", 3, "something is missing here"),
    ("", "S010", "the end of the formula stands where a value is expected", 0, "something is missing here"),
    ("(a", "S010", "the end of the formula stands where `)` is expected", 2, "something is missing here"),
    (
        "a b",
        "S010",
        "`b` stands where the end of the formula is expected",
        2,
        "an operator such as + or * may be missing",
    ),
    ("a, b", "S010", "`,` stands where the end of the formula is expected", 1, "a decimal has a point: 0.5"),
    (
        "3 4",
        "S010",
        "`4` stands where the end of the formula is expected",
        2,
        "an operator such as + or * may be missing",
    ),
    ("if a then b", "S010", "the end of the formula stands where `else` is expected", 11, "something is missing here"),
    ("if a b", "S010", "`b` stands where `then` is expected", 5, "an operator such as + or * may be missing"),
    ("a as", "S010", "`as` is followed by `points`", 4, ""),
    ("a as x", "S010", "`as` is followed by `points`", 5, ""),
    ("total(a by 3)", "S010", "`by` is followed by the name of a link", 11, ""),
    ("total(a b)", "S010", "`b` stands where `,` is expected", 8, "an operator such as + or * may be missing"),
    ("max(", "S010", "the end of the formula stands where a value is expected", 4, "something is missing here"),
    ("max(a", "S010", "the end of the formula stands where `,` is expected", 5, "something is missing here"),
    ("max(a,", "S010", "the end of the formula stands where a value is expected", 6, "something is missing here"),
    ("not", "S010", "the end of the formula stands where a value is expected", 3, "something is missing here"),
    ("a < b < c", "S010", "comparisons do not chain", 6, "write `a < b and b < c`"),
    ("2026-02-30", "S010", "2026-02-30 is not a day of the calendar", 0, ""),
    ("1.", "S010", "`.` has no meaning in a formula", 1, "formulas use letters, digits and + - * / ( ) < > = , %"),
    ("-", "S010", "the end of the formula stands where a value is expected", 1, "something is missing here"),
    (
        "if a then b else",
        "S010",
        "the end of the formula stands where a value is expected",
        16,
        "something is missing here",
    ),
    ("else", "S010", "`else` stands where a value is expected", 0, "an operator such as + or * may be missing"),
    (
        'a "b"',
        "S010",
        '`"b"` stands where the end of the formula is expected',
        2,
        "an operator such as + or * may be missing",
    ),
    ("a * / b", "S010", "`/` stands where a value is expected", 4, ""),
    ("f(a by", "S010", "`by` is followed by the name of a link", 6, ""),
    ("as", "S010", "`as` stands where a value is expected", 0, "an operator such as + or * may be missing"),
    ("f(,)", "S010", "`,` stands where a value is expected", 2, "a decimal has a point: 0.5"),
    (
        "a as points as points x",
        "S010",
        "`x` stands where the end of the formula is expected",
        22,
        "an operator such as + or * may be missing",
    ),
    ("1" * 31, "L010", "a number has at most 30 digits", 0, ""),
    ("a" * 2001, "L010", "a formula has at most 2000 characters", 0, "split it into named steps"),
    ("(" * 32 + "a", "L010", "this formula is nested too deep", 32, "split it into named steps"),
    ("(" * 20 + "(a)+" + "(" * 14 + "a", "L010", "this formula is nested too deep", 35, "split it into named steps"),
    ("(" * 29 + "(a)+(a)+(a)+(a)+(((a)))", "L010", "this formula is nested too deep", 47, "split it into named steps"),
    ("+".join(["a"] * 101), "L010", "this formula has too many parts", 199, "split it into named steps"),
]


@pytest.mark.parametrize(("text", "code", "what", "offset", "advice"), MESSAGES, ids=lambda value: repr(value)[:30])
def test_a_formula_that_cannot_be_read_is_told_where_and_what_to_do(text, code, what, offset, advice):
    with pytest.raises(FormulaError) as found:
        parse(text)
    error = found.value
    assert (code, what, offset, advice) == (error.code, error.what, error.offset, error.advice)
    assert what == str(error)
    assert () == dutch().lines(advice, code[0]).missing


def test_the_limits_themselves_are_allowed():
    assert Fraction("1" * 30) == parse("1" * 30).value
    assert "a" == parse("a" + " " * 1999).name
    assert "a" == parse("(" * 31 + "a" + ")" * 31).name
    assert "+" == parse("+".join(["a"] * 100)).op


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        (" 8% ", Number(Fraction(2, 25), "8%", 1)),
        ("0.50", Number(Fraction(1, 2), "0.50", 0)),
        ("2026-12-31", Day(739981, "2026-12-31", 0)),
        ('a == "x"', Binary("==", Name("a", 0), Text("x", 5), 2)),
        ("-a", Unary("-", Name("a", 1), 0)),
        ("not a", Unary("not", Name("a", 4), 0)),
        ("a as points", Points(Name("a", 0), 2)),
        ("if a then b else c", Conditional(Name("a", 3), Name("b", 10), Name("c", 17), 0)),
        ("f(a, 1 by t.k)", Call("f", (Name("a", 2), Number(Fraction(1), "1", 5)), Name("t.k", 10), 0)),
        ("f()", Call("f", (), None, 0)),
        ("a - b - c", Binary("-", Binary("-", Name("a", 0), Name("b", 4), 2), Name("c", 8), 6)),
        ("a + b * c", Binary("+", Name("a", 0), Binary("*", Name("b", 4), Name("c", 8), 6), 2)),
        ("-a * b", Binary("*", Unary("-", Name("a", 1), 0), Name("b", 5), 3)),
        ("-a as points", Unary("-", Points(Name("a", 1), 3), 0)),
        ("not a < b", Unary("not", Binary("<", Name("a", 4), Name("b", 8), 6), 0)),
        ("a or b and c", Binary("or", Name("a", 0), Binary("and", Name("b", 5), Name("c", 11), 7), 2)),
        (" -a", Unary("-", Name("a", 2), 1)),
        (" not a", Unary("not", Name("a", 5), 1)),
        (" f()", Call("f", (), None, 1)),
        (" if a then b else c", Conditional(Name("a", 4), Name("b", 11), Name("c", 18), 1)),
        ("a < b == c", None),
    ],
)
def test_the_tree_knows_where_everything_stands(text, tree):
    if tree is None:
        with pytest.raises(FormulaError):
            parse(text)
    else:
        assert tree == parse(text)


def test_the_names_and_children_of_a_formula_come_in_its_own_order():
    tree = parse("if a then total(b by c) else -d as points")
    assert ["a", "b", "c", "d"] == names(tree)
    assert (tree.condition, tree.yes, tree.no) == children(tree)
    assert () == children(parse("1"))


@pytest.mark.parametrize(
    ("text", "english", "dutch"),
    [
        ("a * (b + c)", "a x (b + c)", "a x (b + c)"),
        ("a - (b - c)", "a - (b - c)", "a - (b - c)"),
        ("a - b - c", "a - b - c", "a - b - c"),
        ("-(a + b)", "-(a + b)", "-(a + b)"),
        ("(not a) == b", "(not a) = b", "(niet a) = b"),
        ("not a and b", "not a and b", "niet a en b"),
        ("not (a and b)", "not (a and b)", "niet (a en b)"),
        ("(a or b) and c", "(a or b) and c", "(a of b) en c"),
        ('a == "x"', 'a = "x"', 'a = "x"'),
        ("a != 2026-01-01", "a is not 2026-01-01", "a is niet 2026-01-01"),
        ("if a <= 8% then b else c", "if a <= 8% then b else c", "als a <= 8 % dan b anders c"),
        ("max(0.75, a)", "max(0.75, a)", "grootste van(0,75, a)"),
        ('round(a, 2, "half-up")', 'round(a, 2, "half-up")', 'afgerond(a, 2, "half van nul af")'),
        ('round_to(a, 5, "down")', 'round_to(a, 5, "down")', 'afgerond op(a, 5, "omlaag")'),
        ('at(t.part, "down")', 'at(t.part, "down")', 'at(t.part, "down")'),
        ("total(a by t)", "total(a by t)", "totaal(a per t)"),
        ("max(a, 1)", "max(a, 1)", "grootste van(a, 1)"),
        ("a as points", "a", "a"),
        ("(a as points) * 2", "(a) x 2", "(a) x 2"),
    ],
)
def test_a_formula_reads_back_in_both_languages(text, english, dutch):
    tree = parse(text)
    assert english == render(tree, lambda _: None)
    assert dutch == render(tree, lambda _: None, "nl")


def test_values_stand_in_the_place_of_names_and_negative_ones_in_parentheses():
    shown = {"a": "-3", "b": "4"}
    assert "(-3) x 4" == render(parse("a * b"), lambda node: shown.get(getattr(node, "name", "")))
    assert "-3" == render(parse("a"), lambda node: shown.get(getattr(node, "name", "")))

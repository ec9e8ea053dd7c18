"""The language is total: every text is a formula or a FormulaError with a place; binding is as the page says."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharing.language.parser import parse
from sharing.language.rendering import render
from sharing.language.tokens import FormulaError, tokens
from sharing.language.tree import (
    Binary,
    Call,
    Conditional,
    Day,
    Name,
    Number,
    Points,
    Text,
    Tree,
    Unary,
    children,
    names,
)

PIECES = ["a", "b.c", "1", "0.5", "8%", "2026-12-31", '"A"', "(", ")", "+", "-", "*", "/", "<", "<=", ">", ">=", "==", "!=",
          ",", "if", "then", "else", "and", "or", "not", "as", "points", "by", "max", "total(", " ", "é", "=", "\n", "$"]  # fmt: skip


def shape(tree: Tree) -> str:
    """Write a tree with all of its brackets."""
    match tree:
        case Binary(op=op, left=left, right=right):
            return f"({shape(left)} {op} {shape(right)})"
        case Unary(op=op, operand=operand):
            return f"({op} {shape(operand)})"
        case Conditional(condition=condition, yes=yes, no=no):
            return f"(if {shape(condition)} then {shape(yes)} else {shape(no)})"
        case Call(word=word, arguments=arguments, by=by):
            return f"{word}[{', '.join(map(shape, arguments))}{f' by {by.name}' if by else ''}]"
        case Points(operand=operand):
            return f"({shape(operand)} as points)"
        case Text(value=value):
            return f'"{value}"'
        case Name(name=name):
            return name
    assert isinstance(tree, (Number, Day))
    return tree.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b * c", "(a + (b * c))"),
        ("a - b - c", "((a - b) - c)"),
        ("a / b / c * d", "(((a / b) / c) * d)"),
        ("(a + b) * c", "((a + b) * c)"),
        ("-a * b", "((- a) * b)"),
        ("a * -b", "(a * (- b))"),
        ("- -a", "(- (- a))"),
        ("not a and b or c", "(((not a) and b) or c)"),
        ("a or b and c", "(a or (b and c))"),
        ("not a < b", "(not (a < b))"),
        ("a + 1 <= b * 2", "((a + 1) <= (b * 2))"),
        ("a < b and c >= d", "((a < b) and (c >= d))"),
        ("if a then b else c + d", "(if a then b else (c + d))"),
        ("1 + if a then b else c + d", "(1 + (if a then b else (c + d)))"),
        ("if a then if b then 1 else 2 else 3", "(if a then (if b then 1 else 2) else 3)"),
        ("a + b as points * 2", "(a + ((b as points) * 2))"),
        ("-a as points", "(- (a as points))"),
        ('x != "A" and "B" == y', '((x != "A") and ("B" == y))'),
        ("total(a * b by team) / 12", "(total[(a * b) by team] / 12)"),
        ("running(1, -a, b by t.c)", "running[1, (- a), b by t.c]"),
        ("start <= 2026-12-31", "(start <= 2026-12-31)"),
        ("f()", "f[]"),
    ],
)
def test_operators_bind_as_the_page_says(text: str, expected: str) -> None:
    assert shape(parse(text)) == expected


def test_numbers_are_exact() -> None:
    assert parse("8%") == Number(Fraction(2, 25), "8%", 0)
    assert parse("0.10").value == Fraction(1, 10)
    assert parse(" 2026-12-31 ") == Day(739981, "2026-12-31", 1)


@pytest.mark.parametrize(
    ("text", "offset", "what", "code"),
    [
        ("", 0, "the end of the formula stands where a value is expected", "S010"),
        ("a +", 3, "the end of the formula stands where a value is expected", "S010"),
        ("a b", 2, "`b` stands where the end of the formula is expected", "S010"),
        ("a 2", 2, "`2` stands where the end of the formula is expected", "S010"),
        ("0,5", 1, "`,` stands where the end of the formula is expected", "S010"),
        ("(a", 2, "the end of the formula stands where `)` is expected", "S010"),
        ("a < b < c", 6, "comparisons do not chain", "S010"),
        ("a == b != c", 7, "comparisons do not chain", "S010"),
        ("a as money", 5, "`as` is followed by `points`", "S010"),
        ("total(a by 3)", 11, "`by` is followed by the name of a link", "S010"),
        ("max(a b)", 6, "`b` stands where `,` is expected", "S010"),
        ("if a then b", 11, "the end of the formula stands where `else` is expected", "S010"),
        ("then", 0, "`then` stands where a value is expected", "S010"),
        ("2026-02-30", 0, "2026-02-30 is not a day of the calendar", "S010"),
        ("a = b", 2, "`=` has no meaning in a formula", "S010"),
        ("a ! b", 2, "`!` has no meaning in a formula", "S010"),
        ("a & b", 2, "`&` has no meaning in a formula", "S010"),
        ("a | b", 2, "`|` has no meaning in a formula", "S010"),
        ("a ^ 2", 2, "`^` has no meaning in a formula", "S010"),
        ('x == "A', 5, '`"` has no meaning in a formula', "S010"),
        ("x == 'A'", 5, "`'` has no meaning in a formula", "S010"),
        ("prijs + é", 8, "`é` has no meaning in a formula", "S010"),
        ("a\u200b", 1, "`U+200B` has no meaning in a formula", "S010"),
        ("1" * 31, 0, "a number has at most 30 digits", "L010"),
        ("a" * 2001, 0, "a formula has at most 2000 characters", "L010"),
        ("(" * 32 + "a", 32, "this formula is nested too deep", "L010"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_place(text: str, offset: int, what: str, code: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert (caught.value.what, caught.value.offset, caught.value.code) == (what, offset, code)


def test_the_limits_are_the_last_that_may_be() -> None:
    assert parse("1" * 30).value == int("1" * 30)
    assert len(tokens("a " * 1000)) == 1001
    assert shape(parse("(" * 31 + "a" + ")" * 31)) == "a"
    assert len(names(parse(" + ".join(f"a{i}" for i in range(100))))) == 100
    with pytest.raises(FormulaError, match="too many parts"):
        parse(" + ".join(f"a{i}" for i in range(101)))


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join)))
def test_any_text_is_a_formula_or_a_formula_error_with_a_place(text: str) -> None:
    try:
        tree = parse(text)
    except FormulaError as problem:
        assert 0 <= problem.offset <= len(text)
        assert problem.what
    else:
        assert set(names(tree)) <= {token.text for token in tokens(text) if token.form == "name"}


LEAVES = st.sampled_from([Name("a"), Name("t.b"), Number(Fraction(2, 25), "8%"), Number(Fraction(1, 2), "0.5"), Text("A"),
                          Day(739981, "2026-12-31")])  # fmt: skip


def above(below: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    joined = st.builds(Binary, st.sampled_from(["+", "-", "/", "<", "<=", ">", ">=", "and", "or"]), below, below)
    return st.one_of(
        joined,
        st.builds(Unary, st.sampled_from(["-", "not"]), below),
        st.builds(Conditional, below, below, below),
        st.builds(Call, st.just("max"), st.tuples(below, below), st.none()),
        st.builds(Call, st.just("total"), st.tuples(below), st.just(Name("team"))),
    )


@given(st.recursive(LEAVES, above, max_leaves=12))
def test_a_formula_written_down_is_read_as_itself(tree: Tree) -> None:
    written = render(tree, lambda _: None)
    assert shape(parse(written)) == shape(tree)


def test_a_formula_is_written_in_words_and_with_values() -> None:
    tree = parse("if a != 1 then total(x by team) * 2 else not b == c")
    assert render(tree, lambda _: None) == "if a is not 1 then total(x by team) x 2 else not (b = c)"
    assert render(tree, lambda _: None, "nl") == "als a is niet 1 dan totaal(x per team) x 2 anders niet (b = c)"
    assert render(parse("a - (b - c) as points"), lambda _: None) == "a - (b - c)"
    negative = {"b": "-5"}
    assert render(parse("a - b"), lambda node: negative.get(getattr(node, "name", ""))) == "a - (-5)"
    assert render(parse("b"), lambda node: negative.get(getattr(node, "name", ""))) == "-5"


def test_children_are_the_nodes_below() -> None:
    tree = parse("max(a, if b then -c else d as points)")
    assert [shape(child) for child in children(tree)] == ["a", "(if b then (- c) else (d as points))"]
    assert names(tree) == ["a", "b", "c", "d"]
    assert names(parse("total(a + a by t)")) == ["a", "t"]

"""A second reading of the formula language: recursive descent over nested tuples, written from LANGUAGE.md alone.

A tree is a tuple whose first item says what it is: `("number", Fraction)`, `("date", date)`, `("text", str)`,
`("name", str)`, `("points", tree)`, `("-x", tree)`, `("not", tree)`, `("if", c, a, b)`, `(operator, a, b)`,
`("call", word, [trees], link or None)`.
"""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction

PIECES = re.compile(r'\d{4}-\d\d-\d\d|\d+(?:\.\d+)?%?|"[^"]*"|[A-Za-z_][\w.]*|<=|>=|==|!=|[-+*/()<>,]')
COMPARISONS = ("<=", ">=", "==", "!=", "<", ">")


def read(text: str) -> tuple:
    """Read a formula that is known to be right."""
    pieces = PIECES.findall(text)
    tree, rest = _either(pieces)
    assert rest == [], (text, rest)
    return tree


def _chain(pieces, words, below):
    left, pieces = below(pieces)
    while pieces and pieces[0] in words:
        right, rest = below(pieces[1:])
        left, pieces = (pieces[0], left, right), rest
    return left, pieces


def _either(pieces):
    return _chain(pieces, ("or",), _both)


def _both(pieces):
    return _chain(pieces, ("and",), _negation)


def _negation(pieces):
    if pieces[0] == "not":
        tree, rest = _negation(pieces[1:])
        return ("not", tree), rest
    return _comparison(pieces)


def _comparison(pieces):
    left, pieces = _sum(pieces)
    if pieces and pieces[0] in COMPARISONS:
        right, rest = _sum(pieces[1:])
        return (pieces[0], left, right), rest
    return left, pieces


def _sum(pieces):
    return _chain(pieces, ("+", "-"), _product)


def _product(pieces):
    return _chain(pieces, ("*", "/"), _signed)


def _signed(pieces):
    if pieces[0] == "-":
        tree, rest = _signed(pieces[1:])
        return ("-x", tree), rest
    tree, rest = _atom(pieces)
    while rest[:2] == ["as", "points"]:
        tree, rest = ("points", tree), rest[2:]
    return tree, rest


def _atom(pieces):
    head, rest = pieces[0], pieces[1:]
    if head == "(":
        tree, rest = _either(rest)
        return tree, _after(")", rest)
    if head == "if":
        condition, rest = _either(rest)
        yes, rest = _either(_after("then", rest))
        no, rest = _either(_after("else", rest))
        return ("if", condition, yes, no), rest
    if head.startswith('"'):
        return ("text", head[1:-1]), rest
    if re.fullmatch(r"\d{4}-\d\d-\d\d", head):
        return ("date", dt.date.fromisoformat(head)), rest
    if head[0].isdigit():
        return ("number", Fraction(head.rstrip("%")) / (100 if head.endswith("%") else 1)), rest
    return _call(head, rest[1:]) if rest[:1] == ["("] else (("name", head), rest)


def _call(word, pieces):
    arguments, link = [], None
    while pieces[0] != ")":
        tree, pieces = _either(pieces)
        arguments.append(tree)
        if pieces[0] == "by":
            link, pieces = pieces[1], pieces[2:]
        if pieces[0] == ",":
            pieces = pieces[1:]
    return ("call", word, arguments, link), pieces[1:]


def _after(word, pieces):
    assert pieces[0] == word, (word, pieces)
    return pieces[1:]

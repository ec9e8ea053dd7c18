"""Read a formula into its tree: a Pratt parser that either gives the whole tree or says what is wrong and where.

Loosest to tightest: `or`, `and`, `not`, one comparison, `+ -`, `* /`, `-x`, `as points`. Comparisons do not chain.

>>> parse("1 + 2 * 3").op
'+'
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import lru_cache

from sharing.language.tokens import FormulaError, Token, tokens
from sharing.language.tree import Binary, Call, Conditional, Day, Name, Number, Points, Text, Tree, Unary

MOST_NODES = 200
MOST_DEPTH = 32

POWERS = {
    "or": 10,
    "and": 20,
    "<": 40,
    "<=": 40,
    ">": 40,
    ">=": 40,
    "==": 40,
    "!=": 40,
    "+": 50,
    "-": 50,
    "*": 60,
    "/": 60,
}
COMPARISON, NOT, SIGN = 40, 30, 70
RESERVED = {"if", "then", "else", "and", "or", "not", "as"}


@lru_cache(maxsize=4_096)
def parse(text: str) -> Tree:
    """Read a formula; raises FormulaError with the offset of the first thing that cannot be understood."""
    parser = _Parser(tokens(text))
    tree = parser.expression(0)
    parser.expect("end", "")
    return tree


class _Parser:
    """Reads tokens from left to right; a sign takes its right side as far as its power reaches (Pratt, 1973)."""

    def __init__(self, found: list[Token]) -> None:
        self.tokens, self.index, self.nodes, self.depth = found, 0, 0, 0

    @property
    def token(self) -> Token:
        """Give the token that is next."""
        return self.tokens[self.index]

    def advance(self) -> Token:
        """Give the token that is next and go past it; the end is never passed."""
        token = self.token
        self.index += token.form != "end"
        return token

    def expect(self, form: str, text: str) -> Token:
        """Go past a token that must stand here, or refuse the formula."""
        token = self.token
        if token.form != form or token.text != text:
            wanted = f"`{text}`" if text else "the end of the formula"
            raise FormulaError(f"{_named(token)} stands where {wanted} is expected", token.offset, _hint(token))
        return self.advance()

    def expression(self, power: int) -> Tree:
        """Read as far as signs bind more tightly than a power."""
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise FormulaError(
                "this formula is nested too deep", self.token.offset, "split it into named steps", "L010"
            )
        left = self.prefix()
        while True:
            token = self.token
            if token.form == "name" and token.text == "as":
                left = self.points(left)
            elif POWERS.get(token.text, -1) > power and token.form in {"sign", "name"}:
                left = self.infix(left, self.advance())
            else:
                break
        self.depth -= 1
        return left

    def infix(self, left: Tree, token: Token) -> Tree:
        """Read what stands right of a sign."""
        power = POWERS[token.text]
        right = self.expression(power)
        if power == COMPARISON and POWERS.get(self.token.text) == COMPARISON:
            raise FormulaError("comparisons do not chain", self.token.offset, "write `a < b and b < c`")
        return self.node(Binary(token.text, left, right, token.offset))

    def points(self, left: Tree) -> Tree:
        """Read `as points`."""
        token = self.advance()
        if self.token.text != "points":
            raise FormulaError("`as` is followed by `points`", self.token.offset)
        self.advance()
        return self.node(Points(left, token.offset))

    def prefix(self) -> Tree:
        """Read what a value can begin with."""
        token = self.advance()
        if token.form == "number":
            digits = token.text.removesuffix("%")
            return self.node(Number(Fraction(digits) / (100 if "%" in token.text else 1), token.text, token.offset))
        if token.form == "date":
            return self.node(Day(_day(token), token.text, token.offset))
        if token.form == "text":
            return self.node(Text(token.text[1:-1], token.offset))
        if token.text == "(":
            inner = self.expression(0)
            self.expect("sign", ")")
            return inner
        if token.text == "-":
            return self.node(Unary("-", self.expression(SIGN), token.offset))
        if token.text == "not":
            return self.node(Unary("not", self.expression(NOT), token.offset))
        if token.text == "if":
            return self.conditional(token)
        if token.form == "name" and token.text not in RESERVED:
            return self.call(token) if self.token.text == "(" else self.node(Name(token.text, token.offset))
        raise FormulaError(f"{_named(token)} stands where a value is expected", token.offset, _hint(token))

    def conditional(self, token: Token) -> Tree:
        """Read `if ... then ... else ...`."""
        condition = self.expression(0)
        self.expect("name", "then")
        yes = self.expression(0)
        self.expect("name", "else")
        return self.node(Conditional(condition, yes, self.expression(0), token.offset))

    def call(self, token: Token) -> Tree:
        """Read the arguments of a word, and its link if it runs along one."""
        self.expect("sign", "(")
        arguments: list[Tree] = []
        by: Name | None = None
        while self.token.text != ")":
            if arguments:
                self.expect("sign", ",")
            arguments.append(self.expression(0))
            if self.token.text == "by" and self.token.form == "name":
                self.advance()
                link = self.advance()
                if link.form != "name":
                    raise FormulaError("`by` is followed by the name of a link", link.offset)
                by = Name(link.text, link.offset)
        self.expect("sign", ")")
        return self.node(Call(token.text, tuple(arguments), by, token.offset))

    def node(self, tree: Tree) -> Tree:
        """Keep a part of the tree, and refuse a formula that has too many."""
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise FormulaError("this formula has too many parts", tree.offset, "split it into named steps", "L010")
        return tree


def _day(token: Token) -> int:
    try:
        return date.fromisoformat(token.text).toordinal()
    except ValueError:
        raise FormulaError(f"{token.text} is not a day of the calendar", token.offset) from None


def _named(token: Token) -> str:
    return "the end of the formula" if token.form == "end" else f"`{token.text}`"


def _hint(token: Token) -> str:
    if token.form == "end":
        return "something is missing here"
    if token.text == ",":
        return "a decimal has a point: 0.5"
    return "an operator such as + or * may be missing" if token.form in {"name", "number", "text"} else ""

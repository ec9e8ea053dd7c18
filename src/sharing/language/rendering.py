"""Write a formula down again, with its names or with values in their place, in Dutch or English.

>>> from sharing.language.parser import parse
>>> render(parse("max(0, a - b) * 8%"), lambda node: None)
'max(0, a - b) x 8%'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.language.tree import Binary, Conditional, Day, Name, Number, Points, Text, Tree, Unary

if TYPE_CHECKING:
    from collections.abc import Callable

POWERS = {"or": 10, "and": 20, "+": 50, "-": 50, "*": 60, "/": 60}
NOT, COMPARISON, SIGN, TIGHT = 30, 40, 70, 100
SIGNS = {"*": "x", "==": "=", "!=": "is not"}
DUTCH = {
    "if": "als", "then": "dan", "else": "anders", "and": "en", "or": "of", "not": "niet", "is not": "is niet",
    "total": "totaal", "highest": "hoogste", "lowest": "laagste", "count": "aantal", "by": "per",
    "round": "afgerond", "round_to": "afgerond op", "min": "kleinste van", "max": "grootste van", "known": "bekend",
    "down": "omlaag", "up": "omhoog", "truncate": "naar nul toe", "half-up": "half van nul af",
    "half-even": "half naar even",
}  # fmt: skip
"""The words of formulas in Dutch, with the ways of rounding; a word that is not here stands as the scheme has it."""

ROUNDINGS = {"round", "round_to"}


def render(tree: Tree, shown: Callable[[Tree], str | None], language: str = "en") -> str:
    """Write a tree down; `shown` may give the text of any node, and None leaves it to the formula's own words."""
    return _Renderer(shown, language).text(tree, 0)


class _Renderer:
    """Writes trees down with as few brackets as their meaning needs."""

    def __init__(self, shown: Callable[[Tree], str | None], language: str) -> None:
        self.shown = shown
        self.dutch = language == "nl"
        self.words = DUTCH if self.dutch else {}

    def word(self, word: str) -> str:
        """Give a word of the language of formulas in the reader's language."""
        return self.words.get(word, word)

    def text(self, tree: Tree, power: int) -> str:
        """Write a tree inside an operation that binds with a power, in brackets where it binds less."""
        found = self.shown(tree)
        if found is not None:
            return f"({found})" if found.startswith("-") and power > 0 else found
        written, own = self.written(tree)
        return f"({written})" if own < power else written

    def argument(self, word: str, tree: Tree) -> str:
        """Write what a word is given; a way of rounding in the reader's language."""
        if word in ROUNDINGS and isinstance(tree, Text):
            return f'"{self.word(tree.value)}"'
        return self.text(tree, 0)

    def written(self, tree: Tree) -> tuple[str, int]:
        """Write a tree and say how tightly what is written holds together."""
        match tree:
            case Number(text=text):
                return text.replace(".", ",").replace("%", " %") if self.dutch else text, TIGHT
            case Day(text=text):
                return text, TIGHT
            case Text(value=value):
                return f'"{value}"', TIGHT
            case Name(name=name):
                return name, TIGHT
            case Unary(op="-", operand=operand):
                return f"-{self.text(operand, SIGN)}", SIGN
            case Unary(operand=operand):
                return f"{self.word('not')} {self.text(operand, SIGN)}", NOT
            case Points(operand=operand):
                return self.text(operand, 0), 0
            case Conditional(condition=condition, yes=yes, no=no):
                parts = [self.text(part, 0) for part in (condition, yes, no)]
                return f"{self.word('if')} {parts[0]} {self.word('then')} {parts[1]} {self.word('else')} {parts[2]}", 0
            case Binary(op=op, left=left, right=right):
                own = POWERS.get(op, COMPARISON)
                sign = self.word(SIGNS.get(op, op))
                return f"{self.text(left, own)} {sign} {self.text(right, own + 1)}", own
        inner = ", ".join(self.argument(tree.word, argument) for argument in tree.arguments)
        along = f" {self.word('by')} {tree.by.name}" if tree.by else ""
        return f"{self.word(tree.word)}({inner}{along})", TIGHT

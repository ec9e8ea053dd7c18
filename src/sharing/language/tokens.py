"""Cut a formula into tokens; anything that is not one is refused at its place."""

from __future__ import annotations

import re

from sharing.named import Named

MOST_CHARACTERS = 2_000
MOST_DIGITS = 30

_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]+)
      |(?P<date>\d{4}-\d{2}-\d{2}(?![\w.]))
      |(?P<number>\d+(?:\.\d+)?%?)
      |(?P<text>"[^"\n]*")
      |(?P<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)
      |(?P<sign><=|>=|==|!=|[-+*/()<>,])""",
    re.VERBOSE | re.ASCII,
)


class FormulaError(Exception):
    """A formula that cannot be read: what is wrong, at which offset, and what to do."""

    def __init__(self, what: str, offset: int, advice: str = "", code: str = "S010") -> None:
        """Keep the parts of the message; the place in the file is added by whoever knows it."""
        super().__init__(what)
        self.code, self.what, self.offset, self.advice = code, what, offset, advice


class Token(Named):
    """A piece of a formula: its form (`number`, `name`, ..., `end`), its text, and where it begins."""

    form: str
    text: str
    offset: int


def tokens(text: str) -> list[Token]:
    """Cut a formula into tokens, closed by one of form `end`.

    Raises FormulaError at the first character that begins no token.

    >>> [token.text for token in tokens("8% * equity")]
    ['8%', '*', 'equity', '']
    """
    if len(text) > MOST_CHARACTERS:
        raise FormulaError(
            f"a formula has at most {MOST_CHARACTERS} characters", 0, "split it into named steps", "L010"
        )
    found: list[Token] = []
    offset = 0
    while offset < len(text):
        match = _TOKEN.match(text, offset)
        if match is None:
            raise _stranger(text, offset)
        form = str(match.lastgroup)
        if form == "number" and len(match.group()) > MOST_DIGITS:
            raise FormulaError(f"a number has at most {MOST_DIGITS} digits", offset, code="L010")
        if form != "space":
            found.append(Token(form, match.group(), offset))
        offset = match.end()
    found.append(Token("end", "", len(text)))
    return found


def _stranger(text: str, offset: int) -> FormulaError:
    character = text[offset]
    advice = {
        "=": "a comparison has two: `==`",
        "!": "write `!=` for unlike, `not` for the opposite",
        "&": "write `and`",
        "|": "write `or`",
        "^": "powers are a rule of their own",
        '"': "a text ends with the quote it began with",
        "'": 'a text stands in double quotes: "A"',
    }.get(character, "formulas use letters, digits and + - * / ( ) < > = , %")
    shown = character if character.isprintable() else f"U+{ord(character):04X}"
    return FormulaError(f"`{shown}` has no meaning in a formula", offset, advice)

"""Every way this library can refuse: a stable code, a place, what is wrong and what to do about it.

A `Problem` is a value, so that all problems of a file can be collected and shown at once; `Refused` carries them
out of a function that cannot give its answer. This room imports nothing of ours, so every room may import it.

>>> place = Place(file="scheme.toml", line=31, column=12, excerpt='formula = "salary * bonus"')
>>> print(Problem("S014", "money times money has no meaning", place, advice="did you mean a ratio?").text())
scheme.toml:31:12: S014 money times money has no meaning
  31 | formula = "salary * bonus"
     |            ^ did you mean a ratio?
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Iterable


class Place(Named):
    """Where a problem is: a file, a line and a column (counted from 1) or a cell, and the text that stands there."""

    file: str = ""
    line: int = 0
    column: int = 0
    cell: str = ""
    excerpt: str = ""

    def text(self, cell: str = "cell") -> str:
        """Say the place the way editors and compilers do: `file:line:column`, or `file, cell C7`."""
        if self.cell:
            return f"{self.file}, {cell} {self.cell}"
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


class Problem(Named):
    """One thing that is wrong, said once: `code` is stable, `what` is one sentence, `advice` says what to do."""

    code: str
    what: str
    place: Place = Place()
    advice: str = ""

    def text(self, cell: str = "cell") -> str:
        """Render the problem for a person: the place and what is wrong, the excerpt with a caret, what to do."""
        where = self.place.text(cell)
        lines = [f"{where}: {self.code} {self.what}" if where else f"{self.code} {self.what}"]
        if self.place.excerpt:
            number = str(self.place.line or "")
            lines.append(f"  {number} | {self.place.excerpt}")
            if self.place.column:
                pad = " " * (self.place.column - 1)
                first, *more = self.advice.split("\n")
                lines.append(f"  {' ' * len(number)} | {pad}^ {first}".rstrip())
                lines.extend(f"    {line}" for line in more)
                return "\n".join(lines)
        if self.advice:
            lines.extend(f"  {line}" for line in self.advice.split("\n"))
        return "\n".join(lines)


class Refused(Exception):  # noqa: N818  (the library refuses; it does not err)
    """The answer cannot be given; `problems` says why, all of it at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order in which they were found."""
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.text() for problem in self.problems))


def refuse(code: str, what: str, place: Place | None = None, advice: str = "") -> Refused:
    """Make the refusal of one problem, ready to be raised.

    >>> raise refuse("F001", "there is no such file", Place("staff.csv"))
    Traceback (most recent call last):
    sharing.errors.Refused: staff.csv: F001 there is no such file
    """
    return Refused([Problem(code, what, place or Place(), advice)])


_TWINS = str.maketrans(
    "\u0430\u0410\u0412\u0435\u0415\u043a\u041a\u041c\u041d\u043e\u041e\u0440\u0420\u0441\u0421\u0422\u0443\u0423\u0445\u0425"
    "\u0456\u0406\u0458\u0408\u0455\u0405\u04bb\u0501\u051b\u051d\u04cf\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u03bf"
    "\u039f\u03a1\u03a4\u03a5\u03a7\u03bd",
    "aABeEkKMHoOpPcCTyYxXiIjJsShdqwlABEZHIKMNoOPTYXv",
)
"""Cyrillic and Greek letters, and the Latin ones that they look like."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    r"""Say which known word is nearest to a mistyped one, or nothing when none is near.

    A word that only looks like a known one, or has other capitals, is near; which character is another one is said.

    >>> did_you_mean("salery", ["salary", "fte"])
    'did you mean `salary`?'
    >>> did_you_mean("x", ["salary", "fte"])
    ''
    >>> did_you_mean("\u0430", ["a", "b"])
    'did you mean `a`? U+0430 in this word only looks the same'
    """
    from difflib import get_close_matches

    words = sorted(known)
    near = [other for other in words if _plain(other) == _plain(word)] or get_close_matches(word, words, n=1)
    if not near:
        return ""
    odd = sorted({ord(sign) for sign in word if not sign.isascii() and sign.casefold() not in near[0].casefold()})
    signs = ", ".join(f"U+{sign:04X}" for sign in odd) if _plain(near[0]) == _plain(word) else ""
    return f"did you mean `{near[0]}`?" + (f" {signs} in this word only looks the same" if signs else "")


def _plain(word: str) -> str:
    r"""Write a word as it looks: letters that look alike are one, without capitals and what cannot be seen.

    >>> _plain("\u0410\u200b1") == _plain("a1")
    True
    """
    from unicodedata import category, normalize

    seen = "".join(sign for sign in normalize("NFKC", word) if category(sign) != "Cf")
    return seen.translate(_TWINS).casefold()

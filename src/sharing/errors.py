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

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable


@frozen
class Place:
    """Where a problem is: a file, a line and a column (counted from 1) or a cell, and the text that stands there."""

    file: str = ""
    line: int = 0
    column: int = 0
    cell: str = ""
    excerpt: str = ""

    def text(self) -> str:
        """Say the place the way editors and compilers do: `file:line:column`, or `file, cell C7`."""
        if self.cell:
            return f"{self.file}, cell {self.cell}"
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


@frozen
class Problem:
    """One thing that is wrong, said once: `code` is stable, `what` is one sentence, `advice` says what to do."""

    code: str
    what: str
    place: Place = field(factory=Place)
    advice: str = ""

    def text(self) -> str:
        """Render the problem for a person: the place and what is wrong, the excerpt with a caret, what to do."""
        where = self.place.text()
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


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Say which known word is nearest to a mistyped one, or nothing when none is near.

    >>> did_you_mean("salery", ["salary", "fte"])
    'did you mean `salary`?'
    >>> did_you_mean("x", ["salary", "fte"])
    ''
    """
    from difflib import get_close_matches

    near = get_close_matches(word, sorted(known), n=1)
    return f"did you mean `{near[0]}`?" if near else ""

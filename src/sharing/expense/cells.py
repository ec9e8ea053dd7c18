"""The values of a plan file, read one by one: exact numbers, answers from a list, yes or no, names that exist."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sharing.decimals import decimal_text
from sharing.errors import did_you_mean
from sharing.scheme.keys import exact

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sharing.documents import Path
    from sharing.scheme.keys import Reader

MOST_DECIMALS = 10**12
SHARES = {"vest", "leave"}


@frozen
class Part:
    """One [[grant]], [[estimate]] or [[change]] of a plan file, with the reader that collects its problems."""

    reader: Reader
    tree: Mapping[str, Any]
    path: Path

    def say(self, code: str, what: str, key: str = "", advice: str = "") -> None:
        """Note a problem at a key of this part, or at the part itself."""
        self.reader.say(code, what, (*self.path, key) if key else self.path, advice)

    def number(self, key: str, *, most: Fraction | int | None = None, code: str = "X004") -> Fraction | None:
        """Read a number that is not negative, of at most twelve decimals; None where the key is not there.

        Above `most` it is a problem with this code.
        """
        if key not in self.tree:
            return None
        found = exact(self.tree[key])
        if found is None or (found * MOST_DECIMALS).denominator != 1:
            self.say("S004", f"`{key}` is a number with at most twelve decimals", key, 'write 5, 0.05 or "5%"')
            return None
        if found < 0:
            self.say("X005", f"`{key}` is below zero", key, "correct the sign")
        elif most is not None and found > most:
            bound = "100%" if key in SHARES else decimal_text(Fraction(most))
            self.say(code, f"`{key}` is more than {bound}", key, "correct one of the two")
        return found

    def number_or(self, key: str, default: Fraction | int, *, most: Fraction | None = None) -> Fraction:
        """Read a number, or take the default where the key is not there."""
        found = self.number(key, most=most, code="X004" if key in SHARES else "X010")
        return Fraction(default) if found is None else found

    def above_zero(self, key: str, default: Fraction | int) -> Fraction:
        """Read a number that is more than nothing, or take the default where the key is not there."""
        found = self.number_or(key, default)
        if found == 0:
            self.say("X010", f"`{key}` is zero", key, f"write {key} = {int(default)}, or take it out")
        return found or Fraction(default)

    def needed(self, key: str, example: str) -> Fraction | None:
        """Read a number that must be there."""
        if key not in self.tree:
            self.say("S003", f"`{key}` is missing", advice=f"add: {key} = {example}")
        return self.number(key)

    def answer(self, key: str, answers: Mapping[str, str], default: str | None = None) -> str:
        """Read one of several answers, each with its meaning; without a default the plan must say."""
        value = self.tree.get(key, default)
        if value in answers and isinstance(value, str):
            return value
        lines = "\n".join(f'{key} = "{answer}": {meaning}' for answer, meaning in answers.items())
        if value is None:
            self.say("S003", f"`{key}` is missing", advice=lines)
        else:
            near = did_you_mean(value, answers) if isinstance(value, str) else ""
            self.say("X001", f"`{key}` has no such answer", key, "\n".join(filter(None, [near, lines])))
        return default or next(iter(answers))

    def truth(self, key: str) -> bool | None:
        """Read yes or no; None where the key is not there."""
        value = self.tree.get(key)
        if value is not None and not isinstance(value, bool):
            self.say("S004", f"`{key}` is true or false", key, f"write {key} = false")
        return value if isinstance(value, bool) else None

    def one_of(self, key: str, known: Collection[str], what: str) -> str | None:
        """Read the name of a grant or of a year that the plan has; None, and a problem, where it has not."""
        if key not in self.tree:
            self.say("S003", f"`{key}` is missing", advice=f'add: {key} = "..."')
            return None
        name = str(self.tree[key])
        if name in known:
            return name
        advice = did_you_mean(name, known) or f"known: {', '.join(known)}"
        self.say("X003", f"there is no {what} `{name}`", key, advice)
        return None

"""Say in Dutch what the library says in English: a sentence by its template, a problem line by line.

The English sentence is the key, as in gettext. A family of codes is read when one of its messages is said in Dutch for
the first time, so that a run without messages pays nothing. What has no Dutch form is said in English: never lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sharing.messages.templates import Said, Template, most_fixed_first

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sharing.errors import Problem

SHARED, WORDS, COMMANDS, RULES, UNDERSTOOD = "shared", "words", "commands", "rules", "understood"
"""Catalogues beside the families: what several say, words in blanks, what commands say, how files were read."""
USES = {COMMANDS: UNDERSTOOD, UNDERSTOOD: ""}
"""Which catalogue a catalogue has besides its own; a family of codes has what all families share."""
LIST = re.compile(r"(, (?:and |or )?| and | or )")
JOINTS = {", ": ", ", " and ": " en ", " or ": " of ", ", and ": " en ", ", or ": " of "}
OWN = re.compile(r"`(?!.*` (?:is|are|has|does|and) ).*`|'[^']*'|\"[^\"]*\"|[A-Z]{3}|[^a-zA-Z]*")
"""What is not ours to translate: one name in quotes, the code of a currency, what has no letters."""
MONEY = re.compile(r"(-?)([€$£]|[A-Z]{3} )([0-9,]+(?:\.[0-9]+)?…?)")
"""An amount of money as it is written in English."""
SWAPPED = str.maketrans(",.", ".,")
PROBLEM = re.compile(r"[A-Z]\d{3} ")
"""How a problem begins that is told within another one."""


class Dutch:
    """Everything that has a Dutch form; `read` gives the catalogue of a family, or an empty one where it has none.

    >>> catalogues = {"F": {"says": {"there is no such file": "er is geen bestand met deze naam"}}}
    >>> Dutch(lambda name: catalogues.get(name, {})).sentence("there is no such file", "F").text
    'er is geen bestand met deze naam'
    """

    def __init__(self, read: Callable[[str], Mapping[str, Any]]) -> None:
        """Keep how a catalogue is read."""
        self._read = read
        self._kept: dict[str, list[Template]] = {}

    def _says(self, family: str) -> dict[str, str]:
        """Give what a family says, with the catalogue that it uses besides."""
        used = USES.get(family, SHARED)
        return {**(self._read(used).get("says", {}) if used else {}), **self._read(family).get("says", {})}

    def _sentences(self, family: str) -> list[Template]:
        """Give the sentences of a family, the ones that say most first."""
        if family not in self._kept:
            self._kept[family] = most_fixed_first(Template(*pair) for pair in self._says(family).items())
        return self._kept[family]

    def sentence(self, text: str, family: str) -> Said:
        """Say one English sentence in Dutch, by the catalogue of its family."""
        exact = self._says(family).get(text)
        if exact is not None and "{" not in exact:
            return Said(exact)
        best = Said(text, (text,))
        for template in self._sentences(family):
            said = template.dutch(text, lambda word: self.word(word, family))
            if said is not None and not said.missing:
                return said
            if said is not None and best.missing == (text,):
                best = said
        rules = {} if family in USES else self._read(RULES).get("says", {})
        return Said(rules[text]) if text in rules else best

    def word(self, text: str, family: str) -> Said:
        """Say words of the library in Dutch: as they are, as a sentence or a problem, or one by one in a list."""
        if found := self._says(family).get(text) or self._read(WORDS).get("says", {}).get(text):
            return Said(found)
        if within := PROBLEM.match(text):
            inner = self.sentence(text[within.end() :], text[0])
            return Said(within[0] + inner.text, inner.missing)
        if amount := MONEY.fullmatch(text):
            return Said(f"{amount[1]}{amount[2].strip()} {amount[3].translate(SWAPPED)}")
        if OWN.fullmatch(text):
            return Said(text)
        whole = self.sentence(text, family)
        if not whole.missing:
            return whole
        parts = LIST.split(text)
        if len(parts) == 1:
            return whole
        said = [Said(JOINTS[part]) if place % 2 else self.word(part, family) for place, part in enumerate(parts)]
        missing = (text,) if any(part.missing for part in said) else ()
        return Said("".join(part.text for part in said), missing)

    def lines(self, text: str, family: str) -> Said:
        """Say a text of several lines in Dutch, each for itself."""
        said = [self.sentence(line, family) if line else Said(line) for line in text.split("\n")]
        return Said("\n".join(line.text for line in said), tuple(missed for line in said for missed in line.missing))

    def problem(self, problem: Problem) -> Problem:
        """Say a problem in Dutch; its code and its place stay."""
        family = problem.code[:1]
        what, advice = self.lines(problem.what, family), self.lines(problem.advice, family)
        return problem._replace(what=what.text, advice=advice.text)

    def code(self, code: str) -> tuple[str, str] | None:
        """Give what a code means in Dutch, and what to do about it."""
        found = self._read(code[:1]).get("codes", {}).get(code)
        return (found["title"], found["text"]) if found else None

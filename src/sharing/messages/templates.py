"""A sentence with blanks in English, and the same in Dutch: what stands in the blanks of one is put into the other.

A blank is written `{name}`. On the English side `{name?}` may be empty and `{name#}` is one word; on the Dutch side
`{name!}` holds words of the library itself, which are said in Dutch as well.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

BLANK = re.compile(r"\{(\w+)([?#!]?)\}")
GROUPED = re.compile(r"\d{1,3}(,\d{3})+")
"""A whole number with commas between its thousands, where Dutch has points."""
PATTERNS = {"": r".+?", "?": r".*?", "#": r"\S+"}


class Said(Named):
    """A text in Dutch, and the parts of it for which there is no Dutch."""

    text: str
    missing: tuple[str, ...] = ()


class Template:
    """One sentence with its blanks in both languages.

    >>> template = Template("the scheme has no step `{step}`", "de regeling heeft geen stap `{step}`")
    >>> template.dutch("the scheme has no step `pool`", Said).text
    'de regeling heeft geen stap `pool`'
    """

    def __init__(self, english: str, dutch_text: str) -> None:
        """Keep both sentences, and the pieces of the English one between its blanks."""
        self.english, self.dutch_text = english, dutch_text
        self.fixed = tuple(BLANK.split(english)[::3])

    @property
    def letters(self) -> int:
        """Count the signs that are fixed: of two sentences that fit a text, the one with more of them says more."""
        return sum(map(len, self.fixed))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts = BLANK.split(self.english)
        found = [re.escape(parts[0])]
        for name, mark, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            found += [f"(?P<{name}>{PATTERNS[mark]})", re.escape(text)]
        return re.compile("".join(found), re.DOTALL)

    def blanks(self, text: str) -> dict[str, str] | None:
        """Read what stands in the blanks of an English text, or None where this is another sentence."""
        if not (text.startswith(self.fixed[0]) and text.endswith(self.fixed[-1])):
            return None
        found = self._pattern.fullmatch(text)
        return found.groupdict() if found else None

    def dutch(self, text: str, word: Callable[[str], Said]) -> Said | None:
        """Say an English text in Dutch, or None where this is another sentence; `word` says words of the library."""
        found = self.blanks(text)
        if found is None:
            return None
        missing: list[str] = []

        def quoted(blank: re.Match[str]) -> bool:
            """Say whether a blank stands in backticks: what somebody wrote stays as it is."""
            return self.dutch_text[: blank.start()].endswith("`")

        def filled(blank: re.Match[str]) -> str:
            """Give what stands in one blank, in Dutch where it is ours."""
            if blank[2] != "!":
                grouped = not quoted(blank) and GROUPED.fullmatch(found[blank[1]])
                return found[blank[1]].replace(",", ".") if grouped else found[blank[1]]
            said = word(found[blank[1]])
            missing.extend(said.missing)
            return said.text

        return Said(BLANK.sub(filled, self.dutch_text), tuple(missing))


def most_fixed_first(templates: Iterable[Template]) -> list[Template]:
    """Order sentences by how much of them is fixed, so that the first that fits a text is the right one."""
    return sorted(templates, key=lambda found: (-found.letters, found.english))

"""Find a title that stands above the headings of a table: a row with little in it, then names, then numbers.

>>> found = Title(1, "Pay of 2025", 3)
>>> title_of([["Pay of 2025"], ["id", "pay"], ["1", "3000"]], [1, 3, 4]) == found
True
"""

from __future__ import annotations

import csv
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from sharing.errors import Place, Problem
from sharing.inputs.sheet import shown
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LOOKED_AT = 12
MOST_IN_A_TITLE = 2


class Title(Named):
    """A title above a table: its row, its text, and the row in which the headings seem to be."""

    row: int
    text: str
    headings: int

    def problem(self, place: Place, word: str) -> Problem:
        """Say where the title stands and where the headings seem to be."""
        what = f"{word} {self.row} looks like a title: the headings seem to be in {word} {self.headings}"
        return Problem("F019", what, place, "remove what stands above the headings, so that they come first")


def title_of(rows: Sequence[Sequence[str]], lines: Sequence[int]) -> Title | None:
    """Find a title in the first rows of a table: filled cells that are few, above names, above a row with digits."""
    first = [cell for cell in rows[0] if cell]
    for at in range(1, min(len(rows) - 1, _LOOKED_AT)):
        names, below = [cell for cell in rows[at] if cell], rows[at + 1]
        wider = len(names) > MOST_IN_A_TITLE * len(first) or len(first) == 1 < len(names)
        if wider and not any(map(_has_digit, names)) and len(below) == len(rows[at]) and any(map(_has_digit, below)):
            return Title(lines[0], first[0], lines[at])
    return None


def title_in(sample: Iterable[str], skipped: int, delimiters: Iterable[str]) -> Title | None:
    """Find a title in the first lines of a text, whatever separates its columns."""
    kept = list(islice(sample, 4 * _LOOKED_AT))
    for sign in delimiters:
        reader = csv.reader(kept, delimiter=sign)
        rows: list[list[str]] = []
        lines: list[int] = []
        last = skipped
        with suppress(csv.Error):
            for row in reader:
                if any(cell.strip() for cell in row):
                    rows.append([cell.strip() for cell in row])
                    lines.append(last + 1)
                last = reader.line_num + skipped
        if rows and (found := title_of(rows, lines)):
            return found
    return None


def title_line(found: Title, file: str) -> Problem:
    """Say of a text in which line its title stands."""
    return found.problem(Place(file, found.row, excerpt=shown(found.text)), "line")


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)

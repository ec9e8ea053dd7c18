"""A sheet as a value: headings, rows of cell texts, and where every cell stands in its file.

Readers of CSV and of workbooks both give this value, so everything that follows is the same for both.

>>> sheet = Sheet("staff.csv", ("id", "salary"), (("007", "42.000"),), (2,))
>>> sheet.place(0, 1)
Place(file='staff.csv', line=2, column=0, cell='', excerpt='salary: 42.000')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.errors import Place, Problem
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sharing.documents import Source

MOST_LISTED = 20
_EXCERPT = 60
_ALPHABET = 26


def shown(text: str, most: int = _EXCERPT) -> str:
    r"""Make a text safe to show in a message: one line, printable characters only, clipped.

    >>> shown("Jan\u202e\n"), shown("x" * 80, most=5)
    ('Jan  ', 'xxxxx...')
    """
    clipped = text[:most] + ("..." if len(text) > most else "")
    return "".join(c if c.isprintable() else " " for c in clipped)


def column_letters(number: int) -> str:
    """Say a column number the way spreadsheets do.

    >>> column_letters(3), column_letters(28), column_letters(16384)
    ('C', 'AB', 'XFD')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, _ALPHABET)
        letters = chr(ord("A") + rest) + letters
    return letters


def listed(problems: Sequence[Problem], most: int = MOST_LISTED) -> list[Problem]:
    """Keep the first problems and say how many more there are, so that a message stays readable.

    >>> [p.what for p in listed([Problem("F013", "row too short")] * 5, most=2)]
    ['row too short', 'row too short', 'and 3 more problems like these']
    """
    tally = Tally(most=most)
    for problem in problems:
        tally.keep(problem)
    return tally.all()


class Tally:
    """Problems on their way: the first ones are made, the others only counted, because there may be millions.

    >>> tally = Tally()
    >>> for row in range(1000):
    ...     tally.add(lambda: Problem("I002", "not a number"))
    >>> len(tally.all()), tally.all()[-1].what
    (21, 'and 980 more problems like these')
    """

    def __init__(self, most: int = MOST_LISTED) -> None:
        """Begin with none."""
        self.most = most
        self._made: list[Problem] = []
        self._more = 0

    def add(self, make: Callable[[], Problem]) -> None:
        """Note one more problem; it is made only when it will be shown."""
        if self.full:
            self._more += 1
        else:
            self._made.append(make())

    def keep(self, problem: Problem) -> None:
        """Note a problem that is made already."""
        self.add(lambda: problem)

    @property
    def full(self) -> bool:
        """Say whether further problems are only counted."""
        return len(self._made) >= self.most

    def all(self) -> list[Problem]:
        """Give the problems to show, the last one saying how many more there are."""
        if not self._more:
            return self._made
        last = self._made[-1]
        more = f"and {self._more} more problem{'s' if self._more > 1 else ''} like these"
        return [*self._made, Problem(last.code, more, Place(last.place.file))]


class Sheet(Named):
    """A table that was read: cell texts exactly as written, trimmed of ASCII spaces and tabs only.

    `lines` holds the line (or the row of the workbook) where each row begins; `columns` the number of each column in
    the file, counted from 1; `typed` the (row, column) pairs of workbook cells that were real numbers, dates or
    booleans and are therefore already in canonical text, `percents` those that show it as a percentage; `how` says for
    people how the file was read; `source` is what is remembered of the bytes of the file.
    """

    file: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    header_line: int = 1
    how: str = ""
    typed: frozenset[tuple[int, int]] = frozenset()
    spreadsheet: bool = False
    columns: tuple[int, ...] = ()
    source: Source | None = None
    percents: frozenset[tuple[int, int]] = frozenset()

    def __repr__(self) -> str:
        """Say which file it is and how long, and nothing of what stands in it."""
        return f"Sheet({self.file!r}, rows: {len(self.rows)})"

    def place(self, row: int, column: int) -> Place:
        """Say where a cell stands, showing its heading and its own text but none of its neighbours."""
        excerpt = f"{shown(self.headers[column])}: {shown(self.rows[row][column])}"
        return self._at(self.lines[row], column, excerpt)

    def heading_place(self, column: int) -> Place:
        """Say where a heading stands."""
        return self._at(self.header_line, column, shown(self.headers[column]))

    def column(self, column: int) -> list[str]:
        """Give the texts of one column.

        >>> Sheet("s.csv", ("id", "fte"), (("1", "0,8"), ("2", "1")), (2, 3)).column(1)
        ['0,8', '1']
        """
        return [row[column] for row in self.rows]

    def named(self, file: str) -> Sheet:
        """Give the same sheet under another file name."""
        return self._replace(file=file)

    def _at(self, line: int, column: int, excerpt: str) -> Place:
        if not self.spreadsheet:
            return Place(self.file, line, excerpt=excerpt)
        number = self.columns[column] if self.columns else column + 1
        return Place(self.file, cell=f"{column_letters(number)}{line}", excerpt=excerpt)

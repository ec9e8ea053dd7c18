"""What a page consists of: sections of words, facts, tables, bars and curves, each ready to be written down.

Positions in pictures are whole tenths of a pixel, rounded down from exact values: the same result gives the same page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from sharing.reports.html.lorenz import Lorenz

WIDE = 10000
SIDE = 3000
PAGE = 100


class Words(Named):
    """A paragraph; a `small` one stands beside something else and explains it, a `heading` names what follows."""

    text: str
    kind: str = "plain"
    form: str = "words"


class Facts(Named):
    """Names with one value each."""

    pairs: tuple[tuple[str, str], ...]
    form: str = "facts"


class Table(Named):
    """An exact table: one letter of `align` a column, `l` for words and `r` for amounts; the first cell names a row.

    `pages` are its rows by the hundred, so that a reader can go to each of them.
    """

    caption: str
    heads: tuple[str, ...]
    align: str
    pages: tuple[tuple[tuple[str, ...], ...], ...]
    foot: tuple[str, ...] = ()
    name: str = ""
    form: str = "table"


class Bar(Named):
    """A row of bars: what it is, where its bar stands, and its exact cells."""

    label: str
    x: int
    width: int
    cells: tuple[str, ...]
    kind: str = "plain"


class Bars(Named):
    """Bars beside their exact values, as a table."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Bar, ...]
    form: str = "bars"


class Curve(Named):
    """A curve in a square, as the text of its path, with what it shows in words."""

    title: str
    words: str
    across: str
    up: str
    path: str
    form: str = "curve"


class Section(Named):
    """A part of a page with its own heading, to which the list of contents leads."""

    name: str
    title: str
    blocks: tuple[Words | Facts | Table | Bars | Curve, ...]


def table(
    caption: str,
    heads: Sequence[str],
    align: str,
    rows: Sequence[Sequence[str]],
    foot: Sequence[str] = (),
    name: str = "",
) -> Table:
    """Make a table whose rows stand in pages of a hundred.

    >>> [len(page) for page in table("ids", ["id"], "l", [[str(n)] for n in range(250)]).pages]
    [100, 100, 50]
    """
    pages = tuple(tuple(tuple(row) for row in rows[at : at + PAGE]) for at in range(0, len(rows), PAGE))
    return Table(caption, tuple(heads), align, pages, tuple(foot), name)


def place(value: Fraction, low: Fraction, high: Fraction, wide: int = WIDE) -> int:
    """Give the place of a value between two others, in whole tenths of a pixel.

    >>> from fractions import Fraction
    >>> place(Fraction(1), Fraction(0), Fraction(3))
    3333
    """
    return int((value - low) * wide / (high - low)) if high > low else 0


def curve_path(found: Lorenz) -> str:
    """Write the points of a curve as the path of a picture whose y axis points down."""
    points = [f"{int(x * SIDE)} {SIDE - int(y * SIDE)}" for x, y in found.points]
    return "M" + " L".join(points)

"""Whole columns of numbers, read exactly and at one scale: a million cells take a second, a bad one is named.

>>> read_numbers(["€ 1.234,56", "42.000", "7"]).unscaled
[123456, 4200000, 700]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sharing.errors import Place, Problem, Refused
from sharing.inputs.numerals import NumberStyle, decide_style, nowhere, read_numeral, readable, written_well
from sharing.inputs.sheet import Tally, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sharing.inputs.sheet import Sheet

_CURRENCIES = {"€": "EUR", "EUR": "EUR", "$": "USD", "USD": "USD"}
_UNSEEN = Problem("I002", "one more cell that is only counted")


class NumberColumn(NamedTuple):
    """A column of exact numbers at one scale: the value of row `i` is `unscaled[i] / 10**decimals`.

    `currency` is the currency that the cells name themselves (`EUR`, `USD`), or empty.
    """

    unscaled: list[int]
    decimals: int
    style: NumberStyle
    currency: str = ""


def read_numbers(
    texts: Sequence[str],
    given: NumberStyle | None = None,
    *,
    percent: bool = False,
    place: Callable[[int], Place] = nowhere,
) -> NumberColumn:
    """Read a column of numbers exactly, or refuse with all its problems.

    `percent` says that cells may end in `%`, which divides by a hundred. Blank cells are problems here: leave out
    the rows that may be blank.

    >>> read_numbers(["80%", "0.5", "1"], percent=True)
    NumberColumn(decimals=2, style=<NumberStyle.POINT: 'point'>, currency='')
    """
    style = decide_style(texts, given, place=place)
    joined = "\n".join(texts) + "\n"
    tidy = joined.count("\n") == len(texts)
    if tidy and written_well(joined, style):
        return _read_fast(joined, style, _one_currency(texts, joined, place))
    return _read_slowly(texts, style, percent=percent, place=place)


def _one_currency(texts: Sequence[str], joined: str, place: Callable[[int], Place]) -> str:
    named = {code: sign for sign, code in _CURRENCIES.items() if sign in joined}
    if len(named) > 1:
        row = next(i for i, text in enumerate(texts) if "$" in text or "USD" in text)
        what = f"`{shown(texts[row])}` is in dollars, but other cells of the same column are in euros"
        raise Refused(
            [Problem("I011", what, place(row), "give one currency in a column; the library converts nothing")]
        )
    return next(iter(named), "")


def _read_fast(joined: str, style: NumberStyle, currency: str) -> NumberColumn:
    joined = joined.replace(style.grouping, "")
    if currency:
        for sign in _CURRENCIES:
            joined = joined.replace(f"{sign} ", "").replace(sign, "")
    texts = joined.split("\n")[:-1]
    if style.sign not in joined:
        return NumberColumn([int(text) for text in texts], 0, style, currency)
    decimals = len(texts[0].partition(style.sign)[2])
    if re.compile(rf"(?:-?[0-9]+{re.escape(style.sign)}[0-9]{{{decimals}}}\n)*+").fullmatch(joined):
        return NumberColumn([int(text) for text in joined.replace(style.sign, "").split()], decimals, style, currency)
    parts = [text.partition(style.sign)[::2] for text in texts]
    decimals = max(len(part) for _, part in parts)
    return NumberColumn([int(whole + part.ljust(decimals, "0")) for whole, part in parts], decimals, style, currency)


def _read_slowly(
    texts: Sequence[str], style: NumberStyle, *, percent: bool, place: Callable[[int], Place]
) -> NumberColumn:
    read: list[tuple[int, int]] = []
    problems = Tally()
    for row, text in enumerate(texts):
        if problems.full and not readable(text, style):
            problems.keep(_UNSEEN)
            continue
        try:
            read.append(read_numeral(text, style, percent=percent))
        except Refused as refused:
            found = refused.problems[0]
            problems.keep(Problem(found.code, found.what, place(row), found.advice))
    if problems.all():
        raise Refused(problems.all())
    currency = _one_currency(texts, "\n".join(texts), place)
    decimals = max((n for _, n in read), default=0)
    return NumberColumn([n * 10 ** (decimals - d) for n, d in read], decimals, style, currency)


def numbers_in(
    sheet: Sheet,
    column: int,
    given: NumberStyle | None = None,
    *,
    rows: Sequence[int] | None = None,
    percent: bool = False,
) -> NumberColumn:
    """Read a column of a sheet, or only some of its rows; numbers typed in a workbook are never ambiguous.

    >>> from sharing.inputs.sheet import Sheet
    >>> sheet = Sheet("s.csv", ("id", "fte"), (("1", "0,8"), ("2", "1")), (2, 3))
    >>> numbers_in(sheet, 1).unscaled
    [8, 10]
    """
    chosen = range(len(sheet.rows)) if rows is None else rows
    texts = [sheet.rows[row][column] for row in chosen]
    if not sheet.typed:
        return read_numbers(texts, given, percent=percent, place=lambda i: sheet.place(chosen[i], column))
    typed = [(row, column) in sheet.typed for row in chosen]
    written = [i for i, real in enumerate(typed) if not real]
    style = decide_style([texts[i] for i in written], given, place=lambda i: sheet.place(chosen[written[i]], column))
    if style is NumberStyle.COMMA:
        texts = [text.replace(".", ",") if real else text for text, real in zip(texts, typed, strict=True)]
    return read_numbers(texts, style, percent=percent, place=lambda i: sheet.place(chosen[i], column))

"""Whole columns of numbers, read exactly and at one scale: a million cells take a second, a bad one is named.

>>> read_numbers(["€ 1.234,56", "42.000", "7"]).unscaled
[123456, 4200000, 700]
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from sharing.errors import Place, Problem, Refused
from sharing.inputs.numerals import (
    NumberStyle,
    decide_style,
    nowhere,
    plain_text,
    read_numeral,
    readable,
    written_well,
)
from sharing.inputs.sheet import Tally, shown
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sharing.inputs.sheet import Sheet

_CURRENCIES = {"€": "EUR", "EUR": "EUR", "$": "USD", "USD": "USD"}
_UNSEEN = Problem("I002", "one more cell that is only counted")


class NumberColumn(Named):
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

    `percent` says that cells may end in `%`, which divides by a hundred; beside such a cell every other number but 0
    has two readings and is refused. Blank cells are problems here: leave out the rows that may be blank.

    >>> read_numbers(["80%", "12.5%", "0"], percent=True).unscaled
    [800, 125, 0]
    """
    try:
        style = decide_style(texts, given, place=place)
    except Refused as refused:
        raise Refused([*refused.problems, *_unreadable(texts, percent=percent, place=place)]) from None
    joined = "\n".join(texts) + "\n"
    tidy = joined.count("\n") == len(texts)
    if tidy and written_well(joined, style):
        return _read_fast(joined, style, _one_currency(texts, joined, place))
    return _read_slowly(texts, style, percent=percent, place=place)


def in_hundredths(
    texts: Sequence[str], given: NumberStyle | None = None, *, place: Callable[[int], Place] = nowhere
) -> NumberColumn:
    """Read a column of which the scheme says that it is in percent: 80 and 80% are both 0.8.

    >>> in_hundredths(["80", "62.5%"])[1:3], in_hundredths(["80", "62.5%"]).unscaled
    ((3, <NumberStyle.POINT: 'point'>), [800, 625])
    """
    read = read_numbers([text.removesuffix("%").rstrip(" ") for text in texts], given, place=place)
    return read._replace(decimals=read.decimals + 2)


def _unreadable(texts: Sequence[str], *, percent: bool, place: Callable[[int], Place]) -> list[Problem]:
    """Say which cells are no number in any style: what hides behind a column that is written in two."""
    problems = Tally()
    for row, text in enumerate(texts):
        if not any(readable(text, style) for style in NumberStyle) or (text.endswith("%") and not percent):
            try:
                read_numeral(text, NumberStyle.COMMA if "," in text else NumberStyle.POINT, percent=percent)
            except Refused as refused:
                problems.keep(_placed(refused.problems[0], place(row)))
    return problems.all()


def _placed(problem: Problem, place: Place) -> Problem:
    return Problem(problem.code, problem.what, place, problem.advice)


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
    if "-\n" in joined:
        joined = re.sub(r"(?m)^(.+)-$", r"-\1", joined)
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
    beside = next((text for text in texts if text.endswith("%") and readable(text, style)), "") if percent else ""
    for row, text in enumerate(texts):
        if problems.full and not readable(text, style):
            problems.keep(_UNSEEN)
            continue
        try:
            value = read_numeral(text, style, percent=percent)
        except Refused as refused:
            problems.keep(_placed(refused.problems[0], place(row)))
            continue
        read.append(value)
        if beside and value[0] and not text.endswith("%"):
            problems.add(partial(_two_readings, text, value, beside, place, row))
    if problems.all():
        raise Refused(problems.all())
    currency = _one_currency(texts, "\n".join(texts), place)
    decimals = max((n for _, n in read), default=0)
    return NumberColumn([n * 10 ** (decimals - d) for n, d in read], decimals, style, currency)


def _two_readings(text: str, value: tuple[int, int], beside: str, place: Callable[[int], Place], row: int) -> Problem:
    """Say what a plain number may mean beside percentages: so many percent, or so many times the whole."""
    unscaled, decimals = value
    percents = f"{plain_text(unscaled, decimals)}% or {plain_text(unscaled * 100, decimals)}%"
    what = f"`{shown(text)}` can mean {percents}: `{shown(beside)}` stands in the same column"
    advice = 'write % in every cell of the column or in none, or say in the scheme that it is in percent: unit = "%"'
    return Problem("I012", what, place(row), advice)


def numbers_in(
    sheet: Sheet,
    column: int,
    given: NumberStyle | None = None,
    *,
    rows: Sequence[int] | None = None,
    percent: bool = False,
    hundredths: bool = False,
) -> NumberColumn:
    """Read a column of a sheet, or only some of its rows; numbers typed in a workbook are never ambiguous.

    `percent` says that it may hold percentages, `hundredths` that all of it is in percent.

    >>> from sharing.inputs.sheet import Sheet
    >>> sheet = Sheet("s.csv", ("id", "fte"), (("1", "0,8"), ("2", "1")), (2, 3))
    >>> numbers_in(sheet, 1).unscaled
    [8, 10]
    """
    chosen = range(len(sheet.rows)) if rows is None else rows
    texts = [sheet.rows[row][column] for row in chosen]
    read = in_hundredths if hundredths else partial(read_numbers, percent=percent)
    if not sheet.typed:
        return read(texts, given, place=lambda i: sheet.place(chosen[i], column))
    typed = [(row, column) in sheet.typed for row in chosen]
    written = [i for i, real in enumerate(typed) if not real]
    if sheet.percents and (percent or hundredths):
        both = zip(texts, chosen, strict=True)
        texts = [as_percent(text) if (row, column) in sheet.percents else text for text, row in both]
    elif percent:
        # In a scheme 10% is a way to write 0.1: what stands beside it has one reading.
        texts = [_plain(text) if real and text.endswith("%") else text for text, real in zip(texts, typed, strict=True)]
    style = _style_of(sheet, column, [chosen[i] for i in written], given)
    if style is NumberStyle.COMMA:
        texts = [text.replace(".", ",") if real else text for text, real in zip(texts, typed, strict=True)]
    return read(texts, style, place=lambda i: sheet.place(chosen[i], column))


def _style_of(sheet: Sheet, column: int, rows: Sequence[int], given: NumberStyle | None) -> NumberStyle:
    """Decide the style of the cells of a workbook that hold a text; what is no number there is told as well."""
    texts, place = [sheet.rows[row][column] for row in rows], partial(_at, sheet, column, rows)
    try:
        return decide_style(texts, given, place=place)
    except Refused as refused:
        raise Refused([*refused.problems, *_unreadable(texts, percent=True, place=place)]) from None


def _at(sheet: Sheet, column: int, rows: Sequence[int], row: int) -> Place:
    return sheet.place(rows[row], column)


def _plain(text: str) -> str:
    style = NumberStyle.POINT
    return plain_text(*read_numeral(text, style, percent=True)) if readable(text, style) else text


def as_percent(text: str) -> str:
    """Write a number as the percentage that its cell shows.

    >>> as_percent("0.8"), as_percent("1"), as_percent("0.125")
    ('80%', '100%', '12.5%')
    """
    whole, _, part = text.partition(".")
    return f"{plain_text(int(whole + part) * 100, len(part))}%"

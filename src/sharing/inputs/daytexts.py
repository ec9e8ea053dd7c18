"""Dates as people write them, read as day numbers: the order of day and month is decided for a whole column.

A day number is `datetime.date.toordinal()` of the date.

>>> read_days(["2026-03-01", "31-12-2025"]).days
[739676, 739616]
>>> read_days(["02/03/2024"])
Traceback (most recent call last):
sharing.errors.Refused: input: I021 `02/03/2024` can mean 2 March 2024 (day first) or 3 February 2024 (month first)
  say which with `--dates day-first` or `--dates month-first`
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from sharing.errors import Place, Problem, Refused
from sharing.inputs.sheet import MOST_LISTED, Tally, shown
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sharing.inputs.sheet import Sheet

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_MONTHS_OF_YEAR = 12
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MIDNIGHT = r"(?:[ T]0?0:00(?::00(?:\.0+)?)?)?"
_ISO = re.compile(rf"(?:([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}})|([0-9]{{4}})([0-9]{{2}})([0-9]{{2}})){_MIDNIGHT}")
_PARTS = re.compile(rf"([0-9]{{1,2}})([-./])([0-9]{{1,2}})\2([0-9]{{4}}){_MIDNIGHT}")
_NO_END_YEAR = 9999
_SHORT_YEAR, _SERIAL = r"[0-9]{1,2}[-./ ][0-9]{1,2}[-./ ][0-9]{2}", r"[0-9]{5}"
_UNSEEN = Problem("I020", "one more cell that is only counted")


class DayOrder(Enum):
    """Which comes first when a date begins with its smaller parts."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class DayColumn(Named):
    """A column of day numbers, and the order in which its dates were read."""

    days: list[int]
    order: DayOrder


class _Evidence(Named):
    """For dates with `/` and for dates with `-` or `.`: a cell for each order, and one that could be either."""

    day_first: str = ""
    month_first: str = ""
    either: str = ""


def _nowhere(_row: int) -> Place:
    return Place()


def _evidence(texts: Iterable[str], signs: str) -> _Evidence:
    found: dict[str, str] = {}
    for text in texts:
        parts = _PARTS.fullmatch(text)
        if not parts or parts[2] not in signs:
            continue
        first, second = int(parts[1]), int(parts[3])
        if first <= _MONTHS_OF_YEAR and second <= _MONTHS_OF_YEAR:
            if first != second:
                found.setdefault("either", text)
        elif second <= _MONTHS_OF_YEAR:
            found.setdefault("day_first", text)
        elif first <= _MONTHS_OF_YEAR:
            found.setdefault("month_first", text)
    return _Evidence(**found)


def decide_order(
    texts: Sequence[str], given: DayOrder | None = None, *, place: Callable[[int], Place] = _nowhere
) -> DayOrder:
    """Decide whether the day or the month comes first in a column, or refuse and say both readings.

    One cell with a part above 12 decides for its column. Without one, dates with `-` or `.` have the day first, as in
    Dutch, and dates with `/` are ambiguous.

    >>> decide_order(["01-02-2024"]), decide_order(["03/04/2024", "03/25/2024"])
    (<DayOrder.DAY_FIRST: 'day-first'>, <DayOrder.MONTH_FIRST: 'month-first'>)
    """
    if given is not None:
        return given
    distinct = dict.fromkeys(texts)
    slashes, dashes = _evidence(distinct, "/"), _evidence(distinct, "-.")
    day, month = slashes.day_first or dashes.day_first, slashes.month_first or dashes.month_first
    if day and month:
        raise Refused([_contradiction(texts, day, month, place)])
    if month:
        if dashes.either and not dashes.month_first:
            raise Refused([_ambiguity(dashes.either, place(texts.index(dashes.either)))])
        return DayOrder.MONTH_FIRST
    if slashes.either and not day:
        raise Refused([_ambiguity(slashes.either, place(texts.index(slashes.either)))])
    return DayOrder.DAY_FIRST


def _contradiction(texts: Sequence[str], day: str, month: str, place: Callable[[int], Place]) -> Problem:
    rows = sorted((texts.index(day), texts.index(month)))
    other = place(rows[1])
    at = f"cell {other.cell}" if other.cell else f"line {other.line}" if other.line else f"`{texts[rows[1]]}`"
    orders = {texts.index(day): "day", texts.index(month): "month"}
    what = (
        f"`{texts[rows[0]]}` has the {orders[rows[0]]} first, "
        f"but {at} in the same column has the {orders[rows[1]]} first"
    )
    return Problem("I022", what, place(rows[0]), "write all dates of a column in the same way, best as 2026-03-01")


def _ambiguity(text: str, place: Place) -> Problem:
    readings = []
    for order in DayOrder:
        day = date.fromordinal(read_day(text, order))
        readings.append(f"{day.day} {_MONTHS[day.month - 1]} {day.year} ({order.value.replace('-', ' ')})")
    what = f"`{text}` can mean {readings[0]} or {readings[1]}"
    return Problem("I021", what, place, "say which with `--dates day-first` or `--dates month-first`")


def read_day(text: str, order: DayOrder = DayOrder.DAY_FIRST) -> int:
    """Read one date as a day number.

    >>> read_day("20260301") == read_day("1-3-2026") == read_day("03/01/2026", DayOrder.MONTH_FIRST)
    True
    """
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups() if part is not None)
    elif found := _PARTS.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        day, month = (first, second) if order is DayOrder.DAY_FIRST else (second, first)
    else:
        raise Refused([_not_a_date(text)])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        what = f"the year of `{text}` is not between {_FIRST_YEAR} and {_LAST_YEAR}"
        advice = "where there is no end, leave the cell blank, and say in the scheme: optional = true"
        raise Refused([Problem("I024", what, advice=advice if year == _NO_END_YEAR else "check the year")])
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        leading = "year" if text[:4].isdigit() else "day" if order is DayOrder.DAY_FIRST else "month"
        advice = f"correct the date; it was read with the {leading} first"
        what = f"`{text}` is a date that does not exist"
        raise Refused([Problem("I023", what, advice=advice)]) from None


def _not_a_date(text: str) -> Problem:
    if not text.strip():
        return Problem("I001", "the cell is empty where a date is needed", advice="fill in the date as 2026-03-01")
    if re.fullmatch(_SHORT_YEAR, text):
        return Problem("I025", f"the year of `{text}` has two digits", advice="write the year in full: 2026-03-01")
    if re.fullmatch(_SERIAL, text):
        advice = "give the column a date format in the spreadsheet and save again"
        return Problem("I020", f"`{text}` is a number where a date is needed", advice=advice)
    if text.strip("-\u2013\u2014") == "":
        advice = 'leave the cell blank, and say in the scheme what a blank means: optional = true or blank = "..."'
        return Problem("I020", f"`{text}` is not a date", advice=advice)
    if ":" in text and (_PARTS.match(text) or _ISO.match(text)):
        what = f"`{shown(text)}` has a time where a date is needed"
        return Problem("I020", what, advice="give the cell a date without a time")
    return Problem("I020", f"`{shown(text)}` is not a date", advice="write it as 2026-03-01 or 01-03-2026")


def read_days(
    texts: Sequence[str], given: DayOrder | None = None, *, place: Callable[[int], Place] = _nowhere
) -> DayColumn:
    """Read a column of dates, or refuse with all its problems; leave out the rows that may be blank.

    >>> read_days(["13/01/2024", "02/03/2024"]).order.value
    'day-first'
    """
    try:
        order = decide_order(texts, given, place=place)
    except Refused as refused:
        raise Refused([*refused.problems, *_unreadable(texts, place)]) from None
    known: dict[str, int] = {}
    wrong: dict[str, Problem] = {}
    for text in dict.fromkeys(texts):
        if len(wrong) >= MOST_LISTED and not _ISO.fullmatch(text) and not _PARTS.fullmatch(text):
            wrong[text] = _UNSEEN
            continue
        try:
            known[text] = read_day(text, order)
        except Refused as refused:
            wrong[text] = refused.problems[0]
    if wrong:
        problems = Tally()
        for row, text in enumerate(texts):
            if found := wrong.get(text):
                problems.add(partial(_placed, found, place, row))
        raise Refused(problems.all())
    return DayColumn([known[text] for text in texts], order)


def _unreadable(texts: Sequence[str], place: Callable[[int], Place]) -> list[Problem]:
    """Say which cells are no date in any order: what hides behind a column that cannot be decided."""
    problems = Tally()
    for row, text in enumerate(texts):
        if not _ISO.fullmatch(text) and not _PARTS.fullmatch(text):
            problems.add(partial(_placed, _not_a_date(text), place, row))
    return problems.all()


def _placed(problem: Problem, place: Callable[[int], Place], row: int) -> Problem:
    return Problem(problem.code, problem.what, place(row), problem.advice)


def days_in(
    sheet: Sheet, column: int, given: DayOrder | None = None, *, rows: Sequence[int] | None = None
) -> DayColumn:
    """Read a column of dates of a sheet, or only some of its rows.

    >>> from sharing.inputs.sheet import Sheet
    >>> days_in(Sheet("s.csv", ("start",), (("1-3-2026",),), (2,)), 0).days
    [739676]
    """
    chosen = range(len(sheet.rows)) if rows is None else rows
    texts = [sheet.rows[row][column] for row in chosen]
    return read_days(texts, given, place=lambda i: sheet.place(chosen[i], column))

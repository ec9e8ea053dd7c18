"""Read one column of a sheet as the kind of its input asks: exact values, and which of them are known."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING
from unicodedata import category

from sharing.dates import day_number, day_text
from sharing.decimals import decimal_text
from sharing.errors import Problem, Refused
from sharing.inputs.daytexts import DayOrder, days_in
from sharing.inputs.headings import is_end
from sharing.inputs.number_columns import numbers_in
from sharing.inputs.sheet import listed, shown
from sharing.kinds import DATE, LINK, YES_NO
from sharing.named import Named
from sharing.scheme.keys import exact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing.inputs.numerals import NumberStyle
    from sharing.inputs.sheet import Sheet
    from sharing.scheme import Input

YES = {"ja", "j", "yes", "y", "true", "waar", "1"}
NO = {"nee", "n", "no", "false", "onwaar", "0"}
MOST_OF_A_PART, LEAST_PERCENT = 3, 2
NO_END = frozenset({"31-12-9999", "31/12/9999", "31.12.9999", "12/31/9999", "9999-12-31", "99991231"})
"""How software writes that there is no last day."""
EMPTY_SIGNS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that Unicode gives no ink: fillers, and the braille pattern without dots."""


class Reading(Named):
    """What the person said about ambiguous files: the decimal sign, and which part of a date comes first."""

    decimal: NumberStyle | None = None
    dates: DayOrder | None = None


class ColumnRead(Named):
    """A column as integers of `10 ** -decimals`, which rows are known, and how it was understood.

    `notes` say what was written in a way of its own, and can mean one thing only.
    """

    integers: list[int]
    decimals: int
    known: list[int]
    how: str = ""
    notes: tuple[str, ...] = ()


def read_column(
    sheet: Sheet, column: int, found: Input, reading: Reading, days: Mapping[str, int], targets: Mapping[str, int]
) -> ColumnRead:
    """Read a column; `days` says what the names of days mean, `targets` the row of each id or text a link may lead to.

    Raises Refused with all problems of the column.
    """
    blanks = _blanks(sheet, column, found)
    try:
        read = _filled(sheet, column, found, reading, days, targets)
    except Refused as refused:
        raise Refused([*blanks, *refused.problems]) from None
    if blanks:
        raise Refused(blanks)
    return read


def _blanks(sheet: Sheet, column: int, found: Input) -> list[Problem]:
    """Say which cells are blank, where the scheme does not say what a blank means."""
    if found.optional or found.blank is not None:
        return []
    rows = [i for i, row in enumerate(sheet.rows) if not row[column]]
    advice = f'fill in {found.name}, or say in the scheme what a blank means: blank = "..." or optional = true'
    return listed([Problem("I001", f"`{found.name}` is blank", sheet.place(i, column), advice) for i in rows])


def _filled(
    sheet: Sheet, column: int, found: Input, reading: Reading, days: Mapping[str, int], targets: Mapping[str, int]
) -> ColumnRead:
    """Read the cells that are filled, and put the scheme's value for a blank in the others."""
    if found.kind == DATE:
        return _dates(sheet, column, found, reading, days)
    texts = [row[column] for row in sheet.rows]
    filled = [i for i, text in enumerate(texts) if text]
    known = [1 if text else 0 for text in texts]
    if found.kind.form == LINK:
        default = targets.get(found.blank or "", 0)
        values = _linked(sheet, column, found, targets, filled)
        return ColumnRead(_spread(texts, filled, values, default), 0, known)
    if found.kind == YES_NO:
        default = int((found.blank or "").casefold() in YES)
        return ColumnRead(_spread(texts, filled, _answers(sheet, column, filled), default), 0, known)
    percent, hundredths = found.declared in {"ratio", "number"}, found.unit == "%"
    numbers = numbers_in(sheet, column, reading.decimal, rows=filled, percent=percent, hundredths=hundredths)
    _check(sheet, column, found, filled, numbers.unscaled, numbers.decimals)
    whole = numbers.decimals <= (2 if hundredths else 0)
    how = "; ".join([*["in percent"] * hundredths, *([] if whole else [f"decimal {numbers.style.value}"])])
    blank, finer = _blank_number(found)
    decimals = max(numbers.decimals, finer)
    unscaled = [value * 10 ** (decimals - numbers.decimals) for value in numbers.unscaled]
    integers = _spread(texts, filled, unscaled, blank * 10 ** (decimals - finer))
    behind = sum(map(_ends_in_minus, texts)) if numbers.unscaled and min(numbers.unscaled) < 0 else 0
    return ColumnRead(integers, decimals, known, how, _noted((behind, "with the minus behind, read as below zero")))


def _ends_in_minus(text: str) -> bool:
    return text.endswith("-")


def _noted(*counted: tuple[int, str]) -> tuple[str, ...]:
    """Say of how many cells something holds, where it holds of any."""
    return tuple(f"{count} cell{'' if count == 1 else 's'} {what}" for count, what in counted if count)


def _blank_signs(found: Input, texts: set[str]) -> set[str]:
    """Give which texts mean a blank date, where blanks are allowed: a dash, and for an end the last day of all."""
    if not found.optional and found.blank is None:
        return {""}
    last = (
        {text for text in texts if "9999" in text and re.split("[ T]", text)[0] in NO_END} if is_end(found) else set()
    )
    return {"", *last, *(texts & {"-"})}


def _dates(sheet: Sheet, column: int, found: Input, reading: Reading, days: Mapping[str, int]) -> ColumnRead:
    """Read a column of dates; what means a blank is read as one, and that is noted."""
    texts = [row[column] for row in sheet.rows]
    distinct = set(texts)
    blank = _blank_signs(found, distinct)
    odd = len(blank) > 1 or any(":" in text for text in distinct)
    filled = [row for row, text in enumerate(texts) if text and (not odd or text not in blank)]
    read = days_in(sheet, column, reading.dates, rows=filled)
    _check_days(sheet, column, found, dict(zip(filled, read.days, strict=True)), days)
    known = [1 if text else 0 for text in texts]
    notes: tuple[str, ...] = ()
    if odd:
        known = [int(text not in blank) for text in texts]
        notes = _noted(
            (texts.count("-") if "-" in blank else 0, "with `-`, read as blank"),
            (sum(text in blank and text not in {"", "-"} for text in texts), "with the year 9999, read as no end"),
            (sum(":" in text and text not in blank for text in texts), "at midnight, read as that day"),
        )
    return ColumnRead(_spread(texts, filled, read.days, _blank_day(found, days)), 0, known, read.order.value, notes)


def _spread(texts: Sequence[str], filled: Sequence[int], values: list[int], default: int) -> list[int]:
    if len(filled) == len(texts):
        return values
    out = [default] * len(texts)
    for row, value in zip(filled, values, strict=True):
        out[row] = value
    return out


def _blank_day(found: Input, days: Mapping[str, int]) -> int:
    """Give the day that the scheme says a blank is."""
    if not found.blank:
        return 0
    return days[found.blank] if found.blank in days else day_number(found.blank)


def _blank_number(found: Input) -> tuple[int, int]:
    """Give the number that the scheme says a blank is, as an integer of `10 ** -decimals`, and those decimals."""
    value = exact(found.blank or "0") or Fraction(0)
    decimals = next(n for n in count() if (value * 10**n).denominator == 1)
    return int(value * 10**decimals), decimals


def _linked(sheet: Sheet, column: int, found: Input, targets: Mapping[str, int], filled: Sequence[int]) -> list[int]:
    texts = [sheet.rows[row][column] for row in filled]
    unseen = {text for text in set(texts) if not _seen(text)} if found.declared == "text" else set()
    if unseen:
        what, advice = f"nothing can be seen in `{found.name}`", "write a text, or leave the cell blank"
        wrong = [row for row, text in zip(filled, texts, strict=True) if text in unseen]
        raise Refused(listed([Problem("I046", what, sheet.place(row, column), advice) for row in wrong]))
    wrong = [row for row, text in zip(filled, texts, strict=True) if text not in targets]
    if wrong:
        from sharing.errors import did_you_mean

        code, what = ("I042", "is not one of the values") if found.declared == "text" else ("I043", "is not in")
        table = "" if found.declared == "text" else f" {found.kind.table}"
        problems = []
        for row in wrong:
            text = sheet.rows[row][column]
            advice = did_you_mean(text, targets) or _known(targets)
            problems.append(Problem(code, f"`{shown(text)}` {what}{table}", sheet.place(row, column), advice))
        raise Refused(listed(problems))
    return [targets[text] for text in texts]


def _seen(text: str) -> bool:
    """Say whether a reader sees anything of a text: a letter, digit or sign, and not only marks and spaces."""
    return any(category(sign)[0] in "LNPS" and sign not in EMPTY_SIGNS for sign in text)


def _known(targets: Mapping[str, int]) -> str:
    return f"known: {', '.join(sorted(targets)[:10])}" if targets else "that table has no rows"


def _answers(sheet: Sheet, column: int, filled: Sequence[int]) -> list[int]:
    texts = [sheet.rows[row][column].casefold() for row in filled]
    wrong = [row for row, text in zip(filled, texts, strict=True) if text not in YES | NO]
    if wrong:
        advice = "write yes or no (ja or nee)"
        raise Refused(
            listed([Problem("I044", "this is neither yes nor no", sheet.place(row, column), advice) for row in wrong])
        )
    return [int(text in YES) for text in texts]


def _check_days(sheet: Sheet, column: int, found: Input, read: Mapping[int, int], days: Mapping[str, int]) -> None:
    """Hold dates to the first and last day that the input allows."""
    problems = []
    for bound, word in ((found.first, "before"), (found.last, "after")):
        if bound:
            edge = days[bound] if bound in days else day_number(bound)
            wrong = [row for row, day in read.items() if (day < edge if word == "before" else day > edge)]
            what, advice = f"`{found.name}` is {word} {day_text(edge)}", "correct the cell, or the range in the scheme"
            problems += [Problem("I045", what, sheet.place(row, column), advice) for row in wrong]
    if problems:
        raise Refused(listed(problems))


def _in_percent(found: Input, values: list[int], decimals: int) -> str:
    """Give the highest value where all numbers of a part or a rate look like percents: a hundredth of each fits."""
    if found.declared not in {"ratio", "number"} or found.high is None or not values or found.high > MOST_OF_A_PART:
        return ""
    least, one = min((value for value in values if value), default=0), 10**decimals
    above = found.high * one < max(values) <= found.high * 100 * one
    return decimal_text(found.high) if above and LEAST_PERCENT * one <= least else ""


def _check(sheet: Sheet, column: int, found: Input, filled: Sequence[int], values: list[int], decimals: int) -> None:
    """Hold numbers to the decimals and the range that the input allows."""
    if most := _in_percent(found, values, decimals):
        row = next(row for row, value in zip(filled, values, strict=True) if value)
        text = sheet.rows[row][column]
        if not text.endswith("%") and (row, column) not in sheet.percents:
            what = f"`{found.name}` seems to be in percent: it goes up to {most} in the scheme"
            advice = f'write `{shown(text)}%`, or say in the scheme that the column is in percent: unit = "%"'
            raise Refused([Problem("I045", what, sheet.place(row, column), advice)])
    limit = found.digits if found.digits is not None else {"money": 2, "count": 0, "days": 0}.get(found.declared, 12)
    problems: list[Problem] = []
    if decimals > limit:
        step = 10 ** (decimals - limit)
        advice = (
            "round it where it comes from; money has cents, so at most two decimals"
            if found.declared == "money"
            else ""
        )
        wrong = [row for row, value in zip(filled, values, strict=True) if value % step]
        what = f"`{found.name}` has more than {limit} decimal{'' if limit == 1 else 's'}"
        problems += [Problem("I007", what, sheet.place(row, column), advice) for row in wrong]
    for bound, word, below in ((found.low, "below", True), (found.high, "above", False)):
        if bound is None or not values:
            continue
        edge = bound * 10**decimals
        if (min(values) < edge) if below else (max(values) > edge):
            wrong = [
                row for row, value in zip(filled, values, strict=True) if (value < edge if below else value > edge)
            ]
            what = f"`{found.name}` is {word} {decimal_text(bound)}"
            problems += [
                Problem("I045", what, sheet.place(row, column), "correct the cell, or the range in the scheme")
                for row in wrong
            ]
    if problems:
        raise Refused(listed(problems))

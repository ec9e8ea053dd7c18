"""Numbers as people write them: the style is decided for a whole column, never guessed for one cell.

>>> decide_style(["€ 1.234,56", "42.000", "7"])
<NumberStyle.COMMA: 'comma'>
>>> read_numeral("42.000", NumberStyle.COMMA)
(42000, 0)
>>> decide_style(["42.000", "7"])
Traceback (most recent call last):
sharing.errors.Refused: input: I003 `42.000` can mean 42000 (decimal comma) or 42 (decimal point)
  say which with `--decimal comma` or `--decimal point`
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from sharing.errors import Place, Problem, Refused
from sharing.inputs.sheet import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_DIGITS = 15
MOST_DECIMALS = 20


class NumberStyle(Enum):
    """Which character is the decimal sign; the other one may group thousands."""

    COMMA = "comma"
    POINT = "point"

    @property
    def sign(self) -> str:
        """The decimal sign itself."""
        return "," if self is NumberStyle.COMMA else "."

    @property
    def grouping(self) -> str:
        """The sign that may stand between groups of three digits."""
        return "." if self is NumberStyle.COMMA else ","


def nowhere(_row: int) -> Place:
    """Give the place of a row that is not in a file."""
    return Place()


_CURRENCY = r"(?>(?:€|EUR|\$|USD)\ ?)"
_PREFIX = rf"(?>-?{_CURRENCY}-|-?{_CURRENCY}|-?)"


def _body(style: NumberStyle) -> str:
    sign, group = re.escape(style.sign), re.escape(style.grouping)
    whole = rf"(?>[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}}){{1,4}}(?![0-9])|[0-9]{{1,{MOST_DIGITS}}}(?![0-9]))"
    return rf"{whole}(?>(?:{sign}[0-9]{{1,{MOST_DECIMALS}}})?)(?![0-9])"


def _cell(style: NumberStyle) -> str:
    body = _body(style)
    return rf"(?>{_CURRENCY}?{body}(?:-(?!\ ?%))?|(?!-[^\n]*-){_PREFIX}{body})"


# Patterns are made when a column asks for them: most files are written in one style, and in the plain one.
@cache
def _one(style: NumberStyle) -> re.Pattern[str]:
    return re.compile(rf"{_cell(style)}(?:\ ?(%))?")


@cache
def _all(style: NumberStyle) -> re.Pattern[str]:
    return re.compile(rf"(?:{_cell(style)}\n)*+")


@cache
def _plain(style: NumberStyle) -> re.Pattern[str]:
    sign = re.escape(style.sign)
    return re.compile(rf"(?:-?[0-9]{{1,{MOST_DIGITS}}}(?:{sign}[0-9]{{1,{MOST_DECIMALS}}})?\n)*+")


@cache
def _decides(style: NumberStyle) -> re.Pattern[str]:
    """Find a cell in plain writing that only this style can read: not three decimals, or `0.500`."""
    form = r"^-?(?:[0-9]+[S](?![0-9]{3}$)|(?:0[0-9]*|[0-9]{4,})[S])"
    return re.compile(form.replace("S", style.sign), re.MULTILINE)


def written_well(joined: str, style: NumberStyle) -> bool:
    r"""Say whether every line of a text is a number in this style.

    >>> written_well("1.234,5\n7\n", NumberStyle.COMMA)
    True
    """
    return bool(_plain(style).fullmatch(joined) or _all(style).fullmatch(joined))


def decide_style(
    texts: Sequence[str], given: NumberStyle | None = None, *, place: Callable[[int], Place] = nowhere
) -> NumberStyle:
    """Decide how a column writes its numbers, or refuse and say what the two readings are.

    One cell that can be read in one way only decides for its column; blank cells and plain digits decide nothing.

    >>> decide_style(["1.234", "0,5"]).value, decide_style(["1,234.5"]).value
    ('comma', 'point')
    """
    if given is not None:
        return given
    joined = "\n".join(texts)
    if "," not in joined and "." not in joined:
        return NumberStyle.POINT
    for style in NumberStyle:
        if style.grouping not in joined and _decides(style).search(joined) and _plain(style).fullmatch(joined + "\n"):
            return style
    return _decide_slowly(texts, place)


def _decide_slowly(texts: Sequence[str], place: Callable[[int], Place]) -> NumberStyle:
    joined = "\n".join(texts) + "\n"
    witness: dict[NumberStyle, int] = {}
    doubtful = -1
    for row, text in enumerate(texts):
        if "," not in text and "." not in text:
            continue
        readable = [style for style in NumberStyle if _one(style).fullmatch(text)]
        if len(readable) == 1:
            if not witness and _all(readable[0]).fullmatch(joined):
                return readable[0]
            witness.setdefault(readable[0], row)
        elif readable and doubtful < 0:
            doubtful = row
    if len(witness) == len(NumberStyle):
        raise Refused([_contradiction(texts, witness, place)])
    if witness:
        return next(iter(witness))
    if doubtful >= 0:
        raise Refused([_ambiguity(texts[doubtful], place(doubtful))])
    return NumberStyle.POINT


def _contradiction(texts: Sequence[str], witness: dict[NumberStyle, int], place: Callable[[int], Place]) -> Problem:
    comma, point = witness[NumberStyle.COMMA], witness[NumberStyle.POINT]
    first, second = sorted((comma, point))
    other = place(second)
    at = f"cell {other.cell}" if other.cell else f"line {other.line}" if other.line else f"`{shown(texts[second])}`"
    what = (
        f"`{shown(texts[first])}` is written with a decimal {'comma' if first == comma else 'point'}, "
        f"but {at} in the same column with a decimal {'comma' if second == comma else 'point'}"
    )
    return Problem("I004", what, place(first), "write all numbers of a column in the same way")


def _ambiguity(text: str, place: Place) -> Problem:
    readings = []
    for style in NumberStyle:
        unscaled, decimals = read_numeral(text, style, percent=True)
        readings.append(f"{plain_text(unscaled, decimals)} (decimal {style.value})")
    what = f"`{shown(text)}` can mean {readings[0]} or {readings[1]}"
    return Problem("I003", what, place, "say which with `--decimal comma` or `--decimal point`")


def plain_text(unscaled: int, decimals: int) -> str:
    """Write an exact number in the shortest plain way.

    >>> plain_text(4200000, 2), plain_text(-1250, 3), plain_text(0, 2)
    ('42000', '-1.25', '0')
    """
    digits = str(abs(unscaled)).rjust(decimals + 1, "0")
    whole, part = digits[: len(digits) - decimals], digits[len(digits) - decimals :].rstrip("0")
    return f"{'-' if unscaled < 0 else ''}{whole}{'.' if part else ''}{part}"


def readable(text: str, style: NumberStyle) -> bool:
    """Say whether a text is a number or a percentage in this style.

    >>> readable("1.234,5", NumberStyle.COMMA), readable("many", NumberStyle.COMMA)
    (True, False)
    """
    return _one(style).fullmatch(text) is not None


def read_numeral(text: str, style: NumberStyle, *, percent: bool = False) -> tuple[int, int]:
    """Read one number exactly, as an integer and its number of decimals.

    >>> read_numeral("€ -1.234,56", NumberStyle.COMMA), read_numeral("12.5%", NumberStyle.POINT, percent=True)
    ((-123456, 2), (125, 3))
    """
    found = _one(style).fullmatch(text)
    if not found or (found[1] and not percent):
        from sharing.inputs.numeral_faults import fault

        code, what, advice = fault(text, style.sign, style.grouping, percent=percent)
        raise Refused([Problem(code, what, advice=advice)])
    digits = re.sub(r"[-€$ %A-Z]", "", text).replace(style.grouping, "")
    whole, _, part = digits.partition(style.sign)
    unscaled = int(whole + part)
    return (-unscaled if "-" in text else unscaled), len(part) + (2 if found[1] else 0)

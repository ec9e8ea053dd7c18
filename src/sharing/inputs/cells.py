"""Columns of a sheet that belongs to no scheme: found by their headings, with ids and exact numbers in them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.errors import Problem, Refused
from sharing.inputs.headings import find_heading, folded
from sharing.inputs.identities import ID_FORM
from sharing.inputs.number_columns import numbers_in
from sharing.inputs.sheet import listed, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.inputs.columns_read import Reading
    from sharing.inputs.sheet import Sheet


def column_of(
    sheet: Sheet, name: str, customary: Sequence[str], problems: list[Problem], *, optional: bool = False
) -> int | None:
    """Find a column by its own name or a customary heading; what is missing or doubtful is added to the problems."""
    at, several = find_heading(sheet, [name], list(customary))
    if several:
        headings = " and ".join(f"`{shown(sheet.headers[i])}`" for i in several)
        what, advice = f"{headings} could both be `{name}`", f"rename or remove one; `{name}` itself always counts"
        problems.append(Problem("I048", what, sheet.heading_place(several[1]), advice))
    elif at is None and not optional:
        advice = f"headings that are understood: {', '.join(dict.fromkeys((name, *customary)))}"
        problems.append(Problem("I040", f"there is no column for `{name}`", sheet.heading_place(0), advice))
    return at


def has_column(sheet: Sheet, words: Sequence[str]) -> bool:
    """Say whether a sheet has a column with one of these headings."""
    return bool({folded(word) for word in words} & {folded(heading) for heading in sheet.headers})


def identities(sheet: Sheet, at: int, twice: str, what: str, problems: list[Problem]) -> list[str]:
    """Read a column of ids that occur once each; `twice` is the code of one that occurs again."""
    texts = sheet.column(at)
    found: list[Problem] = []
    seen: dict[str, int] = {}
    for row, text in enumerate(texts):
        first = seen.setdefault(text, row)
        if not ID_FORM.fullmatch(text):
            said = f"`{shown(text)}` cannot be an id" if text else "the id is blank"
            advice = "an id begins with a letter or digit, and has letters, digits, point, dash or underscore"
            found.append(Problem("I046", said, sheet.place(row, at), advice))
        elif first != row:
            said = f"{what} `{text}` occurs twice: also on line {sheet.lines[first]}"
            found.append(Problem(twice, said, sheet.place(row, at), "keep one of the two rows"))
    problems.extend(listed(found))
    return texts


def numbers_at(
    sheet: Sheet, at: int, reading: Reading, problems: list[Problem], *, digits: int | None = None
) -> list[Fraction]:
    """Read a column of exact numbers, every cell filled; nothing when one of them cannot be read."""
    name = shown(sheet.headers[at])
    blank = [row for row, text in enumerate(sheet.column(at)) if not text]
    filled = [row for row, text in enumerate(sheet.column(at)) if text]
    found = [Problem("I001", f"`{name}` is blank", sheet.place(row, at), "fill in the cell") for row in blank]
    try:
        read = numbers_in(sheet, at, reading.decimal, rows=filled)
    except Refused as refused:
        problems.extend([*listed(found), *refused.problems])
        return []
    values = [Fraction(value, 10**read.decimals) for value in read.unscaled]
    if digits is not None:
        wrong = [row for row, value in zip(filled, values, strict=True) if (value * 10**digits).denominator != 1]
        what = f"`{name}` has more than {digits} decimal{'' if digits == 1 else 's'}"
        found += [Problem("I007", what, sheet.place(row, at), "money has cents") for row in wrong]
    problems.extend(listed(found))
    return values if not found else []

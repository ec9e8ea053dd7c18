"""The ids of a table: each row has one, none occurs twice, and they give the rows their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sharing.errors import Problem, did_you_mean, refuse
from sharing.inputs.sheet import listed, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharing.errors import Refused
    from sharing.inputs.sheet import Sheet

ID_FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
ENTRY_FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}", re.ASCII)
"""An entry of an account is named after the last day of its period and the id of its owner."""


def order_of(
    sheet: Sheet, at: int, problems: list[Problem], form: re.Pattern[str] = ID_FORM
) -> tuple[list[int], tuple[str, ...]]:
    """Give the rows in the order of their ids, and those ids; what is wrong with them is added to the problems."""
    texts = [row[at] for row in sheet.rows]
    found: list[Problem] = []
    for row, text in enumerate(texts):
        if not form.fullmatch(text):
            what = "the id is blank" if not text else f"`{shown(text)}` cannot be an id"
            advice = "an id begins with a letter or digit, and has letters, digits, point, dash or underscore"
            found.append(Problem("I046", what, sheet.place(row, at), advice))
    seen: dict[str, int] = {}
    for row, text in enumerate(texts):
        first = seen.setdefault(text, row)
        if first != row and text:
            what = f"id `{shown(text)}` occurs twice: also on line {sheet.lines[first]}"
            advice = "one row a participant; contracts are a table of their own"
            found.append(Problem("I047", what, sheet.place(row, at), advice))
    problems.extend(listed(found))
    order = sorted(range(len(texts)), key=texts.__getitem__)
    return order, tuple(texts[i] for i in order)


def unknown_id(identity: str, ids: Iterable[str]) -> Refused:
    """Refuse somebody who is not in the staff list."""
    advice = did_you_mean(identity, ids) or "ids are written as in the staff list: 007 is not 7"
    return refuse("I060", f"nobody has the id `{identity}`", advice=advice)

"""Read dated values, in a scheme or in a file of parameters: each with its source, no two of them on one day."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sharing.dates import day_text, read_day
from sharing.errors import did_you_mean
from sharing.kinds import DECLARED, QUANTITY
from sharing.parameters import CONFIDENCES, STATUSES, DatedValue
from sharing.scheme.keys import VALUE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from sharing.documents import Path
    from sharing.scheme.keys import Reader

KINDS = tuple(word for word, kind in DECLARED.items() if kind.form == QUANTITY)
CENTS = 2
EXAMPLE = '{ from = 2026-01-01, to = 2026-12-31, value = 100, status = "final", source = "...", checked = 2026-11-22 }'


def read_kind(reader: Reader, tree: Mapping[str, Any], path: Path) -> str:
    """Read what a parameter measures: a quantity. An empty text means that it has been complained of."""
    declared = reader.text(tree, "kind", path)
    if declared and declared not in KINDS:
        advice = did_you_mean(declared, KINDS) or f"one of {', '.join(KINDS)}"
        reader.say("S004", f"`{declared}` is not a kind of parameter", (*path, "kind"), advice, 0)
        return ""
    return declared


def read_values(reader: Reader, tree: Mapping[str, Any], declared: str, path: Path) -> tuple[DatedValue, ...]:
    """Read the values of a parameter in the order of their days; none when anything is wrong with them."""
    before = len(reader.problems)
    here = (*path, "values")
    listed = tree.get("values")
    if not isinstance(listed, list) or not listed or not all(isinstance(row, dict) for row in listed):
        reader.say("S003", "a parameter has values with their dates", here, f"write values = [{EXAMPLE}]")
        return ()
    found = [_value(reader, row, declared, (*here, index)) for index, row in enumerate(listed)]
    if len(reader.problems) > before:
        return ()
    rows = sorted(((value.start, index, value) for index, value in enumerate(found) if value), key=lambda row: row[:2])
    for (_, at, value), (start, index, _) in pairwise(rows):
        if value.end is None:
            advice = f"write to = {_year_end(value)}; only the last value may leave it out"
            reader.say("S043", "a value that another one follows says until when it holds", (*here, at), advice)
        elif value.end >= start:
            advice = "let each value begin after the one before has ended"
            reader.say("S043", "two values hold on the same day", (*here, index, "from"), advice)
    return () if len(reader.problems) > before else tuple(value for _, _, value in rows)


def _value(reader: Reader, tree: Mapping[str, Any], declared: str, path: Path) -> DatedValue | None:
    before = len(reader.problems)
    reader.known(tree, path, VALUE)
    start, checked = _day(reader, tree, "from", path), _day(reader, tree, "checked", path)
    end = _day(reader, tree, "to", path) if "to" in tree else None
    amount = _amount(reader, tree, declared, path)
    status = _answer(reader, tree, "status", STATUSES, path)
    confidence = _answer(reader, tree, "confidence", CONFIDENCES, path) if "confidence" in tree else ""
    source, note = reader.text(tree, "source", path), reader.text(tree, "note", path, "")
    if len(reader.problems) > before or amount is None:
        return None
    value = DatedValue(start, end, amount, status, source, checked, confidence, note)
    if value.last < start:
        if end is None:
            what = "a value that begins after the year in which it was checked says until when it holds"
            reader.say("S043", what, (*path, "from"), f"write to = {_year_end(value)}")
        else:
            reader.say("S043", "a value ends before it begins", (*path, "to"), "exchange `from` and `to`")
    return value


def _year_end(value: DatedValue) -> str:
    return f"{day_text(value.start)[:4]}-12-31"


def _day(reader: Reader, tree: Mapping[str, Any], key: str, path: Path) -> int:
    if key not in tree:
        reader.say("S003", f"`{key}` is missing", path, f"add: {key} = 2026-12-31")
        return 0
    day = read_day(tree[key])
    if day is None:
        reader.say("S004", f"`{key}` is a date", (*path, key), f"write {key} = 2026-12-31")
    return day or 0


def _amount(reader: Reader, tree: Mapping[str, Any], declared: str, path: Path) -> Fraction | None:
    if "value" not in tree:
        reader.say("S003", "`value` is missing", path, "add: value = 100")
        return None
    amount = reader.number(tree["value"], (*path, "value"))
    digits = {"money": CENTS, "count": 0}.get(declared)
    if amount is not None and digits is not None and (amount * 10**digits).denominator != 1:
        what = "an amount of money has at most two decimals" if digits else "a count is a whole number"
        reader.say("S004", what, (*path, "value"), 'say kind = "price" or "number" when it is right as it is')
    return amount


def _answer(reader: Reader, tree: Mapping[str, Any], key: str, answers: tuple[str, ...], path: Path) -> str:
    given = reader.text(tree, key, path)
    if given and given not in answers:
        reader.say("S017", f"`{key}` cannot be `{given}`", (*path, key), f"one of {', '.join(answers)}", 0)
    return given

"""What was looked at, what that shows and no more, and what a slip says, for a person."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.audit.exacts import read_exact
from sharing.dates import day_number
from sharing.decimals import decimal_text
from sharing.reports.formatting import date_words, decimal, in_unit, safe
from sharing.reports.verdict_words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST_DAY, LAST_DAY = day_number("1900-01-01"), day_number("2100-12-31")
"""A whole number between these can be a day; a slip does not say which values are."""


def shown(checked: Mapping[str, int]) -> list[str]:
    """Choose what a check without findings shows, by what was looked at; never more than that.

    >>> shown({"trail": 2, "statement": 2}), shown({"statement": 3, "forgotten": 3}), shown({"slip": 1, "statement": 1})
    (['shown trail'], ['shown forgotten'], ['shown slip', 'shown other'])
    """
    found = ["shown trail"] if checked.get("trail") else ["shown slip", "shown other"] if checked.get("slip") else []
    return [*found, *(["shown forgotten"] if checked.get("forgotten") else [])]


def checked_text(checked: Mapping[str, int], found: int, language: str) -> str:
    """Say how many of each were looked at, how much was found, and what is shown where that is nothing."""
    lines = [say(f"checked {what}", language, n=str(n)) for what, n in sorted(checked.items())]
    if found:
        return "\n".join([*lines, say("found", language, n=str(found))])
    return "\n".join([*lines, say("found none", language), *(say(key, language) for key in shown(checked))])


def slip_text(slip: Mapping[str, Any], statement: Mapping[str, Any], language: str) -> str:
    """Write what a slip says: whose it is, the awards in their units, then inputs and steps as exact values."""
    leaf, period = slip["leaf"], slip["period"]
    start, end = (date_words(day_number(period[key]), language) for key in ("from", "to"))
    parts = [
        say("slip of", language, id=safe(leaf["id"]), run=safe(slip["run"]["id"])),
        say("slip period", language, scheme=safe(slip["scheme"]["name"]), start=start, end=end),
    ]
    awards = {name: _award(units, statement["awards"].get(name), language) for name, units in leaf["awards"].items()}
    inputs = {name: _value(text, language) for name, text in leaf["inputs"].items()}
    steps = {name: _value(text, language) for name, text in leaf["steps"].items()}
    for key, values in (("awards", awards), ("inputs", inputs), ("steps", steps)):
        wide = max(map(len, values), default=0)
        lines = [f"  {safe(name).ljust(wide)}  {text}" for name, text in values.items()]
        parts += ["", f"{say(f'slip {key}', language)}:", *lines] if lines else []
    return "\n".join(parts) + "\n"


def _award(units: int, award: Mapping[str, Any] | None, language: str) -> str:
    """Write an award in its unit; one that the statement does not have is a number of units."""
    if award is None:
        return str(units)
    return in_unit(units * Fraction(award["multiple"]), award["unit"], language)


def _value(text: str | None, language: str) -> str:
    """Write a value: whole numbers as they are, others as decimals, and exactly where these do not end."""
    value = read_exact(text)
    if value is None:
        return say("nothing", language) if text is None else safe(text)
    if value.denominator == 1:
        day = FIRST_DAY <= value <= LAST_DAY
        return say("as a day", language, number=str(value), day=date_words(int(value), language)) if day else str(value)
    shown_as = decimal_text(value)
    if "/" in shown_as:
        return say("exactly", language, number=decimal(value, language), exact=shown_as)
    return shown_as.replace(".", ",") if language == "nl" else shown_as

"""Parameters: legal values with their dates, where they were read and when; which of them is in force on a day.

A value holds on the days from `start` to `last` and on no other day. Nothing is extrapolated: on a day that no value
covers there is no answer. A value without an `end` is open only as far as somebody looked: it holds until the end of
the calendar year in which it was `checked`, because a law that is read in November says nothing about next January.

>>> from fractions import Fraction
>>> level = DatedValue(day_number("2026-01-01"), None, Fraction(12), "final", "a decree", day_number("2026-11-22"))
>>> day_text(level.last), in_force((level,), day_number("2027-01-01"))
('2026-12-31', None)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.dates import day_number, day_text
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from sharing.documents import Document
    from sharing.kinds import Kind

STATUSES = ("final", "provisional", "announced")
CONFIDENCES = ("O", "C", "S", "M")
MEMORY = "M"
IDENTITY_DIGITS = 12


class DatedValue(Named):
    """A value and the days on which it holds, with what it rests on.

    `end` is None when its file gives no last day. `status` is final, provisional (may still change) or announced (not
    law yet). `confidence` is O (official text), C (several sources), S (one source) or M (memory only), if it is said.
    """

    start: int
    end: int | None
    value: Fraction
    status: str
    source: str
    checked: int
    confidence: str = ""
    note: str = ""

    @property
    def last(self) -> int:
        """The last day on which the value holds: its end, or else the last day of the year in which it was checked."""
        return day_number(f"{day_text(self.checked)[:4]}-12-31") if self.end is None else self.end


class Entry(Named):
    """One key of a set: what it measures, its name for people, its unit in words, and its values by date."""

    kind: str
    label: dict[str, str]
    unit: str
    values: tuple[DatedValue, ...]


class ParameterSet(Named):
    """A file of parameters: its name, its title, its entries by key, and the file itself where there is one."""

    name: str
    title: dict[str, str]
    entries: Mapping[str, Entry]
    document: Document | None = None

    @property
    def identity(self) -> str:
        """Twelve characters that change when anything in the set changes, and not with its order or its layout."""
        from hashlib import sha256

        return sha256(self.canonical().encode()).hexdigest()[:IDENTITY_DIGITS]

    def canonical(self) -> str:
        """Write everything the set says in one fixed form: keys and values in order, exact numbers, dates as dates."""
        import json

        entries = {
            key: [entry.kind, sorted(entry.label.items()), entry.unit, sorted(_plain(value) for value in entry.values)]
            for key, entry in self.entries.items()
        }
        tree = ["sharing-parameters-1", self.name, sorted(self.title.items()), sorted(entries.items())]
        return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


class Parameter(Named):
    """A parameter of a scheme: its values, and on which day it is looked up.

    `on` is the leaf of that day: `period.start`, `period.end` or `company.NAME` of a date among the figures. `set`,
    `key`, `identity` and `document` say where the values come from; empty when these stand in the scheme itself.
    """

    name: str
    kind: Kind
    declared: str
    on: str
    label: dict[str, str]
    values: tuple[DatedValue, ...]
    set: str = ""
    key: str = ""
    identity: str = ""
    document: Document | None = None

    @property
    def leaf(self) -> str:
        """The name of the value in the program: a number of the company, like a figure."""
        return f"company.{self.name}"


class UsedParameter(Named):
    """A parameter in one run: the day, the value, the dated value in force, and whether a person overruled it."""

    parameter: Parameter
    day: int
    value: Fraction
    dated: DatedValue | None
    by_hand: bool = False


def in_force(values: Iterable[DatedValue], day: int) -> DatedValue | None:
    """Find the value that holds on a day; None when none is known."""
    return next((value for value in values if value.start <= day <= value.last), None)


def known_days(values: Sequence[DatedValue]) -> str:
    """Say of which days values are known, whole years as years.

    >>> from fractions import Fraction
    >>> known_days([DatedValue(day_number("2025-01-01"), day_number("2025-12-31"), Fraction(1), "final", "", 1)])
    '2025'
    """
    return ", ".join(_days(day_text(value.start), day_text(value.last)) for value in values) or "none"


def _days(first: str, last: str) -> str:
    if first[4:] != "-01-01" or last[4:] != "-12-31":
        return f"{first} to {last}"
    return first[:4] if first[:4] == last[:4] else f"{first[:4]} to {last[:4]}"


def _plain(value: DatedValue) -> list[str]:
    end = "" if value.end is None else day_text(value.end)
    what = [day_text(value.start), end, str(value.value), value.status, value.source, day_text(value.checked)]
    return [*what, value.confidence, value.note]

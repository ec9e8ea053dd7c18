"""Two runs side by side as text: what differs for everybody, and for each participant what and why."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.audit.causes import FIGURE, INPUT, PERIOD, STEP, TABLE
from sharing.audit.differences import Change
from sharing.reports.difference_words import say
from sharing.reports.formatting import decimal, in_unit, safe
from sharing.reports.tables import text_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sharing.audit.causes import Cause
    from sharing.audit.differences import Differences, Moved, Person

PARTS = ("run", "figures", "tables", "company", "totals")
MOST_CAUSES = 4
CHANGED = {INPUT, FIGURE, TABLE, PERIOD, STEP}
"""Causes that were one value and are another."""


def text_differences(found: Differences, old: str, new: str, language: str) -> str:
    """Write the differences between two runs, `old` and `new` by their names."""
    parts = [say("title", language, old=old, new=new)]
    for key, names in (("files", found.files), ("rules", found.rules)):
        if names:
            parts.append(f"{say(key, language)}: {', '.join(names)}")
    for key in PARTS:
        changes: tuple[Change, ...] = getattr(found, key)
        if changes:
            parts.append("\n".join([f"{say(key, language)}:", *(f"  {_change(one, language)}" for one in changes)]))
    parts.append(_people(found.people, language) if found.people else say("same", language))
    return "\n\n".join(parts) + "\n"


def _people(people: Iterable[Person], language: str) -> str:
    headers = [say(key, language) for key in ("participant", "award", "old", "new", "more", "because")]
    rows = []
    for person in people:
        for change in person.awards:
            old, new = (Fraction(text or "0") for text in (change.old, change.new))
            cells = [in_unit(value, change.unit, language) for value in (old, new, abs(new - old))]
            cells[2] = f"{'+' if new > old else '-'}{cells[2]}"
            rows.append([person.identity, change.name, *cells, _why(change.causes, language)])
    return text_table(headers, rows, "llrrrl")


def _why(causes: Sequence[Cause], language: str) -> str:
    """Name what differs among what an amount is calculated from."""
    told = [_cause(one, language) for one in causes[:MOST_CAUSES]]
    more = len(causes) - MOST_CAUSES
    return "; ".join([*told, *([say("and more", language, n=str(more))] if more > 0 else [])])


def _cause(cause: Cause, language: str) -> str:
    if cause.kind in CHANGED:
        return _change(Change(cause.name, cause.old, cause.new), language)
    return say(f"cause {cause.kind}", language, name=safe(cause.name))


def _change(change: Change, language: str) -> str:
    old, new = (_value(text, language) for text in (change.old, change.new))
    return say("change", language, name=change.name, old=old, new=new)


def _value(text: str | None, language: str) -> str:
    if text is None:
        return say("nothing", language)
    try:
        return decimal(Fraction(text), language)
    except ValueError:
        return safe(text)


def differences_tree(found: Differences) -> dict[str, Any]:
    """Give the differences as plain values for another program."""

    def changes(some: Iterable[Change]) -> list[dict[str, str | None]]:
        """Give changes as tables."""
        return [one._asdict() for one in some]

    return {
        "format": "sharing-differences-1",
        "files": list(found.files),
        "rules": list(found.rules),
        **{key: changes(getattr(found, key)) for key in PARTS},
        "participants": [
            {
                "id": one.identity,
                "awards": [_moved(award) for award in one.awards],
                **{key: changes(getattr(one, key)) for key in ("inputs", "steps")},
            }
            for one in found.people
        ],
    }


def _moved(award: Moved) -> dict[str, Any]:
    return {**award._asdict(), "causes": [one._asdict() for one in award.causes]}

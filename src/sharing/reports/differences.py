"""Two runs side by side as text: what differs for everybody, and for each participant what and why."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.audit.causes import FIGURE, INPUT, PERIOD, STEP, TABLE
from sharing.audit.differences import Change
from sharing.audit.exacts import read_exact
from sharing.dates import day_number
from sharing.kinds import LINK
from sharing.reports.difference_words import say
from sharing.reports.formatting import date_words, decimal, in_unit, percent, safe, shown
from sharing.reports.percentages import percentages
from sharing.reports.tables import text_table
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sharing.audit.causes import Cause
    from sharing.audit.differences import Differences, Moved, Person
    from sharing.kinds import Kind
    from sharing.scheme import Scheme

PARTS = ("run", "wording", "figures", "tables", "company", "totals")
MOST_CAUSES = 4
WORDING, TOTALS, DAYS, OPTION = "scheme:", "awards:", "period.", "option set."
TABLES = {"wording": WORDING, "figures": f"{COMPANY}.", "totals": TOTALS}
"""What stands before the names of a part in the names of all values."""
CHANGED = {INPUT: f"{STAFF}.", FIGURE: f"{COMPANY}.", TABLE: "", PERIOD: DAYS, STEP: ""}
"""Causes that were one value and are another, and what stands before their names in the names of all values."""


def text_differences(found: Differences, old: str, new: str, language: str, scheme: Scheme | None = None) -> str:
    """Write the differences between two runs, `old` and `new` by their names; values as the scheme says what they are.

    Without a scheme, which may not be readable any more, values are plain numbers.
    """
    values = Values(scheme, language)
    parts = [say("title", language, old=old, new=new)]
    for key, names in (("files", found.files), ("rules", found.rules)):
        if names:
            parts.append(f"{say(key, language)}: {', '.join(names)}")
    for key in PARTS:
        changes: tuple[Change, ...] = getattr(found, key)
        if changes:
            where = TABLES.get(key, "")
            lines = (f"  {_change(one, f'{where}{one.name}', values)}" for one in changes)
            parts.append("\n".join([f"{say(key, language)}:", *lines]))
    parts.append(_people(found.people, values) if found.people else say("same", language))
    return "\n\n".join(parts) + "\n"


def _people(people: Iterable[Person], values: Values) -> str:
    language = values.language
    headers = [say(key, language) for key in ("participant", "award", "old", "new", "more", "because")]
    rows = []
    for person in people:
        for change in person.awards:
            old, new = (Fraction(text or "0") for text in (change.old, change.new))
            cells = [in_unit(value, change.unit, language) for value in (old, new, abs(new - old))]
            cells[2] = f"{'+' if new > old else '-'}{cells[2]}"
            rows.append([person.identity, change.name, *cells, _why(change.causes, values)])
    return text_table(headers, rows, "llrrrl")


def _why(causes: Sequence[Cause], values: Values) -> str:
    """Name what differs among what an amount is calculated from."""
    told = [_cause(one, values) for one in causes[:MOST_CAUSES]]
    more = len(causes) - MOST_CAUSES
    return "; ".join([*told, *([say("and more", values.language, n=str(more))] if more > 0 else [])])


def _cause(cause: Cause, values: Values) -> str:
    if cause.kind in CHANGED:
        return _change(Change(cause.name, cause.old, cause.new), f"{CHANGED[cause.kind]}{cause.name}", values)
    return say(f"cause {cause.kind}", values.language, name=safe(cause.name))


def _change(change: Change, leaf: str, values: Values) -> str:
    old, new = (values.text(leaf, text) for text in (change.old, change.new))
    return say("change", values.language, name=change.name, old=old, new=new)


class Values:
    """Writes values as people read them: money, days, percentages, names; by what the scheme says that they are."""

    def __init__(self, scheme: Scheme | None, language: str) -> None:
        """Find out what every input and every step of the scheme measures, and which of them are percentages."""
        self.scheme, self.language = scheme, language
        self.kinds = {} if scheme is None else _kinds(scheme)
        self.percentages = frozenset() if scheme is None else percentages(scheme)
        inputs = () if scheme is None else scheme.inputs
        self.ratios = {one.leaf for one in inputs if one.declared == "ratio" and one.table == COMPANY}

    def text(self, leaf: str, text: str | None) -> str:
        """Write the text of a value that a trail holds."""
        if text is None:
            return say("nothing", self.language)
        if leaf.startswith(WORDING):
            return f"`{safe(text)}`"
        if leaf.startswith(DAYS):
            return date_words(day_number(text), self.language)
        name = f"{COMPANY}.{leaf.removeprefix(OPTION)}" if leaf.startswith(OPTION) else leaf.partition(" of ")[0]
        kind, value = self.kinds.get(name), read_exact(text)
        if value is None or (kind is not None and kind.form == LINK):
            return safe(text)
        if name in self.ratios or (name in self.percentages and kind is not None and kind.plain):
            return percent(value, self.language)
        if self.scheme is None or kind is None:
            return decimal(value, self.language)
        return shown(value, kind, self.scheme.currency, self.language)


def _kinds(scheme: Scheme) -> dict[str, Kind]:
    """Give what every input, step, part of a step and award of a scheme measures, by its name."""
    found = {leaf: operand.kind for leaf, operand in scheme.leaves.items()}
    for step in scheme.steps:
        found[step.name] = step.operand.kind
        found |= {f"{step.name}.{word}": operand.kind for word, operand in step.outputs.items()}
    for outlet in scheme.outlets:
        found[f"{TOTALS}{outlet.name}"] = found[outlet.step]
    return found


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

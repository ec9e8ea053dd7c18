"""Promises as text: announced beside paid, what is still to come at worst, and the years of each scheme in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.audit.grouping import FEWEST
from sharing.dates import day_number
from sharing.named import Named
from sharing.promises.values import FEW, LESS, MORE, OPEN
from sharing.reports.formatting import date_words, in_unit, safe
from sharing.reports.promise_data import csv_promises, json_promises
from sharing.reports.promise_words import say
from sharing.reports.tables import text_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from sharing.promises.values import Kept, Practice, Promise, Year


class Told(Named):
    """Everything the report tells: the promises, and the periods in a row."""

    promises: Sequence[Kept]
    practices: Sequence[Practice]
    taken_back: Sequence[tuple[str, Promise]] = ()


def written(told: Told, form: str, language: str) -> str:
    """Write the report as text, Markdown, CSV or JSON; CSV has the promises only."""
    if form == "json":
        return json_promises(told.promises, told.practices, told.taken_back)
    if form == "csv":
        return csv_promises(told.promises)
    return text_promises(told, language, markdown=form == "md")


def text_promises(told: Told, language: str, *, markdown: bool = False) -> str:
    """Write the report as text, or as Markdown."""
    parts = [f"{'# ' if markdown else ''}{say('title', language)}"]
    parts.append(_announced(told.promises, language, markdown=markdown) if told.promises else say("none", language))
    parts += [_taken_back(entry, one, language) for entry, one in told.taken_back]
    parts += _to_come(told.promises, language, markdown=markdown)
    for practice in told.practices:
        parts += _practice(practice, language, markdown=markdown)
    if any(len(practice.years) > 1 for practice in told.practices):
        parts.append(say("notice", language))
    return "\n\n".join(parts) + "\n"


def amount(value: Fraction | None, unit: str, language: str) -> str:
    """Write an amount in its unit; nothing where there is none."""
    return "" if value is None else in_unit(value, unit, language)


def _day(text: str, language: str) -> str:
    return date_words(day_number(text), language) if text else ""


def _about(kept: Kept, language: str) -> str:
    """Name what a promise is about, and how many people share it."""
    of = safe(kept.promise.of)
    if kept.promise.identity:
        return say("one", language, of=of, who=safe(kept.promise.identity))
    if kept.people:
        return say("people", language, of=of, n=str(kept.people))
    return say("some", language, of=of) if kept.status == FEW and not kept.entry else of


def _scheme(kept: Kept, language: str) -> str:
    scheme, version = safe(kept.promise.scheme), safe(kept.promise.version)
    return say("version", language, scheme=scheme, version=version) if version else scheme


def _range(kept: Kept, language: str) -> str:
    low, high = (amount(value, kept.unit, language) for value in (kept.promise.low, kept.promise.high))
    if low and high:
        return low if low == high else say("between", language, low=low, high=high)
    return say("least", language, low=low) if low else say("most", language, high=high) if high else ""


def _outcome(kept: Kept, language: str) -> str:
    if kept.status == FEW:
        return say("few", language, n=str(FEWEST))
    if kept.status not in {LESS, MORE} or kept.difference is None:
        return say(kept.status, language)
    return say(kept.status, language, by=amount(abs(kept.difference), kept.unit, language))


def _announced(promises: Sequence[Kept], language: str, *, markdown: bool) -> str:
    headers = [say(key, language) for key in ("made", "scheme", "period", "of", "range", "is", "outcome")]
    rows = []
    for kept in promises:
        made = _day(kept.promise.made, language) or f"{say('forecast', language)} {safe(kept.promise.source)}".strip()
        cells = [made, _scheme(kept, language), safe(kept.promise.period), _about(kept, language)]
        cells += [_range(kept, language), amount(kept.paid, kept.unit, language), _outcome(kept, language)]
        rows.append(cells)
    return text_table(headers, rows, "llllrrl", markdown=markdown)


def _taken_back(entry: str, promise: Promise, language: str) -> str:
    """Say of a promise that it was kept with an entry and is gone; whoever it was made to is not named."""
    of = safe(promise.of) if not promise.identity else say("some", language, of=safe(promise.of))
    return say("changed", language, entry=entry, of=of, period=safe(promise.period), made=_day(promise.made, language))


def _to_come(promises: Sequence[Kept], language: str, *, markdown: bool) -> list[str]:
    """Lay out what is open: the least and the most it can cost, and what was set aside."""
    found = [kept for kept in promises if kept.status == OPEN and kept.payment]
    if not found:
        return []
    headers = [say(key, language) for key in ("scheme", "period", "of", "least is", "worst", "funded", "missing")]
    rows = []
    for kept in found:
        unit, promise = kept.unit, kept.promise
        worst = amount(kept.worst, unit, language) or say("unbounded", language)
        funded = amount(promise.funded, unit, language) or say("unsaid", language)
        missing = amount(kept.missing, unit, language) or say(
            "unsaid" if kept.worst is not None else "unbounded", language
        )
        least = amount(promise.low, unit, language)
        rows.append(
            [_scheme(kept, language), safe(promise.period), _about(kept, language), least, worst, funded, missing]
        )
    title = f"{'## ' if markdown else ''}{say('open title', language)}"
    parts = [title, text_table(headers, rows, "lllrrrr", markdown=markdown), say("each", language)]
    short = sum(kept.worst is None or (kept.missing or 0) > 0 for kept in found)
    if short:
        parts.append(say("unfunded one" if short == 1 else "unfunded", language, n=str(short)))
    return parts


def _practice(practice: Practice, language: str, *, markdown: bool) -> list[str]:
    """Lay out the periods of one scheme, and the words that were used for them."""
    names = list(dict.fromkeys(name for year in practice.years for name in year.paid))
    headers = [say(key, language) for key in ("period", "of version", "adopted", "council")] + [
        safe(name) for name in names
    ]
    rows = [_row(year, names, language) for year in practice.years]
    title = f"{'## ' if markdown else ''}{say('practice', language, scheme=safe(practice.scheme))}"
    parts = [title, text_table(headers, rows, "llll" + "r" * len(names), markdown=markdown)]
    lead = "- " if markdown else "  "
    words = [f"{lead}{_day(made, language)}: “{safe(said)}”" for year in practice.years for made, said in year.said]
    parts += ["\n".join([say("said", language), *(["", *words] if markdown else words)])] if words else []
    return [*parts, say("in a row", language, n=str(len(practice.years)))] if len(practice.years) > 1 else parts


def _row(year: Year, names: Sequence[str], language: str) -> list[str]:
    adopted = year.adopted
    cells = [safe(year.period), safe(year.version), _day(adopted.get("on", ""), language)]
    cells.append(say(adopted["council"], language) if adopted else "")
    for name in names:
        unit, paid = year.paid.get(name, ("", None))
        told = amount(paid, unit, language)
        cells.append(told or (say("few", language, n=str(FEWEST)) if name in year.paid else ""))
    return cells

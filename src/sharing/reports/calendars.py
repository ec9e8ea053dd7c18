"""Milestones as a list and as an iCalendar file (RFC 5545), with nothing in it of a person but what was asked for."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from hashlib import sha256
from typing import TYPE_CHECKING

from sharing.dates import day_text
from sharing.decimals import decimal_text
from sharing.reports.for_programs import csv_text, json_text
from sharing.reports.formatting import decimal, safe
from sharing.reports.tables import text_table
from sharing.reports.words import of, say
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.evaluation import Run
    from sharing.milestones import Due

FOLD = 75
YEAR = 12
HEADERS = ("id", "name", "day", "weekday", "months", "status", "step", "gives")
WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
}


def weekday(day: int, language: str) -> str:
    """Name the day of the week of a day number.

    >>> weekday(739981, "en")
    'Thursday'
    """
    return WEEKDAYS.get(language, WEEKDAYS["en"])[date.fromordinal(day).weekday()]


def years_text(months: int, language: str) -> str:
    """Write months of service as years where they are whole or half ones.

    >>> years_text(150, "nl"), years_text(7, "en")
    ('12,5 jaar', '7 months')
    """
    whole = months * 2 % YEAR == 0
    text = decimal(Fraction(months, YEAR), language) if whole else str(months)
    return say("years of service" if whole else "months of service", language, n=text)


def rows_of(run: Run, found: Sequence[Due], language: str) -> list[dict[str, str]]:
    """Give one row for each milestone and each thing that it gives, as texts."""
    table = run.inputs.tables[STAFF]
    return [
        {
            "id": table.ids[due.row],
            "name": table.names[due.row] if table.names else "",
            "day": day_text(due.day) if due.day is not None else "",
            "weekday": weekday(due.day, language) if due.day is not None else "",
            "months": str(due.months),
            "status": "missed" if due.late else "due",
            "step": step.name,
            "gives": decimal_text(value) if value.denominator == 1 or _finite(value.denominator) else str(value),
        }
        for due in found
        for step, value in zip(due.steps, due.values, strict=True)
    ]


def _finite(below: int) -> bool:
    for prime in (2, 5):
        while below % prime == 0:
            below //= prime
    return below == 1


def text_milestones(run: Run, found: Sequence[Due], language: str) -> str:
    """Write what falls due as a table for people."""
    table = run.inputs.tables[STAFF]
    words = ("participant", "name", "day of milestone", "weekday", "milestone", "gives")
    headers = [say(word, language) for word in words if word != "name" or table.names]
    rows = []
    for due in found:
        gives = "; ".join(
            f"{of(step.label, language, step.name)}: {decimal(value, language)}"
            for step, value in zip(due.steps, due.values, strict=True)
        )
        status = f" ({say('not given', language)})" if due.late else ""
        when = [day_text(due.day), weekday(due.day, language)] if due.day is not None else ["", ""]
        name = [table.names[due.row]] if table.names else []
        rows.append([table.ids[due.row], *name, *when, years_text(due.months, language) + status, gives])
    if not rows:
        return say("no milestones", language) + "\n"
    return text_table(headers, rows, "l" * len(headers)) + "\n"


def csv_milestones(run: Run, found: Sequence[Due], language: str) -> str:
    """Write what falls due as CSV; no cell of a person can become a formula of a spreadsheet."""
    rows = [HEADERS, *(tuple(row.values()) for row in rows_of(run, found, language))]
    return csv_text(rows)


def json_milestones(run: Run, found: Sequence[Due], language: str) -> str:
    """Write what falls due as JSON."""
    period = {"from": day_text(run.inputs.period.start), "to": day_text(run.inputs.period.end)}
    tree = {"format": "sharing-milestones-1", "scheme": run.scheme.name, "period": period}
    return json_text({**tree, "milestones": rows_of(run, found, language)})


def ics_milestones(run: Run, found: Sequence[Due], language: str, *, who: str = "id") -> str:
    """Write an iCalendar file: a whole day for each milestone; the same milestone has the same UID in every file.

    `who` says what of a person stands in it: `id`, `name` (or the id of who has none), or `nobody`.
    """
    table = run.inputs.tables[STAFF]
    stamp = day_text(run.inputs.period.start).replace("-", "")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sharing//milestones//EN", "CALSCALE:GREGORIAN"]
    for due in found:
        if due.day is None:
            continue
        identity = table.ids[due.row]
        names = {"id": identity, "name": table.names[due.row] if table.names else identity, "nobody": ""}
        whom = f"{names[who] or identity}: " if who != "nobody" else ""
        status = f" ({say('not given', language)})" if due.late else ""
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_uid(run.scheme.name, identity, due.months)}",
            f"DTSTAMP:{stamp}T000000Z",
            f"DTSTART;VALUE=DATE:{day_text(due.day).replace('-', '')}",
            f"DTEND;VALUE=DATE:{day_text(due.day + 1).replace('-', '')}",
            f"SUMMARY:{_escaped(whom + years_text(due.months, language) + status)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(folded(line) for line in [*lines, "END:VCALENDAR"])


def _uid(scheme: str, identity: str, months: int) -> str:
    return sha256(f"{scheme}\n{identity}\n{months}".encode()).hexdigest()[:32] + "@sharing.invalid"


def _escaped(text: str) -> str:
    text = safe(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\r", "").replace("\n", "\\n")


def folded(line: str) -> str:
    r"""Fold a line at 75 bytes, never inside a character, and end it with CRLF.

    >>> folded("A" * 80) == "A" * 75 + "\r\n " + "A" * 5 + "\r\n"
    True
    """
    out, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > FOLD:
            out, size = out + "\r\n ", 1
        out, size = out + sign, size + width
    return out + "\r\n"

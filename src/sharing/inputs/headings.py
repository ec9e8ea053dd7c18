"""The headings under which Dutch and English software exports a column, so that owners need not rename theirs.

A scheme may name its own headings (`header = "Brutoloon"`); these words are tried after those and the column's name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sharing.errors import Problem, did_you_mean

if TYPE_CHECKING:
    from sharing.errors import Place
    from sharing.inputs.sheet import Sheet
    from sharing.scheme import Input

ID = ("id", "personeelsnummer", "persnr", "personeelsnr", "medewerkernummer", "medewerkersnummer", "employee id",
      "employee number", "employee no", "participant", "deelnemer", "holder", "houder", "nummer",
      "code")  # fmt: skip
NAME = ("name", "naam", "medewerker", "employee", "full name", "volledige naam")

KNOWN: dict[str, tuple[str, ...]] = {
    "salary": ("salary", "salaris", "loon", "pay", "wage"),
    "salaris": ("salaris", "salary", "loon"),
    "pay": ("pay", "salary", "salaris", "loon"),
    "fte": ("fte", "deeltijdfactor", "deeltijd", "parttimefactor", "part-time factor", "parttime"),
    "hours": ("hours", "uren", "contracturen", "contract hours"),
    "start": ("start", "datum in dienst", "in dienst", "indiensttreding", "start date", "hire date", "begindatum"),
    "end": ("end", "datum uit dienst", "uit dienst", "uitdiensttreding", "end date", "leave date", "einddatum"),
    "team": ("team", "afdeling", "department", "groep"),
    "grade": ("grade", "schaal", "functiegroep", "functieschaal"),
    "days": ("days", "dagen"),
    "role": ("role", "functie", "job"),
}
PER: dict[str, tuple[str, ...]] = {
    "year": ("jaarsalaris", "bruto jaarsalaris", "annual salary", "yearly salary", "jaarloon"),
    "month": ("maandsalaris", "bruto maandsalaris", "monthly salary", "maandloon"),
    "hour": ("uurloon", "hourly wage"),
}


def folded(heading: str) -> str:
    """Fold a heading to what it is compared by: small letters and digits only.

    >>> folded("Datum in-dienst ")
    'datumindienst'
    """
    return re.sub(r"[\W_]+", "", heading.casefold())


def wanted(found: Input) -> tuple[list[str], list[str]]:
    """Give the headings an input may have: those of the scheme and its own name, and then those that are customary."""
    own = [*found.headers] or [found.name, *found.label.values()]
    customary = [] if found.headers else list(KNOWN.get(found.name, ()))
    if found.name in {"salary", "salaris", "pay"} and not found.headers:
        customary += PER.get(found.kind.per, ())
    return own, customary


def find_heading(sheet: Sheet, own: list[str], customary: list[str]) -> tuple[int | None, list[int]]:
    """Find the column of a sheet with one of these headings; more than one is given back as the second list."""
    for words in (own, customary):
        keys = {folded(word) for word in words}
        columns = [i for i, heading in enumerate(sheet.headers) if folded(heading) in keys]
        if columns:
            return columns[0], columns if len(columns) > 1 else []
    return None, []


def missing(sheet: Sheet, name: str, place: Place) -> Problem:
    """Say that a sheet has no column for something, and how to point at one."""
    advice = did_you_mean(name, sheet.headers) or f"headings here: {', '.join(sheet.headers)}"
    if name == "id":
        return Problem("I040", "there is no column for `id`", place, f"give every row an id of its own; {advice}")
    return Problem("I040", f"there is no column for `{name}`", place, f'{advice}; a scheme can say header = "..."')

"""The headings under which Dutch and English software exports a column, so that owners need not rename theirs.

A scheme may name its own headings (`header = "Brutoloon"`); these words are tried after those and the column's name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sharing.errors import Problem, did_you_mean
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sharing.errors import Place
    from sharing.inputs.sheet import Sheet
    from sharing.scheme import Input

NUMBERS = ("personeelsnummer", "personeelsnr", "persnr", "medewerkernummer", "medewerkersnummer",
           "medewerkernr", "werknemernummer", "werknemersnummer", "werknemernr", "employee id", "employee number",
           "employee no", "staff number", "personnel number")  # fmt: skip
"""Headings that can only be a staff number."""
ID = ("id", *NUMBERS, "participant", "deelnemer", "holder", "houder", "nummer", "code")
PEOPLE = ("medewerker", "werknemer", "employee")
"""Headings of a staff list that are a number in one program and a name in another: an id where nothing else is."""
NAME = ("name", "naam", "medewerker", "employee", "full name", "volledige naam", "medewerkernaam", "naam medewerker",
        "employee name", "achternaam", "last name", "surname")  # fmt: skip

END = ("end", "end date", "eind", "einde", "einddatum", "uit dienst", "datum uit dienst", "uit dienst datum",
       "uitdiensttreding", "datum uitdiensttreding", "leave date", "leaving date", "termination date")  # fmt: skip
FAMILIES: tuple[tuple[str, ...], ...] = (
    ("start", "start date", "startdatum", "begin", "begindatum", "in dienst", "datum in dienst", "in dienst datum",
     "indiensttreding", "datum indiensttreding", "hire date", "date of hire"),
    END,
    ("fte", "deeltijdfactor", "deeltijd", "deeltijdpercentage", "parttimefactor", "part-time factor", "parttime",
     "parttimepercentage", "part-time percentage", "pt"),
    ("hours", "uren", "contracturen", "contract hours"),
    ("team", "afdeling", "department", "groep"),
    ("grade", "schaal", "functiegroep", "functieschaal"),
    ("days", "dagen"),
    ("role", "functie", "job"),
)  # fmt: skip
"""Families of headings: an input that is named as one of a family is found by any other."""
PAY = ("salary", "salaris", "loon", "pay", "wage", "bruto salaris", "brutoloon", "gross salary")
PER: dict[str, tuple[str, ...]] = {
    "year": ("jaarsalaris", "bruto jaarsalaris", "annual salary", "yearly salary", "jaarloon", "bruto jaarloon"),
    "month": ("maandsalaris", "bruto maandsalaris", "monthly salary", "maandloon", "bruto maandloon"),
    "hour": ("uurloon", "bruto uurloon", "hourly wage"),
}
"""An amount of pay has the headings of its own time as well, and no other."""


@cache
def folded(heading: str) -> str:
    """Fold a heading to what it is compared by: small letters and digits only.

    >>> folded("Datum in-dienst ")
    'datumindienst'
    """
    return re.sub(r"[\W_]+", "", heading.casefold())


def family_of(found: Input) -> tuple[str, ...]:
    """Give the customary headings of an input, by any name of its family; nothing for a name of no family.

    Pay has a time: `salary` of a month is found by `Maandsalaris`, and not by `Jaarsalaris`.
    """
    name = folded(found.name)
    if found.kind.per:
        pay = (*PAY, *PER[found.kind.per])
        return pay if name in _keys(pay) else ()
    return next((family for family in (*FAMILIES, PAY, *PER.values()) if name in _keys(family)), ())


def is_end(found: Input) -> bool:
    """Say whether an input is a last day, of which software writes 31-12-9999 where there is none."""
    return family_of(found) == END


@cache
def _keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(folded, words))


def wanted(found: Input, others: Iterable[Input] = ()) -> tuple[list[str], list[str]]:
    """Give the headings an input may have: those of the scheme and its own name, and then those that are customary.

    A customary heading that could be another input of the table as well is left out: it would be a guess.
    """
    if found.headers:
        return [*found.headers], []
    own, family = [found.name, *found.label.values()], family_of(found)
    taken = [_claimed(other) for other in others if other is not found] if family else []
    return own, [word for word in family if not any(folded(word) in words for words in taken)]


def _claimed(found: Input) -> frozenset[str]:
    """Give the headings that an input could have, as they are compared."""
    if found.headers:
        return _keys(found.headers)
    return _keys((found.name, *found.label.values())) | _keys(family_of(found))


def find_heading(sheet: Sheet, *tiers: Iterable[str]) -> tuple[int | None, list[int]]:
    """Find the column of a sheet with one of these headings, those of the first words first.

    More than one column for the same words is given back as the second list.
    """
    headings = [folded(heading) for heading in sheet.headers]
    for words in tiers:
        keys = _keys(tuple(words))
        columns = [i for i, heading in enumerate(headings) if heading in keys]
        if columns:
            return columns[0], columns if len(columns) > 1 else []
    return None, []


def find_id(sheet: Sheet, table: str, said: Sequence[str] = ()) -> tuple[int | None, list[int]]:
    """Find the column of the ids: by what the scheme says, or else by what is customary, a staff number first."""
    if said:
        return find_heading(sheet, said)
    return find_heading(sheet, ["id"], NUMBERS, ID, PEOPLE) if table == STAFF else find_heading(sheet, ["id"], ID)


def find_name(sheet: Sheet, taken: int | None, said: Sequence[str] = ()) -> int | None:
    """Find the column of the names of people, which is not that of their ids: by the first heading that is there."""
    tiers = ([word] for word in said or NAME)
    return next((at for words in tiers if (at := find_heading(sheet, words)[0]) not in {None, taken}), None)


def missing(sheet: Sheet, name: str, place: Place, table: str = STAFF) -> Problem:
    """Say that a sheet has no column for something, and how to point at one."""
    if name == "id":
        key = "staff.id" if table == STAFF else f"tables.{table}.columns.id"
        advice = f"give every row an id of its own; headings here: {', '.join(sheet.headers)}"
        say = f'a column of ids with another heading is named in the scheme: [{key}] header = "..."'
        return Problem("I040", "there is no column for `id`", place, f"{advice}\n{say}")
    advice = did_you_mean(name, sheet.headers) or f"headings here: {', '.join(sheet.headers)}"
    return Problem("I040", f"there is no column for `{name}`", place, f'{advice}; a scheme can say header = "..."')

"""Values as cells of a CSV file, exactly: numbers as decimals where they end, days as dates, links as ids."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.dates import day_text
from sharing.decimals import decimal_text
from sharing.kinds import DATE, LINK, YES_NO
from sharing.reports.for_programs import quoted
from sharing.reports.formatting import safe
from sharing.reports.pack_words import say
from sharing.reports.words import of
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sharing.evaluation import Run
    from sharing.kinds import Kind
    from sharing.pack.values import Sheet
    from sharing.scheme import Input, Step

MOST_NAMED, DIGITS = 10, 12
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?…?")
BLANK = ""


def cell(run: Run, text: str | None, kind: Kind, language: str) -> str:
    """Write the text of a value of a step, as a trail has it, for a person who reads a table."""
    if text is None:
        return BLANK
    value = Fraction(text)
    if kind.form == LINK:
        ids = run.inputs.tables[kind.table].ids
        return ids[int(value)] if value < len(ids) else BLANK
    if kind == DATE:
        return day_text(int(value))
    if kind == YES_NO:
        return say("yes" if value else "no", language)
    return number_text(value)


def number_text(value: Fraction) -> str:
    """Write a number as a decimal; one that does not end has twelve decimals and a sign that more follow.

    A quotient such as 1/3 would be a date in a spreadsheet.

    >>> number_text(Fraction(5, 2)), number_text(Fraction(-1, 3))
    ('2.5', '-0.333333333333…')
    """
    text = decimal_text(value)
    if "/" not in text:
        return text
    shown = decimal_text(Fraction(abs(value.numerator) * 10**DIGITS // value.denominator, 10**DIGITS))
    return f"{'-' if value < 0 else ''}{shown}…"


def input_cell(run: Run, asked: Input, text: str | None, language: str) -> str:
    """Write the text of an input: texts and links already are what people read."""
    if text is None or asked.kind.form == LINK or asked.declared == "text":
        return text or BLANK
    return cell(run, text, asked.kind, language)


def inputs_in(run: Run, table: str) -> list[Input]:
    """Give what a scheme asks for of a table, in its own order."""
    return [asked for asked in run.scheme.inputs if asked.table == table]


def heads(language: str, *words: str) -> tuple[str, ...]:
    """Give headings in a language."""
    return tuple(say(f"head {word}", language) for word in words)


def sheet_text(sheet: Sheet) -> str:
    """Write a sheet as CSV that no spreadsheet reads as a formula."""
    return "".join(",".join(map(_quoted, row)) + "\n" for row in (sheet.heads, *sheet.rows))


def _quoted(text: str) -> str:
    """Write a number below zero as the number that it is, and any other text so that it stays a text."""
    return text if NUMBER.fullmatch(text) else quoted(text)


def some(ids: Sequence[str], language: str) -> str:
    """Name the first few ids, and how many more there are."""
    most = MOST_NAMED + (len(ids) == MOST_NAMED + 1)
    more = [say("and more", language, n=str(len(ids) - most))] if len(ids) > most else []
    return ", ".join([*ids[:most], *more])


def answer_words(step: Step, blank: str, language: str) -> str:
    """Say in words which answer a step gives to a question of its rule; nothing where it gives none."""
    asked = next((one for one in step.rule.blanks if one.name == blank), None) if step.rule else None
    answer = step.choices.get(blank, BLANK)
    return safe(of(asked.choices.get(answer, {}), language, answer)) if asked else BLANK


def role_words(role: str, language: str) -> str:
    """Say what a file was read as.

    >>> role_words("table.teams", "nl"), role_words("staff", "en")
    ('tabel teams', 'the staff list')
    """
    kind, _, name = role.partition(".")
    return say(f"role {kind}", language, name=safe(name))


def others(tables: Iterable[str]) -> list[str]:
    """Give the tables that are neither the company nor the staff."""
    return [name for name in tables if name not in {COMPANY, STAFF}]

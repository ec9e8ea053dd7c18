"""A sheet with the steps in words: what each is, where it comes from, where it stands, and whether it is recomputed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.reports.formatting import safe
from sharing.reports.workbook_words import say
from sharing.tables import COMPANY
from sharing.workbook.cells import Cell, Sheet, letters

if TYPE_CHECKING:
    from sharing.scheme import Step
    from sharing.workbook.book import Book

HEADS = ("step", "what", "definition", "source", "where", "recomputed")


def step_sheet(book: Book) -> Sheet:
    """Make the sheet with the steps."""
    language = book.language
    found = [Cell(0, 0, say("steps", language), "title")]
    found += [Cell(2, at, say(word, language), "head") for at, word in enumerate(HEADS)]
    about = {item.operand.name: (item.when, item.source) for item in book.run.scheme.conditions}
    about |= {step.name: (_definition(step), step.source) for step in book.run.scheme.steps}
    for row, shown in enumerate(book.shown):
        definition, source = about.get(shown.name, ("", ""))
        seat, table = book.places[shown.name], shown.operand.table
        where = f"B{seat + 1}" if table == COMPANY else letters(seat)
        told = say("no", language, reason=say(shown.reason, language)) if shown.reason else say("yes", language)
        texts = (shown.name, shown.label, safe(definition), safe(source), f"{book.layout.names[table]}: {where}", told)
        forms = ("text",) * (len(texts) - 1) + ("dead" if shown.reason else "text",)
        found += [Cell(3 + row, at, text, form) for at, (text, form) in enumerate(zip(texts, forms, strict=True))]
    return Sheet(
        say("steps", language),
        tuple(found),
        ((0, 0, 26), (1, 1, 40), (2, 2, 60), (3, 3, 30), (4, 4, 18), (5, 5, 60)),
        (3, 1),
    )


def _definition(step: Step) -> str:
    if step.rule is None:
        return step.formula
    given = {**step.choices, **step.arguments}
    return f"{step.rule.name}: " + ", ".join(f"{word} = {value}" for word, value in given.items())

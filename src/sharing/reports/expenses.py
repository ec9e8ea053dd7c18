"""The expense of equity plans as text: by grant and year, the balance of every year, and why one is what it is."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.reports.expense_words import say
from sharing.reports.formatting import decimal, money, safe
from sharing.reports.tables import text_table
from sharing.reports.words import of

if TYPE_CHECKING:
    from sharing.expense import Entry, Schedule


def text_schedule(schedule: Schedule, language: str, *, markdown: bool = False) -> str:
    """Write the whole schedule as text, or as Markdown."""
    plan = schedule.plan
    head = safe(of(plan.title, language, say("title", language)))
    company = f"{safe(plan.company)}: " if plan.company else ""
    parts = [f"{'# ' if markdown else ''}{company}{head}", _grants(schedule, language, markdown=markdown)]
    parts += [_balance(schedule, language, markdown=markdown), f"({say('ties', language)})"]
    return "\n\n".join(parts) + "\n"


def _grants(schedule: Schedule, language: str, *, markdown: bool) -> str:
    """Lay out what each grant costs each year."""
    plan = schedule.plan
    headers = [say("grant", language), *plan.years, say("total", language)]
    names: list[str | None] = [*(grant.name for grant in plan.grants), None]
    labels = {grant.name: safe(of(grant.label, language, grant.name)) for grant in plan.grants}
    rows = [
        [
            labels[name] if name is not None else say("total", language),
            *(_money(schedule, schedule.of("expense", name, year), language) for year in (*plan.years, None)),
        ]
        for name in names
    ]
    return text_table(headers, rows, "l" + "r" * (len(headers) - 1), markdown=markdown)


def _balance(schedule: Schedule, language: str, *, markdown: bool) -> str:
    """Lay out what equity and the liability stand at, and how they came there."""
    words = ("opening", "expense", "moved", "paid", "closing")
    headers = [say("balance", language), say("year", language), *(say(word, language) for word in words)]
    rows = []
    for side in schedule.settlements:
        for year in schedule.plan.years:
            amounts = balance(schedule, side, year)
            cells = [_money(schedule, amounts[word], language) for word in words]
            rows.append([say(side, language), year, *cells])
    return text_table(headers, rows, "llrrrrr", markdown=markdown)


def balance(schedule: Schedule, side: str, year: str) -> dict[str, Fraction]:
    """Give what one side of the balance was, became and why: opening + expense + moved - paid = closing."""
    steps = {word: schedule.settled(word, side, year) for word in ("opening", "expense", "paid")}
    moved = schedule.settled("moved_in", side, year) - schedule.settled("moved_out", side, year)
    return {**steps, "moved": moved, "closing": schedule.settled("carried", side, year)}


def _money(schedule: Schedule, value: Fraction, language: str) -> str:
    return money(value, schedule.plan.currency, language)


def text_expense(schedule: Schedule, entries: list[Entry], language: str) -> str:
    """Say why: of each layer and year in two lines, then each expense as a derivation down to what the plan says."""
    from sharing.derivation import derive
    from sharing.reports.explanations import text_explanation

    parts = []
    for entry in entries:
        node = derive(schedule.run, "expense", entry.row)
        told = text_explanation(schedule.run, node, language, rows=say("row", language))
        parts.append(f"{_headline(schedule, entry, language)}\n\n{told}")
    return "\n".join(parts)


def _headline(schedule: Schedule, entry: Entry, language: str) -> str:
    """Say in two lines what a layer stands at, and what that makes of the expense of the year."""
    cells = entry.line.layer.rows[entry.line.place]
    served, service = (Fraction(cells[key]) for key in ("served", "service"))
    part = say("part of", language, served=decimal(served, language), service=decimal(service, language))
    if entry["part"] == 1:
        part = say("all of", language)
    elif entry["part"] != served / service:
        part = decimal(entry["part"], language)
    bought = entry["outstanding"] * entry["worth"] * entry["part"] - entry["carried"]
    less = f" - {_money(schedule, bought, language)}" if bought >= schedule.plan.unit else ""
    first = say(
        "headline", language, line=entry.line.id, units=decimal(entry["outstanding"], language), part=part,
        worth=_money(schedule, entry["worth"], language), less=less,
        carried=_money(schedule, entry["carried"], language),
    )  # fmt: skip
    second = say(
        "difference", language, opening=_money(schedule, entry["opening"], language),
        year=schedule.plan.years[entry.line.place], expense=_money(schedule, entry["expense"], language),
    )  # fmt: skip
    moved = entry["moved_out"] - entry["moved_in"]
    notes = [
        say("with", language, amount=_money(schedule, value, language), what=say(word, language))
        for word, value in (("paid", entry["paid"]), ("moved", moved))
        if value
    ]
    return f"{first}\n  {', '.join([second, *notes])}"

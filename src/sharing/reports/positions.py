"""Positions as text: who has what of every class, the count of all units, and for one holder how it came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.participation.grants import ZERO
from sharing.participation.history import OWN, balances_of, history_of
from sharing.participation.positions import held_of, positions_of
from sharing.participation.transitions import BY_EVENT, PLACES
from sharing.reports.formatting import date_words, decimal, money, safe
from sharing.reports.participation_words import tell
from sharing.reports.tables import text_table
from sharing.reports.words import of

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.participation.book import Book
    from sharing.participation.history import Moment
    from sharing.participation.movements import Movement
    from sharing.participation.plans import Plan

COUNTS = ("granted", "unvested", "vested", "exercised", "lapsed", "held")


def title_of(plan: Plan, language: str) -> str:
    """Give the title of a plan."""
    return safe(of(plan.title, language, "plan"))


def text_positions(book: Book, day: int, language: str, *, markdown: bool = False) -> str:
    """Write all positions and the balance of every class; a count of nothing is left blank."""
    plan = book.plan
    head = tell("positions on", language, title=title_of(plan, language), day=date_words(day, language))
    headers = [tell(word, language) for word in ("holder", "class", "grant", *COUNTS, "price")]
    rows = [
        [found.holder, found.name, found.grant]
        + [count(getattr(found, name), language) for name in COUNTS]
        + ["" if found.price is None else money(found.price, plan.currency, language)]
        for found in positions_of(book, day)
    ]
    parts = [f"{'# ' if markdown else ''}{head}"]
    parts.append(text_table(headers, rows, "lllrrrrrrr", markdown=markdown) if rows else tell("nobody", language))
    parts.append(tell("balances", language))
    heads = [tell(word, language) for word in ("class", "issued", *PLACES)]
    lines = [
        [balance.name, decimal(balance.issued, language)] + [count(balance.places[place], language) for place in PLACES]
        for balance in balances_of(book, day)
    ]
    parts.append(text_table(heads, lines, "l" + "r" * (len(PLACES) + 1), markdown=markdown))
    parts.append(tell("balance", language))
    return "\n\n".join(parts) + "\n"


def count(value: Fraction, language: str) -> str:
    """Write a number of units; nothing for none."""
    return decimal(value, language) if value else ""


def text_held(book: Book, day: int, name: str, language: str, *, markdown: bool = False) -> str:
    """Write who holds units of a class at the end of a day, and how many together."""
    found = held_of(book, day, name)
    rows = [[one.holder, decimal(one.held, language)] for one in found]
    rows.append([tell("total", language), decimal(sum((one.held for one in found), ZERO), language)])
    label = safe(of(book.plan.classes[name].label, language, name))
    title = tell("held on", language, label=label, day=date_words(day, language))
    table = text_table([tell("holder", language), tell("held", language)], rows, "lr", markdown=markdown)
    return f"{'# ' if markdown else ''}{title}\n\n{table}\n"


def text_history(book: Book, day: int, holder: str, language: str, *, markdown: bool = False) -> str:
    """Write for one holder every movement of every position, and what was there after it."""
    parts = [f"{'# ' if markdown else ''}{tell('has', language, who=holder)}"]
    for history in history_of(book, day, holder):
        position = history.position
        label = safe(of(book.plan.classes[position.name].label, language, position.name))
        if position.grant:
            label = tell("of grant", language, label=label, grant=position.grant)
        headers = [tell(word, language) for word in ("day", "what", "units", "then", "line")]
        rows = [_moment(book, moment, holder, language) for moment in history.moments]
        parts.append(f"{'## ' if markdown else ''}{label}")
        parts.append(text_table(headers, rows, "llrll", markdown=markdown))
    return "\n\n".join(parts) + "\n"


def _moment(book: Book, moment: Moment, holder: str, language: str) -> list[str]:
    movement = moment.movement
    after = ", ".join(
        f"{tell(place, language)} {decimal(moment.after[place], language)}" for place in OWN if moment.after.get(place)
    )
    line = "" if book.sheet is None else str(book.sheet.lines[movement.row])
    gone = movement.holder == holder and movement.to not in {"", holder}
    units = -movement.quantity if gone or (movement.origin == "held" and not movement.to) else movement.quantity
    return [
        date_words(movement.day, language),
        happened(movement, holder, language),
        decimal(units, language),
        after,
        line,
    ]


def happened(movement: Movement, holder: str, language: str) -> str:
    """Say in words what a movement was."""
    if movement.cause in {"vest", "expire"}:
        return tell(movement.cause, language, detail=movement.detail)
    if movement.cause == "accelerate":
        return tell(f"early {movement.detail}", language)
    transition = BY_EVENT[movement.cause]
    text = (transition.nl if language == "nl" else transition.en).partition(":")[0]
    if movement.to:
        key, who = ("to whom", movement.to) if movement.holder == holder else ("from whom", movement.holder)
        return tell(key, language, what=text, who=who)
    return tell("with reason", language, what=text, reason=movement.detail) if movement.detail else text

"""Compile events to movements: sorted, taken one by one, and refused together when any of them cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.dates import day_text
from sharing.errors import Refused
from sharing.inputs.sheet import listed
from sharing.participation import class_events, grant_events
from sharing.participation.book import Book, Impossible
from sharing.participation.events import by_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sharing.inputs.sheet import Sheet
    from sharing.participation.events import Event
    from sharing.participation.plans import Plan


def _nothing(_book: Book, _event: Event) -> None:
    """Take an event that moves no units."""


def _adopt(book: Book, _event: Event) -> None:
    """Take the event by which the plan begins; there is one at most."""
    if book.begun:
        raise Impossible("P068", "the plan was adopted before", "event", "keep the first; amend grants one by one")
    book.begun = True


HAPPENS: dict[str, Callable[[Book, Event], None]] = {
    "plan": _adopt, "offer": _nothing, "dividend": _nothing,
    "split": class_events.split, "pool": class_events.pool, "round": class_events.issue, "issue": class_events.issue,
    "transfer": class_events.transfer, "buy-back": class_events.buy_back,
    "grant": grant_events.grant, "amend": grant_events.amend, "reached": grant_events.reached,
    "exit": grant_events.reached, "accelerate": grant_events.accelerate, "pause": grant_events.pause,
    "resume": grant_events.pause, "exercise": grant_events.exercise, "lapse": grant_events.lapse,
    "leave": grant_events.leave, "death": grant_events.leave, "disability": grant_events.leave,
}  # fmt: skip
"""What does each event of the table of transitions."""


def compile_events(plan: Plan, events: Iterable[Event], day: int, sheet: Sheet | None = None) -> Book:
    """Give the book at the end of a day; Refused with every event that cannot be, and then nothing is applied.

    Events after the day are left alone. Events may come in any order and in pieces: the book is the same.
    """
    known = list(by_kind(events))
    backed = [unit for unit in plan.classes.values() if unit.kind == "certificate" and unit.of and unit.foundation]
    book = Book(plan, sheet, backed, adopted=next((alike[0].day for alike in known if alike[0].event == "plan"), 0))
    for alike in known:
        if alike[0].day > day:
            break
        if alike[0].day > book.today:
            book.close(alike[0].day)
        for event in alike:
            take(book, event)
    book.close(day)
    book.end_day()
    if book.problems:
        raise Refused(listed(book.problems))
    return book


def take(book: Book, event: Event) -> None:
    """Take one event; one that cannot be is noted, and its grant is left alone from then on."""
    if event.grant in book.failed:
        return
    if event.day < book.adopted:
        what = f"the plan was adopted on {day_text(book.adopted)}, after this event"
        book.say(event, Impossible("P067", what, "date", "correct one of the dates"))
    try:
        HAPPENS[event.event](book, event)
    except Impossible as found:
        book.say(event, found)
        if event.grant:
            book.failed.add(event.grant)

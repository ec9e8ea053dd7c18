"""Events of a grant: it is made, its schedule changes, units vest early, are exercised, or lapse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.dates import day_text
from sharing.participation.book import Impossible
from sharing.participation.class_events import source, whole
from sharing.participation.grants import ZERO
from sharing.participation.spans import Pause, day_after
from sharing.participation.terms import Reached
from sharing.participation.transitions import EXERCISED, HELD, POOL, UNVESTED, VESTED

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.participation.book import Book
    from sharing.participation.events import Event
    from sharing.participation.grants import Grant

FAR_YEARS = 20
FAR = FAR_YEARS * 366
ACCELERATE = ("full", "soonest", "last", "pro-rata")
CASH = "cash"


def grant(book: Book, event: Event) -> None:
    """Make a grant, from the pool or of new units, within what one may hold."""
    if event.grant in book.grants.made:
        raise Impossible(
            "P049", f"there is a grant `{event.grant}` already", "grant", "give each grant an id of its own"
        )
    units = whole(event).numerator
    origin = source(book, event.name, units)
    if event.start is not None:
        start_of(event)
    book.grants.add(event)
    book.gone.discard(event.holder)
    book.count(event.name, units, origin, UNVESTED)
    if book.reached:
        _known(book, event)
    if book.backed:
        book.back(event, event.name)
    book.limit(event, event.name, event.holder)


def _known(book: Book, event: Event) -> None:
    """Lay a new grant out for what its schedule waits for and has been reached before."""
    waited = book.plan.terms(event.vesting).events
    known = {name: found for name, found in book.reached.items() if name in waited}
    if known:
        made = book.grants.touch(event)
        made.reached = known
        lay_out_again(book, made, event)


def start_of(event: Event) -> int:
    """Give the day from which a schedule counts: that of the event, or one that it states, not many years away."""
    if abs(event.begins - event.day) > FAR:
        what = f"the start {day_text(event.begins)} is more than {FAR_YEARS} years from {day_text(event.day)}"
        raise Impossible("P065", what, "start", "correct the year")
    return event.begins


def reached(book: Book, event: Event) -> None:
    """Note that something was reached, and lay out what follows from it for every grant that waits for it."""
    name = "exit" if event.event == "exit" else event.reason
    found = Reached(event.day, event.quantity)
    waiting = [book.running(event)] if event.grant else book.grants.waiting(name)
    chosen = [one for one in waiting if name in one.terms.events]
    if event.grant and not chosen:
        raise Impossible(
            "P050", f"grant `{event.grant}` does not wait for `{name}`", "reason", "see the schedule of its plan"
        )
    if name in (chosen[0].reached if event.grant else book.reached):
        whose = " for this grant" if event.grant else ""
        column = "event" if event.event == "exit" else "reason"
        raise Impossible("P051", f"`{name}` was reached before{whose}", column, "an event is reached once")
    if not event.grant:
        book.reached[name] = found
    for one in chosen:
        book.note(one.vest(event.day - 1))
        one.reached = {name: found, **one.reached}
        lay_out_again(book, one, event)


def lay_out_again(book: Book, one: Grant, event: Event) -> None:
    """Lay a grant out anew; what a tier promises above what was granted is new, or comes from the pool."""
    more = one.lay_out(event.day)
    if more:
        origin = source(book, one.unit.name, more)
        one.granted += more
        book.note([one.move(event.day, more, origin, UNVESTED, event.event, event.row, "above the whole")])
        book.limit(event, one.unit.name, one.event.holder)
        book.back(event, one.unit.name)


def amend(book: Book, event: Event) -> None:
    """Let what has not vested follow another schedule from this day on; what has vested stays."""
    one = book.running(event)
    if one.amended == event.day:
        raise Impossible("P066", f"grant `{event.grant}` is amended twice on one day", "grant", "keep one of the two")
    one.terms, one.start, one.amended = book.plan.terms(event.vesting), start_of(event), event.day
    one.before, one.basis = one.granted - one.unvested, one.unvested
    one.from_end = one.from_all = ZERO
    known = {**book.reached, **one.reached}
    waited = one.terms.events
    one.reached = {name: found for name, found in known.items() if name in waited}
    lay_out_again(book, one, event)


def accelerate(book: Book, event: Event) -> None:
    """Let units vest before their day: all of them, or a number of the soonest, the last, or of every tranche."""
    if event.reason not in ACCELERATE:
        raise Impossible(
            "P052", f"units cannot vest early in the way `{event.reason}`", "reason", f"one of: {', '.join(ACCELERATE)}"
        )
    one = book.running(event)
    quantity = one.unvested if event.reason == "full" else event.units
    if event.reason != "full":
        whole(event)
    if quantity > one.unvested or not quantity:
        raise Impossible(
            "P053", f"{one.unvested} of grant `{event.grant}` have not vested", "quantity", "lower the number"
        )
    if event.reason == "pro-rata":
        one.thin(quantity, one.unvested)
        one.from_all += quantity
    elif event.reason == "last":
        from_end(one, quantity)
    else:
        one.take(quantity)
    book.note([one.move(event.day, quantity, UNVESTED, one.free, "accelerate", event.row, event.reason)])


def from_end(one: Grant, quantity: Fraction) -> None:
    """Take units from the end of a schedule; those that wait for an event come last of all."""
    one.drop(quantity - one.waiting())
    one.from_end += quantity


def pause(book: Book, event: Event) -> None:
    """Stop the time of a schedule, or let it go on: what is counted in time comes as much later as that took."""
    one = book.running(event)
    if (event.event == "pause") == one.paused:
        raise Impossible("P054", f"grant `{event.grant}` is {'' if one.paused else 'not '}paused", "event")
    if event.event == "pause":
        one.pauses = (*one.pauses, Pause(event.day))
    else:
        one.pauses = (*one.pauses[:-1], Pause(one.pauses[-1].first, event.day))
    one.lay_out(event.day)


def exercise(book: Book, event: Event) -> None:
    """Exercise options that have vested: for new units of what they are of, or for cash."""
    one = book.open(event)
    whole(event)
    if not one.unit.exercised:
        raise Impossible("P055", f"units of `{one.unit.name}` are held, and not exercised", "grant")
    if event.units > one.vested:
        gone = f"; its last day was {day_text(one.last)}" if one.last < event.day else ""
        what = f"{one.vested} of grant `{event.grant}` can be exercised on this day{gone}"
        advice = f"{one.unvested} have not vested, {one.exercised} were exercised, {one.lapsed} have lapsed"
        raise Impossible("P056", what, "quantity", advice)
    if event.to not in {"", CASH}:
        raise Impossible("P057", f"units cannot be exercised to `{event.to}`", "to", "leave it blank, or write cash")
    if one.unit.of and event.to != CASH:
        whose = event._replace(holder=one.event.holder, name=one.unit.of)
        book.move(whose, event.units, source(book, one.unit.of, event.units), HELD, name=one.unit.of)
        book.back(event, one.unit.of)
        book.limit(event, one.unit.of, one.event.holder)
    book.note([one.move(event.day, event.units, VESTED, EXERCISED, "exercise", event.row)])


def lapse(book: Book, event: Event) -> None:
    """Let units of a grant lapse by decision: those that have vested, or those that have not."""
    one = book.open(event)
    whole(event)
    if event.reason not in {UNVESTED, VESTED}:
        raise Impossible("P058", f"`{event.reason}` units cannot lapse", "reason", f"write {UNVESTED} or {VESTED}")
    there = one.unvested if event.reason == UNVESTED else one.vested
    if event.units > there:
        raise Impossible(
            "P056",
            f"{there} of grant `{event.grant}` are {event.reason} on this day",
            "quantity",
            "lower the number",
        )
    if event.reason == UNVESTED:
        from_end(one, event.units)
    book.note(one.lapse(event.day, event.reason, event.units, "lapse", event.row))


def leave(book: Book, event: Event) -> None:
    """Let somebody leave: each grant follows what its class says for the reason."""
    reason = event.event if event.event in {"death", "disability"} else event.reason
    if event.holder in book.gone:
        advice = "somebody leaves once; who comes back has a new grant first"
        raise Impossible("P059", f"`{event.holder}` has left before", "holder", advice)
    theirs = book.grants.of(event.holder)
    grants = [one for one in [book.grants[made.grant] for made in theirs] if not one.left]
    if not theirs and not any(book.held(name, event.holder) for name in book.plan.classes):
        what = f"`{event.holder}` has no grant and holds nothing on this day"
        raise Impossible("P064", what, "holder", "holders are written the same way in every event")
    for unit in {one.unit.name: one.unit for one in grants}.values():
        if reason not in unit.leavers:
            known = ", ".join(unit.leavers) or "none"
            what = f"class `{unit.name}` has no rule for leaving by `{reason}`"
            raise Impossible("P060", what, "reason", f"reasons: {known}; add [classes.{unit.name}.leavers.{reason}]")
    book.gone.add(event.holder)
    for one in grants:
        book.note(one.vest(event.day))
        _leave(book, one, event, reason)


def _leave(book: Book, one: Grant, event: Event, reason: str) -> None:
    rule = one.unit.leavers[reason]
    one.left, one.returns = True, rule.lapsed == POOL
    if rule.unvested == "vest" and one.unvested:
        book.note([one.move(event.day, one.unvested, UNVESTED, one.free, event.event, event.row, reason)])
    elif rule.unvested == "lapse":
        book.note(one.lapse(event.day, UNVESTED, one.unvested, event.event, event.row, reason))
    if rule.unvested != "keep":
        one.closed, one.coming = True, []
    if rule.vested == "lapse":
        book.note(one.lapse(event.day, VESTED, one.vested, event.event, event.row, reason))
    elif rule.window is not None:
        book.grants.shorten(one, day_after(event.day, rule.window))

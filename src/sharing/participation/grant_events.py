"""Events of a grant: it is made, its schedule changes, units vest early, are exercised, or lapse."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.dates import day_text
from sharing.participation.allocation import ROUNDING, allocate
from sharing.participation.book import Impossible
from sharing.participation.class_events import backing, source, whole
from sharing.participation.grants import Grant, known_to
from sharing.participation.spans import day_after
from sharing.participation.terms import Reached
from sharing.participation.transitions import EXERCISED, HELD, POOL, UNVESTED, VESTED

if TYPE_CHECKING:
    from sharing.participation.book import Book
    from sharing.participation.events import Event

ACCELERATE = ("full", "soonest", "last", "pro-rata")
CASH = "cash"


def grant(book: Book, event: Event) -> None:
    """Make a grant, from the pool or of new units, within what one may hold."""
    if event.grant in book.grants:
        raise Impossible(
            "P049", f"there is a grant `{event.grant}` already", "grant", "give each grant an id of its own"
        )
    whole(event)
    unit, terms = book.plan.classes[event.name], book.plan.terms(event.vesting)
    origin = source(book, event.name, event)
    made = Grant(
        event, unit, terms, event.day if event.start is None else event.start, event.units, Fraction(0), event.price
    )
    known_to(made, book.reached)
    book.add(made)
    book.note([made.move(event.day, event.units, origin, UNVESTED, "grant")])
    book.ends(made, made.expire_on())
    backing(book, event)
    book.limit(event, event.name, event.holder)


def reached(book: Book, event: Event) -> None:
    """Note that something was reached, and lay out what follows from it for every grant that waits for it."""
    name = "exit" if event.event == "exit" else event.reason
    found = Reached(event.day, event.quantity)
    waiting = [book.open(event)] if event.grant else list(book.grants.values())
    chosen = [one for one in waiting if name in one.terms.events and not one.left]
    if event.grant and not chosen:
        raise Impossible(
            "P050", f"grant `{event.grant}` does not wait for `{name}`", "reason", "see the schedule of its plan"
        )
    if event.grant and name in chosen[0].reached:
        raise Impossible("P051", f"`{name}` was reached before for this grant", "reason", "an event is reached once")
    if not event.grant:
        if name in book.reached:
            raise Impossible("P051", f"`{name}` was reached before", "reason", "an event is reached once")
        book.reached[name] = found
    for one in chosen:
        book.note(one.vest(event.day - 1))
        one.reached.setdefault(name, found)
        _lay_out_again(one)


def _lay_out_again(one: Grant) -> None:
    """Lay a grant out anew; what has vested already is taken from what comes first."""
    done = one.granted - one.unvested - one.before
    coming, one.coming = one.laid_out(), []
    for tranche in coming:
        taken = min(done, tranche.quantity)
        done -= taken
        if tranche.quantity > taken:
            one.coming.append(tranche._replace(quantity=tranche.quantity - taken))


def amend(book: Book, event: Event) -> None:
    """Let what has not vested follow another schedule from this day on; what has vested stays."""
    one = book.open(event)
    one.terms, one.start = book.plan.terms(event.vesting), event.day if event.start is None else event.start
    one.before = one.granted - one.unvested
    one.coming = [tranche._replace(day=max(tranche.day, event.day)) for tranche in one.laid_out()]


def accelerate(book: Book, event: Event) -> None:
    """Let units vest before their day: all of them, or a number of the soonest, the last, or of every tranche."""
    if event.reason not in ACCELERATE:
        raise Impossible(
            "P052", f"units cannot vest early in the way `{event.reason}`", "reason", f"one of: {', '.join(ACCELERATE)}"
        )
    one = book.open(event)
    quantity = one.unvested if event.reason == "full" else event.units
    if event.reason != "full":
        whole(event)
    if quantity > one.unvested or not quantity:
        raise Impossible(
            "P053", f"{one.unvested} units of grant `{event.grant}` have not vested", "quantity", "lower the number"
        )
    coming = one.touch()
    if event.reason == "pro-rata":
        parts = allocate(quantity, [tranche.quantity / one.unvested for tranche in coming], ROUNDING)
        one.coming = [t._replace(quantity=t.quantity - n) for t, n in zip(coming, parts, strict=True) if t.quantity > n]
    elif event.reason == "soonest":
        coming.reverse()
        one.drop(quantity)
        coming.reverse()
    else:
        one.drop(quantity)
    book.note([one.move(event.day, quantity, UNVESTED, one.free, "accelerate", event.row, event.reason)])


def pause(book: Book, event: Event) -> None:
    """Stop the time of a schedule, or let it go on: every tranche to come is as much later as the pause was long."""
    one = book.open(event)
    if (event.event == "pause") == (one.paused is not None):
        what = "is paused already" if one.paused is not None else "is not paused"
        raise Impossible("P054", f"grant `{event.grant}` {what}", "event")
    if one.paused is None:
        one.touch()
        one.paused = event.day
        return
    later = event.day - one.paused
    one.coming = [tranche._replace(day=tranche.day + later) for tranche in one.touch()]
    one.paused = None


def exercise(book: Book, event: Event) -> None:
    """Exercise options that have vested: for new units of what they are of, or for cash."""
    one = book.open(event)
    whole(event)
    if not one.unit.exercised:
        raise Impossible("P055", f"units of `{one.unit.name}` are held, and not exercised", "grant")
    if event.units > one.vested:
        gone = f"; its last day was {day_text(one.last)}" if one.last < event.day else ""
        what = f"{one.vested} units of grant `{event.grant}` can be exercised on this day{gone}"
        advice = f"{one.unvested} have not vested, {one.exercised} were exercised, {one.lapsed} have lapsed"
        raise Impossible("P056", what, "quantity", advice)
    if event.to not in {"", CASH}:
        raise Impossible("P057", f"units cannot be exercised to `{event.to}`", "to", "leave it blank, or write cash")
    book.note([one.move(event.day, event.units, VESTED, EXERCISED, "exercise", event.row)])
    one.exercised += event.units
    if one.unit.of and event.to != CASH:
        whose = event._replace(holder=one.event.holder, name=one.unit.of)
        book.move(whose, event.units, source(book, one.unit.of, event), HELD, name=one.unit.of)
        backing(book, whose)
        book.limit(event, one.unit.of, one.event.holder)


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
            f"{there} units of grant `{event.grant}` are {event.reason} on this day",
            "quantity",
            "lower the number",
        )
    if event.reason == UNVESTED:
        one.drop(event.units)
    book.note(one.lapse(event.day, event.reason, event.units, "lapse", event.row, pool=True))


def leave(book: Book, event: Event) -> None:
    """Let somebody leave: each grant follows what its class says for the reason."""
    reason = event.event if event.event in {"death", "disability"} else event.reason
    grants = book.by_holder.get(event.holder, [])
    if any(one.left for one in grants):
        raise Impossible(
            "P059",
            f"`{event.holder}` has left before",
            "holder",
            "somebody leaves once; a grant after that is a new one",
        )
    for one in grants:
        rule = one.unit.leavers.get(reason)
        if rule is None:
            known = ", ".join(one.unit.leavers) or "none"
            what = f"class `{one.unit.name}` has no rule for leaving by `{reason}`"
            raise Impossible(
                "P060", what, "reason", f"reasons: {known}; add [classes.{one.unit.name}.leavers.{reason}]"
            )
        book.note(one.vest(event.day))
        _leave(book, one, event, reason)


def _leave(book: Book, one: Grant, event: Event, reason: str) -> None:
    rule = one.unit.leavers[reason]
    to_pool = rule.lapsed == POOL
    one.left = rule.unvested != "keep"
    if rule.unvested == "vest" and one.unvested:
        book.note([one.move(event.day, one.unvested, UNVESTED, one.free, event.event, event.row, reason)])
    elif rule.unvested == "lapse":
        book.note(one.lapse(event.day, UNVESTED, one.unvested, event.event, event.row, pool=to_pool, detail=reason))
    if one.left:
        one.coming = []
    if rule.vested == "lapse":
        book.note(one.lapse(event.day, VESTED, one.vested, event.event, event.row, pool=to_pool, detail=reason))
    elif rule.window is not None:
        book.ends(one, day_after(event.day, rule.window))

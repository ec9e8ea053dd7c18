"""Read the events of a plan from a sheet: one line an event, in any order, every problem at once."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING

from sharing.errors import Problem, Refused, did_you_mean
from sharing.inputs.cells import column_of
from sharing.inputs.columns_read import Reading
from sharing.inputs.daytexts import days_in
from sharing.inputs.identities import ENTRY_FORM
from sharing.inputs.number_columns import numbers_in
from sharing.inputs.sheet import listed, shown
from sharing.named import Named
from sharing.participation.transitions import AUTOMATIC, BY_EVENT, COLUMNS, PRECEDENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sharing.inputs.sheet import Sheet
    from sharing.participation.plans import Plan

HEADINGS: dict[str, tuple[str, ...]] = {
    "date": ("datum", "day"),
    "event": ("gebeurtenis",),
    "holder": ("houder", "participant", "deelnemer", "id"),
    "class": ("soort", "klasse"),
    "grant": ("toekenning",),
    "quantity": ("aantal", "units", "eenheden"),
    "price": ("prijs", "koers"),
    "vesting": ("schema", "schedule"),
    "start": ("begin", "vesting start"),
    "reason": ("reden",),
    "to": ("naar", "aan"),
    "note": ("opmerking", "toelichting"),
}
NUMBERS, DAYS = ("quantity", "price"), ("date", "start")
NAMES = ("holder", "grant", "to")
BY_GRANT = attrgetter("grant")


class Event(Named):
    """One line of the events; a cell that is blank is empty text, or None for a number or a day."""

    row: int
    day: int
    event: str
    holder: str = ""
    name: str = ""
    grant: str = ""
    quantity: Fraction | None = None
    price: Fraction | None = None
    vesting: str = ""
    start: int | None = None
    reason: str = ""
    to: str = ""
    note: str = ""

    @property
    def order(self) -> tuple[object, ...]:
        """Say where it comes among all events: by its day, the table of transitions, grant, holder and what it says.

        More units come before fewer. The line comes last, so that it decides between equal events only.
        """
        return (self.day, PRECEDENCE[self.event], self.grant, self.holder, self.name, _Rest((self,)))

    @property
    def begins(self) -> int:
        """The day from which a schedule counts: the start that is stated, or its own day."""
        return self.day if self.start is None else self.start

    @property
    def units(self) -> Fraction:
        """The number of units, when it is known that there is one."""
        return self.quantity if self.quantity is not None else Fraction(0)


class _Rest(tuple["Event"]):
    """What decides between events of one day, kind, grant, holder and class; worked out only when there are such."""

    __slots__ = ()

    def __lt__(self, other: object) -> bool:
        return isinstance(other, _Rest) and self.said < other.said

    @property
    def said(self) -> tuple[object, ...]:
        """More units come first, and the line decides last of all."""
        event = self[0]
        return (-event.units, event.reason, event.to, event.vesting, event.start or 0, event.price or 0, event.row)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Put events in the order in which they are taken, wherever they stand in their file."""
    return [event for alike in by_kind(events) for event in alike]


def by_kind(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Give events in the order in which they are taken, those of one day and kind together."""
    alike: dict[tuple[int, str], list[Event]] = defaultdict(list)
    for event in events:
        alike[event.day, event.event].append(event)
    for day, kind in sorted(alike, key=lambda key: (key[0], PRECEDENCE[key[1]])):
        yield _sorted(alike[day, kind])


def _sorted(events: list[Event]) -> list[Event]:
    """Sort events of one day and kind; where each has a grant of its own, that is enough."""
    events.sort(key=BY_GRANT)
    if len(set(map(BY_GRANT, events))) < len(events):
        events.sort(key=lambda event: event.order)
    return events


def read_events(plan: Plan, sheet: Sheet, reading: Reading | None = None) -> list[Event]:
    """Read events and hold each to what its kind needs; Refused with every problem of the sheet."""
    reading = reading or Reading()
    problems: list[Problem] = []
    found = {
        name: column_of(sheet, name, HEADINGS[name], problems, optional=name not in {"date", "event"})
        for name in COLUMNS
    }
    columns = {name: at for name, at in found.items() if at is not None}
    if problems:
        raise Refused(problems)
    cells: dict[str, Sequence[object]] = {name: sheet.column(at) for name, at in columns.items()}
    for name, at in columns.items():
        if name in NUMBERS or name in DAYS:
            cells[name] = _values(sheet, name, at, reading, problems)
    if problems:
        raise Refused(problems)
    events = _events(sheet, cells)
    wrong = [problem for event in events for problem in _held_to(plan, sheet, event, columns)]
    if wrong:
        raise Refused(listed(wrong))
    return in_order(events)


def _values(sheet: Sheet, name: str, at: int, reading: Reading, problems: list[Problem]) -> list[object]:
    """Read a column of numbers or of days; blank cells are None."""
    texts = sheet.column(at)
    filled = [row for row, text in enumerate(texts) if text]
    values: list[object] = [None] * len(texts)
    try:
        if name in DAYS:
            read: Sequence[object] = days_in(sheet, at, reading.dates, rows=filled).days
        else:
            numbers = numbers_in(sheet, at, reading.decimal, rows=filled)
            read = [Fraction(value, 10**numbers.decimals) for value in numbers.unscaled]
    except Refused as refused:
        problems.extend(refused.problems)
        return values
    for row, value in zip(filled, read, strict=True):
        values[row] = value
    if name == "date":
        blank = [row for row, text in enumerate(texts) if not text]
        problems.extend(
            listed(
                [Problem("I001", "`date` is blank", sheet.place(row, at), "every event has a date") for row in blank]
            )
        )
    return values


def _events(sheet: Sheet, cells: dict[str, Sequence[object]]) -> list[Event]:
    blank: dict[str, object] = {name: None if name in {*NUMBERS, "start"} else "" for name in COLUMNS}
    columns = [cells.get(name, [blank[name]] * len(sheet.rows)) for name in COLUMNS]
    return [Event(row, *values) for row, values in enumerate(zip(*columns, strict=True))]


def _held_to(plan: Plan, sheet: Sheet, event: Event, columns: dict[str, int]) -> Iterable[Problem]:
    """Hold one event to what its kind needs and to the names of the plan."""
    transition = BY_EVENT.get(event.event)
    at = columns["event"]
    if transition is None or event.event in AUTOMATIC:
        known = [name for name in BY_EVENT if name not in AUTOMATIC]
        advice = did_you_mean(event.event, known) or f"events: {', '.join(known)}"
        yield Problem("P030", f"`{shown(event.event)}` is no event of a plan", sheet.place(event.row, at), advice)
        return
    given = {"class": event.name, "holder": event.holder, "grant": event.grant, "quantity": event.quantity,
             "price": event.price, "vesting": event.vesting, "start": event.start, "reason": event.reason,
             "to": event.to}  # fmt: skip
    for name in transition.needs:
        if given[name] in {"", None}:
            what = f"`{event.event}` needs `{name}`"
            yield Problem("P031", what, sheet.place(event.row, columns.get(name, at)), f"fill in `{name}`")
    for name, value in given.items():
        if value not in {"", None} and name not in {*transition.needs, *transition.may}:
            if name in {"class", "holder"} and transition.needs[:1] == ("grant",):
                continue
            what = f"`{event.event}` has no `{name}`"
            yield Problem("P032", what, sheet.place(event.row, columns[name]), "leave the cell blank")
    if event.name and event.name not in plan.classes:
        advice = did_you_mean(event.name, plan.classes) or f"classes: {', '.join(plan.classes)}"
        yield Problem(
            "P033", f"the plan has no class `{shown(event.name)}`", sheet.place(event.row, columns["class"]), advice
        )
    if event.vesting and event.vesting not in plan.vesting:
        advice = did_you_mean(event.vesting, plan.vesting) or f"schedules: {', '.join(plan.vesting) or 'none'}"
        what = f"the plan has no vesting schedule `{shown(event.vesting)}`"
        yield Problem("P034", what, sheet.place(event.row, columns["vesting"]), advice)
    for name in NAMES:
        text = str(given[name])
        if text and not ENTRY_FORM.fullmatch(text):
            advice = "an id begins with a letter or digit, and has letters, digits, point, dash or underscore"
            yield Problem("I046", f"`{shown(text)}` cannot be an id", sheet.place(event.row, columns[name]), advice)
    for name, value in (("quantity", event.quantity), ("price", event.price)):
        if value is not None and value < 0 and (name, event.event) != ("quantity", "pool"):
            advice = "write it without a minus; what an event does has its own word"
            yield Problem("P035", f"`{name}` is below zero", sheet.place(event.row, columns[name]), advice)

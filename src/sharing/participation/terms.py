"""What a vesting schedule says: statements of segments that run beside each other, or conditions that lead to the next.

A statement begins on the day of the grant's own start or of a trigger, and its segments follow each other: so many
tranches, one every span, together a part of the grant. Conditions are the general form: each vests its part when it
is met and then opens those that follow it, of which the one that is met first is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sharing.named import Named
from sharing.participation.allocation import ROUND_DOWN
from sharing.participation.spans import START

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from sharing.participation.spans import Span

BEGIN, DAY, EVENT, EARLIER, LATER, AFTER = "start", "day", "event", "earlier", "later", "after"


class Trigger(Named):
    """A moment that something waits for: the start, a day, an event, or the earlier or later of several of these.

    `by` is the last day on which it still counts.
    """

    kind: str = BEGIN
    day: int = 0
    event: str = ""
    of: tuple[Trigger, ...] = ()
    by: int | None = None

    def met(self, start: int, reached: Mapping[str, Reached]) -> int | None:
        """Give the day on which it is met, or None while it is not, or came too late.

        >>> ipo = Trigger(EVENT, event="ipo")
        >>> Trigger(LATER, of=(ipo, Trigger(DAY, 740_000))).met(1, {"ipo": Reached(739_000)})
        740000
        """
        found = self._day(start, reached)
        return found if found is None or self.by is None or found <= self.by else None

    def _day(self, start: int, reached: Mapping[str, Reached]) -> int | None:
        if self.kind == BEGIN:
            return start
        if self.kind == DAY:
            return self.day
        if self.kind == EVENT:
            return reached[self.event].day if self.event in reached else None
        days = [trigger.met(start, reached) for trigger in self.of]
        met = [day for day in days if day is not None]
        if self.kind == EARLIER:
            return min(met, default=None)
        return max(met) if len(met) == len(days) else None

    def events(self) -> Iterable[str]:
        """Give the events that it waits for."""
        if self.event:
            yield self.event
        for trigger in self.of:
            yield from trigger.events()


class Reached(Named):
    """An event that was reached: its day, and what was measured if its terms have tiers."""

    day: int
    value: Fraction | None = None


class Cliff(Named):
    """A span in which nothing vests; at its end a stated part does, or what had come by then."""

    after: Span
    part: Fraction | None = None


class Segment(Named):
    """So many tranches, one every span, that are together a part of the grant."""

    part: Fraction
    every: Span | None = None
    times: int = 1
    cliff: Cliff | None = None


class Statement(Named):
    """Segments that follow each other from a trigger on; `tiers` make their part depend on what was measured.

    A tier is what was at least measured, and which part of the segments vests then; it may be more than the whole.
    """

    segments: tuple[Segment, ...]
    trigger: Trigger = Trigger()
    tiers: tuple[tuple[Fraction, Fraction], ...] = ()


class Condition(Named):
    """A condition and those that it opens: it vests `part` of the grant, or of what remains, or a number of units.

    `cliff` is the number of the tranche before which none of its tranches vests: those before it vest with it.
    """

    name: str
    trigger: Trigger
    part: Fraction
    remainder: bool = False
    quantity: int | None = None
    every: Span | None = None
    times: int = 1
    after: str = ""
    cliff: int = 0
    next: tuple[str, ...] = ()


@frozen
class Terms:
    """A vesting schedule: no statements and no conditions mean that everything vests at once."""

    name: str
    statements: tuple[Statement, ...] = ()
    conditions: tuple[Condition, ...] = ()
    way: str = ROUND_DOWN
    policy: str = START

    @property
    def events(self) -> frozenset[str]:
        """The events that the schedule waits for; conditions wait for an event of their own name or of another."""
        triggers = [statement.trigger for statement in self.statements] + [found.trigger for found in self.conditions]
        return frozenset(event for trigger in triggers for event in trigger.events())


AT_ONCE = Terms("at once")

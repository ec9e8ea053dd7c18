"""What was promised, what became of it, and the years of one scheme in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

OPEN, AS_SAID, LESS, MORE, FEW, GONE = STATUSES = ("open", "as said", "less", "more", "few", "gone")
"""Nothing was paid yet; within the range; below it; above it; not told because few people get it; forgotten."""


class Promise(Named):
    """What was announced on a day of an award, a pool or a figure of a period, for everybody or for one participant.

    `low` and `high` are the range; None where that side was left open. `funded` is what was set aside for it; None for
    a forecast, which nobody sets money aside for, and where the file does not say. A forecast has no day.
    """

    made: str
    scheme: str
    version: str
    period: str
    of: str
    low: Fraction | None
    high: Fraction | None
    identity: str = ""
    funded: Fraction | None = None
    said: str = ""
    source: str = ""


class Kept(Named):
    """What became of a promise, or of several alike to different participants: what was paid, by which entry.

    `people` is how many participants it was made to; 0 when it is about everybody together. `worst` is the most that an
    open promise can cost, None where nothing limits it; `missing` is the part of that which was not set aside, None of
    a forecast.
    """

    promise: Promise
    status: str
    unit: str = ""
    paid: Fraction | None = None
    entry: str = ""
    people: int = 0
    worst: Fraction | None = None
    missing: Fraction | None = None
    payment: bool = True

    @property
    def difference(self) -> Fraction | None:
        """How much more than the range was paid, or less; 0 within it."""
        if self.paid is None:
            return None
        low, high = self.promise.low, self.promise.high
        if low is not None and self.paid < low:
            return self.paid - low
        return self.paid - high if high is not None and self.paid > high else self.paid - self.paid


class Year(Named):
    """One period of a scheme as it counts: its entry, its version, what it paid, and what was said about it."""

    period: str
    start: str
    end: str
    version: str
    entry: str
    adopted: Mapping[str, str]
    paid: Mapping[str, tuple[str, Fraction | None]]
    said: tuple[tuple[str, str], ...] = ()


class Practice(Named):
    """The periods of one scheme that follow each other without a gap."""

    scheme: str
    years: tuple[Year, ...]

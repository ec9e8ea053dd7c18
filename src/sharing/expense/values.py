"""A plan as a value: what was granted, what is expected of it each year, and what was changed.

Numbers are exact. Years are labels in the order in which the plan lists them; `place` in that list is what counts.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Document, Path

EQUITY, CASH, CHOICE = "equity", "cash", "choice"
FAIR, INTRINSIC, VESTING = "fair", "intrinsic", "vesting"
SERVICE, PERFORMANCE, MARKET = "service", "performance", "market"
GRADED, STRAIGHT = "graded", "straight-line"
INCREASE, CANCEL, TO_CASH, TO_EQUITY = "increase", "cancel", "to-cash", "to-equity"


@frozen
class Tranche:
    """A part of a grant that vests after a service of its own: `top` out of `bottom` of the units."""

    top: int
    bottom: int
    service: Fraction


@frozen
class Grant:
    """What was promised: to how many people, how many units, at what value, for which service.

    `service` is in the unit of `a_year`: 3 with 1 a year, or 36 with 12 a year. `first` is how much of it lies in the
    first year. `parts` are the parts of the service that are done, year by year, where the plan states them.
    """

    name: str
    place: int
    settlement: str
    measure: str
    condition: str
    people: Fraction
    units: Fraction
    service: Fraction
    path: Path
    value: Fraction | None = None
    exercise_price: Fraction | None = None
    cash_units: Fraction | None = None
    cash_value: Fraction | None = None
    a_year: Fraction = Fraction(1)
    first: Fraction = Fraction(1)
    parts: tuple[Fraction, ...] = ()
    tranches: tuple[Tranche, ...] = ()
    attribution: str = GRADED
    varies: frozenset[str] = frozenset()
    vest: Fraction = Fraction(1)
    leave: Fraction = Fraction(0)
    whole: str = "exact"
    label: Mapping[str, str] = field(factory=dict)

    @property
    def layers(self) -> int:
        """How many layers the grant begins with: graded tranches stand apart."""
        return max(1, len(self.tranches)) if self.attribution == GRADED else 1

    @property
    def revalued(self) -> bool:
        """Say whether the plan gives a value for every year, rather than one when it is granted."""
        return self.settlement != EQUITY or self.measure != FAIR


@frozen
class Estimate:
    """What is expected of a grant at the end of a year; None where nothing changed since the year before.

    `exercised` counts units and `exercised_people` people whose units were exercised or issued in the year, one number
    for each layer of the grant (one alone, unless tranches are graded), for `exercised_at` each where that is not what
    a unit is worth.
    """

    grant: str
    place: int
    path: Path
    people: Fraction | None = None
    vest: Fraction | None = None
    leave: Fraction | None = None
    units: Fraction | None = None
    value: Fraction | None = None
    service: Fraction | None = None
    met: bool | None = None
    exercised: tuple[Fraction, ...] = ()
    exercised_people: tuple[Fraction, ...] = ()
    exercised_at: Fraction | None = None


@frozen
class Change:
    """What was changed at the end of a year: more value or units, a cancellation, money in place of equity or back.

    `value` is per unit on that day, `before` what it was without the change; `paid` and `worth` are what was paid for
    each unit on cancellation and its value then.
    """

    grant: str
    place: int
    kind: str
    path: Path
    value: Fraction = Fraction(0)
    before: Fraction = Fraction(0)
    units: Fraction | None = None
    service: Fraction | None = None
    paid: Fraction = Fraction(0)
    worth: Fraction = Fraction(0)


@frozen
class Plan:
    """A file that was read and makes sense: years in order, grants by name, estimates and changes of each."""

    title: Mapping[str, str]
    company: str
    currency: str
    language: str
    unit: Fraction
    years: tuple[str, ...]
    grants: tuple[Grant, ...]
    estimates: Mapping[tuple[str, int], Estimate]
    changes: Mapping[str, tuple[Change, ...]]
    document: Document

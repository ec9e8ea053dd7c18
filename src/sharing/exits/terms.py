"""What a plan says about an exit, as values: what each class gets, and what goes off the price before that.

Every question with several answers in the world is answered in the plan; `sharing.exits.reading` asks for the others.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import field, frozen

from sharing.errors import Place
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Document

COMMON, PREFERRED, OPTION, HURDLE = "common", "preferred", "option", "hurdle"
NO, YES, TO_CAP = "no", "yes", "to-cap"
EVERYTHING, BESIDES = "everything", "besides"
CHOICE, NEVER, ALWAYS = "choice", "never", "always"
PRICE, BEFORE, AFTER = "price", "before-preferences", "after-preferences"
ONE, NOTHING = Fraction(1), Fraction(0)


@frozen
class ClassTerms:
    """What one class gets at an exit.

    `price` is what was paid for one unit, or else `invested` what was paid for all of them; `multiple` of it and
    `accrued` (for all units) are the preference. `cap` is so many times what was paid: of everything the class gets, or
    of what it shares besides its preference. `strike` is what one unit costs its holder, when the plan and not each
    holding says so; `company` the value of the company above which a unit shares. `ratio` is how many common units
    one unit counts for.
    """

    name: str
    kind: str = COMMON
    rank: int = 0
    price: Fraction | None = None
    invested: Fraction | None = None
    multiple: Fraction = NOTHING
    accrued: Fraction = NOTHING
    takes_part: str = NO
    cap: Fraction | None = None
    cap_counts: str = EVERYTHING
    converts: str = CHOICE
    strike: Fraction | None = None
    company: Fraction | None = None
    ratio: Fraction = ONE
    label: Mapping[str, str] = field(factory=dict)

    def paid(self, units: Fraction) -> Fraction:
        """Give what was paid for one unit when the class has so many."""
        return self.price if self.price is not None else (self.invested or NOTHING) / units

    def preference(self, units: Fraction) -> Fraction:
        """Give the preference of one unit when the class has so many.

        >>> ClassTerms("a", PREFERRED, invested=Fraction(500), multiple=Fraction(2)).preference(Fraction(10))
        Fraction(100, 1)
        """
        return self.multiple * self.paid(units) + self.accrued / units

    def most(self, units: Fraction) -> Fraction | None:
        """Give the most that one unit gets while it keeps its preference; None where nothing limits it."""
        if self.cap is None:
            return None
        return self.cap * self.paid(units) + (self.preference(units) if self.cap_counts == BESIDES else NOTHING)


class Holding(Named):
    """So many units of a class in one hand; `strike` is what one unit costs its holder, None where it has no price."""

    holder: str
    name: str
    quantity: Fraction
    strike: Fraction | None = None


@frozen
class CarveOut:
    """A part that somebody gets first: `rate` of what a base has above an amount, `at_most` so much.

    `of` is the base: the price, what is left before the preferences, or what is left after them.
    """

    to: str
    of: str
    rate: Fraction
    above: Fraction = NOTHING
    at_most: Fraction | None = None

    def amount(self, base: Fraction) -> Fraction:
        """Give the part of a base.

        >>> CarveOut("team", PRICE, Fraction(1, 10), Fraction(100)).amount(Fraction(150))
        Fraction(5, 1)
        """
        found = self.rate * max(NOTHING, base - self.above)
        return found if self.at_most is None else min(found, self.at_most)


@frozen
class ExitTerms:
    """All terms of an exit: of every class, of what goes off the price, and how results are written."""

    classes: Mapping[str, ClassTerms]
    carve_outs: tuple[CarveOut, ...] = ()
    cash: Fraction = NOTHING
    costs: Fraction = NOTHING
    debt: Fraction = NOTHING
    currency: str = "EUR"
    language: str = "en"
    title: Mapping[str, str] = field(factory=dict)
    document: Document | None = field(default=None, eq=False, repr=False)

    def place(self, name: str, key: str) -> Place:
        """Find where the terms of a class say something."""
        return self.document.place(("classes", name, "exit", key)) if self.document else Place()

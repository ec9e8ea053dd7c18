"""Divide a price: the terms of a plan and the holdings become the tables of `exit-waterfall`, and the scheme is run.

What comes out is an ordinary run of an ordinary scheme: every amount has its derivation, and what a common unit gets is
a level that the kernel proves by substitution.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from sharing.awards import summed
from sharing.errors import Refused, refuse
from sharing.evaluation import Run, run
from sharing.exact import number
from sharing.exits.claims import class_rows, held_by
from sharing.exits.terms import NOTHING
from sharing.exits.written import tables_of
from sharing.inputs.bound import Inputs, Rows
from sharing.inputs.figures import Period
from sharing.kernel import Value
from sharing.register import register_of
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.exits.claims import ClassRow, Held
    from sharing.exits.terms import ExitTerms, Holding
    from sharing.register import Register
    from sharing.scheme import Scheme

SCHEME = "exit-waterfall"
"""The ready-made scheme that divides a price."""
CENT = 100


@frozen(slots=False, repr=False)
class Outcome:
    """What everybody gets at one price; `run` has every step of it."""

    waterfall: Waterfall
    price: Fraction
    run: Run

    @cached_property
    def register(self) -> Register:
        """Give the result in whole cents, for a price in whole cents."""
        return register_of(self.run)

    def of_company(self, step: str) -> Fraction:
        """Give the value of a step of the company: `common`, `divided`, `preferences`."""
        return self.run.workings.column(step).exact.fraction()

    @cached_property
    def exact(self) -> dict[str, Fraction]:
        """Give what each holder gets, before it is rounded to cents."""
        return dict(zip(self.waterfall.people, self.run.workings.column("exact").exact.fractions(), strict=True))

    def gets(self, holder: str) -> Fraction:
        """Give what one holder gets, before it is rounded to cents."""
        return self.run.workings.row("exact", self.waterfall.people.index(holder)).exact.fraction()

    @cached_property
    def amounts(self) -> dict[str, Fraction]:
        """Give what each holder gets in whole cents; together they are all there is to pay."""
        (award,) = self.register.awards
        return {identity: award.amount(row) for row, identity in enumerate(self.waterfall.people)}

    @cached_property
    def unit_values(self) -> dict[str, Fraction]:
        """Give what one unit of each class gets, by the id of its row."""
        ids = (row.id for row in self.waterfall.rows)
        return dict(zip(ids, self.run.workings.column("unit_value").exact.fractions(), strict=True))

    def held(self, holder: str) -> list[Held]:
        """Give what one holder has of each class."""
        return [one for one in self.waterfall.held if one.holder == holder]

    def carved(self, holder: str) -> Fraction:
        """Give what one holder gets from carve-outs."""
        parts = self.run.workings.column("carved").exact.fractions() if self.waterfall.terms.carve_outs else []
        pairs = zip(self.waterfall.terms.carve_outs, parts, strict=True)
        return sum((part for carve, part in pairs if carve.to == holder), NOTHING)


@frozen(slots=False, repr=False)
class Waterfall:
    """A plan and its holdings, ready to divide any price; `scheme` is `exit-waterfall`."""

    scheme: Scheme
    terms: ExitTerms
    holdings: tuple[Holding, ...]

    def __repr__(self) -> str:
        return f"Waterfall(scheme, {self.terms!r}, {self.holdings!r})"

    @cached_property
    def rows(self) -> tuple[ClassRow, ...]:
        """Give the rows of the classes that are held."""
        return class_rows(self.terms, self.holdings)

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """Give what everybody has of each class, one row a holder and class."""
        return held_by(self.holdings, self.rows)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Give everybody who is paid, in the order of their ids: holders, and those with carve-outs."""
        return tuple(sorted({held.holder for held in self.holdings} | {carve.to for carve in self.terms.carve_outs}))

    @cached_property
    def _tables(self) -> tuple[dict[str, Rows], dict[str, Value]]:
        return tables_of(self.scheme, self.people, self.rows, self.held, self.terms.carve_outs)

    def at(self, price: Fraction) -> Outcome:
        """Divide a price of zero or more; Refused when nobody may have what is left of it."""
        if price < 0:
            raise refuse("D008", "a price is not below zero", advice="write 0 or more")
        tables, shared = self._tables
        terms = self.terms
        figures = {"price": price, "cash": terms.cash, "costs": terms.costs, "debt": terms.debt}
        leaves = {**shared, **{f"{COMPANY}.{name}": Value(number(value)) for name, value in figures.items()}}
        found = Outcome(self, price, _run(self.scheme, Inputs(leaves, tables, Period("", 1, 1))))
        if summed(found.run.workings.column("exact").exact) != found.of_company("pool"):
            raise _unshared()
        return found

    def in_cents(self, price: Fraction) -> Outcome:
        """Divide a price in whole cents."""
        if (price * CENT).denominator != 1:
            raise refuse("D008", "a price is in whole cents", advice="write at most two decimals")
        return self.at(price)


def _run(scheme: Scheme, inputs: Inputs) -> Run:
    try:
        return run(scheme, inputs)
    except Refused as refused:
        nobody = any(problem.code == "E003" for problem in refused.problems)
        raise (_unshared() if nobody else refused) from None


def _unshared() -> Exception:
    what = "nobody may have what is left of the price: every class that is held has all it can get"
    return refuse("D020", what, advice="give a class of units that share without an end, such as the common stock")

"""Every price at which the division changes, exactly, and for whom: in between every payout is a straight line.

Three bent lines lead from a price to what a common unit gets: what is left of the price after costs, parts of the price
and debt; what holders divide of that; what a common unit gets of what they divide. Turned round, they lead from each
bend back to its price.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.exits.bent import Bent, bend
from sharing.exits.claims import gains, preferences_of
from sharing.exits.terms import AFTER, BEFORE, NOTHING, PRICE
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from fractions import Fraction

    from sharing.exits.claims import ClassRow
    from sharing.exits.terms import CarveOut, ExitTerms
    from sharing.exits.waterfall import Waterfall

COSTS, FEES, DEBT, CARVED, CARVED_MOST, RANK, SHARES, CAP, INSTEAD, STRIKE = (
    "costs", "fees", "debt", "carved", "carved-most", "rank", "shares", "cap", "instead", "strike",
)  # fmt: skip
"""What can change: costs, parts of the price or debt are paid; a carve-out begins or is at its most; a rank of
preferences is paid; a class shares, reaches its cap, shares instead of its preference, or is worth its strike."""
ORDER = (COSTS, FEES, DEBT, CARVED, CARVED_MOST, RANK, SHARES, CAP, INSTEAD, STRIKE)


class Breakpoint(Named):
    """A price at which something changes: what, for whom (a class, a rank or a holder), and what a common unit gets."""

    price: Fraction
    what: str
    whom: str = ""
    common: Fraction = NOTHING


class Way(Named):
    """The way from a price to what holders divide: `net` of a price, `after_before` and `divided` of what is net.

    All three rise without an end, because the carve-outs of one base are less than all of it; so every amount has a
    price. One that is there at a price of zero already, from cash, has that price.
    """

    net: Bent
    after_before: Bent
    divided: Bent

    def amount(self, price: Fraction) -> Fraction:
        """Give what the holders divide of a price."""
        return self.divided.at(self.net.at(price))

    def price_of(self, net: Fraction) -> Fraction:
        """Give the least price of which so much is net."""
        return self.net.first(net) or NOTHING

    def price_before(self, rest: Fraction) -> Fraction:
        """Give the least price of which so much is left after the carve-outs before preferences."""
        return self.price_of(self.after_before.first(rest) or NOTHING)

    def price(self, divided: Fraction) -> Fraction:
        """Give the least price of which the holders divide so much."""
        return self.price_of(self.divided.first(divided) or NOTHING)

    def last_price(self, divided: Fraction) -> Fraction:
        """Give the largest price of which the holders divide no more than that."""
        return self.net.last(self.divided.last(divided) or NOTHING) or NOTHING


def breakpoints(waterfall: Waterfall) -> tuple[Breakpoint, ...]:
    """Give every price at which something changes, from low to high."""
    terms, rows = waterfall.terms, waterfall.rows
    preferences = preferences_of(rows)
    way = way_of(terms, preferences)
    together = gains(rows)
    found = {*_off_the_price(terms, way), *_carved(terms, way, preferences), *_ranks(rows, way)}
    found |= set(_sharing(rows, together, preferences, way))
    known = {one._replace(common=_common(together, way.amount(one.price) - preferences)) for one in found}
    return tuple(sorted(known, key=lambda one: (one.price, ORDER.index(one.what), one.whom)))


def _common(together: Bent, left: Fraction) -> Fraction:
    """Give what a common unit gets when so much is left after the preferences."""
    return together.first(left) or NOTHING if left > 0 else NOTHING


def way_of(terms: ExitTerms, preferences: Fraction) -> Way:
    """Find the bent lines between a price and what the holders divide."""
    fees = _part(terms, PRICE)
    bends = {*_bends(terms, PRICE), terms.costs - terms.cash}

    def free(price: Fraction) -> Fraction:
        """Give what is left after costs and parts of the price."""
        return max(NOTHING, price + terms.cash - terms.costs) - fees(price)

    bends |= set(bend(free, bends).crossings(NOTHING))
    paid = bend(lambda price: max(NOTHING, free(price)), bends)
    bends |= set(paid.crossings(terms.debt))
    net = bend(lambda price: max(NOTHING, paid.at(price) - terms.debt), bends)
    before, after = _part(terms, BEFORE), _part(terms, AFTER)
    rest = bend(lambda amount: amount - before(amount), _bends(terms, BEFORE))
    above = {preferences, *(preferences + value for value in _bends(terms, AFTER))}
    starts = {x for x, _ in rest.bends} | {rest.first(value) or NOTHING for value in above}
    divided = bend(lambda amount: rest.at(amount) - after(max(NOTHING, rest.at(amount) - preferences)), starts)
    return Way(net, rest, divided)


def _part(terms: ExitTerms, of: str) -> Callable[[Fraction], Fraction]:
    """Give the function that adds up the carve-outs of one base."""
    carves = [carve for carve in terms.carve_outs if carve.of == of]
    return lambda base: sum((carve.amount(base) for carve in carves), NOTHING)


def _bends(terms: ExitTerms, of: str) -> set[Fraction]:
    """Give the bends of the carve-outs of one base: where they begin, and where they are at their most."""
    return {value for carve in terms.carve_outs if carve.of == of for value in _ends(carve).values()}


def _ends(carve: CarveOut) -> dict[str, Fraction]:
    if not carve.rate:
        return {}
    most = {} if carve.at_most is None else {CARVED_MOST: carve.above + carve.at_most / carve.rate}
    return {CARVED: carve.above, **most}


def _off_the_price(terms: ExitTerms, way: Way) -> Iterator[Breakpoint]:
    """Find the prices at which costs, parts of the price and debt are paid."""
    covered = max(NOTHING, terms.costs - terms.cash)
    paid = way.net.last(NOTHING)
    others = {NOTHING, *_bends(terms, PRICE)}
    for price in {covered, *(price for price, _ in way.net.bends)} - others:
        what = DEBT if terms.debt and price == paid else FEES
        yield Breakpoint(price, COSTS if price == covered else what)


def _carved(terms: ExitTerms, way: Way, preferences: Fraction) -> Iterator[Breakpoint]:
    """Find the prices at which a carve-out begins or is at its most."""
    for carve in terms.carve_outs:
        for what, base in _ends(carve).items():
            price = {PRICE: base, BEFORE: way.price_of(base), AFTER: way.price_before(base + preferences)}[carve.of]
            yield Breakpoint(price, what, carve.to)


def _ranks(rows: Sequence[ClassRow], way: Way) -> Iterator[Breakpoint]:
    """Find the prices at which the preferences of a rank are paid in full."""
    paid = NOTHING
    for rank in sorted({row.rank for row in rows if row.preference}):
        paid += preferences_of(row for row in rows if row.rank == rank)
        yield Breakpoint(way.price(paid), RANK, str(rank))


def _sharing(rows: Sequence[ClassRow], together: Bent, preferences: Fraction, way: Way) -> Iterator[Breakpoint]:
    """Find the prices at which a class begins to share, reaches its cap, or shares instead of its preference.

    What is only reached when everybody else has all they can get, and nobody gets more, is reached at no price.
    """
    for row in rows:
        ends = {SHARES: NOTHING, **row.bends()} if row.beside else row.bends()
        for what, common in ends.items():
            gained = together.at(common)
            if together.last(gained) is not None:
                yield Breakpoint(way.last_price(preferences + gained), what, row.id)


def prices_of(found: Iterable[Breakpoint]) -> list[Fraction]:
    """Give the prices of breakpoints, each once, from zero up."""
    return sorted({NOTHING, *(one.price for one in found)})

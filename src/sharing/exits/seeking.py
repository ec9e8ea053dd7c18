"""The price at which a holder gets so much: the question turned round.

The scheme is run at every breakpoint; between two of them a holder's part is a straight line, so the price is exact.
The answer is proved by running the scheme at that price.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.decimals import decimal_text
from sharing.errors import did_you_mean, refuse
from sharing.exits.bent import Bent
from sharing.exits.breakpoints import breakpoints, prices_of
from sharing.exits.waterfall import CENT
from sharing.named import Named

if TYPE_CHECKING:
    from sharing.exits.waterfall import Waterfall


class Sought(Named):
    """The least price at which a holder gets a wanted amount; up to `until` it stays that, None where it never grows.

    `exact` proves it: what the scheme gives at that price. `cents` is the price in whole cents, rounded up, and `gets`
    what the holder is then paid.
    """

    holder: str
    wanted: Fraction
    price: Fraction
    exact: Fraction
    until: Fraction | None
    cents: Fraction
    gets: Fraction


def payouts(waterfall: Waterfall, holder: str) -> Bent:
    """Give what a holder gets at every price, before rounding; KeyError when nobody has this id."""
    prices = prices_of(breakpoints(waterfall))
    values = [waterfall.at(price).gets(holder) for price in prices]
    beyond = waterfall.at(prices[-1] + 1).gets(holder)
    return Bent(tuple(zip(prices, values, strict=True)), beyond - values[-1])


def seek(waterfall: Waterfall, holder: str, wanted: Fraction) -> Sought:
    """Find the least price at which a holder gets an amount; Refused when no price gives it."""
    if holder not in waterfall.people:
        advice = did_you_mean(holder, waterfall.people) or "ids are written as in the holdings: 007 is not 7"
        raise refuse("D021", f"nobody with the id `{holder}` is paid at an exit", advice=advice)
    if wanted <= 0:
        raise refuse(
            "D022", "the amount that is sought is above zero", advice="at a price of zero everybody gets nothing"
        )
    line = payouts(waterfall, holder)
    price = line.first(wanted)
    if price is None:
        advice = f"the most that `{holder}` ever gets is {decimal_text(line.bends[-1][1])}"
        raise refuse("D022", f"no price gives `{holder}` so much", advice=advice)
    if line.at(price) > wanted:
        advice = f"at a price of zero `{holder}` gets {decimal_text(line.at(price))}, from cash that is there already"
        raise refuse("D022", f"every price gives `{holder}` more than that", advice=advice)
    cents = Fraction(-(-price * CENT // 1), CENT)
    exact, gets = waterfall.at(price).gets(holder), waterfall.in_cents(cents).amounts[holder]
    return Sought(holder, wanted, price, exact, line.last(wanted), cents, gets)

"""What the rules of participation mean, by hand: every price is tried, every queue is walked, no kernel.

Every rule takes the world and the tree of its step, and gives its value and its sub-steps as (table, values).
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from dateutil.relativedelta import relativedelta
from tests.oracles.pools import NEGATIVE_CLAIM, NO_VALUE, NOT_A_PART, Table, blanks, row_by_row
from tests.oracles.world import BY_ZERO, NO_ROWS, ONE, ZERO, No, World, down, formula, strict


def leaver_price(world: World, step: dict) -> dict[str, Table]:
    """Price one unit of somebody who leaves."""
    terms = step["terms"]

    def answer(market, cost, rate, years):
        if terms == "cost-plus-interest":
            return {"result": cost + cost * rate * years, "interest": cost * rate * years}
        if terms == "discount" and not 0 <= rate <= 1:
            return dict.fromkeys(("result", "reduction"), No(NOT_A_PART))
        if terms == "discount":
            return {"result": market * (1 - rate), "reduction": market * rate}
        pick = {"market": (market,), "cost": (cost,), "lower": (market, cost), "higher": (market, cost)}[terms]
        return {"result": (max if terms == "higher" else min)(pick)}

    shown = {"cost-plus-interest": ("interest",), "discount": ("reduction",)}.get(terms, ())
    return row_by_row(world, step, "market cost rate years", (*shown, "result"), answer)


def cashless(world: World, step: dict) -> dict[str, Table]:
    """Pay the gain on options in whole units, and the rest in money."""
    unit = Fraction(str(step.get("unit", "1")))

    def answer(of, strike, price, withheld):
        withheld = ZERO if withheld is None else withheld
        gain = No(NEGATIVE_CLAIM) if of < 0 else of * max(ZERO, price - strike)
        counted = strict(lambda g: g * (1 - withheld), gain) if 0 <= withheld <= 1 else No(NOT_A_PART)
        units = ZERO if price <= 0 else strict(lambda c: down(c / price, unit), counted)
        cash = strict(lambda c, u: c - u * price, counted, units)
        return {"cost": of * strike, "gain": gain, "counted": counted, "cash": cash, "result": units}

    return row_by_row(world, step, "of strike price withheld", ("cost", "gain", "counted", "cash", "result"), answer)


def average(world: World, step: dict) -> dict[str, Table]:
    """Average the rows of the last years: each year counted by its last day."""
    _, rows = blanks(world, step, "of", "day")
    (at, years), = blanks(world, step, "at", "years")[1]  # fmt: skip
    until = dt.date.fromordinal(int(at))
    since = (until - relativedelta(years=int(years))).toordinal()
    found = [of for of, day in rows if since < day <= at]
    together = sum(found, ZERO)
    result = together / years if len(found) == years and years else No(BY_ZERO if len(found) == years else NO_VALUE)
    shown = {"found": Fraction(len(found)), "together": together, "result": result}
    return {name: ("company", [value]) for name, value in shown.items()}


def _book(world: World, step: dict, *words: str) -> tuple[str, list[tuple], No | None]:
    """Give the rows of the orders, and the highest refusal among their units when one is below zero."""
    table, rows = blanks(world, step, "of", "limit", *words)
    return table, rows, No(NEGATIVE_CLAIM) if any(row[0] < 0 for row in rows) else None


def _company(world: World, step: dict, word: str) -> Fraction | None:
    return world.value(formula(step[word]), "company", 0) if word in step else None


def tender(world: World, step: dict) -> dict[str, Table]:
    """Buy from everybody who asks a price or less: try every price."""
    table, rows, wrong = _book(world, step)
    units, money = _company(world, step, "units"), _company(world, step, "money")
    unit = Fraction(str(step.get("unit", "1")))
    if any(limit < 0 for _, limit in rows):
        wrong = No(NEGATIVE_CLAIM)
    if wrong is None and money is not None and any(limit == 0 for _, limit in rows):
        wrong = No(BY_ZERO)
    shown = ("most", "price", "offered", "traded", "part")
    if not rows:
        paid = No(NO_ROWS) if money is not None else ZERO
        answers = {"most": No(NO_ROWS), "price": No(NO_ROWS), "offered": ZERO, "traded": paid, "part": ZERO}
        return {**{name: ("company", [answers[name]]) for name in shown}, "result": (table, [])}
    if wrong is not None:
        return {**{name: ("company", [wrong]) for name in shown}, "result": (table, [wrong] * len(rows))}

    def within(price: Fraction) -> Fraction:
        found = [sum((of for of, limit in rows if limit <= price), ZERO)]
        found += [] if units is None else [units]
        return min(found + ([] if money is None else [money / price]))

    prices = sorted({limit for _, limit in rows})
    most = max([ZERO, *(down(within(price), unit) for price in prices)])
    price = next((p for p in prices if down(within(p), unit) >= most), prices[-1])
    offered = sum((of for of, limit in rows if limit <= price), ZERO)
    allowed = max(ZERO, within(price))
    part = allowed / offered if offered else ZERO
    answers = {"most": most, "price": price, "offered": offered, "traded": down(allowed, unit), "part": part}
    taken = [of * part if limit <= price else ZERO for of, limit in rows]
    return {**{name: ("company", [answers[name]]) for name in shown}, "result": (table, taken)}


def trading_round(world: World, step: dict) -> dict[str, Table]:
    """Let buyers and sellers meet at one price: try every price, then walk both queues."""
    table, rows, wrong = _book(world, step, "buys")
    shown = ("traded", "low", "high", "price", "demand", "supply")
    if not rows:
        answers = dict.fromkeys(shown, No(NO_ROWS)) | {"demand": ZERO, "supply": ZERO}
        return {**{name: ("company", [answers[name]]) for name in shown}, "result": (table, [])}
    if wrong is not None:
        refused = [ZERO if of == 0 else wrong for of, _, _ in rows]
        return {**{name: ("company", [wrong]) for name in shown}, "result": (table, refused)}

    def demand(price: Fraction) -> Fraction:
        return sum((of for of, limit, buys in rows if buys and limit >= price), ZERO)

    def supply(price: Fraction) -> Fraction:
        return sum((of for of, limit, buys in rows if not buys and limit <= price), ZERO)

    prices = sorted({limit for _, limit, _ in rows})
    traded = max(min(demand(price), supply(price)) for price in prices)
    best = [price for price in prices if min(demand(price), supply(price)) == traded]
    low, high = best[0], best[-1]
    price = {"lowest": low, "highest": high, "middle": (low + high) / 2}[step["tie"]] if traded else ZERO
    answers = dict(zip(shown, (traded, low, high, price, demand(price), supply(price)), strict=True))
    filled = [ZERO for _ in rows]
    for side in (ONE, ZERO):
        own = [i for i, (of, _, buys) in enumerate(rows) if buys == side and of]
        _fill(filled, rows, own, traded, price if step["cut"] == "pro-rata" else None, buying=bool(side))
    return {**{name: ("company", [answers[name]]) for name in shown}, "result": (table, filled)}


def _fill(
    filled: list, rows: list[tuple], own: list[int], left: Fraction, price: Fraction | None, *, buying: bool
) -> None:
    """Give one side what is traded: to all who trade at the price alike, or price by price until it is used up."""
    at = sorted({rows[i][1] for i in own}, reverse=buying)
    queue = [[i for i in own if rows[i][1] == limit] for limit in at]
    if price is not None:
        queue = [[i for i in own if (rows[i][1] >= price if buying else rows[i][1] <= price)]]
    for group in queue:
        size = sum((rows[i][0] for i in group), ZERO)
        given = min(left, size)
        left -= given
        for i in group:
            filled[i] = rows[i][0] * given / size if size else ZERO

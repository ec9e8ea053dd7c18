"""What each rule means, by hand: nothing here knows the definitions that the library reads.

Every rule takes the world and the tree of its step, and gives its value and its sub-steps as (table, values).
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from itertools import pairwise

from tests.oracles import days
from tests.oracles.carrying import carry, draw
from tests.oracles.world import BY_ZERO, ONE, OUTSIDE, ZERO, No, World, down, formula, rounded, strict

NOBODY, NEGATIVE_POINTS, FLOORS_EXCEED, LOW_ABOVE_HIGH, NOT_WHOLE, END_BEFORE_START = 3, 4, 6, 7, 9, 10


def worst(*values) -> No | None:
    """Give the highest refusal among values, if there is one."""
    codes = [value.code for value in values if isinstance(value, No)]
    return No(max(codes)) if codes else None


def level(amount: Fraction, rows: list[tuple[Fraction, Fraction | None, Fraction | None]]) -> Fraction | No:
    """Find the least value of a point at which everybody's limited points add up to the amount: try every breakpoint."""
    if any(points < 0 for points, _, _ in rows):
        return No(NEGATIVE_POINTS)
    rows = [row for row in rows if row[0]]
    if not rows:
        return No(NOBODY) if amount else ZERO
    if any(low is not None and high is not None and low > high for _, low, high in rows):
        return No(LOW_ABOVE_HIGH)

    def paid(value: Fraction) -> Fraction:
        return sum((limited(points * value, low, high) for points, low, high in rows), ZERO)

    if paid(ZERO) > amount:
        return No(FLOORS_EXCEED)
    if paid(ZERO) == amount:
        return ZERO
    at = sorted(
        {ZERO, *(limit / points for points, *both in rows for limit in both if limit is not None and limit > 0)}
    )
    for left, right in pairwise(at):
        if paid(right) >= amount:
            return left + (right - left) * (amount - paid(left)) / (paid(right) - paid(left))
    rising = sum((points for points, _, high in rows if high is None), ZERO)
    if not rising:
        return max(high / points for points, _, high in rows)
    return at[-1] + (amount - paid(at[-1])) / rising


def limited(value: Fraction, low: Fraction | None, high: Fraction | None) -> Fraction:
    """Hold a value to its limits."""
    value = value if high is None else min(high, value)
    return value if low is None else max(low, value)


def share(world: World, step: dict) -> dict[str, tuple[str, list]]:
    """Divide a pool by points."""
    table, points = world.column(formula(step["by"]))
    target, groups = world.groups(table, step.get("within"))
    count = range(world.rows[table])

    def column(key):
        if key not in step:
            return [None for _ in count]
        return [world.value(formula(step[key]), table, row) for row in count]

    unit = Fraction(str(step.get("unit", "0.01")))
    bounds = {key: [v if v is None else strict(lambda x: x if down(x, unit) == x else No(NOT_WHOLE), v) for v in column(key)]
              for key in ("at_least", "at_most")}  # fmt: skip
    entitled = column("entitled")
    if step.get("denominator") == "entitled":
        points = [strict(lambda e, p=p: p if e else ZERO, e) for e, p in zip(entitled, points, strict=True)]
    lows, highs = bounds["at_least"], bounds["at_most"]
    pools = world.column(formula(step["of"]), target)[1]
    levels, result, left = [], [ZERO for _ in count], []
    for pool, members in zip(pools, groups, strict=True):
        limits = [(points[i], lows[i], highs[i]) for i in members]
        if step.get("excess") == "retain":
            limits = [(p, None, None) for p, _, _ in limits]
        value = worst(pool, *(v for row in limits for v in row)) or level(abs(pool), limits)
        if step.get("nobody") == "residual":
            everybody = strict(lambda *found: sum(found, ZERO), *(points[i] for i in members))
            value = (
                strict(lambda t, v=value: t and v, everybody) if everybody == 0 or isinstance(everybody, No) else value
            )
        levels.append(value)
        for i in members:
            result[i] = _one(points[i], value, lows[i], highs[i], pool)
            if step.get("denominator") == "everybody":
                result[i] = strict(lambda e, r=result[i]: r if e else ZERO, entitled[i])
        left.append(strict(lambda p, *given: p - sum(given, ZERO), pool, *(result[i] for i in members)))
    return {"level": (target, levels), "result": (table, result), "left": (target, left)}


def _one(points, value, low, high, pool):
    if low is not None and points == 0:
        return ZERO
    given = strict(lambda p, v, lo, hi: limited(p * v, lo, hi), points, value, low, high)
    return strict(lambda g, p: -g if p < 0 else g, given, pool)


def apportion(world: World, step: dict) -> dict[str, tuple[str, list]]:
    """Round shares to whole units: every share down, and what is over one by one in the order of the method."""
    table, shares = world.column(formula(step["of"]))
    target, groups = world.groups(table, step.get("within"))
    unit, method = Fraction(str(step.get("unit", "0.01"))), step.get("method", "largest-remainder")
    whole, extra, spares = [ZERO] * len(shares), [ZERO] * len(shares), []
    for members in groups:
        wrong = worst(*(shares[i] for i in members))
        if wrong:
            spares.append(wrong)
            for i in members:
                whole[i] = extra[i] = wrong
            continue
        sign = -1 if sum(shares[i] for i in members) < 0 else 1
        exact = {i: shares[i] * sign for i in members}
        floors = {i: down(exact[i], unit) for i in members}
        over = (down(sum(exact.values(), ZERO), unit) - sum(floors.values(), ZERO)) / unit
        spares.append(over)
        order = {
            "largest-remainder": lambda i: (floors[i] - exact[i], i),  # noqa: B023
            "first": lambda i: i,
            "largest-weight": lambda i: (-exact[i], i),  # noqa: B023
            "floor": lambda i: i,
        }[method]
        queue = sorted((i for i in members if exact[i]), key=order)
        lucky = queue[: int(over)] if method != "floor" else []
        for i in members:
            whole[i], extra[i] = sign * floors[i], sign * unit * (i in lucky)
    result = [strict(lambda a, b: a + b, a, b) for a, b in zip(whole, extra, strict=True)]
    return {"result": (table, result), "spare": (target, spares), "whole": (table, whole), "extra": (table, extra)}


def presence(world: World, step: dict) -> dict[str, tuple[str, list]]:
    """Count the part of the period in which somebody was employed."""
    table, starts = world.column(formula(step["from"]))
    ends = [world.value(formula(step["to"]), table, row) for row in range(len(starts))]
    opening, closing = (dt.date.fromordinal(int(world.columns[f"period.{w}"][1][0])) for w in ("start", "end"))
    count, how = step["count"], step.get("round")
    full = days.present(opening, closing, count, "ceil")
    found: dict[str, list] = {word: [] for word in ("first", "last", "counted", "result")}
    for start, end in zip(starts, ends, strict=True):
        begin = dt.date.fromordinal(int(start))
        stop = max(begin, closing) if end is None else dt.date.fromordinal(int(end))
        first, last = max(begin, opening), min(stop, closing)
        if stop < begin:
            refused = No(END_BEFORE_START)
            row = (Fraction(first.toordinal()), refused, refused, refused)
        else:
            counted = Fraction(days.present(first, last, count, how))
            row = (
                Fraction(first.toordinal()),
                Fraction(last.toordinal()),
                counted,
                counted / full if full else No(BY_ZERO),
            )
        for word, value in zip(found, row, strict=True):
            found[word].append(value)
    return {**{word: (table, values) for word, values in found.items()}, "full": ("company", [Fraction(full)])}


def service(world: World, step: dict) -> dict[str, tuple[str, list]]:
    """Count whole months or years of employment."""
    table, starts = world.column(formula(step["from"]))
    table = world.finest([table, world.table(formula(step["at"]))])
    how, months, result = step["round"], [], []
    for row in range(len(starts)):
        begin = dt.date.fromordinal(int(starts[row]))
        until = dt.date.fromordinal(int(world.value(formula(step["at"]), table, row)))
        until = max(begin, until + dt.timedelta(days=step["last_day"] == "included"))
        if step["unit"] == "months":
            result.append(Fraction(days.months(begin, until, how)))
            continue
        found = days.months(begin, until, "ceil" if how == "ceil" else "floor")
        months.append(Fraction(found))
        years, rest = divmod(found, 12)
        result.append(Fraction(years + {"floor": 0, "ceil": rest > 0, "nearest": rest >= 6}[how]))
    return {"result": (table, result)} | ({"months": (table, months)} if step["unit"] == "years" else {})


def brackets(world: World, step: dict, rows: list[dict]) -> dict[str, tuple[str, list]]:
    """Read a value in a table of brackets: bracket by bracket."""
    table, values = world.column(formula(step["of"]))
    side, mode = step.get("side", "from"), step["mode"]
    found: dict[str, list] = {word: [] for word in ("start", "below", "rate", "result")}
    for value in values:
        answers = dict.fromkeys(found, value) if isinstance(value, No) else _bracket(value, rows, side, mode)
        for word, answer in answers.items():
            found[word].append(answer)
    shown = {"marginal": ("start", "below", "rate"), "cliff": ("rate",), "step": ()}[mode]
    return {word: (table, found[word]) for word in (*shown, "result")}


def _bracket(value, rows, side, mode):
    below = ZERO
    refused = No(OUTSIDE)
    first = number(rows[0]["from"])
    if value < first:
        return dict.fromkeys(("start", "below", "rate", "result"), refused)
    for index, row in enumerate(rows):
        start = number(row["from"])
        end = number(row["to"]) if "to" in row else number(rows[index + 1]["from"]) if index + 1 < len(rows) else None
        if end is None or value < end or (side == "to" and value == end):
            rate = number(row["rate"]) if "rate" in row else ZERO
            result = {
                "marginal": lambda b=below, s=start, r=rate: b + (value - s) * r,
                "cliff": lambda r=rate: value * r,
                "step": lambda row=row: number(row["amount"]),
            }[mode]()
            return {"start": start, "below": below, "rate": rate, "result": result}
        below += (end - start) * number(row.get("rate", 0))
    return {"start": end, "below": refused, "rate": refused, "result": refused}


def number(value: object) -> Fraction:
    """Read a number as it stands in a scheme file."""
    text = str(value)
    return Fraction(text.rstrip("%")) / (100 if text.endswith("%") else 1)


def plain_rounded(world: World, step: dict) -> dict[str, tuple[str, list]]:
    """Round one value."""
    table, values = world.column(formula(step["of"]))
    return {"result": (table, [strict(lambda v: rounded(v, step["digits"], step["mode"]), v) for v in values])}


def total(world: World, step: dict) -> dict[str, tuple[str, list]]:
    """Add up all rows, or the rows of each group."""
    return {"result": world.column(("call", "total", [formula(step["of"])], step.get("within")))}


RULES = {"share": share, "apportion": apportion, "presence": presence, "service": service, "rounded": plain_rounded,
         "total": total, "draw": draw, "carry": carry}  # fmt: skip
__all__ = ["ONE", "RULES", "brackets", "level"]

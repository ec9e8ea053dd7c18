"""What each rule means, by hand: nothing here knows the definitions that the library reads.

Every rule takes the world and the tree of its step, and gives its value and its sub-steps as (table, values).
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from itertools import pairwise

from tests.oracles import days, markets, people, pools
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
    whole = (lambda x: x if down(x, unit) == x else No(NOT_WHOLE)) if step.get("prorated", "no") == "no" else None
    parts = column("part")
    bounds = {key: [v if v is None else strict(whole, v) if whole else strict(lambda x, p: down(x * p, unit), v, part)
                    for v, part in zip(column(key), parts, strict=True)]
              for key in ("at_least", "at_most")}  # fmt: skip
    entitled = column("entitled")
    if step.get("denominator") == "entitled":
        points = [strict(lambda e, p=p: p if e else ZERO, e) for e, p in zip(entitled, points, strict=True)]
    lows, highs = bounds["at_least"], bounds["at_most"]
    pools = world.column(formula(step["of"]), target)[1]
    levels, result, left = [], [ZERO for _ in count], []
    for pool, members in zip(pools, groups, strict=True):
        limits = [(points[i], lows[i], highs[i]) for i in members]
        if step.get("excess") in ("retain", "divert", "carry"):
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
    own = {"high": (table, highs)} if step.get("prorated") == "yes" else {}
    return {"level": (target, levels), "result": (table, result), "left": (target, left), **own}


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
        if step["leavers"] == "full" and stop >= opening:
            last = closing
        if step["leavers"] == "full" and stop < opening:
            last = stop
        if step["leavers"] == "nothing":
            last = closing if stop >= closing else opening - dt.timedelta(days=1)
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


def brackets(world: World, step: dict, constant: dict) -> dict[str, tuple[str, list]]:
    """Read a value in a table of brackets: bracket by bracket."""
    rows = constant["rows"]
    table, values = world.column(formula(step["of"]))
    side, mode = step.get("side", "from"), step["mode"]
    found: dict[str, list] = {word: [] for word in BRACKET}
    for value in values:
        answers = dict.fromkeys(found, value) if isinstance(value, No) else _bracket(value, rows, side, mode)
        for word, answer in answers.items():
            found[word].append(answer)
    shown = {"marginal": ("start", "below", "rate"), "cliff": ("rate",), "step": (), "cumulative": ("below", "own"),
             "curve": ("start", "below", "rate")}[mode]  # fmt: skip
    return {word: (table, found[word]) for word in (*shown, "result")}


BRACKET = ("start", "below", "own", "rate", "result")


def _bracket(value, rows, side, mode):
    refused = No(OUTSIDE)
    if value < number(rows[0]["from"]):
        return dict.fromkeys(BRACKET, refused)
    for index, row in enumerate(rows):
        start = number(row["from"])
        end = number(row["to"]) if "to" in row else number(rows[index + 1]["from"]) if index + 1 < len(rows) else None
        if end is None or value < end or (side == "to" and value == end):
            rate, amounts = number(row.get("rate", 0)), [number(found.get("amount", 0)) for found in rows]
            widths = [_width(found, rows[i + 1]) * number(found.get("rate", 0)) for i, found in enumerate(rows[:index])]
            below = {"marginal": sum(widths, ZERO), "cumulative": sum(amounts[:index], ZERO)}
            base = number(row["start"]) if mode == "curve" else below.get(mode, ZERO)
            result = {
                "marginal": base + (value - start) * rate,
                "cliff": value * rate,
                "step": amounts[index],
                "cumulative": sum(amounts[: index + 1], ZERO),
                "curve": base + (value - start) * rate,
            }[mode]
            return {"start": start, "below": base, "own": amounts[index], "rate": rate, "result": result}
    return {**dict.fromkeys(BRACKET, refused), "start": end}


def _width(row, following):
    return number(row.get("to", following["from"])) - number(row["from"])


def number(value: object) -> Fraction:
    """Read a number as it stands in a scheme file."""
    text = str(value)
    return Fraction(text.rstrip("%")) / (100 if text.endswith("%") else 1)


def plain_rounded(world: World, step: dict) -> dict[str, tuple[str, list]]:
    """Round one value, to decimals or to multiples of a unit: those are decimals of the value in units."""
    table, values = world.column(formula(step["of"]))
    unit = Fraction(str(step.get("unit", 1)))
    digits = step.get("digits", 0)
    return {"result": (table, [strict(lambda v: unit * rounded(v / unit, digits, step["mode"]), v) for v in values])}


def total(world: World, step: dict) -> dict[str, tuple[str, list]]:
    """Add up all rows, or the rows of each group."""
    return {"result": world.column(("call", "total", [formula(step["of"])], step.get("within")))}


def stage(world: World, step: dict) -> dict[str, tuple[str, list]]:
    """Give what is left to everybody by a key, at most a part of it; the rest goes on."""
    table, keys, target, groups = pools.grouped(world, step, "by")
    entitled = pools.takes_part(world, step, table)
    keys = [e if isinstance(e, No) else key if e else ZERO for e, key in zip(entitled, keys, strict=True)]
    count = range(len(keys))
    rates = [world.value(formula(step["rate"]), table, row) if "rate" in step else None for row in count]
    most = [None if r is None else strict(lambda a, b: a * b, r, k) for r, k in zip(rates, keys, strict=True)]
    amounts = world.column(formula(step["of"]), target)[1]
    found: dict[str, list] = {"value": [], "given": [], "left": []}
    result = [ZERO for _ in count]
    for amount, members in zip(amounts, groups, strict=True):
        everybody = worst(*(keys[i] for i in members)) or sum((keys[i] for i in members), ZERO)
        if everybody == 0 or isinstance(everybody, No):
            value = everybody
        else:
            value = worst(amount, *(most[i] for i in members if most[i] is not None))
            value = value or (No(5) if amount < 0 else level(amount, [(keys[i], ZERO, most[i]) for i in members]))
        for i in members:
            result[i] = strict(lambda k, v, m: limited(k * v, ZERO, m), keys[i], value, most[i])
        given = strict(lambda *paid: sum(paid, ZERO), *(result[i] for i in members))
        left = strict(lambda a, g: a - g, amount, given)
        for word, answer in (("value", value), ("given", given), ("left", left)):
            found[word].append(answer)
    return {"result": (table, result), **{word: (target, column) for word, column in found.items()}}


def spells(world: World, step: dict) -> dict[str, tuple[str, list]]:
    """Count the days of the period that lie in spells, each so many times, by looking at every day."""
    table, starts = world.column(formula(step["from"]))
    target, groups = world.groups(table, step["by"])
    opening, closing = (dt.date.fromordinal(int(world.columns[f"period.{w}"][1][0])) for w in ("start", "end"))
    counts, weighted = [], []
    for row, start in enumerate(starts):
        end = world.value(formula(step["to"]), table, row)
        times = world.value(formula(step["times"]), table, row) if "times" in step else ONE
        first = max(dt.date.fromordinal(int(start)), opening)
        last = closing if end is None else dt.date.fromordinal(int(end))
        wrong = No(END_BEFORE_START) if end is not None and end < start else None
        counted = wrong or Fraction(days.present(first, min(last, closing), step["count"], None))
        counts.append(counted)
        weighted.append(strict(lambda a, b: a * b, counted, times))
    full = Fraction(days.present(opening, closing, step["count"], None))
    counted = [strict(lambda *each: sum(each, ZERO), *(weighted[i] for i in members)) for members in groups]
    result = [strict(lambda c: c / full if full else No(BY_ZERO), c) for c in counted]
    return {
        "days": (table, counts),
        "counted": (target, counted),
        "full": ("company", [full]),
        "result": (target, result),
    }


RULES = {"share": share, "apportion": apportion, "presence": presence, "service": service, "rounded": plain_rounded,
         "total": total, "score": pools.score, "achieved": pools.achieved, "stage": stage, "spells": spells, "percentage": pools.percentage, "scale": pools.scale,
         "levy": pools.levy, "gate": pools.gate, "limited": pools.limited, "instalment": pools.instalment,
         "scorecard": people.scorecard, "override": people.override,
         "leaver_price": markets.leaver_price, "cashless": markets.cashless, "average": markets.average,
         "tender": markets.tender, "trading_round": markets.trading_round,
         "draw": draw, "carry": carry}  # fmt: skip
__all__ = ["ONE", "RULES", "brackets", "level", "split"]


def split(world: World, step: dict, constant: dict) -> dict[str, tuple[str, list]]:
    """Divide an amount over the rows of a table."""
    return pools.split(world, step, constant["rows"], number)

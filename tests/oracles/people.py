"""What the rules about people's results and years of service mean in a whole scheme, by hand.

Every rule takes the world and the tree of its step, and gives its value and its sub-steps as (table, values).
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from tests.oracles import milestones
from tests.oracles.pools import Table, blanks, takes_part
from tests.oracles.world import OUTSIDE, ZERO, No, World, formula, strict

TWO_VALUES, NO_VALUE, NOT_APPROVED, WEIGHTS_NOT_WHOLE, UNEXPLAINED, TWO_MILESTONES = 31, 32, 33, 34, 37, 43
NOTHING_SCORED = 38
FAR = 4000
WORDS = ("months", "reached", "already", "how_many", "day", "next", "since", "between", "next_day", "result")


def scorecard(world: World, step: dict) -> dict[str, Table]:
    """Add up scores by the weights of their measures, participant by participant."""
    home, weights = world.column(formula(step["weight"]))
    right = sum(weights) == 1 and min(weights) >= 0
    table, scores = world.column(formula(step["of"]))
    links = world.columns[step["measure"]][1]
    target, groups = world.groups(table, step.get("by"))
    twice = {row for own in groups for row in own if [links[other] for other in own].count(links[row]) > 1}
    if "approved_by" in step:
        names = world.columns[step["approved_by"]][1]
        scores = [No(NOT_APPROVED) if name is None else score for score, name in zip(scores, names, strict=True)]
    weighted = [
        No(TWO_VALUES) if row in twice else strict(lambda s, w: s * w, score, weights[int(link)])
        for row, (score, link) in enumerate(zip(scores, links, strict=True))
    ]
    entitled = takes_part(world, step, target) if "entitled" in step else [True for _ in groups]
    covered, result = [], []
    for own, counts in zip(groups, entitled, strict=True):
        covered.append(sum((weights[int(links[row])] for row in own), ZERO))
        card = strict(lambda *parts: sum(parts, ZERO), *(weighted[row] for row in own))
        if step["missing"] == "renormalise":
            card = strict(lambda s, c=covered[-1]: s / c, card) if covered[-1] else No(NOTHING_SCORED)
        elif step["missing"] == "refuse" and len(own) < world.rows[home]:
            card = No(NO_VALUE)
        result.append(counts if isinstance(counts, No) else card if counts else ZERO)
    return {
        "whole": ("company", [Fraction(1) if right else No(WEIGHTS_NOT_WHOLE)]),
        "given": (target, [Fraction(len(own)) for own in groups]),
        "weighted": (table, weighted),
        **({"approved": (table, scores)} if "approved_by" in step else {}),
        "covered": (target, covered),
        "result": (target, result),
    }


def matrix(world: World, step: dict, table: dict, number) -> dict[str, Table]:
    """Read a two-way table by trying every row and every column."""

    def place(value, bounds: list[dict]):
        if isinstance(value, No):
            return value
        for index, bound in enumerate(bounds):
            low, high = number(bound["from"]), number(bound["to"])
            if (low <= value < high) if step["side"] == "from" else (low < value <= high):
                return index
        return 0 if value == number(bounds[0]["from"]) else No(OUTSIDE)

    def lower(word: str, bounds: list[dict]) -> Table:
        home, values = world.column(formula(step[word]))
        return home, [strict(lambda at: number(bounds[at]["from"]), place(value, bounds)) for value in values]

    home, pairs = blanks(world, step, "of", "across")
    found = [(place(value, table["rows"]), place(over, table["across"])) for value, over in pairs]
    result = [strict(lambda row, column: number(table["rows"][row]["gives"][column]), *both) for both in found]
    return {
        "row_from": lower("of", table["rows"]),
        "column_from": lower("across", table["across"]),
        "result": (home, result),
    }


def override(world: World, step: dict) -> dict[str, Table]:
    """Take what somebody filled in, when it says why and by whom; keep both values."""
    table, rows = blanks(world, step, "of", "new", "reason", "approved_by")
    taken = [
        of if new is None else new if reason is not None and approver is not None else No(UNEXPLAINED)
        for of, new, reason, approver in rows
    ]
    home, computed = world.column(formula(step["of"]))
    change = [strict(lambda a, b: a - b, value, row[0]) for value, row in zip(taken, rows, strict=True)]
    return {"computed": (home, computed), "result": (table, taken), "change": (table, change)}


def milestone(world: World, step: dict, rows: list[dict], number) -> dict[str, Table]:
    """Walk through the service of every participant, one day after the other."""
    opening, closing = (_day(world.columns[f"period.{word}"][1][0]) for word in ("start", "end"))
    gifts = {int(row["months"]): number(row[step["gives"].partition(".")[2]]) for row in rows}
    every = int(step["every"]) if "every" in step else None
    table, found = blanks(world, step, "from", "to", "given")
    away = _breaks(world, step, closing, len(found))
    answers = [
        _served(step, gifts, every, (opening, closing), row, breaks)
        for row, breaks in zip(found, away, strict=True)
    ]  # fmt: skip
    words = [*WORDS, *(("missed", "remember") if "given" in step else ())]
    found = {word: (table, [answer[word] for answer in answers]) for word in words}
    if step["counts"] == "reached-so-far":
        home, given = world.column(formula(step.get("given", "0")))
        found["already"] = (home, given)
    return found


def _day(value: Fraction) -> dt.date:
    return dt.date.fromordinal(int(value))


def _breaks(world: World, step: dict, closing: dt.date, people: int) -> list[list[tuple[dt.date, dt.date]]]:
    found: list[list[tuple[dt.date, dt.date]]] = [[] for _ in range(people)]
    if "breaks_from" in step:
        columns = [world.columns[step[f"breaks_{word}"]][1] for word in ("by", "from", "to")]
        for owner, first, last in zip(*columns, strict=True):
            until = max(_day(first), closing) if last is None else _day(last)
            found[int(owner)].append((_day(first), until))
    return found


def _served(step: dict, gifts: dict, every: int | None, period: tuple, row: tuple, away: list) -> dict:
    begin, given = _day(row[0]), row[2] or ZERO
    stop = min(period[1], _day(row[1])) if row[1] is not None else period[1]
    months = _months(step, begin, stop, away)
    listed = milestones.listed(sorted(gifts), every)
    reached = max((m for m in listed if m <= months), default=0)
    earlier = _months(step, begin, min(stop, period[0] - milestones.ONE), away)
    before = max((m for m in listed if m <= earlier), default=0)
    already = given if step["counts"] == "reached-so-far" else max(given, before)
    now = [gifts.get(m, gifts[max(gifts)]) for m in listed if already < m <= reached]
    result = sum(now, ZERO) if step["several"] == "each" else now[-1] if now else ZERO
    coming = next((m for m in listed if m > reached), 0)
    return {
        "months": months, "reached": reached, "already": already, "how_many": len(now), "next": coming,
        "since": months - reached, "between": coming - reached if coming else 0,
        "day": _on(step, begin, reached, away), "next_day": _on(step, begin, coming, away),
        "result": No(TWO_MILESTONES) if step["several"] == "refuse" and len(now) > 1 else result,
        "missed": before if before > given else 0, "remember": reached - given if now else 0,
    }  # fmt: skip


def _months(step: dict, begin: dt.date, until: dt.date, away: list) -> int:
    """Count the full months that were served: those whose anniversary the days outside breaks reach."""
    days = [begin + n * milestones.ONE for n in range(max(0, (until - begin).days + 1))]
    served = sum(1 for day in days if not any(first <= day <= last for first, last in away))
    last = begin + (served - 1 + (step["falls_on"] == "day-before")) * milestones.ONE
    months = 0
    while milestones.anniversary(begin, months + 1, step["leap_day"]) <= last:
        months += 1
    return months


def _on(step: dict, begin: dt.date, months: int, away: list) -> int:
    """Give the number of the day on which a milestone is reached, or of the first day when there is none."""
    if months == 0:
        return begin.toordinal()
    until = begin + FAR * milestones.ONE
    return milestones.reached_on(begin, months, away, step["falls_on"], step["leap_day"], until=until).toordinal()

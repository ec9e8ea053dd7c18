"""What the rules about amounts mean, by hand: parts of a profit, claims, stages, sub-pools, levies, limits, instalments.

Every rule takes the world and the tree of its step, and gives its value and its sub-steps as (table, values).
"""

from __future__ import annotations

from fractions import Fraction

from tests.oracles.world import BY_ZERO, ONE, ZERO, No, World, down, formula, strict

NEGATIVE_AMOUNT, LOW_ABOVE_HIGH, NEGATIVE_CLAIM, SHARES_NOT_PARTS, NOT_A_PART = 5, 7, 21, 22, 23
TWO_VALUES, NO_VALUE, TARGET_NOT_POSITIVE, NOTHING_TO_REVERSE = 31, 32, 35, 36
Table = tuple[str, list]


def blanks(world: World, step: dict, *words: str) -> tuple[str, list[tuple]]:
    """Give the table in which blanks meet, and what was put into them in every row; None for one that was left out."""
    trees = [formula(step[word]) if word in step else None for word in words]
    tables = [world.table(tree) for tree in trees if tree is not None]
    table = world.finest([*tables, "company"])
    rows = range(world.rows[table])
    return table, [tuple(None if tree is None else world.value(tree, table, row) for tree in trees) for row in rows]


def row_by_row(world: World, step: dict, words: str, outputs: tuple[str, ...], answer) -> dict[str, Table]:
    """Answer in every row from what the blanks hold there; a refused blank refuses all answers."""
    table, rows = blanks(world, step, *words.split())
    found = []
    for row in rows:
        wrong = [value.code for value in row if isinstance(value, No)]
        found.append(dict.fromkeys(outputs, No(max(wrong))) if wrong else answer(*row))
    return {name: (table, [answers[name] for answers in found]) for name in outputs}


def percentage(world: World, step: dict) -> dict[str, Table]:
    """Take a part of a profit: after its own cost it is the amount that comes back when it is taken off first."""

    def answer(of, rate, tax):
        profit = ZERO if of < 0 and step["loss"] == "nothing" else of
        part = No(NOT_A_PART) if not 0 <= rate <= 1 else rate
        if step["base"] == "before":
            return {"result": strict(lambda r: profit * r, part), "counted": profit}
        if isinstance(part, No):
            return dict.fromkeys(("result", "counted"), part)
        kept = ONE if tax is None else 1 - tax
        if 1 + rate * kept == 0:
            return dict.fromkeys(("result", "counted"), No(BY_ZERO))
        result = profit - profit / (1 + rate * kept)
        assert result == (profit - result) * kept * rate
        return {"result": result, "counted": (profit - result) * kept}

    return row_by_row(world, step, "of rate tax", ("result", "counted"), answer)


def gate(world: World, step: dict) -> dict[str, Table]:
    """Give all or nothing."""
    table, rows = blanks(world, step, "of", "when")
    found = [when if isinstance(when, No) else of if when else ZERO for of, when in rows]
    return {"result": (table, found)}


def limited(world: World, step: dict) -> dict[str, Table]:
    """Hold an amount between limits, and say what they took."""

    def answer(of, least, most):
        if least is not None and most is not None and least > most:
            return dict.fromkeys(("result", "cut"), No(LOW_ABOVE_HIGH))
        result = sorted([of, *(v for v in (least, most) if v is not None)])
        held = result[1] if len(result) == 3 else result[1] if most is None else result[0]
        return {"result": held, "cut": of - held}

    return row_by_row(world, step, "of at_least at_most", ("result", "cut"), answer)


def levy(world: World, step: dict) -> dict[str, Table]:
    """Set apart what the employer owes over an amount."""

    def answer(of, rate, most):
        if step["place"] == "on-top":
            result = of
        elif 1 + rate == 0:
            return dict.fromkeys(("result", "levy", "cost"), No(BY_ZERO))
        else:
            result = of / (1 + rate)
            if most is not None and of > most * (1 + rate):
                result = of - rate * most
        owed = rate * (result if most is None else min(result, most))
        return {"result": result, "levy": owed, "cost": result + owed}

    return row_by_row(world, step, "of rate up_to", ("result", "levy", "cost"), answer)


def instalment(world: World, step: dict) -> dict[str, Table]:
    """Pay what brings the sum so far to its part of the whole, in whole units."""
    unit = Fraction(str(step.get("unit", "0.01")))

    def answer(of, before, until):
        sign = -1 if of < 0 else 1
        earlier = sign * down(abs(of) * before, unit)
        result = sign * down(abs(of) * until, unit) - earlier if before <= until else No(LOW_ABOVE_HIGH)
        result = No(NOT_A_PART) if before < 0 or until > 1 else result
        return {"result": result, "earlier": earlier}

    return row_by_row(world, step, "of before until", ("result", "earlier"), answer)


def score(world: World, step: dict) -> dict[str, Table]:
    """Give what was achieved as a part of its target; where less is better, as the convention says."""
    convention = step.get("convention")

    def answer(of, target, threshold, cap):
        aim = No(TARGET_NOT_POSITIVE) if target <= 0 else target
        if convention == "target/actual":
            ratio = No(NOTHING_TO_REVERSE) if of <= 0 else strict(lambda a: a / of, aim)
        else:
            ratio = strict(lambda a: 2 - of / a if convention else of / a, aim)
        lowest = No(LOW_ABOVE_HIGH) if None not in (threshold, cap) and threshold > cap else threshold
        counted = ratio if threshold is None else strict(lambda r, t: ZERO if r < t else r, ratio, lowest)
        return {"result": strict(lambda r: r if cap is None else min(r, cap), counted), "ratio": ratio}

    return row_by_row(world, step, "of target threshold cap", ("result", "ratio"), answer)


def achieved(world: World, step: dict) -> dict[str, Table]:
    """Find the one value among the rows that count, for everybody to whom rows may belong."""
    table, rows = blanks(world, step, "of", "when")
    target, groups = world.groups(table, step["by"])
    given, result = [], []
    for members in groups:
        own = [rows[i][0] for i in members if rows[i][1]]
        given.append(Fraction(len(own)))
        none = No(NO_VALUE) if step["missing"] == "refuse" else ZERO
        result.append(No(TWO_VALUES) if len(own) > 1 else own[0] if own else none)
    return {"result": (target, result), "given": (target, given)}


def grouped(world: World, step: dict, word: str) -> tuple[str, list, str, list[list[int]]]:
    """Give the table and rows of a blank, and the table and members of the groups it is divided within."""
    table, values = world.column(formula(step[word]))
    return table, values, *world.groups(table, step.get("within"))


def takes_part(world: World, step: dict, table: str) -> list:
    """Say of every participant whether the step is for them."""
    tree = formula(step.get("entitled", "1 == 1"))
    return [world.value(tree, table, row) for row in range(world.rows[table])]


def scale(world: World, step: dict) -> dict[str, Table]:
    """Scale claims to a pool, group by group."""
    table, given, target, groups = grouped(world, step, "of")
    entitled = takes_part(world, step, table)
    claims = [strict(lambda c: No(NEGATIVE_CLAIM) if c < 0 else c, c) for c in given]
    claims = [e if isinstance(e, No) else c if e else ZERO for e, c in zip(entitled, claims, strict=True)]
    pools = world.column(formula(step["to"]), target)[1]
    sums, factors, left, result = [], [], [], [ZERO] * len(claims)
    for pool, members in zip(pools, groups, strict=True):
        together = strict(lambda *found: sum(found, ZERO), *(claims[i] for i in members))
        held = strict(lambda p: No(NEGATIVE_AMOUNT) if p < 0 else p, pool)
        sums.append(together)
        factors.append(_factor(step["direction"], together, held))
        for i in members:
            result[i] = strict(lambda a, b: a * b, claims[i], factors[-1])
        left.append(strict(lambda p, *paid: p - sum(paid, ZERO), held, *(result[i] for i in members)))
    return {
        "claims": (target, sums),
        "coefficient": (target, factors),
        "result": (table, result),
        "left": (target, left),
    }


def _factor(direction: str, together, pool):
    if direction == "both" and together == 0:
        return ONE
    wrong = [v.code for v in (together, pool) if isinstance(v, No)]
    if wrong:
        return No(max(wrong))
    fits = together == 0 or (direction == "down" and together <= pool) or (direction == "up" and together >= pool)
    return ONE if fits else pool / together


def split(world: World, step: dict, rows: list[dict], number) -> dict[str, Table]:
    """Divide an amount over the rows of a table by their shares."""
    shares = [number(row["share"]) for row in rows]
    of = world.column(formula(step["of"]), "company")[1][0]
    if min(shares) < 0 or sum(shares) > 1:
        parts, left = [No(SHARES_NOT_PARTS) for _ in shares], No(SHARES_NOT_PARTS)
    else:
        parts = [strict(lambda a, s=s: a * s, of) for s in shares]
        left = strict(lambda a: a * (1 - sum(shares)), of)
    return {"together": ("company", [sum(shares)]), "result": (step["table"], parts), "left": ("company", [left])}

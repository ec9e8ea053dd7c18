"""What drawing from an account and carrying it over mean, by hand: entries one after the other, nothing shared."""

from __future__ import annotations

from fractions import Fraction

from tests.oracles.world import ZERO, No, World, formula, strict

OVERDRAWN, BELOW_FLOOR, NEGATIVE_ENTRY = 11, 12, 13


def draw(world: World, step: dict) -> dict[str, tuple[str, list]]:
    """Take what is wanted from the entries of each owner, the oldest first."""
    account = step["from"]
    target, groups = world.groups(account, step.get("within"))
    amounts, origins = (world.columns[f"{account}.{name}"][1] for name in ("amount", "origin"))
    wanted = formula(step["of"])
    table = world.finest([target, world.table(wanted)])
    drawn: list = [ZERO] * len(amounts)
    result, left = [], []
    for owner, members in enumerate(groups):
        asked = world.value(wanted, table, owner)
        before = ZERO
        for entry in sorted(members, key=lambda entry: (origins[entry], entry)):
            open_to = strict(lambda a, b=before, e=entry: max(ZERO, min(a - b, amounts[e])), asked)
            drawn[entry] = No(NEGATIVE_ENTRY) if amounts[entry] < 0 else open_to
            before += amounts[entry]
        result.append(added_up(drawn[entry] for entry in members))
        left.append(strict(lambda a, b: a - b, asked, result[-1]))
    return {"drawn": (account, drawn), "result": (target, result), "left": (table, left)}


def carry(world: World, step: dict) -> dict[str, tuple[str, list]]:
    """Close an account: what was drawn leaves it, what has expired lapses, what is added is a new entry."""
    account = step["account"]
    target, groups = world.groups(account, step.get("within"))
    amounts, until = (world.columns[f"{account}.{name}"][1] for name in ("amount", "expires"))
    taken = world.columns[step["drawn"]][1] if "drawn" in step else [ZERO] * len(amounts)
    end = world.columns["period.end"][1][0]
    rest = [strict(lambda t, a=a: a - t if min(ZERO, a) <= t <= max(ZERO, a) else No(OVERDRAWN), t)
            for t, a in zip(taken, amounts, strict=True)]  # fmt: skip
    gone = [r if day is not None and day <= end else ZERO for r, day in zip(rest, until, strict=True)]
    kept = [strict(lambda r, g: r - g, r, g) for r, g in zip(rest, gone, strict=True)]
    sums = {
        name: (target, [added_up(column[entry] for entry in members) for members in groups])
        for name, column in (("opening", amounts), ("drawn_in_all", taken), ("lapsed", gone), ("kept in all", kept))
    }
    more = formula(step["add"])
    table = world.finest([target, world.table(more)])
    result = []
    for owner, there in enumerate(sums.pop("kept in all")[1]):
        closing = strict(lambda a, b: a + b, there, world.value(more, table, owner))
        least = world.value(formula(step["at_least"]), table, owner) if "at_least" in step else None
        result.append(closing if least is None else strict(at_least, closing, least))
    ends = {"until": world.column(formula(step["expires"]))} if "expires" in step else {}
    return {"kept": (account, kept), **sums, "added": world.column(more), **ends, "result": (table, result)}


def at_least(closing: Fraction, least: Fraction) -> Fraction | No:
    """Refuse less than the floor."""
    return closing if closing >= least else No(BELOW_FLOOR)


def added_up(values) -> Fraction | No:
    """Add up, unless one of the values has no answer."""
    return strict(lambda *found: sum(found, ZERO), *values)

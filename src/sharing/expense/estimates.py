"""Read what is expected of each grant at the end of each year, and what was changed, each held to its grant."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.decimals import decimal_text
from sharing.expense.cells import Part
from sharing.expense.values import (
    CANCEL,
    CASH,
    EQUITY,
    FAIR,
    INCREASE,
    SERVICE,
    TO_CASH,
    TO_EQUITY,
    Change,
    Estimate,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sharing.expense.values import Grant

ESTIMATE = {
    "grant", "year", "people", "leavers", "vest", "leave", "units", "value", "service", "met", "exercised",
    "exercised_people", "exercised_at",
}  # fmt: skip
CHANGE = {"grant", "year", "kind", "value", "before", "units", "service", "paid", "worth"}
KINDS = {
    INCREASE: "more value, or more units, over the service that is left",
    CANCEL: "all that is left is expensed at once",
    TO_CASH: "the holder may ask for money from now on: what is done becomes a liability",
    TO_EQUITY: "rights in money are replaced by equity: the liability goes to equity",
}
ONLY = {
    INCREASE: {"value", "before", "units", "service"},
    CANCEL: {"paid", "worth"},
    TO_CASH: {"value"},
    TO_EQUITY: {"value"},
}
LAST = {CANCEL, TO_CASH, TO_EQUITY}


def _whose(part: Part, grants: Mapping[str, Grant], years: Sequence[str]) -> tuple[Grant, int] | None:
    """Find the grant and the year that a part is about; None, and a problem, when the plan has not both."""
    name, year = part.one_of("grant", grants, "grant"), part.one_of("year", years, "year")
    if name is None or year is None:
        return None
    grant, place = grants[name], years.index(year)
    if place < grant.place:
        part.say("X003", f"`{name}` was granted after `{year}`", "year", f"its first year is {years[grant.place]}")
        return None
    return grant, place


def read_estimate(
    part: Part, grants: Mapping[str, Grant], years: Sequence[str], moved: Mapping[str, int]
) -> Estimate | None:
    """Read one estimate; None, with its problems noted, when it is about nothing that the plan has.

    `moved` names the grants that a change takes from equity to money or back, with the place of its year.
    """
    part.reader.known(part.tree, part.path, ESTIMATE)
    whose = _whose(part, grants, years)
    if whose is None:
        return None
    grant, place = whose
    people, leavers = part.number("people", most=grant.people), part.number("leavers", most=grant.people)
    if people is not None and leavers is not None:
        part.say("X007", "`people` and `leavers` say the same thing", "leavers", "take one of the two out")
    people = grant.people - leavers if leavers is not None else people
    _hold(part, grant, place, moved)
    service = part.above_zero("service", 1) if "service" in part.tree else None
    return Estimate(
        grant.name, place, part.path, people,
        vest=part.number("vest", most=1), leave=part.number("leave", most=1),
        units=part.number("units", most=grant.units), value=part.number("value"), service=service,
        met=part.truth("met"), exercised=_by_layer(part, "exercised", grant),
        exercised_people=_by_layer(part, "exercised_people", grant), exercised_at=part.number("exercised_at"),
    )  # fmt: skip


def _by_layer(part: Part, key: str, grant: Grant) -> tuple[Fraction, ...]:
    """Read one number, or for graded tranches a list with one for each."""
    if key not in part.tree:
        return ()
    given = part.tree[key] if isinstance(part.tree[key], list) else [part.tree[key]]
    if key == "exercised_people" and grant.layers > 1:
        advice = f"write exercised = [{', '.join(['0'] * grant.layers)}], in units"
        part.say("S004", f"`{grant.name}` has tranches: people do not say of which they exercised", key, advice)
        return ()
    if len(given) != grant.layers:
        what = f"`{key}` is one number for each of the {grant.layers} tranches of `{grant.name}`"
        part.say("S004", what, key, f"write {key} = [{', '.join(['0'] * grant.layers)}]")
        return ()
    inner = [Part(part.reader, {key: value}, part.path).number(key) for value in given]
    return tuple(value for value in inner if value is not None)


def _hold(part: Part, grant: Grant, place: int, moved: Mapping[str, int]) -> None:
    """Say which of the estimates concern something that was fixed when the grant was made."""
    fixed = {key for key in ("units", "value", "service") if key not in grant.varies}
    later = grant.name in moved and place > moved[grant.name]
    if grant.revalued != later:
        fixed.discard("value")
    elif grant.revalued:
        fixed.add("value")
    for key in sorted(fixed & set(part.tree)):
        what = f"`{key}` of `{grant.name}` was fixed when it was granted"
        advice = f'take it out; or, where a performance condition moves it: varies = ["{key}"] in the grant'
        part.say("X006", what, key, advice)
    if "met" in part.tree and grant.condition == SERVICE:
        what = f"`{grant.name}` has no condition that could be met or not"
        part.say("X006", what, "met", 'take it out, or write condition = "performance" or "market" in the grant')
    if {"exercised", "exercised_people"} <= set(part.tree):
        part.say(
            "X007", "`exercised` and `exercised_people` say the same thing", "exercised", "take one of the two out"
        )


def read_change(part: Part, grants: Mapping[str, Grant], years: Sequence[str]) -> Change | None:
    """Read one change; None, with its problems noted, when it does not fit its grant."""
    part.reader.known(part.tree, part.path, CHANGE)
    whose, kind = _whose(part, grants, years), part.answer("kind", KINDS)
    if whose is None:
        return None
    grant, place = whose
    for key in sorted((CHANGE - {"grant", "year", "kind"} - ONLY[kind]) & set(part.tree)):
        part.say("X008", f'`{key}` does not go with kind = "{kind}"', key, "take it out")
    settled = CASH if kind == TO_EQUITY else EQUITY
    if grant.settlement != settled or grant.measure != FAIR:
        what = f"`{grant.name}` is not settled in {'money' if settled == CASH else 'equity'} at fair value"
        part.say("X008", what, "kind", f'"{kind}" is for grants that are')
    value = part.needed("value", "12.50") if kind != CANCEL else None
    if kind == TO_CASH and value is not None and grant.value is not None and value > grant.value:
        what = f"{decimal_text(value)} a unit in money is more than the {decimal_text(grant.value)} when granted"
        part.say("X008", what, "value", "the standard gives no answer for the difference; agree one with your auditor")
    paid, worth = part.number("paid"), part.number("worth")
    if paid and worth is None and kind == CANCEL:
        what = "`worth` is missing: what a unit was worth on the day that it was paid for"
        part.say("S003", what, advice="add: worth = 12.50; what is paid above it is an expense")
    zero = Fraction(0)
    return Change(
        grant.name, place, kind, part.path, value or zero, part.number("before") or zero, part.number("units"),
        part.number("service"), paid or zero, worth or zero,
    )  # fmt: skip


def check_order(parts: Iterable[tuple[Part, Change]]) -> None:
    """Say that something changes after a grant was cancelled or went to other hands."""
    last: dict[str, Change] = {}
    for part, change in sorted(parts, key=lambda pair: (pair[1].place, pair[1].kind in LAST)):
        earlier = last.get(change.grant)
        if earlier is not None:
            what = f'`{change.grant}` was changed before: "{earlier.kind}"'
            part.say("X008", what, "year", "nothing can be changed after that; take one of the two out")
        elif change.kind in LAST:
            last[change.grant] = change

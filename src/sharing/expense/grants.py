"""Read the grants of a plan; a question with two answers has no default where the answer changes an amount."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.expense.values import (
    CASH,
    CHOICE,
    EQUITY,
    FAIR,
    GRADED,
    INTRINSIC,
    MARKET,
    PERFORMANCE,
    SERVICE,
    STRAIGHT,
    VESTING,
    Grant,
    Tranche,
)
from sharing.scheme.keys import exact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.expense.cells import Part

LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,23}", re.ASCII)
SETTLEMENTS = {
    EQUITY: "in certificates, options or other equity; the value is fixed when granted",
    CASH: "in money; valued again every year until it is paid",
    CHOICE: "the holder chooses between money and equity: a part of each",
}
MEASURES = {
    FAIR: "at fair value",
    INTRINSIC: "at what the price is above the exercise price, every year until exercised",
    VESTING: "at fair value, every year until a tranche vests, then fixed",
}
CONDITIONS = {
    SERVICE: "staying is enough",
    PERFORMANCE: "a result that is not a market price must be reached, too",
    MARKET: "a market price must be reached, too; that is in the value",
}
ATTRIBUTIONS = {
    GRADED: "every tranche over its own service (IFRS 2)",
    STRAIGHT: "all tranches together over the longest service, and never less than has vested",
}
WHOLES = {"exact": "not at all", "nearest": "to the nearest", "up": "up", "down": "down"}
VARIES = ("units", "value", "service")
KEYS = {
    "name", "label", "year", "settlement", "measure", "condition", "people", "units", "value", "exercise_price",
    "cash_units", "cash_value", "service", "a_year", "first", "parts", "tranches", "attribution", "varies", "vest",
    "leave", "whole",
}  # fmt: skip


def read_grant(part: Part, years: Sequence[str]) -> Grant | None:
    """Read one grant; None, with its problems noted, when it cannot be used."""
    part.reader.known(part.tree, part.path, KEYS)
    before = len(part.reader.problems)
    name = str(part.tree.get("name", ""))
    if not LABEL.fullmatch(name):
        advice = 'write name = "options-2026"; letters, digits, - and _, at most 24'
        part.say("S005", f"`{name}` cannot be the name of a grant", "name" if name else "", advice)
    year = part.one_of("year", years, "year") if "year" in part.tree else years[0]
    settlement = part.answer("settlement", SETTLEMENTS)
    measure = part.answer("measure", MEASURES, FAIR)
    condition = part.answer("condition", CONDITIONS, SERVICE)
    a_year = part.above_zero("a_year", 1)
    parts, service = _parts(part), part.above_zero("service", 1)
    if not parts and "service" not in part.tree:
        part.say("S003", "`service` is missing", advice='add: service = 3, or parts = ["1/3", "2/3", "1"]')
    numbers = {key: part.number(key) for key in ("value", "exercise_price", "cash_units", "cash_value")}
    _complete(part, settlement, measure)
    whole = Fraction(1)
    found = Grant(
        name, years.index(year or years[0]), settlement, measure, condition,
        people=part.above_zero("people", 1), units=part.needed("units", "100") or Fraction(0), service=service,
        path=part.path, a_year=a_year, first=part.number_or("first", a_year, most=a_year), parts=parts,
        tranches=_tranches(part, service), attribution=part.answer("attribution", ATTRIBUTIONS, GRADED),
        varies=_varies(part, condition), vest=part.number_or("vest", 1, most=whole),
        leave=part.number_or("leave", 0, most=whole), whole=part.answer("whole", WHOLES, "exact"),
        label=part.reader.texts(part.tree, "label", part.path), **numbers,
    )  # fmt: skip
    return found if len(part.reader.problems) == before else None


def _complete(part: Part, settlement: str, measure: str) -> None:
    """Say which values a grant of this kind must have, and which have no meaning for it."""
    fixed = settlement == CHOICE or (settlement == EQUITY and measure == FAIR)
    needed = {"value"} if fixed else set()
    needed |= {"exercise_price"} if measure == INTRINSIC else set()
    needed |= {"cash_units", "cash_value"} if settlement == CHOICE else set()
    for key in sorted(needed - set(part.tree)):
        part.say("S003", f"`{key}` is missing", advice=f"add: {key} = 12.50")
    for key in sorted({"value", "exercise_price", "cash_units", "cash_value"} & set(part.tree) - needed):
        advice = "take it out; values of a year stand in [[estimate]]"
        part.say("X006", f"`{key}` does not go with the settlement and the measure of this grant", key, advice)
    if settlement != EQUITY and measure == VESTING:
        part.say("X006", "what is settled in money is valued until it is paid", "measure", 'write measure = "fair"')
    if settlement == CHOICE and measure == INTRINSIC:
        part.say("X006", "a choice is valued at fair value", "measure", 'write measure = "fair"')


def _varies(part: Part, condition: str) -> frozenset[str]:
    """Read what a performance condition moves."""
    found = part.tree.get("varies", [])
    if not isinstance(found, list) or any(word not in VARIES for word in found):
        part.say("X001", "`varies` lists what the condition moves", "varies", f"some of: {', '.join(VARIES)}")
        return frozenset()
    if "service" in found and "parts" in part.tree:
        part.say("X010", "`parts` already say when the service is done", "parts", "write `service` instead")
    if found and condition != PERFORMANCE:
        what = f"a {condition} condition moves nothing that is fixed when granted"
        part.say("X006", what, "varies", 'write condition = "performance", or take `varies` out')
    return frozenset(found)


def _parts(part: Part) -> tuple[Fraction, ...]:
    """Read the parts of the service that are done year by year, as the plan states them: thirds, or 33% and 67%."""
    given = part.tree.get("parts", [])
    found = [exact(value) for value in given] if isinstance(given, list) else [None]
    if any(value is None for value in found):
        part.say("S004", "`parts` is a list of parts", "parts", 'write parts = ["1/3", "2/3", "1"]')
        return ()
    parts = [value for value in found if value is not None]
    if any(a > b for a, b in zip([Fraction(0), *parts], [*parts, Fraction(1)], strict=True)):
        part.say("X010", "`parts` rise from year to year, up to 100%", "parts", "correct the list")
    if parts and {"service", "first", "tranches"} & set(part.tree):
        part.say("X010", "`parts` already say when the service is done", "parts", "take out service, first, tranches")
    return tuple(parts)


def _tranches(part: Part, service: Fraction) -> tuple[Tranche, ...]:
    """Read the tranches: how many equal ones, or a list with the part and the service of each."""
    given: Any = part.tree.get("tranches", 1)
    if isinstance(given, int) and not isinstance(given, bool) and given >= 1:
        return tuple(Tranche(1, given, service * (k + 1) / given) for k in range(given))
    rows = [row for row in given if isinstance(row, dict)] if isinstance(given, list) else []
    pairs = [(exact(row.get("part")), exact(row.get("service"))) for row in rows if set(row) == {"part", "service"}]
    found = [(p, s) for p, s in pairs if p is not None and s is not None]
    if not found or len(found) != len(given):
        advice = 'write tranches = 4, or tranches = [{ part = "25%", service = 1 }, ...]'
        part.say("S004", "`tranches` is a number, or a list of parts", "tranches", advice)
        return ()
    if sum(p for p, _ in found) != 1 or any(p <= 0 or not 0 < s <= service for p, s in found):
        what = "the parts of the tranches are not one whole, or one asks for no service or for more than the grant"
        part.say("X010", what, "tranches", "correct the list")
    return tuple(Tranche(p.numerator, p.denominator, s) for p, s in found)

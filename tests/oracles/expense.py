"""A second reading of a plan file in plain fractions: what every grant costs every year. It shares no code with `sharing`.

It goes the other way round: from each layer's balance at a year's end, year by year, by the words of the standard.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from math import ceil, floor
from typing import Any

ONE, NONE = Fraction(1), Fraction(0)


def number(value: Any) -> Fraction:
    text = str(value)
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def nearest(value: Fraction, unit: Fraction = ONE) -> Fraction:
    steps = abs(value) / unit
    return (1 if value >= 0 else -1) * floor(steps + Fraction(1, 2)) * unit


WHOLE = {
    "exact": lambda n: n,
    "nearest": nearest,
    "up": lambda n: Fraction(ceil(n)),
    "down": lambda n: Fraction(floor(n)),
}


def told(tree: dict[str, Any], key: str, grant: dict[str, Any]) -> dict[int, dict[str, Any]]:
    years = [str(year) for year in tree["years"]]
    return {
        years.index(str(e["year"])): e for e in tree.get(key, []) if e["grant"] == grant["name"] and key == "estimate"
    }


def assumptions(tree: dict[str, Any], grant: dict[str, Any]) -> list[dict[str, Any]]:
    """Say for each year what is assumed at its end; what is not said anew stays."""
    years = [str(year) for year in tree["years"]]
    said = told(tree, "estimate", grant)
    now: dict[str, Any] = {
        "people": number(grant.get("people", 1)), "vest": number(grant.get("vest", 1)),
        "leave": number(grant.get("leave", 0)), "seen": NONE, "units": number(grant["units"]), "met": True,
        "value": number(grant.get("value", 0)), "service": number(grant["service"]),
    }  # fmt: skip
    begun = years.index(str(grant["year"])) if "year" in grant else 0
    out: list[dict[str, Any]] = []
    for at in range(len(years)):
        now = dict(now, gone=NONE, at=None)
        event = said.get(at, {})
        done = Fraction(at - begun + 1)
        if {"people", "leavers", "vest", "leave"} & set(event):
            now["vest"], now["leave"], now["seen"] = number(event.get("vest", 1)), number(event.get("leave", 0)), done
        if "leavers" in event:
            now["people"] = number(grant.get("people", 1)) - number(event["leavers"])
        for key in ("people", "units", "value", "service"):
            now[key] = number(event[key]) if key in event else now[key]
        now["met"] = event.get("met", now["met"])
        now["done"] = max(NONE, done)
        if "exercised" in event:
            now["gone"] = number(event["exercised"])
        if "exercised_people" in event:
            now["gone"] = number(event["exercised_people"]) * number(grant.get("cash_units", now["units"]))
        now["at"] = number(event["exercised_at"]) if "exercised_at" in event else None
        out.append(now)
    return out


def expenses(tree: dict[str, Any]) -> dict[tuple[str, str], Fraction]:
    """Give the expense by name of the grant and label of the year."""
    found: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for grant in tree["grant"]:
        for at, amount in enumerate(one(tree, grant)):
            found[grant["name"], str(tree["years"][at])] += amount
    return dict(found)


def tranches(grant: dict[str, Any]) -> list[tuple[Fraction, Fraction]]:
    """Give for each tranche its part of the units, and its part of the whole service."""
    given = grant.get("tranches", 1)
    if isinstance(given, int):
        return [(Fraction(1, given), Fraction(k, given)) for k in range(1, given + 1)]
    return [(number(row["part"]), number(row["service"]) / number(grant["service"])) for row in given]


def one(tree: dict[str, Any], grant: dict[str, Any]) -> list[Fraction]:
    years = [str(year) for year in tree["years"]]
    unit = number(tree.get("unit", "0.01"))
    begun = years.index(str(grant["year"])) if "year" in grant else 0
    changes = [(years.index(str(c["year"])), c) for c in tree.get("change", []) if c["grant"] == grant["name"]]
    final = next(((at, c) for at, c in changes if c["kind"] != "increase"), (len(years), {"kind": ""}))
    base = assumptions(tree, grant)
    if final[1]["kind"] == "cancel":
        base = [dict(base[min(at, final[0])], done=now["done"], gone=now["gone"]) for at, now in enumerate(base)]
    pieces = tranches(grant)
    graded = grant.get("attribution", "graded") == "graded"
    market = grant.get("condition") == "market"
    out = [NONE] * len(years)
    for size, length in pieces if graded else [(ONE, ONE)]:

        def units(now: dict[str, Any], each: Fraction, size: Fraction = size, length: Fraction = length) -> Fraction:
            ahead = max(NONE, length * now["service"] - now["seen"])
            stay = (1 - now["leave"]) ** int(ahead) if now["leave"] else ONE
            counted = now["people"] * each * now["vest"] * stay * size
            return WHOLE[grant.get("whole", "exact")](counted) if now["met"] or market else NONE

        def portion(at: int, now: dict[str, Any], length: Fraction = length) -> Fraction:
            if final[1]["kind"] == "cancel" and at >= final[0]:
                return ONE
            part = min(ONE, now["done"] / (length * now["service"]))
            if not graded:
                vested = [own for own, end in pieces if end * number(grant["service"]) <= now["done"]]
                part = max(part, sum(vested, NONE))
            return part

        layers = _layers(grant, base, changes, final, units, portion)
        for begin, balance, flows in layers:
            before = NONE
            for at in range(max(begun, begin), len(years)):
                now = nearest(balance(at), unit)
                out[at] += now - before + sum((nearest(flow, unit) for flow in flows(at)), NONE)
                before = now
    return out


def _layers(grant: Any, base: Any, changes: Any, final: Any, units: Any, portion: Any) -> list[Any]:
    """Give for each layer its first year, its balance at the end of a year, and what leaves it (or comes) in a year."""
    place, change = final
    kind = change["kind"]
    found: list[Any] = []

    def left(at: int) -> Fraction:
        return units(base[at], base[at]["units"]) - sum((now["gone"] for now in base[: at + 1]), NONE)

    def worth(at: int) -> Fraction:
        if grant["settlement"] == "equity" and grant.get("measure", "fair") == "fair":
            return number(grant["value"])
        return max(NONE, base[at]["value"] - number(grant.get("exercise_price", 0)))

    def plain_flows(at: int) -> list[Fraction]:
        price = base[at]["at"] if base[at]["at"] is not None else worth(at)
        return [base[at]["gone"] * price]

    if grant["settlement"] == "choice":
        cash, first = number(grant["cash_units"]), number(grant["cash_value"])

        def money(at: int) -> Fraction:
            gone = sum((now["gone"] for now in base[: at + 1]), NONE)
            return (units(base[at], cash) - gone) * base[at]["value"] * portion(at, base[at])

        def equity(at: int) -> Fraction:
            above = max(NONE, base[at]["units"] * number(grant["value"]) - cash * first)
            return units(base[at], ONE) * above * portion(at, base[at])

        return [(0, money, plain_flows), (0, equity, lambda _: [])]
    if kind == "cancel":
        paid, value = number(change.get("paid", 0)), number(change.get("worth", 0))
        found.append((
            0,
            lambda at: left(at) * (worth(at) * portion(at, base[at]) - (min(paid, value) if at >= place else 0)),
            lambda at: [left(at) * paid] if at == place else [],
        ))  # fmt: skip
    elif kind == "to-cash":
        price = number(change["value"])

        def moved(at: int) -> Fraction:
            return left(at) * price * portion(at, base[at])

        found += [
            (0, lambda at: left(at) * (worth(at) - (price if at >= place else 0)) * portion(at, base[at]),
             lambda at: [moved(at)] if at == place else []),
            (place, lambda at: left(at) * (base[at]["value"] if at > place else price) * portion(at, base[at]),
             lambda at: [-moved(at)] if at == place else [base[at]["gone"] * base[at]["value"]]),
        ]  # fmt: skip
    elif kind == "to-equity":
        fixed = number(change["value"])

        def out(at: int) -> Fraction:
            return left(at) * worth(at) * portion(at, base[at])

        found += [
            (0, lambda at: out(at) if at < place else NONE, lambda at: [out(at)] if at == place else []),
            (place, lambda at: left(at) * fixed * portion(at, base[at]), lambda at: [-out(at)] if at == place else []),
        ]  # fmt: skip
    else:
        found.append((0, lambda at: left(at) * worth(at) * portion(at, base[at]), plain_flows))
    for at, more in changes:
        if more["kind"] == "increase":
            found.append(_increase(grant, base, final, units, at, more))
    return found


def _increase(grant: Any, base: Any, final: Any, units: Any, begin: int, more: Any) -> Any:
    """Give the layer of an increase: over what is left of the service, or at once where nothing is."""
    gain = max(NONE, number(more["value"]) - number(more.get("before", 0)))
    length = units.__defaults__[1]

    def balance(at: int) -> Fraction:
        now = base[at]
        whole = length * now["service"] - base[begin]["done"]
        part = ONE if whole <= 0 else min(ONE, (now["done"] - base[begin]["done"]) / whole)
        part = ONE if final[1]["kind"] == "cancel" and at >= final[0] else part
        return units(now, number(more["units"]) if "units" in more else now["units"]) * gain * part

    return begin, balance, lambda _: []

"""Random plans that make sense, of every kind: fixed and valued again, tranches, changes, exercises."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

VALUES = st.decimals(0, 50, places=2)
RATES = st.sampled_from(["0", "0.05", "3%", "0.5", "1"])


@st.composite
def grants(draw: st.DrawFn, name: str, years: list[str]) -> tuple[dict, list[dict], list[dict]]:
    """Give a grant with its estimates and its changes."""
    kind = draw(st.sampled_from(["fixed", "fixed", "money", "intrinsic", "choice", "to-cash", "to-equity"]))
    people, units = draw(st.integers(1, 60)), draw(st.integers(1, 30))
    valued = kind in {"money", "intrinsic"}
    service, begun = draw(st.integers(1, 2 if valued else 4)), 0 if valued else draw(st.integers(0, len(years) - 1))
    grant: dict[str, Any] = {"name": name, "year": years[begun], "people": people, "units": units, "service": service}
    settlement = {"money": "cash", "to-equity": "cash", "choice": "choice"}.get(kind, "equity")
    grant["settlement"] = settlement
    if kind == "intrinsic":
        grant |= {
            "measure": "intrinsic",
            "exercise_price": draw(VALUES),
            "settlement": draw(st.sampled_from(["equity", "cash"])),
        }
    elif kind == "choice":
        grant |= {"value": draw(VALUES), "cash_units": draw(st.integers(1, 30)), "cash_value": draw(VALUES)}
    elif settlement == "equity":
        grant["value"] = draw(VALUES)
    if kind == "fixed":
        grant["whole"] = draw(st.sampled_from(["exact", "nearest", "up", "down"]))
        tranches = draw(st.sampled_from([n for n in (1, 2, 3) if service % n == 0]))
        if service > 1 and draw(st.booleans()):
            tranches = [{"part": "2/3", "service": 1}, {"part": "1/3", "service": service}]
        grant |= {"tranches": tranches, "attribution": draw(st.sampled_from(["graded", "straight-line"]))}
        grant["condition"] = draw(st.sampled_from(["service", "performance", "market"]))
        grant |= draw(st.sampled_from([{}, {"leave": "5%"}, {"vest": "0.9"}]))
        grant |= {"varies": ["units"]} if grant["condition"] == "performance" else {}
    changes = draw(changed(grant, kind, years, begun))
    last = next((years.index(c["year"]) for c in changes if c["kind"] != "increase"), len(years))
    cancelled = next((years.index(c["year"]) for c in changes if c["kind"] == "cancel"), len(years) - 1)
    estimates = [draw(estimate(grant, kind, years, at, last)) for at in range(begun, cancelled + 1)]
    if grant["settlement"] != "choice" and kind in {"money", "intrinsic"} and len(years) - begun > service:
        estimates = exercised(draw, grant, estimates, service)
    return grant, estimates, changes


@st.composite
def changed(draw: st.DrawFn, grant: dict, kind: str, years: list[str], begun: int) -> list[dict]:
    place = draw(st.integers(begun, len(years) - 1))
    at = {"grant": grant["name"], "year": years[place]}
    if kind == "to-cash":
        return [{**at, "kind": "to-cash", "value": draw(st.decimals(0, grant["value"], places=2))}]
    if kind == "to-equity":
        return [{**at, "kind": "to-equity", "value": draw(VALUES)}]
    if kind != "fixed":
        return []
    increase = {**at, "kind": "increase", "value": draw(VALUES), "before": draw(VALUES)}
    increase |= draw(st.sampled_from([{}, {"units": 7}]))
    cancel = {**at, "kind": "cancel", **draw(st.sampled_from([{}, {"paid": Decimal("3.5"), "worth": Decimal("2.25")}]))}
    return draw(st.sampled_from([[], [increase], [cancel]]))


@st.composite
def estimate(draw: st.DrawFn, grant: dict, kind: str, years: list[str], at: int, last: int) -> dict:
    found: dict[str, Any] = {"grant": grant["name"], "year": years[at], "people": draw(st.integers(0, grant["people"]))}
    if (
        kind in {"money", "intrinsic", "choice"}
        or (kind == "to-cash" and at > last)
        or (kind == "to-equity" and at <= last)
    ):
        found["value"] = draw(VALUES)
    if kind == "fixed":
        found |= draw(st.sampled_from([{}, {"vest": "0.85"}, {"leave": "10%"}]))
        found |= {"met": draw(st.booleans())} if grant["condition"] != "service" else {}
        found |= {"units": draw(st.integers(0, grant["units"]))} if grant["condition"] == "performance" else {}
    return found


def exercised(draw: st.DrawFn, grant: dict, estimates: list[dict], service: int) -> list[dict]:
    """Let people exercise once their units have vested, and keep who is left in the last estimate."""
    stay = estimates[service - 1]["people"]
    out = []
    for k, given in enumerate(estimates):
        said = dict(given)
        if k >= service:
            said.pop("people", None)
            if k == service:
                gone = draw(st.integers(0, stay))
                said |= draw(st.sampled_from([{"exercised_people": gone}, {"exercised": gone * grant["units"]}]))
                said |= draw(st.sampled_from([{}, {"exercised_at": Decimal("1.75")}]))
        out.append(said)
    return out


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """Give a plan of one to three grants over one to five years."""
    years = [str(2024 + n) for n in range(draw(st.sampled_from([1, 2, 3, 4, 5, 5])))]
    found = [draw(grants(f"g{n}", years)) for n in range(draw(st.integers(1, 3)))]
    tree: dict[str, Any] = {"years": years, "unit": draw(st.sampled_from([1, Decimal("0.01")]))}
    tree["grant"] = [grant for grant, _, _ in found]
    tree["estimate"] = [one for _, estimates, _ in found for one in estimates]
    tree["change"] = [one for _, _, changes in found for one in changes]
    return tree

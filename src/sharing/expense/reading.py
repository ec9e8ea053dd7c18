"""Read a plan file: what was granted, expected and changed; all problems of the file at once, each at its place."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from sharing.expense.cells import Part
from sharing.expense.estimates import check_order, read_change, read_estimate
from sharing.expense.grants import LABEL, read_grant
from sharing.expense.standing import last_change, missing
from sharing.expense.values import CANCEL, TO_CASH, TO_EQUITY, Plan
from sharing.scheme.keys import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing.documents import Document
    from sharing.expense.values import Change, Estimate, Grant

TOP = {"title", "company", "currency", "language", "unit", "years", "grant", "estimate", "change"}
CENT = Fraction(1, 100)


def read_grants(document: Document) -> Plan:
    """Read a plan file; Refused with every problem of it."""
    reader = Reader(document)
    tree = document.tree
    reader.known(tree, (), TOP)
    years = _years(reader)
    grants = _grants(reader, years) if years else {}
    changes, estimates = _events(reader, grants, years)
    language = reader.language(tree)
    unit = Part(reader, tree, ()).number("unit") if "unit" in tree else CENT
    if unit is not None and (unit < CENT or (unit / CENT).denominator != 1):
        reader.say("S004", "`unit` is a whole number of cents", ("unit",), "write unit = 1, or unit = 0.01")
    plan = Plan(
        reader.texts(tree, "title", ()), reader.text(tree, "company", (), ""),
        reader.text(tree, "currency", (), "EUR"), language, unit or CENT, years, tuple(grants.values()),
        MappingProxyType(estimates), MappingProxyType(changes), document,
    )  # fmt: skip
    if not reader.problems:
        _complete(reader, plan)
    reader.finish()
    return plan


def _years(reader: Reader) -> tuple[str, ...]:
    """Read the years, in order: labels such as 2026 or Q1-2026."""
    given = reader.document.tree.get("years", [])
    years = (
        [str(year) for year in given if isinstance(year, int | str) and not isinstance(year, bool)]
        if isinstance(given, list)
        else []
    )
    if not years or len(years) != len(given) or not all(LABEL.fullmatch(year) for year in years):
        path = ("years",) if "years" in reader.document.tree else ()
        reader.say("S004" if path else "S003", "`years` is a list of years", path, "write years = [2025, 2026, 2027]")
        return ()
    if len(set(years)) < len(years):
        reader.say("X007", "a year occurs twice in `years`", ("years",), "list every year once, in order")
    return tuple(years)


def _grants(reader: Reader, years: Sequence[str]) -> dict[str, Grant]:
    """Read the grants by name, in the order of their names, so that the order of the file changes nothing."""
    found: dict[str, Grant] = {}
    parts = reader.parts(reader.document.tree, "grant")
    if not parts and "grant" not in reader.document.tree:
        reader.say("S003", "there is no [[grant]]", (), "add one: [[grant]], name, settlement, units, service")
    for index, tree in parts:
        grant = read_grant(Part(reader, tree, ("grant", index)), years)
        if grant is not None and grant.name in found:
            what = f"two grants are named `{grant.name}`"
            reader.say("X007", what, ("grant", index, "name"), "give each grant a name of its own")
        elif grant is not None:
            found[grant.name] = grant
    return dict(sorted(found.items()))


def _events(
    reader: Reader, grants: Mapping[str, Grant], years: Sequence[str]
) -> tuple[dict[str, tuple[Change, ...]], dict[tuple[str, int], Estimate]]:
    """Read changes by grant and estimates by grant and place; a grant that could not be read is not looked for."""
    if not grants:
        return {}, {}
    broken = {str(tree.get("name")) for _, tree in reader.parts(reader.document.tree, "grant")} - set(grants)
    changed: list[tuple[Part, Change]] = []
    for index, tree in reader.parts(reader.document.tree, "change"):
        part = Part(reader, tree, ("change", index))
        change = read_change(part, grants, years) if str(tree.get("grant")) not in broken else None
        changed += [(part, change)] if change is not None else []
    check_order(changed)
    moved = {change.grant: change.place for _, change in changed if change.kind in {TO_CASH, TO_EQUITY}}
    estimates: dict[tuple[str, int], Estimate] = {}
    for index, tree in reader.parts(reader.document.tree, "estimate"):
        part = Part(reader, tree, ("estimate", index))
        found = read_estimate(part, grants, years, moved) if str(tree.get("grant")) not in broken else None
        if found is not None and (found.grant, found.place) in estimates:
            part.say("X007", f"`{found.grant}` has two estimates for {years[found.place]}", "year", "make them one")
        elif found is not None:
            estimates[found.grant, found.place] = found
    changes = {
        name: tuple(sorted((c for _, c in changed if c.grant == name), key=lambda c: (c.place, c.path)))
        for name in grants
    }
    return changes, estimates


def _complete(reader: Reader, plan: Plan) -> None:
    """Say which years have no estimate, and which stated parts do not reach the end."""
    for grant in plan.grants:
        for place, key in missing(plan, grant).items():
            year = plan.years[place]
            said = plan.estimates.get((grant.name, place))
            what = f"`{grant.name}` has no {f'`{key}`' if key else 'estimate'} for {year}"
            advice = f'add: [[estimate]] grant = "{grant.name}", year = "{year}"' if not key else f"add: {key} = 12.50"
            reader.say("X002", what, said.path if said else grant.path, advice)
        last = last_change(plan, grant)
        cancelled = last.place if last is not None and last.kind == CANCEL else len(plan.years)
        for said in (e for (name, at), e in plan.estimates.items() if name == grant.name and at > cancelled):
            what = f"`{grant.name}` was cancelled in {plan.years[cancelled]}: nothing is expected of it after that"
            reader.say("X008", what, said.path, "take the estimate out")
        for said in _early(plan, grant):
            what = f"units of `{grant.name}` were exercised before it went from one settlement to the other"
            reader.say("X008", what, said.path, "split the grant: those that were exercised, and those that changed")
        if grant.parts and grant.parts[-1] < 1 and len(plan.years) - grant.place > len(grant.parts):
            what = f"`parts` of `{grant.name}` end before the service is done, and the plan has more years"
            reader.say("X010", what, (*grant.path, "parts"), "add a part for every year, up to 100%")


def _early(plan: Plan, grant: Grant) -> list[Estimate]:
    """Give the estimates with exercises before a grant went from equity to money or back."""
    last = last_change(plan, grant)
    if last is None or last.kind == CANCEL:
        return []
    own = [said for (name, at), said in plan.estimates.items() if name == grant.name and at <= last.place]
    return [said for said in own if said.exercised or said.exercised_people]

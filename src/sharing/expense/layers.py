"""A grant as layers, each with a row for every year: tranches, increases, and the parts in money and in equity.

A row holds assumptions and nothing that was computed from them, so that every amount is a step of the scheme. All
layers of a grant share what is expected of it; they differ in what a unit is worth and in the service that counts.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from sharing.expense.standing import last_change, served, standings
from sharing.expense.values import (
    CANCEL,
    CASH,
    CHOICE,
    EQUITY,
    GRADED,
    INCREASE,
    INTRINSIC,
    TO_CASH,
    TO_EQUITY,
    VESTING,
    Tranche,
)
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharing.expense.standing import Standing
    from sharing.expense.values import Change, Grant, Plan

Cells = dict[str, "Fraction | int | bool | str"]
"""What one row says, by the columns of the scheme; a column that is left out is blank."""


class Layer(Named):
    """A part of a grant that is counted for itself: its id, how it is settled, and its rows by place of the year."""

    id: str
    grant: Grant
    settlement: str
    rows: dict[int, Cells]


def layers_of(plan: Plan, grant: Grant) -> list[Layer]:
    """Give the layers of a grant in order: each tranche, followed by what changes added to it."""
    tranches = grant.tranches if grant.attribution == GRADED else (Tranche(1, 1, grant.service),)
    found: list[Layer] = []
    for number, tranche in enumerate(tranches):
        name = f"{grant.name}.{number + 1}" if len(tranches) > 1 else grant.name
        found += _Tranche(plan, grant, tranche, name, number).layers()
    return found


class _Tranche:
    """Makes the layers of one tranche of a grant."""

    def __init__(self, plan: Plan, grant: Grant, tranche: Tranche, name: str, number: int) -> None:
        self.plan, self.grant, self.tranche, self.name, self.number = plan, grant, tranche, name, number
        self.last = last_change(plan, grant)
        self.places = range(grant.place, len(plan.years))
        self.standing = dict(zip(self.places, standings(plan, grant), strict=True))
        if self.last is not None and self.last.kind == CANCEL:
            until = self.standing[self.last.place]
            self.standing = {at: now if at < self.last.place else until for at, now in self.standing.items()}

    def layers(self) -> list[Layer]:
        """Give the layer that was granted, the one that came in its place if any, and the increases."""
        if self.grant.settlement == CHOICE:
            found = [
                Layer(f"{self.name}.cash", self.grant, CASH, {at: self.choice(at, CASH) for at in self.places}),
                Layer(f"{self.name}.equity", self.grant, EQUITY, {at: self.choice(at, EQUITY) for at in self.places}),
            ]
        else:
            rows = {at: self.base(at) for at in self.places}
            found = [Layer(self.name, self.grant, self.grant.settlement, rows)]
        if self.last is not None and self.last.kind in {TO_CASH, TO_EQUITY}:
            found.append(self.successor(self.last))
        increases = [c for c in self.plan.changes.get(self.grant.name, ()) if c.kind == INCREASE]
        return found + [self.increase(change, number + 1) for number, change in enumerate(increases)]

    def expected(self, at: int) -> Cells:
        """Say what is expected of the grant at the end of a year, and how much of the service is done."""
        now = self.standing[at]
        top, bottom = _whole(served(self.grant, at), self.service(now))
        cells: Cells = {
            "people": now.people, "units": now.units, "tranche": self.tranche.top, "tranches": self.tranche.bottom,
            "vest": now.vest, "leave": now.leave, "leave_years": self.leave_years(now) if now.leave else 0,
            "met": now.met, "served": top, "service": bottom,
        }  # fmt: skip
        if self.grant.attribution != GRADED:
            done = served(self.grant, at)
            vested = sum((Fraction(t.top, t.bottom) for t in self.grant.tranches if t.service <= done), Fraction(0))
            cells |= {"vested": vested.numerator, "vested_of": vested.denominator}
        if self.last is not None and self.last.kind == CANCEL and at >= self.last.place:
            cells["cancelled"] = True
        return cells

    def service(self, now: Standing) -> Fraction:
        """Give the service that the tranche asks for, as it is expected now; of stated parts the whole."""
        return Fraction(1) if self.grant.parts else self.tranche.service * now.service / self.grant.service

    def leave_years(self, now: Standing) -> Fraction:
        """Give how many years of leaving are to come, seen from where leavers were last looked at."""
        if self.grant.parts:
            done = 0 if now.since is None else now.since - self.grant.place + 1
            return Fraction(max(0, len(self.grant.parts) - done))
        since = Fraction(0) if now.since is None else served(self.grant, now.since)
        return max(Fraction(0), self.service(now) - since) / self.grant.a_year

    def settled(self, at: int, units: Fraction) -> Cells:
        """Say what was exercised or issued in a year."""
        said = self.plan.estimates.get((self.grant.name, at))
        if said is None or not (said.exercised or said.exercised_people):
            return {}
        if said.exercised:
            cells: Cells = {"settled_people": said.exercised[self.number], "settled_units": 1}
        else:
            cells = {"settled_people": said.exercised_people[0], "settled_units": units}
        return cells if said.exercised_at is None else {**cells, "settled_at": said.exercised_at}

    def base(self, at: int) -> Cells:
        """Say what the layer that was granted stands for in a year."""
        grant, last = self.grant, self.last
        cells: Cells = {**self.expected(at), "value": self.value(at)}
        if grant.measure == INTRINSIC:
            cells |= {"less_units": 1, "less": grant.exercise_price or 0}
        if last is None or last.kind == CANCEL or at <= last.place:
            cells |= self.settled(at, self.standing[at].units)
        if last is not None and at >= last.place:
            cells |= self.changed(last, at)
        return cells

    def value(self, at: int) -> Fraction:
        """Give the value of a unit: fixed, of the year, or of the year in which the tranche vested."""
        grant, last = self.grant, self.last
        if grant.measure == VESTING:
            done = [p for p in self.places if served(grant, p) >= self.service(self.standing[p])]
            return self.standing[min([at, *done[:1]])].value
        if grant.revalued or "value" in grant.varies:
            return self.standing[min(at, last.place) if last is not None and last.kind != CANCEL else at].value
        return grant.value or Fraction(0)

    def changed(self, last: Change, at: int) -> Cells:
        """Say what the last change does to the layer that was granted, from its year on."""
        if last.kind == CANCEL:
            paid: Cells = {"bought_for": last.paid, "bought_worth": last.worth} if last.paid else {}
            return {**paid, "bought": True} if paid and at == last.place else paid
        moved = last.value if last.kind == TO_CASH else self.value(at)
        cells: Cells = {"less_units": 1, "less": moved}
        return {**cells, "moved": moved, "to": f"{self.name}.{_SETTLED[last.kind]}"} if at == last.place else cells

    def successor(self, last: Change) -> Layer:
        """Give the layer to which a change moves what is done: in money, valued every year, or in equity, fixed."""
        rows: dict[int, Cells] = {}
        for at in self.places[last.place - self.grant.place :]:
            later = last.kind == TO_CASH and at > last.place
            value = self.standing[at].value if later else last.value
            rows[at] = {**self.expected(at), "value": value}
            rows[at] |= self.settled(at, self.standing[at].units) if at > last.place else {}
        settlement = _SETTLED[last.kind]
        return Layer(f"{self.name}.{settlement}", self.grant, settlement, rows)

    def increase(self, change: Change, number: int) -> Layer:
        """Give the layer of what a change added, over the service that is left; where none is left, at once."""
        rows: dict[int, Cells] = {}
        begun = served(self.grant, change.place)
        for at in self.places[change.place - self.grant.place :]:
            cells = self.expected(at)
            left = self.service(self.standing[at]) - begun if change.service is None else change.service
            if at == change.place and left > 0:
                continue
            top, bottom = _whole(served(self.grant, at) - begun, left) if left > 0 else (1, 1)
            cells |= {"served": top, "service": bottom, "value": change.value}
            cells |= {"less_units": 1, "less": change.before} if change.before else {}
            rows[at] = cells if change.units is None else {**cells, "units": change.units}
        for cells in rows.values():
            cells.pop("vested", None), cells.pop("vested_of", None)
        return Layer(f"{self.name}.increase-{number}", self.grant, EQUITY, rows)

    def choice(self, at: int, settlement: str) -> Cells:
        """Say what one side of a choice stands for: the money as a liability, in equity what it is worth above that."""
        grant, now = self.grant, self.standing[at]
        cash = grant.cash_units or Fraction(0)
        if settlement == CASH:
            return {**self.expected(at), "units": cash, "value": now.value, **self.settled(at, cash)}
        less = {"less_units": cash, "less": grant.cash_value or Fraction(0)}
        return {**self.expected(at), "units": 1, "worth_units": now.units, "value": grant.value or Fraction(0), **less}


_SETTLED = {TO_CASH: CASH, TO_EQUITY: EQUITY}


def _whole(a: Fraction, b: Fraction) -> tuple[int, int]:
    """Write two numbers as whole ones with the same quotient: 1/3 of 1 as 1 of 3.

    >>> _whole(Fraction(1, 3), Fraction(1)), _whole(Fraction(2), Fraction(3))
    ((1, 3), (2, 3))
    """
    scale = lcm(a.denominator, b.denominator)
    return int(a * scale), int(b * scale)


def problems_of_leaving(plan: Plan) -> Iterator[tuple[Grant, Fraction]]:
    """Give the grants with a yearly rate of leaving over years that are not whole, and those years."""
    for grant in plan.grants:
        for layer in layers_of(plan, grant):
            years = [Fraction(cells.get("leave_years", 0)) for cells in layer.rows.values()]
            broken = [found for found in years if found.denominator != 1]
            if broken:
                yield grant, broken[0]
                break

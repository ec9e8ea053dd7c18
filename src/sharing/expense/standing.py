"""What holds for a grant at the end of each year: the last that was said of it, and how much of the service is done."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.expense.estimates import LAST
from sharing.expense.values import CANCEL, EQUITY, TO_CASH, TO_EQUITY, VESTING
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.expense.values import Change, Estimate, Grant, Plan


class Standing(Named):
    """What is expected at the end of a year; `since` is the place of the year in which leavers were last looked at."""

    people: Fraction
    vest: Fraction
    leave: Fraction
    since: int | None
    units: Fraction
    value: Fraction
    service: Fraction
    met: bool


def served(grant: Grant, place: int) -> Fraction:
    """Give the service that is done at the end of a year; of stated parts that part itself."""
    years = place - grant.place
    if grant.parts:
        return grant.parts[min(years, len(grant.parts) - 1)]
    return grant.first + years * grant.a_year


def last_change(plan: Plan, grant: Grant) -> Change | None:
    """Find the change after which a grant does not change any more, if there is one."""
    return next((change for change in plan.changes.get(grant.name, ()) if change.kind in LAST), None)


def standings(plan: Plan, grant: Grant) -> list[Standing]:
    """Give what holds at the end of each year, from the first year of a grant on.

    Looking at the leavers again replaces what was expected of them; all else holds until it is said anew.
    """
    now = Standing(
        grant.people, grant.vest, grant.leave, None, grant.units, grant.value or Fraction(0), grant.service, met=True
    )
    found = []
    for place in range(grant.place, len(plan.years)):
        estimate = plan.estimates.get((grant.name, place))
        now = now if estimate is None else _after(now, estimate)
        found.append(now)
    return found


def _after(now: Standing, said: Estimate) -> Standing:
    """Give what holds after an estimate."""
    if not said.people is said.vest is said.leave is None:
        people = now.people if said.people is None else said.people
        vest, leave = (
            default if v is None else v for v, default in ((said.vest, Fraction(1)), (said.leave, Fraction(0)))
        )
        now = now._replace(people=people, vest=vest, leave=leave, since=said.place)
    fresh = {word: getattr(said, word) for word in ("units", "value", "service", "met")}
    return now._replace(**{word: value for word, value in fresh.items() if value is not None})


def missing(plan: Plan, grant: Grant) -> dict[int, str]:
    """Give the years, by place, that need an estimate and have none, each with what is missing: all of it or `value`.

    A grant that says itself what is expected, and of which nothing is looked at or valued again, needs none.
    """
    known = {place: said for (name, place), said in plan.estimates.items() if name == grant.name}
    last = last_change(plan, grant)
    looked = any(_looks(said) for said in known.values())
    found: dict[int, str] = {}
    for place, now in zip(range(grant.place, len(plan.years)), standings(plan, grant), strict=True):
        valued = _valued(grant, last, place)
        done = served(grant, place - 1) >= _needed(grant, now) if place > grant.place else False
        if last is not None and last.kind == CANCEL and place >= last.place:
            break
        gone = _gone(grant, known, place, now.people * now.vest)
        if gone or (done and (not valued or grant.measure == VESTING)):
            continue
        if place not in known and ((looked and not done) or valued):
            found[place] = ""
        elif valued and known[place].value is None:
            found[place] = "value"
    return found


def _looks(said: Estimate) -> bool:
    """Say whether an estimate looks again at what will vest, rather than only at values and exercises."""
    return any(found is not None for found in (said.people, said.vest, said.leave, said.units, said.service, said.met))


def _needed(grant: Grant, now: Standing) -> Fraction:
    return Fraction(1) if grant.parts else now.service


def _valued(grant: Grant, last: Change | None, place: int) -> bool:
    """Say whether a year needs a value of its own."""
    if last is not None and last.kind == TO_CASH:
        return place > last.place
    if last is not None and last.kind == TO_EQUITY:
        return place <= last.place
    return grant.revalued


def _gone(grant: Grant, known: Mapping[int, Estimate], place: int, left: Fraction) -> bool:
    """Say whether the units of all who are left had been exercised or issued before a year began."""
    if grant.settlement == EQUITY and not grant.revalued:
        return False
    earlier = [said for at, said in sorted(known.items()) if at < place]
    units = sum((sum(said.exercised) for said in earlier), Fraction(0))
    people = sum((sum(said.exercised_people) for said in earlier), Fraction(0))
    return (units > 0 and units >= left * grant.units) or (people > 0 and people >= left)

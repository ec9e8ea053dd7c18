"""Positions of a plan, recomputed from its events: every day is lived through, one after the other, unit by unit.

Nothing here is shared with the library. A schedule is laid out by letting a clock run that stands still in pauses, and
a grant keeps one entry for every unit that is still to come: the day on which it vests. Only ways of rounding that give
whole units are understood.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import Any

ORDER = ["plan", "split", "pool", "round", "issue", "grant", "amend", "reached", "exit", "VEST", "accelerate", "pause",
         "resume", "transfer", "exercise", "buy-back", "lapse", "leave", "death", "disability", "offer",
         "dividend"]  # fmt: skip
HELD = {"stock", "certificate", "growth", "unit"}
NEVER = date.max
FAR = 60 * 366


def number(text: Any) -> Fraction:
    """Read 1/4, 25% or 3."""
    text = str(text)
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def later(first: date, span: str, times: int, policy: str = "start", kept: int | None = None) -> date:
    """Count spans from a day, month by month."""
    amount, unit = span.split()
    steps = int(amount) * times
    if unit.startswith("day"):
        return first + timedelta(days=steps)
    if unit.startswith("week"):
        return first + timedelta(days=7 * steps)
    year, month = first.year, first.month
    for _ in range(steps * (12 if unit.startswith("year") else 1)):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    last = monthrange(year, month)[1]
    wanted = {"start": kept or first.day, "day-before": kept or first.day, "first": 1, "last": 31}.get(policy) or int(
        policy
    )
    found = date(year, month, min(wanted, last))
    return found - timedelta(days=1) if policy == "day-before" else found


def clocked(base: date, due: date, pauses: list[list[date]]) -> date:
    """Let a clock run from a base until it shows a day; days in a pause, but for the first, do not count."""
    if due <= base or not pauses:
        return due
    today = shown = base
    for _ in range(FAR):
        today += timedelta(days=1)
        if not any(first < today <= until for first, until in pauses):
            shown += timedelta(days=1)
        if shown == due:
            return today
        if any(until == NEVER and first < today for first, until in pauses):
            return NEVER
    return NEVER


def is_met(moment: Any, start: date, today: date, reached: dict[str, tuple[date, Any]], by: Any = None) -> bool:
    """Say whether a moment has come by the end of a day."""
    if by is not None:
        today = min(today, date.fromisoformat(str(by)))
    if moment is None:
        return start <= today
    if isinstance(moment, dict):
        ((word, several),) = moment.items()
        return (any if word == "earlier_of" else all)(is_met(one, start, today, reached) for one in several)
    try:
        return date.fromisoformat(str(moment)) <= today
    except ValueError:
        return moment in reached and reached[moment][0] <= today


def names_in(moment: Any) -> list[str]:
    """List the events that a moment mentions, in the order in which they are written."""
    if moment is None:
        return []
    if isinstance(moment, dict):
        return [name for several in moment.values() for one in several for name in names_in(one)]
    try:
        date.fromisoformat(str(moment))
    except ValueError:
        return [moment]
    return []


def dates_in(moment: Any) -> list[date]:
    """List the dates that a moment mentions."""
    if isinstance(moment, dict):
        return [day for several in moment.values() for one in several for day in dates_in(one)]
    try:
        return [date.fromisoformat(str(moment))]
    except ValueError:
        return []


def first_met(moment: Any, start: date, reached: dict[str, tuple[date, Any]], by: Any) -> date | None:
    """Give the first day on which a moment has come."""
    candidates = sorted({start, *dates_in(moment), *(day for day, _ in reached.values())})
    return next((day for day in candidates if is_met(moment, start, day, reached, by)), None)


def due_parts(
    schedule: dict[str, Any], start: date, reached: dict[str, Any], pauses: Any, quantity: int
) -> list[tuple[date, Fraction]]:
    """List the day and the part of every tranche of a schedule."""
    policy = schedule.get("day", "start")
    if "condition" in schedule:
        return walk(schedule["condition"], policy, start, reached, pauses, quantity)
    found: list[tuple[date, Fraction]] = []
    begun: date | None = None
    cursor, factor = start, Fraction(1)
    for at, segment in enumerate(schedule["segment"]):
        if "on" in segment or at == 0:
            moment = segment.get("on")
            begun = first_met(moment, start, reached, segment.get("by"))
            if begun is not None:
                cursor = begun
                factor = Fraction(1)
                if "tier" in segment:
                    seen = [reached[name] for name in names_in(moment) if name in reached]
                    values = [value for day, value in seen if value is not None and day <= begun]
                    factor = Fraction(0)
                    for tier in segment["tier"]:
                        if values and values[0] >= number(tier["at_least"]):
                            factor = number(tier["part"])
        if begun is None:
            continue
        part, times = number(segment["part"]) * factor, segment.get("times", 1)
        if "every" not in segment:
            found.append((cursor, part))
            continue
        nominal = [later(cursor, segment["every"], n + 1, policy, begun.day) for n in range(times)]
        shares = [(day, part / times) for day in nominal]
        if "cliff" in segment:
            end = later(cursor, segment["cliff"]["after"], 1, policy, begun.day)
            after = [day for day in nominal if day > end]
            if "part" in segment["cliff"]:
                at_end = number(segment["cliff"]["part"])
                shares = [(end, part * at_end)] + [(day, part * (1 - at_end) / len(after)) for day in after]
            else:
                shares = [(max(day, end), share) for day, share in shares]
        found += [(clocked(begun, day, pauses), share) for day, share in shares]
        cursor = later(cursor, segment["every"], times, policy, begun.day)
    return sorted(found, key=lambda one: one[0])


def walk(
    conditions: list[dict[str, Any]], policy: str, start: date, reached: dict[str, Any], pauses: Any, quantity: int
) -> list[tuple[date, Fraction]]:
    """Live through conditions: of those that are open the first that is met is taken."""
    led = {name for one in conditions for name in one["next"]}
    opened = [one for one in conditions if one["name"] not in led]
    arrival, vested = start, Fraction(0)
    met: dict[str, date] = {}
    found: list[tuple[date, Fraction]] = []
    while opened:
        ways = []
        for at, one in enumerate(opened):
            if "every" in one:
                base = met.get(one["after"]) if "after" in one else start
                moments = (
                    []
                    if base is None
                    else [
                        clocked(
                            base, later(base, one["every"], max(n + 1, one.get("cliff", 0)), policy, start.day), pauses
                        )
                        for n in range(one["times"])
                    ]
                )
            else:
                day = first_met(one.get("on"), start, reached, one.get("by"))
                moments = [] if day is None else [day]
            if moments and moments[0] != NEVER:
                ways.append((max(moments[0], arrival), at, moments))
        if not ways:
            break
        _, at, moments = min(ways)
        taken = opened[at]
        for moment in moments:
            arrival = max(moment, arrival)
            if "quantity" in taken:
                part = Fraction(taken["quantity"], quantity) if quantity else Fraction(0)
            else:
                part = number(taken["part"]) * ((1 - vested) if taken["remainder"] else 1)
            part = min(part, 1 - vested)
            vested += part
            found.append((arrival, part))
        if arrival == NEVER:
            break
        met[taken["name"]] = arrival
        opened = [one for one in conditions if one["name"] in taken["next"]]
        opened.sort(key=lambda one, names=tuple(taken["next"]): names.index(one["name"]))
    return [one for one in found if one[1]]


def rounded(quantity: int, shares: list[Fraction], way: str) -> list[int]:
    """Give whole units to tranches."""
    if way.startswith("cumulative"):
        half = Fraction(1, 2) if way == "cumulative-rounding" else Fraction(0)
        reached = [floor(quantity * sum(shares[: n + 1], Fraction(0)) + half) for n in range(len(shares))]
        return [now - (reached[n - 1] if n else 0) for n, now in enumerate(reached)]
    units = [floor(quantity * share) for share in shares]
    odd = floor(quantity * sum(shares, Fraction(0))) - sum(units)
    some = [n for n, share in enumerate(shares) if share]
    if way.startswith("back"):
        some.reverse()
    for turn in range(odd):
        units[some[0] if way.endswith("single-tranche") else some[turn]] += 1
    return units


class Grant:
    """A grant that keeps the day of every unit that is still to vest."""

    def __init__(self, event: dict[str, Any], tree: dict[str, Any]) -> None:
        self.event, self.unit = event, tree["classes"][event["name"]]
        self.held = self.unit["kind"] in HELD
        self.granted = self.unvested = int(event["quantity"])
        self.free = self.exercised = self.lapsed = 0
        self.schedule = tree["vesting"].get(event["vesting"])
        self.start = day_of(event["start"]) or day_of(event["day"])
        self.basis, self.before, self.back, self.all = self.granted, 0, 0, 0
        self.price = event["price"]
        self.reached: dict[str, tuple[date, Any]] = {}
        self.pauses: list[list[date]] = []
        self.ahead: list[date] = []
        self.over = self.left = self.expired = False
        self.returns = self.unit.get("units") == "pool"
        granted = day_of(event["day"])
        self.last = later(granted, self.unit["expires"], 1) if "expires" in self.unit else NEVER

    def waits(self) -> set[str]:
        if self.schedule is None:
            return set()
        return {
            name
            for key in ("segment", "condition")
            for one in self.schedule.get(key, [])
            for name in names_in(one.get("on"))
        }

    def plan_ahead(self, today: date) -> int:
        """Lay the schedule out anew; gives the units above what was granted."""
        due = [(self.start, Fraction(1))]
        way = "cumulative-round-down"
        if self.schedule is not None:
            due = due_parts(self.schedule, self.start, self.reached, self.pauses, self.basis)
            way = self.schedule["rounding"]
        units = rounded(self.basis, [part for _, part in due], way)
        granted = day_of(self.event["day"])
        stack = [(max(day, granted), n) for (day, _), n in zip(due, units, strict=True)]
        promised = self.before + sum(units)
        more = max(0, promised - self.granted)
        queue = [max(day, today) for day, n in stack for _ in range(n)]
        gone = self.granted - self.unvested - self.before - self.back - self.all
        queue = queue[gone:]
        behind = max(self.granted - promised, 0)
        cut = max(self.back - behind, 0)
        queue = queue[: len(queue) - cut] if cut <= len(queue) else []
        self.ahead = queue
        if self.all:
            self.thin(self.all, self.unvested + more + self.all)
        self.granted += more
        self.unvested += more
        return more

    def thin(self, quantity: int, whole: int) -> None:
        """Take units from everything that is ahead in proportion, day by day, by cumulative rounding."""
        left: list[date] = []
        taken = 0
        for so_far, day in enumerate(self.ahead, start=1):
            if floor(Fraction(quantity * so_far, whole) + Fraction(1, 2)) > taken:
                taken += 1
            else:
                left.append(day)
        self.ahead = left


def day_of(number_: int | None) -> date | None:
    return None if number_ is None else date.fromordinal(number_)


class World:
    """Everybody's units, day after day."""

    def __init__(self, tree: dict[str, Any]) -> None:
        self.tree = tree
        self.pool: dict[str, int] = {}
        self.held: dict[tuple[str, str], int] = {}
        self.grants: dict[str, Grant] = {}
        self.reached: dict[str, tuple[date, Any]] = {}

    def give(self, name: str, holder: str, units: int) -> None:
        self.held[name, holder] = self.held.get((name, holder), 0) + units

    def fetch(self, name: str, units: int) -> None:
        if self.tree["classes"][name].get("units") == "pool":
            self.pool[name] -= units
            assert self.pool[name] >= 0

    def vest(self, grant: Grant, units: int) -> None:
        grant.unvested -= units
        if grant.held:
            self.give(grant.event["name"], grant.event["holder"], units)
        else:
            grant.free += units

    def drop(self, grant: Grant, units: int, what: str) -> None:
        setattr(grant, what, getattr(grant, what) - units)
        grant.lapsed += units
        if grant.returns:
            self.pool[grant.event["name"]] = self.pool.get(grant.event["name"], 0) + units

    def live(self, events: list[dict[str, Any]], until: date) -> None:
        """Live through all days from the first event to the last day."""
        by_day: dict[date, list[dict[str, Any]]] = {}
        for event in events:
            by_day.setdefault(day_of(event["day"]), []).append(event)
        today = min(by_day, default=until)
        while today <= until:
            for grant in self.grants.values():
                if grant.last < today and not grant.expired:
                    self.drop(grant, grant.free, "free")
                    self.drop(grant, grant.unvested, "unvested")
                    grant.over, grant.expired, grant.ahead = True, True, []
            todays = sorted(by_day.get(today, []), key=in_turn)
            middle = ORDER.index("VEST")
            for event in todays:
                if ORDER.index(event["event"]) < middle:
                    self.happen(event, today)
            for grant in self.grants.values():
                while grant.ahead and grant.ahead[0] <= today:
                    grant.ahead.pop(0)
                    self.vest(grant, 1)
            for event in todays:
                if ORDER.index(event["event"]) > middle:
                    self.happen(event, today)
            today += timedelta(days=1)

    def happen(self, event: dict[str, Any], today: date) -> None:
        word = event["event"].replace("-", "_")
        method = getattr(self, f"on_{word}", None)
        if method is not None:
            method(event, today)

    def on_pool(self, event: dict[str, Any], _: date) -> None:
        self.pool[event["name"]] = self.pool.get(event["name"], 0) + int(event["quantity"])

    def on_round(self, event: dict[str, Any], _: date) -> None:
        self.give(event["name"], event["holder"], int(event["quantity"]))

    def on_issue(self, event: dict[str, Any], _: date) -> None:
        self.fetch(event["name"], int(event["quantity"]))
        self.give(event["name"], event["holder"], int(event["quantity"]))

    def on_grant(self, event: dict[str, Any], today: date) -> None:
        grant = self.grants[event["grant"]] = Grant(event, self.tree)
        self.fetch(event["name"], grant.granted)
        grant.reached = {name: when for name, when in self.reached.items() if name in grant.waits()}
        self.fetch(event["name"], grant.plan_ahead(today))

    def on_amend(self, event: dict[str, Any], today: date) -> None:
        grant = self.grants[event["grant"]]
        grant.schedule = self.tree["vesting"][event["vesting"]]
        grant.start = day_of(event["start"]) or today
        grant.before, grant.basis, grant.back, grant.all = grant.granted - grant.unvested, grant.unvested, 0, 0
        known = {**self.reached, **grant.reached}
        grant.reached = {name: when for name, when in known.items() if name in grant.waits()}
        self.fetch(grant.event["name"], grant.plan_ahead(today))

    def on_reached(self, event: dict[str, Any], today: date) -> None:
        chosen = [self.grants[event["grant"]]] if event["grant"] else list(self.grants.values())
        if not event["grant"]:
            self.reached[event["reason"]] = (today, event["quantity"])
        for grant in chosen:
            if event["reason"] in grant.waits() and not grant.over:
                grant.reached.setdefault(event["reason"], (today, event["quantity"]))
                self.fetch(grant.event["name"], grant.plan_ahead(today))

    def on_accelerate(self, event: dict[str, Any], _: date) -> None:
        grant = self.grants[event["grant"]]
        units = grant.unvested if event["reason"] == "full" else int(event["quantity"])
        if event["reason"] == "pro-rata":
            grant.thin(units, grant.unvested)
            grant.all += units
        elif event["reason"] == "last":
            self.shorten(grant, units)
        else:
            grant.ahead = grant.ahead[units:]
        self.vest(grant, units)

    def shorten(self, grant: Grant, units: int) -> None:
        dayless = grant.unvested - len(grant.ahead)
        for _ in range(units - dayless):
            grant.ahead.pop()
        grant.back += units

    def on_pause(self, event: dict[str, Any], today: date) -> None:
        grant = self.grants[event["grant"]]
        grant.pauses.append([today, NEVER])
        grant.plan_ahead(today)

    def on_resume(self, event: dict[str, Any], today: date) -> None:
        grant = self.grants[event["grant"]]
        grant.pauses[-1][1] = today
        grant.plan_ahead(today)

    def on_transfer(self, event: dict[str, Any], _: date) -> None:
        self.give(event["name"], event["holder"], -int(event["quantity"]))
        self.give(event["name"], event["to"], int(event["quantity"]))

    def on_exercise(self, event: dict[str, Any], _: date) -> None:
        grant, units = self.grants[event["grant"]], int(event["quantity"])
        grant.free -= units
        grant.exercised += units
        if "of" in grant.unit and event["to"] != "cash":
            self.fetch(grant.unit["of"], units)
            self.give(grant.unit["of"], grant.event["holder"], units)

    def on_buy_back(self, event: dict[str, Any], _: date) -> None:
        self.give(event["name"], event["holder"], -int(event["quantity"]))
        if event["to"] == "pool":
            self.on_pool(event, _)

    def on_lapse(self, event: dict[str, Any], _: date) -> None:
        grant, units = self.grants[event["grant"]], int(event["quantity"])
        if event["reason"] == "unvested":
            self.shorten(grant, units)
        self.drop(grant, units, "unvested" if event["reason"] == "unvested" else "free")

    def on_leave(self, event: dict[str, Any], today: date) -> None:
        for grant in self.grants.values():
            if grant.event["holder"] != event["holder"] or grant.left:
                continue
            rule = grant.unit["leavers"][event["reason"] or event["event"]]
            grant.left, grant.returns = True, rule["lapsed"] == "pool"
            if rule["unvested"] == "vest":
                self.vest(grant, grant.unvested)
            elif rule["unvested"] == "lapse":
                self.drop(grant, grant.unvested, "unvested")
            if rule["unvested"] != "keep":
                grant.over, grant.ahead = True, []
            if rule["vested"] == "lapse":
                self.drop(grant, grant.free, "free")
            elif rule["vested"] == "window":
                grant.last = min(grant.last, later(today, rule["window"], 1))

    on_death = on_leave

    def on_split(self, event: dict[str, Any], _: date) -> None:
        ratio, name = event["quantity"], event["name"]
        self.pool[name] = int(self.pool.get(name, 0) * ratio)
        for key in [key for key in self.held if key[0] == name]:
            self.held[key] = int(self.held[key] * ratio)
        for grant in self.grants.values():
            if grant.event["name"] != name:
                continue
            for count in ("granted", "unvested", "free", "exercised", "lapsed", "basis", "before", "back", "all"):
                setattr(grant, count, floor(getattr(grant, count) * ratio))
            spread: dict[date, int] = {}
            for day in grant.ahead:
                spread[day] = spread.get(day, 0) + 1
            grant.ahead = [day for day in sorted(spread) for _ in range(int(spread[day] * ratio))]
            grant.price = None if grant.price is None else grant.price / ratio


def in_turn(event: dict[str, Any]) -> tuple[Any, ...]:
    """Say the turn of an event on its day: by its kind, grant, holder, class, more units first, and what it says."""
    return (ORDER.index(event["event"]), event["grant"], event["holder"], event["name"], -(event["quantity"] or 0),
            event["reason"], event["to"], event["vesting"], event["start"] or 0, event["price"] or 0)  # fmt: skip


def positions(tree: dict[str, Any], events: list[dict[str, Any]], day: int) -> list[tuple[Any, ...]]:
    """Give every position at the end of a day: holder, class, grant, granted, not vested, vested, exercised, lapsed, held."""
    world = World(tree)
    until = date.fromordinal(day)
    world.live([event for event in events if event["day"] <= day], until)
    found = [
        (grant.event["holder"], grant.event["name"], name, grant.granted, grant.unvested,
         grant.granted - grant.unvested - grant.exercised - grant.lapsed, grant.exercised, grant.lapsed, 0, grant.price)
        for name, grant in world.grants.items()
    ]  # fmt: skip
    own = [(holder, name, "", 0, 0, 0, 0, 0, units, None) for (name, holder), units in world.held.items() if units]
    return sorted([*found, *own], key=lambda one: one[:3])

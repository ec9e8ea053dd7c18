"""Small plans of participation at random, events that make sense under them, and nonsense."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from sharing.dates import day_number, day_text
from sharing.documents import Document
from sharing.errors import Refused
from sharing.participation import Event, Plan, compile_events, read_plan
from sharing.participation.allocation import CUMULATIVE, FRACTIONAL, WAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

Tree = dict[str, Any]
BEGIN = day_number("2020-01-15")
LAST = BEGIN + 2500
SPANS = ["1 month", "2 months", "3 months", "1 year", "10 days", "31 days", "5 weeks"]
POLICIES = ["start", "start", "first", "last", "day-before", "1", "15", "31"]
HAPPENINGS = ["sale", "listing", "audit"]
HOLDERS = ["ann", "ben", "cas"]
GRANTS = ["g1", "g2", "g3", "g4"]
CLASSES = ["stock", "option", "growth"]


class Story(NamedTuple):
    """A plan as a tree and as a value, and events under it, in the order in which they were drawn."""

    tree: Tree
    plan: Plan
    events: list[Event]


def days(least: int = BEGIN, most: int = LAST) -> st.SearchStrategy[int]:
    """Days that often coincide, and often are the last of a month."""
    few = [
        BEGIN,
        *(day_number(text) for text in ("2020-01-31", "2020-02-29", "2021-02-28", "2022-12-31", "2024-01-01")),
    ]
    return st.one_of(st.sampled_from(few), st.integers(least, most)).map(lambda day: min(max(day, least), most))


@st.composite
def triggers(draw: st.DrawFn, depth: int = 2) -> Any:
    """Draw a moment: an event, a date, or the earlier or later of several."""
    kind = draw(st.integers(0, 5 if depth else 3))
    if kind <= 2:
        return draw(st.sampled_from(HAPPENINGS))
    if kind == 3:
        return day_text(draw(days()))
    return {
        draw(st.sampled_from(["earlier_of", "later_of"])): draw(st.lists(triggers(depth - 1), min_size=1, max_size=3))
    }


def parts(count: int) -> st.SearchStrategy[list[str]]:
    """So many parts that are together one."""
    weights = st.lists(st.integers(1, 7), min_size=count, max_size=count)
    return weights.map(lambda found: [f"{weight}/{sum(found)}" for weight in found])


@st.composite
def segments(draw: st.DrawFn) -> list[Tree]:
    """Draw the segments of a schedule: one or several, in one or several statements, with cliffs and tiers."""
    found = []
    for part in draw(parts(draw(st.integers(1, 3)))):
        tree: Tree = {"part": part}
        if draw(st.integers(0, 3)):
            tree |= {"every": draw(st.sampled_from(SPANS)), "times": draw(st.integers(1, 7))}
            if draw(st.booleans()):
                tree["cliff"] = {"after": draw(st.sampled_from(SPANS))}
                if draw(st.booleans()):
                    tree["cliff"]["part"] = draw(st.sampled_from(["0", "1/4", "1/3", "100%"]))
        if draw(st.integers(0, 2)) == 0:
            tree["on"] = draw(triggers())
            if draw(st.booleans()):
                tree["by"] = day_text(draw(days()))
            if draw(st.booleans()):
                tree["tier"] = [{"at_least": 10, "part": draw(st.sampled_from(["0", "1/2", "1"]))},
                                {"at_least": 20, "part": draw(st.sampled_from(["1", "3/2"]))}]  # fmt: skip
        found.append(tree)
    return found


@st.composite
def conditions(draw: st.DrawFn) -> list[Tree]:
    """Draw conditions that open each other and never lead back."""
    count = draw(st.integers(1, 5))
    found: list[Tree] = []
    for index in range(count):
        tree: Tree = {"name": f"c{index}", "next": [f"c{n}" for n in range(index + 1, count) if draw(st.booleans())]}
        if draw(st.booleans()):
            tree |= {"every": draw(st.sampled_from(SPANS)), "times": draw(st.integers(1, 5))}
            if draw(st.integers(0, 2)) == 0:
                tree["cliff"] = draw(st.integers(1, 4))
            if index and draw(st.booleans()):
                tree["after"] = f"c{draw(st.integers(0, index - 1))}"
        elif draw(st.integers(0, 3)):
            tree["on"] = draw(triggers())
            if draw(st.booleans()):
                tree["by"] = day_text(draw(days()))
        what = draw(st.integers(0, 3))
        if what == 0:
            tree["quantity"] = draw(st.integers(0, 60))
        else:
            tree |= {"part": draw(st.sampled_from(["0", "1/12", "1/4", "1/3", "1"])), "remainder": what == 1}
        found.append(tree)
    return found


@st.composite
def schedules(draw: st.DrawFn, ways: Sequence[str] = WAYS) -> Tree:
    """Draw a vesting schedule of either form."""
    by_conditions = draw(st.integers(0, 3)) == 0
    allowed = [way for way in ways if way in CUMULATIVE] if by_conditions else list(ways)
    tree: Tree = {"rounding": draw(st.sampled_from(allowed)), "day": draw(st.sampled_from(POLICIES))}
    return tree | ({"condition": draw(conditions())} if by_conditions else {"segment": draw(segments())})


@st.composite
def leavers(draw: st.DrawFn, *, held: bool, pool: bool) -> Tree:
    """Draw what happens to the units of somebody who leaves."""
    vested = draw(st.sampled_from(["keep", "buy-back"] if held else ["keep", "window", "lapse", "buy-back"]))
    tree: Tree = {"unvested": draw(st.sampled_from(["lapse", "lapse", "vest", "keep"])), "vested": vested,
                  "lapsed": draw(st.sampled_from(["pool", "gone"] if pool else ["gone"]))}  # fmt: skip
    if vested == "window":
        tree["window"] = draw(st.sampled_from(["0 days", "90 days", "6 months"]))
    return tree | ({"price": "market"} if vested == "buy-back" else {})


@st.composite
def plan_trees(draw: st.DrawFn, ways: Sequence[str] = WAYS) -> Tree:
    """Draw a plan of three classes, of which one is exercised for another, and up to three schedules."""
    classes: Tree = {"stock": {"kind": "stock"}}
    for name, kinds in (("option", ["option", "sar", "phantom"]), ("growth", ["growth", "unit"])):
        tree: Tree = {"kind": draw(st.sampled_from(kinds)), "units": draw(st.sampled_from(["pool", "new"]))}
        if name == "option" and draw(st.booleans()):
            tree["of"] = draw(st.sampled_from(["stock", "growth"]))
        if draw(st.integers(0, 2)) == 0:
            tree["expires"] = draw(st.sampled_from(["1 year", "30 months", "5 years"]))
        if draw(st.integers(0, 3)) == 0:
            tree["most"] = draw(st.integers(50, 400))
        leaver = leavers(held=name == "growth", pool=tree["units"] == "pool")
        tree["leavers"] = {reason: draw(leaver) for reason in ("good", "bad", "death")}
        classes[name] = tree
    named = {f"s{index}": draw(schedules(ways)) for index in range(draw(st.integers(1, 3)))}
    return {"plan": "Drawn", "classes": classes, "vesting": named}


def plan_of(tree: Tree) -> Plan:
    """Read a plan from its tree."""
    return read_plan(Document("plan.toml", "", tree))


def quantities(most: int = 120) -> st.SearchStrategy[Fraction]:
    """Numbers of units, often small or with many divisors."""
    return st.one_of(st.sampled_from([1, 2, 7, 12, 48, 100]), st.integers(1, most)).map(Fraction)


OF_GRANTS = ["amend", "accelerate", "pause", "resume", "exercise", "lapse", "reached"]
OF_CLASSES = ["pool", "issue", "round", "transfer", "buy-back", "split", "dividend"]
FEW = ["accelerate", "accelerate", "exercise", "lapse", "transfer", "buy-back"]
KINDS = ["grant", *OF_GRANTS, *OF_GRANTS, *OF_CLASSES, *FEW, *FEW, "reached", "reached", "leave", "death"]


@st.composite
def events_of(draw: st.DrawFn, plan: Plan, kind: str, known: Sequence[Event], *, sensible: bool = True) -> Event:
    """Draw one event of a kind; a sensible one is about a grant or a holder there is, on a day that can be."""
    grants = [event for event in known if event.event == "grant"] if sensible else []
    about = draw(st.sampled_from(grants)) if grants else None
    holder = about.holder if about and draw(st.integers(0, 3)) else draw(st.sampled_from(HOLDERS))
    name = about.name if about and draw(st.booleans()) else draw(st.sampled_from(CLASSES))
    day = draw(
        days(about.day if about and kind != "grant" else BEGIN, LAST if sensible and kind != "grant" else BEGIN + 900)
    )
    quantity = Fraction(draw(st.sampled_from([1, 2, 3, 5, 11, 30]))) if kind in FEW else draw(quantities())
    common = Event(0, day, kind)
    if kind in OF_GRANTS:
        common = common._replace(grant=about.grant if about else draw(st.sampled_from(GRANTS)))
    match kind:
        case "grant":
            free = [name for name in GRANTS if name not in {event.grant for event in grants}] or GRANTS
            return common._replace(holder=holder, name=draw(st.sampled_from(["option", "option", "growth"])), grant=free[0], quantity=quantity,
                                   price=draw(st.sampled_from([None, Fraction(4), Fraction(0)])), vesting=draw(st.sampled_from(["", *3 * list(plan.vesting)])),
                                   start=draw(st.one_of(st.none(), st.none(), days(day - 400, day + 400))))  # fmt: skip
        case "amend":
            schedule, start = (
                draw(st.sampled_from(list(plan.vesting))),
                st.one_of(st.none(), days(day - 400, day + 100)),
            )
            return common._replace(vesting=schedule, start=draw(start))
        case "reached":
            everybody = draw(st.integers(0, 2))
            return common._replace(grant="" if everybody else common.grant, reason=draw(st.sampled_from(HAPPENINGS)),
                                   quantity=draw(st.sampled_from([None, Fraction(10), Fraction(25)])))  # fmt: skip
        case "accelerate":
            way = draw(st.sampled_from(["full", "soonest", "last", "pro-rata"]))
            return common._replace(reason=way, quantity=None if way == "full" else quantity)
        case "exercise":
            return common._replace(quantity=quantity, to=draw(st.sampled_from(["", "cash"])))
        case "lapse":
            return common._replace(quantity=quantity, reason=draw(st.sampled_from(["unvested", "vested"])))
        case "leave":
            return common._replace(holder=holder, reason=draw(st.sampled_from(["good", "bad"])))
        case "death":
            return common._replace(holder=holder)
        case "split":
            return common._replace(
                name=name, quantity=draw(st.sampled_from([Fraction(2), Fraction(10), Fraction(3, 2), Fraction(1, 2)]))
            )
        case "pool":
            return common._replace(name=name, quantity=quantity * draw(st.sampled_from([1, -1])))
        case "dividend":
            return common._replace(name=name, price=Fraction(1))
        case "transfer" | "buy-back":
            others = [one for one in HOLDERS if one != holder] if kind == "transfer" else ["pool", "cancelled"]
            return common._replace(holder=holder, name=name, quantity=quantity, to=draw(st.sampled_from(others)))
        case "round":
            return common._replace(holder=holder, name="stock", quantity=quantity, price=Fraction(8))
    return common._replace(holder=holder, name=name, quantity=quantity) if kind in OF_CLASSES else common


@st.composite
def stories(draw: st.DrawFn, ways: Sequence[str] = WAYS, most: int = 12) -> Story:
    """Draw a plan and events of which each can be, given the others: one that cannot is left out again."""
    tree = draw(plan_trees(ways))
    plan = plan_of(tree)
    known = [Event(0, BEGIN, "pool", name=name, quantity=Fraction(600)) for name in ("option", "growth")]
    first = draw(st.sampled_from([["grant"], ["grant", "grant"], ["grant", "issue", "grant", "grant"]]))
    for kind in [*first, *draw(st.lists(st.sampled_from(KINDS), min_size=most // 3, max_size=most))]:
        found = draw(events_of(plan, kind, known))
        try:
            compile_events(plan, [*known, found], LAST)
        except Refused:
            continue
        known.append(found)
    return Story(tree, plan, [event._replace(row=row) for row, event in enumerate(known)])


@st.composite
def nonsense(draw: st.DrawFn) -> Story:
    """Draw a plan and events without any thought of whether they can be."""
    tree = draw(plan_trees())
    plan = plan_of(tree)
    kinds = draw(st.lists(st.sampled_from(["plan", "exit", *KINDS]), max_size=10))
    known: list[Event] = []
    for row, kind in enumerate(kinds):
        known.append(draw(events_of(plan, kind, known, sensible=draw(st.booleans())))._replace(row=row))
    return Story(tree, plan, known)


WHOLE = tuple(way for way in WAYS if way != FRACTIONAL)

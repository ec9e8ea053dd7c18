"""Who gets what at an exit, as text: at one price or several, where something changes, and why one gets so much."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.exits.terms import NOTHING
from sharing.reports.exit_words import tell
from sharing.reports.formatting import decimal, money, safe
from sharing.reports.tables import text_table
from sharing.reports.words import of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sharing.exits.breakpoints import Breakpoint
    from sharing.exits.claims import ClassRow
    from sharing.exits.seeking import Sought
    from sharing.exits.terms import ExitTerms
    from sharing.exits.waterfall import Outcome

    Written = Callable[[Fraction], str]

EACH = 6
ONE = Fraction(1)


def writer(terms: ExitTerms, language: str) -> Written:
    """Give the function that writes an amount; an ellipsis says that more decimals follow."""
    return lambda value: money(value, terms.currency, language, most=EACH)


def name_of(terms: ExitTerms, row: ClassRow, language: str) -> str:
    """Name a class for people, with the price of a unit where it has one of its own."""
    known = safe(of(terms.classes[row.name].label, language, row.name))
    return f"{known} @ {money(row.strike, terms.currency, language)}" if "@" in row.id else known


def off_the_price(found: Outcome) -> dict[str, Fraction]:
    """Give what happens to a price before the holders divide: every line that is not zero, and what is divided."""
    terms, net = found.waterfall.terms, found.of_company("net")
    after_costs, pool, divided = (found.of_company(step) for step in ("after_costs", "pool", "divided"))
    debt = after_costs - pool
    lines = {"cash": terms.cash, "costs paid": -(found.price + terms.cash - after_costs)}
    lines |= {"debt paid": -debt, "debt unpaid": terms.debt - debt, "carved out": -(pool - divided)}
    del net
    return {"price": found.price, **{key: value for key, value in lines.items() if value}, "divided": divided}


def fate(found: Outcome, row: ClassRow, language: str) -> str:
    """Say in one sentence what one unit of a class gets, and why not otherwise."""
    write = writer(found.waterfall.terms, language)
    common, gets = found.of_company("common"), found.unit_values[row.id]
    worth = row.ratio * common
    said = {"preference": write(row.preference), "worth": write(worth), "gives up": write(row.waits_for)}
    said |= {
        "cap": write(row.cap or NOTHING),
        "strike": write(row.strike),
        "gets": write(gets),
        "common": write(common),
    }
    said |= {"shares": write(row.shares(common)), "ratio": decimal(row.ratio, language)}
    return tell(_case(row, gets, worth), language, **said)


def _case(row: ClassRow, gets: Fraction, worth: Fraction) -> str:
    """Choose the sentence."""
    if row.strike or not (row.beside or row.preference):
        return "worth" if worth > row.strike else "worthless"
    if gets < row.preference:
        return "short"
    if not row.beside:
        return ("instead" if worth > row.preference else "keeps") if row.instead else "keeps only"
    if row.cap is not None and gets >= row.cap:
        return ("uncapped" if worth > row.cap else "capped") if row.instead else "capped only"
    if row.preference:
        return "beside"
    return "shares one" if row.ratio == ONE else "shares"


def text_exit(outcomes: Sequence[Outcome], language: str, *, markdown: bool = False) -> str:
    """Write what everybody gets at one price or several, as text or as Markdown."""
    first = outcomes[0].waterfall
    terms, write = first.terms, writer(first.terms, language)
    prices = [write(found.price) for found in outcomes]
    sides = "r" * len(outcomes)
    lines = [off_the_price(found) for found in outcomes]
    keys = [key for key in ("price", "cash", "costs paid", "debt paid", "debt unpaid", "carved out", "divided")
            if any(key in line for line in lines)]  # fmt: skip
    head = [[tell(key, language), *(write(line.get(key, NOTHING)) for line in lines)] for key in keys]
    top = head.pop(0)
    head += [
        [tell(step, language), *(write(found.of_company(step)) for found in outcomes)]
        for step in ("preferences", "common")
    ]
    classes = [
        [
            name_of(terms, row, language),
            decimal(row.units, language),
            *(write(found.unit_values[row.id]) for found in outcomes),
        ]
        for row in first.rows
    ]
    people = [[who, *(write(found.amounts[who]) for found in outcomes)] for who in first.people]
    people.append([tell("total", language), *(write(sum(found.amounts.values(), NOTHING)) for found in outcomes)])
    tops = {key: [tell(key, language, price=price) for price in prices] for key in ("at", "one unit at")}
    reasons = [_reasons(found, language, markdown=markdown) for found in outcomes]
    parts = [
        _title(terms, language, markdown=markdown),
        text_table(top, head, "l" + sides, markdown=markdown),
        text_table(
            [tell("class", language), tell("units", language), *tops["one unit at"]],
            classes,
            "lr" + sides,
            markdown=markdown,
        ),
        text_table([tell("holder", language), *tops["at"]], people, "l" + sides, markdown=markdown),
        tell("adds up", language),
        *reasons,
    ]
    return "\n\n".join(parts) + "\n"


def _title(terms: ExitTerms, language: str, *, markdown: bool) -> str:
    return f"{'# ' if markdown else ''}{safe(of(terms.title, language, tell('title', language)))}"


def _reasons(found: Outcome, language: str, *, markdown: bool = False) -> str:
    terms = found.waterfall.terms
    lead = "- " if markdown else "  "
    lines = [f"{lead}{name_of(terms, row, language)}: {fate(found, row, language)}" for row in found.waterfall.rows]
    head = tell("why", language, price=writer(terms, language)(found.price)) + ":"
    return "\n".join([head, *([""] if markdown else []), *lines])


def text_breakpoints(terms: ExitTerms, found: Sequence[Breakpoint], language: str, *, markdown: bool = False) -> str:
    """Write every price at which something changes."""
    write = writer(terms, language)
    rows = [[write(one.price), change(terms, one, language), write(one.common)] for one in found]
    heads = [tell(key, language) for key in ("from price", "what", "common")]
    title = ("## " if markdown else "") + tell("breakpoints", language)
    return f"{title}\n\n{text_table(heads, rows, 'rlr', markdown=markdown)}\n"


def change(terms: ExitTerms, one: Breakpoint, language: str) -> str:
    """Say what changes at a breakpoint, and for whom."""
    name, _, strike = one.whom.partition("@")
    whom = one.whom
    if one.what in {"shares", "cap", "instead", "strike"}:
        label = safe(of(terms.classes[name].label, language, name))
        whom = f"{label} @ {money(Fraction(strike), terms.currency, language)}" if strike else label
    return tell(f"bp {one.what}", language, whom=whom)


def text_sought(terms: ExitTerms, found: Sequence[Sought], language: str, *, markdown: bool = False) -> str:
    """Write at what price somebody gets so much."""
    write, lead = writer(terms, language), "- " if markdown else ""
    lines = []
    for one in found:
        said = tell("sought", language, who=one.holder, wanted=write(one.wanted), price=write(one.price))
        if one.until != one.price:
            until = "for ever" if one.until is None else "until"
            said += ", " + tell(until, language, until=write(one.until or NOTHING))
        if one.cents != one.price:
            said += "; " + tell("sought cents", language, who=one.holder, price=write(one.cents), gets=write(one.gets))
        lines.append(f"{lead}{said}")
    return "\n".join(lines) + "\n"


def text_why(found: Outcome, holder: str, language: str, *, steps: bool = False) -> str:
    """Write why one holder gets so much: what is held, what the price leaves, and which class has what of it, and why.

    Every step of the calculation follows when it is asked for.
    """
    write = writer(found.waterfall.terms, language)
    said = {"who": holder, "amount": write(found.amounts[holder]), "price": write(found.price)}
    parts = ["\n".join([tell("explained", language, **said), "", *_has(found, holder, language)]),
             _left(found, language), _divided(found, language), _reasons(found, language)]  # fmt: skip
    if not steps:
        return "\n\n".join(parts) + "\n"
    from sharing.derivation import derive
    from sharing.reports.explanations import text_explanation

    node = derive(found.run, "amount", found.waterfall.people.index(holder))
    return "\n\n".join([*parts, text_explanation(found.run, node, language)])


def _has(found: Outcome, holder: str, language: str) -> list[str]:
    """Say what somebody holds, what each unit of it gets and why, and what that is in whole cents."""
    terms, lines = found.waterfall.terms, []
    write = writer(terms, language)
    for held in found.held(holder):
        each, name = found.unit_values[held.row.id], name_of(terms, held.row, language)
        said = {"quantity": decimal(held.quantity, language), "name": name, "each": write(each)}
        lines += [f"  {tell('holds', language, **said, amount=write(held.quantity * each))}",
                  f"    {name} {fate(found, held.row, language)}"]  # fmt: skip
    if any(carve.to == holder for carve in terms.carve_outs):
        lines.append(f"  {tell('gets carved', language, amount=write(found.carved(holder)))}")
    exact = found.gets(holder)
    rounded = tell("in cents", language, exact=write(exact), amount=write(found.amounts[holder]))
    return [*lines, f"  {rounded}"] if exact != found.amounts[holder] else lines


def _left(found: Outcome, language: str) -> str:
    """Write what happens to the price before the holders divide it."""
    write = writer(found.waterfall.terms, language)
    top, *rows = [[tell(key, language), write(value)] for key, value in off_the_price(found).items()]
    return text_table(top, rows, "lr")


def _divided(found: Outcome, language: str) -> str:
    """Write what each class has of what the holders divide; together it is all of it."""
    terms = found.waterfall.terms
    write = writer(terms, language)
    rows, together = [], NOTHING
    for row in found.waterfall.rows:
        each = found.unit_values[row.id]
        together += row.units * each
        rows.append([name_of(terms, row, language), decimal(row.units, language), write(each), write(row.units * each)])
    heads = [tell(key, language) for key in ("class", "units", "one unit", "together")]
    return text_table(heads, [*rows, [tell("total", language), "", "", write(together)]], "lrrr")

"""Who gets what at an exit for other programs: JSON with exact values as text, and CSV with one row a holder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.decimals import decimal_text
from sharing.reports.exits import change, fate, off_the_price
from sharing.reports.for_programs import csv_text, json_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.exits.breakpoints import Breakpoint
    from sharing.exits.seeking import Sought
    from sharing.exits.terms import ExitTerms
    from sharing.exits.waterfall import Outcome

LANGUAGES = ("en", "nl")


def json_exit(
    terms: ExitTerms,
    outcomes: Sequence[Outcome],
    bends: Sequence[Breakpoint] | None,
    sought: Sequence[Sought],
    holder: str | None = None,
) -> str:
    """Write everything that was asked for as JSON: `sharing schema exit` describes it."""
    tree: dict[str, Any] = {"format": "sharing-exit-1", "title": dict(terms.title), "currency": terms.currency}
    tree["prices"] = [_outcome(found, holder) for found in outcomes]
    if bends is not None:
        tree["breakpoints"] = [_bend(terms, one) for one in bends]
    if sought:
        tree["sought"] = [_sought(one) for one in sought]
    return json_text(tree)


def csv_exit(outcomes: Sequence[Outcome]) -> str:
    """Write results as CSV: one row a price and a holder."""
    rows = [["price", "holder", "amount", "exact"]]
    for found in outcomes:
        rows += [
            [decimal_text(found.price), who, decimal_text(found.amounts[who]), decimal_text(found.exact[who])]
            for who in found.waterfall.people
        ]
    return csv_text(rows)


def csv_breakpoints(found: Sequence[Breakpoint]) -> str:
    """Write breakpoints as CSV: one row a change."""
    rows = [[decimal_text(one.price), one.what, one.whom, decimal_text(one.common)] for one in found]
    return csv_text([["price", "what", "whom", "common"], *rows])


def csv_sought(found: Sequence[Sought]) -> str:
    """Write what was sought as CSV: one row an amount."""
    heads = ["holder", "wanted", "price", "exact", "until", "cents", "gets"]
    return csv_text([heads, *(list(_sought(one).values()) for one in found)])


def _outcome(found: Outcome, holder: str | None) -> dict[str, Any]:
    rows = {row.id: row for row in found.waterfall.rows}
    tree: dict[str, Any] = {key.replace(" ", "_"): decimal_text(value) for key, value in off_the_price(found).items()}
    tree |= {step: decimal_text(found.of_company(step)) for step in ("preferences", "common")}
    tree["classes"] = [
        {
            "id": row.id,
            "class": row.name,
            "units": decimal_text(row.units),
            "each": decimal_text(found.unit_values[row.id]),
            "why": {language: fate(found, row, language) for language in LANGUAGES},
        }
        for row in rows.values()
    ]
    tree["holders"] = [
        {
            "id": who,
            "amount": decimal_text(found.amounts[who]),
            "exact": decimal_text(found.exact[who]),
            "held": [
                {
                    "class": one.row.id,
                    "quantity": decimal_text(one.quantity),
                    "each": decimal_text(found.unit_values[one.row.id]),
                }
                for one in found.held(who)
            ],
            "carved_out": decimal_text(found.carved(who)),
        }
        for who in found.waterfall.people
    ]
    if holder is not None:
        from sharing.derivation import derive
        from sharing.reports.derivations import explanation_tree

        node = derive(found.run, "amount", found.waterfall.people.index(holder))
        tree["explained"] = {"id": holder, "step": explanation_tree(found.run, node)}
    return tree


def _bend(terms: ExitTerms, one: Breakpoint) -> dict[str, Any]:
    said = {language: change(terms, one, language) for language in LANGUAGES}
    return {
        "price": decimal_text(one.price),
        "what": one.what,
        "whom": one.whom,
        "common": decimal_text(one.common),
        "says": said,
    }


def _sought(one: Sought) -> dict[str, str]:
    until = "" if one.until is None else decimal_text(one.until)
    exact = {key: decimal_text(getattr(one, key)) for key in ("wanted", "price", "exact", "cents", "gets")}
    first = {key: exact[key] for key in ("wanted", "price", "exact")}
    return {"holder": one.holder, **first, "until": until, "cents": exact["cents"], "gets": exact["gets"]}

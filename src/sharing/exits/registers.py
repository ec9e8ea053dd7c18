"""A register of positions as holdings: vested options, what is held, and certificates in place of their stock.

The CSV of `sharing positions` has a row for each grant and one for what is simply held. Options take part as far as
they have vested, everything else as far as it is held. Of the stock that a foundation holds, what certificates stand
for goes to those who have the certificates.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.decimals import decimal_text
from sharing.errors import refuse
from sharing.exits.terms import OPTION
from sharing.inputs.headings import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sharing.exits.terms import ExitTerms, Holding
    from sharing.inputs.sheet import Sheet

COLUMNS = ("holder", "class", "grant", "vested", "held", "price")


def as_holdings(terms: ExitTerms, sheet: Sheet) -> Sheet:
    """Turn a sheet of positions into one of holdings; any other sheet is left as it is."""
    headings = [folded(text) for text in sheet.headers]
    if "quantity" in headings or not set(COLUMNS) <= set(headings):
        return sheet
    holder, name, grant, vested, held, price = (headings.index(column) for column in COLUMNS)
    rows, lines = [], []
    for cells, line in zip(sheet.rows, sheet.lines, strict=True):
        known = terms.classes.get(cells[name])
        option = known is not None and known.kind == OPTION
        quantity = cells[vested] if option and cells[grant] else cells[held]
        if quantity not in {"", "0"}:
            rows.append((cells[holder], cells[name], quantity, cells[price] if option else ""))
            lines.append(line)
    return sheet._replace(headers=("holder", "class", "quantity", "strike"), rows=tuple(rows), lines=tuple(lines))


def without_certified(terms: ExitTerms, holdings: Sequence[Holding]) -> list[Holding]:
    """Take from foundations the stock for which certificates are held; a list without that stock is left as it is.

    Refused when certificates stand for more stock than their foundation has.
    """
    left = list(holdings)
    for name, plan in _classes(terms):
        foundation, of = plan.get("foundation"), plan.get("of")
        certified = _together(one for one in left if one.name == name)
        behind = [one for one in left if (one.holder, one.name) == (foundation, of)]
        there = _together(behind)
        if not certified or not behind:
            continue
        if certified > there:
            stock = f"{decimal_text(there)} of `{of}` that `{foundation}` has"
            what = f"{decimal_text(certified)} of `{name}` stand for {stock}"
            raise refuse("D014", what, terms.place(name, "kind"), "certificates stand for stock one for one")
        left = [one for one in left if one not in behind] + [behind[0]._replace(quantity=there - certified)]
    return left


def _together(holdings: Iterable[Holding]) -> Fraction:
    return sum((one.quantity for one in holdings), Fraction(0))


def _classes(terms: ExitTerms) -> list[tuple[str, dict[str, Any]]]:
    tree = terms.document.tree if terms.document else {}
    return [(name, tree["classes"][name]) for name in terms.classes if terms.document]

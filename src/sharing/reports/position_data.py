"""Positions and tranches for other programs: CSV with one row each, JSON with exact numbers as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.dates import day_text
from sharing.decimals import decimal_text
from sharing.participation.history import balances_of, history_of, vesting_of
from sharing.participation.laying_out import steps_of
from sharing.participation.positions import held_of, movements_of, positions_of
from sharing.reports.for_programs import csv_text, json_text
from sharing.reports.positions import COUNTS

if TYPE_CHECKING:
    from sharing.participation.book import Book
    from sharing.participation.movements import Movement
    from sharing.participation.positions import Position


def position_tree(found: Position) -> dict[str, Any]:
    """Give one position as plain values."""
    return {
        "holder": found.holder,
        "class": found.name,
        "grant": found.grant,
        **{name: decimal_text(getattr(found, name)) for name in COUNTS},
        "price": None if found.price is None else decimal_text(found.price),
    }


def csv_positions(book: Book, day: int) -> str:
    """Write positions as CSV: the columns of the table of holdings that other commands read."""
    headers = ["holder", "class", "grant", *COUNTS, "price"]
    trees = [position_tree(found) for found in positions_of(book, day)]
    return csv_text([headers, *([tree[name] or "" for name in headers] for tree in trees)])


def csv_held(book: Book, day: int, name: str) -> str:
    """Write who holds units of a class as CSV: one row a holder, as schemes read them."""
    rows = [[found.holder, decimal_text(found.held)] for found in held_of(book, day, name)]
    return csv_text([["holder", "held"], *rows])


def json_positions(book: Book, day: int) -> str:
    """Write positions and balances as JSON."""
    tree = {
        "plan": book.plan.title,
        "on": day_text(day),
        "positions": [position_tree(found) for found in positions_of(book, day)],
        "balances": [
            {"class": found.name, "issued": decimal_text(found.issued)}
            | {place: decimal_text(value) for place, value in found.places.items()}
            for found in balances_of(book, day)
        ],
    }
    return json_text(tree)


def movement_tree(found: Movement) -> dict[str, Any]:
    """Give one movement as plain values."""
    tree = {**found._asdict(), "day": day_text(found.day), "quantity": decimal_text(found.quantity)}
    return {"class": tree.pop("name"), **tree}


def json_history(book: Book, day: int, holder: str) -> str:
    """Write for one holder every movement of every position as JSON."""
    tree = [
        {
            "position": position_tree(history.position),
            "moments": [
                {**movement_tree(moment.movement), "after": {k: decimal_text(v) for k, v in moment.after.items()}}
                for moment in history.moments
            ],
        }
        for history in history_of(book, day, holder)
    ]
    return json_text(tree)


TRANCHE = ("day", "holder", "class", "grant", "units", "detail")


def tranche_rows(book: Book, first: int, last: int) -> list[list[str]]:
    """Give the tranches of some days as cells."""
    return [
        [day_text(one.day), one.holder, one.name, one.grant, decimal_text(one.quantity), one.detail]
        for one in vesting_of(book, first, last)
    ]


def csv_tranches(book: Book, first: int, last: int) -> str:
    """Write the tranches that vest in some days as CSV."""
    return csv_text([TRANCHE, *tranche_rows(book, first, last)])


def json_why(book: Book, name: str, day: int) -> str:
    """Write how the tranches of a grant come about as JSON, parts as exact fractions."""
    movements_of(book, day)
    steps = [one._asdict() | {"day": day_text(one.day)} for one in steps_of(book.grants[name])]
    exact = ("part", "together", "exact", "reached", "units")
    return json_text([{key: str(value) if key in exact else value for key, value in step.items()} for step in steps])


def json_tranches(book: Book, first: int, last: int) -> str:
    """Write the tranches that vest in some days as JSON."""
    rows = [dict(zip(TRANCHE, row, strict=True)) for row in tranche_rows(book, first, last)]
    return json_text(rows)

"""Participation in drawn schemes: prices for leavers, options without paying, averages, buy-backs and trading rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.scheme_strategies import Drawing


def participation_step(d: Drawing) -> None:
    """Draw a step with one of the rules of participation."""
    d.one(_leaver_price, _cashless, _average, _tender, _tender, _trading_round, _trading_round)(d)


def _leaver_price(d: Drawing) -> None:
    market, cost = d.one(("bonus", "staff"), ("equity", "company")), d.clean("money", "staff", 1)
    table = "staff" if "staff" in (market[1], cost.table) else cost.table
    given, of = d.one(
        ({"terms": "market", "market": market[0]}, market[1]),
        ({"terms": "cost", "cost": cost.text}, cost.table),
        ({"terms": "lower", "market": market[0], "cost": cost.text}, table),
        ({"terms": "higher", "market": market[0], "cost": cost.text}, table),
        ({"terms": "cost-plus-interest", "cost": cost.text, "rate": "4%", "years": "fte"}, "staff"),
        ({"terms": "discount", "market": market[0], "rate": d.one("25%", "rate")}, market[1]),
        ({"terms": "discount", "market": market[0], "rate": "fte"}, "staff"),
    )
    d.add("money", cost._replace(text="", table=of), rule="leaver_price", **given)


def _cashless(d: Drawing) -> None:
    price = d.one("bonus", "equity", "or_else(gift, 1)")
    found = d.add("number", d.atom("money", "company")._replace(table="staff"), rule="cashless", of=d.one("weight", "weight", "weight - 1"),
                  strike=d.one("bonus", "equity"), price=price,
                  **d.one({}, {"withheld": "25%"}, {"withheld": "fte"}, {"withheld": "rate"}), **d.one({}, {"unit": "10"}))  # fmt: skip
    d.names["money"].append(found._replace(text=f"{found.text}.cash"))


def _average(d: Drawing) -> None:
    d.add("money", d.atom("money", "company")._replace(table="company"), rule="average", of=d.one("spells.pay", "spells.pay * spells.hours"),
          day="spells.begin", at=d.one("period.end", "period.start - 1"), years=d.one("1", "2", "heads"))  # fmt: skip


def _orders(d: Drawing) -> tuple[str, str, str, str]:
    """Draw where the orders stand, their units, their limits (few, so that prices tie) and which of them buy."""
    return d.one(
        ("staff", "weight", "bonus + equity", "manager"),
        ("staff", "weight", "floor(bonus, 500) + equity", "fte > 0.5"),
        ("staff", "weight + heads", "bonus", "not manager"),
        ("spells", "spells.hours", "floor(spells.pay, 500) + equity", "spells.hours > 20"),
        ("spells", "spells.hours - 1", "spells.pay", "manager"),
    )


def _tender(d: Drawing) -> None:
    table, of, limit, _ = _orders(d)
    most = d.one(
        {"units": "heads"},
        {"money": "equity"},
        {"units": "10 * heads", "money": "equity"},
        {"units": "heads", "money": "profit"},
    )
    found = d.add("number", d.atom("number", "company")._replace(table=table), rule="tender", of=of, limit=limit, **most,
                  **d.one({}, {}, {"unit": "5"}))  # fmt: skip
    d.names["money"].append(found._replace(text=f"{found.text}.price", table="company"))
    d.names["number"].append(found._replace(text=f"{found.text}.traded", table="company"))


def _trading_round(d: Drawing) -> None:
    table, of, limit, buys = _orders(d)
    found = d.add("number", d.atom("number", "company")._replace(table=table), rule="trading_round", of=of, limit=limit, buys=buys,
                  tie=d.one("lowest", "highest", "middle"), cut=d.one("pro-rata", "price-first"))  # fmt: skip
    d.names["money"].append(found._replace(text=f"{found.text}.price", table="company"))
    d.names["number"].append(found._replace(text=f"{found.text}.traded", table="company"))

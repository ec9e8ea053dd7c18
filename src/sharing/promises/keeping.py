"""Hold every promise to what was paid; where fewer than five people can be seen, nothing is told of them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.audit.grouping import FEWEST
from sharing.audit.trail import FORECAST
from sharing.promises.books import AWARD, FIGURE, POOL
from sharing.promises.values import AS_SAID, FEW, GONE, LESS, MORE, OPEN, Kept, Promise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sharing.promises.books import Books


def forecasts(books: Books, *, people: bool = False) -> list[Promise]:
    """Give what was forecast: every award of every forecast in the ledger is a promise by itself.

    One that the statement does not tell, because few people get it, has no range; with `people` it has.
    """
    found = []
    for entry in books.entries:
        if entry.kind == FORECAST:
            scheme, period = entry.subject
            version = str(entry.statement["scheme"]["version"])
            for name in entry.statement["awards"]:
                amount = books.paid(entry, name, people=people)
                found.append(Promise("", scheme, version, period, name, amount, amount, source=entry.name))
    return found


def keep(promises: Iterable[Promise], books: Books, *, people: bool = False) -> list[Kept]:
    """Say of every promise what became of it, in the order of schemes, periods and days.

    With `people` each participant is told by id, which is for the owner only. Without it the promises of one day about
    one award are put together, and not told where fewer than five people have a part in them, or are left outside them.
    """
    ordered = sorted(promises, key=_order)
    if people:
        return [_kept([one], books, people=True) for one in ordered]
    groups: dict[tuple[str, ...], list[Promise]] = {}
    for index, one in enumerate(ordered):
        alone = "" if one.identity else str(index)
        groups.setdefault((one.scheme, one.period, one.of, one.made, one.version, alone), []).append(one)
    return [_kept(group, books, people=False) for group in groups.values()]


def _order(one: Promise) -> tuple[object, ...]:
    return one.scheme, one.period, one.of, bool(one.identity), not one.made, one.made, one.source, one.identity


def _kept(group: list[Promise], books: Books, *, people: bool) -> Kept:
    first = group[0]
    kind = books.what(first.scheme, first.of)
    unit = books.unit(first.scheme, first.of)
    few = first.identity and not people and len({one.identity for one in group}) < FEWEST
    if few or (first.low is None and first.high is None):
        return _few(first, unit)
    promise = first if len(group) == 1 else _together(group)
    entry = books.counting(first.scheme, first.period)
    count = len({one.identity for one in group if one.identity})
    if entry is None:
        return _open(promise, unit, count, payment=kind != FIGURE)
    if not first.identity:
        paid = books.paid(entry, first.of, people=people)
        untold = FEW if kind in {AWARD, POOL} else GONE
        return _judged(promise, unit, paid, entry.name, 0, untold, payment=kind != FIGURE)
    amounts = books.amounts(entry, first.of)
    if amounts is None:
        return _judged(promise, unit, None, entry.name, count, GONE)
    ids = {one.identity for one in group}
    if not people and _seen(ids, amounts):
        return _few(first, unit)
    got = sum((amounts.get(one, Fraction(0)) for one in ids), Fraction(0))
    return _judged(promise, unit, got, entry.name, count, FEW)


def _seen(ids: set[str], amounts: dict[str, Fraction]) -> bool:
    """Say whether a sum tells of fewer than five people: those who got something of it, or those left outside it."""
    inside = sum(bool(amounts.get(one)) for one in ids)
    outside = sum(bool(amount) for one, amount in amounts.items() if one not in ids)
    return 0 < inside < FEWEST or 0 < outside < FEWEST


def _few(first: Promise, unit: str) -> Kept:
    """Give a promise of which only the subject and the day are told."""
    bare = first._replace(identity="", low=None, high=None, funded=None, said="", source="")
    return Kept(bare, FEW, unit)


def _together(group: Sequence[Promise]) -> Promise:
    """Put the promises to several participants together; what one leaves open stays open."""
    low, high, funded = (_sum([getattr(one, key) for one in group]) for key in ("low", "high", "funded"))
    return group[0]._replace(identity="", low=low, high=high, funded=funded, said="", source="")


def _sum(values: Sequence[Fraction | None]) -> Fraction | None:
    return sum((value for value in values if value is not None), Fraction(0)) if None not in values else None


def _open(promise: Promise, unit: str, people: int, *, payment: bool) -> Kept:
    """Give a promise of which nothing was paid yet, with the most it can cost and what is missing of that."""
    kept = Kept(promise, OPEN, unit, people=people, payment=payment)
    if not payment or promise.high is None:
        return kept
    if not promise.made:
        return kept._replace(worst=promise.high)
    return kept._replace(worst=promise.high, missing=max(Fraction(0), promise.high - (promise.funded or Fraction(0))))


def _judged(
    promise: Promise, unit: str, paid: Fraction | None, entry: str, people: int, untold: str, *, payment: bool = True
) -> Kept:
    """Give a promise beside what was paid."""
    kept = Kept(promise, untold, unit, paid, entry, people, payment=payment)
    if kept.difference is None:
        return kept
    return kept._replace(status=LESS if kept.difference < 0 else MORE if kept.difference else AS_SAID)

"""Which part of a pool somebody receives, and how that and the pool changed since last time.

The size of a pool that fewer than five people share is not told: who knows the own part could work out the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.awards import operand_of
from sharing.derivation import derive
from sharing.reports.formatting import percent, safe
from sharing.reports.html.groups import FEWEST, paid_in
from sharing.reports.html.waterfall import label_of
from sharing.reports.page_words import tell
from sharing.reports.registers import amount_text
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharing.awards import Award
    from sharing.register import Register
    from sharing.reports.earlier import Earlier
    from sharing.reports.page_words import Voice

HUNDREDTHS = 10000


Counts = Mapping[str, Mapping[str, int]]


def counts_of(register: Register) -> Counts:
    """Count who receives something from the pool of every group: once, for all letters of a result."""
    pools = dict.fromkeys(balance.pool for balance in register.balances)
    return {pool: paid_in(register, pool) for pool in pools if operand_of(register.run, pool).table != COMPANY}


def few_in(register: Register, row: int, counts: Counts) -> frozenset[str]:
    """Name the tables of groups whose pool fewer than five people share with somebody."""
    own = {pool: safe(derive(register.run, pool, row).row) for pool in counts}
    few = [pool for pool, paid in counts.items() if paid.get(own[pool], 0) < FEWEST]
    return frozenset(operand_of(register.run, pool).table for pool in few)


def share(register: Register, award: Award, row: int, voice: Voice, few: frozenset[str]) -> Iterator[str]:
    """Say how large the pool is of which somebody receives a part, and which part."""
    if not award.outlet.pool:
        return
    pool = derive(register.run, award.outlet.pool, row)
    grouped = pool.operand.table != COMPANY
    label = label_of(register.run, award.outlet.pool, voice.language)
    label += f" ({safe(pool.row)})" if grouped and pool.row else ""
    label = label[:1].upper() + label[1:]
    if pool.operand.table in few:
        yield tell("share hidden", voice, pool=label, n=str(FEWEST))
    elif pool.value:
        amount = amount_text(award, pool.value, voice.language)
        yield tell("share is", voice, pool=label, amount=amount, part=_part(award.amount(row), pool.value, voice))
        yield tell("rounded down", voice)
    else:
        yield tell("share none", voice, pool=label, amount=amount_text(award, pool.value, voice.language))


def changed(register: Register, award: Award, row: int, earlier: Earlier, voice: Voice) -> Iterator[str]:
    """Say what somebody got last time, and of what the difference is made."""
    name, language, now = award.outlet.name, voice.language, award.amount(row)
    before, period = earlier.amount(name, register.ids[row]), safe(earlier.period)
    if before is None:
        yield tell("no earlier", voice, period=period)
        return
    key = "earlier same" if now == before else "earlier more" if now > before else "earlier less"
    blanks = {"before": amount_text(award, before, language), "change": amount_text(award, abs(now - before), language)}
    yield tell(key, voice, period=period, **blanks)
    pool, was = award.outlet.pool, earlier.pools.get(award.outlet.pool)
    total = sum((found.amount for found in register.balances if found.pool == pool), Fraction(0))
    if was is None:
        return
    sizes = {"before": amount_text(award, was, language), "now": amount_text(award, total, language)}
    if not was or not total:
        if was or total:
            yield tell("pool changed", voice, **sizes)
    else:
        parts = {"share": _part(before, was, voice), "part": _part(now, total, voice)}
        yield tell("why changed", voice, **sizes, **parts)


def _part(amount: Fraction, whole: Fraction, voice: Voice) -> str:
    """Write a part of a whole as a percentage, rounded down to hundredths."""
    return percent(Fraction(int(amount / whole * HUNDREDTHS), HUNDREDTHS), voice.language)

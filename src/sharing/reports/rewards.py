"""What awards are worth and cost: cash, what is not cash, and the cost to the employer, each added up by itself."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from sharing.awards import summed
from sharing.decimals import decimal_text
from sharing.reports.formatting import money, pieces, safe
from sharing.reports.tables import text_table
from sharing.reports.words import of, say

if TYPE_CHECKING:
    from sharing.awards import Award
    from sharing.exact import Exact
    from sharing.register import Register


class Totals(NamedTuple):
    """The totals of a register that have a meaning; money that is paid is never added to what is only worth money."""

    cash: Fraction
    value: Fraction
    cost: Fraction


def totals_of(register: Register) -> Totals:
    """Add up what is paid in cash, what other awards are worth, and what awards cost as far as the scheme says."""
    cash = [award.total for award in register.awards if award.outlet.kind == "cash"]
    other = [award for award in register.awards if award.outlet.kind != "cash"]
    return Totals(sum(cash, Fraction(0)), _sum([a.value for a in other]), _sum([a.cost for a in register.awards]))


def _sum(values: list[Exact | None]) -> Fraction:
    return sum((summed(value) for value in values if value is not None), Fraction(0))


def told(register: Register) -> list[Award]:
    """Give the awards of which the scheme says what they are worth, what they cost, or how they are taxed."""
    return [award for award in register.awards if award.value or award.cost or award.outlet.tax]


def rewards_text(register: Register, language: str, *, markdown: bool) -> str:
    """Write what awards are worth and cost, and the totals; nothing when the scheme says nothing of it."""
    awards, currency = told(register), register.run.scheme.currency
    if not awards:
        return ""
    headers = [say(word, language) for word in ("award", "units", "worth", "cost", "tax")]
    rows = [
        [
            safe(of(award.outlet.label, language, award.outlet.name)),
            money(award.total, award.outlet.unit, language) if award.outlet.kind == "cash"
            else pieces(award.total, award.outlet.unit, language),
            *("" if found is None else money(summed(found), currency, language) for found in (award.value, award.cost)),
            safe(of(award.outlet.tax, language)),
        ]
        for award in awards
    ]  # fmt: skip
    totals = totals_of(register)
    lead = "- " if markdown else "  "
    lines = [
        f"{lead}{say(word, language)}: {money(value, currency, language)}"
        for word, value in (("cash in all", totals.cash), ("worth in all", totals.value), ("cost in all", totals.cost))
    ]
    return text_table(headers, rows, "lrrrl", markdown=markdown) + "\n\n" + "\n".join(lines)


def totals_tree(register: Register) -> dict[str, str]:
    """Give the totals as exact text."""
    return {name: decimal_text(value) for name, value in totals_of(register)._asdict().items()}

"""What awards are worth and cost: cash, what is not cash, and the cost to the employer, each added up by itself."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.awards import summed
from sharing.decimals import decimal_text
from sharing.named import Named
from sharing.reports.formatting import money, pieces, safe
from sharing.reports.tables import text_table
from sharing.reports.words import of, say
from sharing.scheme.keys import IN_MONEY

if TYPE_CHECKING:
    from sharing.awards import Award
    from sharing.exact import Exact
    from sharing.register import Register


class Totals(Named):
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


class OfKind(Named):
    """The awards of one kind in one unit, and what they are together; units of another name are never added to them.

    `value` and `cost` are None when the scheme says neither of any of them.
    """

    kind: str
    unit: str
    awards: list[Award]
    total: Fraction
    value: Fraction | None
    cost: Fraction | None


def kinds_of(register: Register) -> list[OfKind]:
    """Add awards up by kind and unit, in the order of the scheme; what is only reported has no total."""
    found: dict[tuple[str, str], list[Award]] = {}
    for award in register.awards:
        if award.outlet.kind != "check":
            found.setdefault((award.outlet.kind, award.outlet.unit), []).append(award)
    return [
        OfKind(
            *key, awards, sum((award.total for award in awards), Fraction(0)),
            _stated([award.value for award in awards]), _stated([award.cost for award in awards]),
        )
        for key, awards in found.items()
    ]  # fmt: skip


def _stated(values: list[Exact | None]) -> Fraction | None:
    return _sum(values) if any(value is not None for value in values) else None


def told(register: Register) -> list[Award]:
    """Give the awards of which the scheme says what they are worth, what they cost, or how they are taxed."""
    return [award for award in register.awards if award.told]


def rewards_text(register: Register, language: str, *, markdown: bool) -> str:
    """Write what awards are worth and cost, and the totals; nothing when the scheme says nothing of it."""
    awards, currency = told(register), register.run.scheme.currency
    if not awards:
        return ""
    headers = [say(word, language) for word in ("award", "units", "worth", "cost", "tax")]
    rows = [
        [
            safe(of(award.outlet.label, language, award.outlet.name)),
            in_units(award.total, award.outlet.kind, award.outlet.unit, language),
            *("" if found is None else money(summed(found), currency, language) for found in (award.value, award.cost)),
            safe(of(award.outlet.tax, language)),
        ]
        for award in awards
    ]
    totals = totals_of(register)
    lead = "- " if markdown else "  "
    lines = [
        f"{lead}{say(word, language)}: {money(value, currency, language)}"
        for word, value in (("cash in all", totals.cash), ("worth in all", totals.value), ("cost in all", totals.cost))
    ]
    parts = [text_table(headers, rows, "lrrrl", markdown=markdown), _kinds_text(register, language, markdown=markdown)]
    return "\n\n".join([*(part for part in parts if part), "\n".join(lines)])


def _kinds_text(register: Register, language: str, *, markdown: bool) -> str:
    """Write the totals of each kind; nothing when every kind is one award, whose line says it already."""
    kinds, currency = kinds_of(register), register.run.scheme.currency
    if all(len(found.awards) == 1 for found in kinds):
        return ""
    headers = [say(word, language) for word in ("kind", "units", "worth", "cost")]
    rows = [
        [
            say(f"kind {found.kind}", language),
            in_units(found.total, found.kind, found.unit, language),
            *("" if value is None else money(value, currency, language) for value in (found.value, found.cost)),
        ]
        for found in kinds
    ]
    return text_table(headers, rows, "lrrr", markdown=markdown)


def in_units(total: Fraction, kind: str, unit: str, language: str) -> str:
    """Write a total in its unit: as money where the kind of award is money."""
    return money(total, unit, language) if kind in IN_MONEY else pieces(total, unit, language)


def totals_tree(register: Register) -> dict[str, Any]:
    """Give the totals as exact text, and those of each kind; what the scheme does not say is an empty text."""
    kinds = [
        {"kind": found.kind, "unit": found.unit, "total": decimal_text(found.total)}
        | {
            word: "" if value is None else decimal_text(value)
            for word, value in (("value", found.value), ("cost", found.cost))
        }
        for found in kinds_of(register)
    ]
    return {**{name: decimal_text(value) for name, value in totals_of(register)._asdict().items()}, "kinds": kinds}

"""The page of a result: what it says in short, then pictures, then exact tables. A pure function to text."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.reports.adoptions import adoption_lines
from sharing.reports.formatting import date_words, safe
from sharing.reports.html.blocks import Facts, Section
from sharing.reports.html.groups import FEWEST
from sharing.reports.html.pictures import curve, divided, where
from sharing.reports.html.rendering import render
from sharing.reports.html.told import accounts, compared, everybody, excluded, limited, notes, parameters, pools
from sharing.reports.page_words import tell
from sharing.reports.registers import amount_text
from sharing.reports.words import of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.awards import Award
    from sharing.register import Register
    from sharing.reports.earlier import Earlier
    from sharing.reports.html.blocks import Bars, Curve, Table, Words
    from sharing.reports.page_words import Voice

    Block = Words | Facts | Table | Bars | Curve


def html_report(
    register: Register,
    templates: Mapping[str, str],
    voice: Voice,
    *,
    earlier: Earlier | None = None,
    names: bool = True,
) -> str:
    """Write a result as one page of HTML; without `names` it tells nothing about one person.

    `templates` are the texts of the templates by name, `earlier` the result that it is compared with.
    """
    scheme, inputs = register.run.scheme, register.run.inputs
    start, end = date_words(inputs.period.start, voice.language), date_words(inputs.period.end, voice.language)
    return render(
        templates,
        "report.html",
        voice,
        title=safe(of(scheme.title, voice.language, scheme.name)),
        company=safe(inputs.company),
        period=tell("period", voice, start=start, end=end),
        about=safe(of(scheme.about, voice.language)),
        rules=_rules(register, voice),
        sections=sections(register, voice, earlier=earlier, names=names),
    )


def _rules(register: Register, voice: Voice) -> str:
    scheme = register.run.scheme
    key = "rules" if scheme.source else "version"
    found = (
        []
        if key == "version" and scheme.adopted
        else [tell(key, voice, source=safe(scheme.source), version=safe(scheme.version))]
    )
    return " ".join([*found, *adoption_lines(scheme, register.run.inputs.period.start, voice.language)])


def sections(register: Register, voice: Voice, *, earlier: Earlier | None, names: bool) -> list[Section]:
    """Give the parts of the page that have something to say, in the order in which they are read."""
    found: list[tuple[str, str, list[Block]]] = [
        ("short", "in short", [Facts(tuple(_short(register, voice, names=names)))]),
        ("where", "where", [*where(register, voice, names=names)]),
        ("divided", "divided", [*divided(register, voice, names=names)]),
        ("parts", "lorenz", [*curve(register, voice, names=names)]),
        ("limits", "at limit", [*limited(register, voice, names=names)]),
        ("excluded", "excluded", [*excluded(register, voice, names=names)]),
        ("compared", "compared", [*compared(register, voice, earlier)] if earlier else []),
        ("pools", "pools", [*pools(register, voice, names=names)]),
        ("accounts", "accounts", [*accounts(register, voice)]),
        ("parameters", "parameters", [*parameters(register, voice)]),
        ("everybody", "everybody", [*everybody(register, voice, earlier, names=names)]),
        ("notes", "notes", [*notes(register, voice, names=names)]),
    ]
    return [Section(name, tell(key, voice), tuple(blocks)) for name, key, blocks in found if blocks]


def _short(register: Register, voice: Voice, *, names: bool) -> list[tuple[str, str]]:
    """Give what somebody wants to know who reads five lines; without names no number that leaves fewer than five."""
    people = [award for award in register.awards if award.for_people]
    pairs = [(safe(of(a.outlet.label, voice.language, a.outlet.name)), _total(a, voice)) for a in people]
    paid = sum(any(award.amount(row) for award in people) for row in range(len(register.ids)))
    without, out = len(register.ids) - paid, len(register.exclusions)
    pairs.append((tell("people", voice), str(len(register.ids))))
    if names or not 0 < without < FEWEST:
        pairs.append((tell("who get", voice), str(paid)))
    if register.run.scheme.conditions and (names or not 0 < out < FEWEST):
        pairs.append((tell("who do not", voice), str(out)))
    if register.balances:
        award = next(a for a in register.awards if a.outlet.pool == register.balances[0].pool)
        same = {a.outlet.unit for a in register.awards if a.outlet.pool} == {award.outlet.unit}
        left = sum((balance.residual for balance in register.balances), Fraction(0))
        pairs += [(tell("left", voice), amount_text(award, left, voice.language))] if same else []
    return pairs


def _total(award: Award, voice: Voice) -> str:
    return amount_text(award, award.total, voice.language)

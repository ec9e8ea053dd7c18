"""The pictures of a page: where the money goes, how it is divided, which part of the people gets which part."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.reports.formatting import money, percent, pieces, safe
from sharing.reports.html.blocks import WIDE, Bar, Bars, Curve, Words, curve_path, place
from sharing.reports.html.groups import FEWEST, bands, grouped, hidden
from sharing.reports.html.lorenz import lorenz
from sharing.reports.html.waterfall import label_of, waterfall
from sharing.reports.page_words import tell
from sharing.reports.registers import amount_text
from sharing.reports.words import of
from sharing.scheme.keys import IN_MONEY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sharing.awards import Award
    from sharing.register import Register
    from sharing.reports.html.groups import Grouped
    from sharing.reports.html.waterfall import Flow
    from sharing.reports.page_words import Voice

PERMILLE = 1000
ZERO = Fraction(0)


def about(award: Award, value: Fraction, language: str) -> str:
    """Write an amount with cents; an ellipsis says that more decimals follow."""
    if award.outlet.kind in IN_MONEY:
        return money(value, award.outlet.unit, language, most=2)
    return pieces(value, award.outlet.unit, language)


def part_text(value: Fraction, language: str) -> str:
    """Write about which part of a whole something is, to the nearest tenth of a percent; it is no money."""
    return percent(Fraction(int(value * PERMILLE + Fraction(1, 2)), PERMILLE), language)


def where(register: Register, voice: Voice, *, names: bool) -> Iterator[Words | Bars]:
    """Show for every pool how it came about and where it went; without names small groups stand together."""
    pools = list(dict.fromkeys(balance.pool for balance in register.balances))
    if pools:
        yield Words(tell("where about", voice))
    for pool in pools:
        label = label_of(register.run, pool, voice.language)
        came, went = waterfall(register, pool, voice, frozenset() if names else hidden(register, pool))
        for key, bars in (("how pool", came), ("from pool", went)):
            if bars:
                yield _flows(register, pool, bars, tell(key, voice, label=label), voice)


def _flows(register: Register, pool: str, bars: Sequence[Flow], caption: str, voice: Voice) -> Bars:
    """Draw the bars of a waterfall on one scale, which begins at nothing."""
    award = next(award for award in register.awards if award.outlet.pool == pool)
    low = min(ZERO, *(min(bar.before, bar.after) for bar in bars))
    high = max(ZERO, *(max(bar.before, bar.after) for bar in bars))
    rows = tuple(_flow(bar, low, high, award, voice) for bar in bars)
    return Bars(caption, tuple(tell(word, voice) for word in ("part", "picture", "amount")), rows)


def _flow(bar: Flow, low: Fraction, high: Fraction, award: Award, voice: Voice) -> Bar:
    """Place one bar of a waterfall."""
    start, end = sorted((place(bar.before, low, high), place(bar.after, low, high)))
    kind = "level" if bar.level else "more" if bar.change > 0 else "less"
    sign = "+" if kind == "more" else ""
    return Bar(bar.label, start, end - start, (sign + amount_text(award, bar.change, voice.language),), kind)


def _people(register: Register, voice: Voice) -> Iterator[tuple[Award, str, list[Fraction]]]:
    """Give every award to people with its label (nothing when there is one award) and its amounts."""
    awards = [award for award in register.awards if award.for_people]
    for award in awards:
        label = safe(of(award.outlet.label, voice.language, award.outlet.name)) if len(awards) > 1 else ""
        yield award, label, [award.amount(row) for row in range(len(register.ids))]


def divided(register: Register, voice: Voice, *, names: bool) -> Iterator[Words | Bars]:
    """Show how many people receive how much, and what groups receive."""
    small = False
    for award, label, amounts in _people(register, voice):
        if label:
            yield Words(label, "heading")
        yield from _bands(award, amounts, voice, names=names)
        for found in grouped(register, amounts, voice.language):
            yield _groups(award, found, voice)
            small = small or found.rest is not None
    if small:
        yield Words(tell("suppressed", voice, n=str(FEWEST)), "small")


def _bands(award: Award, amounts: list[Fraction], voice: Voice, *, names: bool) -> Iterator[Words | Bars]:
    """Show how many people receive how much, and say how many receive nothing."""
    found, nothing = bands(amounts), sum(not amount for amount in amounts)
    most = max((band.people for band in found), default=0)
    rows = []
    for band in found:
        low, high = (amount_text(award, value, voice.language) for value in (band.low, band.high or ZERO))
        text = tell("band last", voice, low=low) if band.high is None else tell("band", voice, low=low, high=high)
        rows.append(Bar(text, 0, band.people * WIDE // most, (str(band.people),)))
    if rows:
        heads = tuple(tell(word, voice) for word in ("amount", "picture", "people"))
        yield Bars(tell("bands", voice), heads, tuple(rows))
    else:
        yield Words(tell("too few", voice, n=str(FEWEST)), "small")
    if nothing and (names or nothing >= FEWEST):
        yield Words(
            tell("one nothing", voice) if nothing == 1 else tell("nothing paid", voice, n=str(nothing)), "small"
        )


def _groups(award: Award, found: Grouped, voice: Voice) -> Bars:
    """Show what each group receives; groups that are too small stand together, or are not shown at all."""
    most = max((group.average for group in found.shown), default=ZERO)
    rows = []
    for group in found.shown:
        cells = (str(group.paid), *(about(award, value, voice.language) for value in (group.amount, group.average)))
        rows.append(Bar(group.name, 0, place(max(ZERO, group.average), ZERO, most), cells))
    if found.rest is not None:
        name = tell("other groups", voice, n=str(found.others))
        if found.rest.paid >= FEWEST:
            cells = (str(found.rest.paid), about(award, found.rest.amount, voice.language), tell("hidden", voice))
        else:
            cells = (tell("hidden", voice),) * 3
        rows.append(Bar(name, 0, 0, cells))
    heads = tuple(tell(word, voice) for word in ("group", "picture", "who get", "together", "average"))
    return Bars(tell("by group", voice, label=found.label), heads, tuple(rows))


def curve(register: Register, voice: Voice, *, names: bool) -> Iterator[Words | Curve]:
    """Show which part of the people receives which part of each award."""
    for _, label, amounts in _people(register, voice):
        if label:
            yield Words(label, "heading")
        found = lorenz(amounts, apart=1 if names else FEWEST)
        if found is None:
            yield Words(tell("too few", voice, n=str(FEWEST)), "small")
            continue
        text = tell("lorenz half", voice, part=part_text(found.half, voice.language))
        if found.tenth is not None:
            text += " " + tell("lorenz tenth", voice, part=part_text(found.tenth, voice.language))
        axes = (tell("lorenz x", voice), tell("lorenz y", voice))
        yield Curve(tell("lorenz title", voice), text, *axes, curve_path(found))
        yield Words(tell("lorenz about", voice), "small")

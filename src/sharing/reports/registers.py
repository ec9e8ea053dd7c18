"""The register as text: who gets what, the balance of every pool, who does not take part, the left-over cents."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.reports.formatting import date_words, decimal, money, pieces, safe
from sharing.reports.tables import text_table
from sharing.reports.words import of, say
from sharing.scheme.keys import IN_MONEY
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from sharing.awards import Award
    from sharing.findings import Leftover
    from sharing.register import Register

MOST_NAMED, SHOWN_DIGITS = 10, 16


def amount_text(award: Award, value: Fraction, language: str) -> str:
    """Write an amount in the unit of its award."""
    if award.outlet.kind in IN_MONEY or (len(award.outlet.unit) == len("EUR") and award.outlet.unit.isupper()):
        return money(value, award.outlet.unit, language)
    return pieces(value, award.outlet.unit, language)


def text_register(register: Register, language: str, *, markdown: bool = False) -> str:
    """Write the whole register as text, or as Markdown."""
    parts = [_title(register, language, markdown=markdown), _awards(register, language, markdown=markdown)]
    parts.append(_balances(register, language, markdown=markdown))
    if any(award.told for award in register.awards):
        from sharing.reports.rewards import rewards_text

        parts.append(rewards_text(register, language, markdown=markdown))
    parts.append(_accounts(register, language, markdown=markdown))
    if register.run.inputs.parameters:
        from sharing.reports.parameters import parameters_text

        currency = register.run.scheme.currency
        parts.append(parameters_text(register.run.inputs.parameters, currency, language, markdown=markdown))
    parts.append(_adoption(register, language, markdown=markdown))
    parts.extend(_notes(register, language, markdown=markdown))
    parts.append(_checks(register, language, markdown=markdown))
    parts.append(_fingerprint(register, language))
    return "\n\n".join(part for part in parts if part) + "\n"


def _adoption(register: Register, language: str, *, markdown: bool) -> str:
    """Say how this version of the scheme was adopted, where the scheme says it."""
    if register.run.scheme.adopted is None:
        return ""
    from sharing.reports.adoptions import adoption_lines

    lead = "- " if markdown else "  "
    lines = adoption_lines(register.run.scheme, register.run.inputs.period.start, language)
    return "\n".join(f"{lead}{line}" for line in lines)


def _fingerprint(register: Register, language: str) -> str:
    """Say in one line from which files and options the result was made."""
    from sharing.audit.fingerprint import fingerprint_of

    return f"  {say('fingerprint', language)}: {fingerprint_of(register.run.inputs)['digest'][:SHOWN_DIGITS]}"


def _title(register: Register, language: str, *, markdown: bool) -> str:
    scheme, inputs = register.run.scheme, register.run.inputs
    title = safe(of(scheme.title, language, scheme.name))
    company = f"{safe(inputs.company)}: " if inputs.company else ""
    start, end = date_words(inputs.period.start, language), date_words(inputs.period.end, language)
    head = f"{company}{title}"
    return f"{'# ' if markdown else ''}{head}\n{chr(10) if markdown else ''}{start} {say('to', language)} {end}"


def _awards(register: Register, language: str, *, markdown: bool) -> str:
    table = register.run.inputs.tables[STAFF]
    awards = [award for award in register.awards if award.for_people]
    if not awards:
        return ""
    sums = _summed(awards)
    headers = [say("participant", language), *([say("name", language)] if table.names else [])]
    headers += [of(award.outlet.label, language, award.outlet.name) for award in awards]
    headers += [say("total", language)] if sums else []
    rows = []
    for row, identity in enumerate(table.ids):
        cells = [identity, *([table.names[row]] if table.names else [])]
        cells += [amount_text(award, award.amount(row), language) for award in awards]
        if sums:
            cells.append(amount_text(awards[0], sum((a.amount(row) for a in awards), Fraction(0)), language))
        rows.append(cells)
    last = [say("total", language), *([""] if table.names else [])]
    last += [amount_text(award, award.total, language) for award in awards]
    last += [amount_text(awards[0], sum((a.total for a in awards), Fraction(0)), language)] if sums else []
    align = "l" * (2 if table.names else 1) + "r" * (len(headers) - (2 if table.names else 1))
    return text_table(headers, [*rows, last], align, markdown=markdown)


def _summed(awards: list[Award]) -> bool:
    """Say whether a total over the awards has a meaning: several, all money in one currency."""
    return len(awards) > 1 and len({(award.outlet.kind, award.outlet.unit) for award in awards}) == 1


def _balances(register: Register, language: str, *, markdown: bool) -> str:
    if not register.balances:
        return ""
    grouped = any(balance.group for balance in register.balances)
    headers = [say("pool", language), *([say("group", language)] if grouped else [])]
    headers += [say(word, language) for word in ("amount", "awarded", "residual")]
    rows = []
    scheme = register.run.scheme
    for balance in register.balances:
        found = scheme.step(balance.pool) or scheme.input(f"{COMPANY}.{balance.pool}")
        label = of(found.label if found else {}, language, balance.pool)
        cells = [label, *([balance.group] if grouped else [])]
        award = next(award for award in register.awards if award.outlet.pool == balance.pool)
        cells += [amount_text(award, value, language) for value in (balance.amount, balance.awarded, balance.residual)]
        rows.append(cells)
    align = "l" * (2 if grouped else 1) + "rrr"
    return text_table(headers, rows, align, markdown=markdown) + f"\n\n({say('balance', language)})"


def _accounts(register: Register, language: str, *, markdown: bool) -> str:
    if not register.carried:
        return ""
    words = ("opening", "added", "drawn", "lapsed", "closing")
    headers = [say("account", language), *(say(word, language) for word in words)]
    currency = register.run.scheme.currency
    rows = [
        [of(found.account.label, language, found.account.name)]
        + [
            money(getattr(found, word), currency, language)
            if found.account.kind == "money"
            else decimal(getattr(found, word), language)
            for word in words
        ]
        for found in register.carried
    ]
    return text_table(headers, rows, "lrrrrr", markdown=markdown) + f"\n\n({say('carried', language)})"


def _checks(register: Register, language: str, *, markdown: bool) -> str:
    """Say of every check whether it holds, and for whom it does not."""
    lead = "- " if markdown else "  "
    lines = []
    for told in register.told:
        reason = safe(of(told.check.reason, language, told.check.name))
        key = "check holds" if told.holds else "check fails"
        most = MOST_NAMED + (len(told.ids) == MOST_NAMED + 1)
        more = len(told.ids) - most
        named = [*told.ids[:most], *([say("and more", language, n=str(more))] if more > 0 else [])]
        who = f" ({', '.join(named)})" if named else ""
        lines.append(f"{lead}{say(key, language)} {told.check.name}{'' if told.holds else f': {reason}{who}'}")
    return "\n".join(lines)


def _notes(register: Register, language: str, *, markdown: bool) -> list[str]:
    lead = "- " if markdown else "  "
    ids = register.ids
    notes = [
        f"{lead}{ids[found.row]} {say('excluded', language)}: {safe(of(found.condition.reason, language))}"
        for found in register.exclusions
    ]
    notes += [f"{lead}{line}" for line in noted_lines(register, language)]
    for award in register.awards:
        if not award.for_people:
            label = safe(of(award.outlet.label, language, award.outlet.name))
            notes.append(f"{lead}{label}: {amount_text(award, award.total, language)}")
    notes += [f"{lead}{_leftover(register, found, language)}" for found in register.leftovers if found.ids]
    return ["\n".join(notes)] if notes else []


def noted_lines(register: Register, language: str) -> list[str]:
    """Say what rules want everybody to see, such as a change by hand: in which step, what, and for whom."""
    lines = []
    for found in register.noted:
        who = f": {', '.join(found.ids)}" if found.ids else ""
        step = safe(of(found.step.label, language, found.step.name))
        lines.append(f"{step}, {safe(of(found.label, language))}{who}")
    return lines


def _leftover(register: Register, found: Leftover, language: str) -> str:
    most = MOST_NAMED + (len(found.ids) == MOST_NAMED + 1)
    named = list(found.ids[:most])
    if len(found.ids) > most:
        named.append(say("and more", language, n=str(len(found.ids) - most)))
    key = "spare one" if len(found.ids) == 1 else "spare"
    unit = decimal(found.multiple, language, least=2 if found.multiple < 1 else 0)
    step = register.run.scheme.step(found.step)
    label = safe(of(step.label, language, found.step)) if step else found.step
    return f"{label}: " + say(key, language, n=str(len(found.ids)), unit=unit, who=", ".join(named))

"""What a page tells in words and exact tables: limits, who does not take part, pools, accounts, everybody, notes.

Without names it tells of people only how many they are, and of fewer than five only that.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.reports.formatting import decimal, money, safe
from sharing.reports.html.blocks import Table, Words, table
from sharing.reports.html.groups import FEWEST, Group, hidden, suppressed
from sharing.reports.html.limits import limits
from sharing.reports.html.waterfall import label_of
from sharing.reports.page_words import tell
from sharing.reports.parameters import value_of, warnings
from sharing.reports.registers import amount_text
from sharing.reports.words import of
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sharing.awards import Award
    from sharing.register import Register
    from sharing.reports.earlier import Earlier
    from sharing.reports.page_words import Voice
    from sharing.scheme import Condition

MOST_NAMED = 10
CARRIED = ("opening", "added", "drawn", "lapsed", "closing")


def _heads(voice: Voice, *words: str) -> list[str]:
    return [tell(word, voice) for word in words]


def _count(number: int, voice: Voice, *, names: bool) -> str:
    """Write how many people; without names a number below five is not told."""
    return str(number) if names or number >= FEWEST or not number else tell("fewer", voice, n=str(FEWEST))


def _people(register: Register, rows: Sequence[int]) -> list[list[str]]:
    """Write people by id, and name where there are names."""
    staff = register.run.inputs.tables[STAFF]
    return [[staff.ids[row], *([safe(staff.names[row])] if staff.names else [])] for row in rows]


def _who(register: Register, voice: Voice) -> list[str]:
    return _heads(voice, "participant", *(["name"] if register.run.inputs.tables[STAFF].names else []))


def limited(register: Register, voice: Voice, *, names: bool) -> Iterator[Words | Table]:
    """Say who is at a limit."""
    found = limits(register.run, voice)
    if not found:
        yield Words(tell("no limits", voice))
    elif not any(limit.rows for limit in found):
        yield Words(tell("nobody limited", voice))
    for limit in found:
        if not limit.rows:
            continue
        which = "at highest" if limit.upper else "at lowest"
        key = f"{which} one" if len(limit.rows) == 1 and names else which
        yield Words(tell(key, voice, n=_count(len(limit.rows), voice, names=names), label=limit.label))
        if names:
            who = _who(register, voice)
            currency, language = register.run.scheme.currency, voice.language
            amounts = [money(amount, currency, language) for amount in limit.amounts]
            rows = [[*person, amount] for person, amount in zip(_people(register, limit.rows), amounts, strict=True)]
            yield table(tell("at limit", voice), [*who, limit.label], "l" * len(who) + "r", rows)


def excluded(register: Register, voice: Voice, *, names: bool) -> Iterator[Words | Table]:
    """Say who does not take part, and why."""
    if not register.run.scheme.conditions:
        return
    if not register.exclusions:
        yield Words(tell("nobody excluded", voice))
        return
    reasons: dict[str, list[int]] = {}
    for found in register.exclusions:
        reasons.setdefault(_reason(found.condition, voice), []).append(found.row)
    counted = {reason: len(who) for reason, who in reasons.items()}
    rows = [[reason, str(number)] for reason, number in counted.items()] if names else _reasons(counted, voice)
    yield table(tell("excluded", voice), _heads(voice, "reason", "number"), "lr", rows)
    if names:
        who = _who(register, voice)
        people = _people(register, [found.row for found in register.exclusions])
        why = [_reason(found.condition, voice) for found in register.exclusions]
        listed = [[*person, reason] for person, reason in zip(people, why, strict=True)]
        yield table(tell("who", voice), [*who, tell("reason", voice)], "l" * len(who) + "l", listed)


def _reasons(counted: dict[str, int], voice: Voice) -> list[list[str]]:
    """Count people by reason; those of few, and what would give these away, are counted together."""
    found = suppressed("", [Group(reason, number, number, Fraction(0)) for reason, number in counted.items()])
    rows = [[group.name, str(group.people)] for group in found.shown]
    if found.rest is None:
        return rows
    together = "; ".join(reason for reason in counted if reason not in {group.name for group in found.shown})
    return [*rows, [together, _count(found.rest.people, voice, names=False)]]


def _reason(condition: Condition, voice: Voice) -> str:
    return safe(of(condition.reason, voice.language, condition.name))


def compared(register: Register, voice: Voice, earlier: Earlier) -> Iterator[Words | Table]:
    """Compare totals, pools and numbers of people with an earlier run."""
    language, rows = voice.language, []
    for award in register.awards:
        label = safe(of(award.outlet.label, language, award.outlet.name))
        rows.append(_compared(award, label, earlier.totals.get(award.outlet.name), award.total, voice))
    for pool in dict.fromkeys(balance.pool for balance in register.balances):
        award = next(award for award in register.awards if award.outlet.pool == pool)
        now = sum((balance.amount for balance in register.balances if balance.pool == pool), Fraction(0))
        rows.append(_compared(award, label_of(register.run, pool, language), earlier.pools.get(pool), now, voice))
    for award in register.awards:
        if award.for_people:
            before = sum(bool(amount) for amount in earlier.amounts.get(award.outlet.name, {}).values())
            paid = sum(bool(award.amount(row)) for row in range(len(register.ids)))
            rows.append([tell("who get", voice), str(before), str(paid), _signed(str(paid - before), paid - before)])
    yield Words(f"{tell('last time', voice)}: {safe(earlier.period)}. {tell('this time', voice)}: "
                f"{safe(register.run.inputs.period.name)}.")  # fmt: skip
    yield table(tell("compared", voice), _heads(voice, "part", "last time", "this time", "difference"), "lrrr", rows)


def _signed(text: str, value: Fraction | int) -> str:
    return f"+{text}" if value > 0 else text


def _compared(award: Award, label: str, before: Fraction | None, now: Fraction, voice: Voice) -> list[str]:
    text = amount_text(award, now, voice.language)
    if before is None:
        return [label, tell("none", voice), text, ""]
    change = _signed(amount_text(award, now - before, voice.language), now - before)
    return [label, amount_text(award, before, voice.language), text, change]


def pools(register: Register, voice: Voice, *, names: bool) -> Iterator[Words | Table]:
    """Write the balance of every pool; without names, of groups of fewer than five only that they are not shown."""
    if not register.balances:
        return
    groups = any(balance.group for balance in register.balances)
    rows = []
    for balance in register.balances:
        award = next(award for award in register.awards if award.outlet.pool == balance.pool)
        amounts = [
            amount_text(award, value, voice.language) for value in (balance.amount, balance.awarded, balance.residual)
        ]
        if not names and balance.group in hidden(register, balance.pool):
            amounts = [tell("hidden", voice)] * len(amounts)
        rows.append(
            [label_of(register.run, balance.pool, voice.language), *([safe(balance.group)] if groups else []), *amounts]
        )
    heads = _heads(voice, "pool", *(["group"] if groups else []), "amount", "awarded", "left")
    yield table(tell("pools", voice), heads, ("ll" if groups else "l") + "rrr", rows)
    yield Words(tell("balance", voice), "small")


def accounts(register: Register, voice: Voice) -> Iterator[Table]:
    """Write what every account opened and closed with."""
    if register.carried:
        currency, language = register.run.scheme.currency, voice.language
        rows = []
        for found in register.carried:
            values = [getattr(found, word) for word in CARRIED]
            money_kind = found.account.kind == "money"
            texts = [money(one, currency, language) if money_kind else decimal(one, language) for one in values]
            rows.append([safe(of(found.account.label, language, found.account.name)), *texts])
        yield table(tell("accounts", voice), _heads(voice, "account", *CARRIED), "lrrrrr", rows)


def parameters(register: Register, voice: Voice) -> Iterator[Table]:
    """Write the dated values that were used, and what of them is not final."""
    rows = []
    for used in register.run.inputs.parameters:
        label = safe(of(used.parameter.label, voice.language, used.parameter.name))
        value = value_of(used, used.value, register.run.scheme.currency, voice.language)
        rows.append([label, value, "; ".join(warnings(used, voice.language))])
    if rows:
        yield table(tell("parameters", voice), _heads(voice, "part", "value", "note"), "lrl", rows)


def everybody(register: Register, voice: Voice, earlier: Earlier | None, *, names: bool) -> Iterator[Words | Table]:
    """Write what everybody receives, to the cent, and beside it what they received before."""
    awards = [award for award in register.awards if award.for_people]
    if not awards:
        return
    if not names:
        yield Words(tell("without names", voice))
        return
    who, language = _who(register, voice), voice.language
    heads, foot = list(who), [tell("total", voice), *([""] if len(who) > 1 else [])]
    columns: list[list[str]] = []
    for award in awards:
        heads.append(safe(of(award.outlet.label, language, award.outlet.name)))
        foot.append(amount_text(award, award.total, language))
        columns.append([amount_text(award, award.amount(row), language) for row in range(len(register.ids))])
        if earlier:
            heads += _heads(voice, "last time", "difference")
            foot += ["", ""]
            columns += _before(register, award, earlier, voice)
    rows = [[*one, *cells] for one, *cells in zip(_people(register, range(len(register.ids))), *columns, strict=True)]
    align = "l" * len(who) + "r" * (len(heads) - len(who))
    yield table(tell("everybody", voice), heads, align, rows, foot, name="people")


def _before(register: Register, award: Award, earlier: Earlier, voice: Voice) -> list[list[str]]:
    """Give the columns of what everybody received before, and how much more or less it is now."""
    before, change = [], []
    for row, identity in enumerate(register.ids):
        found = earlier.amount(award.outlet.name, identity)
        cells = _compared(award, "", found, award.amount(row), voice)
        before.append(cells[1])
        change.append(cells[3])
    return [before, change]


def notes(register: Register, voice: Voice, *, names: bool) -> Iterator[Words]:
    """Tell what funds receive, what rules note, who got left-over units, what the checks say."""
    language = voice.language
    for award in register.awards:
        if not award.for_people:
            label = safe(of(award.outlet.label, language, award.outlet.name))
            yield Words(tell("fund", voice, label=label, amount=amount_text(award, award.total, language)), "note")
    for found in register.noted:
        text = f"{label_of(register.run, found.step.name, language)}, {safe(of(found.label, language))}"
        yield Words(f"{text}: {_named(found.ids, voice)}" if found.ids and names else text, "note")
    for left in register.leftovers:
        if left.ids:
            unit = decimal(left.multiple, language, least=2 if left.multiple < 1 else 0)
            label, who = label_of(register.run, left.step, language), _named(left.ids, voice)
            blanks = {"label": label, "n": str(len(left.ids)), "unit": unit, "who": who}
            blanks["who"] = who if names else tell("to people", voice)
            yield Words(tell("spare one" if len(left.ids) == 1 else "spare", voice, **blanks), "note")
    for told in register.told:
        reason = safe(of(told.check.reason, language, told.check.name))
        who = f" ({_named(told.ids, voice)})" if told.ids and names else ""
        yield Words(tell("holds" if told.holds else "fails", voice, reason=reason) + who, "note")
    yield Words(tell("made", voice), "note")


def _named(ids: Sequence[str], voice: Voice) -> str:
    """Name the first ten, and say how many more there are."""
    most = MOST_NAMED + (len(ids) == MOST_NAMED + 1)
    more = len(ids) - most
    return ", ".join([*ids[:most], *([tell("and more", voice, n=str(more))] if more > 0 else [])])

"""One letter: what somebody gets, from what, by which steps, which part of the whole that is, and what happens next.

Who gets nothing gets as complete a letter: the reason, what was looked at, and every step there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.dates import read_day
from sharing.derivation import derive
from sharing.letters.changes import reasons
from sharing.letters.shares import changed, counts_of, few_in, share
from sharing.letters.steps import Teller
from sharing.named import Named
from sharing.reports.formatting import date_words, safe
from sharing.reports.page_words import tell
from sharing.reports.registers import amount_text
from sharing.reports.words import of
from sharing.scheme.keys import IN_MONEY
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharing.audit.differences import Differences
    from sharing.awards import Award
    from sharing.letters.shares import Counts
    from sharing.letters.steps import Told
    from sharing.nodes import Node
    from sharing.register import Register
    from sharing.reports.earlier import Earlier
    from sharing.reports.page_words import Voice

Pairs = tuple[tuple[str, str], ...]


class Attached(Named):
    """A file that goes with a letter: its name, what it is, and its text."""

    name: str
    label: str
    text: str


class Letter(Named):
    """Everything a letter says, in words; `who` is the id, with the name where there is one."""

    identity: str
    who: str
    company: str
    scheme: str
    period: str
    title: str
    rules: str
    amounts: tuple[str, ...]
    reason: str
    inputs: Pairs
    figures: Pairs
    steps: tuple[Told, ...]
    shares: tuple[str, ...]
    changes: tuple[str, ...]
    next: tuple[str, ...]
    proof: str = ""
    attached: tuple[Attached, ...] = ()


def letter_of(
    register: Register,
    row: int,
    voice: Voice,
    *,
    earlier: Earlier | None = None,
    contact: str = "",
    counts: Counts | None = None,
    found: Differences | None = None,
) -> Letter:
    """Write the letter of one participant, by row; `contact` says whom to tell that something is not right.

    Who writes many letters gives them the `counts_of` the result, so that these are made once. `found` is in what this
    run differs from the one that it is compared with, where both have a trail.
    """
    run, language = register.run, voice.language
    scheme, staff = run.scheme, run.inputs.tables[STAFF]
    awards = [award for award in register.awards if award.for_people]
    nodes = [derive(run, name, row) for name in dict.fromkeys(award.outlet.step for award in awards)]
    asked = [derive(run, "eligible", row)] if scheme.conditions else []
    few = few_in(register, row, counts_of(register) if counts is None else counts)
    teller = Teller(run, voice, few)
    start, end = date_words(run.inputs.period.start, language), date_words(run.inputs.period.end, language)
    gets = any(award.amount(row) for award in awards)
    return Letter(
        identity=staff.ids[row],
        who=staff.ids[row] + (f" {safe(staff.names[row])}" if staff.names else ""),
        company=safe(run.inputs.company),
        scheme=safe(of(scheme.title, language, scheme.name)),
        period=tell("period", voice, start=start, end=end),
        title=tell("letter title" if gets else "letter nothing", voice),
        rules=tell("rules", voice, source=safe(scheme.source), version=safe(scheme.version)) if scheme.source else "",
        amounts=tuple(_amount(award, row, voice) for award in awards),
        reason=_reason(register, row, voice, teller, asked) if not gets else "",
        inputs=tuple(teller.inputs([*asked, *nodes], STAFF)),
        figures=tuple(teller.inputs(nodes, COMPANY)),
        steps=tuple(teller.told(nodes)),
        shares=tuple(line for award in awards for line in share(register, award, row, voice, few)),
        changes=tuple(_changes(register, row, earlier, found, [*asked, *nodes], teller)),
        next=tuple(_next(awards, row, voice, contact)),
    )


def _changes(
    register: Register,
    row: int,
    earlier: Earlier | None,
    found: Differences | None,
    nodes: list[Node],
    teller: Teller,
) -> Iterator[str]:
    """Say how every amount differs from last time, and then why."""
    if earlier is not None:
        for award in register.awards:
            if award.for_people:
                yield from changed(register, award, row, earlier, teller.voice)
    if found is not None and earlier is not None and earlier.has(register.ids[row]):
        yield from reasons(found, register.ids[row], nodes, teller)


def with_proof(letter: Letter, proof: tuple[str, str], voice: Voice) -> Letter:
    """Attach the texts of a participant's slip and of the statement that it is checked with."""
    slip, statement = proof
    files = (
        Attached("slip.json", tell("slip", voice), slip),
        Attached("statement.json", tell("statement", voice), statement),
    )
    return letter._replace(
        proof=tell("proof about", voice, slip=files[0].name, statement=files[1].name), attached=files
    )


def _amount(award: Award, row: int, voice: Voice) -> str:
    label = safe(of(award.outlet.label, voice.language, award.outlet.name))
    if not award.amount(row):
        return tell("you get nothing", voice, label=label)
    return tell("you get", voice, label=label, amount=amount_text(award, award.amount(row), voice.language))


def _reason(register: Register, row: int, voice: Voice, teller: Teller, asked: list[Node]) -> str:
    """Say why somebody gets nothing: the condition that is not met and what was looked at, or how it came out."""
    for found in register.exclusions:
        if found.row == row:
            reason = safe(of(found.condition.reason, voice.language, found.condition.name))
            node = asked[0].children.get(f"eligible.{found.condition.name}")
            used = teller.used(node) if node is not None else ""
            looked = f" {tell('looked at', voice)}: {used}." if used else ""
            return tell("reason is", voice, reason=reason) + looked
    return tell("came out", voice)


def _next(awards: list[Award], row: int, voice: Voice, contact: str) -> list[str]:
    """Say when it is paid, that it is before tax, and whom to ask."""
    lines: list[str] = []
    paid = [award for award in awards if award.amount(row)]
    for award in paid:
        day = read_day(award.outlet.pay)
        if day is not None:
            lines.append(tell("paid on", voice, day=date_words(day, voice.language)))
        if award.outlet.tax:
            lines.append(tell("next tax", voice, tax=safe(of(award.outlet.tax, voice.language)).rstrip(".")))
    if any(award.outlet.kind in IN_MONEY for award in paid):
        lines.append(tell("next gross", voice))
    if not paid:
        lines.append(tell("next nothing", voice))
    lines.append(tell("wrong", voice, contact=safe(contact) or tell("contact", voice)))
    return list(dict.fromkeys(lines))

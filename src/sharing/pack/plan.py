"""Findings about the plan and its money: the rules, the accounts, the pool, legal values, digests."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.audit.fingerprint import fingerprint_of
from sharing.audit.tables import tables_of
from sharing.awards import operand_of
from sharing.dates import day_text
from sharing.kinds import DATE
from sharing.pack.cells import BLANK, heads, input_cell, inputs_in, number_text
from sharing.pack.values import AGREES, DIFFERS, NONE, OPEN, SHOWN, Finding, Sheet
from sharing.reports.adoptions import adoption_lines
from sharing.reports.formatting import date_words, money, safe
from sharing.reports.html.waterfall import label_of, waterfall
from sharing.reports.pack_words import say
from sharing.reports.page_words import Voice
from sharing.reports.words import of
from sharing.scheme.adoption import NEEDED
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharing.pack.stated import Amount
    from sharing.pack.values import Given
    from sharing.register import Register
    from sharing.reports.html.waterfall import Flow

SCHEME, FIGURES = "scheme", "figures"
SIGNATURE = "statement.json.sig"
CHECK = f"ssh-keygen -Y verify -n sharing -I board@company.example -f allowed_signers -s {SIGNATURE} < statement.json"
"""How OpenSSH itself checks the signature, from within the folder."""


def plan(register: Register, given: Given, language: str) -> Finding:
    """Say which rules were used, and what is stated of the works council."""
    scheme, council = register.run.scheme, given.stated.council
    title = safe(of(scheme.title, language, scheme.name))
    lines = [say("plan is", language, title=title, version=safe(scheme.version))]
    lines += [say("plan source", language, source=safe(scheme.source))] if scheme.source else []
    digests = [one.sha256 for role, one in register.run.inputs.sources if role == SCHEME]
    lines += [say("plan digest", language, digest=digest) for digest in digests]
    lines += adoption_lines(scheme, register.run.inputs.period.start, language)
    if not council.status:
        adopted = scheme.adopted is not None and scheme.adopted.council != NEEDED
        lines += [] if scheme.adopted else [say("council open", language)]
        return Finding("plan", SHOWN if adopted else OPEN, tuple(lines), files=("scheme.toml",))
    said = say("council is", language, status=safe(council.status))
    said += f", {say('council day', language, day=date_words(council.day, language))}" if council.day else ""
    said += f" ({safe(council.where)})" if council.where else ""
    return Finding("plan", SHOWN, (*lines, said), files=("scheme.toml",))


def tie(register: Register, given: Given, language: str) -> Finding:
    """Put every figure of the company beside the amount in the accounts, or beside a field to fill in."""
    run, stated = register.run, given.stated.accounts
    currency, rows, lines, results = run.scheme.currency, [], [], []
    for name, label, text, value in _figures(register, language):
        said = stated.get(name)
        known = said.amount if said else None
        change = BLANK if known is None or value is None else number_text(value - known)
        rows.append(
            (name, label, text, BLANK if known is None else number_text(known), change, said.where if said else "")
        )
        if value is not None and (known is not None or _in_money(register, name)):
            results.append(OPEN if known is None else AGREES if known == value else DIFFERS)
            lines.append(
                _tied(label, _amount(register, name, value, currency, language), said, register, name, language)
            )
    result = next((one for one in (DIFFERS, OPEN, AGREES) if one in results), NONE)
    sheet = Sheet(
        "tie-out.csv", heads(language, "name", "label", "amount", "stated", "difference", "reference"), tuple(rows)
    )
    return Finding("tie", result, tuple(lines), (sheet,))


def _tied(label: str, amount: str, said: Amount | None, register: Register, name: str, language: str) -> str:
    """Say of one figure what stands in the accounts, or that it is still to be compared."""
    if said is None or said.amount is None:
        return say("not tied", language, label=label, amount=amount)
    stated = _amount(register, name, said.amount, register.run.scheme.currency, language)
    where = safe(said.where) or say("nowhere", language)
    return say("tied", language, label=label, amount=amount, stated=stated, where=where)


def _figures(register: Register, language: str) -> Iterator[tuple[str, str, str, Fraction | None]]:
    """Give every figure: its name, its label, its text, and its value where it is a known number."""
    run, columns = register.run, tables_of(register.run)[COMPANY]["columns"]
    for asked in inputs_in(run, COMPANY):
        text = columns[asked.name][0]
        plain = text is None or asked.declared in {"text", "link"} or asked.kind == DATE
        label = safe(of(asked.label, language, asked.name))
        yield asked.name, label, input_cell(run, asked, text, language), None if plain else Fraction(text)


def _in_money(register: Register, name: str) -> bool:
    kind = operand_of(register.run, name).kind
    return kind.money == 1 and not kind.days


def _amount(register: Register, name: str, value: Fraction, currency: str, language: str) -> str:
    return money(value, currency, language) if _in_money(register, name) else number_text(value)


def pool(register: Register, given: Given, language: str) -> Finding:
    """Add up every pool again from the figure that it begins with."""
    del given
    currency, rows, lines, results = register.run.scheme.currency, [], [], []
    for name in dict.fromkeys(balance.pool for balance in register.balances):
        label = label_of(register.run, name, language)
        if not operand_of(register.run, name).kind.money:
            continue
        came, went = waterfall(register, name, Voice(language))
        amount = went[0].after
        found = sum((flow.after if flow.level else flow.change for flow in came[:-1]), Fraction(0)) if came else amount
        key = "pool is" if came else "pool begins"
        texts = {"sum": money(found, currency, language), "amount": money(amount, currency, language)}
        lines.append(say(key, language, label=label, **texts))
        results.append(SHOWN if not came else AGREES if found == amount else DIFFERS)
        rows += [(label, *_flow(flow)) for flow in came or went[:1]]
    result = next((one for one in (DIFFERS, AGREES, SHOWN) if one in results), NONE)
    sheet = Sheet("pool.csv", heads(language, "pool", "line", "change", "after"), tuple(rows))
    return Finding("pool", result, tuple(lines), (sheet,))


def _flow(flow: Flow) -> tuple[str, str, str]:
    return flow.label, BLANK if flow.level else number_text(flow.change), number_text(flow.after)


def parameters(register: Register, given: Given, language: str) -> Finding:
    """List every dated value with what it rests on."""
    del given
    rows, lines = [], []
    for used in register.run.inputs.parameters:
        parameter, dated = used.parameter, None if used.by_hand else used.dated
        status = say("by hand", language) if dated is None else say(f"status {dated.status}", language)
        days = ("", "") if dated is None else (day_text(dated.start), day_text(dated.last))
        label = safe(of(parameter.label, language, parameter.name))
        source = safe(dated.source) if dated else BLANK
        rows.append((
            parameter.name, label, number_text(used.value), day_text(used.day), *days, status, parameter.set, source,
        ))  # fmt: skip
        lines.append(f"{label}: {number_text(used.value)} ({status})")
    names = heads(language, "name", "label", "value", "day", "from", "to", "status", "set", "source")
    sheets = (Sheet("parameters.csv", names, tuple(rows)),) if rows else ()
    return Finding("parameters", SHOWN if rows else NONE, tuple(lines), sheets)


def digests(register: Register, given: Given, language: str) -> Finding:
    """Name the fingerprint, the version and the entry; the digests themselves stand in the last file that is made."""
    found = fingerprint_of(register.run.inputs)
    lines = [say("digests fingerprint", language, digest=found["digest"])]
    lines.append(say("digests library", language, version=found["library"]))
    if given.evidence:
        entry, digest = given.evidence.entry, given.evidence.digest
        lines.append(say("digests entry", language, entry=entry, digest=digest))
        if given.evidence.signature:
            lines.append(say("digests signed", language))
            return Finding("digests", SHOWN, tuple(lines), files=("digests.csv", SIGNATURE), command=CHECK)
    return Finding("digests", SHOWN, tuple(lines), files=("digests.csv",))

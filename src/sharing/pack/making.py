"""Make the whole pack: every finding in the order of the checklist, and every file that one points to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.audit.canonical import digest
from sharing.audit.fingerprint import fingerprint_of
from sharing.errors import Problem, Refused, did_you_mean
from sharing.named import Named
from sharing.pack.cells import heads, inputs_in, role_words, sheet_text
from sharing.pack.pages import findings_page, findings_sheet, sample_page
from sharing.pack.people import limited, overrides, participants, people, sampled, shares, source
from sharing.pack.plan import digests, parameters, plan, pool, tie
from sharing.pack.totals import books, sums
from sharing.pack.values import Finding, Given, Sheet
from sharing.reports.journal_data import csv_journal
from sharing.reports.pack_words import say
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharing.register import Register

NAMES = frozenset({
    "findings.md", "findings.csv", "scheme.toml", "tie-out.csv", "pool.csv", "participants.csv", "values.csv",
    "meanings.csv", "balances.csv", "left-over.csv", "limits.csv", "overrides.csv", "journal.csv", "payroll.csv",
    "parameters.csv", "sample.csv", "sample.md", "trail.json", "statement.json", "verify.py", "digests.csv",
    "statement.json.sig",
})  # fmt: skip
"""The names that files of a pack can have: none says anything about a person."""


class Made(Named):
    """A pack: its findings, and its files by name."""

    findings: tuple[Finding, ...]
    files: tuple[tuple[str, bytes], ...]


def pack_of(register: Register, given: Given, language: str) -> Made:
    """Make the pack of a result. Refused when something is stated of what the scheme does not have."""
    _check(register, given)
    sheet = participants(register, language)
    found = (
        plan(register, given, language),
        tie(register, given, language),
        pool(register, given, language),
        people(register, given, sheet, language),
        source(register, given, language),
        shares(register, given, sheet, language),
        sums(register, sheet, language),
        limited(register, given, language),
        overrides(register, given, language),
        books(register, given, language),
        parameters(register, given, language),
        digests(register, given, language),
        sampled(register, given, sheet, language),
    )
    files = list(_files(register, given, found, language))
    went = [
        (say("of run", language, role=role_words(role, language)), str(one.size), one.sha256)
        for role, one in register.run.inputs.sources
    ]
    here = [(say("of pack", language, name=name), str(len(data)), digest(data)) for name, data in files]
    last = Sheet("digests.csv", (*heads(language, "file", "bytes"), "SHA-256"), (*went, *here))
    return Made(found, (*files, (last.name, sheet_text(last).encode())))


def _files(register: Register, given: Given, found: tuple[Finding, ...], language: str) -> Iterator[tuple[str, bytes]]:
    """Give every file but that of the digests."""
    drawn = [row[1] for row in found[-1].sheets[0].rows]
    seed = given.seed or fingerprint_of(register.run.inputs)["digest"]
    blanks = {"seed": seed, "n": str(len(drawn)), "all": str(len(register.ids))}
    yield "findings.md", findings_page(register, found, language, **blanks).encode()
    sheets = [findings_sheet(found, language), *(sheet for one in found for sheet in one.sheets)]
    yield from ((sheet.name, sheet_text(sheet).encode()) for sheet in sheets)
    yield "scheme.toml", register.run.scheme.document.data
    yield "sample.md", sample_page(register, drawn, language).encode()
    if given.journal is not None:
        yield "journal.csv", csv_journal(given.journal, language).encode()
    if given.evidence is not None:
        yield "trail.json", given.evidence.trail
        yield "statement.json", given.evidence.statement
        yield "verify.py", given.verifier
        if given.evidence.signature:
            yield "statement.json.sig", given.evidence.signature


def _check(register: Register, given: Given) -> None:
    """Refuse what is stated of a figure or a parameter that the scheme does not have."""
    scheme = register.run.scheme
    figures = [one.name for one in inputs_in(register.run, COMPANY)]
    known = {"accounts": figures, "approved": [*figures, *(one.name for one in scheme.parameters)]}
    problems = []
    for part, names in known.items():
        for name, said in getattr(given.stated, part).items():
            if name not in names:
                advice = did_you_mean(name, names) or f"the scheme has: {', '.join(names) or 'none'}"
                problems.append(Problem("I054", f"`{name}` is no figure of this scheme", said.place, advice))
    if problems:
        raise Refused(problems)

"""A journal as text for people: every entry with its lines, and what the expense of both years comes to."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.journal.values import EXPENSE
from sharing.reports.formatting import date_words, money, safe
from sharing.reports.journal_words import say
from sharing.reports.tables import text_table
from sharing.reports.words import of

if TYPE_CHECKING:
    from sharing.journal import Entry, Journal


def described(journal: Journal, entry: Entry, language: str) -> str:
    """Say in a few words what an entry is, on one line."""
    award = journal.register.award(entry.award)
    label = of(award.outlet.label, language, entry.award) if award else entry.award
    return safe(" ".join(say(entry.kind, language, award=label).split()))


def headline(journal: Journal, language: str) -> str:
    """Say whose journal it is, and of which period, on one line."""
    scheme, inputs = journal.register.run.scheme, journal.register.run.inputs
    title = of(scheme.title, language, scheme.name)
    return safe(" ".join(say("journal", language, title=title, period=inputs.period.name).split()))


def text_journal(journal: Journal, language: str, *, markdown: bool = False) -> str:
    """Write a journal as text, or as Markdown."""
    parts = [f"{'# ' if markdown else ''}{headline(journal, language)}"]
    for entry in journal.entries:
        title = f"{date_words(entry.day, language)}: {described(journal, entry, language)}"
        parts += [f"{'## ' if markdown else ''}{title}", _lines(journal, entry, language, markdown=markdown)]
    if not journal.entries:
        parts.append(say("no entries", language))
    if any(entry.day > journal.register.run.inputs.period.end for entry in journal.entries):
        parts.append(_years(journal, language, markdown=markdown))
    for key, names in (("unbooked", journal.unbooked), ("untaxed", journal.untaxed)):
        if names:
            parts.append(say(key, language, names=", ".join(names)))
    return "\n\n".join(parts) + "\n"


def _lines(journal: Journal, entry: Entry, language: str, *, markdown: bool) -> str:
    """Lay out the lines of one entry, with the total of each side."""
    currency = journal.register.run.scheme.currency
    rows = []
    for line in entry.lines:
        amount = money(abs(line.amount), currency, language)
        sides = [amount, ""] if line.amount > 0 else ["", amount]
        rows.append([line.account.number, line.account.rgs, of(line.account.name, language), *sides])
    debit = money(sum((max(line.amount, Fraction(0)) for line in entry.lines), Fraction(0)), currency, language)
    rows.append([say("total", language), "", "", debit, debit])
    headers = [say("account", language), "RGS", *(say(word, language) for word in ("name", "debit", "credit"))]
    return text_table(headers, rows, "lllrr", markdown=markdown)


def _years(journal: Journal, language: str, *, markdown: bool) -> str:
    """Lay out what the expense is up to the end of the period, after it, and together."""
    run = journal.register.run
    end, currency = run.inputs.period.end, run.scheme.currency
    before = sum((_expense(entry) for entry in journal.entries if entry.day <= end), Fraction(0))
    both = sum(map(_expense, journal.entries), Fraction(0))
    rows = [
        [say("expense of", language, day=date_words(end, language)), money(before, currency, language)],
        [say("expense after", language), money(both - before, currency, language)],
        [say("expense", language), money(both, currency, language)],
    ]
    return text_table(["", currency], rows, "lr", markdown=markdown)


def _expense(entry: Entry) -> Fraction:
    return sum((line.amount for line in entry.lines if line.account.side == EXPENSE), Fraction(0))

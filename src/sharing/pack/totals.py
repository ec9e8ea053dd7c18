"""Findings about totals: that amounts are the pool, who got left-over cents, and that journal and payroll agree."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.awards import operand_of
from sharing.dates import day_text
from sharing.journal.values import EXPENSE
from sharing.pack.cells import BLANK, answer_words, heads, number_text
from sharing.pack.values import AGREES, DIFFERS, OPEN, Finding, Sheet
from sharing.reports.formatting import decimal, money, safe
from sharing.reports.html.waterfall import label_of
from sharing.reports.pack_words import say
from sharing.reports.registers import amount_text
from sharing.reports.words import of
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharing.pack.values import Given
    from sharing.payroll import Export
    from sharing.register import Register


def sums(register: Register, people: Sheet, language: str) -> Finding:
    """Add up the amounts from the cells of the sheet of participants; together they are what left every pool."""
    lines, right = [], True
    paid: dict[str, Fraction] = {}
    for award in register.awards:
        added = award.total
        if award.for_people:
            at = people.heads.index(f"awards.{award.outlet.name}")
            added = sum((Fraction(row[at]) for row in people.rows), Fraction(0))
            label = safe(of(award.outlet.label, language, award.outlet.name))
            texts = {"sum": amount_text(award, added, language), "amount": amount_text(award, award.total, language)}
            lines.append(say("sum is", language, label=label, **texts))
            right = right and added == award.total
        if award.for_people or (award.outlet.pool and operand_of(register.run, award.outlet.pool).table == COMPANY):
            paid[award.outlet.pool] = paid.get(award.outlet.pool, Fraction(0)) + added
    for balance in register.balances:
        award = next(one for one in register.awards if one.outlet.pool == balance.pool)
        group = f" ({safe(balance.group)})" if balance.group else ""
        label = label_of(register.run, balance.pool, language) + group
        texts = {
            "awarded": amount_text(award, balance.awarded, language),
            "left": amount_text(award, balance.residual, language),
            "amount": amount_text(award, balance.amount, language),
        }
        lines.append(say("sum pool", language, label=label, **texts))
        paid[balance.pool] = paid.get(balance.pool, Fraction(0)) - balance.awarded
    right = right and not any(paid[balance.pool] for balance in register.balances)
    lines += _rounding(register, language)
    return Finding(
        "sum", AGREES if right else DIFFERS, tuple(lines), (_balances(register, language), _left(register, language))
    )


def _rounding(register: Register, language: str) -> Iterator[str]:
    """Say of every step that makes whole units which method it uses, and how many units were left over."""
    for left in register.leftovers:
        step = register.run.scheme.step(left.step)
        method = answer_words(step, "method", language) if step else BLANK
        blanks = {"method": method, "unit": decimal(left.multiple, language), "n": str(len(left.ids))}
        yield say("sum rounding", language, label=label_of(register.run, left.step, language), **blanks)


def _balances(register: Register, language: str) -> Sheet:
    rows = tuple(
        (found.pool, found.group, number_text(found.amount), number_text(found.awarded), number_text(found.residual))
        for found in register.balances
    )
    return Sheet("balances.csv", heads(language, "pool", "group", "amount", "awarded", "left"), rows)


def _left(register: Register, language: str) -> Sheet:
    """List who got a left-over unit of which step."""
    rows = tuple(
        (left.step, number_text(left.multiple), operand_of(register.run, left.step).table, identity)
        for left in register.leftovers
        for identity in left.ids
    )
    return Sheet("left-over.csv", heads(language, "step", "unit", "table", "row"), rows)


def books(register: Register, given: Given, language: str) -> Finding:
    """Hold what the journal books and what the payroll file pays to what was awarded."""
    found = [*_journal(register, given, language), *_payroll(given, language)]
    sheets = (_controls(given.export, language),) if given.export else ()
    if not found:
        return Finding("books", OPEN, (say("books alone", language),))
    result = AGREES if all(right for _, right in found) else DIFFERS
    return Finding("books", result, tuple(line for line, _ in found), sheets, ("journal.csv",) if given.journal else ())


def _controls(export: Export, language: str) -> Sheet:
    """List the control totals of a payroll file."""
    rows = tuple(
        (one.component, " ".join(one.awards), str(one.people), number_text(one.written), number_text(one.awarded))
        for one in export.controls
    )
    return Sheet("payroll.csv", heads(language, "component", "award", "people", "written", "awarded"), rows)


def _journal(register: Register, given: Given, language: str) -> Iterator[tuple[str, bool]]:
    """Give what is said of the journal, each with whether it is as it should be."""
    journal, currency = given.journal, register.run.scheme.currency
    if journal is None:
        return
    awarded = sum((one.total for one in register.awards if one.outlet.name not in journal.unbooked), Fraction(0))
    booked = journal.total(EXPENSE) - given.charges
    texts = {"booked": money(booked, currency, language), "awarded": money(awarded, currency, language)}
    yield say("books journal", language, **texts), booked == awarded
    for entry in journal.entries:
        rest = sum((line.amount for line in entry.lines), Fraction(0))
        if rest:
            name = f"{day_text(entry.day)} {entry.kind} {entry.award}"
            yield say("books entry", language, entry=name, amount=money(rest, currency, language)), False
    if journal.unbooked:
        yield say("books unbooked", language, names=", ".join(journal.unbooked)), True


def _payroll(given: Given, language: str) -> Iterator[tuple[str, bool]]:
    """Give what is said of the payroll file by component, each with whether both totals are one."""
    export = given.export
    if export is None:
        return
    currency = export.register.run.scheme.currency
    for control in export.controls:
        texts = {
            "written": money(control.written, currency, language),
            "awarded": money(control.awarded, currency, language),
        }
        yield (
            say("books payroll", language, component=safe(control.component), **texts),
            control.written == control.awarded,
        )
    if export.left_out:
        yield say("books left out", language, names=", ".join(export.left_out)), True

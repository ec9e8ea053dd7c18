"""What holds for every journal: entries balance, both years together are what was paid, nothing is lost in writing."""

from __future__ import annotations

import csv
import io
import json
import re
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journal.registers import registered

from sharing.dates import day_number
from sharing.documents import Document
from sharing.files.mappings import accounts_of
from sharing.journal import journal_of, read_accounts
from sharing.journal.values import EXPENSE, LIABILITY
from sharing.reports.journal_data import beancount_journal, csv_journal, hledger_journal, json_journal

RGS = accounts_of()
cents = st.integers(0, 10**9).map(lambda n: f"{n // 100}.{n % 100:02}")


@st.composite
def journals(draw):
    """Draw a journal of one or two awards, paid in the period or after it, with or without what payroll said."""
    count = draw(st.integers(1, 4))
    names = draw(st.sampled_from([["bonus"], ["bonus", "extra"]]))
    register = registered({name: draw(st.lists(cents, min_size=count, max_size=count)) for name in names})
    said = {}
    for name in names:
        part = {"paid": draw(st.sampled_from(["2025-12-31", "2026-01-01", "2026-12-31"]))}
        total = register.award(name).total
        if draw(st.booleans()):
            part["wage_tax"] = str(draw(st.integers(0, int(total * 100))) / Fraction(100))
        for key in ("charges", *(("accrued", "accrued_charges") if part["paid"] > "2025-12-31" else ())):
            if draw(st.booleans()):
                part[key] = draw(cents)
        part["book"] = draw(st.sampled_from(["employees", "directors"]))
        said[name] = part
    return journal_of(register, read_accounts(Document("m", "", {"awards": said}), RGS)), said


@settings(max_examples=60, deadline=None)
@given(journals())
def test_every_entry_balances_and_both_years_are_what_was_paid(found):
    journal, said = found
    for entry in journal.entries:
        assert sum(line.amount for line in entry.lines) == 0
        assert len({line.account.code for line in entry.lines}) == len(entry.lines)
    paid = sum(award.total for award in journal.register.awards)
    paid += sum(Fraction(part.get("charges", 0)) for part in said.values())
    assert journal.total(EXPENSE) == paid
    assert journal.total(LIABILITY) == -paid
    assert journal.total(EXPENSE, "accrual") == -journal.total(EXPENSE, "release")
    end = day_number("2025-12-31")
    assert all((entry.kind == "accrual") <= (entry.day == end) for entry in journal.entries)
    assert [entry.day for entry in journal.entries] == sorted(entry.day for entry in journal.entries)


@settings(max_examples=40, deadline=None)
@given(journals(), st.sampled_from(["en", "nl"]))
def test_every_form_keeps_every_cent(found, language):
    journal, _ = found
    wanted = [(line.account.code, line.amount) for entry in journal.entries for line in entry.lines]
    rows = list(csv.DictReader(io.StringIO(csv_journal(journal, language))))
    numbers = {account.code: account.number for account in RGS.accounts.values()}
    signed = [Fraction(row["amnt"]) * (1 if row["amntTp"] == "D" else -1) for row in rows]
    assert signed == [amount for _, amount in wanted]
    assert [row["accID"] for row in rows] == [numbers[code] for code, _ in wanted]
    tree = json.loads(json_journal(journal, language))
    lines = [line for entry in tree["entries"] for line in entry["lines"]]
    assert [(line["account"], Fraction(line["amount"])) for line in lines] == wanted
    for text in (hledger_journal(journal, language), beancount_journal(journal, language)):
        posted = re.findall(r"^ +(?:Expenses|Liabilities):(\S+) +(-?[\d.]+) EUR$", text, re.MULTILINE)
        assert [(code, Fraction(amount)) for code, amount in posted] == wanted

"""Published entries, reproduced account by account."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest
from tests.journal.registers import registered

from sharing.documents import Document
from sharing.files.mappings import accounts_of
from sharing.journal import journal_of, read_accounts
from sharing.journal.values import EXPENSE

CASES = tomllib.loads((Path(__file__).parent / "cases" / "rgs.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_published_entry_is_reproduced(case):
    said = {key: case[key] for key in ("wage_tax", "charges", "accrued", "paid") if key in case}
    tree = {"awards": {"bonus": {"book": "directors", **said}}}
    made = journal_of(registered({"bonus": [case["gross"]]}), read_accounts(Document("m", "", tree), accounts_of()))
    if "debit" in case:
        (payout,) = made.entries
        assert {line.account.code: line.amount for line in payout.lines if line.amount > 0} == case["debit"]
        assert {line.account.code: -line.amount for line in payout.lines if line.amount < 0} == case["credit"]
        assert {line.account.code: line.account.number for line in payout.lines} == case["numbers"]
    else:
        assert made.total(EXPENSE, "accrual") == case["cost_last_year"]
        assert made.total(EXPENSE, "release", "payout") == case["cost_this_year"]
        assert made.total(EXPENSE) == Fraction(case["gross"]) + case["charges"]

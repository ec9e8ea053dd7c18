"""hledger and beancount accept what is written for them; skipped where they are not installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from tests.journal.registers import registered

from sharing.documents import Document
from sharing.files.mappings import accounts_of
from sharing.journal import journal_of, read_accounts
from sharing.reports.journal_data import beancount_journal, hledger_journal

BESIDE = Path(sys.executable).parent / "bean-check"
HLEDGER = shutil.which("hledger")
BEANCOUNT = shutil.which("bean-check") or (str(BESIDE) if BESIDE.exists() else None)
needs_hledger = pytest.mark.skipif(HLEDGER is None, reason="hledger is not installed; .ci/run installs it")
needs_beancount = pytest.mark.skipif(BEANCOUNT is None, reason="beancount is not installed; .ci/run installs it")
ODD = 'share; of | the "profit": 5\\ , (x) * ! @'


def journal(*, empty: bool = False, currency: str = "EUR"):
    """Give a journal with two awards, one of which has a label full of signs that mean something to both programs."""
    awards = {"bonus": {"label": ODD}, "extra": {"label": {"en": "extra", "nl": "extraatje"}}}
    amounts = {"bonus": ["0"], "extra": ["0"]} if empty else {"bonus": ["1234.56", "0.01"], "extra": ["10", "0"]}
    said = {"bonus": {"wage_tax": "400.10", "charges": 220}, "extra": {"book": "directors", "accrued": 12}}
    own = {"accounts": {"4900": {"side": "expense", "name": '"Deling" van; winst'}},
           "books": {"employees": {"cost": "4900"}}}  # fmt: skip
    tree = own if empty else {**own, "awards": said}
    return journal_of(
        registered(amounts, awards, currency=currency), read_accounts(Document("m", "", tree), accounts_of())
    )


def accepted(arguments, text, suffix, folder):
    """Give what a program prints about a text; it must accept it."""
    path = folder / f"books{suffix}"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run([*arguments, str(path)], capture_output=True, text=True, check=False, encoding="utf-8",
                          env={"LC_ALL": "C.UTF-8"})  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


@needs_hledger
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("empty", [False, True])
def test_hledger_accepts_a_journal_strictly(language, empty, tmp_path):
    text = hledger_journal(journal(empty=empty), language)
    assert accepted([HLEDGER, "check", "--strict", "-f"], text, ".journal", tmp_path) == ""


@needs_hledger
def test_hledger_adds_up_to_the_same_expense(tmp_path):
    text = hledger_journal(journal(), "nl")
    said = accepted([HLEDGER, "balance", "type:X", "--depth", "1", "-N", "-f"], text, ".journal", tmp_path)
    assert Fraction(said.split()[0]) == Fraction("1234.57") + 220 + 10


@needs_beancount
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("empty", [False, True])
def test_beancount_accepts_a_journal(language, empty, tmp_path):
    assert accepted([BEANCOUNT], beancount_journal(journal(empty=empty), language), ".beancount", tmp_path) == ""


@needs_hledger
def test_hledger_reads_any_currency(tmp_path):
    made = journal(currency='loaf "2"')
    assert accepted([HLEDGER, "check", "--strict", "-f"], hledger_journal(made, "en"), ".journal", tmp_path) == ""


@needs_hledger
@needs_beancount
def test_a_currency_without_cents_has_whole_amounts(tmp_path):
    tree = {"awards": {}}
    register = registered({"bonus": ["1200"]}, currency="JPY")
    made = journal_of(register, read_accounts(Document("m", "", tree), accounts_of()))
    assert " 1200 JPY" in hledger_journal(made, "en")
    assert accepted([HLEDGER, "check", "--strict", "-f"], hledger_journal(made, "en"), ".journal", tmp_path) == ""
    assert accepted([BEANCOUNT], beancount_journal(made, "en"), ".beancount", tmp_path) == ""

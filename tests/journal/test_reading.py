"""A mapping of a company goes over the one of the library, and can stand alone."""

from __future__ import annotations

import pytest
from tests.journal.registers import registered

from sharing.documents import Document
from sharing.errors import Refused
from sharing.files.mappings import accounts_of
from sharing.journal import journal_of, read_accounts
from sharing.journal.values import ROLES
from sharing.reports.journals import text_journal

OWN = {
    "accounts": {
        "4900": {"side": "expense", "name": {"en": "Profit share", "nl": "Winstdeling"}},
        "1600": {"side": "liability", "name": "Owed"},
    },
    "books": {"all": {role: "4900" if role in {"cost", "charges"} else "1600" for role in ROLES}},
}


def read(tree, base=None):
    return read_accounts(Document("m", "", tree), base)


def test_what_is_said_of_an_account_goes_over_what_the_library_says() -> None:
    base = accounts_of()
    found = read({"accounts": {"WPerLesGra": {"number": "4905"}}}, base)
    before, after = base.accounts["WPerLesGra"], found.accounts["WPerLesGra"]
    assert (before.number, after.number) == ("40150", "4905")
    assert (after.rgs, after.side, after.name) == (before.rgs, before.side, before.name)
    assert found.books["employees"].cost == after
    assert found.books["directors"].cost == base.books["directors"].cost


def test_a_mapping_can_stand_alone() -> None:
    journal = journal_of(registered({"bonus": ["10"]}), read({**OWN, "book": "all"}))
    assert [account.code for account in journal.accounts] == ["1600", "4900"]


def test_an_award_without_a_book_is_refused() -> None:
    with pytest.raises(Refused, match="J002 no book is named for `bonus`\n  known: all"):
        journal_of(registered({"bonus": ["10"]}), read(OWN))
    with pytest.raises(Refused, match="known: none"):
        journal_of(registered({"bonus": ["10"]}), read({}))


def test_a_book_without_all_roles_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read({"accounts": OWN["accounts"], "books": {"all": {"cost": "4900"}}})
    assert [problem.code for problem in refused.value.problems] == ["S003"] * 4


def test_other_awards_of_money_are_booked_where_they_are_named() -> None:
    register = registered({"bonus": ["10"], "course": ["500"], "day": ["2"]},
                          {"course": {"kind": "training"}, "day": {"kind": "day", "unit": "day"}})  # fmt: skip
    assert journal_of(register, accounts_of()).unbooked == ("course", "day")
    journal = journal_of(register, read({"awards": {"course": {}}}, accounts_of()))
    assert journal.unbooked == ("day",)
    assert journal.untaxed == ("bonus", "course")
    assert "not booked: day" in text_journal(journal, "en")
    assert "niet geboekt: day" in text_journal(journal, "nl")


def test_what_is_paid_within_the_period_is_one_entry() -> None:
    journal = journal_of(registered({"bonus": ["10"]}, {"bonus": {"pay": "2025-12-31"}}), accounts_of())
    assert [entry.kind for entry in journal.entries] == ["payout"]
    assert "both" not in text_journal(journal, "en")


def test_nothing_to_pay_is_nothing_to_book() -> None:
    journal = journal_of(registered({"bonus": ["0"]}), accounts_of())
    assert journal.entries == ()
    assert "er is niets te boeken" in text_journal(journal, "nl")


def test_every_account_of_the_library_has_a_source_and_says_how_sure_that_is() -> None:
    for account in accounts_of().accounts.values():
        assert account.source
        assert account.confidence in {"S", "M"}
        assert set(account.name) == {"en", "nl"}

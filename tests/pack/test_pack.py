"""The accountant's pack answers the checklist in order, its files agree with the result, and a difference is told."""

from __future__ import annotations

import csv
import io
import re
from fractions import Fraction
from hashlib import sha256

import pytest
from tests.reports.html.results import EXAMPLES, SMALL, company, example, many

from sharing import bind, read_figures, read_scheme, read_sheet, read_toml, register_of, run, scheme_names, vocabulary
from sharing.files.mappings import accounts_of, profile_document, profile_names
from sharing.journal import Entry, journal_of, read_accounts
from sharing.kinds import MONEY
from sharing.pack import NAMES, Evidence, Given, pack_of, read_stated
from sharing.pack.cells import cell, number_text
from sharing.pack.people import participants
from sharing.pack.totals import sums
from sharing.payroll import export_of, read_export
from sharing_cli.demo import example_registers

POINTS = [
    "plan", "tie", "pool", "people", "source", "shares", "sum", "limits", "overrides", "books", "parameters", "digests",
    "sample",
]  # fmt: skip
FILES = {
    "bakery": ("opgave.toml", "boeken.toml", "loket.toml"),
    "scaleup": ("stated.toml", "books.toml", "payroll.toml"),
}


def given(name: str, **more: object) -> Given:
    """Give everything that stands beside an example."""
    folder, (stated, books, payroll), result = EXAMPLES / name, FILES[name], example(name)
    accounts = read_accounts(read_toml(folder / books), accounts_of())
    charges = sum((said.charges or Fraction(0) for said in accounts.payouts.values()), Fraction(0))
    mapping = read_export(read_toml(folder / payroll), profile_document, tuple(profile_names()))
    found = Given(
        stated=read_stated(read_toml(folder / stated)), journal=journal_of(result, accounts), charges=charges,
        export=export_of(result, mapping), seed="2026", sample=5,
    )  # fmt: skip
    return found._replace(**more)


def results(made) -> dict[str, str]:
    return {one.key: one.result for one in made.findings}


def lines(made, key: str) -> str:
    return "\n".join(next(one.lines for one in made.findings if one.key == key))


def rows(made, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(dict(made.files)[name].decode())))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_points_stand_in_the_order_of_the_checklist_and_point_to_files_that_are_there(name, language):
    made = pack_of(example(name), given(name), language)
    assert POINTS == [one.key for one in made.findings]
    files = dict(made.files)
    assert set(files) <= NAMES
    page = files["findings.md"].decode()
    assert re.findall(r"^## (\d+)\. ", page, re.MULTILINE) == [str(n) for n in range(1, 14)]
    assert not re.search(r"\{\w+\}", page)
    pointed = set(re.findall(r"\]\(([^)]+)\)", page))
    assert pointed == set(files) - {"findings.md", "findings.csv"}
    assert len(made.files) == len(files)


@pytest.mark.parametrize("name", FILES)
def test_with_everything_stated_what_can_agree_agrees(name):
    found = results(pack_of(example(name), given(name), "en"))
    assert {"source", "shares", "sample"} == {key for key, result in found.items() if result == "open"}
    assert {"tie", "pool", "people", "sum", "books"} == {key for key, result in found.items() if result == "agrees"}


@pytest.mark.parametrize(
    ("council", "result", "told"),
    [
        (
            'council = "obtained"\ncouncil_on = 2024-12-10',
            "shown",
            "Works council: consent obtained on 10 December 2024.",
        ),
        ('council = "needed"', "open", "WORKS COUNCIL: consent is needed and was not obtained."),
    ],
)
def test_what_a_scheme_says_of_its_adoption_is_told(council, result, told):
    adopted = f'[adopted]\non = 2024-12-01\nby = "the board"\nfrom = 2025-01-01\n{council}\n[figures.profit]'
    register = company([("a", "x", "1", "t")], pool="profit", scheme=SMALL.replace("[figures.profit]", adopted))
    made = pack_of(register, Given(), "en")
    assert result == results(made)["plan"]
    assert told in lines(made, "plan")
    assert "…………" not in lines(made, "plan")


def test_nothing_stated_leaves_fields_to_fill_in():
    made = pack_of(example("bakery"), Given(), "nl")
    assert {"plan", "tie", "people", "source", "shares", "books", "sample"} == {
        key for key, result in results(made).items() if result == "open"
    }
    assert "…………" in lines(made, "plan")
    assert "Niemand koos een zaad" in lines(made, "sample")
    tie = {row["naam"]: row for row in rows(made, "tie-out.csv")}
    assert ("128400", "", "") == (tie["winst"]["bedrag"], tie["winst"]["in de jaarrekening"], tie["winst"]["verschil"])


@pytest.mark.parametrize(
    ("text", "point", "told"),
    [
        ("[accounts.winst]\namount = 128399.99\n", "tie", "in the accounts €128,399.99 (not said where)"),
        ("[payroll]\npeople = 13\n", "people", "13 (not said where)"),
    ],
)
def test_what_differs_is_told(text, point, told):
    stated = read_stated(read_toml(text.encode(), name="stated.toml"))
    made = pack_of(example("bakery"), given("bakery", stated=stated), "en")
    assert {point} == {key for key, result in results(made).items() if result == "differs"}
    assert told in lines(made, point)
    if point == "tie":
        assert "0.01" == next(row["difference"] for row in rows(made, "tie-out.csv") if row["name"] == "winst")


def test_a_ratio_that_is_stated_is_compared_too():
    text = '[accounts.personeelsdeel]\namount = "15%"\n'
    made = pack_of(example("bakery"), Given(stated=read_stated(read_toml(text.encode(), name="s.toml"))), "en")
    assert "0.15, in the accounts 0.15" in lines(made, "tie")


def test_a_payroll_without_a_number_of_people_stays_open():
    stated = read_stated(read_toml(b'[payroll]\nwhere = "payslips"\n', name="s.toml"))
    assert "open" == results(pack_of(example("bakery"), Given(stated=stated), "en"))["people"]


def test_a_journal_that_does_not_book_what_was_awarded_differs():
    wrong = pack_of(example("bakery"), given("bakery", charges=Fraction(0)), "en")
    assert "differs" == results(wrong)["books"]
    assert "€12,017.54 booked, €10,260.00 awarded" in lines(wrong, "books")
    sound = given("bakery")
    entry = sound.journal.entries[0]
    broken = sound.journal._replace(entries=(Entry(entry.kind, entry.award, entry.day, entry.lines[:1]),))
    made = pack_of(example("bakery"), sound._replace(journal=broken), "en")
    assert "does not balance" in lines(made, "books")


def test_a_payroll_file_that_pays_less_differs():
    sound = given("bakery")
    control = sound.export.controls[0]
    less = sound.export._replace(
        controls=(control._replace(written=control.written - Fraction("0.01")),), left_out=("x",)
    )
    made = pack_of(
        example("bakery"), sound._replace(export=less, journal=sound.journal._replace(unbooked=("y",))), "en"
    )
    assert "differs" == results(made)["books"]
    assert "€10,259.99 in the file, €10,260.00 awarded" in lines(made, "books")
    assert "Not in the payroll file: x" in lines(made, "books")
    assert "Not booked: y" in lines(made, "books")


def test_an_entry_of_a_ledger_comes_with_its_files_and_everything_that_was_found():
    evidence = Evidence("000001-2025-final", "d" * 64, b"trail", b"statement", ())
    made = pack_of(example("bakery"), given("bakery", evidence=evidence, verifier=b"print()"), "en")
    assert "agrees" == results(made)["shares"]
    files = dict(made.files)
    assert (b"trail", b"statement", b"print()") == tuple(
        files[n] for n in ("trail.json", "statement.json", "verify.py")
    )
    assert "statement.json.sig" not in files
    signed = pack_of(example("bakery"), given("bakery", evidence=evidence._replace(signature=b"SIG")), "en")
    assert b"SIG" == dict(signed.files)["statement.json.sig"]
    assert "The statement was signed." in lines(signed, "digests")
    wrong = pack_of(example("bakery"), given("bakery", evidence=evidence._replace(findings=("A024 <b>",))), "en")
    assert "differs" == results(wrong)["shares"]
    assert r"A024 \<b\>" in dict(wrong.files)["findings.md"].decode()


def test_every_share_follows_from_what_is_printed():
    """Recompute the bakery from the printed inputs alone: days, points, shares, cents by largest remainder."""
    from datetime import date

    made = pack_of(example("bakery"), Given(), "en")
    figures = {row["name"]: row["value"] for row in rows(made, "values.csv") if row["table"] == "company"}
    pool = Fraction(figures["personeelsdeel"]) * (Fraction(figures["winst"]) - Fraction(figures["drempel"]))
    people = rows(made, "participants.csv")
    points = []
    for row in people:
        first = max(date.fromisoformat(row["in_dienst"]), date(2025, 1, 1))
        last = min(date.fromisoformat(row["uit_dienst"] or "2025-12-31"), date(2025, 12, 31))
        days = (last - first).days + 1
        points.append(Fraction(row["maandsalaris"]) * Fraction(row["deeltijdfactor"]) * Fraction(days, 365))
    exact = [pool * one / sum(points) * 100 for one in points]
    cents = [int(one) for one in exact]
    order = sorted(range(len(exact)), key=lambda at: (cents[at] - exact[at], people[at]["participant"]))
    for at in order[: int(pool * 100) - sum(cents)]:
        cents[at] += 1
    assert [Fraction(one, 100) for one in cents] == [Fraction(row["awards.winstdeling"]) for row in people]
    assert Fraction(figures["pot"]) == pool


def test_digests_are_those_of_the_files():
    made = pack_of(example("scaleup"), given("scaleup"), "en")
    files = dict(made.files)
    found = {row["file"].removeprefix("in this folder: "): row for row in rows(made, "digests.csv")}
    for name, data in files.items():
        if name != "digests.csv":
            assert (str(len(data)), sha256(data).hexdigest()) == (found[name]["bytes"], found[name]["SHA-256"])
    assert {"went in: the rules", "went in: the figures", "went in: the staff list", "went in: table teams"} <= set(
        found
    )


@pytest.mark.parametrize("name", FILES)
def test_no_name_of_a_person_is_in_any_file(name):
    made = pack_of(example(name), given(name), "en")
    names = example(name).run.inputs.tables["staff"].names
    assert names
    for file, data in made.files:
        text = data.decode()
        assert [one for one in names if one in text] == [], file
        assert not any(one in file for one in example(name).ids)


def test_hostile_texts_are_texts_in_every_file():
    hostile = "=1+1|<script>`x`*"
    scheme = SMALL.replace("[staff.points]", '[staff.remark]\nkind = "text"\n[staff.points]')
    read = read_scheme(read_toml(scheme.replace("POOL", "profit").encode(), name="small.toml"), vocabulary())
    text = b'[[period]]\nname="1"\nfrom=2025-01-01\nto=2025-12-31\n[period.figures]\nprofit = 10\n'
    figures = read_figures(read_toml(text, name="figures.toml"))
    sheets = {
        "staff": read_sheet(f"id,remark,points,team\na,{hostile},1,t\n".encode(), name="staff.csv"),
        "teams": read_sheet(b"id,weight\nt,1\n", name="teams.csv"),
    }
    register = register_of(run(read, bind(read, figures, sheets, figures.periods[0])))
    files = dict(pack_of(register, Given(), "en").files)
    found = list(csv.DictReader(io.StringIO(files["participants.csv"].decode())))
    assert f"'{hostile}" == found[0]["remark"]
    shown = read_stated(read_toml(b'[council]\nstatus = "<script>|[x](y)\\u001b"\n', name="s.toml"))
    page = dict(pack_of(register, Given(stated=shown), "en").files)["findings.md"].decode()
    assert r"\<script\>\|\[x\](y)" in page
    assert "\x1b" not in page


def test_the_order_of_the_rows_changes_nothing_but_the_digests():
    people = [(f"p{n}", "x", str(n + 1), "t") for n in range(7)]
    packs = [dict(pack_of(company(order), Given(seed="s"), "en").files) for order in (people, people[::-1])]
    same = set(packs[0]) - {"findings.md", "digests.csv"}
    assert {name: packs[0][name] for name in same} == {name: packs[1][name] for name in same}


def test_the_sample_is_stated_and_has_fields_to_fill_in():
    made = pack_of(many(60), Given(seed="x`<b>", sample=7), "nl")
    found = rows(made, "sample.csv")
    assert 7 == len(found)
    assert [sha256(f"x`<b>\n{row['deelnemer']}".encode()).hexdigest() for row in found] == [
        row["nummer van de trekking"] for row in found
    ]
    assert {("", "")} == {(row["gezien bij de bron"], row["opmerking"]) for row in found}
    assert "7 van 60 deelnemers, getrokken met het zaad x\\`\\<b\\>" in dict(made.files)["findings.md"].decode()
    assert sorted(row["deelnemer"] for row in found) == re.findall(
        r"^## (\S+)$", dict(made.files)["sample.md"].decode(), re.MULTILINE
    )


CHANGED = b"""scheme = "x"
[figures.bonus]
kind = "money"
[staff.fixed]
kind = "money"
optional = true
[staff.why]
kind = "text"
optional = true
[staff.who]
kind = "text"
optional = true
[staff.boss]
kind = "link"
leads_to = "bosses"
[tables.bosses.columns.n]
kind = "count"
[[step]]
name = "amount"
rule = "override"
of = "bonus"
new = "fixed"
reason = "why"
approved_by = "who"
[[step]]
name = "double"
rule = "override"
of = "bonus"
new = "fixed"
reason = "why"
approved_by = "who"
[awards.bonus]
step = "amount"
"""


def test_changes_by_hand_are_listed_with_who_approved_them():
    scheme = read_scheme(read_toml(CHANGED, name="x.toml"), vocabulary())
    text = b'[[period]]\nname="1"\nfrom=2025-01-01\nto=2025-12-31\n[period.figures]\nbonus = 10\n'
    figures = read_figures(read_toml(text, name="figures.toml"))
    sheets = {
        "staff": read_sheet(b"id,fixed,why,who,boss\na,,,,b\nb,12,late,the board,b\n", name="staff.csv"),
        "bosses": read_sheet(b"id,n\nb,1\n", name="bosses.csv"),
    }
    made_from = register_of(run(scheme, bind(scheme, figures, sheets, figures.period("1"), given={"bonus": "11"})))
    made = pack_of(made_from, Given(), "en")
    assert "open" == results(made)["overrides"]
    assert ["amount of b: 12, approved by the board", "double of b: 12, approved by the board",
            "bonus was given by hand: 11, approved by: …………"] == lines(made, "overrides").split("\n")  # fmt: skip
    stated = read_stated(read_toml(b'[approved.bonus]\nby = "the owner"\nwhere = "minutes"\n', name="s.toml"))
    made = pack_of(made_from, Given(stated=stated), "en")
    assert "shown" == results(made)["overrides"]
    assert ("the owner", "minutes") == tuple(
        rows(made, "overrides.csv")[-1][key] for key in ("approved by", "reference")
    )
    assert {"late"} == {row["reference"] for row in rows(made, "overrides.csv")[:2]}
    assert ["b", "b"] == [row["boss"] for row in rows(made, "participants.csv")]


@pytest.mark.parametrize("name", scheme_names())
def test_every_ready_made_scheme_has_a_pack_in_which_the_sums_agree(name):
    for _, result in example_registers(name)[:2]:
        for language in ("en", "nl"):
            made = pack_of(result, Given(), language)
            assert "differs" not in results(made).values()
            assert not re.search(r"\{\w+\}", dict(made.files)["findings.md"].decode())


@pytest.mark.parametrize("value", ["1/3", "-2/3", "5/2", "-7", "1/7000000000000"])
def test_a_number_that_does_not_end_says_so_and_is_cut_off(value):
    exact, text = Fraction(value), number_text(Fraction(value))
    shown = Fraction(text.rstrip("…"))
    assert (shown != exact) == text.endswith("…")
    assert abs(shown) <= abs(exact) < abs(shown) + Fraction(1, 10**12)


def test_options_that_are_about_reading_are_no_changes_by_hand():
    result = example("bakery")
    read = result.run.inputs._replace(options={"decimal": "comma"})
    made = pack_of(result._replace(run=result.run._replace(inputs=read)), Given(), "en")
    assert "none" == results(made)["overrides"]


def test_a_value_that_nobody_has_is_an_empty_cell():
    assert "" == cell(example("bakery").run, None, MONEY, "en")


def test_a_cent_that_is_missing_from_the_sheet_or_from_a_balance_differs():
    register = example("bakery")
    sheet = participants(register, "en")
    at = sheet.heads.index("awards.winstdeling")
    assert "agrees" == sums(register, sheet, "en").result
    first = sheet.rows[0]
    less = (*first[:at], number_text(Fraction(first[at]) - Fraction("0.01")), *first[at + 1 :])
    wrong = sums(register, sheet._replace(rows=(less, *sheet.rows[1:])), "en")
    assert ("differs", "profit share: €10,259.99 added up, €10,260.00 in the result") == (wrong.result, wrong.lines[0])
    balance = register.balances[0]
    moved = register._replace(balances=(balance._replace(awarded=balance.awarded - Fraction("0.01")),))
    assert "differs" == results(pack_of(moved, Given(), "en"))["sum"]


def test_a_pool_that_is_not_what_its_lines_come_to_differs():
    register = example("bakery")
    balance = register.balances[0]
    wrong = register._replace(balances=(balance._replace(amount=balance.amount + 1),))
    made = pack_of(wrong, Given(), "en")
    assert "differs" == results(made)["pool"]
    assert "€10,260.00 added up, €10,261.00 in the result" in lines(made, "pool")


def test_a_pool_that_is_given_has_no_lines_and_is_only_shown():
    made = pack_of(company([("a", "x", "1", "t")], pool="profit"), Given(), "en")
    assert "shown" == results(made)["pool"]
    assert "pool: €1,000.00. No lines lead to it: it is given, or its formula cannot be followed." == lines(
        made, "pool"
    )


def test_what_a_fund_gets_counts_in_its_pool():
    for _, register in example_registers("peru-utilidades"):
        funds = [award for award in register.awards if not award.for_people and award.outlet.pool]
        assert funds
        assert "agrees" == results(pack_of(register, Given(), "en"))["sum"]
        for fund in funds:
            lost = tuple(one._replace(total=one.total + 1) if one is fund else one for one in register.awards)
            assert "differs" == results(pack_of(register._replace(awards=lost), Given(), "en"))["sum"]

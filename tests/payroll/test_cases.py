"""Published files, reproduced."""

from __future__ import annotations

import tomllib
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from tests.journal.registers import registered

from sharing.documents import Document
from sharing.files.mappings import profile_document, profile_names
from sharing.payroll import export_of, read_export
from sharing.reports.payroll_files import payroll_text
from sharing_cli.export import data_of

CASES = Path(__file__).parent / "cases"


def case(name):
    return tomllib.loads((CASES / name).read_text(encoding="utf-8"))


def mapping(tree):
    return read_export(Document("payroll.toml", "", tree), profile_document, tuple(profile_names()))


def test_the_file_of_loket_is_the_published_one_but_for_its_slip():
    told = case("loket.toml")
    amounts = {f"c{c}": [person["amounts"].get(c, "0") for person in told["people"]] for c in told["components"]}
    register = registered(amounts, ids=[person["number"] for person in told["people"]])
    tree = {
        "profile": "loket", "decimals": 0, "components": {f"c{code}": code for code in told["components"]},
        "values": {"employer": told["employer"], "shift": told["shift"]},
    }  # fmt: skip
    header, *rows = payroll_text(export_of(register, mapping(tree))).split("\r\n")[:-1]
    assert header == told["printed"]["header"]
    assert rows == told["ours"]["rows"]
    assert rows[0] == told["printed"]["rows"][0]
    assert rows[1] != told["printed"]["rows"][1]
    assert rows[1].replace("5555;2;", "5555;120;") == told["printed"]["rows"][1]


def test_the_workbook_of_nmbrs_has_the_published_layout():
    told = case("nmbrs.toml")
    register = registered(
        {"bonus": ["1234.56", "0", "10.10"], "extra": ["0", "0", "2.5"]}, names=["=1+1", "B", '"C" <d> & e\x07']
    )
    tree = {
        "profile": "nmbrs", "period": told["period"], "components": {"bonus": told["codes"]["example"], "extra": "L5101"},
        "values": {"debtor": "100", "company": "7"},
    }  # fmt: skip
    made = export_of(register, mapping(tree))
    page = load_workbook(BytesIO(data_of(made))).active
    assert [cell.value for cell in page[1]][: len(told["columns"])] == told["columns"]
    first = told["codes"]["first_column"]
    assert page[f"{first}{told['codes']['row']}"].value == told["codes"]["example"]
    rows = list(page.iter_rows(min_row=told["amounts"]["first_row"], values_only=True))
    assert rows == [
        ("100", "7", 1, "=1+1", "2021-10", None, None, 1234.56, None),
        ("100", "7", 3, '"C" <d> & e', "2021-10", None, None, 10.1, 2.5),
    ]
    assert page["D3"].data_type == "s", "a name that begins with = is text, not a formula"
    assert data_of(made) == data_of(export_of(register, mapping(tree)))

"""The slip that goes with a letter proves what the letter says, in a page and in a PDF."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from fractions import Fraction

import pytest
from tests.letters.test_pdf import parts
from tests.reports.html.results import EXAMPLES
from tests.transcripts.console import call

from sharing.reports.formatting import money

FILES = [str(EXAMPLES / "bakery" / name) for name in ("scheme.toml", "staff.csv")]
LINK = re.compile(r'<a download="([\w.]+)" href="data:application/json;base64,([\w+/=]+)">')


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    found = tmp_path_factory.mktemp("letters")
    assert 0 == call(["-q", "run", *FILES, "--ledger", "ledger", "-o", "r.csv"], found)[2]
    return found


def test_the_links_in_a_page_are_the_slip_and_the_statement(folder):
    assert ("", "", 0) == call(["-q", "letters", *FILES, "--into", "html", "--ledger", "ledger"], folder)
    for path in sorted((folder / "html").iterdir()):
        text = path.read_text(encoding="utf-8")
        found = {name: b64decode(data) for name, data in LINK.findall(text)}
        assert ["slip.json", "statement.json"] == list(found)
        for name, data in found.items():
            (folder / name).write_bytes(data)
        assert 0 == call(["-q", "verify", "slip.json", "statement.json"], folder)[2]
        leaf = json.loads(found["slip.json"])["leaf"]
        assert path.stem == leaf["id"]
        amount = money(Fraction(leaf["awards"]["winstdeling"], 100), "EUR", "nl").replace(" ", "\N{NO-BREAK SPACE}")
        assert f"Je krijgt {amount}: winstdeling." in text
        assert found["statement.json"] == next((folder / "ledger").glob("0*.json")).read_bytes()


def test_the_attachments_of_a_pdf_are_the_same_files(folder):
    words = ["-q", "letters", *FILES, "--into", "pdf", "--format", "pdf", "--ledger", "ledger", "--id", "0003"]
    assert 0 == call(words, folder)[2]
    slip = call(["-q", "slips", "ledger", "1", "--id", "0003"], folder)[0].encode()
    pdf = parts((folder / "pdf" / "0003.pdf").read_bytes())
    assert slip in pdf
    assert next((folder / "ledger").glob("0*.json")).read_bytes() in pdf
    assert pdf.count(b"/EmbeddedFile") >= 2
    assert b"pdfuaid" in pdf
    for other in (b"Siem", b'"0001"', b"175086"):
        assert other not in pdf.split(b"stream", 1)[0] + slip


def test_a_letter_without_a_ledger_has_no_proof(folder):
    call(["-q", "letters", *FILES, "--into", "plain", "--id", "0003"], folder)
    text = (folder / "plain" / "0003.html").read_text(encoding="utf-8")
    assert not LINK.search(text)
    assert "strookje" not in text


def test_letters_of_another_run_than_the_entry_are_refused(folder):
    words = ["-q", "letters", *FILES, "--into", "other", "--ledger", "ledger", "--set", "winst=128500"]
    out = call(words, folder, separate=True)
    assert 3 == out[2]
    assert "A024" in out[1]
    assert not (folder / "other").exists()

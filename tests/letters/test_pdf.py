"""Letters as PDF: tagged, with a title and a language, the same bytes every time, and no more memory for many."""

from __future__ import annotations

import re
import subprocess
import sys
import zlib

import pytest
from tests.reports.html.results import company, example

from sharing.errors import Refused
from sharing.files.templates import templates
from sharing.files.typesetting import typesetter
from sharing.letters import letter_of
from sharing.letters.pages import letter_data
from sharing.reports.page_words import Voice

NL = Voice("nl")

MEMORY = """
import resource
from tests.reports.html.results import example
from sharing.files.templates import templates
from sharing.files.typesetting import typesetter
from sharing.letters import counts_of, letter_of
from sharing.letters.pages import letter_data
from sharing.reports.page_words import Voice
result, pdf, voice = example("scaleup"), typesetter(templates()), Voice("nl")
counts = counts_of(result)
for number in range(500):
    pdf(letter_data(letter_of(result, number % 85, voice, contact=str(number), counts=counts), voice))
    if number in (99, 499):
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def made(result, row, voice=NL):
    return typesetter(templates())(letter_data(letter_of(result, row, voice), voice))


def parts(pdf: bytes) -> bytes:
    """Give a PDF with its compressed streams unpacked."""
    found = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(found)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_letter_is_tagged_and_has_a_title_and_a_language(language):
    found = parts(made(example("bakery"), 0, Voice(language)))
    assert b"/StructTreeRoot" in found
    assert b"/Marked true" in found
    assert b"/DisplayDocTitle true" in found
    assert f"/Lang ({language})".encode() in found or f"/Lang({language})".encode() in found
    assert b"pdfuaid" in found


def test_two_runs_give_the_same_bytes():
    assert made(example("scaleup"), 3) == made(example("scaleup"), 3)


def test_texts_are_never_commands():
    name = "#panic() $x$ *a* = [b] <c> @d \\ // `e`"
    assert made(company([("a", name, "1", "t")]), 0).startswith(b"%PDF")


def test_five_hundred_letters_take_no_more_memory_than_a_hundred():
    done = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True)
    hundred, all_of_them = map(int, done.stdout.split())
    assert all_of_them < hundred * 1.1


def test_without_typst_the_install_command_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(Refused, match=r"F069 .*`typst`(.|\n)*pip install typst"):
        typesetter(templates())

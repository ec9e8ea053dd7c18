"""Every ready-made scheme has a page and letters, in both languages, with nothing left open in them."""

from __future__ import annotations

import re

import pytest

from sharing import scheme_names
from sharing.files.templates import templates
from sharing.letters import letter_of
from sharing.letters.pages import html_letter
from sharing.reports.html.page import html_report
from sharing.reports.page_words import Voice
from sharing_cli.demo import example_registers

OPEN = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("name", scheme_names())
def test_a_ready_made_scheme_has_a_page_and_letters(name):
    for _, result in example_registers(name)[:2]:
        for voice in (Voice("en"), Voice("nl"), Voice("nl", formal=True)):
            texts = [html_report(result, templates(), voice, names=names) for names in (True, False)]
            people = any(award.for_people for award in result.awards)
            letters = [letter_of(result, row, voice) for row in range(min(2, len(result.ids)) if people else 0)]
            texts += [html_letter(letter, templates(), voice) for letter in letters]
            for text in texts:
                assert not OPEN.search(text.partition("</style>")[2])
            for letter in letters:
                assert letter.steps
                assert letter.next

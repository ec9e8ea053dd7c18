"""The voice of pages and letters: `u` wherever Dutch says `je`, and one English."""

from __future__ import annotations

import re

import pytest

from sharing.reports.page_words import WORDS, Voice, tell

FAMILIAR = re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE)


@pytest.mark.parametrize("key", WORDS.texts)
def test_what_says_je_has_a_form_with_u(key):
    texts = WORDS.texts[key]
    assert bool(FAMILIAR.search(texts["nl"])) == ("u" in texts)


def test_english_has_no_formal_form():
    assert tell("paid on", Voice("en"), day="1 May") == tell("paid on", Voice("en", formal=True), day="1 May")

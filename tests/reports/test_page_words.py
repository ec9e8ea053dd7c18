"""The catalogue of pages and letters: both languages, the same blanks, and `u` wherever Dutch says `je`."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from sharing.reports.page_words import WORDS, Voice, tell

FAMILIAR = re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE)


def _blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", WORDS)
def test_every_text_exists_in_both_languages_with_the_same_blanks(key):
    texts = WORDS[key]
    assert {"en", "nl"} <= set(texts) <= {"en", "nl", "u"}
    assert all(text.strip() for text in texts.values())
    assert 1 == len({frozenset(_blanks(text)) for text in texts.values()})


@pytest.mark.parametrize("key", WORDS)
def test_what_says_je_has_a_form_with_u_that_does_not(key):
    texts = WORDS[key]
    assert bool(FAMILIAR.search(texts["nl"])) == ("u" in texts)
    assert not FAMILIAR.search(texts.get("u", ""))


def test_english_has_no_formal_form():
    assert tell("paid on", Voice("en"), day="1 May") == tell("paid on", Voice("en", formal=True), day="1 May")

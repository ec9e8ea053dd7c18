"""Every code and every sentence that the library says has its Dutch form, with the same blanks, and only one."""

from __future__ import annotations

import re

import pytest
from tests.messages.sentences import sentences
from tests.watch import missing

from sharing.codes import CODES
from sharing.files.messages import catalogue, catalogue_names, dutch
from sharing.messages.dutch import COMMANDS, SHARED, UNDERSTOOD, WORDS
from sharing.messages.templates import BLANK, Said, Template

FAMILIES = [name for name in catalogue_names() if name not in {SHARED, WORDS}]
SAMPLES = {"": "1 x", "?": "", "#": "x1"}
PLACEHOLDER = re.compile(r"\b[A-Z]{3,}\b")
"""What a person fills in: NAME in English, NAAM in Dutch."""


def test_every_code_has_a_title_and_a_text() -> None:
    written = {code for name in FAMILIES for code in catalogue(name).get("codes", {})}
    assert sorted(CODES.keys() - written) == [], "add [codes.CODE] with title and text to src/sharing/messages/nl"
    assert sorted(written - CODES.keys()) == [], "no code of this name exists"
    for code in CODES:
        title, text = dutch().code(code) or ("", "")
        assert title.strip()
        assert text.endswith(".")
        assert title != CODES[code][0]


def test_a_code_stands_in_the_catalogue_of_its_family() -> None:
    assert {name for name in FAMILIES for code in catalogue(name).get("codes", {}) if code[0] != name} == set()


@pytest.mark.parametrize("name", catalogue_names())
def test_both_languages_have_the_same_blanks(name: str) -> None:
    for english, nl in catalogue(name)["says"].items():
        ours, theirs = BLANK.findall(english), BLANK.findall(nl)
        assert len(ours) == len({blank for blank, _ in ours}), english
        assert {blank for blank, _ in ours} == {blank for blank, _ in theirs}, english
        assert {mark for _, mark in ours} <= {"", "?", "#"}, english
        assert {mark for _, mark in theirs} <= {"", "!"}, nl
        assert Template(english, nl).letters > 1, "a sentence of blanks alone would be every sentence"


@pytest.mark.parametrize("name", catalogue_names())
def test_what_is_typed_is_the_same_in_both_languages(name: str) -> None:
    for english, nl in catalogue(name)["says"].items():
        for typed in english.split("`")[1::2]:
            assert "{" in typed or "name" in typed or PLACEHOLDER.sub("", typed) in PLACEHOLDER.sub("", nl), english


def filled(template: Template) -> str:
    """Write a sentence with something in its blanks."""
    return BLANK.sub(lambda blank: SAMPLES[blank[2]], template.english)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_sentence_has_one_dutch_form(family: str) -> None:
    for template in (Template(*pair) for pair in dutch()._says(family).items()):
        text = filled(template)
        right = template.dutch(text, Said)
        assert right is not None, template.english
        first = next(found for found in dutch()._sentences(family) if found.blanks(text) is not None)
        assert first.dutch(text, Said) == right, f"{template.english!r} is also {first.english!r}"


def test_no_family_says_otherwise_what_all_share() -> None:
    shared = catalogue(SHARED)["says"]
    for family in set(FAMILIES) - {COMMANDS, UNDERSTOOD}:
        assert shared.keys() & catalogue(family)["says"].keys() == set(), family


@pytest.mark.parametrize("found", sentences(), ids=lambda found: f"{found.place}-{found.text[:40]}")
def test_every_sentence_in_the_code_has_a_dutch_form(found) -> None:
    families = [found.code[0]] if found.code else [*FAMILIES, WORDS]
    templates = (template for name in families for template in dutch()._sentences(name))
    family = found.code[0] if found.code else COMMANDS if found.place.startswith("cli") else "(the family of its code)"
    assert any(map(found.is_said_by, templates)), missing(family, found.text, found.code or found.place)

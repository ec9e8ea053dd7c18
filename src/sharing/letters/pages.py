"""A letter as a page of HTML, and as what the template of a PDF is filled in with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sharing.reports.html.rendering import render
from sharing.reports.page_words import tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.letters.letter import Letter
    from sharing.reports.page_words import Voice

HEADS = (
    "for",
    "your inputs",
    "company inputs",
    "steps",
    "your share",
    "last year",
    "what next",
    "exact",
    "part",
    "value",
)


def html_letter(letter: Letter, templates: Mapping[str, str], voice: Voice) -> str:
    """Write a letter as one page of HTML that fetches nothing."""
    return render(templates, "letter.html", voice, letter=letter)


def letter_data(letter: Letter, voice: Voice) -> str:
    """Write a letter as JSON for the template `letter.typ`: texts only, which the template never reads as commands."""
    tree = letter._asdict()
    tree["steps"] = [step._asdict() for step in letter.steps]
    tree["heads"] = {head: tell(head, voice) for head in HEADS}
    tree["lang"] = voice.language
    return json.dumps(tree, ensure_ascii=False)

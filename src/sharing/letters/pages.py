"""A letter as a page of HTML, and as what the template of a PDF is filled in with."""

from __future__ import annotations

import json
from base64 import b64encode
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
    "proof",
    "part",
    "value",
)


def html_letter(letter: Letter, templates: Mapping[str, str], voice: Voice) -> str:
    """Write a letter as one page of HTML that fetches nothing."""
    links = [(file, b64encode(file.text.encode()).decode()) for file in letter.attached]
    return render(templates, "letter.html", voice, letter=letter, links=links)


def letter_data(letter: Letter, voice: Voice) -> str:
    """Write a letter as JSON for the template `letter.typ`: texts only, which the template never reads as commands."""
    tree = letter._asdict()
    tree["steps"] = [step._asdict() for step in letter.steps]
    tree["attached"] = [file._asdict() for file in letter.attached]
    tree["names"] = tell("attached", voice, names=", ".join(file.name for file in letter.attached))
    tree["heads"] = {head: tell(head, voice) for head in HEADS}
    tree["lang"] = voice.language
    return json.dumps(tree, ensure_ascii=False)

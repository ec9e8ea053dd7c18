"""How a version of a scheme was adopted, in words: when, by whom, in force from when, and the works council."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.reports.formatting import date_words, safe
from sharing.reports.words import Catalogue
from sharing.scheme.adoption import OBTAINED

if TYPE_CHECKING:
    from sharing.scheme import Scheme

WORDS = Catalogue(
    {
        "adopted": {
            "en": "Version {version}, adopted by {by} on {on}, in force from {start}.",
            "nl": "Versie {version}, vastgesteld door {by} op {on}, van kracht vanaf {start}.",
        },
        "obtained": {
            "en": "Works council: consent obtained on {day}.",
            "nl": "Ondernemingsraad: instemming verkregen op {day}.",
        },
        "needed": {
            "en": "WORKS COUNCIL: consent is needed and was not obtained.",
            "nl": "ONDERNEMINGSRAAD: instemming is nodig en nog niet verkregen.",
        },
        "not applicable": {
            "en": "Works council: consent does not apply.",
            "nl": "Ondernemingsraad: instemming is niet van toepassing.",
        },
        "found": {"en": "Looked at on {day}.", "nl": "Nagegaan op {day}."},
        "late": {
            "en": "Adopted after this period had begun.",
            "nl": "Vastgesteld nadat deze periode was begonnen.",
        },
        "source": {"en": "Source: {source}.", "nl": "Bron: {source}."},
    }
)


def adoption_lines(scheme: Scheme, start: int | None, language: str) -> list[str]:
    """Say how the version came to be, for a period that begins on a day; nothing where the scheme does not say."""
    adopted = scheme.adopted
    if adopted is None:
        return []

    def say(key: str, **blanks: str) -> str:
        """Give one sentence."""
        return WORDS.say(key, language, **blanks)

    on, since = (date_words(day.toordinal(), language) for day in (adopted.on, adopted.start))
    lines = [say("adopted", version=safe(scheme.version), by=safe(adopted.by), on=on, start=since)]
    day = date_words(adopted.council_on.toordinal(), language) if adopted.council_on else ""
    lines.append(say(adopted.council, day=day))
    if day and adopted.council != OBTAINED:
        lines.append(say("found", day=day))
    if start is not None and adopted.on.toordinal() > start:
        lines.append(say("late"))
    if adopted.source:
        lines.append(say("source", source=safe(adopted.source).rstrip(".")))
    return lines

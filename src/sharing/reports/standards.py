"""What another standard says beside IFRS 2, each point with how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.reports.expense_words import say
from sharing.reports.words import of

if TYPE_CHECKING:
    from collections.abc import Mapping

RELATIONS = {"same": "same", "differs": "differs", "open": "unsure"}


def text_standard(standard: Mapping[str, Any], language: str) -> str:
    """Write every point with its relation to IFRS 2, its source and its confidence.

    >>> point = {"relation": "open", "confidence": "M", "source": "none", "en": "small companies"}
    >>> print(text_standard({"title": {"en": "A standard"}, "point": [point]}, "en"))
    A standard
    <BLANKLINE>
    not verified: small companies
      (from memory, not looked up; source: none)
    <BLANKLINE>
    """
    about = of(standard.get("about", {}), language)
    lines = [of(standard["title"], language), *([about] if about else []), ""]
    for point in standard["point"]:
        lines.append(f"{say(RELATIONS[point['relation']], language)}: {point[language]}")
        how = say(f"confidence {point['confidence']}", language)
        lines.append(f"  ({how}; {say('source', language)}: {point['source']})")
    return "\n".join(lines) + "\n"

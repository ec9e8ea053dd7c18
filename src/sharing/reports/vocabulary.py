"""A rule as a page: what it does, its blanks, its lines, its sentence, its reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.reports.words import of, say

if TYPE_CHECKING:
    from sharing.rules import Blank, Rule

_ASKED = {"given": "answer given", "absent": "answer absent", "": "answer not given"}


def rule_text(rule: Rule, language: str) -> str:
    """Write everything there is to know about a rule."""
    parts = [f"{rule.name}: {of(rule.title, language)}", of(rule.about, language)]
    if rule.blanks and not rule.word:
        parts.append("\n".join(_blank(blank, language) for blank in rule.blanks))
    parts.append("\n".join(f"  {line.name} = {line.formula}{_when(line.when, language)}" for line in rule.lines))
    if rule.source:
        parts.append(f"{say('source', language)}: {rule.source}")
    return "\n\n".join(parts) + "\n"


def _blank(blank: Blank, language: str) -> str:
    need = "" if blank.optional else f" ({say('needed', language)})"
    if blank.default is not None and not blank.optional:
        need = f" ({say('otherwise', language, value=blank.default)})"
    text = f"  {blank.name}{need}: {of(blank.about, language)}"
    return text + "".join(f'\n    "{word}": {of(about, language)}' for word, about in blank.choices.items())


def _when(when: object, language: str) -> str:
    """Say under which answers a line holds."""
    if not isinstance(when, dict) or not when:
        return ""
    asked = (say(_ASKED.get(answer, "answer is"), language, name=name, answer=answer) for name, answer in when.items())
    return f"   [{', '.join(asked)}]"

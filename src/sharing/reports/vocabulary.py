"""A rule as a page: what it does, its blanks, its lines, its sentence, its reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.reports.words import of

if TYPE_CHECKING:
    from sharing.rules import Blank, Rule


def rule_text(rule: Rule, language: str) -> str:
    """Write everything there is to know about a rule."""
    parts = [f"{rule.name}: {of(rule.title, language)}", of(rule.about, language)]
    if rule.blanks and not rule.word:
        parts.append("\n".join(_blank(blank, language) for blank in rule.blanks))
    parts.append("\n".join(f"  {line.name} = {line.formula}{_when(line.when)}" for line in rule.lines))
    if rule.source:
        parts.append(f"source: {rule.source}")
    return "\n\n".join(parts) + "\n"


def _blank(blank: Blank, language: str) -> str:
    need = "" if blank.optional else f" (default: {blank.default})" if blank.default is not None else " (needed)"
    text = f"  {blank.name}{need}: {of(blank.about, language)}"
    return text + "".join(f'\n    "{word}": {of(about, language)}' for word, about in blank.choices.items())


def _when(when: object) -> str:
    if not isinstance(when, dict) or not when:
        return ""
    return (
        "   ["
        + ", ".join(
            f"{name} {'is ' if answer not in {'given', 'absent'} else ''}{answer or 'not given'}"
            for name, answer in when.items()
        )
        + "]"
    )

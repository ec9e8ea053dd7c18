"""The parameters of a run for people and for programs: value, dates, status, source, set; what is not final says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.dates import day_text
from sharing.decimals import decimal_text
from sharing.parameters import MEMORY
from sharing.reports.formatting import date_words, percent, safe, shown
from sharing.reports.words import of, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from sharing.parameters import DatedValue, UsedParameter


def parameters_text(used: Sequence[UsedParameter], currency: str, language: str, *, markdown: bool = False) -> str:
    """Write the parameters of a run, each with what it rests on; an empty text when there are none."""
    if not used:
        return ""
    lead, below = ("- ", "  - ") if markdown else ("  ", "    ")
    lines = [say("parameters", language) + (":\n" if markdown else "")]
    for found in used:
        label = safe(of(found.parameter.label, language))
        value = value_of(found, found.value, currency, language)
        lines.append(f"{lead}{found.parameter.name} = {value}" + (f"   {label}" if label else ""))
        source = [f"{say('source', language)}: {safe(found.dated.source)}"] if found.dated and not found.by_hand else []
        told = [*warnings(found, language), basis(found, currency, language), *source]
        lines.extend(f"{below}{line}" for line in told)
    return "\n".join(lines)


def basis(found: UsedParameter, currency: str, language: str) -> str:
    """Say in one line on which day a parameter was looked up, what was in force then, and where it comes from."""
    dated = found.dated
    on = say("on day", language, day=date_words(found.day, language))
    if found.by_hand:
        if dated is None:
            return f"{on}: {say('nothing known', language)}"
        return f"{on}: {say('in place of', language, value=value_of(found, dated.value, currency, language))}"
    return f"{on}: {_dates(dated, language)}; {_origin(found, language)}" if dated else on


def warnings(found: UsedParameter, language: str) -> list[str]:
    """Say of a parameter what nobody may overlook: given by hand, not final, or not verified."""
    if found.by_hand:
        return [say("by hand", language)]
    dated = found.dated
    if dated is None:
        return []
    lines = [say(dated.status, language)] if dated.status != "final" else []
    return lines + ([say("memory", language)] if dated.confidence == MEMORY else [])


def value_of(found: UsedParameter, value: Fraction, currency: str, language: str) -> str:
    """Write a value of a parameter as people read it."""
    if found.parameter.declared == "ratio":
        return percent(value, language)
    return shown(value, found.parameter.kind, currency, language)


def parameter_tree(found: UsedParameter) -> dict[str, Any]:
    """Give a parameter of a run as plain values: `sharing schema run` describes it."""
    parameter, dated = found.parameter, found.dated
    tree: dict[str, Any] = {
        "name": parameter.name,
        "value": decimal_text(found.value),
        "label": parameter.label,
        "on": parameter.on.removeprefix("company."),
        "day": day_text(found.day),
        "by_hand": found.by_hand,
        "set": parameter.set,
        "key": parameter.key,
        "identity": parameter.identity,
    }
    if dated is not None:
        tree["in_force"] = {
            "value": decimal_text(dated.value),
            "from": day_text(dated.start),
            "to": day_text(dated.last),
            "status": dated.status,
            "confidence": dated.confidence,
            "source": dated.source,
            "checked": day_text(dated.checked),
        }
    return tree


def _dates(dated: DatedValue, language: str) -> str:
    start, last = date_words(dated.start, language), date_words(dated.last, language)
    text = say("in force", language, start=start, last=last, status=say(f"status {dated.status}", language))
    return text if dated.end is not None else f"{text} ({say('as checked', language)})"


def _origin(found: UsedParameter, language: str) -> str:
    parameter = found.parameter
    if not parameter.set:
        return say("own values", language)
    return say("of set", language, set=parameter.set, identity=parameter.identity, entry=parameter.key)

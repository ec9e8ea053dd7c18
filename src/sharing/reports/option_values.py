"""Option values as text: a table of all, and for one the formulas, the workings and the conventions in plain words."""

from __future__ import annotations

from math import isinf
from typing import TYPE_CHECKING

from sharing.amounts import SIGNS
from sharing.dates import day_text
from sharing.models.conventions import asked, numbers
from sharing.models.lattice import CONTROL
from sharing.models.values import BLACK_SCHOLES, CALL, HULL_WHITE, LATTICE
from sharing.reports import option_words as words
from sharing.reports.formatting import decimal, percent, safe
from sharing.reports.option_words import tell
from sharing.reports.tables import text_table
from sharing.reports.words import of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from sharing.models.values import Option, Valuation

PERCENTAGES = {"risk_free", "volatility", "dividend_yield", "exit_rate"}
PRICES = {"spot", "strike"}
SHOWN = 8


def text_values(
    title: Mapping[str, str], currency: str, found: Sequence[Valuation], language: str, *, markdown: bool = False
) -> str:
    """Write the values of all options as a table, as text or as Markdown."""
    heading = f"{'# ' if markdown else ''}{safe(of(title, language, tell('title', language)))}"
    headers = [tell(word, language) for word in ("option", "model", "value", "delta")]
    rows = [
        [one.option.name, short(one.option), amount(one, currency, language),
         "" if one.modelled.delta is None else number(one.modelled.delta, language)]
        for one in found
    ]  # fmt: skip
    table = text_table(headers, rows, "llrr", markdown=markdown)
    return f"{heading}\n\n{table}\n\n{tell('estimate', language)}\n"


def short(option: Option) -> str:
    """Name a model as the file does, with the kind of exercise where a model has several."""
    return f"{option.model}, {option.exercise}" if option.model == LATTICE else option.model


def amount(found: Valuation, currency: str, language: str) -> str:
    """Write the rounded value with the decimals of its rounding, and the currency when it is known."""
    text = localized(found.text, language)
    sign = SIGNS.get(currency, currency)
    return f"{sign}{'' if sign in SIGNS.values() and language == 'en' else ' '}{text}" if currency else text


def localized(text: str, language: str) -> str:
    """Write a decimal text with the signs of a language.

    >>> localized("1234.5000", "nl"), localized("-0.25", "en")
    ('1.234,5000', '-0.25')
    """
    whole, point, below = text.partition(".")
    grouped = f"{int(whole.lstrip('-')):,}{point}{below}"
    grouped = grouped.translate(str.maketrans(",.", ".,")) if language == "nl" else grouped
    return f"-{grouped}" if whole.startswith("-") else grouped


def number(value: float, language: str, *, most: int = 6) -> str:
    """Write a float in so many decimals; zeros at the end are left out.

    >>> number(0.35, "nl"), number(float("-inf"), "en")
    ('0,35', '-∞')
    """
    if isinf(value):
        return "∞" if value > 0 else "-∞"
    text = f"{value:.{most}f}".rstrip("0").rstrip(".")
    return localized("0" if text == "-0" else text, language)


def text_explained(found: Valuation, currency: str, language: str, *, markdown: bool = False) -> str:
    """Write for one option how its value comes about, as text or as Markdown."""
    option, model = found.option, found.modelled
    value = amount(found, currency, language)
    lead, mark = ("- ", "## ") if markdown else ("  ", "")
    headline = ("# " if markdown else "") + safe(tell("each", language, name=option.name, value=value))
    workings = [
        [step.symbol, number(step.value, language), words.SYMBOLS.say(step.symbol, language)] for step in model.workings
    ]
    blocks = [
        headline,
        words.MODELS.say(f"{option.model} {option.exercise}", language),
        inputs(option, language, markdown),
    ]
    blocks.append(block(mark + tell("formulas", language), formulas(option, language), lead))
    heads = [tell(word, language) for word in ("symbol", "value", "meaning")]
    blocks.append(f"{mark}{tell('workings', language)}\n\n{text_table(heads, workings, 'lrl', markdown=markdown)}")
    blocks.append(block(mark + tell("conventions", language, version=found.version), plain(option, language), lead))
    last = []
    if model.delta is not None:
        last.append(tell("about delta", language, delta=number(model.delta, language)))
    if model.vega is not None:
        last.append(tell("about vega", language, vega=number(model.vega / 100, language)))
    rounding = option.rounding
    unit = localized(rounding.text(rounding.unit), language)
    exact, mode = number(model.value, language, most=12), tell(rounding.mode, language)
    last.append(tell("rounding", language, number=exact, unit=unit, mode=mode, value=localized(found.text, language)))
    last.append(tell("estimate", language))
    return "\n\n".join([*blocks, "\n".join(f"{lead if markdown else ''}{line}" for line in last)]) + "\n"


def block(heading: str, lines: Sequence[str], lead: str) -> str:
    """Write a heading with lines below it."""
    gap = "\n\n" if lead == "- " else "\n"
    return heading + gap + "\n".join(f"{lead}{line}" for line in lines)


def inputs(option: Option, language: str, markdown: bool) -> str:  # noqa: FBT001  (as the tables have it)
    """Write the numbers of an option, each with its source."""
    rows = []
    for name in ("spot", "strike", "years", *numbers(option.model, option.exercise)[2:]):
        given = option.given[name]
        source = given.source
        if name == "years" and option.term:
            start, end, count = option.term
            said = tell("term", language, start=day_text(start), end=day_text(end), count=count)
            source = f"{said}; {source}" if source else said
        rows.append([tell(name, language), shown(name, given.value, language), source])
    heads = [tell(word, language) for word in ("input", "value", "source")]
    if not any(row[2] for row in rows):
        return text_table(heads[:2], [row[:2] for row in rows], "lr", markdown=markdown)
    return text_table(heads, rows, "lrl", markdown=markdown)


def shown(name: str, value: Fraction, language: str) -> str:
    """Write a number of an option as people do: rates in percent, prices with two decimals or more."""
    if name in PERCENTAGES:
        return percent(value, language)
    return decimal(value, language, least=2 if name in PRICES else 0, most=SHOWN)


def formulas(option: Option, language: str) -> list[str]:
    """Give the formulas of the model of an option."""
    if option.model == BLACK_SCHOLES:
        return [*(words.EUROPEAN_CALL if option.type == CALL else words.EUROPEAN_PUT), *words.DISTANCES]
    rules = ["going on", "end", option.exercise if option.model == LATTICE else HULL_WHITE]
    if option.conventions.get("correction") == CONTROL:
        rules.append("correction")
    gain = "S - K" if option.type == CALL else "K - S"
    lines = [line for rule in rules for line in words.RULES.say(rule, language, gain=gain).split("\n")]
    return [*words.LATTICES[option.conventions["lattice"]], *lines]


def plain(option: Option, language: str) -> list[str]:
    """Give the conventions of an option in plain words."""
    said = [("type", option.type)]
    said += [(key, option.conventions[key]) for key in asked(option.model, option.exercise)]
    if option.model == HULL_WHITE:
        said.append(("exercise", HULL_WHITE))
    return [words.CONVENTIONS.say(" ".join(one), language) for one in said]

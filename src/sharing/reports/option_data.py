"""Option values for other programs: JSON and CSV, with exact values as text and floats in twelve digits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.dates import day_text
from sharing.decimals import decimal_text
from sharing.models.conventions import CONVENTIONS
from sharing.reports.for_programs import json_text, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing.models.values import Option, Valuation

NUMBERS = ("spot", "strike", "years", "risk_free", "volatility", "dividend_yield", "vesting_years", "exit_rate",
           "exercise_multiple", "steps")  # fmt: skip


def json_values(title: Mapping[str, str], currency: str, found: Sequence[Valuation]) -> str:
    """Write the values as JSON: `sharing schema value` describes it."""
    tree = {
        "format": "sharing-values-1",
        "title": dict(title),
        "currency": currency,
        "options": [value_tree(one) for one in found],
    }
    return json_text(tree)


def value_tree(found: Valuation) -> dict[str, Any]:
    """Give one value as plain values, with everything that it was made of."""
    option, model = found.option, found.modelled
    tree: dict[str, Any] = {"name": option.name, "value": decimal_text(found.amount), "round": str(option.rounding)}
    tree |= {"unrounded": digits(model.value), "delta": digits(model.delta), "vega": digits(model.vega)}
    tree |= {"model": option.model, "type": option.type, "exercise": option.exercise, "version": found.version}
    tree["conventions"] = dict(option.conventions)
    tree["inputs"] = {name: _given(option, name) for name in NUMBERS if name in option.given}
    if option.term:
        start, end, count = option.term
        tree["term"] = {"from": day_text(start), "until": day_text(end), "day_count": count}
    tree["workings"] = {step.symbol: digits(step.value) for step in model.workings}
    return tree


def digits(value: float | None) -> str | None:
    """Write a float in twelve significant digits, so that it is the same on every machine; None stays None.

    >>> digits(0.1 + 0.2), digits(float("inf")), digits(None)
    ('0.3', 'inf', None)
    """
    return None if value is None else f"{value:.12g}"


def csv_values(found: Sequence[Valuation]) -> str:
    """Write the values as CSV: one row an option, with its numbers and its conventions."""
    answers = ("model", "type", "exercise")
    rows = [["name", "value", "round", "unrounded", "delta", "vega", *answers, "version", *NUMBERS, *CONVENTIONS]]
    for one in found:
        option, model = one.option, one.modelled
        row = [quoted(option.name), decimal_text(one.amount), str(option.rounding), digits(model.value) or ""]
        row += [digits(model.delta) or "", digits(model.vega) or ""]
        row += [option.model, option.type, option.exercise, one.version]
        row += [decimal_text(option.number(name)) if name in option.given else "" for name in NUMBERS]
        row += [option.conventions.get(name, "") for name in CONVENTIONS]
        rows.append(row)
    return "".join(",".join(row) + "\n" for row in rows)


def _given(option: Option, name: str) -> dict[str, str]:
    """Give a number as exact text, with its source if it has one."""
    given = option.given[name]
    tree = {"value": decimal_text(given.value)}
    return {**tree, "source": given.source} if given.source else tree

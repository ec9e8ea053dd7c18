"""Promises for other programs: JSON and CSV with exact values as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.decimals import decimal_text
from sharing.reports.for_programs import json_text, quoted
from sharing.reports.promise_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from sharing.promises.values import Kept, Practice, Promise, Year

COLUMNS = (
    "made", "scheme", "version", "period", "of", "id", "people", "unit", "low", "high", "paid", "status", "difference",
    "entry", "worst", "funded", "missing", "said", "source",
)  # fmt: skip
AMOUNTS = {"low", "high", "paid", "difference", "worst", "funded", "missing"}


def json_promises(
    promises: Sequence[Kept], practices: Sequence[Practice], taken_back: Sequence[tuple[str, Promise]] = ()
) -> str:
    """Write promises and periods in a row as JSON: `sharing schema promises` describes it."""
    tree: dict[str, Any] = {"format": "sharing-promises-1", "promises": [promise_tree(kept) for kept in promises]}
    tree["taken_back"] = [
        {"entry": entry, **{key: getattr(one, key) for key in ("made", "scheme", "version", "period", "of")}}
        for entry, one in taken_back
    ]
    tree["practices"] = [{"scheme": one.scheme, "periods": [_year(year) for year in one.years]} for one in practices]
    tree["notice"] = WORDS.texts["notice"] if any(len(one.years) > 1 for one in practices) else {}
    return json_text(tree)


def csv_promises(promises: Sequence[Kept]) -> str:
    """Write promises as CSV with points as decimal sign: one row a promise."""
    rows = [",".join(COLUMNS)]
    for kept in promises:
        tree = promise_tree(kept)
        cells = {key: "" if tree[key] is None else str(tree[key]) for key in COLUMNS}
        rows.append(",".join(text if key in AMOUNTS else quoted(text) for key, text in cells.items()))
    return "\n".join(rows) + "\n"


def promise_tree(kept: Kept) -> dict[str, Any]:
    """Give a promise and what became of it as plain values; null is what is not there or not told."""
    promise = kept.promise
    return {
        "made": promise.made,
        "scheme": promise.scheme,
        "version": promise.version,
        "period": promise.period,
        "of": promise.of,
        "id": promise.identity,
        "people": kept.people,
        "unit": kept.unit,
        "low": _exact(promise.low),
        "high": _exact(promise.high),
        "paid": _exact(kept.paid),
        "status": kept.status,
        "difference": _exact(kept.difference),
        "entry": kept.entry,
        "worst": _exact(kept.worst),
        "funded": _exact(promise.funded),
        "missing": _exact(kept.missing),
        "said": promise.said,
        "source": promise.source,
    }


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else decimal_text(value)


def _year(year: Year) -> dict[str, Any]:
    return {
        "period": year.period,
        "from": year.start,
        "to": year.end,
        "version": year.version,
        "entry": year.entry,
        "adopted": dict(year.adopted),
        "paid": [{"award": name, "unit": unit, "total": _exact(paid)} for name, (unit, paid) in year.paid.items()],
        "said": [{"made": made, "words": words} for made, words in year.said],
    }

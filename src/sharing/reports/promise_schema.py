"""What `sharing promises --format json` looks like, as a JSON schema; a test holds every result to it."""

from __future__ import annotations

from typing import Any

from sharing.promises.values import STATUSES
from sharing.reports.run_schema import ADOPTED

TEXT: dict[str, Any] = {"type": "string"}
DAY: dict[str, Any] = {"type": "string", "format": "date"}
EXACT: dict[str, Any] = {"type": ["string", "null"], "pattern": r"^-?\d+(\.\d+|/\d+)?$"}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "additionalProperties": False, "properties": properties}


def _list(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": _object(properties)}


NONE: dict[str, Any] = {"type": "object", "maxProperties": 0}
TEXTS = dict.fromkeys(("scheme", "version", "period", "of", "id", "unit", "entry", "said", "source"), TEXT)
AMOUNTS = dict.fromkeys(("low", "high", "paid", "difference", "worst", "funded", "missing"), EXACT)
PERIOD = {
    "period": TEXT, "from": DAY, "to": DAY, "version": TEXT, "entry": TEXT,
    "adopted": {"anyOf": [ADOPTED, NONE]},
    "paid": _list({"award": TEXT, "unit": TEXT, "total": EXACT}),
    "said": _list({"made": DAY, "words": TEXT}),
}  # fmt: skip
PROMISES_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "What was announced, beside what was paid",
    **_object(
        {
            "format": {"const": "sharing-promises-1"},
            "promises": _list(
                {
                    "made": {"anyOf": [DAY, {"const": ""}]},
                    **TEXTS,
                    **AMOUNTS,
                    "people": {"type": "integer", "minimum": 0},
                    "status": {"enum": list(STATUSES)},
                }
            ),
            "taken_back": _list(dict.fromkeys(("entry", "made", "scheme", "version", "period", "of"), TEXT)),
            "practices": _list({"scheme": TEXT, "periods": _list(PERIOD)}),
            "notice": {"anyOf": [_object({"en": TEXT, "nl": TEXT}), NONE]},
        }
    ),
}
"""null is an amount that is not there, or that is not told."""

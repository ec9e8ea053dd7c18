"""What `sharing value --format json` looks like, as a JSON schema; a test holds every result to it."""

from __future__ import annotations

from typing import Any

from sharing.models.conventions import CONVENTIONS, QUESTIONS
from sharing.reports.option_data import NUMBERS

EXACT = {"$ref": "#/$defs/exact"}
FLOAT = {"$ref": "#/$defs/float"}
TEXT = {"type": "string"}


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """Describe an object that has these keys and no others."""
    required = [key for key in properties if key not in optional]
    return {"type": "object", "required": required, "additionalProperties": False, "properties": properties}


def _answers(key: str) -> dict[str, Any]:
    """Describe the answers that a question has."""
    return {"enum": list(QUESTIONS[key][1])}


OPTION = _object(
    {
        "name": TEXT,
        "value": EXACT,
        "round": TEXT,
        "unrounded": FLOAT,
        "delta": {"anyOf": [FLOAT, {"type": "null"}]},
        "vega": {"anyOf": [FLOAT, {"type": "null"}]},
        "model": _answers("model"),
        "type": _answers("type"),
        "exercise": _answers("exercise"),
        "version": TEXT,
        "conventions": _object({key: _answers(key) for key in CONVENTIONS}, CONVENTIONS),
        "inputs": _object(dict.fromkeys(NUMBERS, _object({"value": EXACT, "source": TEXT}, ("source",))), NUMBERS),
        "term": _object({"from": TEXT, "until": TEXT, "day_count": _answers("day_count")}),
        "workings": {"type": "object", "additionalProperties": FLOAT},
    },
    ("term",),
)
VALUE_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "The values of options",
    **_object(
        {
            "format": {"const": "sharing-values-1"},
            "title": {"type": "object", "additionalProperties": TEXT},
            "currency": TEXT,
            "options": {"type": "array", "items": OPTION},
        }
    ),
    "$defs": {
        "exact": {"type": "string", "pattern": r"^-?\d+(\.\d+|/\d+)?$"},
        "float": {"type": "string", "pattern": r"^-?(\d+(\.\d+)?(e[-+]\d+)?|inf)$"},
    },
}

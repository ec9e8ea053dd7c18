"""What `sharing exit --format json` looks like, as a JSON schema; a test holds every result to it."""

from __future__ import annotations

from typing import Any

from sharing.exits.breakpoints import ORDER

EXACT = {"$ref": "#/$defs/exact"}
TEXTS = {"$ref": "#/$defs/texts"}
TEXT = {"type": "string"}


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [key for key in properties if key not in optional]
    return {"type": "object", "required": required, "additionalProperties": False, "properties": properties}


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


HELD = _object({"class": TEXT, "quantity": EXACT, "each": EXACT})
CLASS = _object({"id": TEXT, "class": TEXT, "units": EXACT, "each": EXACT, "why": TEXTS})
HOLDER = _object({"id": TEXT, "amount": EXACT, "exact": EXACT, "held": _list(HELD), "carved_out": EXACT})
MAY_BE_NOTHING = ("cash", "costs_paid", "debt_paid", "debt_unpaid", "carved_out")
OUTCOME = _object(
    {
        **dict.fromkeys(("price", *MAY_BE_NOTHING, "divided", "preferences", "common"), EXACT),
        "classes": _list(CLASS),
        "holders": _list(HOLDER),
        "explained": _object({"id": TEXT, "step": {"type": "object"}}),
    },
    (*MAY_BE_NOTHING, "explained"),
)
BREAKPOINT = _object({"price": EXACT, "what": {"enum": list(ORDER)}, "whom": TEXT, "common": EXACT, "says": TEXTS})
SOUGHT = _object(
    {
        "holder": TEXT,
        **dict.fromkeys(("wanted", "price", "exact"), EXACT),
        "until": {"anyOf": [EXACT, {"const": ""}]},
        **dict.fromkeys(("cents", "gets"), EXACT),
    }
)
EXIT_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Who gets what at an exit",
    **_object(
        {
            "format": {"const": "sharing-exit-1"},
            "title": TEXTS,
            "currency": TEXT,
            "prices": _list(OUTCOME),
            "breakpoints": _list(BREAKPOINT),
            "sought": _list(SOUGHT),
        },
        ("breakpoints", "sought"),
    ),
    "$defs": {
        "exact": {"type": "string", "pattern": r"^-?\d+(\.\d+|/\d+)?$"},
        "texts": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}

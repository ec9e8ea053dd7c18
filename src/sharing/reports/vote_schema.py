"""What `sharing vote --format json` looks like, as a JSON schema; a test holds every result to it."""

from __future__ import annotations

from typing import Any

from sharing.ballots.publish import COMPLETION, SHARES
from sharing.ballots.settings import QUESTIONS

EXACT = {"$ref": "#/$defs/exact"}
PROPOSAL: dict[str, Any] = {"id": {"type": "string"}, "name": {"type": "string"}, "cost": EXACT}
TOLD: dict[str, Any] = {
    "by": {"enum": [SHARES, COMPLETION, ""]},
    "supporters": {"type": "integer", "minimum": 0},
    "plain_greedy": {"type": "boolean"},
    "average": EXACT,
}
"""What is there only where supporters are counted out."""
NUMBER = {"type": "integer", "minimum": 0}


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [key for key in properties if key not in optional]
    return {"type": "object", "required": required, "additionalProperties": False, "properties": properties}


def _several(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": _object(properties, tuple(TOLD))}


SETTINGS = _object(
    {
        "title": {"$ref": "#/$defs/texts"},
        "budget": EXACT,
        "currency": {"type": "string"},
        **{key: {"enum": [*answers, *([""] if key == "utility" else [])]} for key, (_, answers) in QUESTIONS.items()},
        "points": EXACT,
    },
    ("points",),
)
VERDICT = {**PROPOSAL, "chosen": {"type": "boolean"}, **TOLD}
RESULT = _object(
    {
        "format": {"const": "sharing-vote-1"},
        "vote": SETTINGS,
        "people": NUMBER,
        "ballots": NUMBER,
        **dict.fromkeys(("part", "spent", "left"), EXACT),
        "counted": {"type": "boolean"},
        "proposals": _several({**VERDICT, "why": {"$ref": "#/$defs/texts"}}),
    }
)
SLIP = _object(
    {
        "format": {"const": "sharing-vote-slip-1"},
        "vote": SETTINGS,
        "id": {"type": "string"},
        "voted": {"type": "boolean"},
        "part": EXACT,
        "proposals": _several({**VERDICT, "points": EXACT}),
    }
)
VOTE_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "The result of a vote, or with --id one voter's slip",
    "oneOf": [RESULT, SLIP],
    "$defs": {
        "exact": {"type": "string", "pattern": r"^-?\d+(\.\d+|/\d+)?$"},
        "texts": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}

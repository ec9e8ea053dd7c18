"""What `sharing vote --format json` looks like, as a JSON schema; a test holds every result to it."""

from __future__ import annotations

from typing import Any

from sharing.ballots.publish import COMPLETION, SHARES
from sharing.ballots.settings import QUESTIONS

EXACT = {"$ref": "#/$defs/exact"}
PROPOSAL: dict[str, Any] = {"id": {"type": "string"}, "name": {"type": "string"}, "cost": EXACT}
BY = {"enum": [SHARES, COMPLETION, ""]}
NUMBER = {"type": "integer", "minimum": 0}


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [key for key in properties if key not in optional]
    return {"type": "object", "required": required, "additionalProperties": False, "properties": properties}


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
VERDICT = _object(
    {
        **PROPOSAL,
        "chosen": {"type": "boolean"},
        "by": BY,
        "order": NUMBER,
        "plain_greedy": {"type": "boolean"},
        "supporters": _object({"least": NUMBER, "most": NUMBER}),
        **dict.fromkeys(("each", "at_most", "unit", "had"), EXACT),
        "why": {"$ref": "#/$defs/texts"},
    },
    ("each", "at_most", "unit", "had"),
)
RESULT = _object(
    {
        "format": {"const": "sharing-vote-1"},
        "vote": SETTINGS,
        "people": NUMBER,
        "ballots": NUMBER,
        **dict.fromkeys(("part", "counted", "spent", "left"), EXACT),
        "proposals": {"type": "array", "items": VERDICT},
        "greedy": _object({"chosen": {"type": "array", "items": {"type": "string"}}, "spent": EXACT}),
    }
)
SLIP = _object(
    {
        "format": {"const": "sharing-vote-slip-1"},
        "vote": SETTINGS,
        "id": {"type": "string"},
        "voted": {"type": "boolean"},
        **dict.fromkeys(("part", "counted"), EXACT),
        "proposals": {"type": "array", "items": _object({**PROPOSAL, "points": EXACT, "paid": EXACT, "by": BY})},
        "left": EXACT,
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

"""What `sharing run --format json` looks like, as a JSON schema; a test holds every result to it."""

from __future__ import annotations

from typing import Any

PARAMETER: dict[str, Any] = {
    "type": "object",
    "required": ["name", "value", "label", "on", "day", "by_hand", "set", "key", "identity"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string"},
        "value": {"$ref": "#/$defs/exact"},
        "label": {"$ref": "#/$defs/texts"},
        "on": {"type": "string"},
        "day": {"$ref": "#/$defs/day"},
        "by_hand": {"type": "boolean"},
        "set": {"type": "string"},
        "key": {"type": "string"},
        "identity": {"type": "string", "pattern": "^([0-9a-f]{12})?$"},
        "in_force": {
            "type": "object",
            "required": ["value", "from", "to", "status", "confidence", "source", "checked"],
            "additionalProperties": False,
            "properties": {
                "value": {"$ref": "#/$defs/exact"},
                "from": {"$ref": "#/$defs/day"},
                "to": {"$ref": "#/$defs/day"},
                "status": {"enum": ["final", "provisional", "announced"]},
                "confidence": {"enum": ["", "O", "C", "S", "M"]},
                "source": {"type": "string"},
                "checked": {"$ref": "#/$defs/day"},
            },
        },
    },
}
FINGERPRINT: dict[str, Any] = {
    "type": "object",
    "required": ["digest", "library", "inputs", "options"],
    "additionalProperties": False,
    "properties": {
        "digest": {"$ref": "#/$defs/digest"},
        "library": {"type": "string"},
        "inputs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["role", "bytes", "sha256"],
                "additionalProperties": False,
                "properties": {
                    "role": {"type": "string"},
                    "bytes": {"type": "integer"},
                    "sha256": {"$ref": "#/$defs/digest"},
                },
            },
        },
        "options": {"$ref": "#/$defs/texts"},
    },
}
ADOPTED: dict[str, Any] = {
    "type": "object",
    "required": ["on", "by", "from", "council", "council_on", "source"],
    "additionalProperties": False,
    "properties": {
        "on": {"type": "string", "format": "date"},
        "by": {"type": "string"},
        "from": {"type": "string", "format": "date"},
        "council": {"enum": ["needed", "obtained", "not applicable"]},
        "council_on": {"type": "string", "pattern": r"^(\d{4}-\d\d-\d\d)?$"},
        "source": {"type": "string"},
    },
}
"""How a version of a scheme was adopted; a key of `scheme` where the scheme says it."""
RUN_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "The result of a run",
    "type": "object",
    "required": [
        "format",
        "scheme",
        "company",
        "period",
        "awards",
        "balances",
        "leftovers",
        "noted",
        "totals",
        "accounts",
        "state",
        "checks",
        "parameters",
        "fingerprint",
        "participants",
    ],
    "additionalProperties": False,
    "$defs": {
        "exact": {"type": "string", "pattern": r"^-?\d+(\.\d+|/\d+)?$"},
        "texts": {"type": "object", "additionalProperties": {"type": "string"}},
        "day": {"type": "string", "format": "date"},
        "digest": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "kind": {
            "enum": ["cash", "units", "hours", "day", "gift", "outing", "training", "fund", "account", "check"],
        },
    },
    "properties": {
        "format": {"const": "sharing-run-1"},
        "scheme": {
            "type": "object",
            "required": ["name", "version", "title", "currency"],
            "additionalProperties": False,
            "properties": {
                "name": {"type": "string"},
                "version": {"type": "string"},
                "title": {"$ref": "#/$defs/texts"},
                "currency": {"type": "string"},
                "adopted": ADOPTED,
            },
        },
        "company": {"type": "string"},
        "period": {
            "type": "object",
            "required": ["name", "from", "to"],
            "additionalProperties": False,
            "properties": {"name": {"type": "string"}, "from": {"$ref": "#/$defs/day"}, "to": {"$ref": "#/$defs/day"}},
        },
        "awards": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "kind", "unit", "label", "pool", "pay", "total", "value", "cost", "tax"],
                "additionalProperties": False,
                "properties": {
                    "name": {"type": "string"},
                    "kind": {"$ref": "#/$defs/kind"},
                    "unit": {"type": "string"},
                    "label": {"$ref": "#/$defs/texts"},
                    "pool": {"type": "string"},
                    "pay": {"type": "string"},
                    "value": {"type": "string", "pattern": r"^(-?\d+(\.\d+|/\d+)?)?$"},
                    "cost": {"type": "string", "pattern": r"^(-?\d+(\.\d+|/\d+)?)?$"},
                    "tax": {"$ref": "#/$defs/texts"},
                    "total": {"$ref": "#/$defs/exact"},
                },
            },
        },
        "balances": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pool", "group", "amount", "awarded", "left"],
                "additionalProperties": False,
                "properties": {
                    "pool": {"type": "string"},
                    "group": {"type": "string"},
                    "amount": {"$ref": "#/$defs/exact"},
                    "awarded": {"$ref": "#/$defs/exact"},
                    "left": {"$ref": "#/$defs/exact"},
                },
            },
        },
        "leftovers": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["step", "unit", "to"],
                "additionalProperties": False,
                "properties": {
                    "step": {"type": "string"},
                    "unit": {"$ref": "#/$defs/exact"},
                    "to": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
        "noted": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["step", "label", "participants"],
                "additionalProperties": False,
                "properties": {
                    "step": {"type": "string"},
                    "label": {"$ref": "#/$defs/texts"},
                    "participants": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
        "totals": {
            "type": "object",
            "required": ["cash", "value", "cost", "kinds"],
            "additionalProperties": False,
            "properties": {
                **{word: {"$ref": "#/$defs/exact"} for word in ("cash", "value", "cost")},
                "kinds": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["kind", "unit", "total", "value", "cost"],
                        "additionalProperties": False,
                        "properties": {
                            "kind": {"$ref": "#/$defs/kind"},
                            "unit": {"type": "string"},
                            "total": {"$ref": "#/$defs/exact"},
                            **{
                                word: {"anyOf": [{"$ref": "#/$defs/exact"}, {"const": ""}]}
                                for word in ("value", "cost")
                            },
                        },
                    },
                },
            },
        },
        "accounts": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "label", "opening", "added", "drawn", "lapsed", "closing"],
                "additionalProperties": False,
                "properties": {
                    "name": {"type": "string"},
                    "label": {"$ref": "#/$defs/texts"},
                    **{word: {"$ref": "#/$defs/exact"} for word in ("opening", "added", "drawn", "lapsed", "closing")},
                },
            },
        },
        "state": {
            "type": "object",
            "required": ["opening", "closing"],
            "additionalProperties": False,
            "properties": {word: {"type": "string", "pattern": "^([0-9a-f]{64})?$"} for word in ("opening", "closing")},
        },
        "checks": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "holds", "reason", "participants"],
                "additionalProperties": False,
                "properties": {
                    "name": {"type": "string"},
                    "holds": {"type": "boolean"},
                    "reason": {"$ref": "#/$defs/texts"},
                    "participants": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
        "parameters": {"type": "array", "items": PARAMETER},
        "fingerprint": FINGERPRINT,
        "participants": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "awards"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string"},
                    "awards": {"type": "object", "additionalProperties": {"$ref": "#/$defs/exact"}},
                    "excluded": {
                        "type": "object",
                        "required": ["condition", "reason"],
                        "additionalProperties": False,
                        "properties": {"condition": {"type": "string"}, "reason": {"$ref": "#/$defs/texts"}},
                    },
                },
            },
        },
    },
}

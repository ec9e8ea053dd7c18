"""What a trail, a statement and a slip must have, key by key, so that nothing that follows meets another form.

>>> fault({"format": 1}, {"format": TEXT}, "statement")
'`format` is not a text'
>>> fault({"format": "x", "more": 1}, {"format": TEXT}, "statement")
'`more` does not belong in a statement'
"""

from __future__ import annotations

import re
from typing import Any

from sharing.audit.exacts import is_exact
from sharing.named import Named


class Leaf(Named):
    """A value that has no parts: what it is called, and what it must match."""

    what: str
    test: Any


class Many(Named):
    """A table of any names, or a list, of parts of one form."""

    part: Any
    kind: Any


class Maybe(Named):
    """A key that may be left out, and the form of its part."""

    part: Any


def _text(pattern: str) -> Any:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


TEXT = Leaf("a text", lambda value: isinstance(value, str))
WHOLE = Leaf("a whole number", lambda value: isinstance(value, int) and not isinstance(value, bool))
MAYBE_WHOLE = Leaf("a whole number or null", lambda value: value is None or WHOLE.test(value))
EXACT = Leaf("an exact number", is_exact)
CELL = Leaf("a text or null", lambda value: value is None or isinstance(value, str))
VALUE = Leaf("an exact number or null", lambda value: value is None or is_exact(value))
DIGEST = Leaf("64 hexadecimal digits", _text("[0-9a-f]{64}"))
MAYBE = Leaf("64 hexadecimal digits or nothing", _text("(?:[0-9a-f]{64})?"))
SALT = Leaf("32 hexadecimal digits", _text("[0-9a-f]{32}"))
DAY = Leaf("a day", _text(r"\d{4}-\d\d-\d\d"))
OPEN_DAY = Leaf("a day or nothing", _text(r"(\d{4}-\d\d-\d\d)?"))
COUNCIL = Leaf("needed, obtained or not applicable", _text("needed|obtained|not applicable"))
KIND = Leaf("forecast, final or correction", _text("forecast|final|correction"))
ANY = Leaf("a value", lambda _: True)
TREE = Leaf("a table", lambda value: isinstance(value, dict))

PERIOD = {"name": TEXT, "from": DAY, "to": DAY}
RUN = {"id": TEXT, "kind": KIND, "corrects": TEXT}
HEAD = {"name": TEXT, "version": TEXT, "sha256": DIGEST}
BALANCE = {"pool": TEXT, "group": TEXT, "amount": EXACT, "awarded": EXACT, "left": EXACT}
TOLD = Many({**BALANCE, "amount": VALUE, "awarded": VALUE, "left": VALUE}, list)
ADOPTED = {"on": DAY, "by": TEXT, "from": DAY, "council": COUNCIL, "council_on": OPEN_DAY, "source": TEXT}
COLUMN = {"table": TEXT, "values": Many(VALUE, list)}
AWARD = {"unit": TEXT, "multiple": EXACT, "total": WHOLE}
USED = {"parameter": TEXT, "day": DAY, "value": EXACT, "from": OPEN_DAY, "to": OPEN_DAY, "status": TEXT}
TRAIL = {
    "format": TEXT, "library": TEXT, "run": {**RUN, "options": Many(TEXT, dict)}, "period": PERIOD, "company": TEXT,
    "inputs": Many({"role": TEXT, "bytes": WHOLE, "sha256": DIGEST}, list),
    "scheme": {"text": TEXT, "tree": TREE}, "definitions": Many(TREE, dict),
    "parameters": {"sets": Many(TREE, dict), "used": Many(USED, list)},
    "tables": Many({"ids": Many(TEXT, list), "columns": Many(Many(CELL, list), dict)}, dict),
    "state": MAYBE, "steps": Many(COLUMN, dict),
    "awards": Many({**AWARD, "step": TEXT, "table": TEXT, "values": Many(WHOLE, list)}, dict),
    "balances": Many(BALANCE, list), "closing": TREE, "excluded": Many(Many(TEXT, list), dict),
    "solved": Many(Many(COLUMN, list), dict), "salt_key": DIGEST,
}  # fmt: skip
STATEMENT = {
    "format": TEXT, "library": TEXT, "run": RUN, "period": PERIOD, "company": TEXT, "scheme": HEAD,
    "participants": WHOLE, "awards": Many({**AWARD, "total": MAYBE_WHOLE}, dict), "balances": TOLD,
    "carried": Many(VALUE, dict),
    "root": DIGEST, "trail": DIGEST, "closing": MAYBE, "previous": MAYBE, "entry": WHOLE,
    "adopted": Maybe(ADOPTED), "promises": Maybe(DIGEST),
}  # fmt: skip
LEAF = {
    "awards": Many(WHOLE, dict), "id": TEXT, "inputs": Many(CELL, dict), "salt": SALT, "steps": Many(VALUE, dict),
}  # fmt: skip
SLIP = {
    "format": TEXT, "run": RUN, "period": PERIOD, "scheme": HEAD, "index": WHOLE, "count": WHOLE, "leaf": LEAF,
    "path": Many(DIGEST, list),
}  # fmt: skip
SHAPES = {"trail": TRAIL, "statement": STATEMENT, "slip": SLIP}


def fault(value: Any, shape: Any, what: str, path: str = "") -> str | None:
    """Say the first thing in which a value differs from its shape; None when it has it."""
    if isinstance(shape, Leaf):
        return None if shape.test(value) else f"`{path}` is not {shape.what}"
    if isinstance(shape, Many):
        if not isinstance(value, shape.kind):
            return f"`{path}` is not a {'list' if shape.kind is list else 'table'}"
        if isinstance(shape.part, Leaf) and all(map(shape.part.test, value.values() if shape.kind is dict else value)):
            return None
        parts = value.items() if shape.kind is dict else enumerate(value)
        return next((wrong for key, part in parts if (wrong := fault(part, shape.part, what, f"{path}.{key}"))), None)
    if not isinstance(value, dict):
        return f"`{path}` is not a table" if path else f"this is not a {what}"
    start = f"{path}." if path else ""
    for key in value:
        if key not in shape:
            return f"`{start}{key}` does not belong in a {what}"
    for key, part in shape.items():
        if key not in value and isinstance(part, Maybe):
            continue
        if key not in value:
            return f"`{start}{key}` is missing"
        form = part.part if isinstance(part, Maybe) else part
        if wrong := fault(value[key], form, what, f"{start}{key}"):
            return wrong
    return None

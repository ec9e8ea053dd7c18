r"""Canonical bytes: one way to write a value, so that a changed byte is a changed value or no longer canonical.

A profile of RFC 8785: no floats, integers that every program holds exactly, keys in ASCII, a newline at the end.

>>> canonical({"b": 1, "a": ["é", None, True]}).decode()
'{"a":["é",null,true],"b":1}\n'
>>> read_canonical(b'{"a": 1}\n', "trail.json")
Traceback (most recent call last):
sharing.errors.Refused: trail.json: A002 byte 5 is not canonical: ` ` stands where `1` should
  these are not the bytes that were written; use the file as it was written
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from sharing.errors import Place, Refused, refuse

MOST = 2**53 - 1
HALF = "a text holds half a character"
ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode
ADVICE = "these are not the bytes that were written; use the file as it was written"


def canonical(value: Any) -> bytes:
    """Give the bytes of a file that says this value; Refused when the profile has no way to say it."""
    if (wrong := strange(value)) is not None:
        raise refuse("A003", wrong, advice="write it as text")
    try:
        return _bytes_of(value)
    except UnicodeEncodeError:
        raise refuse("A003", HALF, advice="write it as text") from None


def _bytes_of(value: Any) -> bytes:
    return text_of(value).encode() + b"\n"


def text_of(value: Any) -> str:
    """Give the canonical text of a value that the profile can say, without the newline that ends a file."""
    return ENCODE(value)


def strange(value: Any) -> str | None:
    """Say what a value holds that canonical bytes cannot say; None when there is nothing."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, dict):
            for key in found:
                if not isinstance(key, str) or not key.isascii():
                    return f"the key {key!a} is not ASCII text"
            waiting.extend(found.values())
        elif isinstance(found, list):
            waiting.extend(part for part in found if not isinstance(part, str))
        elif found is None or isinstance(found, (bool, str)):
            continue
        elif not isinstance(found, int):
            return f"a {type(found).__name__} is not a number that every program reads alike"
        elif not -MOST <= found <= MOST:
            return f"the number {found} is too large to be the same in every program"
    return None


def digest(data: bytes) -> str:
    """Give the SHA-256 of bytes in hexadecimal."""
    return sha256(data).hexdigest()


def read_value(data: bytes, name: str) -> Any:
    """Read what bytes say, canonical or not: enough where their digest is known. Refused when they say nothing."""
    place = Place(name)
    try:
        return json.loads(data.decode(), parse_float=_no_float, parse_constant=_no_float)
    except UnicodeDecodeError as error:
        raise refuse("A001", f"byte {error.start} is not UTF-8", place, ADVICE) from None
    except json.JSONDecodeError as error:
        at = len(error.doc[: error.pos].encode())
        raise refuse("A001", f"this is not JSON from byte {at} on", place, ADVICE) from None
    except RecursionError:
        raise refuse("A001", "this is not JSON: it is nested too deep", place, ADVICE) from None
    except (_FloatError, ValueError):
        raise refuse("A003", "a number has a point or a power, or is too long", place, ADVICE) from None


def read_canonical(data: bytes, name: str) -> Any:
    """Read a value back; Refused with the first byte that is not the canonical one."""
    value, place = read_value(data, name), Place(name)
    if (wrong := strange(value)) is not None:
        raise refuse("A003", wrong, place, ADVICE)
    try:
        written = _bytes_of(value)
    except UnicodeEncodeError:
        raise refuse("A003", HALF, place, ADVICE) from None
    if written != data:
        raise _different(data, written, place)
    return value


class _FloatError(Exception):
    """A number that is not a whole number."""


def _no_float(text: str) -> Any:
    raise _FloatError(text)


def _different(data: bytes, written: bytes, place: Place) -> Refused:
    pairs = enumerate(zip(data, written, strict=False))
    at = next((i for i, (a, b) in pairs if a != b), min(len(data), len(written)))
    found, wanted = (f"`{chr(one[at])}`" if at < len(one) and 32 <= one[at] < 127 else  # noqa: PLR2004
                     f"byte {one[at]:02x}" if at < len(one) else "the end" for one in (data, written))  # fmt: skip
    return refuse("A002", f"byte {at} is not canonical: {found} stands where {wanted} should", place, ADVICE)

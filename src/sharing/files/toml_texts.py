"""Texts between quotes in TOML: where their value begins, and what their escapes mean."""

from __future__ import annotations

import re

_ESCAPE = r'\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(["\\bfnrt]))'
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_LAST_CHARACTER = 0x10FFFF


def inside(text: str, start: int) -> int:
    """Find the first character of a string's value: after its quotes and after a newline that does not count.

    >>> inside('a = "x"', 4)
    5
    """
    if text.startswith(('"""', "'''"), start):
        return start + (4 if text.startswith("\n", start + 3) else 3)
    return start + 1


def unescaped(text: str) -> str:
    r"""Give the text that a basic string means.

    >>> unescaped(r"a\u0041\"")
    'aA"'
    """
    return re.sub(_ESCAPE, _meaning, text) if "\\" in text else text


def _meaning(found: re.Match[str]) -> str:
    if found[3]:
        return _ESCAPES[found[3]]
    number = int(found[1] or found[2], 16)
    return chr(number) if number <= _LAST_CHARACTER else "\ufffd"

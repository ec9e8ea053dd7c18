"""Numbers in a scheme that would cost too much, or that are no numbers, refused before they are made.

>>> check_number("1e400")[:2], check_number("1_250.75")
(('L009', '`1e400` is written with a power of ten'), None)
"""

from __future__ import annotations

import re

from sharing.inputs.sheet import shown

MOST_DIGITS = 30
_POWER = re.compile(r"[-+]?[0-9][0-9_.]*[eE][-+]?[0-9_]+")
_ENDLESS = re.compile(r"[-+]?(?:nan|inf)")
_BASE = re.compile(r"[-+]?0[xob]")
_DIGIT = re.compile(r"[0-9a-fA-F]")


def check_number(text: str) -> tuple[str, str, str] | None:
    """Give the code, what is wrong and what to do for a number that is refused, else nothing."""
    if len(text) <= MOST_DIGITS and text.isdigit():
        return None
    if _ENDLESS.fullmatch(text):
        return "I009", f"`{text}` is not a number that can be paid", "write a number in digits"
    if _POWER.fullmatch(text):
        return "L009", f"`{shown(text)}` is written with a power of ten", "write all its digits"
    if len(text) > MOST_DIGITS and len(_DIGIT.findall(_BASE.sub("", text, 1))) > MOST_DIGITS:
        return "L009", f"`{shown(text)}` has more than {MOST_DIGITS} digits", "write a shorter number"
    return None

"""Numbers in a scheme that would cost too much, or that are no numbers, refused before they are made.

>>> check_number("1e400")[:2], check_number("1_250.75")
(('L009', '`1e400` is written with a power of ten'), None)
"""

from __future__ import annotations

import re

from sharing.inputs.sheet import shown

MOST_DIGITS = 30
_PLAIN = "0123456789.:-+_"
"""What plain decimals, days and times are written with: these are looked at without a pattern."""
_POWER = r"[-+]?[0-9][0-9_.]*[eE][-+]?[0-9_]+"
_ENDLESS = r"[-+]?(?:nan|inf)"
_BASE = r"[-+]?0[xob]"
_DIGIT = r"[0-9a-fA-F]"


def check_number(text: str) -> tuple[str, str, str] | None:
    """Give the code, what is wrong and what to do for a number that is refused, else nothing."""
    if len(text) <= MOST_DIGITS and not text.strip(_PLAIN):
        return None
    if re.fullmatch(_ENDLESS, text):
        return "I009", f"`{text}` is not a number that can be paid", "write a number in digits"
    if re.fullmatch(_POWER, text):
        return "L009", f"`{shown(text)}` is written with a power of ten", "write all its digits"
    if len(text) > MOST_DIGITS and len(re.findall(_DIGIT, re.sub(_BASE, "", text, count=1))) > MOST_DIGITS:
        return "L009", f"`{shown(text)}` has more than {MOST_DIGITS} digits", "write a shorter number"
    return None

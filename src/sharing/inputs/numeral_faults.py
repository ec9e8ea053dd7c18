"""Why a text is not a number this library reads, in one plain sentence.

>>> fault("1_000", ",", ".", percent=False)[:2]
('I002', '`1_000` is not a number')
"""

from __future__ import annotations

import re

from sharing.inputs.sheet import shown

_HINTS = "write it with digits, one decimal sign and nothing else, such as 1234,56"
_ENDLESS = re.compile(r"[-+]?(nan|inf(inity)?|[0-9.,]+e[-+]?[0-9]+)", re.IGNORECASE)
_NOTHING = re.compile(
    r"(?:(?:€|EUR|\$|USD) ?)?[-\u2013\u2014]+|n\.?v\.?t\.?|n\.?a\.?|n/a|geen|nihil|none", re.IGNORECASE
)
_FORMULA_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!")


def fault(text: str, sign: str, grouping: str, *, percent: bool) -> tuple[str, str, str]:
    """Say the code, what is wrong and what to do for a text that could not be read with this decimal sign."""
    said = f"`{shown(text)}`"
    if not text.strip():
        return "I001", "the cell is empty where a number is needed", "fill in the number; write 0 if it is nothing"
    if odd := _odd_character(text):
        return "I008", f"{said} holds {odd}, which is not part of a number", "type the number again with plain digits"
    if _ENDLESS.fullmatch(text):
        return "I009", f"{said} is not a number written out in full", "write all digits; powers such as 1e5 are refused"
    if text in _FORMULA_ERRORS:
        return "I002", f"{said} is an error of a formula, not a number", "repair the formula in the spreadsheet"
    if _NOTHING.fullmatch(text):
        return "I002", f"{said} is not a number", "write 0 if it is nothing, or leave the cell blank if it is unknown"
    if text.endswith("%") and not percent:
        return "I010", f"{said} is a percentage where a plain number is needed", "write the number without a % sign"
    return _fault_of_digits(text, said, sign, grouping)


def _fault_of_digits(text: str, said: str, sign: str, grouping: str) -> tuple[str, str, str]:
    body = re.sub(r"^-?(€|EUR|\$|USD)? ?-?| ?%$", "", text)
    whole, _, part = body.partition(sign)
    name = "comma" if sign == "," else "point"
    if re.fullmatch(r"[0-9]+", whole.replace(grouping, "")) and re.fullmatch(r"[0-9]*", part):
        if len(whole.replace(grouping, "")) > 15:  # noqa: PLR2004  (the grammar's own limit)
            return "I006", f"{said} has more than 15 digits before the decimal {name}", "check the number"
        if grouping in whole:
            what = f"the thousands of {said} are not in groups of three, read with a decimal {name}"
            return "I005", what, "correct the number, or say `--decimal comma` or `--decimal point`"
        if sign in body and not part:
            return "I002", f"{said} has no digits after its decimal {name}", _HINTS
        if len(part) > 20:  # noqa: PLR2004  (the grammar's own limit)
            return "I007", f"{said} has more than 20 decimals", "round the number in the source"
        return "I002", f"{said} is not a number", _HINTS
    return "I002", f"{said} is not a number", _HINTS


def _odd_character(text: str) -> str:
    for character in text:
        if character == "\u00a0" or character in "\u202f\u2007\u2009":
            return "a hard space"
        if ord(character) > 127 and character.isdigit():  # noqa: PLR2004  (the end of ASCII)
            return "a digit of another script"
        if not character.isprintable():
            return "an invisible character"
    return ""

"""Tables of functions that are not exact: powers and logarithms, written out at a stated number of decimals.

The kernel has no powers of a fraction and no logarithms: nobody could check them to the cent. A scheme that needs one
says over which whole numbers, and how many decimals count; from then on the numbers are exact, like those of any
table. `power` is `base ** n`, computed with whole numbers and rounded half up; `log-ratio` is `n / ln(n)`, from the
correctly rounded logarithm of the General Decimal Arithmetic specification with twenty digits more than asked for.

>>> function_table("power", Fraction("1.5"), range(0, 4), 2)
(Fraction(1, 1), Fraction(3, 2), Fraction(9, 4), Fraction(169, 50))
>>> function_table("log-ratio", None, range(2, 4), 6)
(Fraction(288539, 100000), Fraction(1365359, 500000))
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.errors import did_you_mean
from sharing.scheme.keys import GENERATE
from sharing.scheme.values import Constant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Path
    from sharing.scheme.keys import Reader

FORMS = {"power": "base ** n", "log-ratio": "n / ln(n)"}
MOST_NUMBER, MOST_DIGITS, EXTRA_DIGITS = 1_000, 20, 20


def function_table(form: str, base: Fraction | None, numbers: range, digits: int) -> tuple[Fraction, ...]:
    """Give the value of a function at every whole number of a range, at a stated number of decimals."""
    unit = 10**digits
    return tuple(Fraction((_value(form, base, n, digits) * unit * 2 + 1).__floor__() // 2, unit) for n in numbers)


def _value(form: str, base: Fraction | None, n: int, digits: int) -> Fraction:
    if form == "power" and base is not None:
        return base**n
    exact = Context(prec=digits + EXTRA_DIGITS, rounding=ROUND_HALF_EVEN)
    return Fraction(exact.divide(Decimal(n), exact.ln(Decimal(n))))


def read_generated(reader: Reader, name: str, tree: Mapping[str, Any], path: Path) -> list[Constant]:
    """Read a table that the scheme asks to be written out: columns `from` and `amount`, closed above `to`."""
    given, here = tree["generate"], (*path, "generate")
    if not isinstance(given, dict):
        reader.say("S018", "`generate` is a table of keys", here, 'write generate = { form = "power", ... }')
        return []
    before = len(reader.problems)
    reader.known(given, here, GENERATE)
    form = reader.text(given, "form", here)
    if form and form not in FORMS:
        listed = "; ".join(f'"{word}": {what}' for word, what in FORMS.items())
        reader.say("S018", f"`{form}` is not a function", (*here, "form"), did_you_mean(form, FORMS) or listed)
    base = reader.number(given["base"], (*here, "base")) if "base" in given else None
    if form == "power" and (base is None or base <= 0):
        reader.say("S018", "a power needs a `base` above zero", here, 'add: base = "1.085"')
    if form == "log-ratio" and "base" in given:
        reader.say("S018", "n / ln(n) has no `base`", (*here, "base"), "leave it out: the logarithm is the natural one")
    first, last, digits = (_whole(reader, given, key, here) for key in ("from", "to", "digits"))
    if len(reader.problems) > before:
        return []
    least = 0 if form == "power" else 2
    if not least <= first <= last <= MOST_NUMBER or not 0 <= digits <= MOST_DIGITS:
        advice = f"whole numbers from {least} to {MOST_NUMBER}, at most {MOST_DIGITS} decimals"
        reader.say("S018", f"`{name}` cannot be written out over these numbers", here, advice)
        return []
    amounts = function_table(form, base, range(first, last + 1), digits)
    bounds = tuple(Fraction(n) for n in range(first, last + 2))
    source = reader.text(tree, "source", path, "") or f"{FORMS[form]}, {digits} decimals, half up"
    return [Constant(name, {"from": bounds, "amount": (*amounts, None)}, len(bounds), source)]


def _whole(reader: Reader, tree: Mapping[str, Any], key: str, path: Path) -> int:
    value = tree.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    reader.say("S018", f"`{key}` is a whole number here", (*path, key) if key in tree else path, f"add: {key} = 10")
    return 0

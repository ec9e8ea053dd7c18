"""Values of options read a second time, in fifty decimal digits: series and recursion, no floats, no code of ours.

The normal distribution is its power series. A lattice is a function that calls itself for the two prices that follow.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DIGITS = 60
FAR = 12


def dec(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def normal(x: Decimal) -> Decimal:
    """Add up the series of the normal distribution; beyond twelve nothing is left in fifteen digits."""
    if abs(x) > FAR:
        return Decimal(x > 0)
    term = total = x
    k = 1
    while abs(term) > Decimal(10) ** -DIGITS:
        term *= x * x / (2 * k + 1)
        total += term
        k += 1
    pi = Decimal("3.14159265358979323846264338327950288419716939937510582097494459")
    return Decimal("0.5") + total * (-x * x / 2).exp() / (2 * pi).sqrt()


def black_scholes(kind: str, n: Mapping[str, Fraction]) -> Decimal:
    """Value a European option with continuous rates."""
    with localcontext() as context:
        context.prec = DIGITS
        s, k, t, r, q, v = (
            dec(n[name]) for name in ("spot", "strike", "years", "risk_free", "dividend_yield", "volatility")
        )
        now, later = s * (-q * t).exp(), k * (-r * t).exp()
        if not k or not v or not t:
            gain = now - later
            return max(gain if kind == "call" else -gain, Decimal(0))
        width = v * t.sqrt()
        d1 = (now / later).ln() / width + width / 2
        call = now * normal(d1) - later * normal(d1 - width)
        return call if kind == "call" else call - now + later


def lattice(
    kind: str, n: Mapping[str, Fraction], answers: Mapping[str, str], exercise: str, *, staff: bool = False
) -> Decimal:
    """Value an option on a lattice by recursion: European, American, once vested, or with people who leave."""
    with localcontext() as context:
        context.prec = DIGITS
        steps = int(n["steps"])
        dt = dec(n["years"]) / steps
        drift, move = dec(n["risk_free"] - n["dividend_yield"]) * dt, dec(n["volatility"]) * dt.sqrt()
        around = drift if answers["lattice"] == "forward" else Decimal(0)
        up, down = (around + move).exp(), (around - move).exp()
        p = (drift.exp() - down) / (up - down) if up != down else Decimal("0.5")
        one = (-dec(n["risk_free"]) * dt).exp()
        leaving = leave(n, answers, dt) if staff else Decimal(0)

        def gain(price: Decimal) -> Decimal:
            return price - dec(n["strike"]) if kind == "call" else dec(n["strike"]) - price

        def vested(step: int) -> bool:
            if exercise == "american":
                return True
            left = Fraction(step) * n["years"] - n["vesting_years"] * steps
            if not n["years"]:
                left = Fraction(step)
            return left > 0 or (left == 0 and answers["vested"] == "inclusive")

        @cache
        def value(step: int, ups: int) -> Decimal:
            price = dec(n["spot"]) * up**ups * down ** (step - ups)
            if step == steps:
                return max(gain(price), Decimal(0))
            held = one * (p * value(step + 1, ups + 1) + (1 - p) * value(step + 1, ups))
            if staff:
                if not vested(step):
                    return (1 - leaving) * held
                if price >= dec(n["exercise_multiple"] * n["strike"]):
                    return gain(price)
                return (1 - leaving) * held + leaving * max(gain(price), Decimal(0))
            return max(held, gain(price)) if exercise != "european" and vested(step) else held

        return value(0, 0)


def leave(n: Mapping[str, Fraction], answers: Mapping[str, str], dt: Decimal) -> Decimal:
    """Give the chance that somebody leaves in a step."""
    chance = dec(n["exit_rate"]) * dt
    return chance if answers["exit"] == "linear" else 1 - (-chance).exp()

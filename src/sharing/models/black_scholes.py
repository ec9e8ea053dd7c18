"""Black-Scholes-Merton: the value of a European option on something that pays a continuous dividend yield.

    call = S e^(-qT) N(d1) - K e^(-rT) N(d2)        d1 = (ln(S/K) + (r - q + v^2/2) T) / (v sqrt T)
    put  = K e^(-rT) N(-d2) - S e^(-qT) N(-d1)      d2 = d1 - v sqrt T

Floats are allowed in this room and in no other that computes: the normal distribution has no exact values. Results are
within a few units in the last place of what is asked for, and always within the bounds that hold for every model.
Source: Black and Scholes (1973), Merton (1973).

>>> round(european(Terms(1, 42, 40, 0.5, 0.1, 0.2, 0)).value, 2)
4.76
"""

from __future__ import annotations

from math import erfc, exp, inf, log, pi, sqrt

from sharing.models.values import Modelled, Terms, Working

_ROOT = sqrt(0.5)
_DENSITY = 1 / sqrt(2 * pi)


def normal(x: float) -> float:
    """Give the chance that a standard normal variable is at most x, with full precision in both tails.

    >>> normal(0), normal(float("-inf")), normal(-38) > 0
    (0.5, 0.0, True)
    """
    return 0.5 * erfc(-x * _ROOT)


def value(terms: Terms) -> float:
    """Give the value of a European option."""
    sign, spot, strike, years, risk_free, _, dividend_yield = terms
    now, later = spot * exp(-dividend_yield * years), strike * exp(-risk_free * years)
    d1, d2 = distances(terms)
    found = sign * (now * normal(sign * d1) - later * normal(sign * d2))
    least = sign * (now - later)
    most = now if sign > 0 else later
    return min(max(found, least, 0.0), most)


def distances(terms: Terms) -> tuple[float, float]:
    """Give d1 and d2; without any spread they are infinite, or zero where the forward price is the strike."""
    _, spot, strike, years, risk_free, volatility, dividend_yield = terms
    if strike <= 0:
        return inf, inf
    spread = volatility * sqrt(years)
    gain = log(spot / strike) + (risk_free - dividend_yield) * years
    if spread <= 0:
        far = inf if gain > 0 else -inf if gain < 0 else 0.0
        return far, far
    return gain / spread + spread / 2, gain / spread - spread / 2


def european(terms: Terms) -> Modelled:
    """Give the value of a European option with its delta, its vega and every number of the formula."""
    sign, spot, strike, years, risk_free, _, dividend_yield = terms
    d1, d2 = distances(terms)
    growth, discount = exp(-dividend_yield * years), exp(-risk_free * years)
    density = exp(-d1 * d1 / 2) * _DENSITY
    mark = "" if sign > 0 else "-"
    workings = (
        Working("S e^(-qT)", spot * growth),
        Working("K e^(-rT)", strike * discount),
        Working("d1", d1),
        Working("d2", d2),
        Working(f"N({mark}d1)", normal(sign * d1)),
        Working(f"N({mark}d2)", normal(sign * d2)),
    )
    delta = sign * growth * normal(sign * d1)
    return Modelled(value(terms), delta, spot * growth * density * sqrt(years), workings)

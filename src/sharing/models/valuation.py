"""The value of an option by the model that it names, as a value: the float, the rounding, and the exact amount.

>>> from sharing.models.values import option_of
>>> numbers = {"spot": 42, "strike": 40, "years": "1/2", "risk_free": "10%", "volatility": "20%", "dividend_yield": 0}
>>> found = value_of(option_of("a", "black-scholes", numbers, conventions={"rates": "continuous"}))
>>> found.amount, found.text, round(found.modelled.delta, 4)
(Fraction(23797, 5000), '4.7594', 0.7791)
"""

from __future__ import annotations

from sharing.errors import Problem, Refused
from sharing.models import black_scholes, employee_options, lattice
from sharing.models.checks import faults
from sharing.models.values import BLACK_SCHOLES, HULL_WHITE, Modelled, Option, Valuation


def value_of(option: Option) -> Valuation:
    """Value an option; Refused with everything in it that makes no sense."""
    found = faults(option)
    if found:
        raise Refused(Problem(fault.code, fault.what, advice=fault.advice) for fault in found)
    return Valuation(option, modelled(option))


def modelled(option: Option) -> Modelled:
    """Give what the model of an option answers."""
    if option.model == BLACK_SCHOLES:
        return black_scholes.european(option.terms())
    return employee_options.value_of(option) if option.model == HULL_WHITE else lattice.value_of(option)

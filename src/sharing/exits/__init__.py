"""Who gets what when a company is sold: preferences, conversion, carve-outs, and the price that gives one so much."""

from __future__ import annotations

from sharing.exits.breakpoints import Breakpoint, breakpoints
from sharing.exits.holdings import read_holdings
from sharing.exits.reading import read_terms
from sharing.exits.seeking import Sought, seek
from sharing.exits.terms import CarveOut, ClassTerms, ExitTerms, Holding
from sharing.exits.waterfall import Outcome, Waterfall

__all__ = [
    "Breakpoint",
    "CarveOut",
    "ClassTerms",
    "ExitTerms",
    "Holding",
    "Outcome",
    "Sought",
    "Waterfall",
    "breakpoints",
    "read_holdings",
    "read_terms",
    "seek",
]

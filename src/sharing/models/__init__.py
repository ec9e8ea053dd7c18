"""Models of what an option is worth: the only room in which a result is computed in floats, rounded at a named step."""

from __future__ import annotations

from sharing.models.reading import Options, read_options
from sharing.models.valuation import value_of
from sharing.models.values import Option, Valuation, option_of

__all__ = ["Option", "Options", "Valuation", "option_of", "read_options", "value_of"]

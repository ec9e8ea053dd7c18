"""Share success with people: who gets what, to the cent, and why.

A scheme (the rules), a company's figures and a staff list go in; a register (who gets what, with balances) and, for
any participant, a derivation (why) come out. Everything between files is a pure function of frozen values:

>>> scheme = read_scheme(scheme_document("salary-shares"), vocabulary())
>>> figures, sheets = example_inputs(scheme, scheme.examples[0])
>>> done = run(scheme, bind(scheme, figures, sheets, figures.periods[0]))
>>> result = register_of(done)
>>> result.ids[0], result.awards[0].amount(0)
('001', Fraction(3116917, 100))
>>> derive(done, "share", 0).children["points"].value
Fraction(52000, 1)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sharing.derivation import derive
    from sharing.errors import Place, Problem, Refused
    from sharing.evaluation import Run, run
    from sharing.exits import Waterfall, read_holdings, read_terms
    from sharing.expense import read_grants, schedule_of
    from sharing.files.catalogue import scheme_document, scheme_names, vocabulary
    from sharing.files.parameter_sets import parameter_sets
    from sharing.files.sheets import read_sheet
    from sharing.files.toml_documents import read_toml
    from sharing.inputs.binding import bind
    from sharing.inputs.bound import Inputs
    from sharing.inputs.examples import example_inputs
    from sharing.inputs.figures import Figures, Period, read_figures
    from sharing.milestones import milestones_in, milestones_of
    from sharing.models import option_of, read_options, value_of
    from sharing.nodes import Node
    from sharing.register import Register, register_of
    from sharing.scheme import Scheme, read_scheme
    from sharing.scheme.sets import read_parameter_set

__all__ = [
    "Figures", "Inputs", "Node", "Period", "Place", "Problem", "Refused", "Register", "Run", "Scheme", "Waterfall",
    "bind", "derive", "example_inputs", "milestones_in", "milestones_of", "option_of", "parameter_sets", "read_figures",
    "read_grants", "read_holdings", "read_options", "read_parameter_set", "read_scheme", "read_sheet", "read_terms",
    "read_toml", "register_of", "run", "schedule_of",
    "scheme_document", "scheme_names", "value_of", "vocabulary",
]  # fmt: skip

_ROOMS = {
    "sharing.derivation": ("derive",),
    "sharing.errors": ("Place", "Problem", "Refused"),
    "sharing.evaluation": ("Run", "run"),
    "sharing.expense": ("read_grants", "schedule_of"),
    "sharing.exits": ("Waterfall", "read_holdings", "read_terms"),
    "sharing.files.catalogue": ("scheme_document", "scheme_names", "vocabulary"),
    "sharing.files.parameter_sets": ("parameter_sets",),
    "sharing.files.sheets": ("read_sheet",),
    "sharing.files.toml_documents": ("read_toml",),
    "sharing.inputs.binding": ("bind",),
    "sharing.inputs.bound": ("Inputs",),
    "sharing.inputs.examples": ("example_inputs",),
    "sharing.inputs.figures": ("Figures", "Period", "read_figures"),
    "sharing.milestones": ("milestones_in", "milestones_of"),
    "sharing.models": ("option_of", "read_options", "value_of"),
    "sharing.nodes": ("Node",),
    "sharing.register": ("Register", "register_of"),
    "sharing.scheme": ("Scheme", "read_scheme"),
    "sharing.scheme.sets": ("read_parameter_set",),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for, so that small commands stay quick to start."""
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(room), name)
    raise AttributeError(f"module 'sharing' has no attribute {name!r}")

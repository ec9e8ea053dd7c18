"""People become co-owners: events compile to movements of units between places, and positions are their sums.

A plan says which classes of units there are, how they vest and what happens when somebody leaves; events say what
happened. Nothing here knows money: prices, dividends and what leavers are paid are steps of a scheme.
"""

from sharing.participation.compiling import compile_events
from sharing.participation.events import Event, read_events
from sharing.participation.history import History, balances_of, history_of, vesting_of
from sharing.participation.movements import Movement
from sharing.participation.observing import Difference, differences, read_observed
from sharing.participation.plan_reading import read_plan
from sharing.participation.plans import Plan
from sharing.participation.positions import Position, movements_of, positions_of

__all__ = [
    "Difference",
    "Event",
    "History",
    "Movement",
    "Plan",
    "Position",
    "balances_of",
    "compile_events",
    "differences",
    "history_of",
    "movements_of",
    "positions_of",
    "read_events",
    "read_observed",
    "read_plan",
    "vesting_of",
]

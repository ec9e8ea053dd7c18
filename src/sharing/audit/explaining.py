"""One participant out of a trail: the trail is run again, and held to what it says of this participant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.audit.checking import fitting
from sharing.audit.comparing import differing
from sharing.audit.faults import found_in_trail
from sharing.audit.slips import leaf_of
from sharing.audit.values import own_steps
from sharing.awards import operand_of
from sharing.errors import Place, Refused
from sharing.inputs.identities import unknown_id
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.register import Register


def row_in(trail: Mapping[str, Any], register: Register, identity: str, name: str) -> int:
    """Find the row of a participant in a trail that was run again, so that it can be explained.

    Refused when nobody has that id, and when an award or a step of this participant is another one than in the trail.
    """
    row = register.run.inputs.tables[STAFF].row(identity)
    if row is None:
        raise unknown_id(identity, register.ids)
    place = Place(name)
    with fitting(place, "tables"):
        leaf = leaf_of(trail, row)
    own = {"awards": _own_awards(register, row), "steps": own_steps(register.run, row)}
    differences = differing(own, {part: leaf[part] for part in own})
    found = [((*path, "values", row), wanted, got) for path, wanted, got in differences]
    if found:
        raise Refused(found_in_trail(found, trail, place))
    return row


def _own_awards(register: Register, row: int) -> dict[str, int]:
    """Give how many multiples somebody gets of each award that lives in `staff`."""
    return {
        award.outlet.name: int(award.units[row])
        for award in register.awards
        if not isinstance(award.units, int) and operand_of(register.run, award.outlet.step).table == STAFF
    }

"""An entry of a ledger made ready to be explained: its trail as it was committed, run again with the rules of then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.audit.canonical import digest, read_value
from sharing.audit.checking import register_again
from sharing.audit.explaining import row_in
from sharing.errors import Place, refuse
from sharing.files.ledger_runs import trail_bytes
from sharing.files.verifying import read
from sharing.named import Named

if TYPE_CHECKING:
    from sharing.audit.chain import Entry
    from sharing.files.ledger import Ledger
    from sharing.register import Register


class Committed(Named):
    """A committed entry: its trail, and the result that follows from it; anybody in it can be explained."""

    name: str
    trail: dict[str, Any]
    register: Register

    def row(self, identity: str) -> int:
        """Find the row of a participant; Refused when it is not there, or what was committed of it does not follow."""
        return row_in(self.trail, self.register, identity, self.name)


def committed(ledger: Ledger, entry: Entry) -> Committed:
    """Run an entry again from its trail; Refused when the trail is not the one whose digest the statement has.

    Nothing else is compared before somebody is explained: that is what `verify` is for, and takes many times longer.
    """
    name, data = trail_bytes(ledger, entry)
    if digest(data) != entry.statement["trail"]:
        what = "the trail is not the one whose digest stands in the statement"
        raise refuse("A005", what, Place(name), "use the trail and the statement of one run, as they were written")
    trail = read_value(data, name)
    return Committed(name, trail, register_again(trail, name, read))

"""When and by whom a version of a scheme was adopted, from when it is in force, and what the works council said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.errors import did_you_mean
from sharing.named import Named
from sharing.scheme.keys import ADOPTED

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sharing.scheme.keys import Reader

NEEDED, OBTAINED, NOT_APPLICABLE = COUNCIL = ("needed", "obtained", "not applicable")
DAYS = ("on", "from", "council_on")


class Adoption(Named):
    """How a version came to be: adopted on a day, by a body, in force from a day, and the consent of the works council.

    `council_on` is the day of that consent, or on which it was found to be needed or not; `source` is where it stands.
    """

    on: dt.date
    by: str
    start: dt.date
    council: str
    council_on: dt.date | None = None
    source: str = ""

    def tree(self) -> dict[str, str]:
        """Give it as texts, under the keys of the scheme file; what was not said is nothing."""
        return {
            "on": self.on.isoformat(),
            "by": self.by,
            "from": self.start.isoformat(),
            "council": self.council,
            "council_on": self.council_on.isoformat() if self.council_on else "",
            "source": self.source,
        }


def read_adoption(reader: Reader, tree: Mapping[str, Any]) -> Adoption | None:
    """Read `[adopted]` of a scheme that has it; None where the scheme says it wrongly."""
    found, before = reader.part(tree, "adopted"), len(reader.problems)
    path = ("adopted",)
    reader.known(found, path, ADOPTED)
    for key in DAYS:
        if key in found:
            reader.day(found, key, path)
        elif key != "council_on":
            reader.say("S003", f"`{key}` is missing", path, f"add: {key} = 2026-01-01")
    by, source = reader.text(found, "by", path), reader.text(found, "source", path, "")
    if not by.strip() and "by" in found:
        reader.say("S003", "`by` names nobody", (*path, "by"), 'name a body, such as by = "the board"')
    council = reader.text(found, "council", path)
    if council and council not in COUNCIL:
        advice = did_you_mean(council, COUNCIL) or f"one of {', '.join(COUNCIL)}"
        reader.say("S017", f"`{council}` is not what a works council has to do with it", (*path, "council"), advice)
    if council == OBTAINED and "council_on" not in found:
        reader.say("S003", "consent that was obtained has its day", path, "add: council_on = 2026-01-01")
    if not tree.get("version"):
        reader.say(
            "S003", "what was adopted is a version, and this file does not say which", path, 'add: version = "1"'
        )
    if len(reader.problems) > before:
        return None
    return Adoption(found["on"], by, found["from"], council, found.get("council_on"), source)

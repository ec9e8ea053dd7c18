"""Read what stands at the top of a scheme: its name, what it is for, where it comes from and when it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sharing.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.scheme.adoption import Adoption
    from sharing.scheme.keys import Reader

STATUSES = {"in force", "historical", "design"}
"""Of a ready-made scheme: law or agreement of today, of the past, or a design that anybody may choose."""
COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)


def read_head(reader: Reader, tree: Mapping[str, Any]) -> dict[str, Any]:
    """Read the keys at the top by the names they have in a `Scheme`."""
    language = reader.language(tree)
    valid = reader.part(tree, "valid")
    reader.known(valid, ("valid",), {"from", "to"})
    for key in valid:
        reader.day(valid, key, ("valid",))
    return {
        "name": reader.text(tree, "scheme", ()),
        "title": reader.texts(tree, "title", ()),
        "version": reader.text(tree, "version", (), ""),
        "currency": reader.text(tree, "currency", (), "EUR"),
        "language": language,
        "about": reader.texts(tree, "about", ()),
        "source": reader.text(tree, "source", (), ""),
        "valid": valid,
        "adopted": _adoption(reader, tree),
        **_card(reader, tree),
    }


def _adoption(reader: Reader, tree: Mapping[str, Any]) -> Adoption | None:
    """Read how the version was adopted, if the scheme says it: others do not import what reads it."""
    if "adopted" not in tree:
        return None
    from sharing.scheme.adoption import read_adoption

    return read_adoption(reader, tree)


def _card(reader: Reader, tree: Mapping[str, Any]) -> dict[str, Any]:
    """Read what a list of schemes says of each: country, family, status, the day it was last checked."""
    country, status = reader.text(tree, "country", (), ""), reader.text(tree, "status", (), "")
    if country and not COUNTRY.fullmatch(country):
        advice = 'two capitals, such as "NL"; "XX" is used everywhere'
        reader.say("S004", f"`{country}` is not a country", ("country",), advice)
    if status and status not in STATUSES:
        advice = did_you_mean(status, STATUSES) or f"one of {', '.join(sorted(STATUSES))}"
        reader.say("S004", f"`{status}` is not a status", ("status",), advice)
    if "last_checked" in tree:
        reader.day(tree, "last_checked", ())
    family = reader.text(tree, "family", (), "")
    return {"country": country, "family": family, "status": status, "last_checked": tree.get("last_checked")}

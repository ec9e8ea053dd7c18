"""Read a file of promises: what was announced, on which day, under which version, in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.dates import day_text, read_day
from sharing.inputs.identities import ID_FORM
from sharing.promises.values import Promise
from sharing.scheme.keys import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from sharing.documents import Document

TOP = {"promise"}
PROMISE = {"made", "scheme", "version", "period", "of", "id", "low", "high", "funded", "said", "source"}


def read_promises(document: Document) -> tuple[Promise, ...]:
    """Read a file of promises in the order of the file; Refused with all its problems.

    >>> from datetime import date
    >>> from sharing.documents import Document
    >>> promise = {"made": date(2025, 3, 1), "scheme": "s", "period": "2025", "of": "bonus", "low": 100}
    >>> read_promises(Document("promises.toml", "", {"promise": [promise]}))[0].low
    Fraction(100, 1)
    """
    reader = Reader(document)
    reader.known(document.tree, (), TOP)
    found = tuple(_promise(reader, tree, index) for index, tree in reader.parts(document.tree, "promise"))
    reader.finish()
    return found


def _promise(reader: Reader, tree: Mapping[str, Any], index: int) -> Promise:
    path = ("promise", index)
    reader.known(tree, path, PROMISE)
    made = read_day(tree["made"]) if "made" in tree else None
    if made is None:
        what = "`made` is a date" if "made" in tree else "`made` is missing"
        reader.say("S004" if "made" in tree else "S003", what, path, "say when it was announced: made = 2026-03-01")
    needed = {key: reader.text(tree, key, path) for key in ("scheme", "period", "of")}
    words = {key: reader.text(tree, key, path, "") for key in ("version", "id", "said", "source")}
    low, high, funded = (_number(reader, tree, key, index) for key in ("low", "high", "funded"))
    _range(reader, tree, (low, high, funded), index)
    if words["id"] and not ID_FORM.fullmatch(words["id"]):
        reader.say("A030", "this is not the id of a participant", (*path, "id"), "ids are written as in the staff list")
    return Promise(
        made=day_text(made) if made else "", **needed, version=words["version"], low=low, high=high,
        identity=words["id"], funded=funded, said=words["said"], source=words["source"],
    )  # fmt: skip


def _number(reader: Reader, tree: Mapping[str, Any], key: str, index: int) -> Fraction | None:
    return reader.number(tree[key], ("promise", index, key)) if key in tree else None


def _range(
    reader: Reader,
    tree: Mapping[str, Any],
    numbers: tuple[Fraction | None, Fraction | None, Fraction | None],
    index: int,
) -> None:
    """Say what is wrong with a range: none at all, the wrong way round, less than nothing set aside."""
    low, high, funded = numbers
    path = ("promise", index)
    if not {"low", "high"} & set(tree):
        advice = "say low, high or both; a promise of one amount has it as both"
        reader.say("A030", "a promise is about an amount, and this has none", path, advice)
    if low is not None and high is not None and low > high:
        reader.say("A030", "`low` is above `high`", (*path, "low"), "exchange the two")
    if funded is not None and funded < 0:
        reader.say("A030", "less than nothing cannot be set aside", (*path, "funded"), "correct the amount")

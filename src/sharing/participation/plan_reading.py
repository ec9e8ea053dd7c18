"""Read a plan from its file: classes with their leavers, and vesting schedules; every problem at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.errors import did_you_mean
from sharing.participation.plans import (
    HELD,
    KINDS,
    LAPSED,
    NEW,
    POOL,
    PRICES,
    UNVESTED,
    VESTED,
    Leaver,
    Plan,
    UnitClass,
)
from sharing.participation.spans import Span, read_span
from sharing.participation.vesting_reading import read_vesting
from sharing.scheme.keys import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from sharing.documents import Document, Path

TOP = {"plan", "currency", "language", "about", "source", "classes", "vesting", "exit"}
CLASS = {"kind", "of", "units", "foundation", "label", "most", "most_part", "expires", "leavers", "exit", "source"}
LEAVER = {"unvested", "vested", "lapsed", "window", "price", "label", "source"}
WHERE_FROM = {POOL: "a grant takes its units from the pool of the class", NEW: "a grant makes new units"}


def read_plan(document: Document) -> Plan:
    """Read a plan; Refused with every problem of the file.

    What a plan must answer has no default: where granted units come from, and what happens to a leaver's units.
    """
    reader = Reader(document)
    tree = document.tree
    reader.known(tree, (), TOP)
    title = reader.texts(tree, "plan", ())
    if not title:
        reader.say("P001", "the plan has no title: `plan`", (), 'add: plan = "..."')
    language = reader.language(tree)
    parts = reader.part(tree, "classes")
    names = list(parts)
    if not names:
        reader.say("P002", "the plan has no classes", ("classes",), "add: [classes.option] with kind = ...")
    classes = {name: _class(reader, name, part, names) for name, part in _tables(reader, parts, ("classes",))}
    vesting = {
        name: read_vesting(reader, name, part, ("vesting", name)) for name, part in reader.part(tree, "vesting").items()
    }
    reader.finish()
    return Plan(title, reader.text(tree, "currency", (), "EUR"), language, classes, vesting, document)


def answer(reader: Reader, tree: Mapping[str, Any], key: str, answers: Mapping[str, str], path: Path) -> str:
    """Read the answer to a question; one that is not given is asked for, with all answers and what they mean."""
    lines = "\n".join(f'{key} = "{name}": {meaning}' for name, meaning in answers.items())
    value = tree.get(key)
    if value is None:
        reader.say("P003", f"the plan does not say `{key}`", path, lines)
    elif not isinstance(value, str) or value not in answers:
        near = did_you_mean(str(value), answers)
        reader.say("P004", f"`{key}` cannot be `{value}`", (*path, key), "\n".join(filter(None, [near, lines])))
        return ""
    return str(value or "")


def _tables(reader: Reader, parts: Mapping[str, Any], path: Path) -> Iterable[tuple[str, dict[str, Any]]]:
    """Give the parts that are tables, noting those that are not."""
    return [(name, part) for name, part in parts.items() if reader.is_table(part, (*path, name))]


def span(reader: Reader, tree: Mapping[str, Any], key: str, path: Path) -> Span | None:
    """Read a span of time that may be left out."""
    if key not in tree:
        return None
    found = read_span(tree[key])
    if found is None:
        reader.say("P005", f"`{key}` is no span of time", (*path, key), 'write "90 days", "12 months" or "4 years"')
    return found


def _class(reader: Reader, name: str, tree: Mapping[str, Any], names: Iterable[str]) -> UnitClass:
    path: Path = ("classes", name)
    reader.name(name, path)
    reader.known(tree, path, CLASS)
    kind = answer(reader, tree, "kind", KINDS, path)
    of = reader.text(tree, "of", path, "")
    others = [other for other in names if other != name]
    if of and of not in others:
        advice = did_you_mean(of, others) or f"other classes: {', '.join(others) or 'none'}"
        reader.say("P006", f"there is no other class `{of}`", (*path, "of"), advice)
    units = answer(reader, tree, "units", WHERE_FROM, path) if "units" in tree else NEW
    most = _number(reader, tree, "most", path)
    if most is not None and most.denominator != 1:
        reader.say("S004", "`most` is a whole number of units", (*path, "most"), "write most = 500")
    leavers = {
        reason: _leaver(reader, reason, part, (*path, "leavers", reason))
        for reason, part in _tables(reader, reader.part(tree, "leavers", path), (*path, "leavers"))
    }
    for leaver in leavers.values():
        _together(reader, leaver, kind, units, (*path, "leavers", leaver.reason))
    return UnitClass(
        name, kind, of, units, reader.texts(tree, "label", path), reader.text(tree, "foundation", path, ""),
        None if most is None else int(most),
        _number(reader, tree, "most_part", path), span(reader, tree, "expires", path), leavers,
    )  # fmt: skip


def _number(reader: Reader, tree: Mapping[str, Any], key: str, path: Path) -> Fraction | None:
    """Read a limit above zero that may be left out."""
    if key not in tree:
        return None
    found = reader.number(tree[key], (*path, key))
    if found is not None and found <= 0:
        reader.say("P007", f"`{key}` is not above zero", (*path, key), "leave it out when there is no limit")
    return found


def _together(reader: Reader, leaver: Leaver, kind: str, units: str, path: Path) -> None:
    """Hold the answers about a leaver to what the class is."""
    if kind in HELD and leaver.vested in {"lapse", "window"}:
        what = f"what has vested of a {kind} is held: it cannot be `{leaver.vested}`"
        reader.say("P009", what, (*path, "vested"), 'write vested = "keep" or vested = "buy-back"')
    if leaver.lapsed == POOL and units != POOL:
        what = "lapsed units cannot return to a pool: the class has none"
        reader.say("P009", what, (*path, "lapsed"), 'write lapsed = "gone" here, or units = "pool" in the class')


def _leaver(reader: Reader, reason: str, tree: Mapping[str, Any], path: Path) -> Leaver:
    reader.known(tree, path, LEAVER)
    unvested, vested, lapsed = (
        answer(reader, tree, key, answers, path)
        for key, answers in (("unvested", UNVESTED), ("vested", VESTED), ("lapsed", LAPSED))
    )
    window = span(reader, tree, "window", path)
    if (vested == "window") != (window is not None):
        what = '`window` says how long, and `vested = "window"` that there is one: a plan says both or neither'
        reader.say("P008", what, path, 'write vested = "window" and window = "90 days"')
    price = answer(reader, tree, "price", PRICES, path) if "price" in tree or vested == "buy-back" else ""
    return Leaver(reason, unvested, vested, lapsed, window, price, reader.texts(tree, "label", path))

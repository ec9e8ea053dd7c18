"""Read a vesting schedule: segments that follow each other, or conditions that open each other."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.dates import read_day
from sharing.decimals import decimal_text
from sharing.errors import did_you_mean
from sharing.inputs.identities import ENTRY_FORM
from sharing.participation.allocation import CUMULATIVE, ROUND_DOWN, WAYS
from sharing.participation.spans import POLICIES, START, read_span
from sharing.participation.terms import (
    AFTER,
    DAY,
    EARLIER,
    EVENT,
    LATER,
    Cliff,
    Condition,
    Segment,
    Statement,
    Terms,
    Trigger,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sharing.documents import Path
    from sharing.participation.spans import Span
    from sharing.scheme.keys import Reader

SCHEDULE = {"rounding", "day", "segment", "condition", "label", "source"}
SEGMENT = {"part", "every", "times", "cliff", "on", "by", "tier"}
CONDITION = {"name", "part", "quantity", "remainder", "on", "by", "every", "times", "after", "cliff", "next"}
COMBINED = {"earlier_of": EARLIER, "later_of": LATER}
MOST_TIMES = 1_000


def read_vesting(reader: Reader, name: str, tree: Any, path: Path) -> Terms:
    """Read one schedule, noting its problems; parts of a schedule in time must add up to the whole."""
    if not reader.is_table(tree, path):
        return Terms(name)
    if not ENTRY_FORM.fullmatch(name):
        advice = "a name begins with a letter or digit, and has letters, digits, point, dash or underscore"
        reader.say("S005", f"`{name}` cannot be a name", path, advice)
    reader.known(tree, path, SCHEDULE)
    way, policy = str(tree.get("rounding", ROUND_DOWN)), str(tree.get("day", START))
    for key, value, allowed in (("rounding", way, WAYS), ("day", policy, POLICIES)):
        if value not in allowed:
            near = f"one of: {', '.join(WAYS)}" if key == "rounding" else "start, first, last, day-before, or 1 to 31"
            reader.say("P010", f"`{key}` cannot be `{value}`", (*path, key), near)
    segments, conditions = _list(reader, tree, "segment", path), _list(reader, tree, "condition", path)
    if bool(segments) == bool(conditions):
        what = "a schedule has segments, or conditions, and not both" if segments else "the schedule is empty"
        reader.say("P011", what, path, f"write [[vesting.{name}.segment]] with part, every and times")
    statements = _statements(reader, segments, (*path, "segment"))
    found = tuple(_condition(reader, part, (*path, "condition", i)) for i, part in enumerate(conditions))
    _graph(reader, found, (*path, "condition"))
    if found and way not in CUMULATIVE:
        what = f"conditions cannot be rounded `{way}`: which tranches there will be is not known before"
        reader.say("P012", what, (*path, "rounding"), f"one of: {', '.join(CUMULATIVE)}")
    return Terms(name, statements, found, way, policy)


def _list(reader: Reader, tree: Mapping[str, Any], key: str, path: Path) -> list[dict[str, Any]]:
    found = tree.get(key, [])
    if isinstance(found, list) and all(isinstance(item, dict) for item in found):
        return found
    reader.say("S004", f"`{key}` is a list of tables", (*path, key), f"write [[{'.'.join(map(str, path))}.{key}]]")
    return []


def _statements(reader: Reader, parts: list[dict[str, Any]], path: Path) -> tuple[Statement, ...]:
    """Group segments: one with `on` begins a statement of its own, and those after it follow it."""
    groups: list[tuple[Trigger, list[Segment], list[tuple[Fraction, Fraction]]]] = []
    for index, part in enumerate(parts):
        here: Path = (*path, index)
        reader.known(part, here, SEGMENT)
        if "on" in part or not groups:
            groups.append((_trigger(reader, part, here), [], _tiers(reader, part, here)))
        else:
            _ignored(
                reader, [key for key in ("by", "tier") if key in part], here, "goes with `on`, in a segment of its own"
            )
        groups[-1][1].append(_segment(reader, part, here))
    total = sum((segment.part for _, segments, _ in groups for segment in segments), Fraction(0))
    if parts and total != 1:
        what = f"the parts of the segments are together {decimal_text(total * 100)}%, and not 100%"
        reader.say("P013", what, path, "make the parts of all segments add up to 100%")
    return tuple(Statement(tuple(segments), trigger, tuple(tiers)) for trigger, segments, tiers in groups)


def _segment(reader: Reader, part: Mapping[str, Any], path: Path) -> Segment:
    every = _span(reader, part, "every", path)
    times = _times(reader, part, path)
    if every is None and times > 1:
        reader.say("P014", "`times` needs `every`: one tranche each what?", path, 'write every = "1 month"')
    whole = _share(reader, part.get("part", 1), (*path, "part"))
    cliff = None
    if "cliff" in part:
        tree = reader.part(part, "cliff", path)
        reader.known(tree, (*path, "cliff"), {"after", "part"})
        after = _span(reader, tree, "after", (*path, "cliff"))
        share = _share(reader, tree["part"], (*path, "cliff", "part"), most=1) if "part" in tree else None
        if "after" not in tree or "every" not in part:
            what, advice = "a cliff has `after`, in a segment with `every`", 'cliff = { after = "12 months" }'
            reader.say("P015", what, (*path, "cliff"), advice)
        elif after is not None:
            cliff = Cliff(after, share)
    return Segment(whole, every, times, cliff)


def _share(reader: Reader, value: Any, path: Path, most: int | None = None) -> Fraction:
    """Read a part of the units: not below nothing, and not above the most."""
    found = reader.number(value, path)
    if found is not None and (found < 0 or (most is not None and found > most)):
        what = f"`{path[-1]}` is {'below 0' if found < 0 else 'above 100%'}"
        reader.say("P022", what, path, 'write a part such as "25%"')
    return found or Fraction(0)


def _times(reader: Reader, part: Mapping[str, Any], path: Path, key: str = "times") -> int:
    times = part.get(key, 1)
    if not isinstance(times, int) or isinstance(times, bool) or not 1 <= times <= MOST_TIMES:
        reader.say("P016", f"`{key}` is a whole number from 1 to {MOST_TIMES}", (*path, key), f"write {key} = 12")
        return 1
    return times


def _span(reader: Reader, tree: Mapping[str, Any], key: str, path: Path) -> Span | None:
    if key not in tree:
        return None
    found = read_span(tree[key])
    if found is None or (not found.number and key == "every"):
        reader.say("P005", f"`{key}` is no span of time", (*path, key), 'write "90 days", "12 months" or "4 years"')
        return None
    return found


def _tiers(reader: Reader, part: Mapping[str, Any], path: Path) -> list[tuple[Fraction, Fraction]]:
    found: list[tuple[Fraction, Fraction]] = []
    for index, tier in enumerate(_list(reader, part, "tier", path)):
        here: Path = (*path, "tier", index)
        reader.known(tier, here, {"at_least", "part"})
        least, share = reader.number(tier.get("at_least", ""), (*here, "at_least")), tier.get("part", "")
        if least is not None:
            if found and least <= found[-1][0]:
                reader.say("P017", "tiers rise: this one is not above the one before", here, "put them in order")
            found.append((least, _share(reader, share, (*here, "part"))))
    return found


def _trigger(reader: Reader, part: Mapping[str, Any], path: Path) -> Trigger:
    trigger = _moment(reader, part["on"], (*path, "on")) if "on" in part else Trigger()
    if "by" not in part:
        return trigger
    day = read_day(part["by"])
    if day is None:
        reader.say("P018", "`by` is a date", (*path, "by"), "write by = 2030-12-31")
    return trigger._replace(by=day)


def _moment(reader: Reader, value: Any, path: Path) -> Trigger:
    """Read what is waited for: an event by its name, a date, or the earlier or later of several."""
    day = read_day(value)
    if day is not None:
        return Trigger(DAY, day)
    if isinstance(value, str) and value:
        return Trigger(EVENT, event=value)
    if isinstance(value, dict) and len(value) == 1 and set(value) <= set(COMBINED):
        key, items = next(iter(value.items()))
        if isinstance(items, list) and items:
            of = tuple(_moment(reader, item, (*path, key, i)) for i, item in enumerate(items))
            return Trigger(COMBINED[key], of=of)
    reader.say(
        "P018",
        "`on` is an event, a date, or several of them",
        path,
        'write "ipo" or { later_of = ["ipo", 2030-01-01] }',
    )
    return Trigger()


def _condition(reader: Reader, part: Mapping[str, Any], path: Path) -> Condition:
    reader.known(part, path, CONDITION)
    name, after = reader.text(part, "name", path), reader.text(part, "after", path, "")
    every = _span(reader, part, "every", path)
    trigger = Trigger(AFTER) if every else _trigger(reader, part, path)
    lost = [key for key in ("on", "by") if every and key in part] + [
        key for key in ("after", "times", "cliff") if "every" not in part and key in part
    ]
    _ignored(reader, lost, path, "a condition waits for `on` (until `by`), or for time: `every`, `times`, `after`")
    share = _share(reader, part.get("part", 0), (*path, "part"), most=1)
    remainder = part.get("remainder", False)
    if not isinstance(remainder, bool):
        reader.say("S004", "`remainder` is true or false", (*path, "remainder"), "write remainder = true")
    quantity = part.get("quantity")
    if quantity is not None and (not isinstance(quantity, int) or isinstance(quantity, bool) or quantity < 0):
        reader.say("S004", "`quantity` is a whole number of units", (*path, "quantity"), "write quantity = 500")
        quantity = None
    following = part.get("next", [])
    if not isinstance(following, list) or not all(isinstance(item, str) for item in following):
        reader.say("S004", "`next` is a list of names", (*path, "next"), 'write next = ["sale"]')
        following = []
    return Condition(
        name, trigger, share, remainder is True, quantity, every, _times(reader, part, path), after,
        _times(reader, part, path, "cliff") if "cliff" in part else 0, tuple(following),
    )  # fmt: skip


def _ignored(reader: Reader, keys: Iterable[str], path: Path, advice: str) -> None:
    """Note keys that would be left unread."""
    for key in keys:
        reader.say("P021", f"`{key}` has no meaning here, beside the other keys", (*path, key), advice)


def _graph(reader: Reader, conditions: tuple[Condition, ...], path: Path) -> None:
    """Hold conditions to each other: names that exist, once each, and no way back to where one came from."""
    names = [condition.name for condition in conditions]
    for index, condition in enumerate(conditions):
        if condition.name in names[:index]:
            reader.say("P019", f"condition `{condition.name}` is there twice", (*path, index, "name"), "rename one")
        for key, wanted in (("next", condition.next), ("after", (condition.after,) if condition.after else ())):
            for word in wanted:
                if word not in names:
                    advice = did_you_mean(word, names) or f"conditions: {', '.join(dict.fromkeys(names))}"
                    reader.say("P019", f"there is no condition `{word}`", (*path, index, key), advice)
    circle = _circle({condition.name: condition.next for condition in conditions})
    if circle:
        index = names.index(circle[0])
        what = f"these conditions lead back to where they began: {' -> '.join(circle)}"
        reader.say("P020", what, (*path, index), "let every way end")


def _circle(following: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Find a way that comes back to where it began."""
    done: set[str] = set()

    def seek(name: str, way: list[str]) -> list[str]:
        """Follow a condition to its ends; give the circle that is met, or nothing."""
        if name in way:
            return [*way[way.index(name) :], name]
        if name in done or name not in following:
            return []
        found = next(filter(None, (seek(other, [*way, name]) for other in following[name])), [])
        done.add(name)
        return found

    return next(filter(None, (seek(name, []) for name in following)), [])

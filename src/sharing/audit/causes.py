"""Why an amount differs between two runs: what differs among all that it is calculated from, and nothing else.

From the award's step we go down only through values that differ, to the inputs that differ: the participant's own,
those of the company, of a table, or of other participants where a step adds people up. A step that the scheme defines
otherwise is a cause as well. A value in a branch that was not taken counts as read; what no amount reads is not named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.audit.reads import reads_of
from sharing.named import Named
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Trail = Mapping[str, Any]
    Found = dict["Cause", None]

INPUT, FIGURE, TABLE, OTHERS, LIST, RULE, AWARD, PERIOD, JOINED, LEFT, STEP = KINDS = (
    "input", "figure", "table", "others", "list", "rule", "award", "period", "joined", "left", "step",
)  # fmt: skip
MOST_CELLS = 3
TOLD = {"label", "source", "reason"}
"""What the scheme says of a step without changing its value."""
UNSAID = {*TOLD, "name"}


class Cause(Named):
    """Something that differs and that an amount is calculated from: its kind, its name, what it was and is."""

    kind: str
    name: str = ""
    old: str | None = None
    new: str | None = None


class Causes:
    """Finds the causes of differences between two trails; what is about everybody is looked up once."""

    def __init__(self, old: Trail, new: Trail) -> None:
        """Read both schemes, and find who is in only one of the lists."""
        self.trails = (old, new)
        self.reads = {**reads_of(old), **reads_of(new)}
        self.rows = [
            {name: {one: row for row, one in enumerate(table["ids"])} for name, table in trail["tables"].items()}
            for trail in self.trails
        ]
        self.strangers = set(self.rows[0][STAFF]) ^ set(self.rows[1][STAFF])
        self.defined = [_definitions(trail) for trail in self.trails]
        self.wide: dict[str, Found] = {}
        self.changed: dict[str, list[str]] = {}

    def of(self, identity: str, award: str) -> tuple[Cause, ...]:
        """Give why an award of a participant differs, the participant's own inputs first."""
        there = [identity in rows[STAFF] for rows in self.rows]
        if there != [True, True]:
            return (Cause(JOINED if there[1] else LEFT),)
        outlets = [trail["awards"].get(award) for trail in self.trails]
        if outlets[0] is None or outlets[1] is None:
            return (Cause(AWARD, award),)
        found: Found = {}
        if any(outlets[0][key] != outlets[1][key] for key in ("step", "multiple", "unit")):
            found[Cause(AWARD, award)] = None
        self._down(outlets[1]["step"], identity, found, set())
        kept = [cause for cause in found if not self._own_only(cause, identity)]
        order = {kind: place for place, kind in enumerate(KINDS)}
        return tuple(sorted(kept, key=lambda cause: order[cause.kind])) or self._first(identity)

    def _down(self, name: str, identity: str, found: Found, seen: set[str]) -> None:
        """Go down from a value in the row of a participant, or of the company or group that this row leads to."""
        if name in seen or not self._differs(name, identity):
            return
        seen.add(name)
        if self._table_of(name) == COMPANY:
            found.update(self._everybody(name))
            return
        self._rule(name, found)
        if name not in self.reads:
            found.update(dict.fromkeys(self._leaf(name, identity)))
        for read in self.reads.get(name, ()):
            if read.across:
                found.update(self._everybody(read.name))
            else:
                self._down(read.name, identity, found, seen)

    def _everybody(self, name: str) -> Found:
        """Give the causes of a value in all rows: the same for whoever asks, so found once."""
        if name in self.wide:
            return self.wide[name]
        found = self.wide[name] = {}
        if self._differs(name, None):
            self._rule(name, found)
            if name not in self.reads:
                found.update(dict.fromkeys(self._leaf(name, None)))
            for read in self.reads.get(name, ()):
                found.update(self._everybody(read.name))
        return found

    def _rule(self, name: str, found: Found) -> None:
        """Note a step that the scheme, or the vocabulary it uses, defines otherwise."""
        step = name.removeprefix("eligible.") if name.startswith("eligible.") else name.partition(".")[0]
        if self.defined[0].get(step) != self.defined[1].get(step):
            found[Cause(RULE, step)] = None

    def _leaf(self, leaf: str, identity: str | None) -> Iterator[Cause]:
        """Give what differs in an input: its own cell, or everywhere which cells do."""
        table, _, column = leaf.removesuffix(".known").partition(".")
        if table == "period":
            yield Cause(PERIOD, column, *self._days(leaf))
        elif table == COMPANY:
            yield Cause(FIGURE, column, *(_cell(trail, table, column, 0) for trail in self.trails))
        elif table == STAFF and identity is not None:
            yield Cause(INPUT, column, *self._cells(table, column, identity))
        elif table == STAFF:
            if self.strangers:
                yield Cause(LIST)
            if self._changed_ids(column):
                yield Cause(OTHERS, column)
        else:
            yield from self._in_table(table, column, identity)

    def _in_table(self, table: str, column: str, identity: str | None) -> Iterator[Cause]:
        """Give the cells of another table that differ, the first few; of one participant those in the own row."""
        linked = self._linked(table, identity) if identity is not None else ()
        ids = linked or sorted({*self.rows[0].get(table, ()), *self.rows[1].get(table, ())})
        shown = 0
        for one in ids:
            old, new = self._cells(table, column, one)
            if old != new and shown < MOST_CELLS:
                shown += 1
                yield Cause(TABLE, f"{table}.{column} of {one}" if one else f"{table}.{column}", old, new)

    def _differs(self, name: str, identity: str | None) -> bool:
        """Say whether a value differs: in the row of a participant where it has one, or anywhere."""
        table = self._table_of(name)
        if table == "period":
            return len(set(self._days(name))) > 1
        if table == STAFF and identity is not None:
            old, new = (self._at(side, name, table, identity) for side in (0, 1))
            return old != new
        if table in {STAFF, COMPANY} or identity is None:
            return bool(self._columns(name, 0) != self._columns(name, 1)) or (table != COMPANY and self._ids(table))
        rows = self._linked(table, identity)
        if not rows:
            return bool(self._columns(name, 0) != self._columns(name, 1))
        return len(rows) > 1 or self._at(0, name, table, rows[0]) != self._at(1, name, table, rows[0])

    def _days(self, name: str) -> tuple[str, str]:
        """Give the first or the last day of both periods."""
        old, new = (str(trail["period"]["from" if name == "period.start" else "to"]) for trail in self.trails)
        return old, new

    def _ids(self, table: str) -> bool:
        return list(self.rows[0].get(table, ())) != list(self.rows[1].get(table, ()))

    def _linked(self, table: str, identity: str) -> tuple[str, ...]:
        """Give the rows of a table that a participant leads to by one link, then and now; none if not plain."""
        links = {
            name
            for trail in self.trails
            for name, one in trail["scheme"]["tree"].get(STAFF, {}).items()
            if one.get("leads_to") == table or f"{STAFF}.{name}" == table
        }
        if len(links) != 1:
            return ()
        found = self._cells(STAFF, next(iter(links)), identity)
        return tuple(dict.fromkeys(text for text in found if text is not None))

    def _table_of(self, name: str) -> str:
        for trail in reversed(self.trails):
            if name in trail["steps"]:
                return str(trail["steps"][name]["table"])
        return name.partition(".")[0]

    def _columns(self, name: str, side: int) -> Any:
        """Give a whole column of one of the runs: of a step, or of an input."""
        trail = self.trails[side]
        if name in trail["steps"]:
            return trail["steps"][name]["values"]
        table, _, column = name.removesuffix(".known").partition(".")
        return trail["tables"].get(table, {}).get("columns", {}).get(column)

    def _at(self, side: int, name: str, table: str, identity: str) -> str | None:
        column, row = self._columns(name, side), self.rows[side].get(table, {}).get(identity)
        return None if column is None or row is None or row >= len(column) else str(column[row])

    def _cells(self, table: str, column: str, identity: str) -> tuple[str | None, str | None]:
        old, new = (
            None if row is None else _cell(trail, table, column, row)
            for trail, row in zip(self.trails, (rows.get(table, {}).get(identity) for rows in self.rows), strict=True)
        )
        return old, new

    def _changed_ids(self, column: str) -> list[str]:
        """Give whose cell of a column differs, of those who are in both lists; two are enough to know."""
        if column not in self.changed:
            both = (one for one in self.rows[0][STAFF] if one in self.rows[1][STAFF])
            differing = (one for one in both if len(set(self._cells(STAFF, column, one))) > 1)
            self.changed[column] = [one for one, _ in zip(differing, range(2), strict=False)]
        return self.changed[column]

    def _own_only(self, cause: Cause, identity: str) -> bool:
        """Say whether what differs in a column differs for this participant alone: then it is no cause of others."""
        return cause.kind == OTHERS and self._changed_ids(cause.name) == [identity]

    def _first(self, identity: str) -> tuple[Cause, ...]:
        """Name the first step that differs, where no input and no definition was found that does."""
        for name, step in self.trails[1]["steps"].items():
            if step["table"] == STAFF and self._differs(name, identity):
                return (Cause(STEP, name, *(self._at(side, name, STAFF, identity) for side in (0, 1))),)
        return ()


def _cell(trail: Trail, table: str, column: str, row: int) -> str | None:
    cells = trail["tables"].get(table, {}).get("columns", {}).get(column)
    return None if cells is None else cells[row]


def _definitions(trail: Trail) -> dict[str, Any]:
    """Give what the scheme says of each step and condition, with the definition of the rule that a step uses."""
    tree = trail["scheme"]["tree"]
    found: dict[str, Any] = {}
    parts: Iterable[Mapping[str, Any]] = (*tree.get("eligible", ()), *tree.get("step", ()))
    for part in parts:
        said = {key: value for key, value in part.items() if key not in TOLD}
        found[str(part["name"])] = said, trail["definitions"].get(part.get("rule", ""))
    return found

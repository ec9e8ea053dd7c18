"""What a scheme is run on: the values of its leaves, and the rows of its tables in the order of their ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from sharing.named import Named
from sharing.rules.definition import NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Source
    from sharing.errors import Place
    from sharing.inputs.figures import Period
    from sharing.inputs.sheet import Sheet
    from sharing.kernel import Value
    from sharing.parameters import UsedParameter


class Labels(Sequence[str]):
    """What the rows of a table without ids are called: by their links, such as `003 sales`, and a number where equal.

    They are made when somebody asks: a million are rarely needed at once. `columns` are tried one after the other
    until every row has a name of its own; the texts of the columns of one try stand side by side.
    """

    def __init__(self, sheet: Sheet, order: list[int], columns: Sequence[Sequence[int]]) -> None:
        """Remember the sheet, the order of its rows, and the columns that say what a row is about."""
        self._sheet, self._order, self._columns = sheet, order, columns
        self._made: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[str]: ...
    def __getitem__(self, row: int | slice) -> str | Sequence[str]:
        if not self._made:
            self._made = self._make()
        return self._made[row]

    def _make(self) -> tuple[str, ...]:
        from sharing.inputs.sheet import shown

        found: list[str] = []
        for columns in self._columns:
            rows = [self._sheet.rows[row] for row in self._order]
            found = [" ".join(shown(row[at]) for at in columns if row[at]) for row in rows]
            if len(set(found)) == len(found):
                return tuple(found)
        times: dict[str, int] = {}
        for row, name in enumerate(found):
            times[name] = times.get(name, 0) + 1
            found[row] = f"{name} #{times[name]}".strip() if times[name] > 1 or not name else name
        return tuple(found)


class Rows(Named):
    """The rows of one table in the order of their ids: ids, names if any, and where each stands in its file.

    The rows of a table without ids have `Labels` for ids.
    """

    ids: Sequence[str]
    names: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()

    def row(self, identity: str) -> int | None:
        """Find the row of an id."""
        from bisect import bisect_left

        at = bisect_left(self.ids, identity)
        return at if at < len(self.ids) and self.ids[at] == identity else None


class Inputs(Named):
    """Everything a scheme asked for: leaves and values, tables and rows, how files were read, parameters in force.

    `state` is the digest of what was carried in from the period before. `sources` are the files by what they were read
    as; `options` is what a person decided beside the files, where it may change a result.
    """

    leaves: Mapping[str, Value]
    tables: Mapping[str, Rows]
    period: Period
    company: str = ""
    understood: tuple[str, ...] = ()
    state: str = ""
    parameters: tuple[UsedParameter, ...] = ()
    sources: tuple[tuple[str, Source], ...] = ()
    options: Mapping[str, str] = NOTHING

    @property
    def rows(self) -> dict[str, int]:
        """How many rows each table has."""
        return {name: len(table.ids) for name, table in self.tables.items()}


class Places:
    """The places of the rows of a table, made when they are asked for: a million are rarely needed at once."""

    def __init__(self, sheet: Sheet, order: list[int], at: int) -> None:
        """Remember the sheet, the order of its rows, and the column of the ids."""
        self.sheet, self.order, self.at = sheet, order, at

    def __getitem__(self, row: int) -> Place:
        return self.sheet.place(self.order[row], self.at)

    def __len__(self) -> int:
        return len(self.order)

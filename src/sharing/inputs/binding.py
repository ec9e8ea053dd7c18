"""Bring staff, figures and tables to the leaves of a scheme: parsed once, checked once, in the order of the ids.

Rows stand in the order of their ids from here on, so the order of a file changes nothing that follows. Every problem
of every file is collected before anything is refused.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.columns import column
from sharing.errors import Problem, Refused
from sharing.exact import number
from sharing.inputs.bound import Inputs, Labels, Places, Rows
from sharing.inputs.brackets import bounds_of, bounds_problems, by_bound, closed
from sharing.inputs.columns_read import ColumnRead, Reading, read_column
from sharing.inputs.figures import Figures, Period, bind_figures, figure_texts
from sharing.inputs.headings import find_heading, find_id, find_name, missing, wanted
from sharing.inputs.identities import ENTRY_FORM, ID_FORM, order_of
from sharing.inputs.in_force import outside
from sharing.inputs.own_tables import own_tables, text_leaves, text_values
from sharing.inputs.sheet import Sheet, shown
from sharing.inputs.sources import options_of, sources_of
from sharing.kernel import Value
from sharing.kinds import LINK
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing.parameters import UsedParameter
    from sharing.scheme import Input, Scheme

EMPTY = Sheet("no entries yet", ("id", "amount", "origin", "expires", "owner"), (), ())
"""An account that nothing was carried into."""


def bind(
    scheme: Scheme,
    figures: Figures,
    sheets: Mapping[str, Sheet],
    period: Period,
    *,
    given: Mapping[str, str] | None = None,
    reading: Reading | None = None,
) -> Inputs:
    """Bring files to the leaves of a scheme; raises Refused with every problem of every file."""
    no_sheets = [_no_sheet(name, sheet) for name, sheet in sheets.items() if not isinstance(sheet, Sheet)]
    if no_sheets:
        raise Refused(no_sheets)
    binder = _Binder(scheme, sheets, period, reading or Reading())
    binder.problems.extend(outside(scheme, period, figures.document.place(period.path[:-1])))
    given = given or {}
    try:
        binder.leaves.update(bind_figures(scheme, figures, period, given))
    except Refused as refused:
        binder.problems.extend(refused.problems)
    for leaf, texts in figure_texts(scheme, period, given).items():
        binder.texts(leaf, texts)
    used = binder.parameters(given) if scheme.parameters else ()
    binder.bind()
    if binder.problems:
        raise Refused(binder.problems)
    return Inputs(
        binder.leaves, binder.tables, period, figures.company, tuple(binder.understood),
        parameters=used, sources=sources_of(scheme, figures, sheets), options=options_of(given, binder.reading),
    )  # fmt: skip


def _no_sheet(name: str, found: object) -> Problem:
    """Say of a frame, a path or anything else that it is no sheet yet."""
    advice = "make one first: sheet_of(frame) of a data frame, read_sheet(path) of a file"
    return Problem("I041", f"the table `{name}` is given as a {type(found).__name__}, not as a sheet", advice=advice)


def _telling(sheet: Sheet, asked: Sequence[Input]) -> list[list[int]]:
    """Give the columns that say what a row without an id is about: two links may do, else its texts as well."""
    links = [found for found in asked if found.declared == "link"]
    texts = [found for found in asked if found.declared == "text" and not found.optional]
    tries = [links, [*links, *texts]] if len(links) > 1 else [[*links, *texts]]
    return [[at for found in one if (at := find_heading(sheet, *wanted(found))[0]) is not None] for one in tries]


class _Binder:
    """Brings the sheets and figures of one period to a scheme, and keeps every problem on the way."""

    def __init__(self, scheme: Scheme, sheets: Mapping[str, Sheet], period: Period, reading: Reading) -> None:
        self.scheme, self.period, self.reading = scheme, period, reading
        self.sheets = {**{account.name: EMPTY for account in scheme.accounts}, **sheets}
        self.problems: list[Problem] = []
        self.understood: list[str] = []
        self.tables: dict[str, Rows] = {}
        self.orders: dict[str, list[int]] = {}
        self.broken: set[str] = set()
        self.bounds = bounds_of(scheme)
        self.leaves: dict[str, Value] = {
            "period.start": Value(number(period.start)),
            "period.end": Value(number(period.end)),
        }
        self.days = {"period.start": period.start, "period.end": period.end}

    def parameters(self, given: Mapping[str, str]) -> tuple[UsedParameter, ...]:
        """Look the parameters up: on days that are known by now."""
        from sharing.inputs.dated import use_parameters

        used = use_parameters(self.scheme, self.leaves, given, self.problems)
        self.leaves.update({found.parameter.leaf: Value(number(found.value)) for found in used})
        return used

    def bind(self) -> None:
        """Read the figures, then each table the scheme asks for, those that others link to first."""
        self._constants()
        asked: dict[str, list[Input]] = {STAFF: []}
        for found in self.scheme.inputs:
            if found.table != COMPANY:
                asked.setdefault(found.table, []).append(found)
        targets = {f.kind.table for f in self.scheme.inputs if f.declared == "link"} - {
            c.name for c in self.scheme.constants
        }
        for table in sorted({*asked, *targets}):
            if table not in self.sheets:
                self.problems.append(
                    Problem(
                        "I041",
                        f"the scheme asks for a table `{table}`",
                        advice=f"give it: --table {table}=FILE.csv; headings alone say that it has no rows",
                    )
                )
            else:
                self._identify(table, self.sheets[table], asked.get(table, []))
        for table in sorted(asked):
            if table in self.tables:
                self._columns(table, self.sheets[table], asked[table])
        for table, name in self.bounds.items():
            if table in self.sheets and f"{table}.{name}" in self.leaves:
                rows, to = self.tables[table], self.scheme.input(f"{table}.to")
                self.problems.extend(bounds_problems(table, name, self.leaves, rows))
                if not self.problems:
                    self.tables[table] = closed(table, self.leaves, rows, self.sheets[table], to)
        self._unused(asked)

    def _constants(self) -> None:
        leaves, tables = own_tables(self.scheme)
        self.leaves.update(leaves)
        self.tables.update(tables)

    def _identify(self, table: str, sheet: Sheet, asked: Sequence[Input]) -> None:
        """Find the ids of a table and the order they give its rows."""
        order: list[int]
        ids: Sequence[str]
        headings = self.scheme.headings
        at, several = find_id(sheet, table, headings.get(f"{table}.id", ()))
        nameless = at is None and (table == STAFF or not any(found.kind.form == LINK for found in asked))
        if several:
            self._ambiguous(sheet, "id", several, table)
        if nameless:
            self.problems.append(missing(sheet, "id", sheet.heading_place(0), table))
        if nameless or several:
            # Without ids the rows stand as in the file, so that what is wrong in other columns is told as well.
            self.broken.add(table)
            order, ids = list(range(len(sheet.rows))), ("",) * len(sheet.rows)
        elif at is None:
            order = sorted(range(len(sheet.rows)), key=sheet.rows.__getitem__)
            ids = Labels(sheet, order, _telling(sheet, asked))
        else:
            before = len(self.problems)
            form = ENTRY_FORM if table in {account.name for account in self.scheme.accounts} else ID_FORM
            order, ids = order_of(sheet, at, self.problems, form)
            if len(self.problems) > before:
                self.broken.add(table)
            elif table in self.bounds:
                bound = self.scheme.input(f"{table}.{self.bounds[table]}")
                order = by_bound(sheet, bound, order, self.reading, self.days)
                ids = tuple(sheet.rows[row][at] for row in order)
        name = find_name(sheet, at, headings.get(f"{table}.name", ())) if table == STAFF else None
        names = () if name is None else tuple(sheet.rows[i][name] for i in order)
        places = Places(sheet, order, at or 0)
        self.orders[table] = order
        self.tables[table] = Rows(ids, names, places)  # type: ignore[arg-type]
        if table not in {account.name for account in self.scheme.accounts}:
            self.understood.append(f"{table}: {sheet.how}" if sheet.how else table)

    def _columns(self, table: str, sheet: Sheet, asked: Sequence[Input]) -> None:
        for found in asked:
            at, several = find_heading(sheet, *wanted(found, asked))
            if several:
                self._ambiguous(sheet, found.name, several, table)
            elif at is None and (found.optional or found.blank is not None) and not found.headers:
                rows = len(sheet.rows)
                self._column(table, Sheet(sheet.file, ("",), (("",),) * rows, (0,) * rows), 0, found)
            elif at is None:
                self.problems.append(missing(sheet, found.name, sheet.heading_place(0)))
            else:
                self._column(table, sheet, at, found)

    def _column(self, table: str, sheet: Sheet, at: int, found: Input) -> None:
        targets = self._targets(found, [row[at] for row in sheet.rows] if found.declared == "text" else [])
        if targets is None:
            return
        try:
            read = read_column(sheet, at, found, self.reading, self.days, targets)
        except Refused as refused:
            self.problems.extend(refused.problems)
            return
        heading = f"is read from `{shown(sheet.headers[at])}`" if sheet.headers[at] else "is not in the file: all blank"
        self.understood.append(f"{table}: {found.name} {heading}" + (f", {read.how}" if read.how else ""))
        self.understood.extend(f"{table}: {found.name}: {note}" for note in read.notes)
        self._keep(table, found, read)

    def _targets(self, found: Input, texts: list[str]) -> Mapping[str, int] | None:
        """Give the row number of each id or text that a link may lead to; None when its table could not be read."""
        if found.kind.form != LINK:
            return {}
        if found.declared != "text":
            rows = self.tables.get(found.kind.table)
            if rows is None or found.kind.table in self.broken:
                return None
            return {identity: i for i, identity in enumerate(rows.ids)}
        return self.texts(found.leaf, text_values(found, texts))

    def texts(self, name: str, values: tuple[str, ...]) -> Mapping[str, int]:
        """Make the table of a text column's values, and the row number of each text that the scheme compares with."""
        self.tables[name] = Rows(values)
        self.leaves.update(text_leaves(self.scheme, name, values))
        return {value: i for i, value in enumerate(values)}

    def _keep(self, table: str, found: Input, read: ColumnRead) -> None:
        order = self.orders[table]
        sorted_already = order == list(range(len(order)))
        for leaf, integers, unit in (
            (found.leaf, read.integers, 10**read.decimals),
            (f"{found.leaf}.known", read.known, 1),
        ):
            if leaf in self.scheme.leaves:
                values = integers if sorted_already else [integers[i] for i in order]
                self.leaves[leaf] = Value(number(column(values), Fraction(1, unit)))

    def _ambiguous(self, sheet: Sheet, name: str, columns: list[int], table: str) -> None:
        headings = " and ".join(f"`{sheet.headers[i]}`" for i in columns)
        key = f"staff.{name}" if table == STAFF else f"tables.{table}.columns.{name}"
        what, advice = f"{headings} could both be `{name}`", f'say in the scheme which one: [{key}] header = "..."'
        self.problems.append(Problem("I048", what, sheet.heading_place(columns[1]), advice))

    def _unused(self, asked: Mapping[str, Sequence[Input]]) -> None:
        for table in self.sheets:
            if table not in asked and table not in self.tables:
                what = f"the scheme has no table `{table}`"
                self.problems.append(Problem("I049", what, advice=f"tables of this scheme: {', '.join(sorted(asked))}"))

"""Read one sheet of a workbook: numbers and dates in canonical text, after a scan has found it safe and exact."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sharing.documents import source_of
from sharing.errors import Place, Problem, Refused
from sharing.files.opening import check_size, name_of, read_bytes
from sharing.files.tables import check_table
from sharing.files.titles import title_of
from sharing.files.xlsx_scan import scan_workbook
from sharing.files.xlsx_styles import PERCENT
from sharing.files.xlsx_zip import MOST_BYTES, damaged
from sharing.inputs.sheet import Sheet, column_letters, listed, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import StrPath

    from sharing.files.csv_sheets import ReadOptions
    from sharing.files.xlsx_scan import Choice

_MOST_CELL = 100_000
# Before this day the calendars of spreadsheets are one day off: they believe in 29 February 1900.
_FIRST_SOUND_DAY = dt.date(1900, 3, 1)


def read_xlsx(source: StrPath | bytes, options: ReadOptions | None = None, *, name: str = "") -> Sheet:
    """Read the filled sheet of a workbook, or the one named in the options; refuse with all its problems at once."""
    place = Place(name or ("stdin" if isinstance(source, bytes) else name_of(source)))
    data = source if isinstance(source, bytes) else read_bytes(source, most=MOST_BYTES)
    check_size(len(data), MOST_BYTES, place)
    choice = scan_workbook(data, place.file, options.sheet if options else None)
    sheet = _table(_values(data, choice, place), choice, place, empty=bool(options and options.empty))
    return sheet._replace(source=source_of(data))


def _values(data: bytes, choice: Choice, place: Place) -> list[tuple[Any, ...]]:
    import warnings
    from io import BytesIO

    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            page = book[choice.name]
            # What the sheet says about its own size is not believed; the scan has seen where its cells are.
            page.reset_dimensions()
            first, last = choice.columns
            rows = page.iter_rows(*choice.rows, first, last, values_only=True)
            return [(*row, *[None] * (last - first + 1 - len(row))) for row in rows]
    except Exception:  # noqa: BLE001  (what a hostile workbook makes a foreign parser raise is not known)
        raise damaged(place) from None


def canonical(value: object) -> tuple[str, bool]:
    """Give the canonical text of a cell's value, and whether it was typed: a number, a date or a yes/no.

    >>> canonical(1234.5), canonical(1e-05), canonical(12), canonical("007 "), canonical(True)
    (('1234.5', True), ('0.00001', True), ('12', True), ('007', False), ('TRUE', True))
    """
    if value is None:
        return "", False
    if isinstance(value, str):
        return value.strip(" \t"), False
    if isinstance(value, bool):
        return str(value).upper(), True
    if isinstance(value, float):
        text = format(Decimal(repr(value)), "f")
        return (text.rstrip("0").rstrip(".") if "." in text else text) or "0", True
    if isinstance(value, int):
        return str(value), True
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime) and value >= _FIRST_SOUND_DAY:
        return value.isoformat(), True
    raise ValueError


def _table(values: Iterable[tuple[Any, ...]], choice: Choice, place: Place, *, empty: bool) -> Sheet:
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    typed: set[tuple[int, int]] = set()
    problems: list[Problem] = []
    for line, cells in enumerate(values, start=choice.rows[0]):
        texts: list[str] = []
        for column, value in enumerate(cells):
            try:
                text, real = canonical(value)
            except ValueError:
                text, real = "?", False
                problems.append(_not_a_day(value, f"{column_letters(choice.columns[0] + column)}{line}", place))
            if len(text) > _MOST_CELL:
                problems.append(Problem("L003", f"a cell in row {line} is too long", place, "shorten its text"))
            if real:
                typed.add((len(rows) - 1, column))
            texts.append(text)
        if any(texts):
            rows.append(tuple(texts))
            lines.append(line)
    if problems:
        raise Refused(listed(problems))
    if not rows:
        raise Refused([Problem("F018", "the sheet holds no data", place, "export the data again")])
    _check_title(rows, lines, choice, place)
    draft = _draft(rows, lines, typed, choice, place)
    return check_table(_as_shown(draft, choice) if choice.looks else draft, empty=empty)


def _check_title(rows: list[tuple[str, ...]], lines: list[int], choice: Choice, place: Place) -> None:
    """Refuse a sheet whose first row is a title and not its headings."""
    found = title_of(rows, lines)
    if found is not None:
        column = next(column for column, text in enumerate(rows[0], choice.columns[0]) if text)
        cell = f"{column_letters(column)}{found.row}"
        raise Refused([found.problem(Place(place.file, cell=cell, excerpt=shown(found.text)), "row")])


def _as_shown(draft: Sheet, choice: Choice) -> Sheet:
    """Put zeros before numbers that the workbook shows with them, and note which it shows as a percentage."""
    rows = [list(row) for row in draft.rows]
    percents: set[tuple[int, int]] = set()
    padded = 0
    for row, column in draft.typed:
        text = rows[row][column]
        look = choice.looks.get((draft.lines[row], choice.columns[0] + column), "")
        if look == PERCENT and text.lstrip("-").replace(".", "", 1).isdecimal():
            percents.add((row, column))
        elif len(text) < len(look) and text.isdecimal():
            rows[row][column] = text.zfill(len(look))
            padded += 1
    zeros = f"; {padded} number{'' if padded == 1 else 's'} with zeros before, read as shown" if padded else ""
    return draft._replace(rows=tuple(map(tuple, rows)), percents=frozenset(percents), how=f"{draft.how}{zeros}")


def _not_a_day(value: object, cell: str, place: Place) -> Problem:
    what = f"`{shown(str(value))}` is not a whole day: it has a time, or lies before March 1900"
    return Problem("F043", what, Place(place.file, cell=cell), "give the cell a date without a time")


def _draft(
    rows: list[tuple[str, ...]], lines: list[int], typed: set[tuple[int, int]], choice: Choice, place: Place
) -> Sheet:
    count = len(rows) - 1
    how = [f"{count} row{'' if count == 1 else 's'}", f"workbook, sheet `{shown(choice.name)}`", *choice.notes]
    return Sheet(
        place.file,
        rows[0],
        tuple(rows[1:]),
        tuple(lines[1:]),
        lines[0],
        "; ".join(how),
        frozenset(cell for cell in typed if cell[0] >= 0),
        spreadsheet=True,
        columns=tuple(range(choice.columns[0], choice.columns[1] + 1)),
    )

"""Make a sheet of the records that a reader found, or say everything that is wrong with the table at once.

>>> draft = Sheet("s.csv", ("id", "pay"), (("1", "2"), ("Totaal", "2")), (2, 3))
>>> check_table(draft)
Traceback (most recent call last):
sharing.errors.Refused: s.csv:3: F017 this row looks like a total, not like a person
  3 | id: Totaal
  remove the row: totals are computed
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING
from unicodedata import normalize

from sharing.errors import Place, Problem, Refused
from sharing.files.encoding import hidden_character
from sharing.inputs.sheet import Sheet, Tally, column_letters, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_COLUMNS = 16_384
_TOTAL = re.compile(r"(?:(?:sub|grand |eind|deel)?(?:totaal|totalen|totals?)|som|sum) ?:?", re.IGNORECASE)
_MAY_BEGIN_A_TOTAL = frozenset("TtSsGgEeDd")
_NUMERIC = re.compile(r"-?(?:€|EUR|\$)? ?-?[0-9][0-9.,]*(?: ?%)?")


def check_table(draft: Sheet, problems: Tally | None = None, *, empty: bool = False) -> Sheet:
    """Give the sheet without its empty columns, or refuse with all problems, also those found before.

    The draft has rows of the right length that are not blank; it may have none at all when it may be `empty`.
    """
    found = problems or Tally()
    if not draft.rows and not empty and not found.all():
        place = Place(draft.file, 0 if draft.spreadsheet else draft.header_line)
        raise Refused([Problem("F018", "there are no rows under the headings", place, "export the data again")])
    draft, nameless = _without_empty_columns(draft)
    for problem in (*nameless, *_heading_problems(draft)):
        found.keep(problem)
    _note_odd_rows(draft, found)
    if found.all():
        raise Refused(found.all())
    return draft


def _without_empty_columns(draft: Sheet) -> tuple[Sheet, list[Problem]]:
    blank = [column for column, header in enumerate(draft.headers) if not header]
    if not blank:
        return draft, []
    problems = []
    for column in blank:
        row = next((i for i, cells in enumerate(draft.rows) if cells[column]), -1)
        if row >= 0:
            what = f"column {_name(draft, column)} has values but no heading"
            problems.append(Problem("F015", what, draft.place(row, column), "give it a heading, or empty its cells"))
    if problems:
        return draft, problems
    kept = [column for column, header in enumerate(draft.headers) if header]
    if not kept:
        return draft, [Problem("F018", "there are no headings", Place(draft.file), "put headings in the first row")]
    new = {column: i for i, column in enumerate(kept)}
    numbers = draft.columns or tuple(range(1, len(draft.headers) + 1))
    return (
        draft._replace(
            headers=tuple(draft.headers[column] for column in kept),
            rows=tuple(tuple(row[column] for column in kept) for row in draft.rows),
            typed=frozenset((row, new[column]) for row, column in draft.typed if column in new),
            columns=tuple(numbers[column] for column in kept),
            percents=frozenset((row, new[column]) for row, column in draft.percents if column in new),
        ),
        [],
    )


def _name(draft: Sheet, column: int) -> str:
    number = draft.columns[column] if draft.columns else column + 1
    return column_letters(number) if draft.spreadsheet else str(number)


def _heading_problems(draft: Sheet) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for column, header in enumerate(draft.headers):
        place = draft.heading_place(column)
        if hidden := hidden_character(header, place):
            yield hidden
        same = first.setdefault(normalize("NFC", header).casefold(), column)
        if same != column and header:
            what = f"columns {_name(draft, same)} and {_name(draft, column)} have the same heading `{shown(header)}`"
            yield Problem("F014", what, place, "rename or remove one of them")


def _note_odd_rows(draft: Sheet, found: Tally) -> None:
    headers = draft.headers
    for number, row in enumerate(draft.rows):
        first = row[0]
        if first and first[0] not in _MAY_BEGIN_A_TOTAL and first != headers[0]:
            continue
        if row == headers:
            found.add(partial(_headings_again, draft, number))
            continue
        column = next((i for i, cell in enumerate(row) if cell), 0)
        if _TOTAL.fullmatch(row[column]):
            found.add(partial(_total, draft, number, column))
    last = len(draft.rows) - 1
    if last > 0 and _is_nameless_total(draft.rows):
        found.add(partial(_total, draft, last, 0))


def _is_nameless_total(rows: Sequence[tuple[str, ...]]) -> bool:
    *others, last = rows
    rest = [cell for cell in last if cell]
    return not last[0] and all(_NUMERIC.fullmatch(cell) for cell in rest) and all(row[0] for row in others)


def _headings_again(draft: Sheet, row: int) -> Problem:
    return Problem("F016", "the headings occur again", draft.place(row, 0), "remove this row")


def _total(draft: Sheet, row: int, column: int) -> Problem:
    what = "this row looks like a total, not like a person"
    return Problem("F017", what, draft.place(row, column), "remove the row: totals are computed")

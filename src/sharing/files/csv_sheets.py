r"""Read CSV as Dutch and international software write it: exactly, or not at all, saying how it was read.

>>> sheet = read_csv(b"\xef\xbb\xbfid;salary\r\n007;42.000,50\r\n", name="staff.csv")
>>> sheet.headers, sheet.rows, sheet.how
(('id', 'salary'), (('007', '42.000,50'),), '1 row; UTF-8 with BOM; semicolons')
"""

from __future__ import annotations

import csv
from functools import partial
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

from sharing.documents import source_of
from sharing.errors import Place, Problem, Refused, refuse
from sharing.files.delimiters import DELIMITERS, check_sep, decide_delimiter, delimiter_of, sep_line
from sharing.files.encoding import Encoding, find_encoding
from sharing.files.opening import check_size, name_of, read_bytes
from sharing.files.tables import MOST_COLUMNS, check_table
from sharing.inputs.sheet import Sheet, Tally
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import StrPath

MOST_BYTES = 256 << 20
MOST_LINE = 1 << 20
MOST_CELL = 100_000
MOST_ROWS = 4_000_000
MOST_CELLS = 30_000_000
_SAMPLE = 1 << 16
_BLANKS = " \t"
MOST_FILLED = 2
"""With more cells filled a first row is not taken for a title."""


class ReadOptions(Named):
    """What the person said about a file: `delimiter` (`semicolon`, `comma`, `tab`), `sheet` (of a workbook).

    `empty` says that headings alone are a table, one without rows: nobody had a break this year. A staff list, the
    proposals and the ballots of a vote are none.
    """

    delimiter: str | None = None
    sheet: str | None = None
    empty: bool = False


class _LineGuard:
    """Refuse a line that has no end while the file is still being read."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._run = 0
        self._line = 1

    def __call__(self, piece: bytes) -> None:
        starts = [at for at in (piece.find(b"\n"), piece.find(b"\r")) if at >= 0]
        if self._run + min(starts, default=len(piece)) > MOST_LINE:
            what = f"line {self._line} is longer than {MOST_LINE >> 20} MB"
            raise refuse("L002", what, Place(self._place.file, self._line), "this is not a table; export it again")
        self._line += piece.count(b"\n") or piece.count(b"\r")
        last = max(piece.rfind(b"\n"), piece.rfind(b"\r"))
        self._run = len(piece) - last - 1 if last >= 0 else self._run + len(piece)


class _Source(Named):
    """The bytes of a file and how to read them."""

    data: bytes
    encoding: Encoding
    place: Place

    def lines(self) -> TextIOWrapper:
        """Give its lines, ended by LF, CRLF or a lone CR."""
        stream = BytesIO(self.data)
        stream.seek(self.encoding.skip)
        return TextIOWrapper(stream, self.encoding.codec, newline="")


def read_csv(source: StrPath | bytes, options: ReadOptions | None = None, *, name: str = "") -> Sheet:
    """Read a CSV file, or the bytes of one, as a sheet; refuse with all problems of the table at once."""
    options = options or ReadOptions()
    place = Place(name or ("stdin" if isinstance(source, bytes) else name_of(source)))
    data = _data(source, place)
    _check_size_of_table(data, place)
    text = _Source(data, find_encoding(data, place), place)
    with text.lines() as lines:
        declared = sep_line(lines.readline(MOST_LINE), place)
    with text.lines() as lines:
        if declared:
            lines.readline()
        sample = lines.read(_SAMPLE)
        sample += lines.readline(MOST_LINE)
    if options.delimiter:
        delimiter = delimiter_of(options.delimiter, place)
    else:
        delimiter = declared or decide_delimiter(sample, place)
        if declared:
            check_sep(declared, sample, place)
    if data.count(delimiter.encode()) > MOST_CELLS:
        raise refuse("L005", f"there are more than {MOST_CELLS:,} cells", place, "split the file")
    return _read(text, delimiter, skipped=1 if declared else 0, empty=options.empty)


def _data(source: StrPath | bytes, place: Place) -> bytes:
    guard = _LineGuard(place)
    if not isinstance(source, bytes):
        return read_bytes(source, most=MOST_BYTES, inspect=guard)
    check_size(len(source), MOST_BYTES, place)
    for at in range(0, len(source), MOST_LINE):
        guard(source[at : at + MOST_LINE])
    return source


def _check_size_of_table(data: bytes, place: Place) -> None:
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise refuse("F005", "the file is empty", place, "export the data again")
    if max(data.count(b"\n"), data.count(b"\r")) > MOST_ROWS:
        raise refuse("L005", f"there are more than {MOST_ROWS:,} rows", place, "split the file")


def _read(text: _Source, delimiter: str, *, skipped: int, empty: bool) -> Sheet:
    rows: list[tuple[str, ...]] = []
    starts: list[int] = []
    with text.lines() as lines:
        for _ in range(skipped):
            lines.readline()
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        last = skipped
        try:
            for row in reader:
                rows.append(tuple(row))
                starts.append(last + 1)
                last = reader.line_num + skipped
        except csv.Error as error:
            from sharing.files.csv_faults import fault_of

            with text.lines() as again:
                problem = fault_of(error, again, last, delimiter, text.place)
            raise Refused([problem]) from None
    starts.append(last + 1)
    if _has_padding(text, delimiter):
        rows = [tuple([cell.strip(_BLANKS) for cell in row]) for row in rows]
    return _table(text, rows, starts, delimiter, empty=empty)


def _has_padding(text: _Source, delimiter: str) -> bool:
    if text.encoding.codec.startswith("utf-16"):
        return True
    data, sign = text.data, delimiter.encode()
    for blank in (b" ", b"\t"):
        if blank != sign and blank in data:
            before = any(blank + mark in data for mark in (sign, b"\n", b"\r", b'"'))
            after = any(mark + blank in data for mark in (sign, b"\n", b"\r", b'"'))
            if before or after or data.startswith(blank, text.encoding.skip) or data.endswith(blank):
                return True
    return False


def _table(text: _Source, rows: list[tuple[str, ...]], starts: list[int], delimiter: str, *, empty: bool) -> Sheet:
    after, blank = starts.pop(), 0
    if not all(map(any, rows)):
        kept = [i for i, row in enumerate(rows) if any(row)]
        blank = (kept[-1] + 1 if kept else 0) - len(kept)
        rows, starts = [rows[i] for i in kept], [starts[i] for i in kept]
    if not rows:
        raise refuse("F005", "the file is empty", text.place, "export the data again")
    if sum(map(bool, rows[0])) <= MOST_FILLED:
        settled = len(rows[0]) > 1 and len(set(map(len, rows))) == 1
        _check_title(text, starts[0] - 1, delimiter if settled else DELIMITERS)
    written = 0
    if b'="' in text.data or text.encoding.codec.startswith("utf-16"):
        rows, written = _without_formulas(rows)
    headers, rows = rows[0], rows[1:]
    width = len(headers)
    if width > MOST_COLUMNS:
        raise refuse("L004", f"there are more than {MOST_COLUMNS:,} columns", text.place, "export fewer columns")
    header_line, starts = starts[0], starts[1:]
    problems = Tally()
    _note_long_cells(text, rows, [*starts, after], problems)
    if not set(map(len, rows)) <= {width}:
        for start, row in zip(starts, rows, strict=True):
            if len(row) != width:
                problems.add(partial(_ragged, text.place, start, len(row), width))
        good = [i for i, row in enumerate(rows) if len(row) == width]
        rows, starts = [rows[i] for i in good], [starts[i] for i in good]
    how = f"{len(rows)} row{'' if len(rows) == 1 else 's'}; {text.encoding.name}; {DELIMITERS[delimiter]}"
    if blank:
        how += f"; {blank} blank line{'' if blank == 1 else 's'} skipped"
    if written:
        how += f"; {written} cell{'' if written == 1 else 's'} written as a formula of a text, read as that text"
    source = source_of(text.data)
    draft = Sheet(text.place.file, headers, tuple(rows), tuple(starts), header_line, how, source=source)
    return check_table(draft, problems, empty=empty)


def _check_title(text: _Source, skipped: int, delimiters: Iterable[str]) -> None:
    """Refuse a file whose first line is a title and not its headings."""
    from sharing.files.titles import title_in, title_line

    with text.lines() as lines:
        for _ in range(skipped):
            lines.readline()
        found = title_in(lines, skipped, delimiters)
    if found is not None:
        raise Refused([title_line(found, text.place.file)])


def _without_formulas(rows: list[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], int]:
    """Take texts out of the formulas in which Excel keeps their zeros, such as `="0012"`; says how many there were."""
    import re

    form = re.compile(r'="([^"]*)"')
    count, out = 0, []
    for row in rows:
        found = [form.fullmatch(cell) for cell in row]
        count += sum(map(bool, found))
        out.append(tuple([at[1].strip(_BLANKS) if at else cell for at, cell in zip(found, row, strict=True)]))
    return out, count


def _note_long_cells(text: _Source, rows: list[tuple[str, ...]], starts: list[int], found: Tally) -> None:
    on_one_line_each = starts[-1] - starts[0] == len(rows)
    if on_one_line_each and not _may_have_long_line(text.data):
        return
    what = f"a cell is longer than {MOST_CELL:,} characters"
    for start, row in zip(starts, rows, strict=False):
        if any(len(cell) > MOST_CELL for cell in row):
            found.keep(Problem("L003", what, Place(text.place.file, start), "shorten it, or look for a missing quote"))


def _may_have_long_line(data: bytes) -> bool:
    half = MOST_CELL // 2
    windows = ((at, at + half) for at in range(0, len(data) - half, half))
    return any(data.find(b"\n", at, end) < 0 and data.find(b"\r", at, end) < 0 for at, end in windows)


def _ragged(place: Place, start: int, cells: int, width: int) -> Problem:
    kind = "short" if cells < width else "long"
    count = f"{cells} cell{'' if cells == 1 else 's'}"
    headings = f"there is {width} heading" if width == 1 else f"there are {width} headings"
    what = f"this row is too {kind}: {count}, while {headings}"
    return Problem("F013", what, Place(place.file, start), "a cell that holds the separator must be in quotes")

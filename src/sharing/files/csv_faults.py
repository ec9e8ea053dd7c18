"""Say where and why the reading of a CSV file stopped."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sharing.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

_QUOTES = '"+'


def fault_of(error: Exception, lines: Iterable[str], read: int, delimiter: str, place: Place) -> Problem:
    """Turn a complaint of the CSV reader into a problem; `read` lines were well before the record that broke."""
    said = str(error)
    if "expected after" in said:
        at = _line_of_stray_quote(lines, read, delimiter)
        advice = "within quotes write a quote twice, and nothing between the closing quote and the separator"
        return Problem("F012", "there is text after a closing quote", Place(place.file, at), advice)
    opened = _line_of_open_quote(lines, read, delimiter)
    if opened:
        what = f"the quote that opens in line {opened} is not closed"
        return Problem("F011", what, Place(place.file, opened), "add the closing quote, or remove the opening one")
    what = "a cell is too long to read" if "limit" in said else "this row cannot be read"
    code = "L003" if "limit" in said else "F012"
    return Problem(code, what, Place(place.file, read + 1), "look for a quote that is missing")


def _line_of_open_quote(lines: Iterable[str], read: int, delimiter: str) -> int:
    inside = 0
    for number, line in enumerate(islice(lines, read, None), start=read + 1):
        for run in re.finditer(_QUOTES, line):
            if inside:
                inside = 0 if len(run[0]) % 2 else inside
            elif (run.start() == 0 or line[run.start() - 1] == delimiter) and len(run[0]) % 2:
                inside = number
    return inside


def _line_of_stray_quote(lines: Iterable[str], read: int, delimiter: str) -> int:
    inside = False
    for number, line in enumerate(islice(lines, read, None), start=read + 1):
        for run in re.finditer(_QUOTES, line):
            odd = len(run[0]) % 2 == 1
            opens = not inside and (run.start() == 0 or line[run.start() - 1] == delimiter)
            closes = (inside and odd) or (opens and not odd)
            inside = opens and odd if not inside else not odd
            if closes and line[run.end() : run.end() + 1] not in {delimiter, "\n", "\r", ""}:
                return number
    return read + 1

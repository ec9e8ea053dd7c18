r"""Decide what separates the columns of a CSV file: a semicolon, a comma or a tab.

>>> decide_delimiter("id;pay\n1;2,5\n", Place("s.csv"))
';'
"""

from __future__ import annotations

import csv
import re
from itertools import islice

from sharing.errors import Place, refuse

DELIMITERS = {";": "semicolons", ",": "commas", "\t": "tabs"}
_WORDS = {"semicolon": ";", "comma": ",", "tab": "\t", **{sign: sign for sign in DELIMITERS}}
_SAMPLED_RECORDS = 200
_SEP = re.compile(r'"?sep=(.)"?[ \t]*', re.IGNORECASE)


def delimiter_of(word: str, place: Place) -> str:
    """Give the sign that `--delimiter` names.

    >>> delimiter_of("semicolon", Place("s.csv"))
    ';'
    """
    if word not in _WORDS:
        what = f"`{word}` is not a separator of columns"
        raise refuse("F010", what, place, "say `--delimiter semicolon`, `comma` or `tab`")
    return _WORDS[word]


def sep_line(first_line: str, place: Place) -> str:
    """Give the sign that a first line such as `sep=;` declares, or nothing when it is not such a line.

    >>> sep_line("sep=;", Place("s.csv")), sep_line("id;pay", Place("s.csv"))
    (';', '')
    """
    found = _SEP.fullmatch(first_line.rstrip("\r\n"))
    return delimiter_of(found[1], Place(place.file, 1)) if found else ""


def check_sep(declared: str, sample: str, place: Place) -> None:
    """Refuse a first line `sep=` that names another sign than the one between the columns below it."""
    rows = _records(sample, declared)
    if not rows or (len(rows[0]) > 1 and len({len(row) for row in rows}) == 1):
        return
    for sign, name in DELIMITERS.items():
        others = _records(sample, sign) if sign != declared else []
        if others and len(others[0]) > 1 and len({len(row) for row in others}) == 1:
            what = f"line 1 says that {DELIMITERS[declared]} separate the columns, but below it {name} do"
            advice = f"correct line 1 or remove it, or say `--delimiter {name.removesuffix('s')}`"
            raise refuse("F010", what, Place(place.file, 1), advice)


def decide_delimiter(sample: str, place: Place) -> str:
    """Decide the separator from the beginning of a file, or refuse when two fit equally well.

    A sample without any of them in its headings has one column; then a sign that occurs nowhere is taken.
    """
    records = {sign: _records(sample, sign) for sign in DELIMITERS}
    split = [sign for sign, rows in records.items() if rows and len(rows[0]) > 1]
    if not split:
        return next((sign for sign in DELIMITERS if sign not in sample), ";")
    if len(split) > 1:
        split = [sign for sign in split if len({len(row) for row in records[sign]}) == 1] or split
    if len(split) > 1:
        names = " or ".join(DELIMITERS[sign] for sign in split)
        what = f"it is not clear whether {names} separate the columns"
        raise refuse("F010", what, Place(place.file, 1), "say `--delimiter semicolon`, `comma` or `tab`")
    return split[0]


def _records(sample: str, sign: str) -> list[list[str]]:
    lines = sample.splitlines(keepends=True)
    rows: list[list[str]] = []
    try:
        for row in islice(csv.reader(lines, delimiter=sign, strict=True), _SAMPLED_RECORDS):
            if any(cell.strip() for cell in row):
                rows.append(row)  # noqa: PERF401  (what was read before an error is kept)
    except csv.Error:
        pass
    return rows

"""Note where the cells of a sheet are, and which of them cannot be read exactly, without keeping any of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from sharing.files.xlsx_parts import Attributes, Damaged, Ignore
from sharing.inputs.sheet import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_CELLS = 1_000_000
MOST_NOTED = 21
MOST_MERGES = 4_000
MOST_GAP_ROWS = 1_000
MOST_GAP_COLUMNS = 100
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


@frozen
class Merge:
    """A range of merged cells: first row, first column, last row, last column."""

    name: str
    rows: tuple[int, int]
    columns: tuple[int, int]


@define
class Cells(Ignore):
    """What stands on a sheet: where its filled cells are, and which of them cannot be read."""

    styles: Mapping[int, str] = field(factory=dict)
    looks: dict[tuple[int, int], str] = field(factory=dict)
    first_row: int = 0
    last_row: int = 0
    first_column: int = _LAST_COLUMN + 1
    last_column: int = 0
    filled: int = 0
    formulas: int = 0
    hidden_rows: int = 0
    uncached: list[str] = field(factory=list)
    errors: list[str] = field(factory=list)
    strays: list[str] = field(factory=list)
    merges: list[Merge] = field(factory=list)
    _row: int = 0
    _column: int = 0
    _hidden: bool = False
    _seen_hidden: int = 0
    _heading_end: int = 0
    _type: str = ""
    _look: str = ""
    _formula: bool = False
    _inside: bool = False
    _value: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Note where a cell stands and what it says it holds."""
        if name == "c":
            self._start_cell(attributes)
        elif name in {"v", "t"}:
            self._inside = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            row = int(attributes.get("r", self._row + 1))
            if not self._row < row <= _LAST_ROW:
                raise Damaged
            self._row, self._column = row, 0
            self._hidden = attributes.get("hidden") in {"1", "true"}
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def text(self, text: str) -> None:
        """Note that a cell has a value."""
        if self._inside and text:
            # A number below zero would count the shared texts from their end.
            if self._type == "s" and not text.isdecimal():
                raise Damaged
            self._value = True

    def end(self, name: str) -> None:
        """Judge a cell when it is complete."""
        if name in {"v", "t"}:
            self._inside = False
        elif name == "c":
            if self._formula:
                self.formulas += 1
                if not self._value and self._type != "str":
                    _note(self.uncached, self._name())
            if self._type == "e":
                _note(self.errors, self._name())
            if self._value:
                self._fill()

    def _start_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r")
        if reference is None:
            column = self._column + 1
        else:
            row, column = position(reference)
            if row != self._row or column <= self._column:
                raise Damaged
        if column > _LAST_COLUMN:
            raise Damaged
        self._column = column
        self._type = attributes.get("t", "")
        self._look = self.styles.get(int(attributes.get("s", "0")), "") if self.styles else ""
        self._formula = self._value = False

    def _fill(self) -> None:
        row, column = self._row, self._column
        self.filled += 1
        if self._look and self._type in {"", "n"}:
            self.looks[row, column] = self._look
        self.first_row = self.first_row or row
        if row == self.first_row:
            self._heading_end = column
        elif row - self.last_row > MOST_GAP_ROWS or column - self._heading_end > MOST_GAP_COLUMNS:
            _note(self.strays, self._name())
        if self._hidden and row != self._seen_hidden:
            self._seen_hidden = row
            self.hidden_rows += 1
        self.last_row = row
        self.first_column = min(column, self.first_column)
        self.last_column = max(column, self.last_column)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        (row, column), (last_row, last_column) = position(first), position(last or first)
        if len(self.merges) < MOST_MERGES:
            self.merges.append(Merge(reference, (row, last_row), (column, last_column)))

    def _name(self) -> str:
        return f"{column_letters(self._column)}{self._row}"


def _note(names: list[str], name: str) -> None:
    if len(names) < MOST_NOTED:
        names.append(name)


def position(reference: str) -> tuple[int, int]:
    """Give the row and column of a cell name.

    >>> position("XFD1048576")
    (1048576, 16384)
    """
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise Damaged
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column

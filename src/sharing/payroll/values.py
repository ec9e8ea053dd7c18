"""What a payroll file consists of: a layout, what a company fills in, cells, and control totals."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import field, frozen

from sharing.errors import Place
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf

    from sharing.register import Register

FIELDS = {
    "id": "the id of the participant, exactly as in the staff list",
    "number": "the same as a number, without zeros in front",
    "name": "the name in the staff list",
    "period": "the period of payroll in which it is paid",
    "component": "the code of the component",
    "amount": "the gross amount",
    "amounts": "one column for each component, with its code above it",
    "award": "the name of the award in the scheme",
    "label": "what the award is called",
    "currency": "the currency of the scheme",
    "blank": "an empty cell",
}
"""What a column can hold; a column with `value` instead holds what the company says under [values]."""

CSV, WORKBOOK = "csv", "workbook"
PERSON, AMOUNT = "person", "amount"
CHOICES: dict[str, dict[str, str]] = {
    "form": {CSV: "text with a separator", WORKBOOK: "an .xlsx workbook with one sheet"},
    "rows": {PERSON: "one row for each participant and period", AMOUNT: "one row for each amount"},
    "delimiter": {"semicolon": ";", "comma": ",", "tab": "a tab"},
    "decimal": {"comma": "12,50", "point": "12.50"},
    "encoding": {
        "utf-8": "Unicode", "utf-8-bom": "Unicode with a mark in front, as Excel wants it",
        "windows-1252": "the older Western encoding",
    },
    "line_end": {"crlf": "as Windows ends a line", "lf": "as Linux and macOS end a line"},
    "period_form": {
        "YYYY-MM": "2026-04", "YYYYMM": "202604", "MM-YYYY": "04-2026", "YYYY": "2026", "MM": "04",
        "name": "the name of the period of the figures",
    },
    "zero": {"leave-out": "who gets nothing is left out", "write": "zeros are written"},
    "sign": {"plus": "an amount to be paid is above zero", "minus": "an amount to be paid is below zero"},
}  # fmt: skip
"""The questions that a layout answers, each with the answers it can have."""

DELIMITERS = {"semicolon": ";", "comma": ",", "tab": "\t"}
MOST_DECIMALS = 6


class Column(Named):
    """One column: its heading, and the field or the value of the company that it holds."""

    header: str
    field: str
    value: str = ""
    place: Place = Place()


@frozen
class Layout:
    """How the file looks: the answers to `CHOICES`, decimals, columns, and the row in which component codes stand.

    `codes_row` counts from 1; 1 is the row of the headings itself. With `numeric` all cells are numbers.
    """

    form: str = CSV
    rows: str = AMOUNT
    delimiter: str = "semicolon"
    decimal: str = "comma"
    decimals: int = 2
    encoding: str = "utf-8"
    line_end: str = "crlf"
    period_form: str = "YYYY-MM"
    zero: str = "leave-out"
    sign: str = "plus"
    numeric: bool = False
    sheet: str = "Sheet1"
    codes_row: int = 1
    columns: tuple[Column, ...] = ()

    def amount_text(self, value: Fraction) -> str | None:
        """Write an amount with the decimals and the sign of the layout; None when these cannot hold it.

        >>> Layout().amount_text(Fraction(5, 2)), Layout(decimals=0, decimal="point").amount_text(Fraction(5, 2))
        ('2,50', None)
        """
        scaled = (-value if self.sign == "minus" else value) * 10**self.decimals
        if scaled.denominator != 1:
            return None
        digits = str(abs(scaled.numerator)).rjust(self.decimals + 1, "0")
        at = len(digits) - self.decimals
        below = ("," if self.decimal == "comma" else ".") + digits[at:] if self.decimals else ""
        return f"{'-' if scaled < 0 else ''}{digits[:at]}{below}"

    def amount_of(self, text: str) -> Fraction:
        """Read back an amount as whoever imports the file would.

        >>> Layout().amount_of("-2,50")
        Fraction(-5, 2)
        """
        value = Fraction(text.replace(",", ".")) if text else Fraction(0)
        return -value if self.sign == "minus" else value


@frozen
class Mapping:
    """What a company says over a layout: component codes by award, awards left out, values, numbers, the period."""

    layout: Layout
    components: MappingOf[str, str] = field(factory=dict)
    skip: tuple[str, ...] = ()
    values: MappingOf[str, str] = field(factory=dict)
    numbers: MappingOf[str, str] = field(factory=dict)
    period: str = ""
    places: MappingOf[tuple[str, str], Place] = field(factory=dict)

    def place(self, part: str, name: str) -> Place:
        """Find where the mapping speaks of a component, a skipped award or a number."""
        return self.places.get((part, name), Place())


class Cell(Named):
    """One cell: its text as it stands in a text file, and whether it is a number."""

    text: str
    number: bool = False


class Control(Named):
    """One control total: a component, its awards, how many people have an amount, and both totals.

    `written` is added up from the cells of the file, `awarded` from the result.
    """

    component: str
    awards: tuple[str, ...]
    people: int
    written: Fraction
    awarded: Fraction


class Export(Named):
    """A payroll file before it is bytes: rows of cells with the headings first, its layout and its control totals."""

    register: Register
    layout: Layout
    rows: tuple[tuple[Cell, ...], ...]
    controls: tuple[Control, ...]
    left_out: tuple[str, ...] = ()

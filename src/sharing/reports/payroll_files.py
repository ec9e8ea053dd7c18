"""A payroll file as bytes, and its control totals as text."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.payroll.values import DELIMITERS
from sharing.reports.for_programs import quoted
from sharing.reports.formatting import money
from sharing.reports.journal_words import say
from sharing.reports.tables import text_table

if TYPE_CHECKING:
    from sharing.payroll import Cell, Export

MARK = "\ufeff"
LINE_ENDS = {"crlf": "\r\n", "lf": "\n"}


def payroll_text(export: Export) -> str:
    """Write a payroll file as text, with a mark in front where its encoding asks for one.

    A text that a spreadsheet would calculate is made neutral, as in every CSV file that this library writes.
    """
    layout = export.layout
    sign = DELIMITERS[layout.delimiter]
    lines = [sign.join(_cell(cell, sign) for cell in row) for row in export.rows]
    mark = MARK if layout.encoding == "utf-8-bom" else ""
    return mark + "".join(line + LINE_ENDS[layout.line_end] for line in lines)


def _cell(cell: Cell, sign: str) -> str:
    if not cell.number:
        return quoted(cell.text)
    return f'"{cell.text}"' if sign in cell.text else cell.text


def payroll_bytes(export: Export) -> bytes:
    """Write a payroll file as bytes in the encoding of its layout."""
    return payroll_text(export).encode("cp1252" if export.layout.encoding == "windows-1252" else "utf-8")


def text_controls(export: Export, language: str) -> str:
    """Write the control totals: what the file holds beside what the result says, by component and in all."""
    currency = export.register.run.scheme.currency
    rows = [
        [
            control.component,
            ", ".join(control.awards),
            str(control.people),
            money(control.written, currency, language),
            money(control.awarded, currency, language),
        ]
        for control in export.controls
    ]
    sums = [sum((getattr(c, word) for c in export.controls), Fraction(0)) for word in ("written", "awarded")]
    total = [say("total", language), "", "", *(money(value, currency, language) for value in sums)]
    words = ("component", "award", "people", "in the file", "in the register")
    table = text_table([say(word, language) for word in words], [*rows, total], "llrrr")
    out = [say("left out", language, names=", ".join(export.left_out))] if export.left_out else []
    return "\n\n".join([say("control", language), table, *out]) + "\n"

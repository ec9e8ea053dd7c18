"""Which styles of a workbook show a number as something else than its value: a percentage, or with zeros before it."""

from __future__ import annotations

import re

from attrs import define, field

from sharing.files.xlsx_parts import Attributes, Ignore

PERCENT = "%"
_OWN = {9: PERCENT, 10: PERCENT}
"""Formats that every workbook has without saying so: 0% and 0.00%."""
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@define
class Styles(Ignore):
    """Notes the styles that matter: by their number, `%` or as many zeros as digits are shown."""

    looks: dict[int, str] = field(factory=dict)
    _formats: dict[int, str] = field(factory=lambda: dict(_OWN))
    _inside: bool = False
    _count: int = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Take a format of numbers, or a style that has one."""
        if name == "numFmt":
            look = look_of(attributes.get("formatCode", ""))
            if look:
                self._formats[int(attributes.get("numFmtId", "0"))] = look
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            look = self._formats.get(int(attributes.get("numFmtId", "0")), "")
            if look:
                self.looks[self._count] = look
            self._count += 1

    def end(self, name: str) -> None:
        """See the list of styles end."""
        self._inside = self._inside and name != "cellXfs"


def look_of(code: str) -> str:
    """Say how a format shows a number: as a percentage, with zeros before it, or as it is.

    >>> look_of("0.0%"), look_of("00000"), look_of('0" %"'), look_of("#,##0.00")
    ('%', '00000', '', '')
    """
    shown = _NOT_SHOWN.sub("", code.partition(";")[0])
    if PERCENT in shown:
        return PERCENT
    return code if re.fullmatch("00+", code) else ""

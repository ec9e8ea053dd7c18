"""Lay out a result for payroll: who gets which gross amount under which component, and totals to compare.

The control totals are added up from the texts of the cells, the way the software that imports the file reads them.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.dates import day_text, read_day
from sharing.errors import Problem, Refused
from sharing.named import Named
from sharing.payroll.checks import check_columns, check_numbers, exported, plain_number
from sharing.payroll.values import CSV, PERSON, Cell, Control, Export
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharing.awards import Award
    from sharing.payroll.values import Column, Layout, Mapping
    from sharing.register import Register

CODECS = {"utf-8": "utf-8", "utf-8-bom": "utf-8-sig", "windows-1252": "cp1252"}


class _Slot(Named):
    """One amount of one participant: whose row, which award and component, in which period, how much as a text."""

    row: int
    award: Award
    component: str
    period: str
    text: str


def export_of(register: Register, mapping: Mapping, language: str = "en") -> Export:
    """Lay out a result for payroll; Refused with everything that does not fit."""
    problems: list[Problem] = []
    chosen = exported(register, mapping, problems)
    check_columns(mapping, problems)
    check_numbers(register, mapping, problems)
    slots = _slots(register, mapping, chosen, problems)
    if problems:
        raise Refused(problems)
    made = _Sheet(register, mapping, language, sorted({code for _, code in chosen}, key=lambda c: (len(c), c)))
    rows = made.rows(slots)
    if mapping.layout.form == CSV:
        _encodable(mapping.layout, rows, problems)
    if problems:
        raise Refused(problems)
    names = {award.outlet.name for award, _ in chosen}
    out = tuple(award.outlet.name for award in register.awards if award.outlet.name not in names)
    return Export(register, mapping.layout, rows, tuple(_controls(made, chosen, slots)), out)


def _slots(
    register: Register, mapping: Mapping, chosen: Sequence[tuple[Award, str]], problems: list[Problem]
) -> list[_Slot]:
    """Give the amounts in the order of participants and awards; what cannot be written is noted."""
    layout, found = mapping.layout, []
    periods = {award.outlet.name: _period(register, mapping, award, problems) for award, _ in chosen}
    for row in range(len(register.ids)):
        for award, component in chosen:
            amount = award.amount(row)
            text = layout.amount_text(amount)
            if text is None:
                what = f"an amount of `{award.outlet.name}` does not fit in {layout.decimals} decimals"
                advice = "raise `decimals` in the mapping"
                if not any(problem.code == "J107" for problem in problems):
                    problems.append(Problem("J107", what, advice=advice))
            elif amount or layout.zero == "write":
                found.append(_Slot(row, award, component, periods[award.outlet.name], text))
    return found


def _period(register: Register, mapping: Mapping, award: Award, problems: list[Problem]) -> str:
    """Say in which period of payroll an award is paid; nothing where no column asks."""
    form, outlet = mapping.layout.period_form, award.outlet
    if mapping.period or not any(column.field == "period" for column in mapping.layout.columns):
        return mapping.period
    if form == "name":
        return register.run.inputs.period.name
    day = read_day(outlet.pay)
    if day is None:
        place = register.run.scheme.document.place(("awards", outlet.name))
        advice = 'add to the mapping period = "2026-04", or to the scheme pay = 2026-04-24'
        problems.append(Problem("J105", f"it is not known when payroll pays `{outlet.name}`", place, advice))
        return ""
    year, month, _ = day_text(day).split("-")
    return form.replace("YYYY", year).replace("MM", month)


class _Sheet(Named):
    """What the rows are made of: the result, the mapping, the language of labels, and the components in order."""

    register: Register
    mapping: Mapping
    language: str
    components: list[str]

    def rows(self, slots: Sequence[_Slot]) -> tuple[tuple[Cell, ...], ...]:
        """Give the rows of headings, then one row for each group of amounts."""
        groups: dict[object, list[_Slot]] = {}
        for at, slot in enumerate(slots):
            key = (slot.row, slot.period) if self.mapping.layout.rows == PERSON else at
            groups.setdefault(key, []).append(slot)
        body = [
            tuple(c for column in self.mapping.layout.columns for c in self._cells(column, g)) for g in groups.values()
        ]
        return (*self._headings(), *body)

    def written(self, slots: Sequence[_Slot]) -> dict[str, Fraction]:
        """Add up the cells of each component, as whoever imports the file would."""
        layout, rows = self.mapping.layout, self.rows(slots)[self.mapping.layout.codes_row :]
        fields = [column.field for column in layout.columns]
        found = dict.fromkeys(self.components, Fraction(0))
        if layout.rows == PERSON:
            first = fields.index("amounts")
            for at, component in enumerate(self.components, first):
                found[component] = sum((layout.amount_of(row[at].text) for row in rows), Fraction(0))
        else:
            for slot, row in zip(slots, rows, strict=True):
                found[slot.component] += layout.amount_of(row[fields.index("amount")].text)
        return found

    def _headings(self) -> list[tuple[Cell, ...]]:
        """Give one row of headings, or two where the codes of components stand below their names."""
        layout = self.mapping.layout
        first: list[Cell] = []
        second: list[Cell] = []
        for column in layout.columns:
            wide = column.field == "amounts"
            names = [self._names_of(code) for code in self.components]
            above = [*(self.components if layout.codes_row == 1 else names)] if wide else [column.header]
            first += [Cell(text) for text in above]
            second += [Cell(text) for text in (self.components if wide else [""])]
        return [tuple(first)] if layout.codes_row == 1 else [tuple(first), tuple(second)]

    def _names_of(self, code: str) -> str:
        """Name the awards of a component."""
        names = [name for name, found in self.mapping.components.items() if found == code]
        return ", ".join(names)

    def _cells(self, column: Column, slots: Sequence[_Slot]) -> list[Cell]:
        """Give the cells of one column for one row: one, or one for each component."""
        slot, table, layout = slots[0], self.register.run.inputs.tables[STAFF], self.mapping.layout
        if column.field == "amounts":
            return [Cell(text, number=bool(text)) for code in self.components for text in [_sum(layout, code, slots)]]
        identity = table.ids[slot.row]
        identity = self.mapping.numbers.get(identity, identity)
        texts = {
            "": self.mapping.values.get(column.value, ""),
            "id": identity,
            "number": plain_number(identity),
            "name": table.names[slot.row] if table.names else "",
            "period": slot.period,
            "component": slot.component,
            "amount": slot.text,
            "award": slot.award.outlet.name,
            "label": _label(slot.award, self.language),
            "currency": slot.award.outlet.unit,
            "blank": "",
        }
        number = column.field in {"number", "amount"} or (layout.numeric and column.field in {"", "component"})
        return [Cell(texts[column.field], number)]


def _label(award: Award, language: str) -> str:
    """Say what an award is called, in a language or else in the other one."""
    label = award.outlet.label
    return label.get(language) or next(iter(label.values()), award.outlet.name)


def _sum(layout: Layout, component: str, slots: Sequence[_Slot]) -> str:
    """Add up the amounts of one component; nothing where there is none."""
    texts = [slot.text for slot in slots if slot.component == component]
    if len(texts) < 2:  # noqa: PLR2004  (one amount is its own sum)
        return "".join(texts)
    return layout.amount_text(sum(map(layout.amount_of, texts), Fraction(0))) or ""


def _controls(made: _Sheet, chosen: Sequence[tuple[Award, str]], slots: Sequence[_Slot]) -> list[Control]:
    """Add up every component twice: from the texts of the cells, and from the result."""
    layout = made.mapping.layout
    written = made.written(slots)
    found = []
    for component in made.components:
        awards = [award for award, code in chosen if code == component]
        own = [slot for slot in slots if slot.component == component]
        people = len({slot.row for slot in own if layout.amount_of(slot.text)})
        awarded = sum((award.total for award in awards), Fraction(0))
        names = tuple(award.outlet.name for award in awards)
        found.append(Control(component, names, people, written[component], awarded))
    return found


def _encodable(layout: Layout, rows: Sequence[Sequence[Cell]], problems: list[Problem]) -> None:
    """Note the first character that the encoding does not have; whose name it is in is nobody's business."""
    for row in rows:
        for cell in row:
            try:
                cell.text.encode(CODECS[layout.encoding])
            except UnicodeEncodeError as error:
                sign = cell.text[error.start]
                what = f"{layout.encoding} does not have the character `{sign}` (U+{ord(sign):04X})"
                problems.append(Problem("J108", what, advice='choose encoding = "utf-8-bom", or write it without'))
                return

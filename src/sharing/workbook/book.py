"""A register while its workbook is made: the translation, what is shown of it, and where everything stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.reports.formatting import safe
from sharing.reports.words import of
from sharing.reports.workbook_words import say
from sharing.scheme.checks import CHECK
from sharing.scheme.conditions import ELIGIBLE
from sharing.tables import CALENDAR, COMPANY, STAFF
from sharing.workbook.layout import Layout, Reading
from sharing.workbook.leaves import EPOCH
from sharing.workbook.shown import Shown, form_of, value_of
from sharing.workbook.terms import Terms
from sharing.workbook.translation import Translation

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.register import Register
    from sharing.workbook.expressions import Column

LONGEST = 28
FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")


class Book:
    """A register while its workbook is made: the translation, the layout, and what is shown of every named value."""

    def __init__(self, register: Register, language: str) -> None:
        """Translate the run of a register, and give everything its place."""
        self.register, self.run, self.language = register, register.run, language
        self.translation = Translation(register.run)
        self.grid = self.translation.grid
        self.shown = list(self._named())
        entries = self.translation.leaves.entries.values()
        self.given = {line.name for line in register.run.scheme.program.lines} | {one.declared.name for one in entries}
        lost = _lost(self.translation)
        self.locked = {leaf for leaf in self.translation.leaves.entries if leaf in lost}
        self.columns = self._read()
        tables = [table for table in (STAFF, *sorted(self.grid.rows)) if self._used(table)]
        self.tables = list(dict.fromkeys([COMPANY, *tables]))
        self.layout = Layout(self.grid.rows, self._names())
        self._place()

    def _named(self) -> list[Shown]:
        """List the named values in the order of the scheme."""
        scheme, labels, found = self.run.scheme, self._labels(), []
        for line in scheme.program.lines:
            if line.hidden:
                continue
            label = safe(labels.get(line.name, line.name))
            reason, form = self._reason(line.name), form_of(line.result.kind)
            found.append(Shown(line.name, label, line.result, self.terms(line.name), form, reason))
        return found

    def _labels(self) -> dict[str, str]:
        """Say what every named value is; of a condition, what a 0 means, because its text says why somebody is out."""
        scheme, language = self.run.scheme, self.language
        found = {ELIGIBLE: say("takes part", language)}
        for item in scheme.conditions:
            found[f"{ELIGIBLE}.{item.name}"] = say("condition", language, label=of(item.reason, language, item.name))
        for item in scheme.checks:
            found[f"{CHECK}.{item.name}"] = say("scheme check", language, label=of(item.reason, language, item.name))
        for step in scheme.steps:
            found[step.name] = of(step.label, language, step.name)
            for word, texts in step.rule.outputs(step.choices).items() if step.rule is not None else ():
                found[f"{step.name}.{word}"] = f"{found[step.name]}: {of(texts, language, word)}"
        return found

    def terms(self, name: str) -> Terms:
        """Give the value of a line in cells; one that not even fixed cells can hold has none."""
        lost = name in self.translation.reasons and name not in self.translation.values
        return Terms() if lost else self.translation.terms(name)

    def value(self, shown: Shown, row: int) -> Fraction | int | str | None:
        """Give what is shown of a value before any edit; where it is fixed, the library's own number."""
        if shown.name not in self.translation.reasons:
            return value_of(shown, self.grid, row)
        found = self.run.workings.row(shown.name, row)
        ours = found.exact.fraction()
        return None if found.refused else ours - EPOCH if shown.form == "date" else ours

    def _reason(self, name: str) -> str:
        """Say why a named value is fixed: it, or a hidden line between it and the named values that it reads, is."""
        waiting, program = [name], self.run.scheme.program
        while waiting:
            word = waiting.pop()
            if word in self.translation.reasons:
                return self.translation.reasons[word]
            waiting.extend(o for o in program.line(word).operands if o.startswith("~"))
        return ""

    def _read(self) -> list[Column]:
        """List the columns that something shown, entered or checked reads, directly or not."""
        waiting = [
            column
            for entry in self.translation.leaves.entries.values()
            for column in (entry.column, entry.known)
            if column
        ]
        waiting += [column for passes in self.translation.passes.values() for column in passes]
        for terms in [shown.terms for shown in self.shown]:
            waiting += [self.grid.here(seen) for term in terms.terms for seen in (*term.times, *term.under)]
        kept: set[Column] = set()
        while waiting:
            column = waiting.pop()
            if column not in kept:
                kept.add(column)
                reading = Reading()
                if column.formula is not None:
                    column.formula.text(1, reading)
                waiting.extend(reading.columns)
        return sorted(kept, key=lambda column: column.number)

    def _used(self, table: str) -> bool:
        return table == STAFF or any(column.table == table for column in self.columns) or self._led_to(table)

    def _led_to(self, table: str) -> bool:
        return any(entry.ids == table for entry in self.translation.leaves.entries.values())

    def _names(self) -> dict[str, str]:
        """Give every table a sheet with a name that a workbook may have, none twice."""
        found: dict[str, str] = {}
        for table in self.tables:
            known = {COMPANY: "company", STAFF: "staff", CALENDAR: "calendar"}.get(table)
            name = say(known, self.language) if known else safe(table).translate(FORBIDDEN)[:LONGEST] or "table"
            taken = {other.casefold() for other in found.values()} | {
                say(word, self.language).casefold() for word in ("result", "checks", "steps")
            }
            number, base = 2, name
            while name.casefold() in taken:
                name, number = f"{base} {number}", number + 1
            found[table] = name
        return found

    def _place(self) -> None:
        for leaf, entry in self.translation.leaves.entries.items():
            self.layout.entries[leaf] = (entry.declared.table, self.layout.take(entry.declared.table))
        self.places = {shown.name: self.layout.take(shown.operand.table) for shown in self.shown}
        self.start = {table: self.layout.take(table) + 1 for table in self.tables}
        for table in self.tables:
            self.layout.used[table] = self.start[table]
        for column in self.columns:
            self.layout.seats[column] = self.layout.take(column.table)


def _lost(translation: Translation) -> set[str]:
    """Name every input on which a fixed number hangs."""
    found: set[str] = set()
    waiting = list(translation.reasons)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        line = translation.run.workings.line(name)
        waiting.extend(word for word in line.operands if word) if line is not None else found.add(
            name.removesuffix(".known")
        )
    return found

"""Read what a scheme asks for: figures, staff columns, other tables and their links, constant tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from sharing.kernel import Operand
from sharing.kinds import DATE, DAYS, DECLARED, LINK, NUMBER, TEXT, YES_NO, Kind
from sharing.scheme.keys import INPUT, TABLE, Reader
from sharing.scheme.values import Constant, Input
from sharing.tables import CALENDAR, COMPANY, STAFF, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from sharing.documents import Path

FIGURES = "figures"


def read_inputs(reader: Reader) -> tuple[list[Input], list[Constant]]:
    """Read all inputs and constant tables of a document."""
    tree = reader.document.tree
    inputs: list[Input] = []
    constants: list[Constant] = []
    for table in (FIGURES, STAFF):
        for name, value in reader.part(tree, table).items():
            inputs.extend(_input(reader, name, value, COMPANY if table == FIGURES else STAFF, (table, name)))
    for name, value in reader.part(tree, "tables").items():
        path: Path = ("tables", name)
        if not reader.name(name, path):
            continue
        if not isinstance(value, dict):
            reader.say("S004", f"`{name}` is a table", path, f"write [tables.{name}]")
            continue
        reader.known(value, path, TABLE)
        if "rows" in value:
            found = _constant(reader, name, value, path)
            constants.extend(found)
            reader.broken.update([] if found else [name])
            continue
        for column, target in reader.part(value, "link", path).items():
            inputs.append(Input(column, name, Kind(form=LINK, table=str(target)), "link"))
        for column, given in reader.part(value, "columns", path).items():
            inputs.extend(_input(reader, column, given, name, (*path, "columns", column)))
    _check_targets(reader, inputs)
    return inputs, constants


def _input(reader: Reader, name: str, tree: Any, table: str, path: Path) -> list[Input]:
    if not reader.name(name, path):
        return []
    if not isinstance(tree, dict):
        reader.say("S004", f"`{name}` is a table", path, 'say what it measures: kind = "money"')
        return []
    reader.known(tree, path, INPUT)
    declared = reader.text(tree, "kind", path)
    if declared not in DECLARED:
        if declared:
            from sharing.errors import did_you_mean

            advice = did_you_mean(declared, DECLARED) or f"one of {', '.join(DECLARED)}"
            reader.say("S004", f"`{declared}` is not a kind", (*path, "kind"), advice, 0)
            reader.broken.add(name)
        return []
    values = tree.get("values")
    return [
        Input(
            name=name,
            table=table,
            kind=_kind(reader, tree, declared, table, name, path),
            declared=declared,
            label=reader.texts(tree, "label", path),
            source=reader.text(tree, "source", path, ""),
            low=reader.number(tree["from"], (*path, "from")) if "from" in tree else None,
            high=reader.number(tree["to"], (*path, "to")) if "to" in tree else None,
            optional=tree.get("optional") is True,
            blank=str(tree["blank"]) if "blank" in tree else None,
            headers=_headers(tree.get("header", ())),
            values=None if values is None else tuple(str(value) for value in values),
            digits=tree.get("digits"),
        )
    ]


def _headers(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(str(item) for item in value)


def _kind(reader: Reader, tree: Mapping[str, Any], declared: str, table: str, name: str, path: Path) -> Kind:
    kind = DECLARED[declared]
    if kind == TEXT:
        return Kind(form=LINK, table=f"{table}.{name}")
    if declared == "link":
        target = reader.text(tree, "leads_to", path)
        return Kind(form=LINK, table=target)
    per = reader.text(tree, "per", path, "")
    if per and per not in {"year", "month", "hour"}:
        reader.say("S004", f"`{per}` is not a time for an amount", (*path, "per"), "year, month or hour")
    return evolve(kind, per=per) if per else kind


def _check_targets(reader: Reader, inputs: list[Input]) -> None:
    tables = {STAFF, *(found.table for found in inputs), *reader.part(reader.document.tree, "tables")}
    for found in inputs:
        if found.declared == "link" and found.kind.table not in tables:
            from sharing.errors import did_you_mean

            path: Path = (found.table, found.name) if found.table == STAFF else ("tables", found.table)
            near = did_you_mean(found.kind.table, tables)
            advice = near or f"declare it, even when it has no columns: [tables.{found.kind.table}]"
            reader.say("S013", f"there is no table `{found.kind.table}` for this link to lead to", path, advice)


def _constant(reader: Reader, name: str, tree: Mapping[str, Any], path: Path) -> list[Constant]:
    """Read a constant table; bounds must rise, leave no gap and not overlap, and a closed top refuses beyond it."""
    rows = tree["rows"]
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        reader.say("S018", f"`{name}` needs rows", (*path, "rows"), 'write rows = [{ from = 0, rate = "5%" }]')
        return []
    columns = list(dict.fromkeys(key for row in rows for key in row))
    found: dict[str, list[Fraction | None]] = {column: [] for column in columns}
    count = len(reader.problems)
    for index, row in enumerate(rows):
        for column in columns:
            here = (*path, "rows", index, column)
            if column in row:
                found[column].append(reader.number(row[column], here))
            elif column == "to" and index == len(rows) - 1:
                found[column].append(found["from"][-1] if "from" in found else None)
            else:
                reader.say(
                    "S018",
                    f"row {index + 1} of `{name}` has no `{column}`",
                    (*path, "rows", index),
                    "give every row the same columns",
                )
    if len(reader.problems) == count and "from" in found:
        _check_bounds(reader, name, rows, found, path)
        if "to" in rows[-1]:
            top = found["to"][-1]
            for column, values in found.items():
                values.append(top if column in {"from", "to"} else None)
    if len(reader.problems) > count:
        return []
    size = len(next(iter(found.values())))
    return [
        Constant(name, {column: tuple(values) for column, values in found.items()}, size, str(tree.get("source", "")))
    ]


def _check_bounds(
    reader: Reader, name: str, rows: list[Any], found: Mapping[str, list[Fraction | None]], path: Path
) -> None:
    starts = found["from"]
    for index in range(len(rows)):
        here = (*path, "rows", index)
        start, following = starts[index], starts[index + 1] if index + 1 < len(rows) else None
        if following is not None and start is not None and following <= start:
            reader.say(
                "S018",
                f"the bounds of `{name}` do not rise",
                (*path, "rows", index + 1, "from"),
                "order the rows by `from`",
            )
        end = found["to"][index] if "to" in found and "to" in rows[index] else None
        if end is not None and start is not None and end <= start:
            reader.say("S018", f"row {index + 1} of `{name}` ends before it begins", here)
        elif end is not None and following is not None and end != following:
            word = "a gap" if end < following else "an overlap"
            reader.say(
                "S018",
                f"there is {word} between rows {index + 1} and {index + 2} of `{name}`",
                (*path, "rows", index, "to"),
                "let each row begin where the one before ends",
            )


def shape_of(inputs: list[Input], constants: list[Constant]) -> Shape:
    """Give the tables and links that the inputs declare."""
    links: dict[str, dict[str, str]] = {STAFF: {}, CALENDAR: {}}
    for found in inputs:
        table = links.setdefault(found.table, {}) if found.table != COMPANY else {}
        if found.kind.form == LINK:
            table[found.name] = found.kind.table
            links.setdefault(found.kind.table, {})
    for constant in constants:
        links.setdefault(constant.name, {})
    return Shape(links)


def leaves_of(inputs: list[Input], constants: list[Constant]) -> dict[str, Operand]:
    """Give the operands that lines may read: every input, the period, constant tables, the calendar."""
    leaves = {
        "period.start": Operand("period.start", DATE),
        "period.end": Operand("period.end", DATE),
        "calendar.start": Operand("calendar.start", DATE, CALENDAR, CALENDAR),
        "calendar.days": Operand("calendar.days", DAYS, CALENDAR, CALENDAR),
        "calendar.number": Operand("calendar.number", NUMBER, CALENDAR, CALENDAR),
    }
    for found in inputs:
        leaves[found.leaf] = Operand(found.leaf, found.kind, found.table, found.table)
        if found.optional:
            leaves[f"{found.leaf}.known"] = Operand(f"{found.leaf}.known", YES_NO, found.table, found.table)
        if found.declared == "text":
            for value in found.values or ("*",):
                leaf = f"{found.leaf}={value}"
                leaves[leaf] = Operand(leaf, found.kind)
    for constant in constants:
        for column in constant.columns:
            leaf = f"{constant.name}.{column}"
            leaves[leaf] = Operand(leaf, NUMBER, constant.name, constant.name, literal=True)
    return leaves

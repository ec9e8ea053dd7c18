"""Read what a scheme asks for: figures, staff columns, other tables and their links, constant tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.dates import read_day
from sharing.kinds import DECLARED, LINK, QUANTITY, TEXT, Kind
from sharing.scheme.keys import INPUT, MOST_DECIMALS, TABLE, Reader
from sharing.scheme.promises import check_promising
from sharing.scheme.values import Constant, Input
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Path

FIGURES = "figures"
PEOPLE = ("name", "naam")
PERIOD = ("period.start", "period.end")


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
        if not (reader.name(name, path) and reader.is_table(value, path)):
            continue
        reader.known(value, path, TABLE)
        check_promising(reader, value, path)
        if {"rows", "generate", "across"} & set(value):
            found = _constants(reader, name, value, path)
            constants.extend(found)
            reader.broken.update([] if found else [name])
            continue
        for column in (links := reader.part(value, "link", path)):
            target = reader.text(links, column, (*path, "link"))
            inputs.append(Input(column, name, Kind(form=LINK, table=target), "link"))
        for column, given in reader.part(value, "columns", path).items():
            inputs.extend(_input(reader, column, given, name, (*path, "columns", column)))
    _check_targets(reader, inputs)
    return inputs, constants


def _constants(reader: Reader, name: str, tree: Mapping[str, Any], path: Path) -> list[Constant]:
    """Read a table that stands in the scheme, importing only what reads tables like it."""
    if "across" in tree:
        from sharing.scheme.matrices import read_matrix

        return read_matrix(reader, name, tree, path)
    if "rows" in tree:
        from sharing.scheme.constants import read_constant

        return read_constant(reader, name, tree, path)
    from sharing.scheme.generated import read_generated

    return read_generated(reader, name, tree, path)


def _input(reader: Reader, name: str, tree: Any, table: str, path: Path) -> list[Input]:
    if _only_headings(reader, name, tree, table, path):
        return []
    if not (reader.name(name, path) and reader.is_table(tree, path, 'say what it measures: kind = "money"')):
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
    _check_blank(reader, tree, declared, path)
    _check_unit(reader, tree, declared, table, path)
    dated = declared == "date" and table != COMPANY
    low, high = (None if dated or key not in tree else reader.number(tree[key], (*path, key)) for key in ("from", "to"))
    first, last = (_day(reader, tree, key, path) if dated else "" for key in ("from", "to"))
    return [
        Input(
            name=name,
            table=table,
            kind=_kind(reader, tree, declared, table, name, path),
            declared=declared,
            label=reader.texts(tree, "label", path),
            source=reader.text(tree, "source", path, ""),
            low=low,
            high=high,
            optional=reader.flag(tree, "optional", path),
            blank=str(tree["blank"]) if "blank" in tree else None,
            headers=reader.listed(tree, "header", path),
            values=_values(reader, tree, declared, path),
            digits=reader.whole(tree, "digits", path, MOST_DECIMALS) if "digits" in tree else None,
            first=first,
            last=last,
            unit=str(tree.get("unit", "")),
        )
    ]


def _check_unit(reader: Reader, tree: Mapping[str, Any], declared: str, table: str, path: Path) -> None:
    """Complain of a unit that a column cannot have."""
    if "unit" in tree and (tree["unit"] != "%" or declared not in {"ratio", "number"} or table == COMPANY):
        what = "`unit` says of a ratio or a number in a file that it is in percent"
        reader.say("S004", what, (*path, "unit"), 'write unit = "%", or take it out')


def _only_headings(reader: Reader, name: str, tree: Any, table: str, path: Path) -> bool:
    """Note under which headings the ids or the names stand; says whether that is all that is said of them.

    Ids are no input of formulas. Names may be one, of a kind, and are shown all the same.
    """
    asked = name == "id" or (name in PEOPLE and table == STAFF)
    if table == COMPANY or not asked or not isinstance(tree, dict):
        return False
    found = reader.listed(tree, "header", path)
    if name == "id":
        reader.known(tree, path, {"header", "kind"})
        if tree.get("kind", "text") != "text":
            reader.say("S004", "an id is a text", (*path, "kind"), 'write header = "..." alone')
        reader.text({"header": found[0] if found else None}, "header", path)
    elif not found:
        return False
    reader.headings[f"{table}.{'id' if name == 'id' else 'name'}"] = found
    return name == "id" or "kind" not in tree


def _check_blank(reader: Reader, tree: Mapping[str, Any], declared: str, path: Path) -> None:
    """Complain of a blank cell of numbers that stands for no number."""
    if tree.get("blank", "") != "" and DECLARED[declared].form == QUANTITY:
        blank = reader.number(tree["blank"], (*path, "blank"))
        if blank is not None and (blank * 10**12).denominator != 1:
            reader.say("S004", "a blank cell is a number with decimals", (*path, "blank"), 'write blank = "0.5"')


def _day(reader: Reader, tree: Mapping[str, Any], key: str, path: Path) -> str:
    """Read the first or last day that a column of dates may have; a text that is no day is complained of."""
    text = str(tree.get(key, ""))
    if text in {"", *PERIOD} or read_day(text) is not None:
        return text
    reader.say("S004", f"`{key}` of a date is a day", (*path, key), 'write "2026-01-01" or "period.start"')
    return ""


def _values(reader: Reader, tree: Mapping[str, Any], declared: str, path: Path) -> tuple[str, ...] | None:
    """Read the texts that a column may have: each of them once, and at least one; None when it may have any."""
    if "values" not in tree:
        return None
    found = reader.listed(tree, "values", path)
    here = (*path, "values")
    if declared != "text":
        reader.say("S004", "only a text has `values`", here, "limit a number with `from` and `to`")
    elif not found or len(set(found)) < len(found):
        reader.say("S004", "`values` lists every text once, and at least one", here, 'write values = ["A", "B"]')
    return found


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
    return kind._replace(per=per) if per else kind


def _check_targets(reader: Reader, inputs: list[Input]) -> None:
    tables = {STAFF, *(found.table for found in inputs), *reader.part(reader.document.tree, "tables")}
    for found in inputs:
        if found.declared == "link" and found.kind.table and found.kind.table not in tables:
            from sharing.errors import did_you_mean

            path: Path = (found.table, found.name) if found.table == STAFF else ("tables", found.table)
            near = did_you_mean(found.kind.table, tables)
            advice = near or f"declare it, even when it has no columns: [tables.{found.kind.table}]"
            reader.say("S013", f"there is no table `{found.kind.table}` for this link to lead to", path, advice)

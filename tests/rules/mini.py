"""The smallest scheme around one step or one formula: columns of exact texts in, exact values out.

A column of fractions such as "100/3" becomes a column of whole numerators over one denominator that stands in the
scheme, because files hold no fractions.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from fractions import Fraction
from functools import cache
from math import lcm
from typing import TYPE_CHECKING, Any

from sharing import bind, read_figures, read_scheme, run, vocabulary
from sharing.awards import operand_of
from sharing.documents import Document
from sharing.inputs.columns_read import Reading
from sharing.inputs.numerals import NumberStyle
from sharing.inputs.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing import Run
    from sharing.scheme import Scheme

YEAR = ("2026-01-01", "2026-12-31")
LINKED = {"person": "staff", "measure": "measures"}
TEXTS = ("why", "who")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@cache
def _scheme(text: str) -> Scheme:
    return read_scheme(Document("mini", "", json.loads(text)), vocabulary())


def worked(
    steps: Sequence[Mapping[str, Any]],
    staff: Mapping[str, Sequence[str]],
    *,
    figures: Mapping[str, str] | None = None,
    period: tuple[str, str] = YEAR,
    values: Mapping[str, list[str]] | None = None,
    tables: Mapping[str, Any] | None = None,
    rows: Mapping[str, Mapping[str, Sequence[str]] | list[dict[str, str]]] | None = None,
) -> Run:
    """Run steps over columns of staff; `values` lists what a text column may hold.

    `tables` stand in the scheme; `rows` are the columns of tables that come from files, `person` leading to staff and
    `measure` to the table of measures by the number of the row. A list of entries is an account, and makes figures money.
    """
    columns, made = _columns(staff, values or {})
    accounts = {name: entries for name, entries in (rows or {}).items() if isinstance(entries, list)}
    declared, sheets = _files({name: given for name, given in (rows or {}).items() if name not in accounts})
    tree = {
        "scheme": "mini",
        "title": "the smallest scheme",
        "figures": {name: {"kind": "money" if accounts else "number", "digits": 12} for name in figures or {}},
        "staff": {name: kind for name, (kind, _) in columns.items()},
        "tables": {**(tables or {}), **declared},
        "step": [*made, *steps],
        "accounts": {name: {"close": steps[-1]["name"]} for name in accounts},
        "awards": {"nothing": {"step": "zero", "kind": "units"}},
    }
    tree["step"].append({"name": "zero", "formula": "0"})
    tree["step"].extend(
        {"name": f"{step['name']}_elsewhere", "formula": f"{step['name']}.left + 0"}
        for step in steps
        if step.get("excess") in ("divert", "carry")
    )
    scheme = _scheme(json.dumps(tree))
    given = {"name": "mini", "from": period[0], "to": period[1], "figures": dict(figures or {})}
    read = read_figures(Document("figures", "", {"period": [given]}))
    count = max(len(texts) for texts in staff.values()) if staff else 1
    cells = {"id": [f"p{row:05}" for row in range(count)], **{name: texts for name, (_, texts) in columns.items()}}
    sheet = Sheet("staff", tuple(cells), tuple(zip(*cells.values(), strict=True)), tuple(range(2, count + 2)))
    sheets |= {"staff": sheet, **{name: _entries(name, entries) for name, entries in accounts.items()}}
    reading = Reading(decimal=NumberStyle.POINT)
    return run(scheme, bind(scheme, read, sheets, read.periods[0], reading=reading))


def _entries(name: str, rows: list[dict[str, str]]) -> Sheet:
    headers = ("id", "amount", "origin", "expires")
    texts = tuple(tuple(row.get(header, "") for header in headers) for row in rows)
    return Sheet(name, headers, texts, tuple(range(2, len(rows) + 2)))


def _files(rows: Mapping[str, Mapping[str, Sequence[str]]]) -> tuple[dict[str, Any], dict[str, Sheet]]:
    """Declare every table that comes from a file, and make its file."""
    declared, sheets = {}, {}
    for table, given in rows.items():
        linked = {name: to for name, to in LINKED.items() if name in given and to in {"staff", *rows}}
        kinds, _ = _columns({name: texts for name, texts in given.items() if name not in linked}, {})
        cells = {name: list(texts) for name, (_, texts) in kinds.items()}
        if "person" in given:
            cells["person"] = [f"p{int(text) - 1:05}" for text in given["person"]]
        if "measure" in given and "measures" in rows:
            cells["measure"] = [f"{int(text) - 1:05}" for text in given["measure"]]
        if "person" not in given:
            cells["id"] = [f"{row:05}" for row in range(len(next(iter(given.values()))))]
        declared[table] = {"columns": {name: kind for name, (kind, _) in kinds.items()}}
        declared[table]["link"] = linked
        texts = tuple(zip(*cells.values(), strict=True))
        sheets[table] = Sheet(table, tuple(cells), texts, tuple(range(2, len(texts) + 2)))
    return declared, sheets


def _columns(staff: Mapping[str, Sequence[str]], values: Mapping[str, list[str]]) -> tuple[dict[str, Any], list[Any]]:
    """Give every column as its kind and its cells, and a step for every column of fractions."""
    columns: dict[str, tuple[dict[str, Any], list[str]]] = {}
    made = []
    for name, texts in staff.items():
        if name in values:
            columns[name] = ({"kind": "text", "values": values[name]}, list(texts))
        elif name in TEXTS:
            columns[name] = ({"kind": "text", "optional": True}, list(texts))
        elif set(texts) <= {"yes", "no"}:
            columns[name] = ({"kind": "yes/no"}, list(texts))
        elif all(not text or DAY.fullmatch(text) for text in texts):
            columns[name] = ({"kind": "date", "optional": "" in texts}, list(texts))
        elif any("/" in text for text in texts):
            exact = [Fraction(text) for text in texts]
            below = lcm(*(value.denominator for value in exact))
            columns[f"{name}_above"] = ({"kind": "number"}, [str(int(value * below)) for value in exact])
            made.append({"name": name, "formula": f"{name}_above / {below}"})
        else:
            columns[name] = ({"kind": "number", "optional": "" in texts}, list(texts))
    return columns, made


def outcome(done: Run, name: str) -> list[Fraction]:
    """Give the values of a step or of one of its outputs: one for each row, or the one of the company."""
    return list(done.value(operand_of(done, name)).exact.fractions())


def calculated(formula: str, staff: Mapping[str, Sequence[str]], **more: Any) -> list[Fraction]:
    """Give the values of one formula."""
    return outcome(worked([{"name": "found", "formula": formula}], staff, **more), "found")


def day(value: Fraction) -> dt.date:
    """Give the date of a day number."""
    return dt.date.fromordinal(int(value))

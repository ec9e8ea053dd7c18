"""Read what a trail says back into values: its vocabulary, its scheme, its inputs, so that it can be run again."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.audit.plain import unplain
from sharing.columns import column
from sharing.dates import day_number
from sharing.documents import Document, Source
from sharing.exact import from_fractions, number
from sharing.inputs.bound import Inputs, Rows
from sharing.inputs.brackets import constant_value
from sharing.inputs.dated import use_parameters
from sharing.inputs.figures import Period
from sharing.inputs.in_force import outside
from sharing.inputs.own_tables import own_tables, text_leaves
from sharing.kernel import Value
from sharing.kinds import LINK
from sharing.rules import read_rule
from sharing.scheme import read_scheme
from sharing.scheme.sets import read_parameter_set
from sharing.tables import COMPANY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing.errors import Problem
    from sharing.rules import Rule
    from sharing.scheme import Input, Scheme

STATE, ABOVE = "state", "above "


def rules_of(trail: Mapping[str, Any]) -> dict[str, Rule]:
    """Read the definitions that a trail holds, the blanks of each in the order it states."""
    return {name: read_rule(name, definition_of(tree)) for name, tree in trail["definitions"].items()}


def definition_of(tree: Mapping[str, Any]) -> dict[str, Any]:
    """Give the tree of a definition file as it was: blanks in their order, and no key that says it."""
    found = {key: part for key, part in unplain(dict(tree)).items() if key != "order"}
    if "blanks" in found:
        found["blanks"] = {name: found["blanks"][name] for name in tree["order"]}
    return found


def scheme_of(trail: Mapping[str, Any], document: Document) -> Scheme:
    """Read the scheme of a trail from its own definitions and sets; Refused when it is no scheme."""
    sets = {
        name: read_parameter_set(Document(f"parameters.{name}", "", unplain(tree)))
        for name, tree in trail["parameters"]["sets"].items()
    }
    return read_scheme(document, rules_of(trail), sets)


def inputs_of(trail: Mapping[str, Any], scheme: Scheme, problems: list[Problem]) -> Inputs:
    """Give the inputs that the tables of a trail hold; what a parameter has no value for is added to the problems."""
    period = trail["period"]
    start, end = day_number(period["from"]), day_number(period["to"])
    leaves, rows = own_tables(scheme)
    leaves["period.start"], leaves["period.end"] = (Value(number(day)) for day in (start, end))
    tables = trail["tables"]
    for name, table in tables.items():
        if name != COMPANY:
            rows.setdefault(name, Rows(tuple(table["ids"])))
    for asked in scheme.inputs:
        if asked.declared == "text":
            leaves.update(text_leaves(scheme, asked.leaf, rows[asked.leaf].ids))
    for asked in scheme.inputs:
        texts = tables[asked.table]["columns"][asked.name]
        leaves.update(_column(asked, texts, rows))
    options = trail["run"]["options"]
    given = {name.removeprefix("set."): text for name, text in options.items() if name.startswith("set.")}
    used = use_parameters(scheme, leaves, given, problems)
    leaves.update({found.parameter.leaf: Value(number(found.value)) for found in used})
    files = tuple((one["role"], Source(one["bytes"], one["sha256"])) for one in trail["inputs"] if one["role"] != STATE)
    stretch = Period(period["name"], start, end)
    problems += outside(scheme, stretch, scheme.document.place(("adopted",)))
    return Inputs(
        leaves, rows, stretch, trail["company"],
        state=trail["state"], parameters=used, sources=files, options=options,
    )  # fmt: skip


def _column(asked: Input, texts: Sequence[str | None], rows: Mapping[str, Rows]) -> dict[str, Value]:
    """Give the leaf of a column, and which of its rows are known where the scheme may ask.

    The row that closes a table of brackets refuses.
    """
    found = _fractions(_numbers(asked, texts, rows))
    if asked.table == COMPANY:
        values = {} if texts == [None] and not asked.optional else {asked.leaf: Value(number(found[0]))}
        return {**values, **({f"{asked.leaf}.known": Value(number(int(texts != [None])))} if asked.optional else {})}
    known = [int(text is not None) for text in texts] if asked.optional else []
    closed = rows[asked.table].ids[-1:] and rows[asked.table].ids[-1].startswith(ABOVE)
    if closed and texts[-1] is None:
        leaf, known[-1:] = constant_value([*found[:-1], None]), [1] if known else []
    else:
        leaf = Value(from_fractions(found))
    return {asked.leaf: leaf, **({f"{asked.leaf}.known": Value(number(column(known)))} if asked.optional else {})}


def _fractions(texts: Sequence[str | None]) -> list[Fraction]:
    """Read a column, each text of it once: of a million values many are the same."""
    values = {text: Fraction(0) if text is None else Fraction(text) for text in set(texts)}
    return [values[text] for text in texts]


def _numbers(asked: Input, texts: Sequence[str | None], rows: Mapping[str, Rows]) -> list[str | None]:
    """Give links as the numbers of the rows that they lead to; other columns as they are."""
    if asked.kind.form != LINK:
        return list(texts)
    at = {identity: str(row) for row, identity in enumerate(rows[asked.kind.table].ids)}
    return [None if text is None else at[text] for text in texts]

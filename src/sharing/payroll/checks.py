"""What must fit before a payroll file is laid out: awards and components, values, numbers of participants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.errors import Problem, did_you_mean
from sharing.inputs.sheet import listed
from sharing.payroll.values import PERSON
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sharing.awards import Award
    from sharing.payroll.values import Mapping
    from sharing.register import Register

CASH = "cash"
OF_AMOUNTS = ("component", "amount", "award", "label")


def exported(register: Register, mapping: Mapping, problems: list[Problem]) -> list[tuple[Award, str]]:
    """Give the awards in cash that are exported, each with its component; what does not fit is noted."""
    cash = {award.outlet.name: award for award in register.awards if award.outlet.kind == CASH and award.for_people}
    for part, names in (("components", mapping.components), ("skip", mapping.skip)):
        for name in names:
            if name not in cash:
                there = register.award(name) is not None
                what = f"`{name}` is not an award in cash" if there else f"the scheme has no award `{name}`"
                advice = did_you_mean(name, cash) or f"awards in cash: {', '.join(cash) or 'none'}"
                problems.append(Problem("J102", what, mapping.place(part, name), "take it out" if there else advice))
    for name in cash:
        if name not in mapping.components and name not in mapping.skip:
            advice = f'add under [components] {name} = "...", or leave it out: skip = ["{name}"]'
            problems.append(Problem("J101", f"there is no component for `{name}`", advice=advice))
    return [(award, mapping.components[name]) for name, award in cash.items()
              if name in mapping.components and name not in mapping.skip]  # fmt: skip


def check_columns(mapping: Mapping, problems: list[Problem]) -> None:
    """Note values that the company did not fill in, and columns that do not go with the kind of rows."""
    layout = mapping.layout
    for column in layout.columns:
        if column.value and column.value not in mapping.values:
            near = did_you_mean(column.value, mapping.values)
            advice = f'add under [values] {column.value} = "..."' + (f"; {near}" if near else "")
            what = f"column `{column.header}` needs a value of yours: `{column.value}`"
            problems.append(Problem("J103", what, column.place, advice))
        wrong = OF_AMOUNTS if layout.rows == PERSON else ("amounts",)
        if column.field in wrong:
            what = f"field `{column.field}` does not go with rows = `{layout.rows}`"
            advice = 'write field = "amounts", or rows = "amount"' if layout.rows == PERSON else 'write rows = "person"'
            problems.append(Problem("J109", what, column.place, advice))
    if not any(column.field in {"amount", "amounts"} for column in layout.columns):
        advice = f'add a [[column]] with field = "{"amounts" if layout.rows == PERSON else "amount"}"'
        problems.append(Problem("J109", "no column holds the amounts", advice=advice))


def check_numbers(register: Register, mapping: Mapping, problems: list[Problem]) -> None:
    """Note numbers of nobody or of two people, and what has letters where the software takes numbers only."""
    ids = list(register.run.inputs.tables[STAFF].ids)
    for name in mapping.numbers:
        if name not in ids:
            advice = did_you_mean(name, ids) or "ids are kept exactly as written: 007 is not 7"
            place = mapping.place("numbers", name)
            problems.append(Problem("J111", f"nobody in the staff list has the id `{name}`", place, advice))
    problems.extend(listed(list(_doubtful(ids, mapping))))
    if mapping.layout.numeric:
        said = [("components", mapping.components), ("values", mapping.values)]
        wrong = [(part, name, text) for part, texts in said for name, text in texts.items() if not plain_number(text)]
        for part, name, text in wrong:
            what = f"`{text}` is not a number, and the software takes numbers only"
            problems.append(Problem("J106", what, mapping.place(part, name), "write digits"))


def _doubtful(ids: Sequence[str], mapping: Mapping) -> Iterator[Problem]:
    """Say which participants have no number where one is needed, and which have the number of somebody else."""
    seen: dict[str, str] = {}
    digits = any(column.field == "number" for column in mapping.layout.columns)
    for identity in ids:
        place = mapping.place("numbers", identity)
        number = mapping.numbers.get(identity, identity)
        number = plain_number(number) if digits else number
        if not number:
            advice = f'add under [numbers] "{identity}" = "100"'
            yield Problem("J106", f"`{identity}` is not a number", place, advice)
        elif number in seen:
            what = f"`{seen[number]}` and `{identity}` have the same number, {number}"
            yield Problem("J111", what, place, "give each a number of its own under [numbers]")
        seen.setdefault(number, identity)


def plain_number(text: str) -> str:
    """Write a number without zeros in front; nothing for what is not a number.

    >>> plain_number("0015"), plain_number("000"), plain_number("A15")
    ('15', '0', '')
    """
    return str(int(text)) if text.isascii() and text.isdigit() else ""

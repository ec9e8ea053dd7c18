"""The tables of the scheme `exit-waterfall`, written from classes and holdings, each row in the order of its id."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from sharing.columns import column
from sharing.exact import number
from sharing.exits.claims import BESIDE, INSTEAD
from sharing.inputs.bound import Rows
from sharing.kernel import Value
from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharing.exits.claims import ClassRow, Held
    from sharing.exits.terms import CarveOut
    from sharing.scheme import Scheme

    Cells = Sequence[Fraction | int | bool | None]


def tables_of(
    scheme: Scheme,
    people: Sequence[str],
    rows: Sequence[ClassRow],
    held: Sequence[Held],
    carve_outs: Sequence[CarveOut],
) -> tuple[dict[str, Rows], dict[str, Value]]:
    """Write every table: its rows, and the leaves that the scheme reads."""
    ranks = sorted({row.rank for row in rows}, key=str)
    claims = [(index, way) for index in range(len(rows)) for way in (BESIDE, INSTEAD)]
    tables = {
        STAFF: Rows(tuple(people)),
        "ranks": Rows(tuple(str(rank) for rank in ranks)),
        "classes": Rows(tuple(row.id for row in rows)),
        "claims": Rows(tuple(f"{rows[index].id} {way}" for index, way in claims)),
        "holdings": Rows(tuple(one.id for one in held)),
        "carve_outs": Rows(tuple(f"{index + 1:07d}" for index in range(len(carve_outs)))),
    }
    numbers: dict[str, Cells] = {"ranks.number": ranks, "claims.class": [index for index, _ in claims]}
    numbers |= _classes(rows, ranks) | _held(people, rows, held) | _carved(people, carve_outs)
    leaves = {leaf: value for name, cells in numbers.items() for leaf, value in _column(name, cells).items()}
    texts = {"claims.way": [way for _, way in claims], "carve_outs.of": [carve.of for carve in carve_outs]}
    for name, words in texts.items():
        found = scheme.input(name)
        allowed = found.values or () if found else ()
        tables[name] = Rows(allowed)
        leaves[name] = _exact([allowed.index(word) for word in words])
        leaves |= {f"{name}={word}": Value(number(index)) for index, word in enumerate(allowed)}
    return tables, {leaf: value for leaf, value in leaves.items() if leaf in scheme.leaves}


def _classes(rows: Sequence[ClassRow], ranks: Sequence[int]) -> dict[str, Cells]:
    return {
        "classes.rank": [ranks.index(row.rank) for row in rows],
        "classes.preference": [row.preference for row in rows],
        "classes.takes_part": [row.beside for row in rows],
        "classes.cap": [row.cap for row in rows],
        "classes.converts": [row.instead for row in rows],
        "classes.strike": [row.strike for row in rows],
        "classes.ratio": [row.ratio for row in rows],
    }


def _held(people: Sequence[str], rows: Sequence[ClassRow], held: Sequence[Held]) -> dict[str, Cells]:
    person, at = _places(people), _places([row.id for row in rows])
    return {
        "holdings.holder": [person[one.holder] for one in held],
        "holdings.class": [at[one.row.id] for one in held],
        "holdings.quantity": [one.quantity for one in held],
    }


def _carved(people: Sequence[str], carve_outs: Sequence[CarveOut]) -> dict[str, Cells]:
    person = _places(people)
    return {
        "carve_outs.to": [person[carve.to] for carve in carve_outs],
        "carve_outs.rate": [carve.rate for carve in carve_outs],
        "carve_outs.above": [carve.above for carve in carve_outs],
        "carve_outs.at_most": [carve.at_most for carve in carve_outs],
    }


def _places(ids: Sequence[str]) -> dict[str, int]:
    return {identity: index for index, identity in enumerate(ids)}


def _column(name: str, values: Cells) -> Mapping[str, Value]:
    """Write a column; one that may be blank has its values, and which of them are known."""
    return {
        name: _exact([value or 0 for value in values]),
        f"{name}.known": _exact([value is not None for value in values]),
    }


def _exact(values: Sequence[Fraction | int]) -> Value:
    """Write numbers over one denominator, whatever they are."""
    shared = lcm(*{value.denominator for value in values})
    integers = [value.numerator * (shared // value.denominator) for value in values]
    return Value(number(column(integers), Fraction(1, shared)))

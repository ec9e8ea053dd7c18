"""What holds for every payroll file: its totals are those of the result, and every amount can be read back."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journal.registers import registered

from sharing.documents import Document
from sharing.payroll import export_of, read_export
from sharing.payroll.values import CHOICES, DELIMITERS
from sharing.reports.payroll_files import payroll_bytes

cents = st.integers(0, 10**9).map(lambda n: f"{n // 100}.{n % 100:02}")
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.isprintable)


@st.composite
def exports(draw):
    """Draw a result and a mapping of any layout, both kinds of rows, one or two awards on one or two components."""
    count = draw(st.integers(1, 4))
    awards = draw(st.sampled_from([["bonus"], ["bonus", "extra"]]))
    amounts = {name: draw(st.lists(st.just("0") | cents, min_size=count, max_size=count)) for name in awards}
    register = registered(amounts, names=draw(st.lists(names, min_size=count, max_size=count)))
    rows = draw(st.sampled_from(["person", "amount"]))
    layout = {key: draw(st.sampled_from(list(CHOICES[key]))) for key in ("delimiter", "decimal", "line_end", "sign",
              "zero", "period_form")}  # fmt: skip
    columns = [{"header": "nr", "field": "id"}, {"header": "name", "field": "name"}, {"header": "p", "field": "period"}]
    if rows == "person":
        columns += [{"field": "amounts"}]
    else:
        columns += [{"header": "c", "field": "component"}, {"header": "a", "field": "amount"}]
    columns = draw(st.permutations(columns))
    same = draw(st.booleans())
    components = {name: "L1" if same else f"L{at}" for at, name in enumerate(awards)}
    tree = {**layout, "rows": rows, "encoding": draw(st.sampled_from(["utf-8", "utf-8-bom"])), "column": columns,
            "components": components, "decimals": draw(st.integers(2, 4))}  # fmt: skip
    return export_of(register, read_export(Document("m", "", tree))), components, same


@settings(max_examples=60, deadline=None)
@given(exports())
def test_every_total_is_that_of_the_result_and_of_the_file_as_it_is_read(found):
    made, components, same = found
    layout = made.layout
    assert all(control.written == control.awarded for control in made.controls)
    assert sum(control.awarded for control in made.controls) == sum(award.total for award in made.register.awards)
    text = payroll_bytes(made).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=DELIMITERS[layout.delimiter]))
    read: dict[tuple[str, str], Fraction] = {}
    for row in rows:
        told = {row["c"]: row["a"]} if layout.rows == "amount" else {c: row[c] for c in set(components.values())}
        for component, amount in told.items():
            value = Fraction(amount.replace(",", ".") or 0) * (-1 if layout.sign == "minus" else 1)
            read[row["nr"], component] = read.get((row["nr"], component), Fraction(0)) + value
    wanted: dict[tuple[str, str], Fraction] = {}
    for award in made.register.awards:
        for at, identity in enumerate(made.register.ids):
            key = (identity, components[award.outlet.name])
            wanted[key] = wanted.get(key, Fraction(0)) + award.amount(at)
    assert {key: value for key, value in read.items() if value} == {k: v for k, v in wanted.items() if v}
    assert len(rows) == len({row["nr"] for row in rows}) or layout.rows == "amount" or not same

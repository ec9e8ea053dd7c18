"""What goes in as a frame or comes out as a file is the same to the cent, for whole results and not only for amounts."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.html.results import example, many

from sharing import bind, read_figures, read_scheme, read_toml, vocabulary
from sharing.files.frame_sheets import sheet_of
from sharing.files.parquet_sheets import read_parquet
from sharing.files.results import read_earlier
from sharing.frames import BACKENDS, frame_of, parquet_bytes
from sharing.reports.data import csv_register, json_register

WHY = "the extra `frames` is not installed: narwhals, pyarrow, and to test it pandas and polars"
pa = pytest.importorskip("pyarrow", reason=WHY)
nw = pytest.importorskip("narwhals", reason=WHY)
RESULTS = {"bakery": lambda: example("bakery"), "scaleup": lambda: example("scaleup"), "many": lambda: many(300)}
SCHEME = b'scheme = "pay"\n[staff.pay]\nkind = "money"\n[[step]]\nname = "a"\nformula = "pay"\n[awards.a]\nstep = "a"\n'
FIGURES = b'[[period]]\nname = "1"\nfrom = 2025-01-01\nto = 2025-12-31\n'


def people(register) -> list[tuple[str, str, dict[str, Fraction], str]]:
    """Give of everybody id, name, amounts and the condition that is not met, from the result itself."""
    staff, out = register.run.inputs.tables["staff"], {one.row: one.condition.name for one in register.exclusions}
    awards = [award for award in register.awards if award.for_people]
    return [
        (identity, staff.names[row], {one.outlet.name: one.amount(row) for one in awards}, out.get(row, ""))
        for row, identity in enumerate(register.ids)
    ]


def from_rows(register, rows) -> list[tuple[str, str, dict[str, Fraction], str]]:
    """Give the same from the rows of a table of texts or decimals."""
    names = [award.outlet.name for award in register.awards if award.for_people]
    return [(row["id"], row["name"], {name: Fraction(row[name]) for name in names}, row["excluded"]) for row in rows]


@pytest.mark.parametrize("name", RESULTS)
def test_csv_parquet_and_frames_read_back_to_the_result(name):
    register = RESULTS[name]()
    wanted = people(register)
    assert wanted == from_rows(register, csv.DictReader(io.StringIO(csv_register(register))))
    sheet = read_parquet(parquet_bytes([register]))
    assert wanted == from_rows(register, [dict(zip(sheet.headers, row, strict=True)) for row in sheet.rows])
    for backend in BACKENDS:
        frame = nw.from_native(frame_of(register, backend), eager_only=True)
        assert wanted == from_rows(register, frame.iter_rows(named=True))


@pytest.mark.parametrize("name", RESULTS)
def test_json_reads_back_to_the_result_with_its_pools(name, tmp_path):
    register = RESULTS[name]()
    tree = json.loads(json_register(register))
    told = [
        (
            one["id"],
            {name: Fraction(text) for name, text in one["awards"].items()},
            one.get("excluded", {}).get("condition", ""),
        )
        for one in tree["participants"]
    ]
    assert told == [(identity, amounts, out) for identity, _, amounts, out in people(register)]
    assert [(one.pool, one.group, one.amount, one.awarded, one.residual) for one in register.balances] == [
        (one["pool"], one["group"], *(Fraction(one[key]) for key in ("amount", "awarded", "left")))
        for one in tree["balances"]
    ]
    (tmp_path / "last.json").write_text(json_register(register), encoding="utf-8")
    earlier = read_earlier(tmp_path / "last.json", register)
    for identity, _, amounts, _ in people(register):
        assert amounts == {award: earlier.amount(award, identity) for award in amounts}
    assert {award.outlet.name: award.total for award in register.awards} == dict(earlier.totals)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.integers(0, 10**13), min_size=1, max_size=6),
    st.sampled_from(BACKENDS),
    st.sampled_from(["decimal", "int"]),
)
def test_a_frame_that_comes_in_keeps_every_cent(cents, backend, form):
    values = [Decimal(n) / 100 if form == "decimal" else n for n in cents]
    kind = pa.decimal128(18, 2) if form == "decimal" else pa.int64()
    table = pa.table({"id": [f"p{at}" for at in range(len(cents))], "pay": pa.array(values, kind)})
    sheet = sheet_of(nw.from_arrow(table, backend=backend).to_native(), name="staff")
    scheme = read_scheme(read_toml(SCHEME, name="pay.toml"), vocabulary())
    figures = read_figures(read_toml(FIGURES, name="figures.toml"))
    inputs = bind(scheme, figures, {"staff": sheet}, figures.periods[0])
    wanted = [Fraction(n, 100) if form == "decimal" else Fraction(n) for n in cents]
    assert wanted == list(inputs.leaves["staff.pay"].exact.fractions())

"""Frames of pandas, polars and pyarrow, and Parquet files: in and out, every cent and every blank is kept."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import sys
import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journal.registers import registered
from tests.transcripts.console import call

from sharing import Refused, bind, read_figures, read_scheme, read_sheet, read_toml, register_of, run, vocabulary
from sharing.files.extras import EXTRAS
from sharing.files.frame_sheets import sheet_of
from sharing.files.parquet_sheets import read_parquet
from sharing.frames import BACKENDS, frame_of, parquet_bytes, table_of
from sharing.reports.data import csv_register, json_register

WHY = "the extra `frames` is not installed: narwhals, pyarrow, and to test it pandas and polars"
pa = pytest.importorskip("pyarrow", reason=WHY)
pd = pytest.importorskip("pandas", reason=WHY)
pl = pytest.importorskip("polars", reason=WHY)
nw = pytest.importorskip("narwhals", reason=WHY)

ROOT = Path(__file__).parents[2]
BAKERY = ROOT / "examples" / "bakery"
NONE = (None, "")
cents = st.integers(0, 10**12).map(lambda n: f"{n // 100}.{n % 100:02}")


def bakery(sheet):
    scheme = read_scheme(read_toml(BAKERY / "scheme.toml"), vocabulary())
    figures = read_figures(read_toml(BAKERY / "figures.toml"))
    return register_of(run(scheme, bind(scheme, figures, {"staff": sheet}, figures.periods[0])))


def staff_table():
    """Give the staff list of the bakery as a table of pyarrow: decimals and days, no texts of numbers."""
    with (BAKERY / "staff.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))

    def day(text):
        return dt.datetime.strptime(text, "%d-%m-%Y").date() if text else None  # noqa: DTZ007

    def amount(text):
        return Decimal(text.replace(".", "").replace(",", "."))

    makers = {"Bruto maandsalaris": (amount, pa.decimal128(12, 2)), "Deeltijdfactor": (amount, pa.decimal128(5, 2)),
              "Datum in dienst": (day, pa.date32()), "Datum uit dienst": (day, pa.date32())}  # fmt: skip
    return pa.table({
        name: pa.array([makers.get(name, (str,))[0](row[name]) for row in rows], makers.get(name, (0, pa.string()))[1])
        for name in rows[0]
    })  # fmt: skip


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_staff_list_as_a_frame_gives_what_the_file_gives(backend):
    frame = nw.from_arrow(staff_table(), backend=backend).to_native()
    found = bakery(sheet_of(frame, name="staff"))
    assert csv_register(found) == csv_register(bakery(read_sheet(BAKERY / "staff.csv")))
    assert sheet_of(frame).how == f"12 rows; {backend}"


def test_a_staff_list_as_a_parquet_file_gives_what_the_csv_file_gives(tmp_path):
    import pyarrow.parquet as pq

    path = tmp_path / "staff.parquet"
    pq.write_table(staff_table(), path)
    assert csv_register(bakery(read_sheet(path))) == csv_register(bakery(read_sheet(BAKERY / "staff.csv")))
    assert read_sheet(path.read_bytes()).rows == read_sheet(path).rows


@st.composite
def results(draw):
    count = draw(st.integers(1, 5))
    names = draw(st.sampled_from([["bonus"], ["bonus", "extra"]]))
    amounts = {name: draw(st.lists(cents, min_size=count, max_size=count)) for name in names}
    return registered(amounts, {"extra": {"kind": "day", "unit": "day", "multiple": "0.01"}})


@settings(max_examples=40, deadline=None)
@given(results(), st.sampled_from(BACKENDS), st.sampled_from(["decimal", "cents"]))
def test_every_form_of_a_result_reads_back_to_the_same_cents(register, backend, money):
    people = [award for award in register.awards if award.for_people]
    wanted = {award.outlet.name: [award.amount(row) for row in range(len(register.ids))] for award in people}
    frame = nw.from_native(frame_of(register, backend, money=money), eager_only=True)
    assert frame["id"].to_list() == list(register.ids)
    for name, values in wanted.items():
        cents_of = money == "cents" and register.award(name).outlet.unit == "EUR"
        series = frame[f"{name}_cents" if cents_of else name].to_list()
        assert all(isinstance(value, int if cents_of else Decimal) for value in series)
        assert [Fraction(value) / (100 if cents_of else 1) for value in series] == values
    rows = list(csv.DictReader(io.StringIO(csv_register(register))))
    tree = json.loads(json_register(register))
    sheet = read_parquet(parquet_bytes([register]))
    for name, values in wanted.items():
        assert [Fraction(row[name]) for row in rows] == values
        assert [Fraction(one["awards"][name]) for one in tree["participants"]] == values
        assert [Fraction(text) for text in sheet.column(sheet.headers.index(name))] == values
    assert list(sheet.headers)[:1] == ["id"]
    assert parquet_bytes([register]) == parquet_bytes([register])


@given(st.lists(st.one_of(st.none(), st.booleans(), st.dates(), st.text(), st.integers(), st.decimals(allow_nan=False,
       allow_infinity=False, places=4)), min_size=1, max_size=4))  # fmt: skip
def test_objects_of_pandas_are_read_as_what_they_are(values):
    column = pd.Series([object(), *values], dtype="object")[1:].reset_index(drop=True)
    sheet = sheet_of(pd.DataFrame({"id": [f"p{at}" for at in range(len(values))], "x": column}))
    if "x" not in sheet.headers:
        assert all(value is None or (isinstance(value, str) and not value.strip(" \t")) for value in values)
        return
    for text, value in zip(sheet.column(1), values, strict=True):
        if isinstance(value, bool):
            assert text == str(value).upper()
        elif isinstance(value, int | Decimal):
            assert Fraction(text) == Fraction(value)
        else:
            assert text == (
                "" if value is None else value.strip(" \t") if isinstance(value, str) else value.isoformat()
            )


def test_floats_are_read_by_their_shortest_decimal_and_that_is_said():
    sheet = sheet_of(pd.DataFrame({"id": ["a", "b"], "pay": [0.1, float("nan")], "n": [1.0, 250000.0]}))
    assert sheet.rows == (("a", "0.1", "1"), ("b", "", "250000"))
    assert sheet.how == "2 rows; pandas; floats by their shortest decimal: pay, n"


def test_missing_values_of_every_library_are_blank():
    frames = [
        pd.DataFrame({"id": ["a", "b"], "x": pd.array([None, 1], dtype="Int64"), "d": [pd.NaT, dt.date(2026, 1, 2)]}),
        pl.DataFrame({"id": ["a", "b"], "x": [None, 1], "d": [None, dt.datetime(2026, 1, 2)]}),  # noqa: DTZ001
        pa.table({"id": ["a", "b"], "x": [None, 1], "d": [None, dt.date(2026, 1, 2)]}),
    ]
    assert sheet_of(pl.DataFrame({"id": ["a"], "x": [float("nan")], "y": ["z"]})).rows == (("a", "", "z"),)
    for frame in frames:
        assert sheet_of(frame).rows == (("a", "", ""), ("b", "1", "2026-01-02"))


def test_rows_without_anything_are_no_rows_and_places_stay_right():
    sheet = sheet_of(pl.DataFrame({"id": ["a", None, "c"], "n": [1.0, None, -0.0]}))
    assert sheet.rows == (("a", "1"), ("c", "0"))
    assert sheet.place(1, 0).text() == "frame:3"
    assert (1, 1) in sheet.typed


@pytest.mark.parametrize(("frame", "code"), [
    ({"id": ["a"]}, "F050"),
    (pl.LazyFrame({"id": ["a"]}), "F050"),
    (pl.DataFrame({"id": ["a"], "x": pl.Series([1.5], dtype=pl.Float32)}), "F051"),
    (pl.DataFrame({"id": ["a"], "x": [[1]]}), "F051"),
    (pl.DataFrame({"id": ["a"], "x": [float("inf")]}), "F051"),
    (pl.DataFrame({"id": ["a"], "x": [dt.datetime(2026, 1, 1, 12)]}), "F051"),  # noqa: DTZ001
    (pl.DataFrame({"id": []}), "F018"),
    (pl.DataFrame(), "F018"),
    (pd.DataFrame([["a", 1]], columns=["id", "id"]), "F014"),
    (pl.DataFrame({f"c{at}": [1] for at in range(16_385)}), "L004"),
], ids=lambda value: value if isinstance(value, str) else "")  # fmt: skip
def test_what_cannot_be_read_is_refused(frame, code):
    with pytest.raises(Refused) as refused:
        sheet_of(frame)
    assert {problem.code for problem in refused.value.problems} == {code}


def test_a_frame_is_of_a_known_library_and_money_has_two_forms():
    with pytest.raises(ValueError, match="pandas, polars, pyarrow"):
        frame_of(registered({"bonus": ["1"]}), "excel")
    with pytest.raises(ValueError, match="decimal or cents"):
        frame_of(registered({"bonus": ["1"]}), money="float")


def test_what_no_decimal_holds_is_an_exact_text():
    register = registered({"bonus": ["1"], "lot": ["2"]}, {"lot": {"kind": "units", "unit": "lot", "multiple": "1/3"}})
    table = table_of([register])
    assert table.schema.field("bonus").type == pa.decimal128(38, 2)
    assert table.column("lot").to_pylist() == [Decimal(2)]
    thirds = [award._replace(units=[1]) if award.outlet.name == "lot" else award for award in register.awards]
    other = register._replace(awards=tuple(thirds))
    assert table_of([other]).column("lot").to_pylist() == ["1/3"]
    assert table_of([register, other]).column("lot").to_pylist() == ["2", "1/3"]


def test_several_periods_stand_below_each_other():
    register = registered({"bonus": ["1", "2.5"]}, names=["A", "B"])
    table = table_of([register, register])
    assert table.column_names == ["period", "id", "name", "bonus", "excluded"]
    assert table.column("bonus").to_pylist() == [Decimal("1.00"), Decimal("2.50")] * 2


@pytest.mark.parametrize("data", [b"PAR1", b"PAR1" + b"\0" * 200 + b"PAR1", b"nothing of the kind"])
def test_a_damaged_parquet_file_is_refused(data):
    with pytest.raises(Refused, match="F052"):
        read_parquet(data)


def test_a_parquet_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr("sharing.files.parquet_sheets.MOST_ROWS", 1)
    with pytest.raises(Refused, match="L005"):
        read_parquet(parquet_bytes([registered({"bonus": ["1", "2"]})]))


def test_the_command_line_reads_and_writes_parquet(tmp_path):
    import pyarrow.parquet as pq

    pq.write_table(staff_table(), tmp_path / "staff.parquet")
    (tmp_path / "figures.toml").write_bytes((BAKERY / "figures.toml").read_bytes())
    scheme = str(BAKERY / "scheme.toml")
    out, said, code = call(["run", scheme, "staff.parquet", "-o", "result.parquet", "--format", "csv"], tmp_path,
                           separate=True)  # fmt: skip
    assert code == 0, said
    assert "12 rijen; pyarrow" in said
    rows = pq.read_table(tmp_path / "result.parquet").to_pylist()
    assert [str(row["winstdeling"]) for row in rows] == [line.split(",")[2] for line in out.splitlines()[1:]]


@pytest.mark.parametrize("arguments", [["-o", "result.parquet"], []])
def test_a_missing_extra_names_its_install_command_and_ends_with_4(arguments, tmp_path, monkeypatch):
    for module in ("narwhals", "pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, module, None)
    staff = str(BAKERY / "staff.csv")
    if not arguments:
        (tmp_path / "staff.parquet").write_bytes(b"PAR1")
        staff = "staff.parquet"
    figures = ["--figures", str(BAKERY / "figures.toml")]
    out, said, code = call(["-q", "run", str(BAKERY / "scheme.toml"), staff, *figures, *arguments], tmp_path,
                           separate=True)  # fmt: skip
    assert (out, code) == ("", 4)
    assert "F069 hiervoor is het onderdeel `frames` nodig" in said
    assert "installeer het: pip install 'narwhals>=2' 'pyarrow>=15'" in said
    assert not (tmp_path / "result.parquet").exists()


def test_an_extra_lists_the_packages_of_the_project():
    tree = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for name, packages in EXTRAS.items():
        assert list(packages) == tree["project"]["optional-dependencies"][name]

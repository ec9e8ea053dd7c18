"""Workbooks: read exactly, or refused by the scan before any parser runs."""

import datetime as dt
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from openpyxl import Workbook

from sharing.errors import Refused
from sharing.files.csv_sheets import ReadOptions
from sharing.files.sheets import read_sheet
from sharing.files.xlsx_scan import scan_workbook
from sharing.files.xlsx_sheets import canonical, read_xlsx
from sharing.inputs.number_columns import numbers_in


def saved(book):
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def book_of(*rows, title="Staff"):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def simple(*rows):
    return saved(book_of(*(rows or (["id", "salary"], ["007", 1234.5]))))


def changed(data, name, change, *, rename=None):
    """Rewrite one part of a workbook."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            content = old.read(item)
            new.writestr(rename if item == name and rename else item, change(content) if item == name else content)
    return out.getvalue()


def added(data, name, content):
    out = BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
NEW_YEARS_EVE = dt.datetime.fromisoformat("2025-12-31")


def codes(data, options=None):
    with pytest.raises(Refused) as caught:
        read_xlsx(data, options, name="staff.xlsx")
    assert all(problem.what and problem.place.file == "staff.xlsx" for problem in caught.value.problems)
    return [problem.code for problem in caught.value.problems]


def test_values_become_canonical_text():
    data = simple(
        ["id", "salary", "start", "active", "fte", "note"],
        ["007", 1234.56, dt.date(2026, 3, 1), True, 0.8, " x "],
        [8, 42000, NEW_YEARS_EVE, False, 1, None],
    )
    sheet = read_xlsx(data, name="staff.xlsx")
    assert sheet.headers == ("id", "salary", "start", "active", "fte", "note")
    assert sheet.rows[0] == ("007", "1234.56", "2026-03-01", "TRUE", "0.8", "x")
    assert sheet.rows[1] == ("8", "42000", "2025-12-31", "FALSE", "1", "")
    assert sheet.typed == {(0, 1), (0, 2), (0, 3), (0, 4), (1, 0), (1, 1), (1, 2), (1, 3), (1, 4)}
    assert sheet.lines == (2, 3)
    assert sheet.spreadsheet
    assert sheet.how == "2 rows; workbook, sheet `Staff`"


def test_place_is_a_cell_and_shows_no_neighbours():
    book = Workbook()
    book.active["C4"], book.active["D4"], book.active["C5"], book.active["D5"] = "id", "pay", "007", "many"
    sheet = read_xlsx(saved(book), name="s.xlsx")
    assert sheet.place(0, 1).text() == "s.xlsx, cell D5"
    assert sheet.place(0, 1).excerpt == "pay: many"
    assert sheet.heading_place(0).cell == "C4"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.30000000000000004"),
        (1e-05, "0.00001"),
        (1e16, "10000000000000000"),
        (2.0, "2"),
        (-0.5, "-0.5"),
        (100, "100"),
        (1e22, "10000000000000000000000"),
    ],
)
def test_numbers_are_the_shortest_decimal_text(value, text):
    assert canonical(value) == (text, True)


def test_a_number_with_noise_in_the_file_is_read_as_its_shortest_text():
    data = changed(simple(), SHEET, lambda xml: xml.replace(b"<v>1234.5</v>", b"<v>1234.5600000000000001</v>"))
    assert read_xlsx(data).rows[0][1] == "1234.56"


@pytest.mark.parametrize(
    "value", [NEW_YEARS_EVE.replace(hour=12), dt.time(9), dt.timedelta(hours=30), dt.date(1900, 1, 5)]
)
def test_times_are_refused(value):
    assert codes(simple(["id", "start"], ["1", value])) == ["F043"]


def test_blank_rows_and_columns_are_left_out():
    sheet = read_xlsx(simple(["id", None, "pay"], ["1", None, 2], [None, None, None], ["2", None, 3]))
    assert sheet.headers == ("id", "pay")
    assert sheet.lines == (2, 4)
    assert sheet.columns == (1, 3)
    assert sheet.typed == {(0, 1), (1, 1)}
    assert sheet.place(1, 1).cell == "C4"


def test_lying_dimension_loses_no_rows():
    data = simple(["id", "pay"], *([str(i), i] for i in range(50)))
    lying = changed(data, SHEET, lambda xml: xml.replace(b'ref="A1:B51"', b'ref="A1:A2"'))
    assert lying != data
    assert len(read_xlsx(lying).rows) == 50
    assert len(read_xlsx(lying).headers) == 2


def test_not_a_zip():
    assert codes(b"id;pay\n1;2\n") == ["F030"]
    assert codes(b"PK\x03\x04 and nothing") == ["F030"]
    assert codes(b"") == ["F030"]


def test_truncated_at_any_place_is_refused():
    data = simple()
    for cut in range(0, len(data), 97):
        with pytest.raises(Refused):
            read_xlsx(data[:cut])


def test_flipped_bytes_never_escape_as_another_error():
    data = bytearray(simple())
    for at in range(0, len(data), 13):
        broken = bytearray(data)
        broken[at] ^= 0xFF
        with suppress(Refused):
            read_xlsx(bytes(broken))


def test_password_or_old_xls():
    assert codes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == ["F031"]


def test_duplicate_members():
    data = simple()
    with pytest.warns(UserWarning, match="Duplicate"):
        data = added(data, SHEET, b"<worksheet/>")
    assert codes(data) == ["F033"]


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd.xml", "xl/../../evil.xml", "C:/evil.xml", "xl\\evil.xml"])
def test_path_tricks(name):
    assert codes(added(simple(), name, b"<a/>")) == ["F033"]


def test_zip_bomb_by_ratio_and_by_sum():
    assert codes(added(simple(), "xl/big.xml", b"<a>" + b" " * (30 << 20) + b"</a>")) == ["L006"]
    data = simple()
    for i in range(30):
        data = added(data, f"xl/media/{i}.png", b" " * (9 << 20))
    assert codes(data) == ["L006"]


def test_lying_size_of_a_member():
    data = bytearray(simple())
    entry = data.find(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    assert codes(bytes(data)) == ["F030"]


def test_too_many_members():
    data = simple()
    out = BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        for i in range(2_100):
            archive.writestr(f"x{i}", b"")
    assert codes(out.getvalue()) == ["L006"]


ENTITY_BOMB = (
    b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"""
)
EXTERNAL = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>"""


@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "docProps/core.xml"]
)
@pytest.mark.parametrize("declaration", [ENTITY_BOMB, EXTERNAL])
def test_entities_are_refused_in_every_part(part, declaration):
    def change(xml):
        body = xml.partition(b"?>")[2] if xml.startswith(b"<?xml") else xml
        return declaration + body

    assert codes(changed(simple(), part, change)) == ["F034"]


def test_entities_in_utf_16_are_refused_too():
    def change(xml):
        body = xml.partition(b"?>")[2] if xml.startswith(b"<?xml") else xml
        return ('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY e "x">]>' + body.decode()).encode(
            "utf-16"
        )

    assert codes(changed(simple(), SHEET, change)) == ["F034"]


def test_a_tag_without_end_and_depth_are_refused():
    long = b'<worksheet a="' + bytes(range(97, 123)) * 90_000 + b'"/>'
    assert codes(changed(simple(), SHEET, lambda _: long)) == ["L006"]
    assert codes(changed(simple(), SHEET, lambda _: b"<a>" * 5_000)) == ["L006"]


def test_stray_cell_far_out():
    book = book_of(["id", "pay"], ["1", 2])
    book.active["XFD1048576"] = "x"
    assert codes(saved(book)) == ["F042"]
    book = book_of(["id", "pay"], ["1", 2])
    book.active["A900000"] = "x"
    assert codes(saved(book)) == ["F042"]


def test_a_styled_but_empty_cell_far_out_is_no_matter():
    book = book_of(["id", "pay"], ["1", 2])
    book.active["XFD1048576"].number_format = "0.00"
    assert len(read_xlsx(saved(book)).rows) == 1


def test_macros():
    assert codes(added(simple(), "xl/vbaProject.bin", b"x")) == ["F032"]
    kind = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    normal = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    assert codes(changed(simple(), "[Content_Types].xml", lambda xml: xml.replace(normal, kind))) == ["F032"]


def test_1904():
    book = book_of(["id", "pay"], ["1", 2])
    book.epoch = NEW_YEARS_EVE.replace(1904, 1, 1)
    assert codes(saved(book)) == ["F035"]


def test_two_filled_sheets():
    book = book_of(["id", "pay"], ["1", 2])
    book.create_sheet("Other").append(["id", "x"])
    book["Other"].append(["9", "y"])
    data = saved(book)
    assert codes(data) == ["F036"]
    assert read_xlsx(data, ReadOptions(sheet="Other")).rows == (("9", "y"),)
    assert codes(data, ReadOptions(sheet="Othr")) == ["F037"]


def test_an_empty_second_sheet_is_no_matter():
    book = book_of(["id", "pay"], ["1", 2])
    book.create_sheet("Sheet2")
    data = saved(book)
    assert read_xlsx(data).rows == (("1", "2"),)
    assert codes(data, ReadOptions(sheet="Sheet2")) == ["F018"]


def test_hidden_sheet_with_data():
    book = book_of(["id", "pay"], ["1", 2])
    book.create_sheet("Old").append(["id"])
    book["Old"].sheet_state = "hidden"
    assert codes(saved(book)) == ["F038"]
    assert read_xlsx(saved(book), ReadOptions(sheet="Staff")).rows == (("1", "2"),)


def test_no_data():
    assert codes(saved(Workbook())) == ["F018"]
    assert codes(simple(["id", "pay"])) == ["F018"]
    assert read_xlsx(simple(["id", "pay"]), ReadOptions(empty=True)).rows == ()


def test_formula_without_a_result():
    assert codes(simple(["id", "pay"], ["1", "=1+1"], ["2", "=A1"])) == ["F039", "F039"]


def test_formula_with_a_result_is_read_and_said():
    data = changed(
        simple(["id", "pay"], ["1", "=1+1"]),
        SHEET,
        lambda x: x.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>"),
    )
    sheet = read_xlsx(data)
    assert sheet.rows == (("1", "2"),)
    assert sheet.how.endswith("1 formula, read as last calculated")


def test_error_cells():
    assert codes(simple(["id", "pay"], ["1", "#REF!"])) == ["F040"]


def test_merged_cells():
    book = book_of(["id", "pay"], ["1", 2], ["2", None])
    book.active.merge_cells("B2:B3")
    assert codes(saved(book)) == ["F041"]
    book = book_of(["id", "pay"], ["1", 2])
    book.active.merge_cells("F9:G9")
    assert read_xlsx(saved(book)).rows == (("1", "2"),)


def test_hidden_rows_are_read_and_said():
    book = book_of(["id", "pay"], ["1", 2], ["2", 3])
    book.active.row_dimensions[3].hidden = True
    sheet = read_xlsx(saved(book))
    assert len(sheet.rows) == 2
    assert sheet.how.endswith("1 hidden row included")


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace(b'<row r="2"', b'<row r="1"'),
        lambda xml: xml.replace(b'r="B2"', b'r="A2"'),
        lambda xml: xml.replace(b'r="B2"', b'r="B3"'),
        lambda xml: xml.replace(b'r="B2"', b'r="ZZZZ2"'),
        lambda xml: xml.replace(b'r="B2"', b'r="XFE2"'),
        lambda xml: xml.replace(b"<v>1234.5</v>", b"<v>many</v>"),
        lambda xml: xml.replace(b'<c r="B2" t="n"><v>1234.5</v>', b'<c r="B2" t="s"><v>99</v>'),
        lambda xml: xml.replace(b'<c r="B2" t="n"><v>1234.5</v>', b'<c r="B2" t="s"><v>-1</v>'),
        lambda xml: xml[:-30],
    ],
)
def test_contradicting_cells_are_damage(change):
    assert codes(changed(simple(), SHEET, change)) == ["F030"]


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
EXCEL = {
    SHEET: f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet {MAIN}><dimension ref="A1"/><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>46082</v></c><c r="C2"><f>SUM(1,2)</f><v>3.5</v></c></row>
</sheetData></worksheet>""",
    "xl/sharedStrings.xml": f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<sst {MAIN} count="4" uniqueCount="4"><si><t>id</t></si><si><t xml:space="preserve"> start </t></si>
<si><r><t>pa</t></r><r><rPr><b/></rPr><t>y</t></r></si><si><t>007</t></si></sst>""",
    "xl/styles.xml": f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet {MAIN}><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>
</styleSheet>""",
}
STRINGS_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def as_excel_writes():
    data = changed(simple(), SHEET, lambda _: EXCEL[SHEET].encode())
    data = changed(data, "xl/styles.xml", lambda _: EXCEL["xl/styles.xml"].encode())
    override = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + STRINGS_TYPE + b'"/></Types>'
    data = changed(data, "[Content_Types].xml", lambda xml: xml.replace(b"</Types>", override))
    return added(data, "xl/sharedStrings.xml", EXCEL["xl/sharedStrings.xml"].encode())


def test_a_workbook_with_shared_texts_and_styles_as_excel_writes_it():
    sheet = read_xlsx(as_excel_writes())
    assert sheet.headers == ("id", "start", "pay")
    assert sheet.rows == (("007", "2026-03-01", "3.5"),)
    assert sheet.typed == {(0, 1), (0, 2)}


def test_shared_texts_that_hide_under_another_ending_are_refused():
    data = changed(as_excel_writes(), "[Content_Types].xml", lambda xml: xml.replace(b"sharedStrings.xml", b"s.png"))
    assert codes(data) == ["F030"]


def test_cells_without_references_count_on():
    def change(xml):
        import re

        return re.sub(rb' r="[A-Z]?\d+"', b"", xml)

    assert read_xlsx(changed(simple(), SHEET, change)).rows == (("007", "1234.5"),)


def test_a_sheet_that_hides_under_another_ending_is_refused():
    types = lambda xml: xml.replace(b"/xl/worksheets/sheet1.xml", b"/xl/media/sheet1.png")  # noqa: E731
    links = lambda xml: xml.replace(b"/xl/worksheets/sheet1.xml", b"/xl/media/sheet1.png")  # noqa: E731
    data = changed(simple(), SHEET, lambda xml: xml, rename="xl/media/sheet1.png")
    assert codes(changed(data, "xl/_rels/workbook.xml.rels", links)) == ["F030"]
    assert codes(changed(data, "[Content_Types].xml", types)) == ["F030"]


def test_the_rules_of_tables_hold_for_workbooks_too():
    found = codes(
        simple(["id", "pay", "Pay", None], ["1", 2, 3, "x"], ["Totaal", 4, 5, None], ["id", "pay", "Pay", None])
    )
    assert found == ["F015", "F014", "F017", "F016"]


def test_read_sheet_chooses_by_name_or_first_bytes(tmp_path):
    (tmp_path / "s.XLSX").write_bytes(simple())
    assert read_sheet(tmp_path / "s.XLSX").spreadsheet
    assert read_sheet(simple()).spreadsheet
    assert not read_sheet(b"id;pay\n1;2\n").spreadsheet
    (tmp_path / "s.csv").write_bytes(simple())
    with pytest.raises(Refused, match="F009"):
        read_sheet(tmp_path / "s.csv")


def styled(*cells, column="C"):
    """A workbook in which cells of one column have a value and a format of numbers."""
    book = book_of(["id", "name", "fte"])
    for row, (value, look) in enumerate(cells, start=2):
        book.active.append([str(row), "A"])
        book.active[f"{column}{row}"] = value
        book.active[f"{column}{row}"].number_format = look
    return read_xlsx(saved(book))


@pytest.mark.parametrize("look", ["0%", "0.00%", "0.0%", "#,##0.0%;[Red]-0%", '[Blue]0%" of a week"'])
def test_cells_that_show_a_percentage_are_noted(look):
    sheet = styled((0.8, look), (1, "General"), ("1", look), (0.5, '0" %"'), (0.5, "0\\%"))
    assert sheet.percents == {(0, 2)}
    assert sheet.column(2) == ["0.8", "1", "1", "0.5", "0.5"]


def test_percentages_and_plain_numbers_in_one_column_are_refused():
    sheet = styled((1, "0%"), (80, "General"), (0, "General"), ("50%", "@"))
    with pytest.raises(Refused) as caught:
        numbers_in(sheet, 2, percent=True)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.cell) == ("I012", "C3")
    assert problem.what == "`80` can mean 80% or 8000%: `100%` stands in the same column"


def test_percentages_as_texts_and_as_numbers_go_together():
    sheet = styled((0.8, "0%"), ("62,5%", "General"), (0, "General"))
    assert numbers_in(sheet, 2, percent=True).unscaled == [800, 625, 0]
    assert numbers_in(styled((0.8, "0%"), (62.5, "General")), 2, hundredths=True).unscaled == [800, 625]


def test_a_column_that_may_hold_no_percentage_has_the_number_of_the_cell():
    assert numbers_in(styled((0.8, "0%"), (2, "General")), 2).unscaled == [8, 20]


def test_what_is_no_number_is_told_beside_texts_in_two_styles():
    with pytest.raises(Refused) as caught:
        numbers_in(styled(("1,5", "General"), ("1.5", "General"), ("-", "General"), (7, "General")), 2)
    assert [problem.code for problem in caught.value.problems] == ["I004", "I002"]


def test_zeros_before_a_number_are_kept_as_they_are_shown():
    sheet = styled((12, "00000"), (123456, "00000"), (-3, "00000"), (1.5, "00"), ("7", "00000"), (4, "0"), column="A")
    assert sheet.column(0) == ["00012", "123456", "-3", "1.5", "7", "4"]
    assert sheet.how == "6 rows; workbook, sheet `Staff`; 1 number with zeros before, read as shown"
    assert styled((12, "000"), (13, "000"), column="A").how.endswith("; 2 numbers with zeros before, read as shown")


def test_a_percentage_in_a_column_behind_an_empty_one_is_found():
    book = book_of(["id", None, "fte"], ["1", None, 0.8], ["2", None, 80])
    book.active["C2"].number_format = "0%"
    assert read_xlsx(saved(book)).percents == {(0, 1)}


def test_a_workbook_without_styles_has_no_looks():
    data = changed(simple(), "xl/styles.xml", lambda content: content.replace(b"cellXfs", b"cellXfz"))
    assert scan_workbook(data, "staff.xlsx").looks == {}


@pytest.mark.parametrize("rows", [
    (["Pay of a year"], [], ["id", "name", "pay"], ["1", "A", 5]),
    (["Pay", 2025], ["id", "name", "pay", "start", "end"], ["1", "A", 5, 6, 7]),
])  # fmt: skip
def test_a_title_above_the_headings_is_named(rows):
    with pytest.raises(Refused) as caught:
        read_xlsx(simple(*rows), name="staff.xlsx")
    (problem,) = caught.value.problems
    line = rows.index(next(row for row in rows if "id" in row)) + 1
    assert (problem.code, problem.place.cell) == ("F019", "A1")
    assert problem.what == f"row 1 looks like a title: the headings seem to be in row {line}"


@pytest.mark.parametrize("rows", [(["id"], ["a"], ["b"]), (["id", "pay"], ["a", "b"], ["c", 5])])
def test_headings_of_a_small_sheet_are_no_title(rows):
    assert read_xlsx(simple(*rows)).headers[0] == "id"

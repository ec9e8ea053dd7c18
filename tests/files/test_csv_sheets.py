"""CSV as the world writes it: read exactly or refused, and it is said how it was read."""

import csv
import io
import resource
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.errors import Refused
from sharing.files import csv_sheets
from sharing.files.csv_sheets import ReadOptions, read_csv


def problems(data, **options):
    with pytest.raises(Refused) as caught:
        read_csv(data, ReadOptions(**options), name="staff.csv")
    assert all(problem.what and problem.place.file == "staff.csv" for problem in caught.value.problems)
    return caught.value.problems


def codes(data, **options):
    return [problem.code for problem in problems(data, **options)]


EXPECTED = (("007", "Zoë", "1.234,56"), ("8", "Anne de Vries", "2"))
TEXT = "id;naam;salaris\r\n007;Zoë;1.234,56\r\n8;Anne de Vries;2\r\n"


@pytest.mark.parametrize(
    ("data", "how"),
    [
        (TEXT.encode("utf-8-sig"), "2 rows; UTF-8 with BOM; semicolons"),
        (TEXT.encode(), "2 rows; UTF-8; semicolons"),
        (TEXT.encode("cp1252"), "2 rows; Windows-1252; semicolons"),
        (TEXT.encode("utf-16"), "2 rows; UTF-16; semicolons"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "2 rows; UTF-16; semicolons"),
        (TEXT.replace("\r\n", "\n").encode(), "2 rows; UTF-8; semicolons"),
        (TEXT.replace("\r\n", "\r").encode(), "2 rows; UTF-8; semicolons"),
        (TEXT.replace(";", "\t").encode(), "2 rows; UTF-8; tabs"),
        (("sep=;\r\n" + TEXT).encode(), "2 rows; UTF-8; semicolons"),
        (("\r\n\r\n" + TEXT + "\r\n;;\r\n\n").encode(), "2 rows; UTF-8; semicolons; 2 blank lines skipped"),
        (TEXT.removesuffix("\r\n").encode(), "2 rows; UTF-8; semicolons"),
        (TEXT.replace(";", " ; ").replace("id", "\tid").encode(), "2 rows; UTF-8; semicolons"),
    ],
)
def test_the_same_table_in_many_writings(data, how):
    sheet = read_csv(data, name="staff.csv")
    assert sheet.headers == ("id", "naam", "salaris")
    assert sheet.rows == EXPECTED
    assert sheet.how == how
    assert not sheet.spreadsheet


def test_commas_with_quoted_decimals():
    assert read_csv(b'id,pay\n1,"2,5"\n').rows == (("1", "2,5"),)


def test_quotes_newlines_and_line_numbers():
    sheet = read_csv(b'id;note\r\n1;"a ""b""; c\r\nd"\r\n\r\n2;x\r\n', name="s.csv")
    assert sheet.rows == (("1", 'a "b"; c\r\nd'), ("2", "x"))
    assert sheet.lines == (2, 5)
    assert sheet.place(1, 1).text() == "s.csv:5"


def test_line_numbers_with_a_sep_line():
    sheet = read_csv(b"sep=,\nid,pay\n1,2\n")
    assert (sheet.header_line, sheet.lines) == (2, (3,))


def test_a_place_shows_its_own_cell_only():
    sheet = read_csv(b"id;salary;fte\n007;99999;x\n", name="s.csv")
    assert sheet.place(0, 2).excerpt == "fte: x"
    assert "99999" not in str(sheet.place(0, 2))


def test_one_column():
    assert read_csv(b"salary\n1,5\n2,5\n").rows == (("1,5",), ("2,5",))


def test_delimiter_is_decided_by_the_rows_when_the_headings_allow_two():
    assert read_csv(b'id;"name, first";pay\n1;x;2\n').headers == ("id", "name, first", "pay")
    assert read_csv(b"id;name, first;pay\n1;x;2\n").headers == ("id", "name, first", "pay")


def test_ambiguous_delimiter():
    data = b"id;a,b;c\n1;2,3;4\n"
    assert codes(data) == ["F010"]
    assert "--delimiter" in problems(data)[0].advice
    assert read_csv(data, ReadOptions(delimiter="semicolon")).rows == (("1", "2,3", "4"),)
    assert read_csv(data, ReadOptions(delimiter=",")).rows == (("1;2", "3;4"),)
    assert codes(data, delimiter="pipe") == ["F010"]
    assert codes(b"sep=|\na|b\n") == ["F010"]


def test_unterminated_quote_names_the_line_where_it_opens():
    data = b'id;note\n1;"ok"\n2;"a ""b""\n3;c\n'
    assert [(p.code, p.place.line) for p in problems(data)] == [("F011", 3)]
    data = b'id;note\n1;"ok"\n2;"open\n' + b"3;xxxxxxxxxx\n" * 30_000
    assert [(p.code, p.place.line) for p in problems(data)] == [("F011", 3)]


def test_text_after_a_quote():
    data = b'id;note\n1;"two\nlines"\n2;"a" b\n'
    assert [(p.code, p.place.line) for p in problems(data)] == [("F012", 4)]


def test_short_and_long_rows_are_all_listed():
    data = b"id;pay\n1\n2;3\n4;5;6\n"
    found = problems(data)
    assert [(p.code, p.place.line) for p in found] == [("F013", 2), ("F013", 4)]
    assert "too short: 1 cell, while there are 2 headings" in found[0].what
    many = problems(b"id;pay\n" + b"1\n" * 50)
    assert len(many) == 21
    assert many[-1].what == "and 30 more problems like these"


def test_duplicate_headings():
    assert codes(b"id;Pay;pay\n1;2;3\n") == ["F014"]
    assert codes("id;é;e\u0301\n1;2;3\n".encode()) == ["F014"]


def test_blank_heading():
    assert codes(b"id;;pay\n1;x;3\n") == ["F015"]
    assert read_csv(b"id;;pay;\n1;;3;\n").headers == ("id", "pay")
    assert read_csv(b"id;;pay;\n1;;3;\n").columns == (1, 3)


def test_invisible_heading():
    assert codes("id;pay\u200b\n1;2\n".encode()) == ["F020"]


def test_headings_again():
    assert [(p.code, p.place.line) for p in problems(b"id;pay\n1;2\nid;pay\n3;4\n")] == [("F016", 3)]


@pytest.mark.parametrize("word", ["Totaal", "TOTAL", "Subtotaal", "Subtotal:", "Grand total", "Eindtotaal", "Totaal:"])
def test_totals_row(word):
    assert codes(f"id;pay\n1;2\n{word};2\n".encode()) == ["F017"]
    assert codes(f"id;name;pay\n1;x;2\n;{word};2\n".encode()) == ["F017"]


def test_nameless_totals_row():
    assert codes(b"id;pay\n1;2\n3;4\n;6\n") == ["F017"]
    assert len(read_csv(b"prefix;id;pay\n;1;2\n;3;4\n").rows) == 2
    assert len(read_csv(b"id;name\n1;Totaal Techniek\n2;Tom\n").rows) == 2


def test_all_problems_at_once():
    assert codes(b"id;pay;pay\n1;2\nTotaal;4;5\nid;pay;pay\n") == ["F013", "F014", "F017", "F016"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"\xff\xfe", b" \t\r\n"])
def test_empty(data):
    assert codes(data) == ["F005"]


def test_no_rows():
    assert codes(b"id;pay\n") == ["F018"]
    assert codes(b"sep=;\n") == ["F005"]
    assert codes(b";;;\n") == ["F018"]


def test_headings_alone_are_a_table_where_that_is_said():
    sheet = read_csv(b"id;pay\n\n", ReadOptions(empty=True))
    assert (sheet.headers, sheet.rows, sheet.how) == (("id", "pay"), (), "0 rows; UTF-8; semicolons")
    assert problems(b"id;id\n", empty=True)[0].code == "F014"
    assert problems(b"", empty=True)[0].code == "F005"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"id;pay\n1;\x002\n", "F008"),
        ("id;pay\n1;2\n".encode("utf-16-le"), "F008"),
        ("id;pay\n1;2\n".encode("utf-32"), "F007"),
        (b"\xef\xbb\xbfid;pay\n1;\xff\n", "F007"),
        (b"id;pay\n1;\x81\n", "F007"),
        ("id;Zoë\n1;".encode() + b"\xeb\n", "F007"),
        (b"\xff\xfei\x00d\x00;", "F007"),
        (b"PK\x03\x04abc", "F009"),
        (b"\xd0\xcf\x11\xe0abc", "F009"),
        (b"%PDF-1.7", "F009"),
        (b"<html><table>", "F009"),
        (b'<?xml version="1.0"?>', "F009"),
    ],
)
def test_unreadable_encodings_and_other_kinds(data, code):
    assert codes(data) == [code]


def test_the_line_of_a_broken_encoding_is_said():
    assert problems(b"id\n" * 5 + b"\x81\n")[0].place.line == 6


def test_limits(monkeypatch):
    assert codes(b"id;pay\n1;" + b"x" * 120_000 + b"\n") == ["L003"]
    assert codes(b'id;pay\n1;"' + b"x\n" * 60_000 + b'"\n') == ["L003"]
    assert codes(b"id;pay\n1;" + b"x" * 140_000 + b"\n") == ["L003"]
    assert codes(";".join(f"c{i}" for i in range(16_385)).encode() + b"\n") == ["L004"]
    monkeypatch.setattr(csv_sheets, "MOST_ROWS", 10)
    assert codes(b"id\n" * 12) == ["L005"]
    monkeypatch.setattr(csv_sheets, "MOST_CELLS", 10)
    assert codes(b"id;x\n" + b";" * 20) == ["L005"]
    monkeypatch.setattr(csv_sheets, "MOST_BYTES", 2_000)
    assert codes(b"id\n" * 1_000) == ["L001"]


HOSTILE = {
    "line": "data = b'id;pay\\n' + b'x' * (200 << 20)",
    "delimiters": "data = (b';' * 1000 + b'\\n') * 100_000",
    "newlines": "data = b'id;pay\\n' + b'\\n' * (100 << 20)",
    "quotes": "data = b'id;pay\\n1;\"' + b'\"\"\\n' * (20 << 20)",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_are_refused_fast_and_small(kind, tmp_path):
    path = tmp_path / "hostile.csv"
    subprocess.run([sys.executable, "-c", f"{HOSTILE[kind]}; open({str(path)!r}, 'wb').write(data)"], check=True)
    code = (
        "import sys; from sharing.files.csv_sheets import read_csv; from sharing.errors import Refused\n"
        f"try: read_csv({str(path)!r})\n"
        "except Refused as refused: print(refused.problems[0].code)"
    )
    start = time.perf_counter()
    memory = lambda: resource.setrlimit(resource.RLIMIT_AS, (768 << 20, 768 << 20))  # noqa: E731
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, preexec_fn=memory)
    assert done.stdout.strip()[0] in "LF"
    assert time.perf_counter() - start < 15
    path.unlink()


def test_reading_csv_does_not_load_what_it_does_not_need():
    code = (
        "import sys; before = set(sys.modules); import sharing.files.csv_sheets\n"
        "print({'openpyxl', 'zipfile', 'tomllib', 'decimal', 'numpy'} & (set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=("Cs",)), max_size=12)


@settings(deadline=None)
@given(
    st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8), st.sampled_from(";,\t"), st.sampled_from(["\r\n", "\n"])
)
def test_what_the_standard_writer_writes_is_read_back(rows, delimiter, end):
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    kept = [(f"{n}", f"x{a}x", f"x{b}x") for n, (a, b) in enumerate(rows)]
    writer.writerow(("id", "a", "b"))
    writer.writerows(kept)
    assert read_csv(stream.getvalue().encode()).rows == tuple(kept)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    try:
        sheet = read_csv(data)
    except Refused:
        pass
    else:
        assert all(len(row) == len(sheet.headers) for row in sheet.rows)
        assert len(sheet.lines) == len(sheet.rows)


@settings(deadline=None)
@given(st.text(alphabet='id;,"\n\r\t x1é', max_size=60))
def test_any_text_is_read_or_refused(text):
    try:
        sheet = read_csv(text.encode())
    except Refused:
        pass
    else:
        assert list(sheet.lines) == sorted(set(sheet.lines))


@pytest.mark.parametrize("body", ["id;naam;uren\n1;A;2,5\n2;B;3\n", "id;naam\n1;A\n2;B\n"])
def test_a_sep_line_that_is_wrong_is_named(body):
    (problem,) = problems(f"sep=,\n{body}".encode())
    assert (problem.code, problem.place.line) == ("F010", 1)
    assert problem.what == "line 1 says that commas separate the columns, but below it semicolons do"
    assert read_csv(f"sep=,\n{body}".encode(), ReadOptions(delimiter="semicolon")).headers[:2] == ("id", "naam")


def test_a_sep_line_is_believed_where_nothing_else_fits():
    assert read_csv(b"sep=;\nid,x;pay\n1;2,5\n").headers == ("id,x", "pay")
    assert codes(b"sep=,\nid,pay\n1,2,5\n") == ["F013"]
    assert read_csv(b"sep=;\nid\n1\n").rows == (("1",),)
    assert codes(b"sep=;\n") == ["F005"]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("Loonstaat Bedrijf BV\n\nid;naam;loon\n1;A;2.750,00\n", 3),
        ("Loonstaat, Bedrijf BV\nid;naam;loon\n1;A;2.750,00\n", 2),
        ("Loonstaat;;\n;;\nid;naam;loon\n1;A;2\n", 3),
        ("Loonstaat;2025;;;;\nBedrijf;;;;;\nid;naam;loon;a;b;c\n1;A;2;3;4;5\n", 3),
        ("Loonstaat\nBedrijf BV\nid\tnaam\n1\tA\n", 3),
    ],
)
def test_a_title_above_the_headings_is_named(text, headings):
    (problem,) = problems(text.encode())
    assert (problem.code, problem.place.line) == ("F019", 1)
    assert problem.what == f"line 1 looks like a title: the headings seem to be in line {headings}"
    assert [problem.code for problem in problems(text.encode("utf-16"))] == ["F019"]


@pytest.mark.parametrize(
    "text",
    [
        "id;naam\nanna;Vries, de\np1;Bos, van\n",
        "id,naam\n1,A;B\n2,C;D\n",
        "id\n1\n",
        "id;loon\n1;2\n",
        'id;naam\n1;"Vries; de"\n',
    ],
)
def test_headings_of_a_small_table_are_no_title(text):
    assert read_csv(text.encode()).headers[0] == "id"


def test_a_sep_line_above_a_title_counts():
    (problem,) = problems(b"sep=;\nPay\nid;pay\n1;2\n")
    assert problem.what == "line 2 looks like a title: the headings seem to be in line 3"


def test_a_line_that_python_cannot_read_is_no_title():
    assert codes(f"Pay\n{'x,' * 70_000}\n1,2\n".encode(), delimiter="comma") == ["F013", "F013"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_text_in_a_formula_is_that_text(encoding):
    sheet = read_csv('id;loon\n="0002";=1+1\n"=""0003""";5\n'.encode(encoding))
    assert sheet.rows == (("0002", "=1+1"), ("0003", "5"))
    assert sheet.how.endswith("; 2 cells written as a formula of a text, read as that text")
    assert read_csv('id;loon\n=" 02 ";5\n'.encode(encoding)).rows == (("02", "5"),)


def test_one_heading_is_not_headings():
    assert problems(b"id\n1;2\n", delimiter="semicolon")[0].what == (
        "this row is too long: 2 cells, while there is 1 heading"
    )

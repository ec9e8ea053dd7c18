"""Numbers as people write them: decided per column, read exactly, or refused with both readings."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.errors import Place, Refused
from sharing.inputs.number_columns import in_hundredths, numbers_in, read_numbers
from sharing.inputs.numerals import NumberStyle, decide_style, plain_text, read_numeral
from sharing.inputs.sheet import Sheet

COMMA, POINT = NumberStyle.COMMA, NumberStyle.POINT


def problems(texts, given=None, **options):
    with pytest.raises(Refused) as caught:
        read_numbers(texts, given, place=lambda row: Place("s.csv", row + 2), **options)
    return caught.value.problems


def codes(texts, given=None, **options):
    return [problem.code for problem in problems(texts, given, **options)]


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("1.234,56", COMMA, (123456, 2)),
        ("1,234.56", POINT, (123456, 2)),
        ("42.000", COMMA, (42000, 0)),
        ("42.000", POINT, (42000, 3)),
        ("-0,5", COMMA, (-5, 1)),
        ("-0", POINT, (0, 0)),
        ("007", POINT, (7, 0)),
        ("€ 1.234,56", COMMA, (123456, 2)),
        ("€1.234", COMMA, (1234, 0)),
        ("EUR 5", COMMA, (5, 0)),
        ("$1,234.5", POINT, (12345, 1)),
        ("USD 5", POINT, (5, 0)),
        ("-€ 5", COMMA, (-5, 0)),
        ("€ -5,00", COMMA, (-500, 2)),
        ("3100,00-", COMMA, (-310000, 2)),
        ("€ 1.234,5-", COMMA, (-12345, 1)),
        ("1.234.567.890.123,45", COMMA, (123456789012345, 2)),
        ("999999999999999", POINT, (999999999999999, 0)),
        ("999,999,999,999,999.9", POINT, (9999999999999999, 1)),
    ],
)
def test_reading_is_exact(text, style, expected):
    assert read_numeral(text, style) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("80%", (80, 2)), ("12,5 %", (125, 3)), ("-5%", (-5, 2)), ("8", (8, 0))]
)
def test_percentages(text, expected):
    assert read_numeral(text, COMMA, percent=True) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "I001"),
        ("nan", "I009"),
        ("NaN", "I009"),
        ("inf", "I009"),
        ("-Infinity", "I009"),
        ("1e400", "I009"),
        ("1e1000000", "I009"),
        ("1.5E+3", "I009"),
        ("1_000", "I002"),
        ("0x1f", "I002"),
        ("\uff11\uff12", "I008"),
        ("\u0661", "I008"),
        ("1\u00a0234", "I008"),
        ("\u00a012", "I008"),
        ("12\u200b", "I008"),
        ("\u202f5", "I008"),
        ("1 234", "I002"),
        ("1'234", "I002"),
        ("+5", "I002"),
        ("--5", "I002"),
        ("-€ -5", "I002"),
        ("(5)", "I002"),
        (".5", "I002"),
        ("5.", "I002"),
        ("5 EUR", "I002"),
        ("£ 5", "I002"),
        ("1,23,456", "I005"),
        ("1,2345.6", "I005"),
        ("1234,567", "I005"),
        ("1,234,56", "I005"),
        ("0,234.5", "I005"),
        ("1.2.3", "I002"),
        ("1" * 16, "I006"),
        ("1" * 5000, "I006"),
        ("1,234,567,890,123,456", "I006"),
        ("0." + "1" * 21, "I007"),
        ("5%", "I010"),
        ("#REF!", "I002"),
        ("many", "I002"),
        ("TRUE", "I002"),
        ("=1+1", "I002"),
        ("1\n2", "I008"),
        ("1\x00", "I008"),
    ],
)
def test_what_is_no_number_is_refused(text, code):
    with pytest.raises(Refused) as caught:
        read_numeral(text, POINT)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert problem.advice
    assert "\n" not in problem.what
    assert codes(["1.5", text], POINT) == [code]


@pytest.mark.parametrize(
    ("texts", "style"),
    [
        (["1.234,56"], COMMA),
        (["1,234.56"], POINT),
        (["42.000", "1,5"], COMMA),
        (["42.000", "1.5"], POINT),
        (["42.000", "1.234.567"], COMMA),
        (["1,234", "12,345,678"], POINT),
        (["0.500"], POINT),
        (["0,500"], COMMA),
        (["1234,567"], COMMA),
        (["1234.567"], POINT),
        (["€ 42.000", "€ 42,5"], COMMA),
        (["1", "2"], POINT),
        ([], POINT),
        (["", "0,8"], COMMA),
        (["1.0"], POINT),
        (["-1.2345"], POINT),
        (["-0.125"], POINT),
        (["x", "0,8"], COMMA),
    ],
)
def test_one_clear_cell_decides(texts, style):
    assert decide_style(texts) is style
    assert decide_style(texts[::-1]) is style


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("42.000", ("42000", "42")),
        ("1.234", ("1234", "1.234")),
        ("1,234", ("1.234", "1234")),
        ("€ 999.999", ("999999", "999.999")),
        ("-1,234", ("-1.234", "-1234")),
        ("1.234%", ("12.34", "0.01234")),
    ],
)
def test_ambiguous_columns_are_refused_naming_both_readings(text, readings):
    (problem,) = problems(["7", text, "12"] if "%" not in text else ["7%", text], percent=True)
    assert problem.code == "I003"
    assert f"can mean {readings[0]} (decimal comma) or {readings[1]} (decimal point)" in problem.what
    assert "--decimal comma" in problem.advice
    assert "--decimal point" in problem.advice
    assert problem.place.line == 3


def test_the_option_decides():
    assert read_numbers(["42.000"], COMMA).unscaled == [42000]
    column = read_numbers(["42.000"], POINT)
    assert (column.unscaled, column.decimals) == ([42000], 3)
    assert codes(["1,5"], POINT) == ["I005"]


def test_contradictory_cells_are_both_named():
    (problem,) = problems(["1", "1.234,5", "1,234.5"])
    assert problem.code == "I004"
    assert problem.place.line == 3
    assert "`1.234,5`" in problem.what
    assert "line 4" in problem.what
    assert "1,234.5" not in problem.what


def test_all_problems_of_a_column_but_not_a_million_of_them():
    for texts in (["x"] * 100, [f"5{n}%" for n in range(100)], ["x"] * 50 + ["1"] * 30 + ["y"] * 50):
        found = problems(texts)
        assert len(found) == 21
        assert found[-1].what == "and 80 more problems like these"
    assert found[0].place.line == 2


def test_one_scale_for_a_column():
    column = read_numbers(["1,5", "2", "-0,125", "€ 1.000"])
    assert column.unscaled == [1500, 2000, -125, 1000000]
    assert column.decimals == 3
    assert column.currency == "EUR"


def test_two_currencies():
    assert codes(["€ 5", "$ 5"]) == ["I011"]
    assert codes(["5%", "€ 0", "$ 0"], percent=True) == ["I011"]


@pytest.mark.parametrize("text", ["-5-", "€ -5-", "-€ 5-", "5--", "5-%", "5 -", "5-6"])
def test_a_minus_stands_before_or_behind_and_once(text):
    with pytest.raises(Refused):
        read_numeral(text, POINT, percent=True)


def test_a_column_with_a_minus_behind():
    assert read_numbers(["3100,00-", "1.000,5", "-7"]).unscaled == [-310000, 100050, -700]
    assert read_numbers(["5-", "80%"[:2]]).unscaled == [-5, 80]


@pytest.mark.parametrize(
    ("texts", "readings"),
    [
        (["80%", "50"], "`50` can mean 50% or 5000%: `80%` stands in the same column"),
        (["80%", "0,5"], "`0,5` can mean 0.5% or 50%: `80%` stands in the same column"),
        (["1", "12,5 %"], "`1` can mean 1% or 100%: `12,5 %` stands in the same column"),
    ],
)
def test_a_plain_number_beside_a_percentage_has_two_readings(texts, readings):
    (problem,) = problems(texts, percent=True)
    assert (problem.code, problem.what) == ("I012", readings)


def test_nothing_is_nothing_beside_percentages():
    assert read_numbers(["80%", "0", "0,00", "-0"], percent=True).unscaled[1:] == [0, 0, 0]


def test_every_plain_number_beside_percentages_is_counted():
    found = problems(["80%", *["50"] * 30, "x"], percent=True)
    assert [found[0].code, len(found), found[-1].what] == ["I012", 21, "and 11 more problems like these"]


def test_a_column_in_percent_has_both_ways_of_writing():
    assert in_hundredths(["80", "62,5%", "0"]) == (
        [800, 625, 0], 3, COMMA, "",
    )  # fmt: skip
    with pytest.raises(Refused, match="I010"):
        in_hundredths(["80%%"])


def test_what_is_no_number_is_told_beside_a_column_in_two_styles():
    assert codes(["-", "n.v.t.", "€ -", "3000,00", "3000.00"]) == ["I004", "I002", "I002", "I002"]
    assert codes(["3000,00", "3000.00", "5%"]) == ["I004", "I010"]
    assert codes(["3000,00", "3000.00", "5%"], percent=True) == ["I004"]


@pytest.mark.parametrize("text", ["-", "n.v.t.", "€ -", "NVT", "geen", "n/a", "\u2013"])
def test_nothing_in_a_column_of_numbers_has_its_own_advice(text):
    (problem,) = problems([text])
    assert problem.advice == "write 0 if it is nothing, or leave the cell blank if it is unknown"


def test_columns_of_a_sheet():
    rows = (("a", "1.234"), ("b", "1234.5"), ("c", "0,25"))
    sheet = Sheet("s.xlsx", ("id", "pay"), rows, (2, 3, 4), typed=frozenset({(0, 1), (1, 1)}), spreadsheet=True)
    column = numbers_in(sheet, 1)
    assert (column.unscaled, column.decimals) == ([1234, 1234500, 250], 3)
    assert numbers_in(sheet, 1, rows=[0]).unscaled == [1234]
    with pytest.raises(Refused, match=r"s\.xlsx, cell A2: I002"):
        numbers_in(sheet, 0)
    real = Sheet("s.xlsx", ("pay",), (("42.123",),), (2,), typed=frozenset({(0, 0)}), spreadsheet=True)
    assert numbers_in(real, 0).unscaled == [42123]


def test_a_colleagues_pay_is_not_in_the_message():
    sheet = Sheet("s.csv", ("id", "pay", "fte"), (("1", "98765", "x"),), (2,))
    with pytest.raises(Refused) as caught:
        numbers_in(sheet, 2)
    assert "98765" not in str(caught.value)


def written(number, style, *, grouped, euro):
    whole, _, part = format(abs(number), "f").partition(".")
    if grouped:
        whole = format(int(whole), ",").replace(",", style.grouping)
    sign = "-" if number < 0 else ""
    return ("€ " if euro else "") + sign + whole + (style.sign + part if part else "")


MONEY = st.decimals(-(10**14), 10**14, allow_nan=False, allow_infinity=False, places=2)


@settings(deadline=None)
@given(st.lists(st.tuples(MONEY, st.booleans(), st.booleans()), min_size=1, max_size=8), st.sampled_from(NumberStyle))
def test_what_is_written_is_read_back(cells, style):
    texts = [written(number, style, grouped=grouped, euro=euro) for number, grouped, euro in cells]
    column = read_numbers(texts)
    assert column.style is style
    assert [Decimal(n).scaleb(-column.decimals) for n in column.unscaled] == [number for number, _, _ in cells]


@settings(deadline=None)
@given(st.lists(st.text(alphabet="0123456789.,-€% $EUR", max_size=9), max_size=6))
def test_columns_and_cells_agree(texts):
    try:
        column = read_numbers(texts, percent=True)
    except Refused:
        return
    for text, unscaled in zip(texts, column.unscaled, strict=True):
        number, decimals = read_numeral(text, column.style, percent=True)
        assert number * 10 ** (column.decimals - decimals) == unscaled
        assert text.isascii() or "€" in text


@settings(deadline=None)
@given(st.text(max_size=12), st.sampled_from(NumberStyle))
def test_any_text_is_read_or_refused(text, style):
    try:
        unscaled, decimals = read_numeral(text, style)
    except Refused:
        return
    assert abs(unscaled) < 10 ** (15 + decimals)


@settings(deadline=None)
@given(st.integers(-(10**20), 10**20), st.integers(0, 12))
def test_plain_text_is_exact(unscaled, decimals):
    assert Decimal(plain_text(unscaled, decimals)) == Decimal(unscaled).scaleb(-decimals)


def test_a_number_has_at_most_twenty_decimals():
    assert codes(["1," + "2" * 21], NumberStyle.COMMA) == ["I007"]


def test_a_percentage_in_an_example_of_a_scheme_is_one_way_to_write_a_number():
    sheet = Sheet("staff", ("id", "part"), (("1", "1"), ("2", "60%")), (1, 2), typed=frozenset({(0, 1), (1, 1)}))
    assert numbers_in(sheet, 1, percent=True).unscaled == [10, 6]
    assert numbers_in(sheet, 1, hundredths=True).unscaled == [1, 60]
    wrong = Sheet("staff", ("id", "part"), (("1", "x%"),), (1,), typed=frozenset({(0, 1)}))
    with pytest.raises(Refused, match="I002"):
        numbers_in(wrong, 1, percent=True)

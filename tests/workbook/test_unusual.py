"""What ready-made schemes rarely have: odd names, empty tables, orders by several keys, numbers that are too long."""

from __future__ import annotations

import io
from fractions import Fraction

import openpyxl
import pytest
from tests.schemes import scheme_of
from tests.workbook.plans import LIMITED, Company, register

from sharing.files.xlsx_workbook import workbook_bytes
from sharing.workbook import Cell, Sheet, translation, workbook_of
from sharing.workbook.book import Book
from sharing.workbook.checking import check_sheet
from sharing.workbook.expressions import Column, whole
from sharing.workbook.folds import smallest, total_before
from sharing.workbook.grid import Grid
from sharing.workbook.levels import apart
from sharing.workbook.places import Place, counted_place, is_shared, place_of
from sharing.workbook.shown import Shown, value_of
from sharing.workbook.terms import NoForm, Seen, Term, Terms, column_terms, constant

HEAD = """
scheme = "small"
title = "Small"
currency = "EUR"
[figures]
pool = { kind = "money" }
[staff]
pay = { kind = "money" }
team = { kind = "text" }
boss = { kind = "yes/no" }
"""
STAFF = [
    {"id": "a-1", "name": '=HYPERLINK("x")', "pay": "100.10", "team": "a", "boss": "yes"},
    {"id": "b", "name": "+b", "pay": "300", "team": "b", "boss": "no"},
    {"id": "c", "name": "<b>c</b>", "pay": "300", "team": "b", "boss": "no"},
]


AWARD = """
[[step]]
name = "amount"
formula = 'round(pay, 2, "down")'
[awards.bonus]
step = "amount"
"""


def _book(steps: str, staff: list[dict[str, str]] = STAFF, head: str = HEAD, **figures: str) -> Book:
    scheme = scheme_of(head + steps + AWARD)
    return Book(register(scheme, Company({"pool": "1000", **figures}, staff, {})), "en")


def _worth(book: Book, name: str) -> list[Fraction | None]:
    shown = next(one for one in book.shown if one.name == name)
    assert not shown.reason, shown.reason
    return [book.grid.worth(shown.terms, row) for row in range(book.grid.rows[shown.operand.table])]


def _reasons(book: Book) -> dict[str, str]:
    return {shown.name: shown.reason for shown in book.shown if shown.reason}


def _step(name: str, formula: str) -> str:
    return f"[[step]]\nname = \"{name}\"\nformula = '{formula}'\n"


def test_names_are_texts_whatever_they_look_like():
    book = _book("")
    data = workbook_bytes(workbook_of(book.register, "en"))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Result"]
    found = {cell.value: cell.data_type for row in sheet["A9:B11"] for cell in row}
    assert set(found) == {text for row in STAFF for text in (row["id"], row["name"])}
    assert set(found.values()) == {"s"}


def test_the_highest_of_a_group_is_found_without_an_array():
    book = _book(
        _step("top", "highest(pay by team)") + _step("low", "lowest(pay by team)") + _step("all", "lowest(pay)")
    )
    assert _worth(book, "top") == [Fraction(1001, 10), 300]
    assert _worth(book, "low") == [Fraction(1001, 10), 300]
    assert _worth(book, "all") == [Fraction(1001, 10)]


def test_a_quotient_by_a_negative_number_is_exact():
    book = _book(
        _step("less", "0 - pool") + _step("part", "floor(pay * 7 / less)") + _step("whole", "pay / (pool + pay)")
    )
    assert _worth(book, "part") == [-1, -3, -3]
    assert _worth(book, "whole")[1] == Fraction(3, 13)


def test_a_number_that_is_too_long_is_told():
    book = _book(_step("long", "floor(pay * 1000000000000000 / 7)"), pool="1")
    assert [shown.reason for shown in book.shown if shown.name == "long"] == ["large"]


def test_a_refusal_that_is_not_taken_does_no_harm():
    book = _book(_step("safe", "if boss then pay else pool / (if boss then 0 else 3)"))
    assert _worth(book, "safe") == [Fraction(1001, 10), Fraction(1000, 3), Fraction(1000, 3)]


def test_one_person_alone_gives_a_workbook():
    head = HEAD.replace('team = { kind = "text" }\n', "")
    book = _book(_step("sum", "total(pay)") + _step("rest", "pool - sum"), STAFF[:1], head)
    assert _worth(book, "rest") == [Fraction(8999, 10)]
    assert len(workbook_of(book.register, "nl")) == 5


def test_two_sheets_never_share_a_name():
    head = HEAD + '[tables.result.columns.score]\nkind = "ratio"\n'
    scheme = scheme_of(head + _step("s", "total(result.score)") + AWARD)
    book = Book(register(scheme, Company({"pool": "1"}, STAFF, {"result": [{"id": "1", "score": "1"}]})), "en")
    names = [sheet.name.casefold() for sheet in workbook_of(book.register, "en")]
    assert len(set(names)) == len(names)


def test_everybody_at_the_limit_leaves_the_rest_in_the_pool():
    text = LIMITED.replace("EXCESS", "redistribute").replace("METHOD", "largest-remainder")
    scheme = scheme_of(text)
    staff = [{"id": str(n), "name": "x", "salary": str(1000 + n), "fte": "1"} for n in range(5)]
    found = register(scheme, Company({"pool": "100000", "rate": "0.2"}, staff, {}))
    assert _worth(Book(found, "en"), "amount") == [found.awards[0].amount(row) for row in range(5)]


def test_a_sum_of_long_numbers_has_no_form():
    grid = Grid({"staff": 1})
    with pytest.raises(NoForm):
        grid.single(column_terms(grid.fixed("staff", "n", [10**14])))


def test_a_quotient_of_quotients_is_exact():
    book = _book(_step("ratio", "pay / (pool / pay + pay / pool)"))
    pays = [Fraction(1001, 10), Fraction(300), Fraction(300)]
    assert _worth(book, "ratio") == [pay / (1000 / pay + pay / 1000) for pay in pays]


def test_what_is_refused_shows_that_it_is_or_nothing_beside_a_division():
    grid = Grid({"staff": 1})
    gap, one = (Seen(grid.fixed("staff", "n", [value])) for value in (None, 1))
    operand = _book("").shown[0].operand
    whole_number, quotient = Terms((Term(Fraction(1), (gap,)),)), Terms((Term(Fraction(1), (gap,), (one,)),))
    assert value_of(Shown("x", "", operand, whole_number, "number"), grid, 0) is None
    assert value_of(Shown("x", "", operand, quotient, "number"), grid, 0) == ""


def test_a_divisor_that_is_zero_by_itself_is_fixed():
    book = _book(_step("safe", "if pay > 1000000 then pay / (1 - 1) else pay"))
    assert _reasons(book) == {"safe": "zero"}


def test_rounding_to_a_unit_that_varies_is_recomputed_and_to_nothing_is_not():
    book = _book(_step("steps", "floor(pay, pool / 400)") + _step("rest", "pay - floor(pay, pool / 400)"))
    assert _worth(book, "steps") == [100, 300, 300]
    assert _worth(book, "rest") == [Fraction(1, 10), 0, 0]
    assert _reasons(_book(_step("safe", "if pay > 1000000 then floor(pay, 0 - 1) else pay"))) == {"safe": "unit"}


def test_what_rounding_takes_away_is_a_value():
    book = _book(_step("less", "floor(pay / 7) - pay / 7"))
    assert _worth(book, "less") == [14 - Fraction(1001, 70), 42 - Fraction(300, 7), 42 - Fraction(300, 7)]


def test_a_number_that_no_cell_can_hold_is_told_wherever_it_is_read():
    book = _book(_step("long", "floor(pay * 1000000000000000000)") + _step("more", "long + pay"))
    assert _reasons(book) == {"long": "large", "more": "large"}


def test_quotients_with_other_divisors_are_not_added_up():
    grid = Grid({"staff": 1})
    own = Seen(grid.fixed("staff", "n", [3]))
    with pytest.raises(NoForm):
        apart(Terms((Term(Fraction(1), (), (own,)),)), None)


def test_points_that_are_less_than_nothing_turned_over_are_points():
    step = '[[step]]\nname = "share"\nrule = "share"\nof = "pool"\nby = "worth"\nnobody = "refuse"\n'
    debts = [{**row, "pay": f"-{row['pay']}"} for row in STAFF]
    pays = [Fraction(1001, 10), Fraction(300), Fraction(300)]
    assert _worth(_book(_step("worth", "0 - pay") + step, debts), "share") == [1000 * pay / sum(pays) for pay in pays]


def test_a_value_on_a_bound_belongs_where_the_scheme_says():
    columns = 'from = { kind = "money" }\namount = { kind = "money" }\n'
    rule = 'rule = "brackets"\nof = "pay"\ntable = "ladder"\nmode = "step"\n'
    steps = "".join(f'[[step]]\nname = "{side}"\n{rule}side = "{side}"\n' for side in ("from", "to"))
    head = HEAD + "[tables.ladder.columns]\n" + columns
    scheme = scheme_of(head + steps + AWARD)
    rows = [{"id": str(n), "from": str(bound), "amount": str(n)} for n, bound in enumerate((0, 200, 300))]
    found = register(scheme, Company({"pool": "1000"}, STAFF, {"ladder": rows}))
    book = Book(found, "en")
    assert _worth(book, "from") == [0, 2, 2]
    assert _worth(book, "to") == [0, 1, 1]
    sheets = workbook_of(found, "en")
    assert "ladder: every row begins above the one before, without gaps" in [cell.value for cell in sheets[1].cells]
    assert any("COUNTIF" in cell.formula and "MATCH" in cell.formula for sheet in sheets for cell in sheet.cells)


def test_nobody_at_all_gives_a_workbook():
    book = _book(_step("some", "pay * 2"), [])
    assert workbook_bytes(workbook_of(book.register, "en"))


def test_the_days_that_an_input_allows_are_checked():
    head = HEAD + 'start = { kind = "date", from = "2020-01-01", to = "period.end" }\n'
    staff = [{**row, "start": "2024-02-03"} for row in STAFF]
    book = _book(_step("days", "period.end - start"), staff, head)
    texts = [cell.value for cell in check_sheet(book).cells]
    assert "start: at least 1 January 2020" in texts
    assert "start: at most 31 December 2026" in texts


def test_a_form_that_gives_other_numbers_is_given_up(monkeypatch):
    def wrong(grid: Grid, *_: object) -> tuple[Column, Terms]:
        """Divide, and be wrong."""
        return grid.fixed("staff", "n", [1, 2, 3]), Terms()

    monkeypatch.setattr(translation, "divided", wrong)
    assert _reasons(_book(_step("half", "floor(pay / 2)")))["half"] == "differs"


def test_an_order_that_needs_long_quotients_is_lexicographic():
    grid = Grid({"staff": 4})
    long, short = grid.fixed("staff", "n", [10**12, 10**12 + 1, 3, 3]), grid.fixed("company", "t", [10**12 - 1])
    other = grid.fixed("company", "u", [10**11 - 7])
    key = Terms((
        Term(Fraction(1), (Seen(long),), (Seen(short), Seen(other))),
        Term(Fraction(1), (Seen(long),), (Seen(other),)),
    ))  # fmt: skip
    place = place_of(grid, constant(1), [key], None, "staff")
    assert isinstance(place, Place)
    assert [grid.worth(counted_place(grid, place), row) for row in range(4)] == [2, 3, 0, 1]
    lonely = Terms((Term(Fraction(1), (Seen(grid.fixed("staff", "n", [1, 2, 3, 4])),), (Seen(long),)),))
    with pytest.raises(NoForm):
        place_of(grid, constant(1), [lonely], None, "staff")


def test_rows_without_an_answer_are_in_no_order():
    grid = Grid({"staff": 2})
    gap, full = grid.fixed("staff", "n", [None, 3]), grid.fixed("staff", "n", [1, 2])
    assert smallest(gap, whole(1)).value(0) is None
    assert total_before(full, gap, None).value(0) is None
    assert grid.worth(Terms((Term(Fraction(1), (Seen(full),), (Seen(grid.fixed("staff", "n", [0, 1])),)),)), 0) is None


def test_a_fixed_number_that_is_refused_is_shown_as_such():
    data = workbook_bytes([Sheet("one", (Cell(0, 0, None, "whole dead"), Cell(1, 0, None, "money input")))])
    found = openpyxl.load_workbook(io.BytesIO(data))["one"]
    assert (found["A1"].value, found["A2"].value) == ("=NA()", None)


def test_half_a_unit_left_over_is_no_number_of_rows():
    place = Place(Column("order", "staff", 0, ()), None)
    assert is_shared(constant(2), place)
    assert not is_shared(constant(Fraction(1, 2)), place)

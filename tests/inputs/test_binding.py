"""Files become exact columns in the order of the ids, or all their problems are told at once."""

from fractions import Fraction

import pytest

from sharing import read_figures, read_scheme, vocabulary
from sharing.documents import Document
from sharing.errors import Refused
from sharing.evaluation import run
from sharing.inputs.binding import bind
from sharing.inputs.columns_read import Reading
from sharing.inputs.examples import example_inputs
from sharing.inputs.headings import find_heading, wanted
from sharing.inputs.numerals import NumberStyle
from sharing.inputs.sheet import Sheet
from sharing.kinds import Kind
from sharing.scheme import Input

SCHEME = {
    "scheme": "t",
    "title": "T",
    "figures": {
        "profit": {"kind": "money"},
        "sector": {"kind": "text", "values": ["bakery", "mill"], "blank": "bakery"},
        "site": {"kind": "text", "blank": "north"},
        "paid": {"kind": "yes/no", "optional": True},
    },
    "staff": {
        "salary": {"kind": "money", "per": "year", "from": 0},
        "fte": {"kind": "ratio", "from": 0, "to": "1.2", "blank": 1},
        "start": {"kind": "date", "blank": "period.start"},
        "end": {"kind": "date", "optional": True},
        "team": {"kind": "link", "leads_to": "teams"},
        "grade": {"kind": "text", "blank": "A"},
        "permanent": {"kind": "yes/no", "blank": "yes"},
    },
    "tables": {
        "teams": {"columns": {"budget": {"kind": "money"}}},
        "spells": {"link": {"person": "staff"}, "columns": {"days": {"kind": "days"}}},
    },
    "step": [
        {"name": "worked", "formula": "total(spells.days by spells.person)"},
        {"name": "top", "formula": 'if grade == "A" and sector == "bakery" and site == "north" then 1 else 0'},
        {"name": "long", "formula": 'months_between(start, or_else(end, period.end), "floor")'},
        {"name": "amount", "formula": "if known(paid) and permanent then salary * fte else teams.budget * 0"},
        {"name": "cents", "formula": 'round(amount, 2, "down")'},
    ],
    "awards": {"a": {"step": "cents"}},
}
STAFF = Sheet(
    "staff.csv",
    ("Personeelsnummer", "Naam", "Jaarsalaris", "fte", "start", "uit dienst", "team", "grade", "permanent"),
    (
        ("20", "B. Fictief", "30.000,00", "0,5", "", "01-03-2026", "t1", "B", "nee"),
        ("003", "A. Verzonnen", "42.000,50", "", "13-01-2020", "", "t2", "", ""),
    ),
    (2, 3),
    how="2 rows",
)
TEAMS = Sheet("teams.csv", ("id", "budget"), (("t2", "100"), ("t1", "50")), (2, 3))
NO_SPELLS = Sheet("spells.csv", ("person", "days"), (), ())
SPELLS = Sheet("spells.csv", ("person", "days"), (("20", "7"), ("003", "4"), ("20", "2")), (2, 3, 4))


def figures_of(figures=None, **changes):
    tree = {"name": "2026", "from": "2026-01-01", "to": "2026-12-31", "figures": {"profit": 100, **(figures or {})}}
    return read_figures(Document("figures.toml", "", {"company": "C", "period": [{**tree, **changes}]}))


def bound(staff=STAFF, *, scheme=SCHEME, figures=None, sheets=None, **options):
    read = read_scheme(Document("s.toml", "", scheme), vocabulary())
    found = figures or figures_of()
    tables = {"staff": staff, "teams": TEAMS, "spells": SPELLS, **(sheets or {})}
    return bind(read, found, tables, found.periods[0], **options)


def problems(*args, **options):
    with pytest.raises(Refused) as refused:
        bound(*args, **options)
    return [(problem.code, problem.what) for problem in refused.value.problems]


def changed(**cells):
    """The staff list with other texts in its first row, by heading."""
    row = tuple(
        cells.get(heading.replace(" ", "_"), text) for heading, text in zip(STAFF.headers, STAFF.rows[0], strict=True)
    )
    return Sheet(STAFF.file, STAFF.headers, (row, STAFF.rows[1]), STAFF.lines)


def test_rows_stand_in_the_order_of_their_ids():
    inputs = bound()
    assert ("003", "20") == inputs.tables["staff"].ids
    assert ("A. Verzonnen", "B. Fictief") == inputs.tables["staff"].names
    assert [Fraction("42000.50"), Fraction(30000)] == inputs.leaves["staff.salary"].exact.fractions()
    assert [Fraction(1), Fraction("0.5")] == inputs.leaves["staff.fte"].exact.fractions()
    assert 1 == inputs.tables["staff"].row("20")
    assert inputs.tables["staff"].row("21") is None
    assert 3 == inputs.tables["staff"].places[0].line
    assert 2 == len(inputs.tables["staff"].places)


def test_links_lead_to_rows_and_texts_to_the_table_of_their_values():
    inputs = bound()
    assert ("t1", "t2") == inputs.tables["teams"].ids
    assert [1, 0] == list(inputs.leaves["staff.team"].exact.integers())
    assert ("A", "B") == inputs.tables["staff.grade"].ids
    assert [0, 1] == list(inputs.leaves["staff.grade"].exact.integers())
    assert 0 == inputs.leaves["staff.grade=A"].exact.fraction()
    assert [1, 0] == list(inputs.leaves["staff.permanent"].exact.integers())


def test_a_table_without_ids_is_put_in_the_order_of_its_texts():
    inputs = bound()
    assert [4, 2, 7] == [int(days) for days in inputs.leaves["spells.days"].exact.fractions()]
    assert [0, 1, 1] == list(inputs.leaves["spells.person"].exact.integers())


def test_blanks_mean_what_the_scheme_says_or_stay_unknown():
    inputs = bound()
    assert inputs.leaves["period.start"].exact.fraction() == inputs.leaves["staff.start"].exact.fraction(1)
    assert [0, 1] == list(inputs.leaves["staff.end.known"].exact.integers())
    assert 0 == inputs.leaves["company.paid.known"].exact.fraction()
    assert ("north",) == inputs.tables["company.site"].ids


def test_a_column_with_a_blank_may_be_left_out_altogether():
    headers = ("id", "salary", "team")
    nobody = Sheet("spells.csv", ("person", "days"), (), ())
    inputs = bound(Sheet("staff.csv", headers, (("1", "5", "t1"),), (2,)), sheets={"spells": nobody})
    assert [1] == inputs.leaves["staff.fte"].exact.fractions()
    assert ("A",) == inputs.tables["staff.grade"].ids
    assert () == inputs.tables["staff"].names


def with_blank(blank):
    return {**SCHEME, "staff": {**SCHEME["staff"], "fte": {"kind": "ratio", "blank": blank}}}


@pytest.mark.parametrize(("blank", "value"), [("0.125", "1/8"), ("80%", "4/5"), ("-2", "-2"), ("", "0")])
def test_a_blank_number_is_any_exact_number(blank, value):
    assert [Fraction(value), Fraction("0.5")] == bound(scheme=with_blank(blank)).leaves["staff.fte"].exact.fractions()


def test_a_blank_that_is_not_a_number_is_refused_when_the_scheme_is_read():
    assert [("S004", "`blank` is a number")] == problems(scheme=with_blank("all"))


def test_figures_may_be_overruled():
    inputs = bound(given={"profit": "12.34", "sector": "mill"})
    assert Fraction("12.34") == inputs.leaves["company.profit"].exact.fraction()
    assert 1 == inputs.leaves["company.sector"].exact.fraction()


def test_how_files_were_understood_is_said():
    said = "\n".join(bound().understood)
    assert "staff: 2 rows" in said
    assert "staff: salary is read from `Jaarsalaris`, decimal comma" in said


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"Personeelsnummer": "003"}, "I047"),
        ({"Personeelsnummer": "jan/piet"}, "I046"),
        ({"Personeelsnummer": ""}, "I046"),
        ({"Jaarsalaris": ""}, "I001"),
        ({"Jaarsalaris": "-1,00"}, "I045"),
        ({"Jaarsalaris": "1,005"}, "I007"),
        ({"fte": "1,5"}, "I045"),
        ({"team": "t9"}, "I043"),
        ({"permanent": "misschien"}, "I044"),
        ({"start": "30-02-2026"}, "I023"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named(cells, code):
    assert [code] == [found for found, _ in problems(changed(**cells))]


def test_a_text_outside_its_list_is_refused():
    scheme = {**SCHEME, "staff": {**SCHEME["staff"], "grade": {"kind": "text", "values": ["A"], "blank": "A"}}}
    assert [("I042", "`B` is not one of the values")] == problems(scheme=scheme)


def test_missing_and_ambiguous_columns_are_named_all_at_once():
    sheet = Sheet(
        "staff.csv", ("id", "salary", "Salary ", "fte"), (("20", "2", "3", "1"), ("003", "2", "3", "1")), (2, 3)
    )
    assert [
        ("I048", "`salary` and `Salary ` could both be `salary`"),
        ("I040", "there is no column for `team`"),
    ] == problems(sheet)


def test_two_columns_for_the_id_are_ambiguous():
    sheet = Sheet("staff.csv", ("id", "ID", "salary", "team"), (("1", "1", "x", "t1"), ("1", "1", "2", "t1")), (2, 3))
    assert problems(sheet) == [("I048", "`id` and `ID` could both be `id`"), ("I002", "`x` is not a number")]


@pytest.mark.parametrize(
    "heading",
    ["Werknemernummer", "Medewerkernummer", "Medewerker", "Personeelsnr", "Pers.nr.", "Persnr.", "Employee ID", "Code"],
)
def test_customary_headings_of_ids(heading):
    sheet = Sheet("staff.csv", (heading, "salary", "team"), (("007", "2", "t1"),), (2,))
    assert bound(sheet, sheets={"spells": NO_SPELLS}).tables["staff"].ids == ("007",)


@pytest.mark.parametrize("other", ["Code", "Medewerker", "Deelnemer", "Nummer"])
def test_a_staff_number_comes_before_what_may_be_something_else(other):
    sheet = Sheet("staff.csv", (other, "Personeelsnummer", "salary", "team"), (("A", "1", "2", "t1"),), (2,))
    assert bound(sheet, sheets={"spells": NO_SPELLS}).tables["staff"].ids == ("1",)


def test_a_column_of_people_is_the_id_or_the_name_and_not_both():
    two = Sheet("staff.csv", ("Personeelsnummer", "Medewerker", "salary", "team"), (("1", "A", "2", "t1"),), (2,))
    one = Sheet("staff.csv", ("Medewerker", "salary", "team"), (("1", "2", "t1"),), (2,))
    assert bound(two, sheets={"spells": NO_SPELLS}).tables["staff"].names == ("A",)
    assert bound(one, sheets={"spells": NO_SPELLS}).tables["staff"].names == ()


def with_staff(**columns):
    return {**SCHEME, "staff": {**SCHEME["staff"], **columns}}


@pytest.mark.parametrize("more", [{}, {"kind": "text"}])
def test_a_scheme_names_the_column_of_the_ids(more):
    sheet = Sheet("staff.csv", ("id", "Badge", "salary", "team"), (("9", "1", "2", "t1"),), (2,))
    scheme = with_staff(id={"header": ["Badge", "Pas"], **more})
    assert bound(sheet, scheme=scheme, sheets={"spells": NO_SPELLS}).tables["staff"].ids == ("1",)


@pytest.mark.parametrize("more", [{}, {"kind": "text"}])
def test_a_scheme_names_the_column_of_the_names(more):
    sheet = Sheet("staff.csv", ("id", "Naam", "Roepnaam", "salary", "team"), (("9", "X", "Y", "2", "t1"),), (2,))
    scheme = with_staff(name={"header": "Roepnaam", **more})
    assert bound(sheet, scheme=scheme, sheets={"spells": NO_SPELLS}).tables["staff"].names == ("Y",)


def test_a_scheme_names_the_column_of_the_ids_of_a_table():
    teams = Sheet("teams.csv", ("Ploeg", "budget"), (("t2", "100"), ("t1", "50")), (2, 3))
    tables = {**SCHEME["tables"], "teams": {"columns": {"budget": {"kind": "money"}, "id": {"header": "Ploeg"}}}}
    assert bound(scheme={**SCHEME, "tables": tables}, sheets={"teams": teams}).tables["teams"].ids == ("t1", "t2")


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        ({}, ["S003"]),
        ({"header": "Badge", "from": 1}, ["S002"]),
        ({"header": "Badge", "kind": "money"}, ["S004"]),
        ("Badge", ["S005"]),
    ],
)
def test_a_column_of_ids_says_its_heading_and_no_more(column, codes):
    with pytest.raises(Refused) as refused:
        read_scheme(Document("s.toml", "", with_staff(id=column)), vocabulary())
    assert [problem.code for problem in refused.value.problems] == codes


def test_a_name_that_is_said_to_be_a_text_stays_an_input():
    read = read_scheme(Document("s.toml", "", with_staff(name={"kind": "text"})), vocabulary())
    assert read.input("staff.name") is not None
    assert read.headings == {}


@pytest.mark.parametrize(
    ("name", "heading", "given"),
    [
        ("in_dienst", "Indiensttreding", {"kind": "date"}),
        ("start_date", "Datum in dienst", {"kind": "date"}),
        ("uit_dienst", "End date", {"kind": "date"}),
        ("deeltijdfactor", "Parttime %", {"kind": "ratio"}),
        ("parttime", "FTE", {"kind": "ratio"}),
        ("afdeling", "Department", {"kind": "text"}),
        ("loon", "Bruto maandsalaris", {"kind": "money", "per": "month"}),
        ("maandsalaris", "Monthly salary", {"kind": "money"}),
        ("jaarsalaris", "Salaris", {"kind": "money", "per": "year"}),
    ],
)
def test_any_name_of_a_family_has_its_headings(name, heading, given):
    found = Input(name, "staff", Kind(per=given.get("per", "")), given["kind"])
    assert find_heading(Sheet("s.csv", ("x", heading), (), ()), *wanted(found, [found])) == (1, [])


@pytest.mark.parametrize(
    ("name", "per", "heading"),
    [
        ("salary", "month", "Jaarsalaris"),
        ("jaarsalaris", "", "Salaris"),
        ("bonus", "", "Salaris"),
        ("id", "year", "Loon"),
    ],
)
def test_what_may_be_something_else_is_no_customary_heading(name, per, heading):
    found = Input(name, "staff", Kind(per=per), "money")
    assert find_heading(Sheet("s.csv", (heading,), (), ()), *wanted(found)) == (None, [])


def test_a_heading_that_two_inputs_could_have_is_guessed_for_neither():
    first, second = (Input(name, "staff", Kind(), "date") for name in ("start", "in_dienst"))
    mapped = Input("begin_of_plan", "staff", Kind(), "date", headers=("Begindatum",))
    both = [first, second, mapped]
    assert wanted(first, both)[1] == wanted(second, both)[1] == []
    assert "begindatum" not in wanted(first, [first, mapped])[1]
    assert wanted(mapped, both) == (["Begindatum"], [])


def test_two_customary_headings_are_both_named():
    sheet = Sheet("staff.csv", ("id", "Salaris", "Bruto jaarsalaris", "team"), (("20", "2", "3", "t1"),), (2,))
    assert ("I048", "`Salaris` and `Bruto jaarsalaris` could both be `salary`") in problems(sheet)


def test_a_staff_list_needs_ids():
    sheet = Sheet("staff.csv", ("salary", "team"), (("x", "t1"),), (2,))
    assert problems(sheet) == [("I040", "there is no column for `id`"), ("I002", "`x` is not a number")]


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ({"start": "01-03-2020 00:00:00"}, "start: 1 cell at midnight, read as that day"),
        ({"start": "-"}, "start: 1 cell with `-`, read as blank"),
        ({"uit_dienst": "-"}, "end: 1 cell with `-`, read as blank"),
        ({"uit_dienst": "31-12-9999"}, "end: 1 cell with the year 9999, read as no end"),
        ({"uit_dienst": "9999-12-31 23:59:59"}, "end: 1 cell with the year 9999, read as no end"),
        ({"Jaarsalaris": "5,00-"}, "salary: 1 cell with the minus behind, read as below zero"),
    ],
)
def test_what_can_mean_one_thing_only_is_read_and_told(cells, note):
    columns = {**SCHEME["staff"], "salary": {"kind": "money", "per": "year"}}
    inputs = bound(changed(**cells), scheme={**SCHEME, "staff": columns})
    assert f"staff: {note}" in inputs.understood
    same = bound(changed(**{name: SAME[text] for name, text in cells.items()}), scheme={**SCHEME, "staff": columns})
    assert {n: v.exact.fractions() for n, v in inputs.leaves.items()} == {
        n: v.exact.fractions() for n, v in same.leaves.items()
    }


SAME = {"9999-12-31 23:59:59": "", "01-03-2020 00:00:00": "01-03-2020", "-": "", "31-12-9999": "", "5,00-": "-5,00"}


@pytest.mark.parametrize(("cells", "code"), [({"start": "31-12-9999"}, "I024"), ({"Jaarsalaris": "-"}, "I002")])
def test_a_dash_or_a_last_day_of_all_elsewhere_is_refused(cells, code):
    assert code in [found for found, _ in problems(changed(**cells))]


def test_a_dash_is_no_date_where_a_blank_is_none():
    columns = {**SCHEME["staff"], "end": {"kind": "date"}}
    assert ("I020", "`-` is not a date") in problems(changed(uit_dienst="-"), scheme={**SCHEME, "staff": columns})


@pytest.mark.parametrize(
    ("cells", "value"), [(("80", "100"), "0.8"), (("80%", "100"), "0.8"), (("62,5", "100%"), "0.625")]
)
def test_a_column_that_the_scheme_says_is_in_percent(cells, value):
    columns = {**SCHEME["staff"], "fte": {"kind": "ratio", "from": 0, "to": "1.2", "unit": "%", "blank": "1"}}
    rows = tuple((*row[:3], cell, *row[4:]) for row, cell in zip(STAFF.rows, cells, strict=True))
    inputs = bound(Sheet("staff.csv", STAFF.headers, rows, (2, 3)), scheme={**SCHEME, "staff": columns})
    assert inputs.leaves["staff.fte"].exact.fractions() == [Fraction(1), Fraction(value)]
    how = "in percent; decimal comma" if "," in cells[0] else "in percent"
    assert f"staff: fte is read from `fte`, {how}" in inputs.understood
    blank = bound(changed(fte="50"), scheme={**SCHEME, "staff": columns})
    assert blank.leaves["staff.fte"].exact.fractions() == [Fraction(1), Fraction(1, 2)]


def test_the_range_of_a_column_in_percent_is_that_of_its_values():
    columns = {**SCHEME["staff"], "fte": {"kind": "ratio", "to": "1.2", "unit": "%"}}
    found = problems(changed(fte="121"), scheme={**SCHEME, "staff": columns})
    assert ("I045", "`fte` is above 1.2") in found


@pytest.mark.parametrize(
    ("cells", "seems"),
    [
        (("100", "80"), True), (("100", "0"), True), (("8", "80"), True), (("120", "2"), True),
        (("800%", "1000%"), False), (("121", "80"), False), (("80", "1"), False), (("80", "-80"), False), (("1,6", "1"), False),
    ],
)  # fmt: skip
def test_a_column_that_seems_to_be_in_percent(cells, seems):
    rows = tuple((*row[:3], cell, *row[4:]) for row, cell in zip(STAFF.rows, cells, strict=True))
    found = problems(Sheet("staff.csv", STAFF.headers, rows, (2, 3)))
    said = ("I045", "`fte` seems to be in percent: it goes up to 1.2 in the scheme")
    assert (said in found) == seems
    assert not seems or len(found) == 1


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("staff", {"kind": "ratio", "unit": "promille"}),
        ("staff", {"kind": "money", "unit": "%"}),
        ("figures", {"kind": "ratio", "unit": "%"}),
    ],
)
def test_percent_is_said_of_parts_and_rates_in_files(table, column):
    scheme = {**SCHEME, table: {**SCHEME[table], "extra": column}}
    with pytest.raises(Refused) as refused:
        read_scheme(Document("s.toml", "", scheme), vocabulary())
    assert [problem.code for problem in refused.value.problems] == ["S004"]


def test_tables_are_asked_for_and_none_is_ignored():
    read = read_scheme(Document("s.toml", "", SCHEME), vocabulary())
    found = figures_of()
    with pytest.raises(Refused) as refused:
        bind(read, found, {"staff": STAFF, "spells": SPELLS, "wages": TEAMS}, found.periods[0])
    assert {"I041", "I049"} == {problem.code for problem in refused.value.problems}


def test_what_is_no_sheet_is_refused_with_what_makes_one():
    read = read_scheme(Document("s.toml", "", SCHEME), vocabulary())
    found = figures_of()
    with pytest.raises(Refused) as refused:
        bind(read, found, {"staff": {"id": ["1"]}, "teams": TEAMS, "spells": "spells.csv"}, found.periods[0])
    assert [(problem.code, problem.what) for problem in refused.value.problems] == [
        ("I041", "the table `staff` is given as a dict, not as a sheet"),
        ("I041", "the table `spells` is given as a str, not as a sheet"),
    ]
    assert "sheet_of(frame)" in refused.value.problems[0].advice


def test_what_the_person_decides_overrules_a_guess():
    sheet = changed(Jaarsalaris="1.234")
    inputs = bound(sheet, reading=Reading(NumberStyle.COMMA))
    assert Fraction(1234) == inputs.leaves["staff.salary"].exact.fraction(1)


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ((("1", "0", "10"), ("2", "0", "20")), "the bounds of `steps` do not rise"),
        ((("1", "0", "10"), ("2", "15", "20")), "there is a gap between rows 1 and 2 of `steps`"),
        ((("1", "0", "10"), ("2", "5", "20")), "there is an overlap between rows 1 and 2 of `steps`"),
    ],
)
def test_brackets_from_a_file_are_held_to_the_same_as_those_in_a_scheme(rows, what):
    columns = {name: {"kind": "money"} for name in ("from", "to", "amount")}
    step = {"name": "amount", "rule": "brackets", "of": "salary", "table": "steps", "mode": "step", "side": "from"}
    scheme = {
        **SCHEME,
        "tables": {**SCHEME["tables"], "steps": {"columns": columns}},
        "step": [*SCHEME["step"][:3], step],
    }
    scheme["awards"] = {"a": {"step": "amount"}}
    steps = Sheet("steps.csv", ("id", "from", "to", "amount"), tuple((*row, "1") for row in rows), (2, 3))
    assert ("S018", what) in problems(scheme=scheme, sheets={"steps": steps})


def bracketed(rows, salary, mode="marginal", **to):
    columns = {"from": {"kind": "money"}, "to": {"kind": "money", **to}, "rate": {"kind": "ratio"}}
    side = {} if mode == "marginal" else {"side": "from"}
    step = {"name": "amount", "rule": "brackets", "of": "salary", "table": "steps", "mode": mode, **side}
    scheme = {
        **SCHEME,
        "tables": {**SCHEME["tables"], "steps": {"columns": columns}},
        "step": [*SCHEME["step"][:3], step],
    }
    scheme["awards"] = {"a": {"step": "amount"}}
    steps = Sheet("steps.csv", ("id", "from", "to", "rate"), rows, tuple(range(2, 2 + len(rows))))
    sheet = Sheet("staff.csv", ("id", "salary", "team"), (("1", salary, "t1"),), (2,))
    nobody = Sheet("spells.csv", ("person", "days"), (), ())
    inputs = bound(sheet, scheme=scheme, sheets={"steps": steps, "spells": nobody})
    return run(read_scheme(Document("s.toml", "", scheme), vocabulary()), inputs)


TEN = tuple((str(n), str(10 * n), str(10 * n + 10), "10%") for n in range(1, 12))


@pytest.mark.parametrize("mode", ["marginal", "cliff"])
@pytest.mark.parametrize("to", [{"optional": True}, {"blank": "0"}])
def test_brackets_from_a_file_stand_in_the_order_of_their_bounds(mode, to):
    rows = (*reversed(TEN[:-1]), ("99", "0", "10", "10%"), ("11", "110", "", "10%"))
    done = bracketed(rows, "150", mode, **to)
    assert [15] == done.value(done.scheme.step("amount").operand).exact.fractions()
    assert ("99", "1", "2") == done.inputs.tables["steps"].ids[:3]


def test_the_last_bracket_of_a_file_closes_the_table_when_it_says_where_it_ends():
    rows = (("99", "0", "10", "10%"), *TEN)
    assert [Fraction("11.9")] == (done := bracketed(rows, "119")).value(
        done.scheme.step("amount").operand
    ).exact.fractions()
    for mode in ("marginal", "cliff"):
        with pytest.raises(Refused, match="E002"):
            bracketed(rows, "120", mode)


def test_only_the_last_bracket_may_be_left_open():
    rows = (("1", "0", "", "10%"), ("2", "10", "", "10%"))
    with pytest.raises(Refused, match="S018 there is a gap between rows 1 and 2 of `steps`"):
        bracketed(rows, "5", blank="0")


def test_bounds_of_a_file_that_cannot_be_read_are_said_once():
    with pytest.raises(Refused) as wrong:
        bracketed((("1", "zero", "10", "10%"), ("2", "10", "20", "10%")), "5")
    assert ["steps.csv"] == [problem.place.file for problem in wrong.value.problems]
    columns = {"from": {"kind": "money"}, "rate": {"kind": "ratio"}}
    step = {"name": "amount", "rule": "brackets", "of": "salary", "table": "steps", "mode": "cliff", "side": "to"}
    tables = {**SCHEME["tables"], "steps": {"columns": columns}}
    scheme = {**SCHEME, "tables": tables, "step": [*SCHEME["step"][:3], step], "awards": {"a": {"step": "amount"}}}
    sheet = Sheet("steps.csv", ("id", "begin", "rate"), (("1", "0", "10%"),), (2,))
    assert [code for code, _ in problems(scheme=scheme, sheets={"steps": sheet})] == ["I040"]


@pytest.mark.parametrize("text", ["\u200b", "\u00a0", "\u2800", "\u3164", "\u200b \u00ad", "\u034f", "\ufeff"])
def test_a_text_of_which_nothing_can_be_seen_is_no_text(text):
    scheme = {**SCHEME, "staff": {**SCHEME["staff"], "grade": {"kind": "text", "optional": True}}}
    scheme["step"] = [
        {**step, "formula": step["formula"].replace('grade == "A"', "known(grade)")} for step in SCHEME["step"]
    ]
    assert [("I046", "nothing can be seen in `grade`")] == problems(changed(grade=text), scheme=scheme)
    for seen in (f"ann{text}", "-", "安", "🙂"):
        assert bound(changed(grade=seen), scheme=scheme).tables["staff.grade"].ids == (seen,)


@pytest.mark.parametrize(
    ("headers", "rows", "names"),
    [
        (("person", "measure", "who"), [("2", "m", "x"), ("1", "m", "y")], ["1 m y", "2 m x"]),
        (("person", "measure", "who"), [("1", "m", "y"), ("1", "m", "x")], ["1 m x", "1 m y"]),
        (("person", "measure", "who"), [("1", "m", "x")] * 3, ["1 m x", "1 m x #2", "1 m x #3"]),
        (("person", "measure"), [("1", "m"), ("1", "n")], ["1 m", "1 n"]),
        (("person",), [("1",), ("1",)], ["1", "1 #2"]),
        (("who",), [("x",), ("y",)], ["x", "y"]),
        (("note",), [("",), ("",)], ["#1", "#2"]),
    ],
)
def test_a_row_without_an_id_is_called_by_what_it_is_about(headers, rows, names):
    kinds = {"person": {"kind": "link", "leads_to": "staff"}, "note": {"kind": "text", "optional": True}}
    columns = {name: kinds.get(name, {"kind": "text"}) for name in headers}
    scheme = {**SCHEME, "tables": {**SCHEME["tables"], "results": {"columns": columns}}}
    staff = Sheet("staff.csv", ("id", "salary", "team"), (("1", "5", "t1"), ("2", "5", "t1")), (2, 3))
    nobody = Sheet("spells.csv", ("person", "days"), (), ())
    results = Sheet("results.csv", headers, tuple(rows), tuple(range(2, len(rows) + 2)))
    ids = bound(staff, scheme=scheme, sheets={"results": results, "spells": nobody}).tables["results"].ids
    assert (names, names[:1], len(names)) == (list(ids), list(ids[:1]), len(ids))


@pytest.mark.parametrize(("first", "wrong"), [("2020-01-13", False), ("2020-01-14", True), ("period.start", True)])
def test_a_column_of_dates_is_held_to_its_first_and_last_day(first, wrong):
    start = {"kind": "date", "blank": "period.start", "from": first, "to": "2026-12-31"}
    scheme = {**SCHEME, "staff": {**SCHEME["staff"], "start": start}}
    day = "2020-01-14" if first == "2020-01-14" else "2026-01-01"
    if wrong:
        assert [("I045", f"`start` is before {day}")] == problems(scheme=scheme)
    else:
        assert 2 == bound(scheme=scheme).rows["staff"]
    late = {**scheme, "staff": {**scheme["staff"], "start": {**start, "from": "1900-01-01", "to": "2020-01-12"}}}
    assert [("I045", "`start` is after 2020-01-12")] == problems(scheme=late)


def test_the_first_day_of_a_column_is_a_day():
    scheme = {**SCHEME, "staff": {**SCHEME["staff"], "start": {"kind": "date", "from": "2026-02-30", "to": 5}}}
    found = [("S004", "`from` of a date is a day"), ("S004", "`to` of a date is a day")]
    assert found == problems(scheme=scheme)


@pytest.mark.parametrize("key", ["salary", "SV-loon"])
def test_an_example_writes_names_where_files_have_other_headings(key):
    staff = {
        "id": {"header": "Badge"},
        "name": {"header": "Roepnaam"},
        "salary": {"kind": "money", "header": "SV-loon"},
    }
    scheme = {
        "scheme": "t", "title": "T", "staff": staff, "step": [{"name": "paid", "formula": "salary"}],
        "awards": {"a": {"step": "paid"}},
        "example": [{"staff": [{"id": "2", "name": "B", key: "5"}, {"id": "1", "name": "A", key: "7"}]}],
    }  # fmt: skip
    read = read_scheme(Document("s.toml", "", scheme), vocabulary())
    figures, sheets = example_inputs(read, read.examples[0])
    inputs = bind(read, figures, sheets, figures.periods[0])
    assert (inputs.tables["staff"].ids, inputs.tables["staff"].names) == (("1", "2"), ("A", "B"))
    assert inputs.leaves["staff.salary"].exact.fractions() == [7, 5]

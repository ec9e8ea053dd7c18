"""Every ready-made scheme becomes a workbook whose cells show the library's values, before anybody edits anything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.schemes import example_run, ready_made

from sharing.evaluation import run
from sharing.files.catalogue import scheme_names, vocabulary
from sharing.files.parameter_sets import parameter_sets
from sharing.files.sheets import read_sheet
from sharing.files.toml_documents import read_toml
from sharing.files.xlsx_workbook import workbook_bytes
from sharing.inputs.binding import bind
from sharing.inputs.figures import read_figures
from sharing.register import register_of
from sharing.reports.workbook_words import helping
from sharing.scheme import read_scheme
from sharing.workbook import workbook_of
from sharing.workbook.book import Book

EXAMPLES = Path(__file__).parents[2] / "examples"
ALLOWED = {
    "ABS", "AND", "COUNT", "COUNTBLANK", "COUNTIF", "COUNTIFS", "FALSE", "IF", "IFERROR", "INDEX", "INT", "MATCH", "MAX", "MIN", "NA", "OR",
    "RANK", "ROUND", "ROWS", "SMALL", "SUM", "SUMIF", "SUMIFS", "SUMPRODUCT",
}  # fmt: skip
"""Functions that every spreadsheet has had since 2007; none of them needs an array formula."""
FIXED = {
    "equity-plan-expense", "exit-waterfall", "financing-round", "france-interessement", "us-age-weighted", "us-four-step",
    "us-integrated", "winstdeling-met-verlof",
}  # fmt: skip
"""Schemes with a step that is a fixed number; the decision record and the how-to say how many they are."""


def _register(name):
    return register_of(example_run(ready_made(name)))


@pytest.mark.parametrize("name", scheme_names())
def test_the_cells_of_every_scheme_show_the_values_of_the_library(name):
    register = _register(name)
    book = Book(register, "nl")
    for shown in book.shown:
        value = register.run.workings.column(shown.name)
        for row in range(book.grid.rows[shown.operand.table]):
            if value.refused if isinstance(value.refused, int) else value.refused[row]:
                continue
            found, wanted = book.grid.worth(shown.terms, row), value.exact.fraction(row)
            if shown.name.endswith((".level", ".value")):
                assert found is not None  # where all are at their limit, a higher level does no harm
                assert found >= wanted
            else:
                assert found == wanted, (shown.name, row)
    sheets = workbook_of(register, "nl")
    assert "FOUT" not in {cell.value for cell in sheets[1].cells}
    for cell in (cell for sheet in sheets for cell in sheet.cells if cell.formula):
        bare = re.sub(r'"[^"]*"|\'[^\']*\'', "", cell.formula)
        assert set(re.findall(r"([A-Z]+)\(", bare)) <= ALLOWED, cell
        assert "{" not in bare
        assert len(cell.formula) < 8_000


def test_most_schemes_are_recomputed_in_full_and_the_others_say_so():
    fixed = {name for name in scheme_names() if any(shown.reason for shown in Book(_register(name), "en").shown)}
    assert fixed == FIXED
    for name in fixed:
        sheets = workbook_of(_register(name), "en")
        texts = " ".join(str(cell.value) for sheet in sheets for cell in sheet.cells)
        assert "NOT all is recomputed" in texts
        assert "NO: a fixed number." in texts


def test_what_is_fixed_has_no_formula_and_locks_what_it_reads():
    book = Book(_register("us-age-weighted"), "en")
    lost = [shown.name for shown in book.shown if shown.reason]
    assert lost
    assert book.locked
    sheets = workbook_of(_register("us-age-weighted"), "en")
    assert any("locked" in cell.form for sheet in sheets for cell in sheet.cells)
    assert all(not cell.formula for sheet in sheets for cell in sheet.cells if cell.form.endswith(" dead"))


def test_the_same_register_gives_the_same_bytes():
    assert workbook_bytes(workbook_of(_register("winstdelen"), "nl")) == workbook_bytes(
        workbook_of(_register("winstdelen"), "nl")
    )


def _example(folder, language="nl"):
    place = EXAMPLES / folder
    scheme = read_scheme(read_toml(place / "scheme.toml"), vocabulary(), parameter_sets())
    figures = read_figures(read_toml(place / "figures.toml"))
    sheets = {
        name: read_sheet(place / f"{name}.csv") for name in ("staff", "teams") if (place / f"{name}.csv").exists()
    }
    return Book(register_of(run(scheme, bind(scheme, figures, sheets, figures.periods[-1]))), language)


@pytest.mark.parametrize("folder", ["bakery", "scaleup"])
def test_the_examples_are_recomputed_in_full(folder):
    assert {shown.name: shown.reason for shown in _example(folder).shown if shown.reason} == {}


@pytest.mark.parametrize(("language", "wanted"), [
    ("nl", {
        "eligible": "doet mee",
        "eligible.employed": "mag meedoen (0: niet in dienst op de laatste dag van het jaar)",
        "presence.counted": "deel van het jaar in dienst: getelde dagen",
        "presence.full": "deel van het jaar in dienst: dagen in de periode",
    }),
    ("en", {
        "eligible": "takes part",
        "eligible.employed": "may take part (0: not employed on the last day of the year)",
        "presence.counted": "part of the year employed: days counted",
        "presence.full": "part of the year employed: days in the period",
    }),
])  # fmt: skip
def test_a_column_says_what_its_number_is(language, wanted):
    """A condition is 1 where it holds, and its text says why somebody is out; a rule counts what its choices say."""
    labels = {shown.name: shown.label for shown in _example("scaleup", language).shown}
    assert {name: labels[name] for name in wanted} == wanted


def test_a_check_of_a_scheme_is_called_by_what_it_checks():
    labels = {shown.name: shown.label for shown in Book(_register("winstdeling-met-verlof"), "nl").shown}
    assert {name: label for name, label in labels.items() if label == name} == {}


@pytest.mark.parametrize("name", scheme_names())
def test_a_column_of_whole_numbers_is_named_in_the_language_of_the_reader(name):
    """It has the name that the scheme gives it, a word of the catalogue, or a sign: a letter, a number, a part of a name."""
    book = Book(_register(name), "nl")
    others = {column.name for column in book.columns} - book.given
    unsaid = {word for word in others if helping(word, "nl") == word and re.search(r"[a-z]{2}", word)}
    assert {word for word in unsaid if "." not in word and "~" not in word} == set()
    cells = {cell.value for sheet in workbook_of(book.register, "nl") for cell in sheet.cells if cell.form == "small"}
    assert not cells & ({"sum", "threshold", "below 0", "among"} - book.given)

"""What a mapping can say of a payroll file, one thing at a time."""

from __future__ import annotations

import pytest
from tests.journal.registers import registered

from sharing.documents import Document
from sharing.errors import Refused
from sharing.files.mappings import profile_document, profile_names
from sharing.payroll import export_of, read_export
from sharing.payroll.values import CHOICES, DELIMITERS, FIELDS
from sharing.reports.payroll_files import payroll_bytes, payroll_text, text_controls

COLUMNS = [{"header": name, "field": name} for name in FIELDS if name != "amounts"]


def read(**tree):
    return read_export(Document("m", "", {"components": {"bonus": "1100"}, "column": COLUMNS, **tree}))


def text(register, language="en", **tree):
    return payroll_text(export_of(register, read(**tree), language)).split("\r\n")


def test_every_field_has_what_it_says():
    register = registered({"bonus": ["1234.5"]}, {"bonus": {"label": {"en": "profit; share", "nl": "winstdeling"}}},
                          ids=["007"], names=['Jan "de" Wit'])  # fmt: skip
    header, row, _ = text(register)
    assert header == "id;number;name;period;component;amount;award;label;currency;blank"
    assert row == '007;7;"Jan ""de"" Wit";2026-04;1100;1234,50;bonus;"profit; share";EUR;'
    assert text(register, "nl")[1].split(";")[7] == "winstdeling"


def test_a_list_without_names_and_an_award_without_a_label_have_cells_all_the_same():
    assert text(registered({"bonus": ["1"]}))[1] == "0001;1;;2026-04;1100;1,00;bonus;bonus;EUR;"


@pytest.mark.parametrize(("form", "told"), [("YYYY-MM", "2026-04"), ("YYYYMM", "202604"), ("MM-YYYY", "04-2026"),
                                            ("YYYY", "2026"), ("MM", "04"), ("name", "example")])  # fmt: skip
def test_a_period_is_written_as_asked(form, told):
    register = registered({"bonus": ["1"]})
    told = register.run.inputs.period.name if form == "name" else told
    assert text(register, period_form=form)[1].split(";")[3] == told
    assert text(register, period_form=form, period="2026-13")[1].split(";")[3] == "2026-13"


def test_who_gets_nothing_is_left_out_or_written():
    register = registered({"bonus": ["0", "2"], "extra": ["1", "0"]})
    both = {"components": {"bonus": "1", "extra": "2"}, "rows": "person",
            "column": [{"header": "id", "field": "id"}, {"field": "amounts"}]}  # fmt: skip
    assert text(register, **both)[:-1] == ["id;1;2", "0001;;1,00", "0002;2,00;"]
    assert text(register, **both, zero="write")[:-1] == ["id;1;2", "0001;0,00;1,00", "0002;2,00;0,00"]
    assert text(register, components={"bonus": "1"}, skip=["extra"])[1:-1] == [
        "0002;2;;2026-04;1;2,00;bonus;bonus;EUR;"
    ]


def test_awards_of_two_periods_are_two_rows_of_one_person():
    register = registered({"bonus": ["1"], "extra": ["2"]}, {"extra": {"pay": "2026-05-20"}})
    columns = [{"header": "id", "field": "id"}, {"header": "p", "field": "period"}, {"field": "amounts"}]
    found = text(register, components={"bonus": "1", "extra": "2"}, rows="person", column=columns)
    assert found[1:-1] == ["0001;2026-04;1,00;", "0001;2026-05;;2,00"]


def test_two_awards_of_one_component_are_one_amount_of_a_person():
    register = registered({"bonus": ["1"], "extra": ["2.22"]})
    columns = [{"header": "id", "field": "id"}, {"field": "amounts"}]
    made = export_of(register, read(components={"bonus": "1", "extra": "1"}, rows="person", column=columns))
    assert payroll_text(made) == "id;1\r\n0001;3,22\r\n"
    (control,) = made.controls
    assert (control.awards, control.people, control.written) == (("bonus", "extra"), 1, control.awarded)


def test_amounts_in_a_file_with_commas_stand_between_quotes():
    register = registered({"bonus": ["1.5"]})
    columns = [{"header": "id", "field": "id"}, {"header": "a", "field": "amount"}]
    assert text(register, delimiter="comma", column=columns)[1] == '0001,"1,50"'
    assert text(register, delimiter="comma", decimal="point", column=columns)[1] == "0001,1.50"
    assert text(register, sign="minus", delimiter="tab", column=columns)[1] == "0001\t-1,50"


def test_a_file_has_the_encoding_that_is_asked_for():
    columns = [{"header": "é", "field": "id"}, {"header": "a", "field": "amount"}]
    register = registered({"bonus": ["1"]})
    found = {e: payroll_bytes(export_of(register, read(encoding=e, line_end="lf", column=columns)))
             for e in CHOICES["encoding"]}  # fmt: skip
    assert found == {
        "utf-8": b"\xc3\xa9;a\n0001;1,00\n",
        "utf-8-bom": b"\xef\xbb\xbf\xc3\xa9;a\n0001;1,00\n",
        "windows-1252": b"\xe9;a\n0001;1,00\n",
    }


def test_numbers_of_payroll_take_the_place_of_ids():
    register = registered({"bonus": ["1", "2"]}, ids=["a", "b"])
    found = text(register, numbers={"a": "0100", "b": "0101"})
    assert [row.split(";")[:2] for row in found[1:-1]] == [["0100", "100"], ["0101", "101"]]


def test_two_ids_that_are_one_number_are_refused():
    with pytest.raises(Refused, match="J111 `07` and `7` have the same number, 7"):
        export_of(registered({"bonus": ["1", "2"]}, ids=["07", "7"]), read())


def test_amounts_that_do_not_fit_are_said_once():
    with pytest.raises(Refused) as refused:
        export_of(registered({"bonus": ["1.5", "2.5"]}), read(decimals=0))
    assert [problem.code for problem in refused.value.problems] == ["J107"]


def test_what_is_not_cash_is_left_out_and_said():
    register = registered({"bonus": ["1"], "day": ["2"]}, {"day": {"kind": "day", "unit": "day"}})
    made = export_of(register, read())
    assert made.left_out == ("day",)
    assert text_controls(made, "nl").endswith("niet in het bestand: day\n")
    assert "not in the file" not in text_controls(export_of(registered({"bonus": ["1"]}), read()), "en")


def test_the_library_ships_profiles_whose_source_is_named():
    assert profile_names() == ["loket", "nmbrs"]
    for name in profile_names():
        tree = profile_document(name).tree
        assert tree["source"]
        assert tree["confidence"] in {"O", "S"}
        assert set(tree["title"]) == {"en", "nl"}


def test_a_profile_is_changed_by_what_a_mapping_says():
    tree = {"profile": "loket", "delimiter": "comma", "numeric": False, "sheet": "x", "codes_row": 2, "decimals": 3}
    layout = read_export(Document("m", "", tree), profile_document, tuple(profile_names())).layout
    assert (layout.delimiter, layout.numeric, layout.sheet, layout.codes_row) == ("comma", False, "x", 2)
    assert (layout.decimals, layout.rows, len(layout.columns)) == (3, "person", 4)


def test_profiles_are_known_only_where_they_are_given():
    with pytest.raises(Refused, match="J110 there is no profile `loket`\n  profiles: none"):
        read_export(Document("m", "", {"profile": "loket"}))


def test_the_separators_are_those_of_the_question():
    assert set(DELIMITERS) == set(CHOICES["delimiter"])

"""Figures are exact, complete and of a named period, or every problem is told at once."""

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from sharing import read_figures, read_scheme, vocabulary
from sharing.documents import Document
from sharing.errors import Refused
from sharing.inputs.examples import example_inputs
from sharing.inputs.figures import bind_figures, read_figure

PERIOD = {"name": "2026", "from": datetime.date(2026, 1, 1), "to": "2026-12-31"}
SCHEME = {
    "scheme": "t",
    "title": "T",
    "figures": {
        "profit": {"kind": "money"},
        "rate": {"kind": "ratio", "from": 0, "to": 1},
        "heads": {"kind": "count", "blank": 3},
        "day": {"kind": "date", "optional": True},
        "good": {"kind": "yes/no", "optional": True},
        "sector": {"kind": "text", "values": ["a", "b"], "blank": "a"},
    },
    "step": [{"name": "x", "formula": "profit * 1"}],
    "awards": {"a": {"step": "x", "kind": "fund"}},
}


def read(tree):
    return read_figures(Document("figures.toml", "", tree))


def codes(tree):
    with pytest.raises(Refused) as refused:
        read(tree)
    return [problem.code for problem in refused.value.problems]


def bound(figures, given=None):
    scheme = read_scheme(Document("s.toml", "", SCHEME), vocabulary())
    found = read({"period": [{**PERIOD, "figures": figures}]})
    return bind_figures(scheme, found, found.periods[0], given or {})


def refusals(figures, given=None):
    with pytest.raises(Refused) as refused:
        bound(figures, given)
    return [(problem.code, problem.what) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        ({}, ["I051"]),
        ({"period": {"name": "x"}}, ["I051"]),
        ({"periods": []}, ["S002", "I051"]),
        ({"period": [{**PERIOD, "form": 1}]}, ["S002"]),
        ({"period": [{**PERIOD, "from": "2026-13-01"}]}, ["I052"]),
        ({"period": [{**PERIOD, "from": 3}]}, ["I052"]),
        ({"period": [{**PERIOD, "from": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)}]}, ["I052"]),
        ({"period": [{**PERIOD, "to": "2025-01-01"}]}, ["I053"]),
        ({"period": [{**PERIOD, "figures": 3}]}, ["S004"]),
    ],
)
def test_a_figures_file_that_cannot_be_used_is_refused(tree, expected):
    assert expected == codes(tree)


def test_a_period_is_chosen_by_name_or_because_it_is_the_only_one():
    later = {"name": "2027", "from": "2027-01-01", "to": "2027-12-31"}
    figures = read({"period": [PERIOD, {**PERIOD, **later}]})
    assert "2027" == figures.period("2027").name
    for name, what in ((None, "there is more than one period"), ("2028", "there is no period `2028`")):
        with pytest.raises(Refused, match=what):
            figures.period(name)
    assert "2026" == read({"period": [PERIOD]}).period(None).name


def test_figures_are_read_exactly_in_every_form():
    values = bound({"profit": Decimal("1234.56"), "rate": "12.5%", "day": "2026-03-01", "good": True, "sector": "b"})
    assert Fraction("1234.56") == values["company.profit"].exact.fraction()
    assert Fraction(1, 8) == values["company.rate"].exact.fraction()
    assert 3 == values["company.heads"].exact.fraction()
    assert datetime.date(2026, 3, 1).toordinal() == values["company.day"].exact.fraction()
    assert [1, 1] == [int(values[f"company.{name}"].exact.fraction()) for name in ("good", "good.known")]


@pytest.mark.parametrize(
    ("figures", "what"),
    [
        ({"profit": "1.234,56"}, "`profit` is not an exact number"),
        ({"profit": True}, "`profit` is not an exact number"),
        ({"profit": "1.005"}, "`profit` has more than 2 decimals"),
        ({"profit": 1, "rate": "-1%"}, "`rate` is below 0"),
        ({"profit": 1, "rate": 2}, "`rate` is above 1"),
        ({"profit": 1, "heads": "1.5"}, "`heads` is not a whole number"),
        ({"profit": 1, "day": "30 February"}, "`day` is not a date"),
        ({"profit": 1, "good": "maybe"}, "`good` is not yes or no"),
        ({"profit": 1, "good": 1}, "`good` is not yes or no"),
        ({"profit": 1, "sector": "c"}, "`sector` is not one of a, b"),
    ],
)
def test_a_figure_that_cannot_be_used_says_what_is_wrong(figures, what):
    assert ("I056", what) in refusals({"rate": 0, **figures})


@pytest.mark.parametrize(("raw", "wanted"), [(True, 1), (False, 0), ("true", 1), ("Ja", 1), ("no", 0), ("0", 0)])
def test_yes_and_no_are_read_as_in_a_column(raw, wanted):
    scheme = read_scheme(Document("s.toml", "", SCHEME), vocabulary())
    (good,) = (found for found in scheme.inputs if found.name == "good")
    assert wanted == read_figure(good, raw)


def test_missing_and_unknown_figures_are_told_together():
    found = refusals({"porfit": 1}, {"x": "1"})
    assert ["I054", "I054", "I055", "I055"] == [code for code, _ in found]


def test_an_example_without_dates_is_of_this_year():
    scheme = read_scheme(Document("s.toml", "", SCHEME), vocabulary())
    figures, sheets = example_inputs(scheme, {"tables": {"teams": [{"id": "t1"}]}})
    assert "example" == figures.periods[0].name
    assert ("id",) == sheets["staff"].headers
    assert (("t1",),) == sheets["teams"].rows

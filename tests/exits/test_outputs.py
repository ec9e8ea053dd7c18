"""What `sharing exit` prints is what its schema says, and terms that are read are those that were written."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.exit_strategies import scheme
from tests.transcripts.console import call

from sharing import Refused, Waterfall, read_holdings, read_sheet, read_terms, read_toml
from sharing.derivation import derive
from sharing.exits import CarveOut, ClassTerms, ExitTerms, Holding, breakpoints, seek
from sharing.exits.bent import Bent, bend
from sharing.kernel import Value
from sharing.leveling import Level, proves
from sharing.reports.exit_schema import EXIT_SCHEMA
from sharing.reports.exits import text_why
from sharing.reports.formatting import money

FOLDER = Path(__file__).parents[2] / "examples" / "exit"
PLAN, HOLDINGS = str(FOLDER / "plan.toml"), str(FOLDER / "holdings.csv")


def printed(*arguments: str) -> Any:
    out, _, code = call(["-q", "exit", PLAN, HOLDINGS, "--format", "json", *arguments], FOLDER, separate=True)
    assert code == 0
    return json.loads(out)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--price", "0"],
        ["--price", "3000000", "--price", "30000000", "--explain", "team"],
        ["--breakpoints", "--seek", "team=600000", "--seek", "stak=0.01"],
    ],
)
def test_every_result_in_json_is_what_the_schema_says(arguments: list[str]) -> None:
    jsonschema.validate(printed(*arguments), EXIT_SCHEMA)


@pytest.mark.parametrize("price", ["0", "1500000", "3000000", "10000000", "30000000"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_an_explanation_begins_with_the_amount_and_is_short(price: str, language: str) -> None:
    found = example().at(Fraction(price))
    for holder in found.waterfall.people:
        short, long = text_why(found, holder, language), text_why(found, holder, language, steps=True)
        amount = money(found.amounts[holder], "EUR", language, most=6)
        assert short.startswith(f"{holder} ")
        assert amount in short.splitlines()[0]
        assert len(short.splitlines()) < 45
        assert "\n\n\n" not in short
        assert long.startswith(short.rstrip("\n"))
        assert "unit_value" in long.removeprefix(short.rstrip("\n"))


def test_an_explanation_divides_what_is_left_of_the_price() -> None:
    """The last line of what each class has is what is left for the holders."""
    for price in range(0, 30_000_000, 3_333_333):
        found = example().at(Fraction(price))
        lines = text_why(found, "ada", "en").splitlines()
        (left,) = (line.split()[-1] for line in lines if line.startswith("left for the holders"))
        (total,) = (line.split()[-1] for line in lines if line.startswith("total"))
        assert left == total == money(found.of_company("divided"), "EUR", "en", most=6)


def example() -> Waterfall:
    terms = read_terms(read_toml(PLAN))
    return Waterfall(scheme(), terms, read_holdings(terms, read_sheet(HOLDINGS)))


def test_what_a_common_unit_gets_is_proved_by_the_kernel() -> None:
    """Substituted into the claims, the level gives exactly what there is to divide."""
    found = example().at(Fraction(10_000_000))
    claims = [found.run.workings.column(name).exact for name in ("points", "low", "high")]
    level, shared = (found.run.workings.column(name).exact for name in ("common", "shared"))
    assert proves(Level(level, 0), shared, *claims)
    assert not proves(Level(Value(level).exact, 0), found.run.workings.column("left").exact, *claims)


def test_a_hurdle_of_the_company_is_where_the_others_have_divided_it() -> None:
    waterfall = example()
    growth = next(row for row in waterfall.rows if row.name == "growth")
    price = seek(waterfall, "team", Fraction(250_000)).price
    assert growth.strike == Fraction(479, 156)
    assert waterfall.at(price).unit_values["growth"] > 0
    below = ClassTerms("g", "hurdle", company=Fraction(5))
    terms = ExitTerms(
        {
            "c": ClassTerms("c"),
            "g": below,
            "p": ClassTerms("p", "preferred", 1, invested=Fraction(9), multiple=Fraction(1)),
        }
    )
    holdings = tuple(Holding("h", name, Fraction(1)) for name in "cgp")
    assert [row.strike for row in Waterfall(scheme(), terms, holdings).rows] == [0, 0, 0]


def test_an_explanation_shows_other_tables_row_by_row() -> None:
    found = example().at(Fraction(10_000_000))
    nodes = {node.name: node for node in derive(found.run, "amount", 1).walk()}
    assert nodes["classes.cap"].rows["seed"] == Fraction(6)
    assert nodes["classes.cap"].blanks == set(nodes["classes.cap"].rows) - {"seed"}
    assert nodes["total(holdings.quantity by holdings.class)"].rows["growth"] == Fraction(20_000)


def test_units_of_nothing_are_left_out_and_rows_of_one_class_are_added_up() -> None:
    terms = ExitTerms({"c": ClassTerms("c"), "o": ClassTerms("o", "option", strike=Fraction(0))})
    rows = (Holding("a", "c", Fraction(1)), Holding("a", "c", Fraction(2)), Holding("b", "o", Fraction(0)))
    waterfall = Waterfall(
        scheme(), terms, (*rows, Holding("b", "o", Fraction(1)), Holding("b", "o", Fraction(2), Fraction(0)))
    )
    assert [(held.holder, held.row.id, held.quantity) for held in waterfall.held] == [("a", "c", 3), ("b", "o", 3)]
    assert waterfall.at(Fraction(6)).amounts == {"a": 3, "b": 3}
    assert Waterfall(scheme(), terms, (*rows[:2], rows[2])).rows == waterfall.rows[:1]
    assert "Waterfall(scheme" in repr(waterfall)
    with pytest.raises(Refused, match="D021"):
        seek(waterfall, "c", Fraction(1))


def test_bent_lines_turn_round() -> None:
    flat = bend(lambda x: min(x, Fraction(5)), [5, -3])
    assert flat.bends == ((0, 0), (5, 5))
    assert (flat.first(Fraction(5)), flat.first(Fraction(6)), flat.last(Fraction(5)), flat.last(Fraction(-1))) == (
        5,
        None,
        None,
        None,
    )
    assert list(flat.crossings(Fraction(5))) == [5, 5]
    assert flat.first(Fraction(0)) == 0
    assert bend(lambda x: 2 * x, []).last(Fraction(4)) == 2
    assert Bent(((Fraction(0), Fraction(3)),), Fraction(0)).first(Fraction(2)) == 0


def test_what_happens_when_everybody_has_all_they_can_get_happens_at_no_price() -> None:
    terms = ExitTerms(
        {
            "p": ClassTerms(
                "p",
                "preferred",
                1,
                price=Fraction(1),
                multiple=Fraction(1),
                takes_part="to-cap",
                cap=Fraction(3),
                converts="never",
            )
        }
    )
    waterfall = Waterfall(scheme(), terms, (Holding("h", "p", Fraction(10)),))
    assert [(one.what, one.price) for one in breakpoints(waterfall)] == [("rank", 10), ("shares", 10)]
    assert waterfall.at(Fraction(30)).amounts == {"h": 30}
    with pytest.raises(Refused, match="D020"):
        waterfall.at(Fraction("30.01"))


def test_a_sar_outside_the_units_is_a_part_of_the_price() -> None:
    """1 percent of what the company is worth above 500,000, at an exit for 1,500,000."""
    sar = CarveOut("sar", "price", Fraction(1, 100), Fraction(500_000))
    waterfall = Waterfall(scheme(), ExitTerms({"c": ClassTerms("c")}, (sar,)), (Holding("h", "c", Fraction(1)),))
    assert waterfall.at(Fraction(1_500_000)).amounts == {"h": 1_490_000, "sar": 10_000}


def test_a_carve_out_of_nothing_bends_nothing() -> None:
    nothing = CarveOut("sar", "price", Fraction(0))
    waterfall = Waterfall(scheme(), ExitTerms({"c": ClassTerms("c")}, (nothing,)), (Holding("h", "c", Fraction(1)),))
    assert [one.what for one in breakpoints(waterfall)] == ["shares"]
    assert waterfall.at(Fraction(100)).amounts == {"h": 100, "sar": 0}

"""Lines are refused while they are written: kinds that do not go together, tables that do not meet, denominators."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.scheme_strategies import person, plan_of, problems_of

from sharing.kernel import Line, Operand, Program, Value, Workings, Writer, evaluate
from sharing.kernel.operations import operate
from sharing.kinds import DATE, DAYS, MONEY, NUMBER, YES_NO, Kind, KindError
from sharing.tables import Shape

SHAPE = Shape({
    "lots": {"owner": "people", "giver": "people", "shop": "shops"},
    "people": {"team": "teams"}, "teams": {"site": "sites"}, "shops": {}, "sites": {},
})  # fmt: skip


def leaf(name: str, kind: Kind = NUMBER, table: str = "") -> Operand:
    table = table or name.partition(".")[0]
    return Operand(name, kind, table, table)


LEAVES = {
    found.name: found
    for found in [
        leaf("lots.owner", Kind(form="link", table="people")), leaf("lots.giver", Kind(form="link", table="people")),
        leaf("lots.shop", Kind(form="link", table="shops")), leaf("people.team", Kind(form="link", table="teams")),
        leaf("teams.site", Kind(form="link", table="sites")),
    ]
}  # fmt: skip
LOT, PERSON, TEAM, SITE, SHOP = (leaf(f"{table}.x") for table in ("lots", "people", "teams", "sites", "shops"))


def writer() -> Writer:
    return Writer(SHAPE, LEAVES)


def refused(write, *operands, **options) -> tuple[str, str]:
    with pytest.raises(KindError) as caught:
        write(*operands, **options)
    return caught.value.code, caught.value.what


def test_a_coarser_value_is_seen_along_the_one_chain_of_links() -> None:
    write = writer()
    found = write.add(PERSON, SITE)
    assert (found.table, found.home) == ("people", "people")
    again = write.add(SITE, PERSON)
    assert write.program().text() == "\n".join([
        "~1 = at sites.x teams.site", "~2 = at ~1 people.team", "~3 = add people.x ~2", "~4 = add ~2 people.x",
    ])  # fmt: skip
    assert again.table == "people"


def test_two_chains_are_an_error_that_lists_them() -> None:
    assert refused(writer().add, LOT, PERSON) == (
        "S013", "2 chains of links lead from lots to people: lots.owner; lots.giver",
    )  # fmt: skip
    assert refused(writer().add, LOT, TEAM) == (
        "S013", "2 chains of links lead from lots to teams: lots.owner then people.team; lots.giver then people.team",
    )  # fmt: skip


def test_tables_without_a_chain_never_meet() -> None:
    said = "no link leads from {} to {}, so their rows cannot be brought together"
    assert refused(writer().add, SHOP, TEAM) == ("S013", said.format("teams", "shops"))
    assert refused(writer().level, TEAM, SHOP, None, None, None)[0] == "S013"


def test_a_total_of_finer_denominators_is_refused() -> None:
    write = writer()
    by_person = write.div(PERSON, PERSON)
    by_team = write.div(PERSON, TEAM)
    assert (by_person.level, by_team.level) == ("people", "teams")
    code, what = refused(write.total, by_person, LEAVES["people.team"])
    assert (code, what) == (
        "S016",
        "these quotients have a denominator for each row of people; they have no exact total over teams",
    )
    assert refused(write.total, by_team, None)[0] == "S016"
    assert write.total(by_team, LEAVES["people.team"]).level == "teams"
    assert write.total(write.floor(by_person, write.number(1)), None).level == "company"
    assert write.most(by_person, LEAVES["people.team"]).level == "teams"
    assert write.most(by_person, None).level == "company"
    assert write.choose(write.at_most(by_person, by_team), by_person, by_team).level == "people"


def test_a_value_of_rows_is_not_one_number_of_the_company() -> None:
    write = writer()
    assert refused(write.level, PERSON, PERSON, None, None, None) == (
        "S013", "a value of each row of people is not one number of the company",
    )  # fmt: skip
    assert refused(write.total, write.number(1), None) == ("S013", "this is one number of the company already")
    assert refused(write.total, LOT, LEAVES["people.team"]) == ("S013", "people.team is not a link of lots")
    assert refused(write.total, PERSON, TEAM) == ("S013", "teams.x is not a link of people")


def test_only_kinds_that_go_together_are_joined() -> None:
    write = writer()
    day, days, money, truth = (
        leaf("people.d", DATE),
        leaf("people.n", DAYS),
        leaf("people.m", MONEY),
        leaf("people.t", YES_NO),
    )
    assert write.add(day, days).kind == DATE
    assert write.add(days, day).kind == DATE
    assert write.sub(day, days).kind == DATE
    assert write.sub(day, day).kind == DAYS
    assert write.sub(day, write.number(1)).kind == DATE
    assert write.negative(money).kind == MONEY
    assert write.add(money, write.number(1)).kind == MONEY
    assert write.add(write.number(1), money).kind == MONEY
    assert refused(write.add, day, money)[0] == "S015"
    assert refused(write.add, day, day) == ("S015", "days and date cannot be added or compared")
    assert refused(write.add, truth, truth) == ("S015", "yes/no cannot be calculated with")
    assert refused(write.mul, money, money)[0] == "S014"
    assert refused(write.choose, money, money, money) == ("S015", "`if` asks for yes or no, and this is money")
    assert refused(write.floor, money, PERSON) == ("S019", "a rounding unit is one number for the whole company")
    assert refused(write.floor, money, write.number(1, DAYS))[0] == "S015"
    assert refused(write.at, money, LEAVES["teams.site"]) == ("S013", "this link leads to sites, not to people")
    assert refused(write.at, money, PERSON) == ("S013", "this link leads to nothing, not to people")
    assert refused(write.level, write.total(money, None), PERSON, PERSON, None, None)[0] == "S015"


def test_a_look_up_by_a_number_of_the_company_is_a_number_of_the_company() -> None:
    write = writer()
    bounds = Operand("sizes.from", NUMBER, "sizes", "sizes", literal=True)
    found = write.at(
        Operand("sizes.rate", NUMBER, "sizes", "sizes"), write.locate(write.number(5), bounds, upper=False)
    )
    assert (found.table, found.home, found.level) == ("company", "company", "company")
    assert write.div(PERSON, found).level == "company"


def test_a_value_is_given_a_name_of_its_own() -> None:
    write = writer()
    total = write.named(write.total(PERSON, None), "all")
    again = write.named(total, "same")
    five = write.named(write.number(5), "five")
    also = write.named(write.number(5), "also")
    copied = write.named(PERSON, "copy")
    seen = write.named(write.align(TEAM, "people"), "seen")
    write.add(PERSON, TEAM)
    assert [found.name for found in (total, again, five, also, copied, seen)] == [
        "all",
        "same",
        "five",
        "also",
        "copy",
        "seen",
    ]
    assert write.program().text().split("\n") == [
        "all = total people.x", "~2 = number 1 @ company", "same = mul all ~2", "~4 = number 5 @ company",
        "five = number 5 @ company", "also = number 5 @ company", "copy = mul people.x ~2",
        "seen = at teams.x people.team", "~9 = at teams.x people.team", "~10 = add people.x ~9",
    ]  # fmt: skip


def test_a_program_is_read_as_lines() -> None:
    write = writer()
    write.number(None, refusal=3)
    write.total(PERSON, LEAVES["people.team"])
    write.locate(PERSON, Operand("sizes.from", NUMBER, "sizes", "sizes", literal=True), upper=True)
    write.locate(PERSON, Operand("sizes.from", NUMBER, "sizes", "sizes", literal=True), upper=False)
    program = write.program()
    assert program.text().split("\n") == [
        "~1 = number refuse @ company", "~2 = total people.x people.team to teams",
        "~3 = locate people.x sizes.from to", "~4 = locate people.x sizes.from from",
    ]  # fmt: skip
    assert program.line("~2").hidden
    with pytest.raises(KeyError):
        program.line("~9")


@pytest.mark.parametrize(
    ("op", "count"), [("if", 3), ("total", 2), ("most", 2), ("running", 2), ("level", 5), ("add", 2)]
)
def test_a_line_without_its_operands_is_a_mistake_of_the_caller(op: str, count: int) -> None:
    with pytest.raises(TypeError):
        operate(Line("x", op, (), Operand("x")), (None,) * count, {})


def test_the_workings_know_only_their_own_names() -> None:
    workings = evaluate(Program(), {}, {})
    assert isinstance(workings, Workings)
    for look in (workings.column, lambda name: workings.row(name, 0)):
        with pytest.raises(KeyError):
            look("x")


def test_a_value_without_refusals_is_clear() -> None:
    from sharing.columns import column
    from sharing.exact import number

    assert Value(number(1)).clear
    assert Value(number(column([1])), column([0])).clear
    assert not Value(number(Fraction(1)), 3).clear
    assert Value(number(column([1, 2])), column([0, 3])).row(1).refused == 3


def test_the_same_refusals_of_tables_are_told_of_schemes() -> None:
    assert problems_of("x = total(weight / fte)", person("a"))[0][0] == "S016"
    assert problems_of("x = teams.budget + spells.pay") == []
    assert problems_of("x = highest(profit)")[0] == ("S013", "this is one number of the company already")
    assert plan_of("x = total(weight / fte by team)").text
    assert problems_of("x = total(weight / teams.factor by team)", person("a")) == []

"""Parameters of a scheme and files of parameters: every part that is wrong is refused at its place, and only once."""

from __future__ import annotations

import pytest

from sharing import parameter_sets, read_parameter_set, read_scheme, read_toml, vocabulary
from sharing.errors import Refused
from sharing.parameters import ParameterSet
from sharing.scheme import Scheme

VALUE = '{ from = 2025-01-01, to = 2025-12-31, value = 10, status = "final", source = "s", checked = 2025-01-01 }'
SET = f'set = "xx"\n[parameters.cap]\nkind = "money"\nlabel = "the cap"\nvalues = [{VALUE}]\n'
SCHEME = """
scheme = "s"
title = "S"
[figures]
pot = { kind = "money" }
filed = { kind = "date" }
maybe = { kind = "date", optional = true }
[parameters.cap]
kind = "money"
set = "xx"
on = "period.end"
[parameters.own]
kind = "ratio"
on = "filed"
values = [VALUE]
[[step]]
name = "x"
formula = "min(own * pot, cap)"
[awards.a]
step = "x"
kind = "fund"
""".replace("VALUE", VALUE)


def sets(text: str = SET) -> ParameterSet:
    return read_parameter_set(read_toml(text.encode(), name="xx.toml"))


def read(text: str = SCHEME) -> Scheme:
    return read_scheme(read_toml(text.encode(), name="s.toml"), vocabulary(), parameter_sets(sets()))


def said(text: str) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        read(text)
    return [(problem.code, problem.what) for problem in refused.value.problems]


def test_a_scheme_keeps_its_parameters_with_their_values() -> None:
    cap, own = read().parameters
    assert (cap.name, cap.declared, cap.on, cap.label["en"], cap.set, cap.key, cap.leaf) == (
        "cap", "money", "period.end", "the cap", "xx", "cap", "company.cap",
    )  # fmt: skip
    assert cap.identity == sets().identity
    assert [value.value for value in cap.values] == [10]
    assert (own.on, own.set, own.key, own.identity) == ("company.filed", "", "", "")


def test_a_scheme_without_parameters_has_none() -> None:
    head, _, steps = SCHEME.partition("[parameters.cap]")
    plain = head + "[[step]]" + steps.partition("[[step]]")[2].replace("own * pot, cap", "pot, pot")
    assert read(plain).parameters == ()


def test_the_label_and_the_time_of_the_scheme_come_first() -> None:
    changed = SCHEME.replace('set = "xx"', 'set = "xx"\nlabel = "ours"\nper = "year"')
    cap, _ = read(changed).parameters
    assert (cap.label["en"], cap.kind.per) == ("ours", "year")


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ('set = "xx"', 'set = "zz"', [("S041", "there is no set `zz`")]),
        ('set = "xx"', "set = 5", [("S004", "`set` is a text")]),
        ('set = "xx"', 'set = "xx"\nkey = "cup"', [("S042", "the set `xx` has no key `cup`")]),
        ('set = "xx"', "", [("S003", "`cap` has no values")]),
        ('set = "xx"', f'set = "xx"\nvalues = [{VALUE}]', [("S002", "values come from a set or stand here, not both")]),
        ('set = "xx"', 'set = "xx"\nform = 1', [("S002", "`form` has no meaning here")]),
        ('set = "xx"', 'set = "xx"\nper = "week"', [("S004", "`week` is not a time for an amount")]),
        ('on = "filed"', 'on = "filed"\nkey = "cap"', [("S002", "`key` only goes with `set`")]),
        ('on = "period.end"', "", [("S040", "a parameter says on which day its value is looked up")]),
        ('on = "filed"', 'on = "maybe"', [("S040", "`maybe` may be blank")]),
        ('on = "filed"', 'on = "pot"', [("S040", "`pot` is not a day of this scheme")]),
        ('on = "filed"', "on = 2025-01-01", [("S004", "`on` is a text")]),
        ('[parameters.cap]\nkind = "money"', '[parameters.cap]\nkind = "ratio"', [("S015", "`cap` of the set `xx` is money, not ratio")]),
        ('[parameters.cap]\nkind = "money"', "[parameters.cap]", [("S003", "`kind` is missing")]),
        ('kind = "ratio"', 'kind = "date"', [("S004", "`date` is not a kind of parameter")]),
        ('kind = "ratio"', 'kind = "ratoi"', [("S004", "`ratoi` is not a kind of parameter")]),
        (f"values = [{VALUE}]", "values = []", [("S003", "a parameter has values with their dates")]),
        (f"values = [{VALUE}]", "values = [5]", [("S003", "a parameter has values with their dates")]),
        (f"values = [{VALUE}]", "values = 5", [("S003", "a parameter has values with their dates")]),
        ("from = 2025-01-01, ", "", [("S003", "`from` is missing")]),
        ("from = 2025-01-01, ", 'from = "soon", ', [("S004", "`from` is a date")]),
        ("checked = 2025-01-01", 'checked = "2025-01-01"', []),
        ("value = 10", "value = true", [("S004", "`value` is a number")]),
        ("value = 10, ", "", [("S003", "`value` is missing")]),
        ('status = "final"', 'status = "sure"', [("S017", "`status` cannot be `sure`")]),
        ('source = "s"', 'source = "s", confidence = "X"', [("S017", "`confidence` cannot be `X`")]),
        ('source = "s"', 'source = "s", by = "X"', [("S002", "`by` has no meaning here")]),
        ("[parameters.own]", '[parameters."2x"]\n[parameters.own]', [("S005", "`2x` cannot be a name")]),
        ("[parameters.cap]", "[parameters]\nodd = 5\n[parameters.cap]", [("S004", "`odd` is a table")]),
        ("[parameters.cap]", "[parameters.pot]", [("S042", "the set `xx` has no key `pot`")]),
        ("[parameters.cap]", '[parameters.pot]\nkey = "cap"', [("S006", "`pot` is defined twice"), ("S011", "nothing is named `cap`")]),
    ],
)  # fmt: skip
def test_a_part_of_the_wrong_form_is_refused_once(old: str, new: str, problems: list[tuple[str, str]]) -> None:
    assert old in SCHEME
    text = SCHEME.replace(old, new, 1)
    if not problems:
        assert read(text)
        return
    assert sorted(said(text)) == sorted(problems)


def test_a_table_cannot_share_its_name_with_a_parameter() -> None:
    text = SCHEME + "[tables.cap]\nrows = [{ from = 0, rate = 1 }]\n"
    assert ("S006", "`cap` is defined twice") in said(text)


def wrong(text: str) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        sets(text)
    return [(problem.code, problem.what) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('set = "xx"\n', "", ("S003", "`set` is missing")),
        ('set = "xx"\n', 'set = "xx"\nabout = "?"\n', ("S002", "`about` has no meaning here")),
        ('set = "xx"\n', 'set = ""\n', ("S003", "`set` is empty")),
        ('set = "xx"\n', 'set = "x y"\n', ("S005", "`x y` cannot be a name")),
        ('source = "s"', 'source = ""', ("S003", "`source` is empty")),
        ("[parameters.cap]", "[parameters]\nodd = 5\n[parameters.cap]", ("S004", "`odd` is a table")),
        ("[parameters.cap]", '[parameters."2x"]\n[parameters.cap]', ("S005", "`2x` cannot be a name")),
        ('kind = "money"', 'kind = "money"\nper = "year"', ("S002", "`per` has no meaning here")),
        ("value = 10", "value = 10.005", ("S004", "an amount of money has at most two decimals")),
        ("2025-12-31", "2024-12-31", ("S043", "a value ends before it begins")),
    ],
)
def test_a_set_of_the_wrong_form_is_refused(old: str, new: str, problem: tuple[str, str]) -> None:
    assert old in SET
    assert wrong(SET.replace(old, new, 1)) == [problem]


def test_a_set_without_parameters_is_refused() -> None:
    assert wrong('set = "xx"') == [("S003", "a set has parameters")]


def test_a_count_is_whole_and_a_price_may_have_many_decimals() -> None:
    assert wrong(SET.replace("money", "count").replace("= 10", "= 1.5")) == [("S004", "a count is a whole number")]
    assert sets(SET.replace("money", "price").replace("= 10", "= 0.0125")).entries["cap"].values[0].value * 80 == 1


def test_values_may_stand_in_any_order_and_may_leave_gaps() -> None:
    later = VALUE.replace("2025-01-01, to = 2025-12-31", "2027-01-01, to = 2027-12-31")
    (values,) = (entry.values for entry in sets(SET.replace(VALUE, f"{later}, {VALUE}")).entries.values())
    assert [value.start for value in values] == sorted(value.start for value in values)


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ("to = 2025-12-31", "2025-12-31", "two values hold on the same day"),
        ("to = 2025-12-31", "2025-01-01", "two values hold on the same day"),
        ("note = ''", "2026-01-01", "a value that another one follows says until when it holds"),
    ],
)
def test_two_values_never_meet(first: str, second: str, what: str) -> None:
    one = VALUE.replace("to = 2025-12-31", first)
    two = VALUE.replace("from = 2025-01-01, to = 2025-12-31", f"from = {second}, to = 2028-12-31")
    assert wrong(SET.replace(VALUE, f"{one}, {two}")) == [("S043", what)]
    assert wrong(SET.replace(VALUE, f"{two}, {one}")) == [("S043", what)]


def test_a_value_that_begins_after_it_was_checked_says_until_when_it_holds() -> None:
    open_ended = VALUE.replace("from = 2025-01-01, to = 2025-12-31", "from = 2026-01-01")
    what = "a value that begins after the year in which it was checked says until when it holds"
    assert wrong(SET.replace(VALUE, open_ended)) == [("S043", what)]

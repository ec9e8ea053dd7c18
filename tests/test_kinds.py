"""Kinds multiply, divide and add like what they measure; anything else is refused with its code."""

from __future__ import annotations

import pytest

from sharing.kinds import DATE, DAYS, MONEY, NUMBER, TEXT, YES_NO, Kind, KindError

YEARLY, HOURLY = Kind(money=1, per="year"), Kind(money=1, per="hour")
A_DAY = MONEY.over(DAYS)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (NUMBER, "number"), (MONEY, "money"), (DAYS, "days"), (YEARLY, "money a year"), (A_DAY, "money / days"),
        (NUMBER.over(DAYS), "1 / days"), (MONEY.by(DAYS), "money x days"), (DATE, "date"), (YES_NO, "yes/no"),
        (TEXT, "text"), (Kind(form="link", table="teams"), "link to teams"),
    ],
)  # fmt: skip
def test_a_kind_has_a_name(kind: Kind, name: str) -> None:
    assert kind.name == name


def test_products_and_quotients_measure_what_they_should() -> None:
    assert MONEY.by(NUMBER) == MONEY
    assert A_DAY.by(DAYS) == MONEY
    assert MONEY.over(MONEY) == NUMBER
    assert YEARLY.over(YEARLY) == NUMBER
    assert YEARLY.by(NUMBER) == YEARLY
    assert YEARLY.over(NUMBER) == YEARLY
    assert NUMBER.by(YEARLY) == YEARLY
    assert MONEY.over(YEARLY) == NUMBER
    assert NUMBER.plain
    assert not MONEY.plain
    assert not DATE.plain


def test_values_of_one_kind_may_be_added() -> None:
    assert MONEY.same(MONEY) == MONEY
    assert MONEY.same(YEARLY) == YEARLY
    assert YEARLY.same(MONEY) == YEARLY


@pytest.mark.parametrize(
    ("refused", "code", "what", "advice"),
    [
        (lambda: MONEY.by(MONEY), "S014", "money times money has no meaning here", "did you mean a ratio for one of them?"),
        (lambda: DAYS.by(DAYS), "S014", "days times days has no meaning here", "did you mean a ratio for one of them?"),
        (lambda: NUMBER.over(MONEY).over(MONEY), "S014", "1 / money divided by money has no meaning here", ""),
        (lambda: NUMBER.over(DAYS).over(DAYS), "S014", "1 / days divided by days has no meaning here", ""),
        (lambda: YEARLY.over(HOURLY), "S015", "one is an amount a year, the other an amount a hour",
         "multiply or divide by 12, or whatever brings them to the same time"),
        (lambda: YEARLY.same(HOURLY), "S015", "one is an amount a year, the other an amount a hour",
         "multiply or divide by 12, or whatever brings them to the same time"),
        (lambda: MONEY.same(DAYS), "S015", "money and days cannot be added or compared",
         "write `as points` behind a value to drop what it measures"),
        (lambda: MONEY.same(DATE), "S015", "money and date cannot be added or compared", ""),
        (lambda: DATE.by(NUMBER), "S015", "date cannot be multiplied", "only quantities can"),
        (lambda: NUMBER.over(YES_NO), "S015", "yes/no cannot be divided", "only quantities can"),
    ],
)  # fmt: skip
def test_what_has_no_meaning_is_refused(refused, code: str, what: str, advice: str) -> None:
    with pytest.raises(KindError) as caught:
        refused()
    assert (caught.value.code, caught.value.what, caught.value.advice) == (code, what, advice)

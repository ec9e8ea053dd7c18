"""What the rules of participation promise: exact matching at one price that nothing beats, limits that hold, sums that close."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws.test_laws import values
from tests.laws.test_oracle import refusals, steps_of
from tests.scheme_strategies import Plan, person, plan_of

UNITS = st.sampled_from([0, 1, 1, 2, 3, 7, 50, 97, 1000])
PRICES = st.sampled_from(["10.00", "10.00", "11.00", "11.50", "12.00", "0.01", "99.99"])
ORDERS = st.lists(st.tuples(UNITS, PRICES, st.booleans()), min_size=1, max_size=9)


def round_of(orders: list[tuple[int, str, bool]], tie: str, cut: str) -> Plan:
    """Make a trading round of orders: units, limit, and whether they buy."""
    steps = f"""
[[step]]
name = "match"
rule = "trading_round"
of = "weight"
limit = "bonus"
buys = "manager"
tie = "{tie}"
cut = "{cut}"
[[step]]
name = "bought"
rule = "apportion"
of = "if manager then match else 0"
unit = 1
[[step]]
name = "sold"
rule = "apportion"
of = "if manager then 0 else match"
unit = 1
"""
    return plan_of(steps, *people(orders))


def people(orders: list[tuple[int, str, bool]]) -> list[dict[str, str]]:
    """Make a row of staff of each order."""
    return [
        person(f"p{i}", weight=str(units), bonus=limit, manager="yes" if buys else "no")
        for i, (units, limit, buys) in enumerate(orders)
    ]


def traded_at(orders: list[tuple[int, str, bool]], price: Fraction) -> int:
    """Count what buyers and sellers would trade at a price."""
    wanted = sum(units for units, limit, buys in orders if buys and Fraction(limit) >= price)
    offered = sum(units for units, limit, buys in orders if not buys and Fraction(limit) <= price)
    return min(wanted, offered)


@settings(max_examples=60)
@given(ORDERS, st.sampled_from(["lowest", "highest", "middle"]), st.sampled_from(["pro-rata", "price-first"]))
def test_a_round_matches_exactly_at_a_price_that_no_other_beats(
    orders: list[tuple[int, str, bool]], tie: str, cut: str
) -> None:
    plan = round_of(orders, tie, cut)
    run = plan.run()
    (traded,), (price,) = values(run, "match.traded"), values(run, "match.price")
    bought, sold = values(run, "bought"), values(run, "sold")
    assert sum(bought) == sum(sold) == traded
    assert traded == max(traded_at(orders, Fraction(limit)) for _, limit, _ in orders)
    assert traded == 0 or traded == traded_at(orders, price)
    for (units, limit, _), more, less in zip(orders, bought, sold, strict=True):
        assert more + less <= units
        assert more == 0 or Fraction(limit) >= price
        assert less == 0 or Fraction(limit) <= price
    assert steps_of(plan) == plan.expected()


@settings(max_examples=40)
@given(ORDERS)
def test_in_price_order_a_better_price_is_never_cut_before_a_worse_one(orders: list[tuple[int, str, bool]]) -> None:
    filled = values(round_of(orders, "middle", "price-first").run(), "match")
    for (units, limit, buys), own in zip(orders, filled, strict=True):
        for (_, other, buys_too), theirs in zip(orders, filled, strict=True):
            better = Fraction(limit) > Fraction(other) if buys else Fraction(limit) < Fraction(other)
            assert buys != buys_too or not better or theirs == 0 or own == units


@settings(max_examples=60)
@given(ORDERS, st.none() | st.integers(0, 1200), st.none() | st.integers(0, 20000), st.sampled_from([1, 5]))
def test_a_buy_back_buys_the_most_that_its_limits_allow(
    orders: list[tuple[int, str, bool]], units: int | None, money: int | None, unit: int
) -> None:
    if units is None and money is None:
        units = 100
    limits = ("" if units is None else 'units = "heads"\n') + ("" if money is None else 'money = "equity"\n')
    steps = f"""
[[step]]
name = "sale"
rule = "tender"
of = "weight"
limit = "bonus"
unit = {unit}
{limits}
[[step]]
name = "sold"
rule = "apportion"
of = "sale"
unit = {unit}
"""
    plan = plan_of(steps, *people(orders), heads=str(units or 0), equity=str(money or 0))
    run = plan.run()
    (traded,), (price,), (most,) = (values(run, f"sale.{word}") for word in ("traded", "price", "most"))
    sold = values(run, "sold")
    assert sum(sold) == traded == most
    assert units is None or traded <= units
    assert money is None or traded * price <= money
    limits_of = [Fraction(limit) for _, limit, _ in orders]
    assert all(amount == 0 or limit <= price for amount, limit in zip(sold, limits_of, strict=True))
    if unit == 1:
        assert all(amount <= of for amount, (of, _, _) in zip(sold, orders, strict=True))
    for other in limits_of:
        offered = Fraction(sum(of for (of, _, _), limit in zip(orders, limits_of, strict=True) if limit <= other))
        found = min([offered, *([units] if units is not None else []), *([money / other] if money is not None else [])])
        assert found // unit * unit <= traded
        assert other >= price or found // unit * unit < traded
    assert steps_of(plan) == plan.expected()


@settings(max_examples=40)
@given(st.lists(st.tuples(UNITS, PRICES, PRICES), min_size=1, max_size=6))
def test_an_option_without_paying_gives_exactly_its_gain(options: list[tuple[int, str, str]]) -> None:
    steps = """
[[step]]
name = "net"
rule = "cashless"
of = "weight"
strike = "bonus"
price = "or_else(gift, 1)"
"""
    staff = [person(f"p{i}", weight=str(n), bonus=strike, gift=price) for i, (n, strike, price) in enumerate(options)]
    run = plan_of(steps, *staff).run()
    for (count, strike, price), units, cash in zip(options, values(run, "net"), values(run, "net.cash"), strict=True):
        assert units * Fraction(price) + cash == count * max(Fraction(0), Fraction(price) - Fraction(strike))
        assert 0 <= cash < Fraction(price)
        assert units.denominator == 1


def test_units_and_prices_below_zero_are_refused() -> None:
    for rule, more in (
        ("tender", 'units = "9"'),
        ("trading_round", 'buys = "manager"\ntie = "lowest"\ncut = "pro-rata"'),
    ):
        steps = f'[[step]]\nname = "it"\nrule = "{rule}"\nof = "weight - 2"\nlimit = "bonus"\n{more}\n'
        plan = plan_of(steps, person("1", weight="1"), person("2", weight="5"))
        assert "E021" in refusals(plan.expected()).values()
        assert steps_of(plan)[1] == "E021"

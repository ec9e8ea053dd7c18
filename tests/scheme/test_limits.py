"""Who stands at a limit is never rounded past it: what could do that is refused, and what is left never does."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.schemes import example_bound, example_run, scheme_of

from sharing import read_scheme, read_toml, register_of, run, vocabulary
from sharing.decimals import decimal_text
from sharing.errors import Refused

HEAD = """
scheme = "cap"
title = "Cap"
[figures.pool]
kind = "money"
[figures.coin]
kind = "money"
[staff.w]
kind = "number"
[staff.most]
kind = "money"
[awards.bonus]
step = "amount"
pool = "pool"
"""
SHARE = """
[[step]]
name = "share"
rule = "share"
of = "pool"
by = "w"
at_most = "most"
excess = "redistribute"
"""
EXACT = '[[step]]\nname = "exact"\nformula = "pool * w / total(w)"\n'


def plan(of: str, more: str = "", steps: str = SHARE) -> str:
    """Give a scheme that apportions a formula of these steps."""
    return f'{HEAD}{steps}[[step]]\nname = "amount"\nrule = "apportion"\nof = "{of}"\n{more}\n'


def said(text: str) -> list[tuple[str, str]]:
    """Give the codes and what they say; nothing for a sound scheme."""
    try:
        read_scheme(read_toml(text.encode(), name="s.toml"), vocabulary())
    except Refused as refused:
        return [(problem.code, problem.what) for problem in refused.problems]
    return []


@pytest.mark.parametrize("method", ["first", "largest-weight"])
@pytest.mark.parametrize(
    ("of", "steps", "where"),
    [
        ("share", SHARE, "share"),
        ("if w > 1 then share else 0", SHARE, "share"),
        ("max(0, share)", SHARE, "share"),
        ("share as points", SHARE, "share"),
        ("paid", SHARE + '[[step]]\nname = "paid"\nformula = "share"\n', "share"),
        ("held", SHARE.replace('at_most = "most"', 'at_least = "most"')
         + '[[step]]\nname = "held"\nrule = "limited"\nof = "share"\nat_most = "50.00"\n', "held"),
        ("held", SHARE + '[[step]]\nname = "held"\nrule = "limited"\nof = "share"\nat_least = "1.00"\n', "share"),
        ("min(exact, most)", EXACT, "min"),
        ("if w > 1 then clamp(exact, 1.00, most) else 0", EXACT, "clamp"),
    ],
)  # fmt: skip
def test_a_method_that_lifts_past_a_limit_is_refused(method: str, of: str, steps: str, where: str) -> None:
    what = f'`method = "{method}"` can lift who is at the limit of `{where}` one unit above it'
    assert said(plan(of, f'method = "{method}"', steps)) == [("S048", what)]
    for other in ("largest-remainder", "floor"):
        assert said(plan(of, f'method = "{other}"', steps)) == []


@pytest.mark.parametrize(
    ("of", "steps"),
    [
        ("exact", EXACT),
        ("max(0, exact)", EXACT),
        ("share", SHARE.replace('at_most = "most"', 'at_least = "most"')),
        ("share + 1.00", SHARE),
        ("(w as points) * pool / total(w)", ""),
    ],
)
def test_what_has_no_upper_limit_goes_by_any_method(of: str, steps: str) -> None:
    assert said(plan(of, 'method = "first"', steps)) == []


BROKEN = "the limits of `share` are multiples of {}, and rounding to multiples of {} can break them"


@pytest.mark.parametrize(
    ("mine", "theirs", "broken"),
    [
        ("", "unit = 1", BROKEN.format("0.01", "1")),
        ("unit = 1", "unit = 1", ""),
        ("unit = 1", "", ""),
        ("unit = 1", 'unit = "0.05"', ""),
        ("unit = 5", "unit = 2", BROKEN.format("5", "2")),
        ('unit = "0.001"', "", BROKEN.format("0.001", "0.01")),
    ],
)
@pytest.mark.parametrize("limit", ["at_most", "at_least"])
def test_limits_are_whole_multiples_of_what_is_rounded_to(limit: str, mine: str, theirs: str, broken: str) -> None:
    steps = SHARE.replace("at_most", limit) + mine + "\n"
    assert said(plan("share", theirs, steps)) == ([("S048", broken)] if broken else [])


def test_the_unit_of_a_share_without_limits_is_its_own_affair() -> None:
    free = SHARE.replace('at_most = "most"\nexcess = "redistribute"\n', "")
    assert said(plan("share", "unit = 1", free)) == []


def example(text: str, pool: str, coin: str, *rows: tuple[str, str]) -> str:
    """Give a scheme with an example: the pool, the coin, and for everybody points and a limit."""
    staff = ", ".join(f'{{ id = "{row:02}", w = "{w}", most = "{most}" }}' for row, (w, most) in enumerate(rows))
    return f'{text}\n[[example]]\nfigures = {{ pool = "{pool}", coin = "{coin}" }}\nstaff = [{staff}]\n'


def test_a_unit_that_is_calculated_is_held_to_the_limits_by_the_run() -> None:
    text = plan("share", 'unit = "coin * 1"')
    rows = [("5", "50.60"), ("1", "90.00"), ("1", "90.00")]
    assert example_run(scheme_of(example(text, "100", "0.01", *rows)))
    for coin in ("1", "0.03"):
        with pytest.raises(Refused) as caught:
            example_run(scheme_of(example(text, "100", coin, *rows)))
        (problem,) = caught.value.problems
        assert (problem.code, problem.what) == ("E019", f"`amount`: {BROKEN.format('0.01', coin)}")
        assert problem.place.excerpt == 'unit = "coin * 1"'


@pytest.mark.parametrize("unit", ["0", "-1", "1 / 0"])
def test_a_unit_that_is_none_is_said_once_and_by_every_row(unit: str) -> None:
    text = plan("share", f'unit = "coin * 0 + {unit}"')
    for expanded in (False, True):
        scheme = scheme_of(example(text, "100", "1", ("5", "50.00"), ("1", "90.00")))
        with pytest.raises(Refused) as caught:
            run(scheme, example_bound(scheme), expanded=expanded)
        assert [problem.code for problem in caught.value.problems] == ["E001"]


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9_000)), min_size=1, max_size=9),
    st.integers(1, 20_000),
    st.sampled_from(["largest-remainder", "floor"]),
    st.sampled_from([1, 5, 100]),
)
def test_nobody_gets_a_unit_above_the_limit(rows: list[tuple[int, int]], pool: int, method: str, cents: int) -> None:
    unit = Fraction(cents, 100)
    mine = [(str(w), decimal_text(most * unit)) for w, most in rows] + [("1", "9000.00")]
    text = plan(
        "share", f'method = "{method}"\nunit = "{decimal_text(unit)}"', f'{SHARE}unit = "{decimal_text(unit)}"\n'
    )
    done = example_run(scheme_of(example(text, decimal_text(pool * unit), "1", *mine)))
    (award,) = register_of(done).awards
    for row, (_, most) in enumerate(mine):
        assert award.amount(row) <= Fraction(most)


def test_the_published_meaning_of_the_methods_is_kept() -> None:
    """Of 1.00 over 2, 3 and 1 the second has exactly 0.50, and `largest-weight` gives it the cent that is left."""
    text = plan("exact", 'method = "largest-weight"', EXACT)
    done = register_of(example_run(scheme_of(example(text, "1", "1", ("2", "0"), ("3", "0"), ("1", "0")))))
    assert [done.awards[0].amount(row) for row in range(3)] == [Fraction(33, 100), Fraction(51, 100), Fraction(16, 100)]

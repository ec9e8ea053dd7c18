"""The state file: what is written is read back, and a file that was changed is refused, however it was changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.periods import PERSONAL, again, passed, years

from sharing.errors import Refused
from sharing.files.toml_documents import read_toml
from sharing.state import Entry, State, digest_of
from sharing.state_documents import read_state, state_text

PEOPLE = [
    {"id": "a", "wanted": "0", "more": "50.25", "until": ""},
    {"id": "b", "wanted": "0", "more": "5", "until": ""},
]


def state() -> State:
    return passed(PERSONAL, years({}), {"staff": PEOPLE})[0].closing


def read(text: str) -> State:
    return read_state(read_toml(text.encode(), name="state.toml"))


def problems(text: str) -> list[tuple[str, str, int | None]]:
    with pytest.raises(Refused) as refused:
        read(text)
    return [(problem.code, problem.what, problem.place.line) for problem in refused.value.problems]


CHANGED = "the state was changed after it was written: its digest does not match"
MISSING = "something is missing from the state, or has another form"


def test_a_state_comes_back_from_its_file() -> None:
    assert again(state()) == state()
    lines = state_text(state()).splitlines()
    assert lines[-3] == (
        '    { id = "2026-12-31.a", owner = "a", amount = "50.25", origin = "2026-12-31", expires = "2099-12-31" },'
    )


WORD = st.text(st.characters(exclude_categories=("Cs",)), max_size=9)
DAY = st.integers(1, 3_652_059)
ENTRIES = st.builds(
    Entry,
    WORD,
    st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=1).map(lambda n: n / 1000),
    DAY,
    st.one_of(st.none(), DAY),
    WORD,
)
PLAIN = st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True)


@given(st.builds(State, WORD, WORD, DAY, DAY, st.dictionaries(PLAIN, st.lists(ENTRIES, max_size=3).map(tuple))))
def test_every_state_comes_back_from_its_file(found: State) -> None:
    assert again(found) == found
    assert digest_of(again(found).tree()) == found.digest


def test_a_file_with_other_spaces_and_order_is_the_same_state() -> None:
    text = (
        state_text(state())
        .replace("    { id", "{id")
        .replace('owner = "a", amount = "50.25"', 'amount="50.25", owner="a"')
    )
    assert read(text) == state()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('amount = "50.25"', 'amount = "60.25"'), ('amount = "50.25"', 'amount = "50.250"'), ('owner = "a"', 'owner = "b"'),
        ('expires = "2099-12-31"', 'expires = ""'), ('scheme = "personal"', 'scheme = "another"'),
        ('to = "2026-12-31"', 'to = "2027-12-31"'), ("[period]", 'note = "well meant"\n\n[period]'),
        ("    { id = ", "#"), ('digest = "', 'digest = "0'), ('digest = "', 'digets = "'), ('digest = "', "digest = 5 #"),
    ],
)  # fmt: skip
def test_a_file_that_was_changed_is_refused(old: str, new: str) -> None:
    text = state_text(state())
    assert old in text
    assert [found[:2] for found in problems(text.replace(old, new, 1))] == [("I076", CHANGED)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('amount = "50.25"', 'amount = "much"'), ('amount = "50.25"', "amount = 50.25"), ('amount = "50.25"', "amount = 50"),
        ('owner = "a"', "owner = 5"), ('owner = "a", ', ""), ('origin = "2026-12-31"', 'origin = "2026-02-30"'),
        ('to = "2026-12-31"', "to = 2026-12-31"), ('name = "2026"\n', ""), ("[period]", "[perriod]"),
        ("[period]", "seen = 2026-01-01\n\n[period]"), ("[accounts]", "[accounts]\nother = 5"),
        ("[accounts]", '[accounts]\nother = ["x"]'), ("reserve = [", "reserve = [[5],"),
    ],
)  # fmt: skip
def test_a_file_of_another_form_is_refused(old: str, new: str) -> None:
    text = state_text(state())
    assert old in text
    assert [found[:2] for found in problems(text.replace(old, new, 1))] == [("I075", MISSING)]


def test_another_file_is_not_a_state() -> None:
    assert problems('scheme = "x"\n') == [("I075", "this is not the state of a scheme", 1)]
    assert problems(state_text(state()).replace("sharing-state-1", "sharing-state-2"))[0][1] == (
        "this is not the state of a scheme"
    )


def test_the_digest_is_pointed_at() -> None:
    ((_, _, line),) = problems(state_text(state()).replace('amount = "5"', 'amount = "6"'))
    assert state_text(state()).splitlines()[(line or 0) - 1].startswith("digest = ")

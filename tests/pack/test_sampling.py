"""The sample: whoever has the seed and the ids draws the same one, with no other tool than sha256sum."""

from __future__ import annotations

import hashlib
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharing.pack.sampling import number, sample

IDS = st.lists(st.from_regex(r"[A-Za-z0-9]{1,8}", fullmatch=True), unique=True, max_size=30)


@given(IDS, st.text(max_size=8).filter(lambda text: text.isprintable()), st.integers(0, 40), st.randoms())
def test_the_order_of_the_rows_changes_nothing_and_a_larger_sample_holds_the_smaller(ids, seed, count, chance):
    drawn = sample(seed, ids, count)
    assert min(count, len(ids)) == len(drawn) == len(set(drawn))
    mixed = list(ids)
    chance.shuffle(mixed)
    assert drawn == sample(seed, mixed, count) == sample(seed, ids, count + 1)[:count]


@given(IDS, st.integers(1, 20))
def test_one_more_participant_moves_nobody_else(ids, count):
    more = [one for one in sample("s", [*ids, "somebody-else"], count + 1) if one != "somebody-else"]
    assert sample("s", ids, count) == more[:count]


def test_it_is_what_anybody_gets_by_hand():
    ids = [f"{n:04}" for n in range(200)]
    wanted = sorted(ids, key=lambda one: int(hashlib.sha256(b"2026\n" + one.encode()).hexdigest(), 16))
    assert wanted[:25] == sample("2026", ids, 25)


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="this machine has no sha256sum")
def test_sha256sum_gives_the_number():
    done = subprocess.run(["sha256sum"], input=b"2026\n0001", capture_output=True, check=True)
    assert done.stdout.decode().split()[0] == number("2026", "0001")


def test_another_seed_draws_others():
    ids = [f"{n:04}" for n in range(200)]
    assert sample("a", ids, 25) != sample("b", ids, 25)

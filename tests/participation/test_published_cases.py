"""Published cases of vesting come out: allocation, days, schedules in time, and events."""

from __future__ import annotations

import pytest
from tests.cases.reading import STATUSES
from tests.cases.vesting import VestingCase, found, vesting_cases

CASES = vesting_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.family}/{case.tree['id']}")
def test_a_published_case_of_vesting_comes_out(case: VestingCase) -> None:
    ours = found(case.tree)
    for what, wanted in case.tree["expect"].items():
        if what == "among":
            assert wanted in ours["tranches"]
        elif what == "none_before":
            assert ours["first_date"] >= wanted
        else:
            assert ours[what] == wanted, what


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.family}/{case.tree['id']}")
def test_a_case_of_vesting_says_what_it_is(case: VestingCase) -> None:
    tree = case.tree
    assert tree["status"] in STATUSES
    assert tree["expect"]
    assert tree["about"]
    assert all("@" in source or source.startswith("https://") or "/" in source for source in tree["source"])


def test_every_id_occurs_once() -> None:
    ids = [case.tree["id"] for case in CASES]
    assert len(ids) == len(set(ids)) == 85

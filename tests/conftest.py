from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from tests.programs import missed
from tests.watch import watch, without_dutch

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

settings.register_profile("sharing", derandomize=True, deadline=None, max_examples=100, database=None)
settings.load_profile("sharing")
watch()


@pytest.fixture(autouse=True)
def _said_in_dutch() -> Iterator[None]:
    """Fail a test in which the library says something that it cannot say in Dutch."""
    yield
    found = without_dutch()
    assert not found, "\n\n".join(found)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test that is skipped for lack of a program that has to be there."""
    report = yield
    if report.skipped and isinstance(report.longrepr, tuple) and (said := missed(report.longrepr[2])):
        report.outcome, report.longrepr = "failed", said
    return report

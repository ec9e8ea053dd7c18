from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from tests.watch import watch, without_dutch

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("sharing", derandomize=True, deadline=None, max_examples=100, database=None)
settings.load_profile("sharing")
watch()


@pytest.fixture(autouse=True)
def _said_in_dutch() -> Iterator[None]:
    """Fail a test in which the library says something that it cannot say in Dutch."""
    yield
    found = without_dutch()
    assert not found, "\n\n".join(found)

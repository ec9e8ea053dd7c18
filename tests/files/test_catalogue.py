"""What the library ships, by name: a name that there is not is refused with the nearest, or with all of them."""

from __future__ import annotations

import pytest

from sharing import scheme_document, scheme_names
from sharing.errors import Refused


@pytest.mark.parametrize(
    ("name", "advice"),
    [("salary-share", "did you mean `salary-shares`?"), ("nope", f"ready-made schemes: {', '.join(scheme_names())}")],
)
def test_a_ready_made_scheme_that_there_is_not_is_refused_with_advice(name: str, advice: str) -> None:
    with pytest.raises(Refused) as caught:
        scheme_document(name)
    (problem,) = caught.value.problems
    assert (problem.code, problem.what, problem.advice) == (
        "F001",
        f"there is no ready-made scheme `{name}`",
        advice,
    )

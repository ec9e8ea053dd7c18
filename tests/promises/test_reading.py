"""A file of promises: read exactly, refused with every problem at its place."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sharing.errors import Refused
from sharing.files.toml_documents import read_toml
from sharing.promises.reading import read_promises
from sharing.promises.values import Promise

SOUND = """[[promise]]
made    = 2025-03-01
scheme  = "orchard"
version = "2025.1"
period  = "2025"
of      = "bonus"
id      = "a1"
low     = 100.50
high    = "200"
funded  = 50
said    = "somewhere between"
source  = "letter"
"""


def promises_of(text: str) -> tuple[Promise, ...]:
    return read_promises(read_toml(text.encode(), name="promises.toml"))


def test_every_key_is_read_exactly() -> None:
    wanted = Promise(
        "2025-03-01", "orchard", "2025.1", "2025", "bonus", Fraction("100.5"), Fraction(200), "a1", Fraction(50),
        "somewhere between", "letter",
    )  # fmt: skip
    assert promises_of(SOUND) == (wanted,)
    assert promises_of("") == ()


def test_one_side_of_a_range_may_be_open() -> None:
    (found,) = promises_of('[[promise]]\nmade = 2025-03-01\nscheme = "s"\nperiod = "1"\nof = "b"\nhigh = 5\n')
    assert (found.low, found.high, found.funded, found.version) == (None, 5, None, "")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("made    = 2025-03-01\n", "", "promises.toml:1:3: S003 `made` is missing"),
        ("2025-03-01", '"in March"', "promises.toml:1:3: S004 `made` is a date"),
        ('of      = "bonus"\n', "", "S003 `of` is missing"),
        ("low     = 100.50\nhigh", "hihg", "A030 a promise is about an amount, and this has none"),
        ("low     = 100.50\nhigh", "hihg", "S002 `hihg` has no meaning here"),
        ("100.50", "300", "promises.toml:8:1: A030 `low` is above `high`"),
        ("100.50", "true", "S004 `low` is a number"),
        ("funded  = 50", "funded  = -1", "promises.toml:10:1: A030 less than nothing cannot be set aside"),
        ('"a1"', '"a 1"', "promises.toml:7:1: A030 this is not the id of a participant"),
        ("[[promise]]", "[[promises]]", "S002 `promises` has no meaning here"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(old: str, new: str, message: str) -> None:
    with pytest.raises(Refused) as refused:
        promises_of(SOUND.replace(old, new))
    assert message in str(refused.value)

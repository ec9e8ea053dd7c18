"""Words that look like known ones are told apart for whoever cannot see the difference."""

from __future__ import annotations

import pytest

from sharing.errors import did_you_mean


@pytest.mark.parametrize(("word", "said"), [
    ("\u0430", "did you mean `a`? U+0430 in this word only looks the same"),
    ("\u0391", "did you mean `a`? U+0391 in this word only looks the same"),
    ("A", "did you mean `a`?"),
    ("bre\u0430d", "did you mean `bread`? U+0430 in this word only looks the same"),
    ("bread\u200b", "did you mean `bread`? U+200B in this word only looks the same"),
    ("\uff41", "did you mean `a`? U+FF41 in this word only looks the same"),
    ("br\u00eaad", "did you mean `bread`?"),
    ("caf\u00e9s", "did you mean `caf\u00e9`?"),
    ("CAF\u00c9", "did you mean `caf\u00e9`?"),
    ("\u0434", ""),
])  # fmt: skip
def test_what_only_looks_the_same_is_said(word: str, said: str) -> None:
    assert did_you_mean(word, ["a", "bread", "caf\u00e9"]) == said

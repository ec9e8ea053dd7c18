"""The watch over messages sees what the library says and nothing else, and says which line is missing."""

from __future__ import annotations

from tests.watch import OURS, made, swallowed, without_dutch

from sharing.errors import Problem


def say_in(folder: str, code: str, what: str) -> None:
    """Make a problem as a module in this folder would."""
    source = compile(f"Problem({code!r}, {what!r})", f"{folder}/strange.py", "exec")
    exec(source, {"Problem": Problem})  # noqa: S102


def test_a_sentence_without_a_dutch_form_is_found() -> None:
    say_in(OURS[0], "S001", "the moon is green cheese")
    (line,) = without_dutch()
    assert line.startswith("S001 has no Dutch form: in src/sharing/messages/nl/S.toml under [says] add the line\n")
    assert '"the moon is green cheese" = "..."' in line
    assert not made


def test_a_sentence_with_a_dutch_form_is_no_finding() -> None:
    say_in(OURS[1], "F001", "there is no such file")
    assert made
    assert without_dutch() == []


def test_what_tests_make_up_is_nobody_s_message() -> None:
    say_in("tests", "S001", "the moon is of glass")
    say_in(OURS[0], "Z999", "the moon is of paper")
    assert without_dutch() == []


def test_english_words_that_go_through_a_blank_are_found() -> None:
    assert swallowed("S", "no step is named `the sum and the rest`") == []
    assert swallowed("S", "one of this and of that which is left") == [
        "`one of {answers}`: this and of that which is left"
    ]

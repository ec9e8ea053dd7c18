"""A sentence is found by its template, words in it are said in Dutch, and what has no Dutch form is never lost."""

from __future__ import annotations

import pytest

from sharing.errors import Place, Problem
from sharing.messages.dutch import Dutch
from sharing.messages.templates import Said, Template

CATALOGUES = {
    "S": {
        "codes": {"S001": {"title": "geen geldige TOML", "text": "Verbeter de regel."}},
        "says": {
            "there are no rows": "er zijn geen rijen",
            "`{name}` is {kind}": "`{name}` is {kind!}",
            "`{name}` is blank": "`{name}` is leeg",
            "row {n#}{who?} is odd": "rij {n}{who!} is vreemd",
            " of {who}": " van {who}",
            "not this: {wrong}": "niet dit: {wrong!}",
        },
    },
    "shared": {"says": {"take it out": "haal het weg"}},
    "words": {"says": {"money": "geld", "days": "dagen", "a date": "een datum"}},
    "rules": {"says": {"the points": "de punten"}},
}


@pytest.fixture
def dutch() -> Dutch:
    return Dutch(lambda name: CATALOGUES.get(name, {}))


@pytest.mark.parametrize(("text", "said"), [
    ("there are no rows", "er zijn geen rijen"),
    ("take it out", "haal het weg"),
    ("`a` is blank", "`a` is leeg"),
    ("`a` is money", "`a` is geld"),
    ("`a` is money, days or a date", "`a` is geld, dagen of een datum"),
    ("`a` is money, and days", "`a` is geld en dagen"),
    ("`a` is `b`", "`a` is `b`"),
    ("`a` is -1.5", "`a` is -1.5"),
    ("`a` is `b` and `c`", "`a` is `b` en `c`"),
    ("row 3 is odd", "rij 3 is vreemd"),
    ("row 3 of p1 is odd", "rij 3 van p1 is vreemd"),
    ("not this: `a` is blank", "niet dit: `a` is leeg"),
    ("not this: S002 `a` is blank", "niet dit: S002 `a` is leeg"),
    ("the points", "de punten"),
])  # fmt: skip
def test_a_sentence_is_said_in_dutch(dutch: Dutch, text: str, said: str) -> None:
    assert dutch.sentence(text, "S") == Said(said)


@pytest.mark.parametrize(("text", "said", "missing"), [
    ("nobody knows", "nobody knows", "nobody knows"),
    ("`a` is a horse", "`a` is a horse", "a horse"),
    ("`a` is money or a horse", "`a` is geld of a horse", "money or a horse"),
    ("row is odd", "row is odd", "row is odd"),
    ("not this: S002 nobody knows", "niet dit: S002 nobody knows", "nobody knows"),
])  # fmt: skip
def test_what_has_no_dutch_form_stays_and_is_named(dutch: Dutch, text: str, said: str, missing: str) -> None:
    assert dutch.sentence(text, "S") == Said(said, (missing,))


def test_a_family_without_a_catalogue_is_said_in_english(dutch: Dutch) -> None:
    assert dutch.sentence("there are no rows", "Z").missing == ("there are no rows",)


def test_a_problem_keeps_its_code_and_its_place(dutch: Dutch) -> None:
    place = Place("list.xlsx", cell="B2")
    problem = Problem("S001", "`a` is blank", place, "take it out\n\nthere are no rows")
    said = dutch.problem(problem)
    assert said == Problem("S001", "`a` is leeg", place, "haal het weg\n\ner zijn geen rijen")
    assert said.text("cel").startswith("list.xlsx, cel B2: S001 `a` is leeg")
    assert dutch.problem(Problem("S001", "who", place)).what == "who"


def test_a_code_has_a_meaning_or_none(dutch: Dutch) -> None:
    assert dutch.code("S001") == ("geen geldige TOML", "Verbeter de regel.")
    assert dutch.code("S002") is None


def test_a_catalogue_is_read_only_when_something_is_said() -> None:
    read: list[str] = []
    Dutch(lambda name: read.append(name) or {})  # type: ignore[func-returns-value]
    assert read == []


def test_the_same_blank_may_stand_twice_in_dutch() -> None:
    template = Template("{a} and {b}", "{b}, {a} en {b}")
    assert template.blanks("x and y") == {"a": "x", "b": "y"}
    assert template.dutch("x and y", Said) == Said("y, x en y")


@pytest.mark.parametrize(("english", "said"), [
    ("more than 1,000,000 rows of `1,000`", "meer dan 1.000.000 rijen van `1,000`"),
    ("more than 1,0 rows of `x`", "meer dan 1,0 rijen van `x`"),
])  # fmt: skip
def test_thousands_have_points_in_dutch_and_what_somebody_wrote_stays(english: str, said: str) -> None:
    template = Template("more than {n} rows of `{table}`", "meer dan {n} rijen van `{table}`")
    assert template.dutch(english, Said) == Said(said)

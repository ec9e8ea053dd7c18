"""Whatever stands in a scheme file: it is refused with problems, or it runs; never does anything else come out."""

from __future__ import annotations

import os
import random
import time

import pytest
from tests.scheme.hostile import allotted, at, attempt, changed, mutations, paths

from sharing import read_toml, scheme_document, scheme_names

SLOW = bool(os.environ.get("SHARING_SLOW"))
SAMPLE, SLOWEST, TIMES = 500, 5, 2
SOUND = b"""
scheme = "a"
title = "A"
[figures.pool]
kind = "money"
[staff.w]
kind = "number"
[[step]]
name = "share"
rule = "share"
of = "pool"
by = "w"
[[step]]
name = "amount"
rule = "apportion"
of = "share"
[awards.bonus]
step = "amount"
pool = "pool"
[[example]]
figures = { pool = "100" }
staff = [{ id = "01", w = "1" }, { id = "02", w = "2" }]
"""


def test_a_drawn_sample_of_hostile_schemes_is_refused_or_runs() -> None:
    draw = random.Random(2026)  # noqa: S311
    documents = [scheme_document(name) for name in scheme_names()]
    places = [(document, path) for document in documents for path in paths(document.tree)]
    told = []
    for document, path in draw.sample(places, SAMPLE):
        what, tree = draw.choice(list(mutations(document.tree, path)))
        begun = time.perf_counter()
        told.append(attempt(document, tree))
        assert time.perf_counter() - begun < SLOWEST, (document.file, what)
    assert set(told) == {"refused", "ran"}


@pytest.mark.slow
@pytest.mark.skipif(not SLOW, reason="slow: `make slow` tries every kind of place with every value")
def test_every_kind_of_place_with_every_value_is_refused_or_runs() -> None:
    documents = [scheme_document(name) for name in scheme_names()]
    for document, path in ((document, path) for document, found in allotted(documents, TIMES) for path in found):
        for what, tree in mutations(document.tree, path):
            begun = time.perf_counter()
            attempt(document, tree)
            assert time.perf_counter() - begun < SLOWEST, (document.file, what)


def refused(path: tuple[str | int, ...], value: object, *, after: bytes = SOUND) -> list[tuple[str, str]]:
    """Read a sound scheme with one hostile value; give what is said of it."""
    from tests.scheme.hostile import SETS, VOCABULARY

    from sharing import read_scheme
    from sharing.documents import Document
    from sharing.errors import Refused

    document = read_toml(after, name="s.toml")
    tree = changed(document.tree, path, value)
    with pytest.raises(Refused) as caught:
        read_scheme(Document(document.file, document.text, tree, document.positions), VOCABULARY, SETS)
    return [(problem.code, problem.what) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("path", "value", "code", "what"),
    [
        (("awards", "bonus", "pool"), "share", "S013",
         "`share` has an amount for each participant, and a pool is what they divide"),
        (("step", 1, "rule"), "", "S003", "`rule` is empty"),
        (("step", 1), {"name": "amount", "formula": ""}, "S003", "`formula` is empty"),
        (("step", 0, "name"), "", "S003", "`name` is empty"),
        (("step", 0, "name"), [[]], "S004", "`name` is a text"),
        (("step", 1, "method"), {"a": 1}, "S017", "`method` cannot be `{'a': 1}`"),
        (("step", 0, "nobody"), [], "S017", "`nobody` cannot be `[]`"),
        (("staff", "w", "values"), True, "S004", "`values` is a list of texts"),
        (("staff", "w", "values"), ["a"], "S004", "only a text has `values`"),
        (("staff", "w"), {"kind": "text", "values": []}, "S004", "`values` lists every text once, and at least one"),
        (("staff", "w"), {"kind": "text", "values": ["a", "a"]}, "S004",
         "`values` lists every text once, and at least one"),
        (("staff", "w", "header"), 1.5, "S004", "`header` is a list of texts"),
        (("staff", "w", "optional"), "yes", "S004", "`optional` is true or false"),
        (("figures", "pool", "digits"), 10**30, "S004", "`digits` is a whole number from 0 to 20"),
        (("figures", "pool", "digits"), True, "S004", "`digits` is a whole number from 0 to 20"),
        (("awards", "bonus", "multiple"), 0, "S004", "`multiple` is above zero"),
        (("awards", "bonus", "pay"), "soon", "S004", "`pay` is a date"),
        (("forbid",), [[]], "S017", "`forbid` cannot hold `[]`"),
        (("example", 0, "figures"), [], "S004", "`figures` is a table"),
        (("example", 0, "staff"), {"id": "01"}, "S004", "`staff` is a list of rows"),
        (("example", 0, "tables"), {"teams": [[]]}, "S004", "`teams` is a list of rows"),
        (("example", 0, "tables"), 7, "S004", "`tables` is a table"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_once(path: tuple[str | int, ...], value: object, code: str, what: str) -> None:
    assert (code, what) in refused(path, value)
    assert len(refused(path, value)) == len(set(refused(path, value)))


def test_a_pool_of_groups_that_two_chains_reach_is_refused() -> None:
    text = SOUND.replace(b"[figures.pool]", b"""[tables.teams.columns.pot]
kind = "money"
[staff.team]
kind = "link"
leads_to = "teams"
[staff.other]
kind = "link"
leads_to = "teams"
[[step]]
name = "pots"
formula = "teams.pot * 1"
[figures.pool]""")  # fmt: skip
    what = "`pots` lives in teams, which more than one chain of links of staff reaches"
    assert refused(("awards", "bonus", "pool"), "pots", after=text) == [("S013", what)]


def test_breaks_that_begin_on_one_day_of_the_company_share_no_days_in_a_file() -> None:
    document = scheme_document("jubileum-met-vertrek")
    where = ("step", 0, "breaks_from")
    assert at(document.tree, where)
    assert attempt(document, changed(document.tree, where, "period.start")) in {"ran", "refused"}


def test_a_part_of_the_wrong_form_is_told_once() -> None:
    assert refused(("step",), 7).count(("S004", "`step` is a list of tables")) == 1


def test_a_table_that_promises_to_rise_in_a_column_that_is_no_text_is_refused() -> None:
    table = {"rows": [{"from": 0, "rate": 1}], "rising": [[]]}
    assert refused(("tables",), {"curve": table}) == [("S004", "`rising` lists columns of `curve`")]

"""Published worked examples, to the cent: one scheme a family, cases vary inputs only, and where we differ we say why.

What every file of `tests/cases` means stands in `tests/cases/reading.py`.
"""

from __future__ import annotations

import re
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.cases.reading import (
    ROUNDINGS,
    STATUSES,
    Case,
    cases,
    register_for,
    run_of,
    said,
    scheme_of,
    targets,
    values,
)
from tests.schemes import example_run, ready_made

import sharing_schemes
from sharing import (
    register_of,
    scheme_document,
    scheme_names,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "cases"
CASES = cases()
FAMILIES = sorted(path.parent.name for path in FOLDER.glob("*/scheme.toml"))
RUNS = [(case, number, tree) for case in CASES for number, tree in enumerate(case.runs)]
IDS = [
    f"{case.family}/{case.tree['id']}" + (f"-{number + 1}" if len(case.runs) > 1 else "") for case, number, _ in RUNS
]
EXAMPLES = [(name, number) for name in scheme_names() for number in range(len(scheme_document(name).tree["example"]))]
SIGNIFICANT = 4
CITED = re.compile(
    r"https?://\S+\.|@[0-9a-f]{7}"
    r"|Code du travail|Codigo del? Trabajo|Ley Federal del Trabajo|D\.Leg|SEC filing|address is not known"
)
"""What can be looked up: an address, a commit, an article of a law."""
NUMERAL = re.compile(r"(?<![\w.])\d[\d_]*(?:\.\d+)?")


@pytest.mark.parametrize(("case", "number", "tree"), RUNS, ids=IDS)
def test_a_published_case_comes_out(case: Case, number: int, tree: dict[str, Any]) -> None:
    register = run_of(case, number, scheme_of(case.family)).register
    wanted = targets(tree["expect"])
    rounding = case.tree.get("rounding")
    assert wanted == {target: said(register, target, value, rounding) for target, value in wanted.items()}


NEGATIVE = [(case, tree) for case, _, tree in RUNS if "published" in tree]


@pytest.mark.parametrize(("case", "tree"), NEGATIVE, ids=[case.tree["id"] for case, _ in NEGATIVE])
def test_a_number_that_we_do_not_reproduce_is_kept_with_its_reason(case: Case, tree: dict[str, Any]) -> None:
    register = register_for(scheme_of(case.family), tree)
    assert tree["reason"]
    for target, value in targets(tree["published"]).items():
        assert value != said(register, target, value, case.tree.get("rounding"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.tree["id"])
def test_a_case_says_what_it_is(case: Case) -> None:
    tree = case.tree
    assert case.path.stem == tree["id"]
    assert tree["status"] in STATUSES
    assert all(CITED.search(source) for source in tree["source"])
    assert tree["source"]
    assert tree["about"]
    assert tree.get("rounding", "half-up") in ROUNDINGS
    assert (tree["status"] == "match_rounded") <= ("note" in tree)
    assert (tree["status"] == "mismatch") <= any("published" in found for found in case.runs)
    assert all(found["expect"] for found in case.runs)
    assert set(tree) <= {"id", "status", "source", "about", "rounding", "note", "run"}
    for found in case.runs:
        assert set(found) <= {
            "about",
            "follows",
            "period",
            "figures",
            "staff",
            "tables",
            "expect",
            "published",
            "reason",
        }
    assert all(isinstance(text, str) for text in leaves(tree))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_exactly_one_scheme(family: str) -> None:
    schemes = [path for path in (FOLDER / family).rglob("*.toml") if "scheme" in tomllib.loads(path.read_text("utf-8"))]
    assert schemes == [FOLDER / family / "scheme.toml"]
    assert any(case.family == family for case in CASES)


def numerals(text: str) -> set[Fraction]:
    """Find every number of at least four digits that stands in a text."""
    return {
        Fraction(found.replace("_", ""))
        for found in NUMERAL.findall(text)
        if len(re.sub(r"\D", "", found).lstrip("0")) >= SIGNIFICANT
    }


def outcomes(found: list[Case]) -> set[Fraction]:
    """Give every outcome of at least four digits that these cases expect or keep as published."""
    trees = [tree.get(key, {}) for case in found for tree in case.runs for key in ("expect", "published")]
    return set().union(*(numerals(text.lstrip("-")) for tree in trees for text in leaves(tree)))


def leaves(tree: Any) -> Iterator[Any]:
    """Give every value of a tree; all are texts, because a number in a file could lose its digits."""
    if isinstance(tree, dict | list):
        for part in tree.values() if isinstance(tree, dict) else tree:
            yield from leaves(part)
    else:
        yield tree


def rules_of(text: str) -> str:
    """Give a scheme without its comments, texts, dates and worked examples: only what it calculates with."""
    kept = text.split("[[example]]", maxsplit=1)[0]
    kept = re.sub(r"^(source|label|about|title) *= .*$", "", kept, flags=re.MULTILINE)
    return re.sub(r"\d{4}-\d{2}-\d{2}", "", "\n".join(line.partition("#")[0] for line in kept.splitlines()))


@pytest.mark.parametrize("family", FAMILIES)
def test_no_scheme_knows_an_outcome_of_its_family(family: str) -> None:
    text = rules_of((FOLDER / family / "scheme.toml").read_text(encoding="utf-8"))
    assert set() == numerals(text) & outcomes([case for case in CASES if case.family == family])


@pytest.mark.parametrize("name", scheme_names())
def test_no_ready_made_scheme_knows_an_outcome_of_any_case(name: str) -> None:
    text = (Path(sharing_schemes.__path__[0]) / f"{name}.toml").read_text(encoding="utf-8")
    assert set() == numerals(rules_of(text)) & outcomes(CASES)


def test_the_search_for_outcomes_finds_one() -> None:
    planted = rules_of('formula = "if profit == 987654 then 1095.65 else 1_300.00" # 4931.51')
    assert {Fraction("1095.65"), Fraction(1300)} == numerals(planted) & outcomes(CASES)


def test_one_unit_more_in_the_pool_can_lower_somebody() -> None:
    (case,) = (case for case in CASES if case.tree["id"] == "alloc-alabama-chairs")
    before, after = (values(register_for(scheme_of(case.family), tree), "awards.whole") for tree in case.runs)
    assert sum(before) + 1 == sum(after)
    assert before[1] > after[1]


@pytest.mark.parametrize(("name", "number"), EXAMPLES, ids=[f"{name}-{number + 1}" for name, number in EXAMPLES])
def test_the_worked_example_of_a_ready_made_scheme_comes_out(name: str, number: int) -> None:
    scheme = ready_made(name)
    example = scheme.examples[number]
    register = register_of(example_run(scheme, example))
    people = {award.outlet.name for award in register.awards if award.for_people}
    assert set(example["awards"]) == {award.outlet.name for award in register.awards}
    for outlet, wanted in example["awards"].items():
        if outlet in people:
            assert set(wanted) == set(register.ids)
            assert wanted == said(register, f"awards.{outlet}", wanted, None)
        else:
            assert wanted["total"] == said(register, f"awards.{outlet}", wanted["total"], None)
    for group in ("residual", "steps"):
        for target, wanted in targets({group: example.get(group, {})}).items():
            assert wanted == said(register, target, wanted, None)

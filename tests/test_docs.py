"""Every code block in the documents runs, every link leads somewhere, and the reference is what the code says.

SHARING_REWRITE=1 writes the outputs of console blocks again; then read the difference.
"""

from __future__ import annotations

import doctest
import importlib.util
import os
import re
import shutil
import tomllib
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.schemes import example_run
from tests.test_transcripts import played
from tests.transcripts.blocks import Block, blocks

from sharing.codes import CODES
from sharing.documents import Document
from sharing.files.catalogue import scheme_names, vocabulary
from sharing.files.parameter_sets import parameter_sets
from sharing.files.toml_documents import read_toml
from sharing.register import register_of
from sharing.rules import read_rule
from sharing.rules.builtin import BUILTIN
from sharing.scheme import read_scheme
from sharing.scheme.sets import read_parameter_set
from sharing_cli.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.rules import Rule
    from sharing.scheme import Scheme

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md")]
PAGES += sorted((ROOT / "docs").rglob("*.md"))
REWRITE = bool(os.environ.get("SHARING_REWRITE"))
DEFINITIONS = "src/sharing/rules/definitions/"
LANGUAGES = {"console", "python", "toml", "csv", "text", "sh"}
LINK = re.compile(r"\]\(([^)\s]+)\)")
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def pages_with(language: str) -> pytest.MarkDecorator:
    """Run a test for every page that has blocks of a language."""
    found = [page for page in PAGES if any(block.language == language for block in blocks(text_of(page)))]
    return pytest.mark.parametrize("page", found, ids=lambda page: str(page.relative_to(ROOT)))


def without_blocks(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def anchors(text: str) -> set[str]:
    """Give the anchors of a page's headings, the way code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", without_blocks(text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.replace("`", "").casefold()).replace(" ", "-") for heading in headings}


def words_of(page: Path) -> Mapping[str, Rule]:
    """Give the vocabulary, with the rules that a page defines."""
    found = dict(vocabulary())
    for block in blocks(text_of(page)):
        if block.file.startswith(DEFINITIONS):
            name = Path(block.file).stem
            found[name] = read_rule(name, tomllib.loads(block.text))
    return found


@every_page
def test_blocks_are_of_a_language_that_is_tested(page: Path) -> None:
    assert {block.language for block in blocks(text_of(page))} <= LANGUAGES


@pages_with("console")
def test_commands_give_the_output_that_the_page_shows(page: Path, tmp_path: Path) -> None:
    text = text_of(page)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    now = played(text, tmp_path)
    if REWRITE and now != text and REFERENCE not in page.parents:
        page.write_text(now, encoding="utf-8")
        text = now
    assert text == now


@pages_with("python")
def test_python_blocks_are_doctests(page: Path) -> None:
    found = [block for block in blocks(text_of(page)) if block.language == "python"]
    names: dict[str, Any] = {}
    runner = doctest.DocTestRunner()
    with chdir(ROOT):
        for block in found:
            test = doctest.DocTestParser().get_doctest(block.text, names, str(page), page.name, block.line)
            assert test.examples, f"{page}:{block.line} has no >>> lines"
            said: list[str] = []
            failed = runner.run(test, out=said.append, clear_globs=False).failed
            names = test.globs
            assert not failed, "".join(said)


@pages_with("toml")
def test_toml_blocks_parse_and_whole_schemes_are_right(page: Path) -> None:
    known = words_of(page)
    written = [
        block for block in blocks(text_of(page)) if block.language == "toml" and "set" in tomllib.loads(block.text)
    ]
    sets = parameter_sets(*(read_parameter_set(read_toml(block.text.encode(), name=block.file)) for block in written))
    for block in blocks(text_of(page)):
        if block.language == "toml":
            tree = tomllib.loads(block.text)
            if "scheme" in tree and "step" in tree and not block.file.startswith("wrong"):
                read_scheme(read_toml(block.text.encode(), name=f"{page.name}:{block.line}"), known, sets)


@every_page
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(without_blocks(text_of(page))):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        goal = (page.parent / path).resolve() if path else page
        assert goal.exists(), target
        assert not anchor or anchor in anchors(text_of(goal)), target


@every_page
def test_pages_name_no_absolute_paths_no_registries_and_no_other_package(page: Path) -> None:
    text = text_of(page)
    found = re.findall(r"(?<![\w.~])/(?:home|tmp|work|Users|usr|opt|var|root)/\S*|[A-Z]:\\\S*", text)
    assert found == []
    assert re.findall(r"pypi\.org|pythonhosted|npmjs|crates\.io|anaconda\.org", text) == []
    assert re.findall(r"pip3? install (?:-\S+ )*['\"]?sharing", text) == []


def test_the_readme_has_the_two_commands_of_a_bare_machine() -> None:
    lines = text_of(ROOT / "README.md").split("\n")
    first = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && "
    first += ".venv/bin/sharing run examples/bakery/scheme.toml examples/bakery/staff.csv"
    assert first in lines
    assert ".venv/bin/python -m pytest -q" in lines


def test_every_page_can_be_reached_from_the_index() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "docs" / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        targets = [t.partition("#")[0] for t in LINK.findall(without_blocks(text_of(page)))]
        waiting += [(page.parent / t).resolve() for t in targets if t and not t.startswith("https://")]
    decisions = ROOT / "docs" / "decisions"
    pages = {page for page in (ROOT / "docs").rglob("*.md") if decisions not in page.parents}
    assert pages - seen == set()


def generator() -> Any:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_what_the_code_says() -> None:
    assert generator().main(["--check"]) == 0, "run: python docs/generate.py"


def test_a_stale_reference_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    module = generator()
    shutil.copytree(REFERENCE, tmp_path / "reference")
    module.REFERENCE = tmp_path / "reference"
    (tmp_path / "reference" / "errors.md").write_text("old", encoding="utf-8")
    (tmp_path / "reference" / "cli.md").unlink()
    assert module.main(["--check"]) == 1
    said = capsys.readouterr().err
    assert "errors.md" in said
    assert "cli.md" in said
    assert module.main([]) == 0
    assert module.main(["--check"]) == 0


def test_the_reference_is_complete() -> None:
    """Every rule, word, code, command and ready-made scheme has a section of its own."""
    rules = {name for name, rule in vocabulary().items() if not rule.word}
    words = {name for name, rule in vocabulary().items() if rule.word}
    wanted = {
        "rules.md": rules,
        "formulas.md": words | set(BUILTIN),
        "errors.md": set(CODES),
        "cli.md": {"sharing", *(f"sharing {name}" for name in COMMANDS)},
        "parameters.md": set(parameter_sets()),
    }
    assert {path.stem for path in (REFERENCE / "schemes").iterdir()} == set(scheme_names())
    for page, names in wanted.items():
        headings = set(re.findall(r"^##+ (.+)$", without_blocks(text_of(REFERENCE / page)), re.MULTILINE))
        assert names - headings == set(), page


def test_the_glossary_is_in_order() -> None:
    words = re.findall(r"^\| ([a-z].*?) \|", text_of(ROOT / "docs" / "glossary.md"), re.MULTILINE)[1:]
    assert words == sorted(words, key=str.casefold)


def test_the_documents_name_only_rules_and_commands_that_exist() -> None:
    for page in PAGES:
        known = words_of(page)
        for block in blocks(text_of(page)):
            for name in re.findall(r'^rule\s*=\s*"(\w+)"', block.text, re.MULTILINE):
                assert name in known, f"{page}:{block.line}"
        for name in re.findall(r"`sharing ([a-z]+)", without_blocks(text_of(page))):
            assert name in COMMANDS, page


def added() -> tuple[Rule, dict[str, Rule]]:
    """Add the rule of CONTRIBUTING to the vocabulary."""
    page = ROOT / "CONTRIBUTING.md"
    known = dict(words_of(page))
    (name,) = set(known) - set(vocabulary())
    return known[name], known


def scheme_around(rule: Rule, example: Mapping[str, Any], known: Mapping[str, Rule]) -> Scheme:
    """Make a scheme with one step of a rule, for one of its examples."""
    kinds = {name: {"kind": "number", "digits": 12} for name in example["staff"]}
    tree = {
        "scheme": rule.name,
        "staff": kinds,
        "step": [{"name": "step", "rule": rule.name, **example["step"]}],
        "awards": {"award": {"step": "step", "kind": "units", "multiple": "0.01"}},
    }
    return read_scheme(Document(rule.name, "", tree), known)


def test_the_rule_of_contributing_gives_what_its_examples_say() -> None:
    rule, known = added()
    assert rule.examples
    for example in rule.examples:
        scheme = scheme_around(rule, example, known)
        size = len(example["expect"])
        staff = [{"id": f"{i}", **{name: column[i] for name, column in example["staff"].items()}} for i in range(size)]
        done = example_run(scheme, {"staff": staff})
        found = [str(done.workings.row("step", row).exact.fraction()) for row in range(size)]
        assert example["expect"] == found


def test_the_rule_of_contributing_gives_what_its_case_says() -> None:
    _, known = added()
    (block,) = [b for b in blocks(text_of(ROOT / "CONTRIBUTING.md")) if b.file.startswith("tests/cases/")]
    scheme = read_scheme(read_toml(block.text.encode(), name=block.file), known)
    for example in scheme.examples:
        result = register_of(example_run(scheme, example))
        for award in result.awards:
            wanted = example["awards"][award.outlet.name]
            assert {n: float(v) for n, v in wanted.items()} == {
                n: float(award.amount(row)) for row, n in enumerate(result.ids)
            }


def test_the_rule_of_contributing_gets_its_page_without_python() -> None:
    rule, _ = added()
    section = generator().rule_section(rule)
    for wanted in (rule.name, rule.source, *rule.about.values(), *(p.about["nl"] for p in rule.blanks)):
        assert wanted in section


def test_the_verbs_of_contributing_are_those_of_the_makefile() -> None:
    verbs = re.findall(r"^(\w+):", text_of(ROOT / "Makefile"), re.MULTILINE)
    told = re.findall(r"^\| `make (\w+)`", text_of(ROOT / "CONTRIBUTING.md"), re.MULTILINE)
    assert verbs == told


def test_a_block_that_does_not_end_is_found() -> None:
    with pytest.raises(ValueError, match="line 2 does not end"):
        blocks("```toml\na = 1\n")
    assert blocks("```csv a.csv\nid\n```") == [Block("csv", "a.csv", ["id"], 2)]

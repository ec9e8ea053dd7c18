"""Every catalogue of words: both languages, the same blanks, plain sentences, and no text that nothing says."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from sharing.reports.words import STANDS_IN, Catalogue, of

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*ROOT.glob("src/sharing/**/*.py"), *ROOT.glob("cli/sharing_cli/*.py")])
TEMPLATES = sorted((ROOT / "src/sharing/reports/templates").iterdir())
HOMES = sorted(
    path for path in (ROOT / "src/sharing").rglob("*.py") if "= Catalogue({" in path.read_text(encoding="utf-8")
)

FORMS = ("nl", "en", *STANDS_IN)

KEYS_FROM = {
    "words": ["src/sharing/parameters.py"],
    "option_words": [*(ROOT / "src/sharing/models").glob("*.py")],
    "expense_words": [*(ROOT / "src/sharing/expense").glob("*.py")],
    "journal_words": [*(ROOT / "src/sharing/journal").glob("*.py")],
    "participation_words": [*(ROOT / "src/sharing/participation").glob("*.py")],
    "page_words": TEMPLATES,
    "promise_words": [*(ROOT / "src/sharing/promises").glob("*.py"), ROOT / "src/sharing/scheme/adoption.py"],
    "workbook_words": [*(ROOT / "src/sharing/workbook").glob("*.py")],
}
"""Where words of the house itself are keys of a catalogue, beside the modules that import it."""

LONGEST = 25
"""So many words a sentence has at most: who reads at B1 loses the thread of a longer one."""

STIFF = {
    "nl": r"d\.m\.v\.|m\.b\.t\.|i\.v\.m\.|t\.a\.v\.|o\.b\.v\.|c\.q\.|middels|teneinde|indien|gaarne|dienen te|dient te|betreffende"
    r"|desbetreffende|conform|derhalve|alsmede|tevens|reeds|inzake|ingevolge|krachtens|zulks|welke",
    "en": r"e\.g\.|i\.e\.|etc|utili[sz]e|pursuant|hereby|herein|thereof|aforementioned|in order to|with respect to|prior to"
    r"|commence|shall|whilst|terminate",
}
"""Words of offices and lawyers; each has a plain one."""


def _catalogues() -> dict[str, Catalogue]:
    """Every catalogue of the house, by its module and name."""
    found = {}
    for path in HOMES:
        module = import_module(".".join(path.relative_to(ROOT / "src").with_suffix("").parts))
        found |= {f"{path.stem}.{name}": one for name, one in vars(module).items() if isinstance(one, Catalogue)}
    return found


CATALOGUES = _catalogues()
TEXTS = [pytest.param(one.texts[key], id=f"{name}: {key}") for name, one in CATALOGUES.items() for key in one.texts]
each_text = pytest.mark.parametrize("texts", TEXTS)
each_catalogue = pytest.mark.parametrize("name", CATALOGUES)


def _blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_catalogues_are_found():
    assert {"words.WORDS", "page_words.WORDS", "option_words.MODELS"} < set(CATALOGUES)
    assert len(HOMES) == len({name.partition(".")[0] for name in CATALOGUES})


@each_text
def test_a_text_is_in_both_languages_with_the_same_blanks(texts):
    assert {"nl", "en"} <= set(texts) <= set(FORMS)
    assert all(text.strip() == text != "" for text in texts.values())
    assert 1 == len({frozenset(_blanks(text)) for text in texts.values()})


@each_text
def test_a_text_is_said_with_its_blanks_filled_in_and_never_as_a_template(texts):
    one = Catalogue({"key": texts})
    blanks = dict.fromkeys(_blanks(texts["en"]), "x")
    for form in FORMS:
        assert "{" not in one.say("key", form, **blanks)


@each_text
def test_a_form_with_u_says_no_je(texts):
    assert not re.search(r"\b(je|jij|jou|jouw)\b", texts.get("u", ""), re.IGNORECASE)


@each_text
def test_a_sentence_is_short_and_has_no_words_of_an_office(texts):
    for form, text in texts.items():
        for sentence in re.split(r"(?<=[.:;])\s+|\n", text):
            assert len(sentence.split()) <= LONGEST, sentence
        assert not re.search(rf"\b({STIFF[STANDS_IN.get(form, form)]})(?!\w)", text, re.IGNORECASE), text


@each_catalogue
def test_every_text_is_said_somewhere(name):
    """A key stands as a literal (of options: a question and its answer do), or fits an f-string, where the catalogue is imported or where its keys are made."""
    home = name.partition(".")[0]
    imported = re.compile(rf"from sharing\.reports\.{home} import|from sharing\.reports import {home}\b")
    users = [path for path in SOURCES if path.stem != home and imported.search(path.read_text(encoding="utf-8"))]
    literal, pattern = set(), set()
    for path in [*users, *(ROOT / other for other in KEYS_FROM.get(home, []))]:
        found = _literals(path) if path.suffix == ".py" else (_quoted(path), set())
        literal |= found[0]
        pattern |= found[1]
    pairs = home == "option_words"
    unsaid = {key for key in CATALOGUES[name].texts if key not in literal}
    unsaid = {key for key in unsaid if not (pairs and literal.issuperset(key.split()))}
    assert {key for key in unsaid if not any(re.fullmatch(one, key) for one in pattern)} == set()


def _literals(path: Path) -> tuple[set[str], set[str]]:
    """The texts in a module, and of every f-string with a word in it the pattern of what it can give."""
    literal, pattern = set(), set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            parts = [re.escape(p.value) if isinstance(p, ast.Constant) else ".*" for p in node.values]
            pattern.add("".join(parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            literal.add(node.value)
    return literal, {one for one in pattern if re.search(r"\w\w", one)}


def _quoted(path: Path) -> set[str]:
    """Everything that stands between quotes in a template."""
    return set(re.findall(r"""(?=["']([^"'\n]*)["'])""", path.read_text(encoding="utf-8")))


def test_no_text_for_readers_stands_outside_a_catalogue():
    """Two sentences side by side, one for each language, belong in a catalogue; names of days and months are lists."""
    strange = []
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {
            id(node)
            for call in ast.walk(tree)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Catalogue"
            for node in ast.walk(call)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Dict) and id(node) not in inside:
                pairs = {
                    key.value: value
                    for key, value in zip(node.keys, node.values, strict=True)
                    if isinstance(key, ast.Constant)
                }
                if {"nl", "en"} <= set(pairs) and all(
                    isinstance(pairs[of], ast.Constant | ast.JoinedStr) for of in ("nl", "en")
                ):
                    strange.append(f"{path.name}:{node.lineno}")
    assert strange == []


def test_a_text_of_a_scheme_falls_back_on_the_other_language():
    assert of({"en": "bonus"}, "nl") == "bonus"
    assert of({}, "nl", "name") == "name"

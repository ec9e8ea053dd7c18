"""Every report of the examples speaks one language: in Dutch no English word of any catalogue, and the other way round.

What a company or a scheme has written in one language stays as it is, and is taken out before the words are looked at:

- sources, names of people, teams, companies and options, and every cell of a CSV file;
- in an explanation the names of a scheme (`personeelsdeel`, `points.first`) and its texts in quotes: formulas, the command
  line and other files call a thing so, and the label in the reader's language stands beside it;
- in a pack the names of a scheme as well, and what a company states (`status`, `where`);
- in letters the names of tables and their columns, which may have no label; in journals and control totals the names of
  awards, by which the mapping knows them;
- keys of files, in backticks, and words of formulas that have no Dutch form (`at(`, `running(`): `DUTCH` in `language/rendering.py` has the others.

Files for programs (CSV, JSON, hledger, beancount) have one form in both languages and are no reports.
"""

from __future__ import annotations

import csv
import re
import shlex
import tomllib
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.reports.test_words import CATALOGUES
from tests.transcripts.console import call

from sharing.language.rendering import DUTCH
from sharing.participation.transitions import TABLE
from sharing.reports.calendars import WEEKDAYS
from sharing.reports.formatting import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
TOKEN = re.compile(r"[^\W\d_]{2,}")
WAYS = {"down", "up", "half-up", "half-even", "truncate"}
WRITTEN = {"source", "company", "exercise", "day_count", "model", "status", "where"}
"""Keys whose text stands in reports as the file has it."""

BAKERY = "bakery/scheme.toml bakery/staff.csv"
THANKS = "bakery/dank/scheme.toml bakery/staff.csv --figures bakery/dank/figures.toml --table uitkomsten=bakery/dank/uitkomsten.csv"
ROCKET = "scaleup/scheme.toml scaleup/staff.csv --table teams=scaleup/teams.csv"
VOTE = "vote bakery/training/vote.toml --staff bakery/staff.csv"
OPTIONS = "value scaleup/options/options.toml"
PLAN = "scaleup/participation/plan.toml"
EXIT = "exit exit/plan.toml exit/holdings.csv --price 3000000 --price 20000000"
REPORTS = [
    *(f"run {files} --format {form}" for files in (BAKERY, THANKS, ROCKET) for form in ("table", "md")),
    *(f"run {files} -o OUT.html" for files in (BAKERY, THANKS, ROCKET)),
    *(f"report {files} -o OUT.html --without-names" for files in (BAKERY, THANKS, ROCKET)),
    *(f"letters {files} --into OUT" for files in (BAKERY, THANKS, ROCKET)),
    *(f"explain {BAKERY} --id {who}" for who in ("0001", "0015")),
    *(f"explain {THANKS} --id {who}" for who in ("0001", "0002")),
    *(f"explain {ROCKET} --id {who}" for who in ("E0266", "E0353")),
    f"pack {BAKERY} -o OUT --journal bakery/boeken.toml --payroll bakery/loket.toml --stated bakery/opgave.toml",
    f"pack {ROCKET} -o OUT --journal scaleup/books.toml --payroll scaleup/payroll.toml --stated scaleup/stated.toml",
    f"pack {THANKS} -o OUT",
    f"milestones due {THANKS}",
    *(f"journal {BAKERY} --mapping bakery/boeken.toml --format {form}" for form in ("table", "md")),
    f"journal {BAKERY}",
    f"journal {ROCKET} --mapping scaleup/books.toml",
    f"export {BAKERY} --mapping bakery/loket.toml -o OUT.csv",
    f"export {ROCKET} --mapping scaleup/payroll.toml -o OUT.csv",
    *(f"{VOTE}{who} --format {form}" for who in ("", " --id 0014") for form in ("text", "md")),
    *(f"{OPTIONS} --format {form}" for form in ("text", "md")),
    *(f"{OPTIONS} --explain '{name}'" for name in ("expected life", "any time after three years", "employees")),
    *(
        f"positions {PLAN} --on 2026-12-31{who} --format {form}"
        for who in ("", " --explain E0116")
        for form in ("text", "md")
    ),
    *(f"vest {PLAN} --from 2022-01-01 --to {last}" for last in ("2022-01-01", "2026-12-31")),
    *(f"{EXIT}{more}" for more in ("", " --format md", " --breakpoints", " --seek team=500000", " --explain team")),
]


def tokens(*texts: str) -> set[str]:
    """Every word of some texts, in small letters."""
    return {token.casefold() for text in texts for token in TOKEN.findall(text)}


def plain(text: str) -> str:
    """Take out of a text of a catalogue its blanks, and what stands in backticks or quotes as code."""
    return re.sub(r"\{[^}]*\}|`[^`]*`|\"[^\"]*\"", " ", text)


def both(tree: Any) -> Iterator[dict[str, str]]:
    """Every text of a file that it has in both languages."""
    if isinstance(tree, dict) and {"nl", "en"} <= set(tree) and all(isinstance(text, str) for text in tree.values()):
        yield tree
    elif isinstance(tree, dict | list):
        for part in tree.values() if isinstance(tree, dict) else tree:
            yield from both(part)


def trees() -> Iterator[dict[str, Any]]:
    """Every file of the library and of the examples that has texts for readers."""
    for room in (ROOT / "src", ROOT / "schemes", EXAMPLES):
        for path in sorted(room.rglob("*.toml")):
            yield tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def words_of(language: str) -> frozenset[str]:
    """Every word that the catalogues, the rules, the schemes and the examples say in a language."""
    found = tokens(*MONTHS[language], *WEEKDAYS[language])
    found |= tokens(*(DUTCH.values() if language == "nl" else DUTCH))
    found |= tokens(*(plain(getattr(one, language)) for one in TABLE))
    forms = ("en",) if language == "en" else ("nl", "u")
    for one in CATALOGUES.values():
        found |= tokens(*(plain(texts[form]) for texts in one.texts.values() for form in forms if form in texts))
    found |= {word for tree in trees() for texts in both(tree) for word in tokens(plain(texts[language]))}
    return frozenset(found)


def strings(tree: Any, key: str = "") -> Iterator[str]:
    """The texts of a file that reports show as they are: of some keys, in one language."""
    if isinstance(tree, dict) and not {"nl", "en"} <= set(tree):
        for name, part in tree.items():
            yield from strings(part, name)
    elif isinstance(tree, list):
        for part in tree:
            yield from strings(part, key)
    elif isinstance(tree, str) and key in WRITTEN:
        yield tree


def names(tree: dict[str, Any]) -> Iterator[str]:
    """The names of a scheme or a plan: of its inputs, tables, columns, steps, awards and classes."""
    for section in ("figures", "staff", "tables", "awards", "accounts", "classes"):
        yield from tree.get(section, ())
    for table in tree.get("tables", {}).values():
        yield from table.get("columns", ())
        yield from (key for row in table.get("rows", ()) for key in row)
    yield from (one["name"] for section in ("step", "eligible", "line") for one in tree.get(section, ()))


@cache
def written() -> re.Pattern[str]:
    """What files of the examples say in one language, longest first: cells, and texts of the keys that reports show."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in EXAMPLES.rglob("*.toml")]
    found = {text for tree in files for text in strings(tree)}
    found |= {option["name"] for tree in files for option in tree.get("option", ())}
    for path in EXAMPLES.rglob("*.csv"):
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        found |= {cell for row in csv.reader(lines, delimiter=";" if ";" in lines[0] else ",") for cell in row}
    return _any_of(text for text in found if TOKEN.search(text))


@cache
def named(file: str) -> re.Pattern[str]:
    """The names of the scheme or the plan of a report, with what rules give below them; of an exit the house's own scheme."""
    paths = [EXAMPLES / file, *([ROOT / "schemes/sharing_schemes/exit-waterfall.toml"] if "exit" in file else [])]
    found = {name for path in paths for name in names(tomllib.loads(path.read_text(encoding="utf-8")))}
    ways = {"beside", "instead"} if "exit" in file else set()  # of a claim at an exit: they stand in ids of rows
    return _any_of(found | ways | {"eligible", "period"}, r"(?:\.\w+)*")


def _any_of(texts: Iterator[str] | set[str], more: str = "") -> re.Pattern[str]:
    ordered = sorted(set(texts), key=lambda text: (-len(text), text))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))}){more}(?!\w)")


def told(arguments: list[str], language: str, folder: Path) -> str:
    """What a command prints and writes in a language, without styles and tags."""
    given = [word.replace("OUT", str(folder / "out")) for word in arguments]
    out, said, code = call(["--lang", language, *given], EXAMPLES, separate=True)
    assert code == 0, said
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".html" or path.name in {"findings.md", "findings.csv"}:
            out += path.read_text(encoding="utf-8")
    shown = re.sub(
        r'(?:aria-label|alt|title|content)="([^"]*)"',
        r">\1<",
        re.sub(r"<style.*?</style>|<meta[^>]*>", " ", out, flags=re.DOTALL),
    )
    return unescape(re.sub(r"</?[a-z!][^>]*>", " ", shown)) if "<html" in out else out


def own(text: str, command: str, explained: str = "") -> str:
    """Take out what is written by the company or stands for a name; `explained` is the scheme that explains itself."""
    text = re.sub(r"`[^`\n]*`", " ", text.replace("\\_", "_"))
    if (
        command == "pack"
    ):  # the names of its files, digests, and texts of the company that have a name of the scheme in them
        text = written().sub(" ", re.sub(r"\[([\w.-]+)\]\(\1\)|[0-9a-f]{16,}", " ", text))
        text = re.sub(r"(?<![\w.-])[\w-]+\.(?:csv|md|json|toml|py)(?![\w.-])", " ", text)
    if explained:
        text = re.sub(r'"([^"\n]*)"', lambda quoted: quoted[0] if quoted[1] in WAYS else " ", text)
        text = re.sub(r"(\w+)\(", lambda word: word[0] if word[1] in DUTCH else "(", text)
        text = named(explained).sub(" ", text)
    text = written().sub(" ", text)
    if command in {"journal", "export"}:
        return re.sub(r"(?<!\w)(winstdeling|team_bonus)(?!\w)", " ", text)
    return re.sub(r"(?<!\w)(jubilea|uitkomsten|gewicht|doelen)(?!\w)", " ", text) if command == "letters" else text


@pytest.mark.parametrize(("language", "other"), [("nl", "en"), ("en", "nl")])
@pytest.mark.parametrize("report", REPORTS)
def test_a_report_speaks_one_language(report, language, other, tmp_path):
    arguments = shlex.split(report)
    text = told(arguments, language, tmp_path)
    assert len(tokens(text)) > 10  # it says something
    named_in = arguments[0] in {"explain", "pack"} or "--explain" in arguments
    explained = arguments[1] if named_in else ""
    found = tokens(own(text, arguments[0], explained)) & (words_of(other) - words_of(language))
    assert {word: line for word in found for line in text.splitlines() if word in tokens(line)} == {}


@pytest.mark.parametrize(("language", "other"), [("nl", "en"), ("en", "nl")])
def test_most_texts_of_a_catalogue_would_be_found_in_the_other_language(language, other):
    """The judge is not blind: nine of ten texts have a word that gives their language away."""
    strange = words_of(other) - words_of(language)
    texts = [plain(one.texts[key][other]) for one in CATALOGUES.values() for key in one.texts]
    texts = [text for text in texts if tokens(text)]
    assert 10 * sum(bool(tokens(text) & strange) for text in texts) >= 9 * len(texts)


def test_a_way_of_rounding_in_english_would_be_found_in_a_dutch_formula():
    text = '= afgerond(personeelsdeel x 2, 2, "half-up") + "derving"'
    assert "up" in tokens(own(text, "explain", "bakery/scheme.toml"))
    assert "derving" not in tokens(own(text, "explain", "bakery/scheme.toml"))

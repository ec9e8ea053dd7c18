"""A rule as data: blanks with kinds, lines of formulas, sentences in Dutch and English, a reference, examples.

Definitions with `word = true` are the words of formulas (`min`, `round`); the others are the rules of steps. Both are
read here from the plain tree of a TOML file, and both mean nothing but the kernel lines that they expand into.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sharing.language.parser import parse
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sharing.language.tree import Tree

Texts = dict[str, str]
"""A text in several languages, by language: `{"en": ..., "nl": ...}`."""

NOTHING: Mapping[str, str] = MappingProxyType({})


class Blank(Named):
    """A blank of a rule: what may be put in, and what happens when nothing is.

    `form` is `value` (any formula), `text` (a column of texts), `link`, `table`, `column` (of the blank `table`),
    `choice` or `digits`. A blank without a `default` must be given, unless it is `optional`; `with_` names blanks that
    make it required, `needed` the choices that do so, and `only` the choices it goes with. `whole`: the rows of a
    column of the scheme that is put in are together 100%. `climbs`: the column of the table that is put in with whole
    numbers from 1 up, each row more than the one before. `at_most`: another blank, which this one may not exceed when
    both are numbers. `apart` names the blanks of the last day and of the owner of rows that begin on the day put in,
    where no two rows of one owner may share a day.
    """

    name: str
    form: str = "value"
    about: Mapping[str, str] = NOTHING
    default: str | None = None
    optional: bool = False
    choices: Mapping[str, Texts] = MappingProxyType({})
    with_: tuple[str, ...] = ()
    needed: Mapping[str, str] = NOTHING
    only: Mapping[str, str] = NOTHING
    whole: bool = False
    climbs: str = ""
    at_most: str = ""
    apart: tuple[str, ...] = ()


class RuleLine(Named):
    """One line of an expansion: a name, a formula, and the choices under which it is written.

    A line with a label is shown to readers as `step.name`; `result` is the value of the step itself. A line that is
    `noted` has a label, and wherever it is not zero the register says so.
    """

    name: str
    formula: str
    when: Mapping[str, str] = NOTHING
    label: Mapping[str, str] = NOTHING
    noted: bool = False

    @property
    def tree(self) -> Tree:
        """Read the formula."""
        return parse(self.formula)


class Sentence(Named):
    """How a step reads under certain choices: texts with blanks such as `{of}`."""

    texts: Texts
    when: Mapping[str, str] = NOTHING


class Reads(Named):
    """A demand of a rule: under certain choices the scheme must read a sub-step; `advice` says what may read it."""

    output: str
    when: Mapping[str, str] = NOTHING
    advice: Mapping[str, str] = NOTHING


class Rule(Named):
    """A definition: everything there is to know about one word of the vocabulary.

    `telling` gives the part of the tree that is only for readers, sentences and examples, when somebody asks.
    """

    name: str
    title: Texts
    about: Texts
    blanks: tuple[Blank, ...]
    lines: tuple[RuleLine, ...]
    telling: Callable[[], Mapping[str, Any]]
    source: str = ""
    word: bool = False
    folds: bool = False
    intrinsic: Mapping[str, Any] = NOTHING
    products: tuple[tuple[str, str], ...] = ()
    reads: tuple[Reads, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """How a step of this rule reads, the first that holds."""
        return tuple(_sentence(dict(found)) for found in self.telling().get("sentence", ()))

    @property
    def examples(self) -> tuple[Mapping[str, Any], ...]:
        """Small worked examples, with what they give."""
        return tuple(self.telling().get("example", ()))

    def blank(self, name: str) -> Blank | None:
        """Find a blank by its name."""
        return next((p for p in self.blanks if p.name == name), None)

    def sentence(self, choices: Mapping[str, str], language: str) -> str:
        """Give the sentence that holds under these choices, in the language or else in English."""
        for sentence in self.sentences:
            if holds(sentence.when, choices):
                return sentence.texts.get(language) or sentence.texts.get("en", "")
        return self.title.get(language) or self.title.get("en", "")

    def outputs(self, choices: Mapping[str, str]) -> dict[str, Mapping[str, str]]:
        """Give the sub-steps that readers see under these choices, with their labels."""
        return {line.name: line.label for line in self.lines if line.label and holds(line.when, choices)}


def holds(when: Mapping[str, str], choices: Mapping[str, str]) -> bool:
    """Say whether all conditions hold: a choice that was made, or `given` / `absent` for any blank.

    >>> holds({"method": "first|floor"}, {"method": "first"}), holds({"within": "absent"}, {})
    (True, True)
    """
    for name, wanted in when.items():
        found = choices.get(name, "")
        if wanted in {"given", "absent"}:
            if (wanted == "given") != bool(found):
                return False
        elif found not in wanted.split("|"):
            return False
    return True


def read_rule(name: str, tree: Mapping[str, Any], telling: Callable[[], Mapping[str, Any]] | None = None) -> Rule:
    """Make a rule of the tree of its definition file; a definition that is wrong is a bug and fails loudly.

    Sentences and examples are taken from what `telling` gives, or else from the tree itself.
    """
    return Rule(
        name=name,
        title=dict(tree.get("title", {})),
        about=dict(tree.get("about", {})),
        blanks=tuple(_blank(key, value) for key, value in tree.get("blanks", {}).items()),
        lines=tuple(RuleLine(**line) for line in tree["line"]),
        telling=telling or (lambda: tree),
        source=tree.get("source", ""),
        word=tree.get("word", False),
        folds=tree.get("folds", False),
        intrinsic=tree.get("intrinsic", {}),
        products=tuple((first, second) for first, second in tree.get("products", ())),
        reads=tuple(Reads(**demand) for demand in tree.get("reads", ())),
    )


def _blank(name: str, tree: Mapping[str, Any]) -> Blank:
    given = dict(tree)
    given["with_"], given["apart"] = tuple(given.pop("with", ())), tuple(given.get("apart", ()))
    return Blank(name, **given)


def _sentence(tree: dict[str, Any]) -> Sentence:
    when = tree.pop("when", {})
    return Sentence(tree, when)

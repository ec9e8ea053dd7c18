"""The vocabulary and the ready-made schemes: data files beside the code, read when they are asked for."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sharing.files.toml_documents import read_toml
from sharing.rules import Rule, read_rule

if TYPE_CHECKING:
    from sharing.documents import Document


TELLING = "\n[[sentence]]\n"


def _names(folder: str | Path) -> list[str]:
    """List what a folder defines, by the names of its TOML files."""
    found = sorted(os.listdir(folder))  # noqa: PTH208  (two hundred paths take ten times as long as their names)
    return [name.removesuffix(".toml") for name in found if name.endswith(".toml")]


class Vocabulary(Mapping[str, Rule]):
    """Every rule and every word of formulas, by name; a definition is read when it is asked for.

    What a definition means comes first in its file, and its sentences and examples, which only readers need, last:
    these are read when they are asked for.
    """

    def __init__(self, *folders: Path) -> None:
        """Look which definitions there are: one TOML file each, in any of these folders."""
        self._folders = {name: folder for folder in folders for name in _names(folder)}
        self._read: dict[str, Rule] = {}

    def text(self, name: str) -> str:
        """Give the text of a definition."""
        return (self._folders[name] / f"{name}.toml").read_text(encoding="utf-8")

    def __getitem__(self, name: str) -> Rule:
        if name not in self._read:
            text = self.text(name)
            meaning, mark, telling = text.partition(TELLING)
            self._read[name] = read_rule(name, tomllib.loads(meaning), cache(partial(tomllib.loads, mark + telling)))
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._folders

    def __iter__(self) -> Iterator[str]:
        return iter(self._folders)

    def __len__(self) -> int:
        return len(self._folders)


@cache
def vocabulary() -> Vocabulary:
    """Give every rule and every word of formulas that the library ships."""
    from sharing import rules

    definitions = Path(rules.__path__[0]) / "definitions"
    return Vocabulary(definitions, definitions / "words")


def definition_tree(name: str) -> dict[str, Any]:
    """Give the whole tree of the definition of a rule or a word that the library ships; KeyError when there is none."""
    return tomllib.loads(vocabulary().text(name), parse_float=Decimal)


def verifier_bytes() -> bytes:
    """Give the stand-alone verifier, byte for byte as it was released."""
    from importlib.resources import files

    return files("sharing_verifier").joinpath("verify.py").read_bytes()


@cache
def builtin_texts() -> dict[str, list[str]]:
    """Give for every word that is an operation of the kernel how it is written, and what it means."""
    from sharing import rules

    return tomllib.loads((Path(rules.__path__[0]) / "builtins.toml").read_text(encoding="utf-8"))


def _schemes() -> str:
    import sharing_schemes

    return sharing_schemes.__path__[0]


def scheme_names() -> list[str]:
    """List the ready-made schemes."""
    return _names(_schemes())


def scheme_document(name: str) -> Document:
    """Read a ready-made scheme; Refused when there is none of that name."""
    found = scheme_names()
    if name not in found:
        from sharing.errors import did_you_mean, refuse

        advice = did_you_mean(name, found) or f"ready-made schemes: {', '.join(found)}"
        raise refuse("F001", f"there is no ready-made scheme `{name}`", advice=advice)
    return read_toml(Path(_schemes(), f"{name}.toml").read_bytes(), name=f"{name}.toml")


def _votes() -> dict[str, Path]:
    import sharing_schemes

    return {
        path.name: path for path in sorted((Path(sharing_schemes.__path__[0]) / "votes").iterdir()) if path.is_dir()
    }


def vote_names() -> list[str]:
    """List the ready-made votes: budgets that people divide."""
    return list(_votes())


def vote_files(name: str) -> dict[str, bytes]:
    """Give the files of a ready-made vote by their names; KeyError when there is none of that name.

    >>> list(vote_files("training-budget"))
    ['ballots.csv', 'proposals.csv', 'vote.toml']
    """
    return {path.name: path.read_bytes() for path in sorted(_votes()[name].iterdir()) if path.is_file()}

"""The vocabulary and the ready-made schemes: data files beside the code, read when they are asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from sharing.files.toml_documents import read_toml
from sharing.rules import Rule, read_rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Document

WORDS = "words"


@cache
def vocabulary() -> Mapping[str, Rule]:
    """Give every rule and every word of formulas, by name."""
    found: dict[str, Rule] = {}
    folder = resources.files("sharing.rules") / "definitions"
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name, _, ending = entry.name.partition(".")
        if ending != "toml":
            continue
        tree = tomllib.loads(entry.read_text(encoding="utf-8"))
        trees = tree if name == WORDS else {name: tree}
        found.update({word: read_rule(word, definition) for word, definition in trees.items()})
    return found


def scheme_names() -> list[str]:
    """List the ready-made schemes."""
    folder = resources.files("sharing_schemes")
    return sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))


def scheme_document(name: str) -> Document:
    """Read a ready-made scheme; KeyError when there is none of that name."""
    entry = resources.files("sharing_schemes") / f"{name}.toml"
    if name not in scheme_names():
        raise KeyError(name)
    return read_toml(entry.read_bytes(), name=f"{name}.toml")

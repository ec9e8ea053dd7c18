"""The Dutch of messages: catalogues beside the code, each read when one of its messages is said for the first time."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sharing.messages.dutch import RULES, Dutch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def _folder() -> Path:
    from sharing import messages

    return Path(messages.__path__[0]) / "nl"


def catalogue_names() -> list[str]:
    """List the catalogues: a family of codes each, and what families share."""
    return sorted(path.stem for path in _folder().glob("*.toml"))


@cache
def catalogue(name: str) -> Mapping[str, Any]:
    """Read one catalogue; one that does not exist is empty. What the rules say stands in their own definitions."""
    if name == RULES:
        return {"says": dict(_rules())}
    path = _folder() / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _rules() -> Iterator[tuple[str, str]]:
    from sharing.files.catalogue import definition_tree, vocabulary

    for name in vocabulary():
        yield from _pairs(definition_tree(name))


def _pairs(tree: Any) -> Iterator[tuple[str, str]]:
    """Give every text of a definition that it has in both languages."""
    if isinstance(tree, dict):
        if isinstance(tree.get("en"), str) and isinstance(tree.get("nl"), str):
            yield tree["en"], tree["nl"]
        for part in tree.values():
            yield from _pairs(part)
    elif isinstance(tree, list):
        for part in tree:
            yield from _pairs(part)


@cache
def dutch() -> Dutch:
    """Give everything that the library says in Dutch.

    >>> dutch().sentence("there is no such file", "F").text
    'er is geen bestand met deze naam'
    """
    return Dutch(catalogue)

"""Read files of the Open Cap Format: the objects of all of them, or every problem of the files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sharing.errors import Place, Problem, Refused
from sharing.files.opening import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 100_000_000


def read_objects(paths: Iterable[str]) -> list[dict[str, Any]]:
    """Read the objects of files, and the issuer of a manifest; Refused when a file is no such file."""
    problems: list[Problem] = []
    objects: list[dict[str, Any]] = []
    for path in paths:
        try:
            objects += _objects(path)
        except Refused as refused:
            problems.extend(refused.problems)
    if problems:
        raise Refused(problems)
    return objects


def _objects(path: str) -> list[dict[str, Any]]:
    advice = "give the .ocf.json files of one company"
    try:
        tree = json.loads(read_bytes(path, most=MOST).decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused([Problem("P071", "this is no JSON", Place(path), advice)]) from None
    if not isinstance(tree, dict) or not str(tree.get("file_type", "")).startswith("OCF_"):
        raise Refused([Problem("P071", "this is no file of the Open Cap Format", Place(path), advice)])
    found = tree.get("items", []) if tree["file_type"] != "OCF_MANIFEST_FILE" else [tree.get("issuer")]
    if not isinstance(found, list) or not all(isinstance(item, dict) and "id" in item for item in found):
        raise Refused([Problem("P071", "its items are no objects with an id", Place(path), advice)])
    return found

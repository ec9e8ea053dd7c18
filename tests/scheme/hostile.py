"""Scheme files that nobody would write on purpose: every value replaced, dropped, or put where another one belongs."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sharing import bind, derive, example_inputs, parameter_sets, read_scheme, register_of, run, vocabulary
from sharing.documents import Document
from sharing.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sharing.documents import Path

VALUES: tuple[Any, ...] = (
    True, 0, -1, Decimal("1.5"), Decimal("nan"), "", "x", "share", "1 / 0", "x" * 3_000, [], [[]], [{}], ["a", "a"], {},
    {"a": 1}, date(2025, 1, 1), datetime(2025, 1, 1, 10), time(7), 10**30,  # noqa: DTZ001
)  # fmt: skip
"""What stands in place of every value: other forms, other kinds, and a name of a step that most schemes have."""
MADE_UP = {"figures", "staff", "tables", "awards", "accounts", "parameters"}
ROWS = 2
"""Rows of one list are alike: the first two stand for all of them."""
VOCABULARY, SETS = vocabulary(), parameter_sets()


def paths(tree: Any, path: Path = ()) -> Iterator[Path]:
    """Give the place of every value, outer ones first; of steps all, of other lists the first two rows."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield (*path, key)
            yield from paths(value, (*path, key))
    elif isinstance(tree, list):
        for row, value in enumerate(tree if path == ("step",) else tree[:ROWS]):
            yield (*path, row)
            yield from paths(value, (*path, row))


def kind_of(tree: dict[str, Any], path: Path) -> Path:
    """Give the kind of a place: names that a scheme makes up and numbers of rows aside, and of steps by rule."""
    if path[0] == "step" and len(path) > 1:
        return ("step", str(tree["step"][path[1]].get("rule", "formula")), *_plain(path[2:]))
    return (path[0], "*", *_plain(path[2:])) if path[0] in MADE_UP else _plain(path)


def _plain(path: Path) -> Path:
    return tuple("*" if isinstance(key, int) else key for key in path)


def allotted(documents: Iterable[Document], times: int) -> Iterator[tuple[Document, list[Path]]]:
    """Give for every scheme the places to try: each kind of place in so many schemes."""
    seen: Counter[Path] = Counter()
    for document in documents:
        kinds = {kind_of(document.tree, path): path for path in paths(document.tree)}
        yield document, [path for kind, path in kinds.items() if seen[kind] < times]
        seen.update(list(kinds))


def changed(tree: Any, path: Path, value: Any) -> Any:
    """Give a tree with another value at a place."""
    if not path:
        return value
    copy = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[path[0]] = changed(copy[path[0]], path[1:], value) if path[1:] else value
    return copy


def at(tree: Any, path: Path) -> Any:
    """Give the value at a place."""
    for key in path:
        tree = tree[key]
    return tree


def without(tree: Any, path: Path) -> Any:
    """Give a tree without a value."""
    *outer, last = path
    around = at(tree, tuple(outer))
    kept = (
        {key: value for key, value in around.items() if key != last}
        if isinstance(around, dict)
        else [value for row, value in enumerate(around) if row != last]
    )
    return changed(tree, tuple(outer), kept)


def mutations(tree: dict[str, Any], path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every hostile tree of one place, each with what was done to it."""
    for value in VALUES:
        yield f"{path} = {value!r:.60}", changed(tree, path, value)
    yield f"{path} dropped", without(tree, path)
    first = next(iter(tree))
    for other in (first, "step", "awards", "figures"):
        if other in tree:
            yield f"{path} = all of {other}", changed(tree, path, tree[other])
    *outer, last = path
    around = at(tree, tuple(outer))
    if isinstance(around, dict):
        for key in ("step", "name", "of", "formula", "rows", "values"):
            if key not in around:
                yield f"{path} also as {key}", changed(tree, (*outer, key), around[last])
    else:
        yield f"{path} doubled", changed(tree, tuple(outer), [*around, around[last]])


def attempt(document: Document, tree: dict[str, Any]) -> str:
    """Read a scheme and run its example, or its old one where it has none left; say whether it was refused."""
    try:
        scheme = read_scheme(Document(document.file, document.text, tree, document.positions), VOCABULARY, SETS)
        example = scheme.examples[0] if scheme.examples else document.tree["example"][0]
        figures, sheets = example_inputs(scheme, example)
        done = run(scheme, bind(scheme, figures, sheets, figures.periods[0]))
        register_of(done)
        derive(done, scheme.steps[-1].name, 0)
    except Refused as refused:
        assert refused.problems
        assert str(refused)
        return "refused"
    return "ran"

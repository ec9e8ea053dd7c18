"""Which rules and words a scheme uses, directly or through another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.language.tree import Call, children

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sharing.language.tree import Tree
    from sharing.rules import Rule
    from sharing.scheme import Scheme


def used_rules(scheme: Scheme, vocabulary: Mapping[str, Rule]) -> list[str]:
    """List the names of all definitions on which the meaning of a scheme rests, in the order of the alphabet."""
    found: set[str] = set()
    waiting = [step.rule.name for step in scheme.steps if step.rule is not None]
    waiting += [word for tree in _trees(scheme) for word in _words(tree)]
    while waiting:
        name = waiting.pop()
        if name not in found and name in vocabulary:
            found.add(name)
            waiting.extend(word for line in vocabulary[name].lines for word in _words(line.tree))
    return sorted(found)


def _trees(scheme: Scheme) -> Iterator[Tree]:
    """Give every formula of the scheme itself."""
    for condition in (*scheme.conditions, *scheme.checks):
        yield condition.tree
    for step in scheme.steps:
        yield from step.trees.values()
        if step.tree is not None:
            yield step.tree


def _words(tree: Tree) -> Iterator[str]:
    if isinstance(tree, Call):
        yield tree.word
    for child in children(tree):
        yield from _words(child)

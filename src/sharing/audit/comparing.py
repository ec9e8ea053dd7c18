"""Two trees side by side: every place at which they differ.

>>> list(differing({"a": [1, 2]}, {"a": [1, 3], "b": 0}))
[(('a', 1), 2, 3), (('b',), MISSING, 0)]
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharing.documents import Path


class Gap(Enum):
    """What stands where one of two trees has nothing."""

    MISSING = "nothing"

    def __repr__(self) -> str:
        return self.name


MISSING = Gap.MISSING


def differing(one: Any, other: Any, path: Path = ()) -> Iterator[tuple[Path, Any, Any]]:
    """Give every path at which two trees differ, with what each has there; the whole part where its form differs."""
    if type(one) is not type(other):
        yield path, one, other
    elif isinstance(one, dict):
        for key in sorted({*one, *other}):
            left, right = one.get(key, MISSING), other.get(key, MISSING)
            if left != right or type(left) is not type(right):
                yield from differing(left, right, (*path, key))
    elif isinstance(one, list):
        for index in range(max(len(one), len(other))):
            left, right = (side[index] if index < len(side) else MISSING for side in (one, other))
            if left != right or type(left) is not type(right):
                yield from differing(left, right, (*path, index))
    elif one != other:
        yield path, one, other

"""A structured text as a value: its tree, and where in the file every key stands.

`path` is the tuple of keys and row numbers that leads to a value: `("step", 2, "formula")` is the formula of the
third step. Positions are (line, column) pairs counted from 1: of the key, and of the first character of the value
(inside the quotes when the value is a string), so that an offset in a formula becomes a column in the file.

>>> document = Document("s.toml", 'a = "x + y"', {"a": "x + y"}, {("a",): Position(1, 1, 1, 6)})
>>> document.place(("a",), offset=4).text()
's.toml:1:10'
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sharing.errors import Place
from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Mapping

Path = tuple[str | int, ...]


class Position(Named):
    """Where a key and its value begin: line and column of each, counted from 1."""

    key_line: int
    key_column: int
    value_line: int
    value_column: int


class Source(Named):
    """The bytes of a file, by how many they are and their SHA-256: what a result says it was made from."""

    size: int
    sha256: str


def source_of(data: bytes) -> Source:
    """Give what is remembered of the bytes of a file.

    >>> source_of(b"").sha256[:8]
    'e3b0c442'
    """
    from hashlib import sha256

    return Source(len(data), sha256(data).hexdigest())


class Document(Named):
    """A file that was read: its name for people, its text, its tree of plain values, and the position of each key.

    `written` holds its bytes as they were; a document that was made without a file has none.
    """

    file: str
    text: str
    tree: dict[str, Any]
    positions: Mapping[Path, Position] = MappingProxyType({})
    written: bytes | None = None

    def __repr__(self) -> str:
        """Say which file it is, and nothing of what stands in it."""
        return f"Document({self.file!r})"

    @property
    def data(self) -> bytes:
        """Give its bytes; of a document that was made without a file they are those of its text."""
        return self.text.encode() if self.written is None else self.written

    @property
    def source(self) -> Source:
        """Give what is remembered of its bytes."""
        return source_of(self.data)

    def place(self, path: Path, *, offset: int | None = None) -> Place:
        """Find the place of a key, or with `offset` of a character in its string value.

        A path that is not in the file (a missing key) gives the place of its nearest parent.
        """
        while path and path not in self.positions:
            path, offset = path[:-1], None
        if not path:
            return Place(self.file, 1, 1, excerpt=self.line(1))
        at = self.positions[path]
        if offset is None:
            return Place(self.file, at.key_line, at.key_column, excerpt=self.line(at.key_line))
        before = self._value_text(at)[:offset]
        breaks = before.count("\n")
        column = at.value_column + len(before) if not breaks else len(before) - before.rfind("\n")
        line = at.value_line + breaks
        return Place(self.file, line, column, excerpt=self.line(line))

    def line(self, number: int) -> str:
        """Give one line of the text, counted from 1, with control characters made visible as spaces."""
        lines = self.text.split("\n")
        found = lines[number - 1] if 0 < number <= len(lines) else ""
        return "".join(c if c.isprintable() else " " for c in found.rstrip("\r"))[:200]

    def _value_text(self, at: Position) -> str:
        lines = self.text.split("\n")[at.value_line - 1 :]
        return "\n".join([lines[0][at.value_column - 1 :], *lines[1:]])

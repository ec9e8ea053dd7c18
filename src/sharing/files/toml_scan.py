r"""Look through a TOML text before any parser does: refuse what would cost too much, and note where each key stands.

The scanner knows just enough of TOML to find keys and values. Where it does not understand the text it stops, and
says how far it came; what is wrong there is for the parser to say.

>>> scan('title = "Rules"\n[[step]]\nname = "pool"\n', "s.toml").positions[("step", 0, "name")]
Position(key_line=3, key_column=1, value_line=3, value_column=9)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import suppress
from typing import TYPE_CHECKING

from sharing.documents import Position
from sharing.errors import Place, Refused, refuse
from sharing.files.toml_numbers import check_number
from sharing.files.toml_texts import inside, unescaped
from sharing.named import Named

if TYPE_CHECKING:
    from sharing.documents import Path

MOST_DEPTH = 12
MOST_KEY_PARTS = 8

_SKIP = re.compile(r"(?:[ \t\n]+|#[^\n]*)*+")
_BLANK = re.compile(r"[ \t]*+")
_PART = re.compile(r"""[A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\[^\n])*+"|'[^'\n]*+'""")
_DOT = re.compile(r"[ \t]*+\.[ \t]*+")
_EQUALS = re.compile(r"[ \t]*+=[ \t]*+")
_STRING = re.compile(
    r'"""(?:[^"\\]++|\\[\s\S]|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    r'|"(?!"")(?:[^"\\\n]++|\\[^\n])*+"'
    r"|'(?!'')[^'\n]*+'"
)
_SCALAR = re.compile(r"[^\s,\]}#\"'\[{=]++(?:\ [0-9][0-9:.+Zz-]*+)?")
_LINE_END = re.compile(r"[ \t]*+(?:#[^\n]*+)?(?:\n|\Z)")
_HIDDEN = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"


class _Lost(Exception):  # noqa: N818  (a jump out of the scanner, never seen outside)
    """The text is not what the scanner expects."""


class Scan(Named):
    """What the scanner found: the position of every path, and the offset to which it understood the text.

    `unclosed` says that it stopped at a quote that has no end.
    """

    positions: dict[Path, Position]
    end: int
    unclosed: bool = False


def scan(text: str, file: str) -> Scan:
    """Scan a text whose lines end in LF, or refuse it for being too deep, too long or not what it seems."""
    scanner = _Scanner(text, file)
    with suppress(_Lost):
        scanner.document()
    scanner.refuse_hidden()
    return Scan(scanner.positions, scanner.at, scanner.unclosed)


class _Scanner:
    """Walks a text once and notes where every key and value begins; what TOML means is left to tomllib."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.at = 0
        self.unclosed = False
        self.positions: dict[Path, Position] = {}
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._lengths: dict[Path, int] = {}
        self._strings: list[tuple[int, int]] = []

    def document(self) -> None:
        """Go through all lines: headers of tables, and keys with values."""
        text, size = self.text, len(self.text)
        table: Path = ()
        while True:
            self._take(_SKIP)
            if self.at >= size:
                return
            if text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            if not self._take(_LINE_END):
                raise _Lost

    def refuse_hidden(self) -> None:
        """Refuse control, invisible and direction-changing characters anywhere but in texts between quotes."""
        if self.text.replace("\n", "").replace("\t", "").isprintable():
            return
        for found in re.compile(_HIDDEN).finditer(self.text, 0, self.at + 1):
            index = bisect_right(self._strings, (found.start(), len(self.text))) - 1
            if index < 0 or found.start() >= self._strings[index][1]:
                what = f"an invisible or control character (U+{ord(found[0]):04X}) stands outside a text"
                raise self._refusal("F020", what, found.start(), "remove it")

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def _where(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def _refusal(self, code: str, what: str, offset: int, advice: str) -> Refused:
        line, column = self._where(offset)
        lines = self.text[self._starts[line - 1] :].split("\n", 1)
        excerpt = "".join(c if c.isprintable() else " " for c in lines[0][:120])
        return refuse(code, what, Place(self.file, line, column, excerpt=excerpt), advice)

    def _key(self) -> list[tuple[str, int]]:
        start = self.at
        parts: list[tuple[str, int]] = []
        while found := self._take(_PART):
            parts.append((self._plain(found[0], found.start()), found.start()))
            if len(parts) > MOST_KEY_PARTS:
                what = f"this name has more than {MOST_KEY_PARTS} parts"
                raise self._refusal("L008", what, start, "write it with fewer points")
            if not self._take(_DOT):
                return parts
        raise _Lost

    def _plain(self, written: str, start: int) -> str:
        if written[0] not in "\"'":
            return written
        self._strings.append((start, start + len(written)))
        plain = written[1:-1]
        return unescaped(plain) if written[0] == '"' else plain

    def _header(self) -> Path:
        many = self.text.startswith("[[", self.at)
        start = self.at
        self.at += 2 if many else 1
        self._take(_BLANK)
        parts = self._key()
        self._take(_BLANK)
        if not self.text.startswith("]]" if many else "]", self.at):
            raise _Lost
        self.at += 2 if many else 1
        path = self._descend((), parts, many=many)
        self._check_depth(path, start)
        return path

    def _descend(self, path: Path, parts: list[tuple[str, int]], *, many: bool = False) -> Path:
        """Follow a name from a table, noting the tables it opens on its way."""
        for number, (part, offset) in enumerate(parts, start=1):
            path = (*path, part)
            if path not in self.positions:
                self.positions[path] = self._position(offset, offset)
            if many and number == len(parts):
                count = self._lengths.get(path, 0)
                self._lengths[path] = count + 1
                path = (*path, count)
                self.positions[path] = self._position(offset, offset)
            elif path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        return path

    def _position(self, key: int, value: int) -> Position:
        return Position(*self._where(key), *self._where(value))

    def _check_depth(self, path: Path, offset: int) -> None:
        if len(path) > MOST_DEPTH:
            what = f"this is nested more than {MOST_DEPTH} levels deep"
            raise self._refusal("L007", what, offset, "write it with fewer levels")

    def _pair(self, table: Path) -> None:
        parts = self._key()
        if not self._take(_EQUALS):
            raise _Lost
        parent = self._descend(table, parts[:-1])
        name, offset = parts[-1]
        self._value((*parent, name), offset)

    def _value(self, path: Path, key: int) -> None:
        self._check_depth(path, key)
        start = self.at
        text = self.text
        sign = text[start : start + 1]
        if sign in {'"', "'"}:
            if not self._take(_STRING):
                self.unclosed = True
                raise _Lost
            self._strings.append((start, self.at))
            self.positions[path] = self._position(key, inside(text, start))
            return
        self.positions[path] = self._position(key, start)
        if sign == "[":
            self._array(path)
        elif sign == "{":
            self._inline_table(path)
        else:
            found = self._take(_SCALAR)
            if not found:
                raise _Lost
            if reason := check_number(found[0]):
                raise self._refusal(*reason[:2], start, reason[2])

    def _array(self, path: Path) -> None:
        self.at += 1
        count = 0
        while True:
            self._take(_SKIP)
            if self.text.startswith("]", self.at):
                self.at += 1
                return
            self._value((*path, count), self.at)
            count += 1
            self._take(_SKIP)
            if self.text.startswith(",", self.at):
                self.at += 1
            elif not self.text.startswith("]", self.at):
                raise _Lost

    def _inline_table(self, path: Path) -> None:
        self.at += 1
        self._take(_BLANK)
        if self.text.startswith("}", self.at):
            self.at += 1
            return
        while True:
            self._take(_BLANK)
            self._pair(path)
            self._take(_BLANK)
            sign = self.text[self.at : self.at + 1]
            if sign not in {",", "}"}:
                raise _Lost
            self.at += 1
            if sign == "}":
                return

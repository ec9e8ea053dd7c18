"""The code blocks of a Markdown file: their language, the file they stand for if any, their lines, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define

if TYPE_CHECKING:
    from collections.abc import Callable

FENCE = re.compile(r"^```(\w+)?(?: +(\S+))?\s*$")


@define
class Block:
    """One fenced block: ```toml plan/scheme.toml is a file that the commands of later blocks can read."""

    language: str
    file: str
    lines: list[str]
    line: int

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)


def blocks(text: str) -> list[Block]:
    """Find every fenced block of a document."""
    found: list[Block] = []
    inside: Block | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if inside is None and (match := FENCE.match(line)):
            inside = Block(match[1] or "", match[2] or "", [], number + 1)
        elif inside is not None and line == "```":
            found.append(inside)
            inside = None
        elif inside is not None:
            inside.lines.append(line)
    if inside is not None:
        raise ValueError(f"the block that begins on line {inside.line} does not end")
    return found


def with_blocks(text: str, change: Callable[[Block], list[str]]) -> str:
    """Write a document again with the lines of its blocks changed."""
    lines = text.split("\n")
    for block in reversed(blocks(text)):
        lines[block.line - 1 : block.line - 1 + len(block.lines)] = change(block)
    return "\n".join(lines)

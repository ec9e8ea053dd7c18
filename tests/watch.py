"""Every problem that the library makes while tests run, so that each of its sentences is held to have a Dutch form.

A problem counts when the library or the command line made it, and its code is one of theirs: what a test or an example
in a docstring makes up is nobody's message.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import sharing
import sharing_cli
from sharing.codes import CODES
from sharing.errors import Problem
from sharing.files.messages import dutch
from sharing.messages.templates import BLANK

OURS = (str(Path(sharing.__file__).parent), str(Path(sharing_cli.__file__).parent))
MAKERS = str(Path(sharing.__file__).parent / "errors.py")
CATALOGUES = "src/sharing/messages/nl"
QUOTED = re.compile(r"`[^`]*`|\"[^\"]*\"|[({\[].*[)}\]]|--?\w+(-\w+)*|/\S+|\w+(-\w+)+")
SMALL = re.compile(r"\b(the|is|are|not|and|has|have|without|for|which|more|less)\b")
"""Small English words that stand in sentences of ours, and in no name."""
FROM_THE_MACHINE = {"error", "strerror", "said"}
"""Blanks that hold what the system or another program says, in its own language."""

made: dict[tuple[str, str, str], None] = {}
"""The problems that were made and not yet looked at."""
_seen: set[tuple[str, str, str]] = set()
_make: Any = Problem.__new__


def _noted(cls: type[Problem], code: str, what: str, *args: Any, **kwargs: Any) -> Problem:
    problem: Problem = _make(cls, code, what, *args, **kwargs)
    if (code, what, problem.advice) in _seen:
        return problem
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_code.co_filename.startswith(MAKERS):
        frame = frame.f_back
    if frame.f_code.co_filename.startswith(OURS) and code in CODES:
        _seen.add((code, what, problem.advice))
        made[code, what, problem.advice] = None
    return problem


def watch() -> None:
    """Note from now on every problem that is made."""
    Problem.__new__ = _noted  # type: ignore[method-assign,assignment]


def without_dutch() -> list[str]:
    """Say for every sentence that was made since the last time and has no Dutch form where to add which line."""
    lines = []
    for code, what, advice in made:
        for text in (what, advice):
            lines += [missing(code[0], one, code) for one in dutch().lines(text, code[0]).missing]
            lines += [
                f"{code}: words of ours in {one}; mark the blank with ! in Dutch" for one in swallowed(code[0], text)
            ]
    made.clear()
    return lines


def swallowed(family: str, text: str) -> list[str]:
    """Find English words of the library that went through a blank without being said in Dutch."""
    found = []
    for line in text.split("\n"):
        for template in dutch()._sentences(family):
            said = template.dutch(line, lambda word: dutch().word(word, family))
            if said is not None and not said.missing:
                ours = {name for name, mark in BLANK.findall(template.dutch_text) if mark == "!"}
                kept = {
                    name: QUOTED.sub("", value)
                    for name, value in (template.blanks(line) or {}).items()
                    if name not in ours
                }
                found += [
                    f"`{template.english}`: {value}"
                    for name, value in kept.items()
                    if name not in FROM_THE_MACHINE and f"`{{{name}" not in template.english and SMALL.search(value)
                ]
                break
    return found


def missing(catalogue: str, text: str, code: str) -> str:
    """Say which line is missing in which file."""
    key = f"'{text}'" if '"' in text and "'" not in text else '"' + text.replace('"', '\\"') + '"'
    return (
        f"{code} has no Dutch form: in {CATALOGUES}/{catalogue}.toml under [says] add the line\n"
        f'{key} = "..."\nwith {{name}} for each part that differs from one time to another'
    )

"""The sentences that stand in the code as texts, found by reading it: what is given to `refuse`, `Problem` and others.

What is put together elsewhere is not seen here; `tests/watch.py` sees it when a test makes it.
"""

from __future__ import annotations

import ast
import re
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharing.messages.templates import Template

ROOT = Path(__file__).parent.parent.parent
CODE = re.compile(r"[A-Z]\d{3}")
SAYING = {"refuse", "Problem", "Impossible", "Fault", "FormulaError", "KindError", "UsageError", "notice", "in_words"}
LEFT = "left"
"""The list of what was not carried over to another format."""
NAMES = {"what", "advice", "wrong", "said", "more"}
"""The names under which a sentence waits to be said."""
BLANK = "\0"
MOST = 16
"""How many ways there may be to fill a sentence with alternatives."""


class Sentence(NamedTuple):
    """The pieces of a text between its blanks, the code if it is known, and the file in which it stands."""

    pieces: tuple[str, ...]
    code: str
    place: str

    @property
    def text(self) -> str:
        """The sentence as a key of a catalogue, with any names in its blanks."""
        return "".join(f"{'{' * (at > 0)}{f'blank{at}}}' if at else ''}{piece}" for at, piece in enumerate(self.pieces))

    def is_said_by(self, template: Template) -> bool:
        """Say whether a template is this sentence: it fits with a word in each blank, or has the pieces in their order.

        The second holds where a blank of the code is a part of the sentence itself.
        """
        if template.blanks("x1".join(self.pieces)) is not None:
            return True
        return re.search(".*".join(map(re.escape, self.pieces)), template.english) is not None


def texts(node: ast.expr) -> list[str]:
    """Give what a text expression can say, with a mark in its blanks; nothing for what is no text."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=one, orelse=other):
            return [*texts(one), *texts(other)]
        case ast.BinOp(left=left, op=ast.Add(), right=right) if texts(left) and texts(right):
            return ["".join(parts) for parts in product(texts(left), texts(right))]
        case ast.JoinedStr(values=parts):
            ways = [
                texts(part.value) or [BLANK] if isinstance(part, ast.FormattedValue) else texts(part) for part in parts
            ]
            return ["".join(way) for way in product(*ways)][:MOST]
    return []


def _calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            given = [*node.args, *(word.value for word in node.keywords)]
            codes = [text for part in given for text in texts(part) if CODE.fullmatch(text)]
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            left = name == "append" and getattr(node.func.value, "attr", getattr(node.func.value, "id", "")) == LEFT
            if codes or name in SAYING or left:
                yield node, codes[0] if len(codes) == 1 else ""


def _waiting(function: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and any(isinstance(to, ast.Name) and to.id in NAMES for to in node.targets):
            yield node.value


def sentences() -> list[Sentence]:
    """List every sentence of the library and the command line that stands in the code."""
    found: dict[Sentence, None] = {}
    for path in sorted([*ROOT.glob("src/**/*.py"), *ROOT.glob("cli/**/*.py")]):
        tree, place = ast.parse(path.read_text(encoding="utf-8")), path.relative_to(ROOT).as_posix()
        given = [
            (part, code) for call, code in _calls(tree) for part in [*call.args, *(one.value for one in call.keywords)]
        ]
        told = {id(call): None for call, _ in _calls(tree)}
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef) and any(id(node) in told for node in ast.walk(function)):
                given += [(part, "") for part in _waiting(function)]
        for part, code in given:
            for text in texts(part):
                for line in text.split("\n"):
                    if len(re.findall(r"[a-z]{2,}", line)) > 1 and " " in line.strip():
                        found[Sentence(tuple(line.split(BLANK)), code, place)] = None
    return list(found)

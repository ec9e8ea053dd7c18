"""Every function, class and method without a leading underscore says what it promises, nested ones too."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(
    path for room in ("src", "cli", "schemes", "benchmarks", "docs") for path in (ROOT / room).rglob("*.py")
)
DEFINED = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def unexplained(source: str) -> list[str]:
    """Name everything public in a source that has no docstring, with its line."""
    tree = ast.parse(source)
    public = [node for node in ast.walk(tree) if isinstance(node, DEFINED) and not node.name.startswith("_")]
    missing = [f"line {node.lineno}: {node.name}" for node in public if not ast.get_docstring(node)]
    return missing if ast.get_docstring(tree) else ["line 1: the module", *missing]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_everything_public_has_a_docstring(path):
    assert unexplained(path.read_text(encoding="utf-8")) == []


def test_what_is_nested_is_found_and_what_is_private_is_not():
    source = '"""About."""\nclass A:\n    """A."""\n    def b(self):\n        def c(): ...\n    def _d(self): ...\n'
    assert unexplained(source) == ["line 4: b", "line 5: c"]
    assert unexplained("x = 1\n") == ["line 1: the module"]

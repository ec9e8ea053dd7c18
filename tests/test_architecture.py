"""The house keeps its shape: sizes, purity, no floats where money is, everything public explained."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted([*ROOT.glob("src/**/*.py"), *ROOT.glob("cli/**/*.py")])
EXACT_COLUMNS = {"__init__.py", "protocol.py", "lists.py"}
"""Modules of `columns` without floats; in the others floats locate, and integers decide."""

IN_FLOATS = {"black_scholes.py", "lattice.py", "employee_options.py"}
"""Modules of `models`, the room of what an option is worth: models have floats, and round at a named step."""

pytestmark = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_a_module_has_at_most_400_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_a_function_has_at_most_40_lines_besides_docstrings(path):
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            within = [one for one in ast.walk(node) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
            docstrings = sum(len((ast.get_docstring(one, clean=False) or "").splitlines()) for one in within)
            lines = (node.end_lineno or 0) - node.lineno + 1 - docstrings
            assert lines <= 40, node.name


def test_everything_public_is_explained_in_a_promising_sentence(path):
    tree = _tree(path)
    assert ast.get_docstring(tree), path
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            text = ast.get_docstring(node)
            assert text, node.name
            assert text.split("\n")[0].endswith((".", ":", "?", "`")), node.name


def test_no_float_stands_where_money_is_computed(path):
    if path.parent.name == "columns" and path.name not in EXACT_COLUMNS:
        return
    if path.parent.name == "models" and path.name in IN_FLOATS:
        return
    for node in ast.walk(_tree(path)):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), f"line {node.lineno}"


def test_only_the_models_and_the_columns_turn_numbers_into_floats(path):
    if path.parent.name in {"columns", "models"}:
        return
    for node in ast.walk(_tree(path)):
        made = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
        assert not made, f"line {node.lineno}"


def test_a_module_that_calculates_in_floats_says_so(path):
    if path.parent.name == "models" and path.name in IN_FLOATS:
        assert "Floats are allowed in this room" in (ast.get_docstring(_tree(path)) or "")


def test_no_module_has_a_name_that_says_nothing(path):
    assert path.stem not in {"utils", "helpers", "common", "core", "manager", "engine", "misc"}


def test_the_median_module_is_small(path):
    if path == SOURCES[0]:
        assert statistics.median(len(p.read_text(encoding="utf-8").splitlines()) for p in SOURCES) <= 120

"""The templates of pages and letters: files beside the code, given as texts to the pure functions that fill them in."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent.parent / "reports" / "templates"


@cache
def templates() -> Mapping[str, str]:
    """Read every template by the name of its file.

    >>> "report.html" in templates()
    True
    """
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.iterdir())}

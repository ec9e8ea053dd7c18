"""What other standards say beside IFRS 2: data files beside the ready-made schemes, read when they are asked for."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def _standards() -> dict[str, Path]:
    import sharing_schemes

    return {path.stem: path for path in sorted((Path(sharing_schemes.__path__[0]) / "standards").glob("*.toml"))}


def standard_names() -> list[str]:
    """List the standards of which something is known."""
    return list(_standards())


def standard_of(name: str) -> dict[str, Any]:
    """Read what is known of a standard: a title, and points with a relation to IFRS 2, a source and a confidence."""
    return tomllib.loads(_standards()[name].read_text(encoding="utf-8"))

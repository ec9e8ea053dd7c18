"""Run every benchmark: each prints ratios from one interleaved run."""

from __future__ import annotations

import importlib
from pathlib import Path

SHARED = {"all", "measuring", "peers"}

if __name__ == "__main__":
    for script in sorted(Path(__file__).parent.glob("*.py")):
        if script.stem not in SHARED:
            importlib.import_module(script.stem).main()

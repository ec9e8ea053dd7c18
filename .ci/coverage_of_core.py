"""Fail unless every line and branch of the pure core is covered; print what is not.

The core is everything that decides an amount: numbers, kernel, language, rules, schemes, inputs, results.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

OUTSIDE = ("src/sharing/files/", "src/sharing/reports/", "src/sharing/letters/", "src/sharing/__init__.py")


def main() -> int:
    """Read a coverage report in JSON and judge the core."""
    files = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["files"]
    wrong = 0
    for name, found in sorted(files.items()):
        if name.startswith(OUTSIDE) or not name.startswith("src/sharing/"):
            continue
        lines, branches = found["missing_lines"], found["missing_branches"]
        if lines or branches:
            wrong += 1
            print(f"{name}: lines {lines}, branches {branches}")
    print(f"pure core: {'complete' if not wrong else f'{wrong} modules with gaps'}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())

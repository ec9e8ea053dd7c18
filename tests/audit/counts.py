"""Counts of mutations in the explanation of the audit trail, held to what was tried; SHARING_REWRITE=1 writes them anew."""

from __future__ import annotations

import os
import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "audit-trail.md"


def hold(what: str, tried: int, unseen: int = 0) -> None:
    """Hold the row of the table that tells of some mutations to how many were tried and how many were not seen."""
    row = f"| {what} | {tried:,} | {unseen} |"
    text = PAGE.read_text(encoding="utf-8")
    if os.environ.get("SHARING_REWRITE"):
        text = re.sub(rf"^\| {re.escape(what)} \|.*$", row, text, flags=re.MULTILINE)
        PAGE.write_text(text, encoding="utf-8")
    assert row in text.splitlines()

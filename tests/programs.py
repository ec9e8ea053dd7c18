"""Programs of others that tests need. SHARING_PROGRAMS names those without which a test fails and is not skipped."""

from __future__ import annotations

import os


def missed(reason: str) -> str:
    """Say that a test may not be skipped, by the reason for which it was; nothing where it may."""
    named = os.environ.get("SHARING_PROGRAMS", "").split()
    text = reason.removeprefix("Skipped: ")
    return next(
        (f"SHARING_PROGRAMS names {one}, so this may not be skipped: {text}" for one in named if one in text), ""
    )

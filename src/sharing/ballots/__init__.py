"""A budget divided by the people: what they vote for is bought with equal parts of it, exactly and with a proof."""

from __future__ import annotations

from sharing.ballots.outcome import Outcome, decide
from sharing.ballots.publish import Published, Slip, publish, slip_of
from sharing.ballots.reading import read_poll
from sharing.ballots.settings import read_settings
from sharing.ballots.values import Poll, Proposal, Settings

__all__ = [
    "Outcome",
    "Poll",
    "Proposal",
    "Published",
    "Settings",
    "Slip",
    "decide",
    "publish",
    "read_poll",
    "read_settings",
    "slip_of",
]

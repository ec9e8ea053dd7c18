"""Plans for tests: from the tree of a file, run on the ready-made scheme."""

from __future__ import annotations

from typing import Any

from tests.schemes import ready_made

from sharing.documents import Document
from sharing.expense import SCHEME, Plan, Schedule, read_grants, schedule_of


def plan_of(tree: dict[str, Any]) -> Plan:
    return read_grants(Document("plan.toml", "", tree))


def booked(tree: dict[str, Any]) -> Schedule:
    return schedule_of(plan_of(tree), ready_made(SCHEME))

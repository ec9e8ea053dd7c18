"""Plans for tests: from the tree of a file, run on the ready-made scheme."""

from __future__ import annotations

from functools import cache
from typing import Any

from sharing import parameter_sets, read_scheme, scheme_document, vocabulary
from sharing.documents import Document
from sharing.expense import SCHEME, Plan, Schedule, read_grants, schedule_of
from sharing.scheme import Scheme


@cache
def scheme() -> Scheme:
    return read_scheme(scheme_document(SCHEME), vocabulary(), parameter_sets())


def plan_of(tree: dict[str, Any]) -> Plan:
    return read_grants(Document("plan.toml", "", tree))


def booked(tree: dict[str, Any]) -> Schedule:
    return schedule_of(plan_of(tree), scheme())

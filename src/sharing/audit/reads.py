"""What every named value of a scheme reads: the names right under it, and whether it reads them of everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharing.audit.plain import unplain
from sharing.audit.reading import scheme_of
from sharing.documents import Document
from sharing.errors import Refused
from sharing.named import Named
from sharing.tables import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.kernel import Line
    from sharing.scheme import Scheme

ACROSS = {"total", "most", "running", "level", "locate"}
"""Operations whose value in one row hangs on other rows of what they read."""


class Read(Named):
    """A named value or an input that is read, in the own row or `across` all rows of its table."""

    name: str
    across: bool


def reads_of(trail: Mapping[str, Any]) -> dict[str, tuple[Read, ...]]:
    """Give for every step and condition of a trail what it reads; nothing where its scheme cannot be read any more."""
    scheme = scheme_in(trail)
    if scheme is None:
        return {}
    lines = {line.name: line for line in scheme.program.lines}
    return {name: _under(name, lines, trail["steps"]) for name in trail["steps"] if name in lines}


def scheme_in(trail: Mapping[str, Any]) -> Scheme | None:
    """Read the scheme that a trail holds; None where it cannot be read any more."""
    try:
        return scheme_of(trail, Document("scheme", trail["scheme"]["text"], unplain(trail["scheme"]["tree"])))
    except Refused:
        return None


def _under(name: str, lines: Mapping[str, Line], named: Mapping[str, Any]) -> tuple[Read, ...]:
    """Go down from a named value through lines without a name; the calendar and texts of the scheme never differ."""
    found: dict[Read, None] = {}
    seen: set[Read] = set()
    waiting = [Read(name, across=False)]
    while waiting:
        at = waiting.pop()
        line = lines.get(at.name)
        if line is None or at in seen:
            continue
        seen.add(at)
        for word in filter(None, reversed(line.operands)):
            read = Read(word, at.across or line.op in ACROSS)
            if word in named or word not in lines:
                found[read] = None
            else:
                waiting.append(read)
    return tuple(read for read in found if not read.name.startswith(f"{CALENDAR}.") and "=" not in read.name)

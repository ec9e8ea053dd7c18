"""Where a value lives: tables, and the links that lead from each row of one to a row of another.

The company is the table with one row, and every table reaches it. Two tables meet when exactly one chain of links
leads from the finer to the coarser one; the chains are found here, from the shape alone, before there is any data.

>>> shape = Shape({"contracts": {"person": "staff"}, "staff": {"team": "teams"}, "teams": {}})
>>> shape.chains("contracts", "teams")
[('contracts.person', 'staff.team')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.named import Named

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPANY = "company"
STAFF = "staff"
CALENDAR = "calendar"


class Shape(Named):
    """The links of every table: `links[table][column]` is the table that column leads to."""

    links: Mapping[str, Mapping[str, str]]

    def chains(self, start: str, end: str) -> list[tuple[str, ...]]:
        """List every chain of links from one table to another, each as the names of its link columns.

        Links never lead back to a table the chain has passed.
        """
        return self._chains(start, end, (start,))

    def _chains(self, start: str, end: str, passed: tuple[str, ...]) -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = []
        for column, target in self.links.get(start, {}).items():
            step = f"{start}.{column}"
            if target == end:
                found.append((step,))
            elif target not in passed:
                found.extend((step, *rest) for rest in self._chains(target, end, (*passed, target)))
        return found

    def reaches(self, start: str, end: str) -> bool:
        """Say whether every row of `start` belongs to a row of `end`."""
        return end in {start, COMPANY} or bool(self.chains(start, end))

    def finer(self, a: str, b: str, here: str) -> str:
        """Give the finer of two tables, or `here` (the table both are seen from) when neither contains the other."""
        if self.reaches(a, b):
            return a
        return b if self.reaches(b, a) else here

"""Whether a scheme holds for a period: within the days of `valid`, and not before its version is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.dates import day_text
from sharing.errors import Problem

if TYPE_CHECKING:
    from sharing.errors import Place
    from sharing.inputs.figures import Period
    from sharing.scheme import Scheme


def outside(scheme: Scheme, period: Period, place: Place) -> list[Problem]:
    """Say that a period ends on a day on which the scheme does not hold, or begins before its version is in force."""
    found = []
    first, last = (scheme.valid[key].toordinal() if key in scheme.valid else None for key in ("from", "to"))
    if (first is not None and first > period.end) or (last is not None and period.end > last):
        until = f" to {day_text(last)}" if last is not None else ""
        holds = f"{f'from {day_text(first)}' if first is not None else ''}{until}".strip()
        what = f"the scheme holds {holds}, and this period ends on {day_text(period.end)}"
        advice = "use the version of the scheme that was in force, or correct `valid`"
        found.append(Problem("I077", what, place, advice))
    if scheme.adopted is not None and period.start < scheme.adopted.start.toordinal():
        day = scheme.adopted.start.isoformat()
        what = f"version {scheme.version} is in force from {day}, and this period begins on {day_text(period.start)}"
        advice = "use the version that was in force then, or let the period begin when this one is"
        found.append(Problem("I078", what, place, advice))
    return found

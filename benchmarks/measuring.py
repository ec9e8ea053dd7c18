"""Candidates side by side: one run, interleaved, medians, printed as ratios, each result checked."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from tabulate import tabulate


class Candidate(NamedTuple):
    """A way to do the work; `why` says why it is missing, `share` which part of the rows it is timed on."""

    name: str
    run: Callable[[], Any] | None
    exact: Callable[[Any], str] = lambda _: "yes"
    rounds: int = 9
    share: float = 1.0
    why: str = ""


def compare(title: str, candidates: list[Candidate], bases: list[str]) -> None:
    """Time every candidate in turn, round after round, and print medians as ratios to some of them."""
    present = [c for c in candidates if c.run is not None]
    verdicts = {c.name: c.exact(c.run()) for c in present}
    times: dict[str, list[float]] = {c.name: [] for c in present}
    for number in range(max(c.rounds for c in present)):
        for c in present:
            if number < c.rounds:
                start = time.perf_counter()
                c.run()
                times[c.name].append((time.perf_counter() - start) / c.share)
    medians = {name: statistics.median(values) for name, values in times.items()}
    rows = [
        [c.name, f"{medians[c.name] * 1e3:,.1f} ms", *(f"{medians[c.name] / medians[b]:,.1f}" for b in bases),
         verdicts[c.name]]
        for c in sorted(present, key=lambda c: medians[c.name])
    ]  # fmt: skip
    print(f"\n{title}\n")
    print(tabulate(rows, ["", "median", *(f"/ {b}" for b in bases), "exact"], tablefmt="github", disable_numparse=True))
    for c in candidates:
        if c.share < 1:
            print(f"\n{c.name}: timed on {c.share:.0%} of the rows, multiplied.")
        if c.run is None:
            print(f"\nSkipped: {c.name}, {c.why}.")

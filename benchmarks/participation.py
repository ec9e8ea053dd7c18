"""One million grants: from events to everybody's position on a day, and the peak of memory.

The events are made first; then the clock starts. Grants are spread over every day of ten years, over 300,000 holders and
over two schedules of 48 and 36 months, and draw on a pool. Prints CPU time, because a busy machine makes wall time long.
The collector of circles is off: nothing here is part of a circle, and it would walk through the inputs again and again.
"""

from __future__ import annotations

import gc
import resource
import sys
import time
from fractions import Fraction

from sharing.dates import day_number
from sharing.documents import Document
from sharing.participation import Event, balances_of, compile_events, positions_of, read_plan

COUNT = 1_000_000
HOLDERS = 300_000
FIRST, DAYS = day_number("2015-01-01"), 3650
ON = day_number("2025-06-30")
YEARLY = {"after": "12 months", "part": "25%"}
PLAN = {
    "plan": "A million grants",
    "classes": {"option": {"kind": "option", "units": "pool", "expires": "12 years"}},
    "vesting": {
        "four-years": {"segment": [{"every": "1 month", "times": 48, "cliff": YEARLY}]},
        "three-years": {"segment": [{"part": "3/4", "every": "1 month", "times": 36}, {"part": "1/4", "on": "exit"}]},
    },
}


def events(count: int) -> list[Event]:
    """Make a pool and so many grants."""
    units = [Fraction(100 + n) for n in range(5000)]
    price, pool = Fraction(1), Event(0, FIRST, "pool", name="option", quantity=Fraction(10**10))
    names = list(PLAN["vesting"])
    return [pool] + [
        Event(n + 1, FIRST + n * 7919 % DAYS, "grant", f"E{n % HOLDERS:06}", "option", f"G{n:07}", units[n % 5000], price, names[n % 3 % 2])
        for n in range(count)
    ]  # fmt: skip


def peak() -> float:
    """Give the most memory this process has had, in gigabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    plan = read_plan(Document("plan.toml", "", PLAN))
    known = events(count)
    before = peak()
    gc.collect()
    gc.disable()
    start = time.process_time()
    book = compile_events(plan, known, ON)
    compiled = time.process_time()
    positions = positions_of(book, ON)
    done = time.process_time()
    gc.enable()
    (balance,) = balances_of(book, ON) if count <= COUNT // 100 else (None,)
    assert len(positions) == count
    assert sum(one.granted - one.unvested - one.vested for one in positions) == 0
    assert balance is None or balance.issued == 10**10
    print(f"{count:,} grants: events to book {compiled - start:.1f} s, positions {done - compiled:.1f} s, "
          f"together {done - start:.1f} s; peak {peak():.2f} GB, of which {before:.2f} GB events")  # fmt: skip


if __name__ == "__main__":
    main()

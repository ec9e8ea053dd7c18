"""The fourteen operations under every scheme: the only place where a meaning is implemented.

`Line` is one line of a flat, single-assignment program; `Writer` writes lines and checks kinds, tables and levels
while it writes; `evaluate` runs a program over exact columns and returns its workings.
"""

from sharing.kernel.lines import Intrinsic, Line, Operand, Program
from sharing.kernel.sizes import MOST_BITS, TooLarge
from sharing.kernel.values import Value
from sharing.kernel.workings import Workings, evaluate
from sharing.kernel.writer import Writer

__all__ = [
    "MOST_BITS",
    "Intrinsic",
    "Line",
    "Operand",
    "Program",
    "TooLarge",
    "Value",
    "Workings",
    "Writer",
    "evaluate",
]

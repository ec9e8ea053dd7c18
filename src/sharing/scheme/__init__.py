"""Schemes: the rules of one plan as data, read once, checked once, and never wrong afterwards.

`read_scheme` turns a document into a `Scheme`: what it asks for, its named steps, its awards, and the kernel lines
that all of it means. Everything that can be known without data is known then: names, kinds, tables, levels.
"""

from sharing.scheme.reading import read_scheme
from sharing.scheme.values import Account, Condition, Constant, Input, Outlet, Scheme, Step

__all__ = ["Account", "Condition", "Constant", "Input", "Outlet", "Scheme", "Step", "read_scheme"]

"""The rule vocabulary: definitions as data, each a short list of formulas over the kernel.

The definitions stand in `definitions/*.toml`, one a file, each with its sentences, its reference and its examples.
`Rule` is a definition that was read; `Compiler` writes formulas and rules down as kernel lines.
"""

from sharing.rules.compiler import Compiler
from sharing.rules.definition import Blank, Rule, read_rule
from sharing.rules.scope import Absent, Choice, Scope

__all__ = ["Absent", "Blank", "Choice", "Compiler", "Rule", "Scope", "read_rule"]

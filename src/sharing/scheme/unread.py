"""Values that a rule demands to be read: what a limit cuts must go somewhere when the scheme says that it does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sharing.rules.definition import holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sharing.documents import Path
    from sharing.scheme.keys import Reader
    from sharing.scheme.values import Step

READERS = {"eligible", "step", "awards", "accounts", "account", "checks", "check"}
"""The parts of a scheme that read values."""
PROSE = {"label", "about", "reason", "source", "title", "name"}


def check_reads(reader: Reader, steps: Sequence[Step]) -> None:
    """Complain of every sub-step that its rule demands to be read and that nothing in the scheme reads."""
    tree = reader.document.tree
    places = reader.steps()
    said = [text for part, value in tree.items() if part in READERS for text in _texts(value)]
    for step in steps:
        for demand in step.rule.reads if step.rule is not None else ():
            name = f"{step.name}.{demand.output}"
            if not holds(demand.when, step.choices) or any(_names(text, name) for text in said):
                continue
            asked = next(iter(demand.when))
            path: Path = ("step", places[step.name], asked)
            what = f'`{asked} = "{step.choices[asked]}"`, and nothing reads `{name}`'
            reader.say("S031", what, path, demand.advice.get("en", ""))


def _texts(value: Any) -> Iterator[str]:
    """Give every text of a part of the file that may be a formula or a name."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in PROSE:
                yield from _texts(item)


def _names(text: str, name: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(name)}(?![\w.])", text) is not None

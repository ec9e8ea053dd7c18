"""The file between two periods: a state as TOML that people can read, sealed with the digest of its content.

>>> from sharing.documents import Document
>>> from sharing.state import Entry, State
>>> state = State("plan", "2025", 739252, 739616, {"reserve": (Entry("2025-12-31", Fraction(5, 2), 739616),)})
>>> print(state_text(state).splitlines()[-2])
    { id = "2025-12-31", owner = "", amount = "2.5", origin = "2025-12-31", expires = "" },
>>> read_state(Document("state.toml", "", state.tree())) == state
True
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sharing.dates import day_number
from sharing.errors import Problem, Refused
from sharing.scheme.keys import exact
from sharing.state import FORMAT, HEADERS, Entry, State, digest_of

if TYPE_CHECKING:
    from sharing.documents import Document, Path


def state_text(state: State) -> str:
    """Write a state as the text of its file."""
    tree = state.tree()
    lines = [
        f"# What {_quoted(state.scheme)} carries out of period {_quoted(state.period)}. Private.",
        "# The digest seals it: a file that was edited is refused.",
        *(f"{key} = {_quoted(tree[key])}" for key in ("format", "scheme", "digest")),
        "",
        "[period]",
        *(f"{key} = {_quoted(text)}" for key, text in tree["period"].items()),
        "",
        "[accounts]",
    ]
    for name, entries in tree["accounts"].items():
        cells = (", ".join(f"{key} = {_quoted(text)}" for key, text in entry.items()) for entry in entries)
        lines += [f"{name} = [", *(f"    {{ {row} }}," for row in cells), "]"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    r"""Write a text as TOML does, in characters that every editor shows.

    >>> print(_quoted('a "b" é'))
    "a \U00000022b\U00000022 \U000000e9"
    """
    return '"' + "".join(c if " " <= c <= "~" and c not in '"\\' else f"\\U{ord(c):08x}" for c in text) + '"'


def read_state(document: Document) -> State:
    """Read a state from its document; Refused when it is not one, or was changed after it was written."""
    tree = document.tree
    if tree.get("format") != FORMAT:
        what = "this is not the state of a scheme"
        raise _refused(document, "I075", what, (), f'a state begins with format = "{FORMAT}"')
    try:
        state = _state(tree)
        sealed = tree.get("digest") == digest_of(tree) == state.digest
    except (KeyError, TypeError, ValueError, AttributeError):
        what = "something is missing from the state, or has another form"
        raise _refused(document, "I075", what, (), "use the file as it was written") from None
    if not sealed:
        what = "the state was changed after it was written: its digest does not match"
        advice = "use the file as it was written, or run the period before again"
        raise _refused(document, "I076", what, ("digest",), advice)
    return state


def _refused(document: Document, code: str, what: str, path: Path, advice: str) -> Refused:
    return Refused([Problem(code, what, document.place(path), advice)])


def _state(tree: dict[str, Any]) -> State:
    period = tree["period"]
    accounts = {str(name): tuple(_entry(row) for row in rows) for name, rows in tree["accounts"].items()}
    start, end = day_number(period["from"]), day_number(period["to"])
    return State(str(tree["scheme"]), str(period["name"]), start, end, accounts)


def _entry(row: dict[str, str]) -> Entry:
    texts = tuple(row[key] for key in HEADERS)
    identity, owner, amount, origin, expires = texts
    value = exact(amount)
    if value is None or not all(isinstance(text, str) for text in texts):
        raise ValueError(texts)
    return Entry(identity, Fraction(value), day_number(origin), day_number(expires) if expires else None, owner)

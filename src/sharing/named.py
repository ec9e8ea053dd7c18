"""Named tuples whose annotations stay as they are written, and that are made in half the time for it.

`typing.NamedTuple` compiles every annotation only to see whether it could be a type; a run of 50 people makes eighty
such classes, and a type checker has looked at them before. To that, and to whoever reads, `Named` is `NamedTuple`.

>>> class Point(Named):
...     x: int
...     y: int = 0
>>> Point(3)._replace(y=4)
Point(x=3, y=4)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as Named
else:
    from collections import namedtuple

    class _Maker(type):
        """Makes of a class with annotations the named tuple of that name."""

        def __new__(cls, name: str, _: tuple[type, ...], members: dict[str, Any]) -> type:
            """Make the tuple, and give it everything in the class that is not a field."""
            fields = list(members.get("__annotations__", ()))
            given = [field for field in fields if field in members]
            if given != fields[len(fields) - len(given) :]:
                raise TypeError(f"{name}: a field without a default follows one with a default")
            defaults = [members[field] for field in given]
            made = namedtuple(name, fields, defaults=defaults, module=members["__module__"])  # noqa: PYI024
            for word, member in members.items():
                if word not in fields:
                    setattr(made, word, member)
            return made

    Named = type.__new__(_Maker, "Named", (), {"__doc__": "What a named tuple is derived from."})

__all__ = ["Named"]

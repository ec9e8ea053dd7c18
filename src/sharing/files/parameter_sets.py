"""The sets of parameters that the library ships, and those that a person adds: read when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sharing.files.toml_documents import read_toml

if TYPE_CHECKING:
    from sharing.parameters import ParameterSet


class ParameterSets(Mapping[str, "ParameterSet"]):
    """The sets of parameters by name: those a person added, and those of the library; read when they are asked for."""

    def __init__(self, added: tuple[ParameterSet, ...] = ()) -> None:
        """Begin with the sets that were added; each takes the place of one of the same name."""
        self._read: dict[str, ParameterSet] = {found.name: found for found in added}

    @cached_property
    def _paths(self) -> dict[str, Path]:
        import sharing_schemes

        return {path.stem: path for path in sorted((Path(sharing_schemes.__path__[0]) / "parameters").glob("*.toml"))}

    def __getitem__(self, name: str) -> ParameterSet:
        if name not in self._read:
            from sharing.scheme.sets import read_parameter_set

            document = read_toml(self._paths[name].read_bytes(), name=f"parameters/{name}.toml")
            self._read[name] = read_parameter_set(document)
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._read or name in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({*self._read, *self._paths}))

    def __len__(self) -> int:
        return len({*self._read, *self._paths})


def parameter_sets(*added: ParameterSet) -> Mapping[str, ParameterSet]:
    """Give every set of parameters: those given here, and those that the library ships."""
    return ParameterSets(added)

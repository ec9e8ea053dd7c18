"""What a result was made from: its files by what they were read as, and what a person decided beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.tables import STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharing.documents import Source
    from sharing.inputs.columns_read import Reading
    from sharing.inputs.figures import Figures
    from sharing.inputs.sheet import Sheet
    from sharing.scheme import Scheme


def sources_of(scheme: Scheme, figures: Figures, sheets: Mapping[str, Sheet]) -> tuple[tuple[str, Source], ...]:
    """List the files of a run: scheme, figures, staff, tables by name, sets of parameters by name.

    A sheet that was not read from a file, such as the entries of an account, is not listed.
    """
    found = [("scheme", scheme.document.source), ("figures", figures.document.source)]
    ordered = sorted(sheets, key=lambda name: (name != STAFF, name))
    for name in ordered:
        source = sheets[name].source
        if source is not None:
            found.append((name if name == STAFF else f"table.{name}", source))
    sets = {item.set: item.document for item in scheme.parameters if item.document is not None}
    found.extend((f"parameters.{name}", sets[name].source) for name in sorted(sets))
    return tuple(found)


def options_of(given: Mapping[str, str], reading: Reading) -> dict[str, str]:
    """Name what was decided beside the files: values that were overruled, the decimal sign, the order of dates."""
    found = {f"set.{name}": value for name, value in sorted(given.items())}
    if reading.decimal is not None:
        found["decimal"] = reading.decimal.value
    if reading.dates is not None:
        found["dates"] = reading.dates.value
    return found

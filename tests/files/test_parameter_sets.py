"""The sets of the library: they can be read, their values have sources, and a set is read only when it is asked for."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from sharing import parameter_sets, read_parameter_set, read_scheme, scheme_document, vocabulary
from sharing.documents import Document
from sharing.files.parameter_sets import ParameterSets
from sharing.parameters import ParameterSet

NAMES = list(parameter_sets())


def own(name: str) -> ParameterSet:
    value = {"from": "2025-01-01", "value": 1, "status": "final", "source": "s", "checked": "2025-01-01"}
    return read_parameter_set(
        Document("x", "", {"set": name, "parameters": {"pass": {"kind": "money", "values": [value]}}})
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_set_has_its_own_name_and_every_value_has_a_source(name: str) -> None:
    found = parameter_sets()[name]
    assert found.name == name
    assert {"en", "nl"} <= set(found.title)
    for key, entry in found.entries.items():
        assert re.fullmatch(r"[a-z][a-z0-9_]*", key)
        assert {"en", "nl"} <= set(entry.label), key
        for value in entry.values:
            assert value.source, key
            assert value.confidence in {"O", "C", "S", "M"}, key
            assert ("memory" in value.source) >= (value.confidence == "M" and "inferred" not in value.source), key


def test_some_values_that_are_published() -> None:
    sets = parameter_sets()
    ceiling = {value.start: value.value for value in sets["fr"].entries["pass"].values}
    assert list(ceiling.values()) == [34308, 38616, 41136, 43992, 46368, 47100, 48060]
    assert [value.value for value in sets["ec"].entries["sbu"].values][:2] == [366, 375]
    assert sets["ec"].entries["sbu"].values[-1].value == 470
    assert sets["in"].entries["bonus_salary_ceiling"].values[-1].value == 7000
    limits = [value.value for value in sets["us"].entries["annual_addition_limit"].values]
    assert limits == [46000, 49000, 55000, 61000, 66000, 69000, 70000, 72000]
    assert {value.status for value in sets["nl"].entries["wkr_free_space_first"].values} == {"final", "announced"}


def test_a_set_of_ones_own_is_added_or_takes_the_place_of_another() -> None:
    sets = parameter_sets(own("fr"), own("zz"))
    assert list(sets) == sorted({*NAMES, "zz"})
    assert len(sets) == len(NAMES) + 1
    assert sets["fr"].entries["pass"].values[0].value == 1
    assert sets["fr"].identity != parameter_sets()["fr"].identity


def test_a_set_is_read_only_when_a_scheme_names_it() -> None:
    sets = ParameterSets()
    read_scheme(scheme_document("equal-shares"), vocabulary(), sets)
    assert "_paths" not in vars(sets)
    read_scheme(scheme_document("france-participation"), vocabulary(), sets)
    assert list(sets._read) == ["fr"]
    with pytest.raises(KeyError):
        sets["atlantis"]


def test_a_run_without_parameters_does_not_import_what_reads_them() -> None:
    lines = [
        "import sys",
        "from sharing_cli.demo import example_registers",
        "from sharing.reports.registers import text_register",
        "text_register(example_registers('salary-shares')[0][1], 'en')",
        "print(sorted(name for name in sys.modules if 'parameters' in name or name.endswith('dated')))",
    ]
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

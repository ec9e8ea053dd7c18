"""What a small command imports: only what it needs, because importing is most of its time (decision 0009)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FIGURES = '[[period]]\nname = "2025"\nfrom = 2025-01-01\nto = 2025-12-31\nfigures = { profit = 1250000, rate = "8%" }\n'
STAFF = "id;naam;jaarsalaris;fte;in dienst;uit dienst\n1;A;52000;1;01-03-2018;\n2;B;38500;0,8;15-09-2021;\n"
COMMAND = (
    "import sys\nfrom sharing_cli import main\ntry:\n    main()\n"
    "finally:\n    print(*sorted(sys.modules), file=open('imported.txt', 'w'))\n"
)


def imported(folder: Path, *words: str) -> set[str]:
    """Run a command in a folder and give the names of everything that it imported."""
    paths = [str(ROOT / name) for name in ("src", "cli", "schemes")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    subprocess.run(
        [sys.executable, "-c", COMMAND, *words], cwd=folder, env=environment, check=True, capture_output=True
    )
    return set((folder / "imported.txt").read_text().split())


def test_help_imports_nothing_of_the_library(tmp_path: Path) -> None:
    found = imported(tmp_path, "--help")
    assert "click" in found
    assert {name for name in found if name.startswith("sharing")} == {"sharing_cli", "sharing_cli.commands"}
    assert not found & {"attrs", "tabulate", "tomllib", "json"}


@pytest.fixture(scope="module")
def of_a_run(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Give what a run of a scheme without accounts, checks and rewards imports."""
    folder = tmp_path_factory.mktemp("run")
    (folder / "figures.toml").write_text(FIGURES)
    (folder / "staff.csv").write_text(STAFF)
    return imported(folder, "run", "salary-shares", "staff.csv")


def test_a_run_makes_no_class_with_attrs(of_a_run: set[str]) -> None:
    assert "sharing.register" in of_a_run
    assert not of_a_run & {"attr", "attrs", "openpyxl", "numpy", "jinja2"}


@pytest.mark.parametrize(
    "room",
    [
        "sharing.files.csv_faults", "sharing.origins", "sharing.overlaps", "sharing.parameters",
        "sharing.reports.rewards", "sharing.scheme.accounts", "sharing.scheme.adoption", "sharing.scheme.checks",
        "sharing.scheme.constants", "sharing.scheme.forbidden", "sharing.scheme.matrices",
    ],
)  # fmt: skip
def test_a_run_imports_nothing_for_what_its_scheme_does_not_have(of_a_run: set[str], room: str) -> None:
    assert (ROOT / "src" / Path(*room.split("."))).with_suffix(".py").is_file()
    assert room not in of_a_run

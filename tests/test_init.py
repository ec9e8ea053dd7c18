"""Every ready-made scheme can be begun: what `sharing init` writes runs as it says, and gives the worked example."""

from __future__ import annotations

import json
import shlex
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from tests.transcripts.console import call

from sharing.files.catalogue import scheme_document, scheme_names, vote_names

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", scheme_names())
def test_what_init_writes_runs_and_gives_the_example(name: str, tmp_path: Path) -> None:
    _, said, code = call(["init", name], tmp_path, separate=True)
    assert code == 0, said
    command = shlex.split(said.splitlines()[-1].removeprefix("now: sharing "))
    out, said, code = call([*command, "--format", "json"], tmp_path, separate=True)
    assert code == 0, said
    found = json.loads(out)
    totals = {award["name"]: Fraction(award["total"]) for award in found["awards"]}
    for award, wanted in scheme_document(name).tree["example"][0]["awards"].items():
        assert totals[award] == sum(Fraction(value) for value in wanted.values())


@pytest.mark.parametrize("name", vote_names())
def test_what_init_writes_of_a_vote_runs_and_gives_what_schemes_shows(name: str, tmp_path: Path) -> None:
    _, said, code = call(["init", name], tmp_path, separate=True)
    assert code == 0, said
    assert said.splitlines()[-1] == "now: sharing vote vote.toml"
    result, _, code = call(["-q", "vote", "vote.toml"], tmp_path, separate=True)
    assert code == 0
    shown, _, code = call(["schemes", name], tmp_path, separate=True)
    assert (code, shown) == (0, (tmp_path / "vote.toml").read_text(encoding="utf-8") + "\n" + result)
    assert any(line.startswith(name) for line in call(["schemes"], tmp_path, separate=True)[0].splitlines())
    assert call(["-q", "init", name], tmp_path, separate=True)[2] != 0

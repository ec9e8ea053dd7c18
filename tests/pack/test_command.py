"""The pack as the command writes it: private, as a whole or not at all, and checked by the verifier that is in it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from functools import partial

import pytest
from tests.reports.html.results import EXAMPLES
from tests.transcripts.console import call

FILES = [str(EXAMPLES / "scaleup" / name) for name in ("scheme.toml", "staff.csv")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Commit the scale-up to a ledger, and make two packs of it."""
    found = tmp_path_factory.mktemp("packs")
    out = call(["-q", "run", *FILES, "--ledger", "ledger", "-o", "r.csv"], found)
    assert (0, "") == (out[2], out[1])
    for name in ("one", "two"):
        assert ("", "", 0) == call(["-q", "pack", *FILES, "-o", name, "--ledger", "ledger", "--seed", "s"], found)
    return found


def test_two_runs_give_the_same_bytes(folder):
    packs = [{path.name: path.read_bytes() for path in (folder / name).iterdir()} for name in ("one", "two")]
    assert packs[0] == packs[1]
    assert {"trail.json", "statement.json", "verify.py"} <= set(packs[0])


def test_only_the_owner_can_read_it(folder):
    assert {0o600} == {path.stat().st_mode & 0o777 for path in (folder / "one").iterdir()}
    assert 0o700 == (folder / "one").stat().st_mode & 0o777


def test_the_verifier_in_it_runs_without_the_library_and_finds_a_moved_cent(folder, tmp_path):
    for path in (folder / "one").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    words = [sys.executable, "-I", "verify.py", "statement.json", "trail.json"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout.splitlines()[-1], done.returncode) == ("no findings", 0)
    text = (tmp_path / "trail.json").read_text(encoding="utf-8")
    assert '"total":22200000' in text
    (tmp_path / "trail.json").write_text(text.replace('"total":22200000', '"total":22200001'), encoding="utf-8")
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert 1 == done.returncode
    assert "22200001" in done.stdout


@pytest.mark.skipif(
    not shutil.which("ssh-keygen"), reason="no ssh-keygen on this machine: apt-get install openssh-client"
)
def test_a_signed_statement_brings_its_signature_and_ssh_keygen_accepts_it(folder, tmp_path):
    shutil.copytree(folder / "ledger", tmp_path / "ledger")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / "key"], check=True)
    assert 0 == call(["-q", "sign", "ledger", "--key", "key"], tmp_path)[2]
    assert 0 == call(["-q", "pack", *FILES, "-o", "p", "--ledger", "ledger"], tmp_path)[2]
    (command,) = re.findall(
        r"```sh\n(ssh-keygen .*)\n```", (tmp_path / "p" / "findings.md").read_text(encoding="utf-8")
    )
    known = f"board@company.example {(tmp_path / 'key.pub').read_text(encoding='utf-8')}"
    (tmp_path / "p" / "allowed_signers").write_text(known, encoding="utf-8")
    run = partial(subprocess.run, ["sh", "-c", command], cwd=tmp_path / "p", capture_output=True, check=False)
    assert 0 == run().returncode
    statement = tmp_path / "p" / "statement.json"
    both = ["verify", "p/statement.json", "p/trail.json", "--signers", "p/allowed_signers"]
    assert "signatures looked at: 1" in call(both, tmp_path)[0]
    words = [sys.executable, "verify.py", "statement.json", "trail.json"]
    assert 0 == subprocess.run(words, cwd=tmp_path / "p", capture_output=True, check=False).returncode
    statement.write_bytes(statement.read_bytes() + b" ")
    assert run().returncode


def test_a_folder_with_something_else_in_it_is_never_replaced(folder):
    own = folder / "own"
    own.mkdir()
    (own / "findings.md").write_text("mine")
    (own / "salaries.xlsx").write_text("mine")
    _, said, code = call(["-q", "pack", *FILES, "-o", "own", "--force"], folder, separate=True)
    assert 4 == code
    assert "such as own/salaries.xlsx" in said or "such as salaries.xlsx" in said
    assert "mine" == (own / "findings.md").read_text()


def test_it_is_replaced_as_a_whole_where_it_is_a_pack(folder):
    call(["-q", "pack", *FILES, "-o", "again", "--ledger", "ledger"], folder)
    assert (folder / "again" / "trail.json").exists()
    assert 0 == call(["-q", "pack", *FILES, "-o", "again", "--force"], folder)[2]
    assert not (folder / "again" / "trail.json").exists()


def test_an_entry_that_was_tampered_with_is_a_finding(folder, tmp_path):
    shutil.copytree(folder / "ledger", tmp_path / "ledger")
    trail = next((tmp_path / "ledger" / "private").glob("*/trail.json"))
    text = trail.read_text(encoding="utf-8")
    trail.write_text(text.replace('"0.9"', '"0.8"').replace('"9/10"', '"4/5"', 1), encoding="utf-8")
    _, said, code = call(["pack", *FILES, "-o", "p", "--ledger", "ledger"], tmp_path, separate=True)
    assert 1 == code
    assert "differs: point 6 of findings.md" in said
    assert "A024" in (tmp_path / "p" / "findings.md").read_text(encoding="utf-8")

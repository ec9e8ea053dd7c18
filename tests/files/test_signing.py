"""Signatures of statements: made with keys that the test makes, and found when missing, of another key, of other bytes."""

from __future__ import annotations

import shutil
import stat
import subprocess
from typing import TYPE_CHECKING

import pytest
from tests.audit.made import ledger
from tests.transcripts.console import call

from sharing.errors import Refused
from sharing.files import signing
from sharing.files.ledger import read_ledger
from sharing.files.signing import sign, signature_path
from sharing.files.verifying import verify_paths

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not here")
NAMES = ["000001-2025-final", "000002-2026-final"]


def key(folder: Path, name: str, *more: str) -> Path:
    """Make a key, and give the file with its private part."""
    path = folder / name
    words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(path), *more]
    subprocess.run(words, check=True, capture_output=True)
    return path


def signers(path: Path, *keys: Path) -> Path:
    """Write a file of known signers."""
    lines = [f"{one.name}@example.org {one.with_suffix('.pub').read_text()}" for one in keys]
    path.write_text("".join(lines))
    return path


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path, Path]:
    own = key(tmp_path, "board")
    return ledger(tmp_path / "ledger"), own, signers(tmp_path / "allowed_signers", own)


def codes(folder: Path, known: Path) -> list[str]:
    return [problem.code for problem in verify_paths([folder], signers=known).problems]


def test_every_statement_is_signed_once_and_verifies(places: tuple[Path, Path, Path]) -> None:
    folder, own, known = places
    assert codes(folder, known) == ["A033", "A033"]
    assert [one.name for one in sign(read_ledger(folder), own)] == NAMES
    assert codes(folder, known) == []
    assert verify_paths([folder], signers=known).checked["signature"] == 2
    assert verify_paths([folder]).problems == []
    assert sign(read_ledger(folder), own) == []
    assert stat.S_IMODE(signature_path(folder / f"{NAMES[0]}.json").stat().st_mode) & 0o444 == 0o444
    assert len(read_ledger(folder).entries) == 2


def test_openssh_itself_agrees(places: tuple[Path, Path, Path]) -> None:
    folder, own, known = places
    sign(read_ledger(folder), own)
    statement = folder / f"{NAMES[0]}.json"
    words = ["ssh-keygen", "-Y", "verify", "-n", "sharing", "-I", "board@example.org", "-f", str(known)]
    words += ["-s", f"{statement}.sig"]
    assert subprocess.run(words, input=statement.read_bytes(), capture_output=True, check=False).returncode == 0


def test_one_entry_can_be_signed_and_a_signature_is_replaced_only_on_purpose(places: tuple[Path, Path, Path]) -> None:
    folder, own, known = places
    assert [one.name for one in sign(read_ledger(folder), own, "2")] == NAMES[1:]
    assert codes(folder, known) == ["A033"]
    with pytest.raises(Refused, match="F060"):
        sign(read_ledger(folder), own, "2")
    other = key(own.parent, "other")
    sign(read_ledger(folder), other, "2", force=True)
    assert codes(folder, known) == ["A033", "A034"]


def test_a_key_that_is_not_known_is_told_apart_from_other_bytes(places: tuple[Path, Path, Path]) -> None:
    folder, own, known = places
    other = key(own.parent, "other")
    sign(read_ledger(folder), other)
    assert codes(folder, known) == ["A034", "A034"]
    assert codes(folder, signers(known, own, other)) == []
    one, two = (signature_path(folder / f"{name}.json") for name in NAMES)
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    assert codes(folder, known) == ["A035", "A035"]


@pytest.mark.parametrize("damage", ["cut", "turned", "text"])
def test_a_damaged_signature_is_found(places: tuple[Path, Path, Path], damage: str) -> None:
    folder, own, known = places
    sign(read_ledger(folder), own)
    path = signature_path(folder / f"{NAMES[0]}.json")
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle] = ord("A") if data[middle] != ord("A") else ord("B")
    path.write_bytes({"cut": path.read_bytes()[:middle], "turned": bytes(data), "text": b"signed\n"}[damage])
    assert codes(folder, known) == ["A035"]


def test_an_empty_signature_is_a_finding_and_the_rest_is_still_looked_at(places: tuple[Path, Path, Path]) -> None:
    folder, own, known = places
    sign(read_ledger(folder), own)
    signature_path(folder / f"{NAMES[0]}.json").write_bytes(b"")
    found = verify_paths([folder], signers=known)
    assert ([problem.code for problem in found.problems], found.checked["trail"]) == (["F005"], 2)


def test_a_statement_that_was_changed_with_all_its_digests_is_found_by_its_signature(
    places: tuple[Path, Path, Path],
) -> None:
    folder, own, known = places
    sign(read_ledger(folder), own)
    (folder / f"{NAMES[1]}.json").unlink()
    (folder / "private" / "000002.claim").unlink()
    forged = (
        (folder / f"{NAMES[0]}.json").read_bytes().replace(b'"company":"Orchard of Nowhere"', b'"company":"Orchard"')
    )
    (folder / f"{NAMES[0]}.json").write_bytes(forged)
    assert "A035" in codes(folder, known)


def test_a_signature_for_another_purpose_does_not_count(places: tuple[Path, Path, Path]) -> None:
    folder, own, known = places
    for name in NAMES:
        statement = folder / f"{name}.json"
        words = ["ssh-keygen", "-q", "-Y", "sign", "-n", "file", "-f", str(own), str(statement)]
        subprocess.run(words, check=True, capture_output=True)
    assert codes(folder, known) == ["A035", "A035"]


def test_statements_by_themselves_are_held_to_their_signatures(places: tuple[Path, Path, Path]) -> None:
    folder, own, known = places
    statement = folder / f"{NAMES[0]}.json"
    found = verify_paths([statement], signers=known)
    assert [problem.code for problem in found.problems] == ["A033", "A020"]
    sign(read_ledger(folder), own)
    assert [problem.code for problem in verify_paths([statement], signers=known).problems] == ["A020"]


def test_what_cannot_sign_is_refused_and_nothing_is_written(places: tuple[Path, Path, Path]) -> None:
    folder, own, known = places
    before = sorted(path.name for path in folder.iterdir())
    with pytest.raises(Refused, match=r"allowed_signers: A036 OpenSSH could not sign with this key"):
        sign(read_ledger(folder), known)
    with pytest.raises(Refused, match="F001"):
        sign(read_ledger(folder), own.with_name("nothing"))
    with pytest.raises(Refused, match="A027"):
        sign(read_ledger(folder), own, "9")
    (folder / f"{NAMES[0]}.json").unlink()
    with pytest.raises(Refused, match="A015"):
        sign(read_ledger(folder), own)
    assert sorted([*(path.name for path in folder.iterdir()), f"{NAMES[0]}.json"]) == before


def test_without_openssh_it_is_said_how_to_get_it(places: tuple[Path, Path, Path], monkeypatch) -> None:
    folder, own, known = places
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Refused, match="F069 signatures need `ssh-keygen` of OpenSSH"):
        sign(read_ledger(folder), own)
    monkeypatch.setattr(signing.shutil, "which", lambda _: str(folder))
    with pytest.raises(Refused, match="F069 `ssh-keygen` of OpenSSH could not be run"):
        sign(read_ledger(folder), own)
    assert codes(folder, known) == ["A033", "A033"]


def test_the_commands_sign_and_verify(places: tuple[Path, Path, Path]) -> None:
    folder, own, _ = places
    _, said, code = call(["sign", "ledger", "--key", own.name], folder.parent, separate=True)
    assert (code, said.count("signed: ")) == (0, 2)
    out, _, code = call(["verify", "ledger", "--signers", "allowed_signers"], folder.parent, separate=True)
    assert (code, "signatures looked at: 2" in out) == (0, True)
    assert call(["-q", "sign", "ledger", "--key", own.name], folder.parent, separate=True) == ("", "", 0)
    _, said, code = call(["verify", "ledger", "--signers", "nobody"], folder.parent, separate=True)
    assert (code, "F001" in said) == (3, True)

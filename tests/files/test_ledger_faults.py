"""Killed, or refused by the system, at every call that touches the disk: the ledger is the old one or the new one.

strace makes the Nth call of each kind fail. What is left verifies, holds no torn file, and the next run goes on unaided.
SHARING_FAULTS=all tries every fault at every call; otherwise the faults take turns, so that each call meets one or two.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.audit.made import ledger, passed
from tests.files.fault_verbs import KEY, VERBS

from sharing.errors import Refused
from sharing.files.ledger import read_ledger, salt_key
from sharing.files.ledger_runs import commit_run
from sharing.files.notes import forgotten
from sharing.files.verifying import verify_paths

if TYPE_CHECKING:
    from collections.abc import Iterator

STRACE = shutil.which("strace")
CHILD = Path(__file__).parent / "fault_child.py"
CALLS = ("openat", "read", "write", "fsync", "link", "rename", "mkdir", "unlink", "rmdir", "close", "newfstatat",
         "getdents64")  # fmt: skip
FAULTS = ("signal=KILL", "error=ENOSPC", "error=EIO", "error=EACCES")
ALL = os.environ.get("SHARING_FAULTS") == "all"
FEWEST = 8
"""At how many calls of each kind at least a fault is tried, where there are as many."""


class Tracer:
    """A parent that works on ledgers in children under strace."""

    def __init__(self, verb: str, before: Path) -> None:
        """Start it, and let it do its work once on a copy."""
        root = Path(__file__).parents[2]
        paths = os.pathsep.join([str(root / name) for name in ("src", "cli", "schemes")])
        environment = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}
        scratch = before.parent / "scratch"
        shutil.copytree(before, scratch)
        command = [sys.executable, str(CHILD), verb, str(scratch)]
        self.parent = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, folder: Path, log: Path, *words: str) -> dict[str, Any]:
        """Do the work on a ledger; gives the exit code and what was said."""
        assert self.parent.stdin is not None
        assert self.parent.stdout is not None
        job = {"folder": str(folder), "words": [str(STRACE), "-o", str(log), *words]}
        self.parent.stdin.write(json.dumps(job) + "\n")
        self.parent.stdin.flush()
        answer: dict[str, Any] = json.loads(self.parent.stdout.readline())
        return answer


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("before")
    if shutil.which("ssh-keygen"):
        words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(place / KEY)]
        subprocess.run(words, check=True, capture_output=True)
    return ledger(place / "ledger", passed()[:1])


@pytest.fixture
def tracer(verb: str, before: Path) -> Iterator[Tracer]:
    if STRACE is None:
        pytest.skip("strace is not here")
    if verb == "sign" and not shutil.which("ssh-keygen"):
        pytest.skip("ssh-keygen is not here")
    one = Tracer(verb, before)
    yield one
    one.parent.communicate()


def copied(before: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(before, folder)
    if (before.parent / KEY).exists():
        shutil.copy2(before.parent / KEY, folder.parent / KEY)
    return folder


def counted(tracer: Tracer, before: Path, tmp_path: Path) -> dict[str, int]:
    """Count the calls of the child."""
    log = tmp_path / "log"
    done = tracer.run(copied(before, tmp_path / "counted"), log, "-e", f"trace={','.join(CALLS)}")
    if done["code"] == 99:
        pytest.skip("strace cannot trace here")
    assert done["code"] == 0, done
    lines = log.read_text().splitlines()
    return {call: sum(bool(re.match(rf"(\d+ +)?{call}\(", line)) for line in lines) for call in CALLS}


def torn(folder: Path) -> list[str]:
    """Find files that are neither old nor new."""
    named = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".sharing-")]
    return [path.name for path in named if not path.stat().st_size or not path.read_bytes().endswith(b"\n")]


def commits_once(folder: Path, before: Path, code: int) -> None:
    """A commit: the old entries or the new ones; the next run commits, or is told that the entry is there."""
    old = {path.name for path in before.iterdir()}
    new = old | {"000002-2026-final.json"}
    now = {path.name for path in folder.iterdir() if not path.name.startswith(".sharing-")}
    assert now == new if code == 0 else now in (old, new)
    assert {problem.code for problem in verify_paths([folder]).problems} <= {"A021"}
    try:
        VERBS["commit"](folder)
    except Refused as refused:
        assert [problem.code for problem in refused.problems] == ["A018"]
    assert len(read_ledger(folder).entries) == 2


def forgets_wholly(folder: Path, before: Path, code: int) -> None:
    """Forgetting: nothing is gone without its note, and afterwards nothing but the state and no old key is left."""
    noted = forgotten(folder)
    found = read_ledger(folder)
    private = found.private(found.entries[0])
    assert noted or (private / "trail.json").exists()
    assert not noted or salt_key(folder) != salt_key(before)
    assert code != 0 or not (private / "trail.json").exists()
    VERBS["forget"](folder)
    assert [path.name for path in private.iterdir()] == ["state.toml"]
    assert forgotten(folder) == {"000001-2025-final"}
    old = (before / "key").read_bytes()
    assert all(path.read_bytes() != old for path in folder.rglob("*") if path.is_file())
    commit_run(folder, passed()[1], "final")


def slips_are_whole(folder: Path, before: Path, code: int) -> None:
    """Slips: each is there or not, and the next run writes the others."""
    assert before
    found = read_ledger(folder)
    places = [found.private(found.entries[0]) / "slips", folder / "out"]
    assert [problem.code for problem in verify_paths([folder]).problems] == []
    assert code or sum(len(list(place.glob("*.json"))) for place in places if place.exists()) == 3


def wrote_all(folder: Path, verb: str) -> None:
    found = read_ledger(folder)
    place = folder / "out" if verb == "hand out" else found.private(found.entries[0]) / "slips"
    VERBS[verb](folder)
    assert sorted(path.name for path in place.glob("*.json")) == ["a1.json", "a2.json", "a3.json"]


def signs_or_not(folder: Path, before: Path, code: int) -> None:
    """Signing: a signature is there as a whole or not at all, and the next run makes it."""
    key = (before.parent / f"{KEY}.pub").read_text()
    signers = folder.parent / "signers"
    signers.write_text(f"board@example.org {key}")
    assert {problem.code for problem in verify_paths([folder], signers=signers).problems} <= (
        {"A033"} if code else set()
    )
    VERBS["sign"](folder)
    assert verify_paths([folder], signers=signers).problems == []


CHECKS = {"commit": commits_once, "forget": forgets_wholly, "slips": slips_are_whole, "hand out": slips_are_whole,
          "sign": signs_or_not}  # fmt: skip


@pytest.mark.parametrize("verb", VERBS)
def test_whatever_call_fails_the_ledger_is_the_old_or_the_new_one(
    verb: str, tracer: Tracer, before: Path, tmp_path: Path, record_property
) -> None:
    counts = counted(tracer, before, tmp_path)
    tried = 0
    for call, count in counts.items():
        step = 1 if ALL else max(1, count // FEWEST)
        for number in range(1, count + 1, step):
            for fault in FAULTS if ALL else (FAULTS[0], FAULTS[1 + number % 3]):
                folder = copied(before, tmp_path / "ledger")
                rule = f"inject={call}:{fault}:when={number}"
                done = tracer.run(folder, tmp_path / "log", "-e", f"trace={call}", "-e", rule)
                tried += 1
                where = f"{call} {fault} at {number} of {count}: {done}"
                assert done["code"] in {0, 4, 247}, where
                assert torn(folder) == [], where
                try:
                    CHECKS[verb](folder, before, done["code"])
                    if CHECKS[verb] is slips_are_whole:
                        wrote_all(folder, verb)
                    assert verify_paths([folder]).problems == []
                except (AssertionError, Refused) as failed:
                    raise AssertionError(f"{where}: {failed}") from failed
    record_property(f"faults at {verb}", tried)
    assert tried >= sum(min(count, FEWEST) for count in counts.values())

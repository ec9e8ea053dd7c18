"""Killed, or refused by the system, at every call that touches the disk: the ledger is the old one or the new one.

strace makes the Nth call of each kind fail. What is left verifies, holds no torn file, and the next run goes on unaided.
SHARING_FAULTS=all tries every fault at every call; otherwise the faults take turns, so that each call meets one or two.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.audit.made import ledger, passed

from sharing.errors import Refused
from sharing.files.ledger import read_ledger
from sharing.files.ledger_runs import commit_run
from sharing.files.verifying import verify_paths

STRACE = shutil.which("strace")
CHILD = Path(__file__).parent / "ledger_child.py"
CALLS = ("openat", "write", "fsync", "link", "rename", "mkdir", "unlink", "close", "newfstatat")
FAULTS = ("signal=KILL", "error=ENOSPC", "error=EIO", "error=EACCES")
ALL = os.environ.get("SHARING_FAULTS") == "all"


def traced(folder: Path, log: Path, *options: str) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[2]
    paths = os.pathsep.join([str(root / name) for name in ("src", "cli", "schemes")])
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}
    command = [sys.executable, str(CHILD), str(folder), "1", str(STRACE), "-o", str(log), *options]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ledger(tmp_path_factory.mktemp("before") / "ledger", passed()[:1])


def counted(before: Path, tmp_path: Path) -> dict[str, int]:
    """Count the calls of the child that commits."""
    shutil.copytree(before, tmp_path / "counted")
    log = tmp_path / "log"
    done = traced(tmp_path / "counted", log, "-e", f"trace={','.join(CALLS)}")
    if done.returncode:
        pytest.skip(f"strace cannot trace here: {done.stderr[:100]}")
    lines = log.read_text().splitlines()
    return {call: sum(bool(re.match(rf"(\d+ +)?{call}\(", line)) for line in lines) for call in CALLS}


def torn(folder: Path) -> list[str]:
    """Find files that are neither old nor new."""
    named = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".sharing-")]
    return [path.name for path in named if not path.stat().st_size or not path.read_bytes().endswith(b"\n")]


@pytest.mark.skipif(STRACE is None, reason="strace is not here")
@pytest.mark.parametrize("call", CALLS)
def test_whatever_call_fails_the_ledger_is_the_old_or_the_new_one(
    call: str, before: Path, tmp_path: Path, record_property
) -> None:
    count = counted(before, tmp_path)[call]
    old = {path.name for path in before.iterdir()}
    tried = 0
    step = 1 if ALL else max(1, count // 8)
    for number in range(1, count + 1, step):
        for fault in FAULTS if ALL else (FAULTS[0], FAULTS[1 + number % 3]):
            folder = tmp_path / "ledger"
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(before, folder)
            done = traced(folder, tmp_path / "log", "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={number}")
            tried += 1
            where = f"{call} {fault} at {number}: {done.returncode} {done.stderr[-300:]}"
            assert "Traceback" not in done.stderr, where
            assert torn(folder) == [], where
            now = {path.name for path in folder.iterdir() if not path.name.startswith(".sharing-")}
            assert now in (old, old | {"000002-2026-final.json"}), where
            codes = {problem.code for problem in verify_paths([folder]).problems}
            assert codes <= {"A021"}, (where, codes)
            if done.returncode == 0:
                assert "000002-2026-final.json" in now, where
            try:
                commit_run(folder, passed()[1], "final")
            except Refused as refused:
                assert [problem.code for problem in refused.problems] == ["A018"], where
            assert len(read_ledger(folder).entries) == 2, where
            assert verify_paths([folder]).problems == [], where
    record_property(f"faults at {call}", tried)
    assert tried >= count / step

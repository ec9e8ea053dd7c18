"""Work on a ledger in children whose system calls strace makes fail: `fault_child.py VERB SCRATCH`, one job a line.

A job is a folder and the words of strace. The parent has imported everything and done the work once on a scratch copy,
so that the first call that counts is the ledger's own. The answer to a job is the exit code and what was said.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2])]

from tests.files.fault_verbs import VERBS  # noqa: E402

from sharing.errors import Refused  # noqa: E402

TRIES, WAIT = 1000, 0.005
GO = {signal.SIGUSR1}
"""The signal to begin; a read that waits for it would be the first call of its kind."""


def work(verb: str, folder: Path, said: int) -> int:
    """Do the work, and give the exit code; what is refused or raised is written down."""
    try:
        VERBS[verb](folder)
    except Refused as refused:
        os.write(said, str(refused).encode())
        return 4
    except BaseException:  # noqa: BLE001  (the test reads what was raised)
        import traceback

        os.write(said, traceback.format_exc().encode())
        return 70
    return 0


def traced(verb: str, folder: Path, words: list[str]) -> tuple[int, str]:
    """Do the work in a child under strace."""
    heard, said = os.pipe()
    if (child := os.fork()) == 0:
        signal.sigwait(GO)
        os._exit(work(verb, folder, said))
    os.close(said)
    with subprocess.Popen([*words, "-p", str(child)], stderr=subprocess.PIPE) as attached:
        status = Path(f"/proc/{child}/status")
        for _ in range(TRIES):
            if "TracerPid:\t0\n" not in status.read_text(encoding="ascii") or attached.poll() is not None:
                break
            time.sleep(WAIT)
        lost = attached.poll() is not None
        if lost:
            os.kill(child, 9)
        os.kill(child, signal.SIGUSR1)
        _, ended = os.waitpid(child, 0)
    told = os.read(heard, 1 << 16).decode()
    os.close(heard)
    return (99, "strace cannot attach") if lost else (os.waitstatus_to_exitcode(ended) & 255, told)


def main() -> None:
    """Do the work once, and then every job."""
    verb, scratch = sys.argv[1], Path(sys.argv[2])
    signal.pthread_sigmask(signal.SIG_BLOCK, GO)
    work(verb, scratch, 2)
    shutil.rmtree(scratch)
    for line in sys.stdin:
        job = json.loads(line)
        code, said = traced(verb, Path(job["folder"]), job["words"])
        sys.stdout.write(json.dumps({"code": code, "said": said}) + "\n")
        sys.stdout.flush()


main()

"""Commit a year in a child whose system calls strace makes fail: `ledger_child.py FOLDER YEAR STRACE OPTION...`.

The child has imported and read everything before strace is attached, so that the first call counted is the ledger's.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2])]

from tests.audit.made import passed  # noqa: E402

from sharing.errors import Refused  # noqa: E402
from sharing.files.ledger_runs import commit_run  # noqa: E402

folder, year, *tracer = sys.argv[1:]
runs = passed()
scratch = Path(folder).with_name("scratch")
for one in runs:
    commit_run(scratch, one, "final")
shutil.rmtree(scratch)
read, write = os.pipe()
if (child := os.fork()) == 0:
    os.read(read, 1)
    try:
        commit_run(Path(folder), runs[int(year)], "final")
    except Refused as refused:
        sys.stderr.write(str(refused))
        os._exit(4)
    except BaseException:  # noqa: BLE001  (the test reads what was raised)
        import traceback

        traceback.print_exc()
        os._exit(70)
    os._exit(0)
with subprocess.Popen([*tracer, "-p", str(child)], stderr=subprocess.DEVNULL) as attached:
    status = Path(f"/proc/{child}/status")
    for _ in range(1000):
        if "TracerPid:\t0\n" not in status.read_text(encoding="ascii"):
            break
        if attached.poll() is not None:
            sys.stderr.write("strace cannot attach")
            os.kill(child, 9)
            break
        time.sleep(0.005)
    os.write(write, b".")
    _, ended = os.waitpid(child, 0)
os._exit(os.waitstatus_to_exitcode(ended) & 255)

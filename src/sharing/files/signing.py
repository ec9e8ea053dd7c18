"""Detached signatures of statements by OpenSSH: made with the key that somebody has, checked against known signers.

The signature of `NAME.json` is `NAME.json.sig` beside it. Everything that is secret stays with `ssh-keygen`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from sharing.audit.chain import chain_problems
from sharing.errors import Place, Problem, Refused, refuse
from sharing.files.ledger import WRITABLE, check_link, writing_in
from sharing.files.opening import is_there, name_of, read_bytes, reason
from sharing.files.writing import write_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sharing.audit.chain import Entry
    from sharing.files.ledger import Ledger

PROGRAM, NAMESPACE, ENDING = "ssh-keygen", "sharing", ".sig"
MOST_KEY, MOST_SIGNATURE, MOST_SIGNERS = 1_000_000, 1_000_000, 10_000_000


def signature_path(statement: Path) -> Path:
    """Name the file with the signature of a statement."""
    return statement.with_name(statement.name + ENDING)


def sign(ledger: Ledger, key: Path, entry: str = "", *, force: bool = False) -> list[Entry]:
    """Sign one entry, or every entry that has no signature yet; gives the entries that were signed.

    Refused when the chain is broken, when the key cannot sign, and when an entry that was named has a signature.
    """
    if problems := chain_problems(ledger.entries):
        raise Refused(problems)
    check_link(ledger.folder)
    read_bytes(key, most=MOST_KEY)
    if entry:
        chosen = [ledger.entry(entry)]
    else:
        chosen = [one for one in ledger.entries if force or not is_there(_signature(ledger, one))]
    made = [(_signature(ledger, one), _signed(one.data, key)) for one in chosen]
    with writing_in(ledger.folder, WRITABLE):
        write_all(made, force=force, private=False, inputs=[key])
    return chosen


def _signature(ledger: Ledger, entry: Entry) -> Path:
    return signature_path(ledger.folder / f"{entry.name}.json")


def _signed(data: bytes, key: Path) -> bytes:
    done = _call(["-Y", "sign", "-n", NAMESPACE, "-f", os.fspath(key)], data)
    if done.returncode or not done.stdout:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        told = "".join(c for c in said[-1] if c.isprintable())[:200] if said else ""
        advice = f"OpenSSH says: {told}" if told else "try the key with ssh-keygen itself"
        raise refuse("A036", "OpenSSH could not sign with this key", Place(name_of(key)), advice)
    return done.stdout


def signature_problem(statement: Path, data: bytes, signers: Path) -> Problem | None:
    """Say what is wrong with the signature of a statement; None when one of the signers made it over these bytes."""
    path = signature_path(statement)
    place = Place(statement.name)
    if not is_there(path):
        what = f"this statement has no signature: {path.name} is not there"
        return Problem("A033", what, place, "ask for it, or sign it: sharing sign LEDGER --key KEY")
    read_bytes(path, most=MOST_SIGNATURE)
    given = ["-s", os.fspath(path)]
    named = _call(["-Y", "find-principals", *given, "-f", os.fspath(signers)], data)
    for principal in named.stdout.decode("utf-8", "replace").splitlines() if not named.returncode else ():
        asked = ["-Y", "verify", "-n", NAMESPACE, "-I", principal, "-f", os.fspath(signers), *given]
        if not _call(asked, data).returncode:
            return None
    if _call(["-Y", "check-novalidate", "-n", NAMESPACE, *given], data).returncode:
        what = "its signature is over other bytes, or was damaged"
        return Problem("A035", what, place, "use the statement and the signature as they were written")
    what = f"it was signed with a key that is not one of those in {signers.name}"
    return Problem("A034", what, place, "ask who signed it; only a key that you got from the signer proves anything")


def known_signers(path: Path) -> Path:
    """Give the file of known signers; Refused when it cannot be read."""
    read_bytes(path, most=MOST_SIGNERS)
    return path


def _call(words: Sequence[str], data: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run the program of OpenSSH; Refused when it is not installed."""
    program = shutil.which(PROGRAM)
    if program is None:
        advice = "install it: it comes with the system, or with the package openssh-client"
        raise refuse("F069", f"signatures need `{PROGRAM}` of OpenSSH, which is not installed", advice=advice)
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(  # noqa: S603  (the program is found on the path, and no shell reads the words)
            [program, *words], input=data, capture_output=True, check=False, env=environment
        )
    except OSError as error:
        what = f"`{PROGRAM}` of OpenSSH could not be run: {reason(error)}"
        raise refuse("F069", what, advice="try it by itself, and run again") from None

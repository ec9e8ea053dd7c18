"""Write files so that each one is either the old one or the new one, and several outputs appear together or not at all.

>>> import tempfile, pathlib
>>> folder = pathlib.Path(tempfile.mkdtemp())
>>> write_all([(folder / "a.csv", b"1"), (folder / "b.csv", b"2")]).confirmed
True
>>> sorted(path.name for path in folder.iterdir())
['a.csv', 'b.csv']
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from sharing.errors import Place, Problem, Refused, refuse
from sharing.files.drafts import Draft
from sharing.files.opening import name_of, reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from _typeshed import StrPath

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}


@frozen
class Written:
    """What was written; `confirmed` is false when only the folder's own sync failed: durability is not confirmed."""

    paths: tuple[str, ...]
    confirmed: bool = True


def write_atomically(
    path: StrPath, data: bytes, *, force: bool = False, private: bool = True, inputs: Iterable[StrPath] = ()
) -> Written:
    """Write one file, or nothing at all; see `write_all`."""
    return write_all([(path, data)], force=force, private=private, inputs=inputs)


def write_all(
    outputs: Sequence[tuple[StrPath, bytes]],
    *,
    force: bool = False,
    private: bool = True,
    inputs: Iterable[StrPath] = (),
) -> Written:
    """Write several files together: all are made ready first, then published; a failure leaves everything as it was.

    Nothing existing is replaced without `force`, and links, pipes, folders and `inputs` never are. Private files can
    be read by their owner only.
    """
    targets = [Path(path) for path, _ in outputs]
    check_outputs(targets, force=force, inputs=list(inputs))
    drafts = [Draft(target) for target in targets]
    current = targets[0] if targets else Path()
    try:
        for draft, (_, data) in zip(drafts, outputs, strict=True):
            current = draft.target
            draft.prepare(data, 0o600 if private else 0o666)
        for draft in drafts:
            current = draft.target
            draft.publish(force=force)
    except BaseException as error:
        for draft in reversed(drafts):
            draft.undo()
        if isinstance(error, OSError):
            raise failure(error, current) from None
        raise
    for draft in drafts:
        draft.clean()
    synced = [_sync(folder) for folder in dict.fromkeys(target.parent for target in targets)]
    return Written(tuple(name_of(path) for path, _ in outputs), all(synced))


def check_outputs(targets: Sequence[Path], *, force: bool = False, inputs: Sequence[StrPath] = ()) -> None:
    """Refuse outputs that could not be written, before anything is done that stays."""
    if problems := _problems(list(targets), list(inputs), force=force):
        raise Refused(problems)


def _problems(targets: list[Path], inputs: list[StrPath], *, force: bool) -> list[Problem]:
    problems = [problem for target in targets if (problem := _problem(target, inputs, force=force))]
    seen: set[str] = set()
    for target in targets if not problems else []:
        real = os.path.realpath(target)
        if real in seen:
            place = Place(name_of(target))
            problems.append(Problem("F068", "two outputs have this name", place, "give each its own name"))
        seen.add(real)
    return problems


def _problem(target: Path, inputs: list[StrPath], *, force: bool) -> Problem | None:
    place = Place(name_of(target))
    if not os.path.isdir(target.parent):  # noqa: PTH112  (this one never raises)
        return Problem("F063", "the folder of this output does not exist", place, "make it first, or check its name")
    try:
        state = target.lstat()
    except FileNotFoundError:
        return None
    except ValueError:
        return Problem("F066", "this is not a name that a file can have", place, "choose another name")
    except OSError as error:
        return failure(error, target).problems[0]
    if any(_same(state, path) for path in inputs):
        return Problem("F067", "this output is one of the inputs", place, "choose another name")
    if stat.S_ISLNK(state.st_mode):
        return Problem("F061", "this output is a link, and links are never written through", place, "name the file")
    if not stat.S_ISREG(state.st_mode):
        kind = "a folder" if stat.S_ISDIR(state.st_mode) else "not an ordinary file"
        return Problem("F062", f"this output is {kind}", place, "choose the name of a file")
    if not force:
        return Problem("F060", "this output exists already", place, "choose another name, or say `--force`")
    return None


def _same(state: os.stat_result, path: StrPath) -> bool:
    try:
        return os.path.samestat(state, Path(path).stat())
    except OSError:
        return False


def _sync(folder: Path) -> bool:
    if os.name == "nt":
        return True
    try:
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
    except OSError:
        return False
    return True


def failure(error: OSError, target: Path) -> Refused:
    """Say why an output could not be written, from what the system reported."""
    place = Place(name_of(target))
    if error.errno in _FULL:
        return refuse("F065", "the disk is full; nothing was changed", place, "make room and run again")
    if error.errno == errno.EEXIST:
        return refuse("F060", "this output exists already", place, "choose another name, or say `--force`")
    if error.errno in _DENIED:
        return refuse("F064", "you have no permission to write here", place, "choose another folder")
    what = f"the output could not be written: {reason(error)}; nothing was changed"
    return refuse("F066", what, place, "check the disk or the network and run again")

"""A folder of many files, written so that it is there as a whole or not at all, one file in memory at a time.

>>> import tempfile
>>> from pathlib import Path
>>> target = Path(tempfile.mkdtemp(), "letters")
>>> write_folder(target, (("a.txt", b"one"), ("b.txt", b"two")))
2
>>> sorted(path.name for path in target.iterdir())
['a.txt', 'b.txt']
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sharing.errors import Place, Problem, Refused
from sharing.files.opening import name_of
from sharing.files.writing import failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from _typeshed import StrPath


def letters(name: str) -> bool:
    """Say whether a name is that of a letter.

    >>> letters("0015.pdf"), letters("staff.csv")
    (True, False)
    """
    return name.endswith((".html", ".pdf"))


def write_folder(
    target: StrPath,
    files: Iterable[tuple[str, bytes]],
    *,
    force: bool = False,
    ours: Callable[[str], bool] = letters,
) -> int:
    """Write files into a new folder and give how many; with `force` an existing folder is replaced as a whole.

    A folder that holds any other file than `ours` is never replaced.

    The files are made in a hidden folder beside it, which only its owner can read, and come into view together. A
    failure leaves everything as it was.
    """
    path = Path(target)
    check_folder(path, force=force, ours=ours)
    made = 0
    try:
        with tempfile.TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as hidden:
            draft = Path(hidden, "new")
            draft.mkdir(mode=0o700)
            for name, data in files:
                _write(draft / name, data)
                made += 1
            if path.exists():
                path.rename(Path(hidden, "old"))
            try:
                draft.rename(path)
            except OSError:
                _put_back(Path(hidden, "old"), path)
                raise
    except OSError as error:
        raise failure(error, path) from None
    return made


def check_folder(path: Path, *, force: bool, ours: Callable[[str], bool] = letters) -> None:
    """Refuse a folder that cannot be made, or that exists already and may not be replaced."""
    place, problem = Place(name_of(path)), None
    if not path.parent.is_dir():
        problem = Problem("F063", "the folder of this output does not exist", place, "make it first, or check its name")
    elif path.is_symlink():
        problem = Problem("F061", "this output is a link, and links are never written through", place, "name a folder")
    elif path.exists() and not path.is_dir():
        problem = Problem("F062", "this output is not a folder", place, "choose the name of a folder")
    elif path.exists() and not force:
        problem = Problem("F060", "this output exists already", place, "choose another name, or say `--force`")
    elif path.exists() and (strange := _strange(path, ours)):
        what = f"this folder holds other files than this command writes, such as {name_of(strange)}"
        advice = "name a new folder, or one that this command made: with `--force` it is replaced as a whole"
        problem = Problem("F062", what, place, advice)
    if problem is not None:
        raise Refused([problem])


def _strange(path: Path, ours: Callable[[str], bool]) -> Path | None:
    """Find what must not disappear with a folder: another folder, or a file that is not ours."""
    return next((one for one in sorted(path.iterdir()) if one.is_dir() or not ours(one.name)), None)


def _write(path: Path, data: bytes) -> None:
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "wb") as file:
        file.write(data)


def _put_back(old: Path, path: Path) -> None:
    """Put the folder that was there back in its place."""
    if old.exists():
        shutil.move(old, path)

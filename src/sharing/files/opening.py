"""Open what a person named, or say in one sentence why that cannot be done.

>>> read_bytes("no-such-file.csv", most=100)
Traceback (most recent call last):
sharing.errors.Refused: no-such-file.csv: F001 there is no such file
  check the name and the folder
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from sharing.errors import Place, Refused, refuse

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import StrPath

_CHUNK = 1 << 20


def name_of(path: StrPath) -> str:
    """Say a path the way the person wrote it, on one line."""
    return "".join(c if c.isprintable() else "?" for c in os.fspath(path))


def read_bytes(path: StrPath, *, most: int, inspect: Callable[[bytes], None] | None = None) -> bytes:
    """Read an ordinary file of at most `most` bytes; `inspect` sees each piece as it comes and may refuse it."""
    place = Place(name_of(path))
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise _not_opened(error, path, place) from None
    try:
        try:
            return _read(number, place, most, inspect)
        finally:
            os.close(number)
    except OSError as error:
        raise refuse("F006", f"the file could not be read: {reason(error)}", place, "copy it and try again") from None


def is_there(path: StrPath) -> bool:
    """Say whether something has this name; Refused when the system does not say, which is not the same as no."""
    try:
        os.stat(path)  # noqa: PTH116  (any StrPath)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        raise _not_opened(error, path, Place(name_of(path))) from None
    return True


def read_if_there(path: StrPath, *, most: int) -> bytes | None:
    """Read an ordinary file; None when there is none, and Refused when the system does not say whether there is."""
    try:
        return read_bytes(path, most=most)
    except Refused as refused:
        if [problem.code for problem in refused.problems] == ["F001"]:
            return None
        raise


def _read(number: int, place: Place, most: int, inspect: Callable[[bytes], None] | None) -> bytes:
    state = os.fstat(number)
    if stat.S_ISDIR(state.st_mode):
        raise _is_a_folder(place)
    if not stat.S_ISREG(state.st_mode):
        raise refuse("F004", "this is not an ordinary file", place, "save the data in a file, or use `-` for stdin")
    check_size(state.st_size, most, place)
    pieces: list[bytes] = []
    size = 0
    while piece := os.read(number, _CHUNK):
        size += len(piece)
        check_size(size, most, place)
        if inspect:
            inspect(piece)
        pieces.append(piece)
    if not size:
        raise refuse("F005", "the file is empty", place, "export the data again")
    return b"".join(pieces)


def check_size(size: int, most: int, place: Place) -> None:
    """Refuse a size above a limit, said in units that people use."""
    if size > most:
        limit = f"{most >> 20} MB" if most >= 1 << 20 else f"{most // 1000} kB"
        raise refuse("L001", f"the file is larger than {limit}", place, "split it, or check that it is the right file")


def _is_a_folder(place: Place) -> Refused:
    return refuse("F002", f"{place.file} is a folder", place, "name a file inside it")


def _not_opened(error: OSError | ValueError, path: StrPath, place: Place) -> Refused:
    number = error.errno if isinstance(error, OSError) else errno.ENOENT
    if number in {errno.EISDIR, errno.EACCES, errno.EPERM} and os.path.isdir(path):  # noqa: PTH112  (any StrPath)
        return _is_a_folder(place)
    if number in {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG}:
        return refuse("F001", "there is no such file", place, "check the name and the folder")
    if number in {errno.EACCES, errno.EPERM}:
        return refuse("F003", "you have no permission to read this file", place, "ask its owner, or copy it")
    if number == errno.ENXIO:
        return refuse("F004", "this is not an ordinary file", place, "save the data in a file, or use `-` for stdin")
    return refuse("F006", f"the file could not be read: {reason(error)}", place, "copy it and try again")


def reason(error: BaseException) -> str:
    """Say what the operating system reported, without the path and in lower case."""
    text = getattr(error, "strerror", None) or type(error).__name__
    return str(text)[:1].lower() + str(text)[1:]

"""An output on its way: a temporary file beside its target, published in one step, and undone when others fail."""

from __future__ import annotations

import errno
import os
import re
import time
from contextlib import suppress
from pathlib import Path

from attrs import define, field

_STALE_SECONDS = 3600
TEMPORARY = re.compile(r"\.sharing-[0-9a-f]{16}\.tmp")
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


@define
class Draft:
    """An output on its way: a temporary file beside its target, and what is needed to go back."""

    target: Path
    _ready: Path | None = None
    _old: Path | None = None
    _published: bool = False
    _folder: Path = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._folder = self.target.parent

    def prepare(self, data: bytes, mode: int) -> None:
        """Write the data to a temporary file and make sure that it is on the disk."""
        _sweep(self._folder)
        ready = self._temporary()
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        number = os.open(ready, flags, mode)
        self._ready = ready
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(number, rest) :]
            os.fsync(number)
        finally:
            os.close(number)

    def publish(self, *, force: bool) -> None:
        """Give the temporary file its name in one step."""
        if self._ready is None:
            return
        if force:
            self._keep_old()
            os.replace(self._ready, self.target)  # noqa: PTH105  (tests make this call fail)
            self._ready, self._published = None, True
            return
        try:
            os.link(self._ready, self.target)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            # Some file systems have no links: there an empty file reserves the name, and is replaced at once.
            os.close(os.open(self.target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            self._published = True
            os.replace(self._ready, self.target)  # noqa: PTH105
            self._ready = None
        self._published = True

    def _keep_old(self) -> None:
        old = self._temporary()
        try:
            os.link(self.target, old)
        except FileNotFoundError:
            return
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            if not self.target.exists():
                return
            self._copy_old(old)
        self._old = old

    def _copy_old(self, old: Path) -> None:
        from shutil import copy2

        self._old = old
        copy2(self.target, old)

    def undo(self) -> None:
        """Put back what was there before."""
        with suppress(OSError):
            if self._published and self._old:
                os.replace(self._old, self.target)  # noqa: PTH105
                self._old = None
            elif self._published:
                self.target.unlink()
        self.clean()

    def clean(self) -> None:
        """Remove the temporary files of this output."""
        for path in (self._ready, self._old):
            if path:
                with suppress(OSError):
                    path.unlink()

    def _temporary(self) -> Path:
        return self._folder / f".sharing-{os.urandom(8).hex()}.tmp"


def _sweep(folder: Path) -> None:
    """Remove what an earlier run left behind when it was killed."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if TEMPORARY.fullmatch(entry.name) and time.time() - entry.stat().st_mtime > _STALE_SECONDS:
                Path(entry.path).unlink()

"""One process at a time: a file lock that the operating system lets go of however the process dies."""

import errno
import os
import sys
import time
from pathlib import Path

from app.errors import StoreError, StoreInUseError

IN_USE = "Rundbord er allerede åbent på denne computer. Gå til det vindue, der er åbent, eller luk det først."
A_LINK = (
    "Filen »{name}« ved sagerne er en genvej til et andet sted, og den bruger Rundbord ikke. "
    "Slet genvejen, og prøv igen. Sagerne er ikke rørt."
)
BETWEEN_TRIES = 0.1
"""Seconds."""


class ProcessLock:
    """Held from construction to `release`. The file stays behind on purpose: removing it would open a race.

    `wait` is how many seconds another process gets to let go: one that was just locked is still making its backup.
    Raises StoreInUseError when another process (or another vault in this one) holds it, StoreError when a link lies in
    its place, OSError when the disk says no.
    """

    def __init__(self, path: Path, *, wait: float = 0.0) -> None:
        self._descriptor: int | None = None
        descriptor = _opened(path)
        try:
            _lock_within(descriptor, wait)
        except (BlockingIOError, PermissionError) as error:
            os.close(descriptor)
            raise StoreInUseError(IN_USE) from error
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor

    def release(self) -> None:
        """Let others in; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _opened(path: Path) -> int:
    """Open the file of the lock; a link that somebody laid there would make, or hold, a file in another place."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError as error:
        if error.errno == errno.ELOOP and path.is_symlink():
            raise StoreError(A_LINK.format(name=path.name)) from error
        raise


def _lock_within(descriptor: int, wait: float) -> None:
    until = time.monotonic() + wait
    while True:
        try:
            _lock(descriptor)
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= until:
                raise
            time.sleep(BETWEEN_TRIES)
        else:
            return


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""Replacing a small file so that a power cut leaves either the whole old one or the whole new one."""

import contextlib
import errno
import os
import stat
from pathlib import Path
from typing import IO


def replace_file(path: Path, data: bytes) -> None:
    """Write `data` beside `path`, force it to disk and put it in place of `path` in one move.

    The file can be read by its owner only. What an earlier crash left half-written goes first: in a folder shared with
    others it may be a link of theirs to one of our own files, and is never written through.
    Raises OSError when the disk says no; `path` is then as it was. Never after the move: whoever is told that it failed
    must be able to trust that the old file is in use (the old passphrase still opens).
    """
    waiting = path.with_name(path.name + ".tmp")
    try:
        with new_file(waiting) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)
    except OSError:
        waiting.unlink(missing_ok=True)
        raise
    with contextlib.suppress(
        OSError
    ):  # the new file is in place and whole; only how soon its name is on disk is unsure
        sync_folder(path.parent)


def read_small(path: Path, most: int) -> bytes:
    """Return the bytes of a plain file, of a longer one the first `most` and one more. Raises OSError."""
    with open_plain(path) as file:
        return file.read(most + 1)


def open_plain(path: Path) -> IO[bytes]:
    """Open a plain file to read it.

    What somebody laid in its place, a pipe or a device that never ends, is not waited for: it is said to be a folder,
    which is as little a file. Raises OSError.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))


def new_file(path: Path) -> IO[bytes]:
    """Open a new file for its owner only, to write and read; what lay there is removed, a link is not followed.

    Raises OSError, also when somebody puts another file there in the same moment.
    """
    path.unlink(missing_ok=True)
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "w+b")


def sync_file(path: Path) -> None:
    """Force what was written in a file to disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def make_folder(folder: Path) -> None:
    """Make a folder (and those above it) that only its owner can enter, unless it is there; force its name to disk.

    What is forced to disk inside a folder is lost with the folder, when the name of that was not. Raises OSError.
    """
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Force names that were made, moved or removed in `folder` to disk; Windows does it by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

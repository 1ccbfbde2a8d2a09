"""Reading and writing a file somebody chose: the whole of it or nothing, and never more than it may hold."""

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from app.errors import UserError

NO_NAME = "Skriv et filnavn, ikke kun en mappe."
UNWRITABLE = (
    "Filen kan ikke skrives der. Vælg en mappe, du må skrive i, med plads nok, og et navn, der ikke er for langt."
)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
UNREADABLE = "Filen kan ikke læses. Ligger den der, og må du åbne den?"


def is_folder(path: Path) -> bool:
    """Tell whether a path somebody chose is a folder; one that may not be looked at is none, and fails when read."""
    try:
        return path.is_dir()
    except OSError:
        return False


def read_whole(path: Path, largest: int, too_large: str) -> bytes:
    """Return the bytes of a plain file of at most `largest` bytes.

    A pipe or a device (which may never end) is not read. Raises UserError: `too_large`, or that it cannot be read.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UserError(UNREADABLE)
        if found.st_size > largest:
            raise UserError(too_large)
        with path.open("rb") as file:  # it may grow, and some files say they are empty
            raw = file.read(largest + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UserError(UNREADABLE) from error
    if len(raw) > largest:
        raise UserError(too_large)
    return raw


def write_whole(path: Path, content: bytes) -> None:
    """Write a file aside, force it to disk and put it in place; a half-written one never replaces a whole one.

    Its owner alone may read it. The file aside has a name of its own each time, so that nobody else's is overwritten,
    nor anything behind a link that somebody has laid in a shared folder.

    Raises UserError when the place or the name cannot be written.
    """
    if not path.name:
        raise UserError(NO_NAME)
    aside = path.with_name(f".{secrets.token_hex(8)}.ny")
    try:
        if path.exists() and not path.is_file():  # a folder, or a device that must not be replaced by a file
            raise UserError(UNWRITABLE)
        with os.fdopen(os.open(aside, _NEW, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL or half a letter in the name
        with suppress(OSError, ValueError):
            aside.unlink(missing_ok=True)
        raise UserError(UNWRITABLE) from error

"""Putting a paper outside the vault: the whole file or nothing, and a sentence when the disk says no."""

import errno
import os
import secrets
from pathlib import Path

from app.errors import UserError

FULL = "Der er ikke plads til filen der. Gør plads, eller vælg et andet sted. Intet er gået tabt."
NOT_THERE = "Filen kan ikke gemmes der. Vælg en mappe, du må skrive i."
NO_NAME = "Skriv et filnavn, ikke kun en mappe."
_FULL = (errno.ENOSPC, errno.EDQUOT)


def write_outside(path: Path, content: bytes) -> None:
    """Write a file beside its place, force it to disk and move it there. Raises UserError; `path` is then as it was.

    The file aside has a name of its own each time, so that nobody else's is overwritten.
    """
    if not path.name:
        raise UserError(NO_NAME)
    aside = path.with_name(f".{secrets.token_hex(8)}.ny")
    try:
        if path.exists() and not path.is_file():  # a folder, or a device that must not be replaced by a file
            raise UserError(NO_NAME)
        with aside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL or half a letter in the name
        _forget(aside)
        raise UserError(FULL if getattr(error, "errno", 0) in _FULL else NOT_THERE) from error


def _forget(aside: Path) -> None:
    """Take half a file away; a folder that is gone has taken it along."""
    try:
        aside.unlink(missing_ok=True)
    except (OSError, ValueError):
        return

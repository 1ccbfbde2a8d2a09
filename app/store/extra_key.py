"""The extra key: a small file on a USB stick that the passphrase is worth nothing without, when it has been chosen.

The file is text, so that it can be recognised, checked and even typed from paper; the 32 bytes in it are random.
"""

import contextlib
import os
from hashlib import sha256
from pathlib import Path

from app.errors import StoreError, UserError
from app.store.durable_file import read_small, replace_file

NAME = "rundbord.ekstra"
"""What the file is called at the top of the stick, so that it can be found by itself."""

HEAD = "Rundbord ekstra nøgle 1"
LARGEST = 1_000
NOT_ONE = "Filen er ikke en ekstra nøgle fra Rundbord, eller den er beskadiget. Vælg den rigtige fil."
UNREADABLE = "Den ekstra nøgle kan ikke læses. Sidder USB-stikket i?"
IN_THE_WAY = "Der ligger allerede en ekstra nøgle dér. Brug den, eller vælg et andet stik."
NOT_WRITTEN = "Den ekstra nøgle kunne ikke skrives dér. Se, om stikket er fuldt eller skrivebeskyttet."


def make(path: Path) -> bytes:
    """Write a new extra key to a file that is not there yet, and return its 32 bytes. Raises UserError."""
    if path.exists():
        raise UserError(IN_THE_WAY)
    key = os.urandom(32)
    try:
        replace_file(path, f"{HEAD}\n{key.hex()}\n{_check(key)}\n".encode())
    except OSError as error:
        raise UserError(NOT_WRITTEN) from error
    return key


def read(path: Path) -> bytes:
    """Return the 32 bytes of an extra key. Raises StoreError when it is not there, or is something else."""
    try:
        lines = read_small(path, LARGEST).decode("utf-8", "replace").split("\n")
    except OSError as error:
        raise StoreError(UNREADABLE) from error
    try:
        key = bytes.fromhex(lines[1].strip())
        if lines[0].strip() == HEAD and len(key) == 32 and lines[2].strip() == _check(key):
            return key
    except (IndexError, ValueError) as error:
        raise StoreError(NOT_ONE) from error
    raise StoreError(NOT_ONE)


def _check(key: bytes) -> str:
    return sha256(key).hexdigest()[:8]


class ExtraKeySeat:
    """Where the extra key lies from when it was found until the store is open. `raw` is None until then."""

    def __init__(self) -> None:
        self.raw: bytes | None = None

    def find(self, places: list[Path]) -> bool:
        """Look for the key at the top of some places and keep it; tell whether there is one now."""
        for place in places:
            if self.raw is None and (place / NAME).is_file():
                with contextlib.suppress(StoreError):
                    self.take(place / NAME)
        return self.raw is not None

    def take(self, path: Path) -> None:
        """Keep the key in a file. Raises StoreError when it is something else."""
        self.raw = read(path)

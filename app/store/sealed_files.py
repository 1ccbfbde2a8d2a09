"""Files beside the store, each encrypted with a key of its own: pictures and documents too large for the store itself.

A file is named by the SHA-256 of what lies on disk, so anyone can see that it is whole and nobody can see what it is.
It is written before the step that points at it is committed; what a failed step leaves behind is swept later.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import StoreError
from app.models.attachment import SealedFile
from app.store.connection import store_errors
from app.store.durable_file import read_small, replace_file, sync_folder

DAMAGED = "Filen er beskadiget. Hent en sikkerhedskopi frem, hvis den skal bruges."
SALVAGED = ".salvaged"
"""What is added to the name of a damaged store for what was saved of it."""

_NONCE_LENGTH = 12


def files_folder(store: Path) -> Path:
    """Return the folder of sealed files: beside the store, with `.files` added to the whole name.

    What was saved of a damaged store has the files of that store.
    """
    return store.with_name(store.name.removesuffix(SALVAGED) + ".files")


def sealed_path(folder: Path, name: str) -> Path:
    """Return where the file of that name lies: two letters make a folder, so that none gets thousands."""
    return folder / name[:2] / name


def listed(session: Session) -> dict[str, int]:
    """Return the names of all sealed files the store knows, with their size on disk in bytes."""
    rows = session.execute(select(SealedFile.name, SealedFile.size).order_by(SealedFile.name))
    return {name: size + _NONCE_LENGTH + 16 for name, size in rows}


def names_on_disk(folder: Path) -> Iterator[Path]:
    """Yield every sealed file in the folder, known or not."""
    yield from sorted(each for each in folder.glob("??/*") if each.is_file() and len(each.name) == 64)


class SealedFiles:
    """Puts and gets the files of one store inside one unit of work."""

    def __init__(self, session: Session, folder: Path) -> None:
        self._session = session
        self._folder = folder

    def put(self, content: bytes) -> str:
        """Keep some bytes and return their SHA-256; the same bytes are kept once. Raises StoreError."""
        sha = hashlib.sha256(content).hexdigest()
        known = self._session.get(SealedFile, sha)
        if known is not None and self._is_whole(sha):
            return sha
        key, nonce = os.urandom(32), os.urandom(_NONCE_LENGTH)
        sealed = nonce + AESGCM(key).encrypt(nonce, content, sha.encode())
        name = hashlib.sha256(sealed).hexdigest()
        with store_errors():
            _write(sealed_path(self._folder, name), sealed)
        if known is None:
            self._session.add(SealedFile(sha256=sha, name=name, key=key, size=len(content)))
        else:
            known.name, known.key, known.size = name, key, len(content)
        self._session.flush()
        return sha

    def _is_whole(self, sha: str) -> bool:
        """Tell whether kept bytes can be read; lost or damaged ones are replaced when they are brought in again."""
        try:
            return self.get(sha) is not None
        except StoreError:
            return False

    def get(self, sha: str) -> bytes | None:
        """Return the bytes, or None when they are not here. Raises StoreError when the file is damaged."""
        known = self._session.get(SealedFile, sha)
        if known is None:
            return None
        with store_errors():
            try:
                sealed = read_small(sealed_path(self._folder, known.name), known.size + _NONCE_LENGTH + 16)
            except FileNotFoundError:
                return None
        try:
            return AESGCM(known.key).decrypt(sealed[:_NONCE_LENGTH], sealed[_NONCE_LENGTH:], sha.encode())
        except (InvalidTag, ValueError) as error:
            raise StoreError(DAMAGED) from error


def sweep(session: Session, folder: Path) -> int:
    """Remove files that no row knows (a step that failed, a case that was erased); return how many. Raises StoreError.

    Half-written ones from a power cut go too. Only to be called while nothing else writes in the store.
    """
    known = set(session.scalars(select(SealedFile.name)))
    strangers = [path for path in names_on_disk(folder) if path.name not in known]
    with store_errors():
        for path in (*strangers, *sorted(folder.glob("??/*.tmp"))):
            path.unlink()
        for inner in folder.glob("??"):
            sync_folder(inner)
    return len(strangers)


def _write(path: Path, sealed: bytes) -> None:
    """Write a file that is there after a power cut: its bytes and the names of its folders are forced to disk."""
    inner, folder = path.parent, path.parent.parent
    for each in (folder, inner):
        each.mkdir(mode=0o700, exist_ok=True)
    replace_file(path, sealed)
    # Also when the folders were there: the process that made them may have ended before their names were on disk.
    for each in (folder, folder.parent):
        sync_folder(each)

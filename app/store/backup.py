"""One file that brings a store back: the encrypted data and its key file, opened and counted before it is trusted."""

import os
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, func, select

from app.errors import StoreError
from app.models.registry import METADATA
from app.store.connection import checkpoint, open_engine, store_errors
from app.store.durable_file import sync_folder
from app.store.key_file import key_path, unlock
from app.store.key_slots import FLOOR, Argon2Cost, DataKey
from app.store.process_lock import ProcessLock
from app.store.vault import Vault

DATA, KEY = "rundbord.db", "rundbord.db.key"
NOT_A_COPY = "Filen er ikke en sikkerhedskopi fra Rundbord, eller den er beskadiget. Prøv en anden kopi."
NOT_WHOLE = "Kopien blev ikke hel. Prøv igen."
NO_COPY_THERE = "Der ligger ingen sikkerhedskopi dér. Vælg den rigtige fil."
NO_FOLDER = "Mappen til kopien findes ikke. Vælg en anden, eller lav den først."
TRIES, PAUSE = 5, 0.05
"""How often, and with how many seconds between, to wait for drafts and readers to finish."""
IN_THE_WAY = "Der ligger allerede en sikkerhedskopi med det navn. Vælg et andet navn."


def backup(vault: Vault, target: Path) -> int:
    """Write a copy aside, open and count it, then put it in place. Returns the number of rows. Raises StoreError."""
    if target.exists():
        raise StoreError(IN_THE_WAY)
    if not target.parent.is_dir():
        raise StoreError(NO_FOLDER)
    aside = target.with_name(target.name + ".ny")
    try:
        with store_errors():
            rows = _write(vault, aside)
            if rows != _count(aside, vault.data_key):
                raise StoreError(NOT_WHOLE)
            aside.replace(target)
            sync_folder(target.parent)
    finally:
        aside.unlink(missing_ok=True)
    return rows


def restore(source: Path, store: Path, secret: str, *, floor: Argon2Cost = FLOOR) -> Path | None:
    """Bring a store back from a copy; the one that lies there is kept beside it and its new name returned.

    Raises StoreError when the copy is damaged or the passphrase does not open it; then nothing has changed.
    """
    store = store.absolute()
    with store_errors():
        store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = ProcessLock(store.with_name(store.name + ".lock"))
    try:
        with store_errors(), tempfile.TemporaryDirectory(dir=store.parent) as folder:
            _unpack(source, Path(folder))
            unlocked = unlock(Path(folder) / KEY, secret, floor=floor)
            _count(source, unlocked)
            kept = _set_aside(store)
            (Path(folder) / DATA).replace(store)
            (Path(folder) / KEY).replace(key_path(store))
            sync_folder(store.parent)
            return kept
    finally:
        lock.release()


def _write(vault: Vault, aside: Path) -> int:
    """Copy both files while nobody can write, and return the number of rows they hold."""
    with _still(vault) as connection, zipfile.ZipFile(aside, "w", zipfile.ZIP_STORED) as archive:
        archive.write(vault.path, DATA)  # both members are encrypted already
        archive.write(vault.key_path, KEY)
        rows = _rows(connection)
    with aside.open("rb") as file:
        os.fsync(file.fileno())
    return rows


@contextmanager
def _still(vault: Vault) -> Iterator[Connection]:
    """Hold the write lock with everything in the data file and nothing in the log beside it.

    Between emptying the log and taking the lock a draft may be written, and a reader may hold the log; then it is
    tried again. Raises StoreError when it never succeeds.
    """
    log = vault.path.with_name(vault.path.name + "-wal")
    for _ in range(TRIES):
        checkpoint(vault.engine)
        with vault.engine.begin() as connection:
            if not log.exists() or log.stat().st_size == 0:
                yield connection
                return
        time.sleep(PAUSE)
    raise StoreError(NOT_WHOLE)


def _unpack(source: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(source) as archive:
            if sorted(archive.namelist()) != [DATA, KEY] or archive.testzip():
                raise StoreError(NOT_A_COPY)
            for name in (DATA, KEY):
                (folder / name).write_bytes(archive.read(name))
                (folder / name).chmod(0o600)
    except (zipfile.BadZipFile, EOFError, KeyError, RuntimeError, NotImplementedError) as error:
        raise StoreError(NOT_A_COPY) from error
    except FileNotFoundError as error:
        raise StoreError(NO_COPY_THERE) from error


def _count(source: Path, data_key: DataKey) -> int:
    """Return the number of rows in a copy, opened for real."""
    with tempfile.TemporaryDirectory(dir=source.parent) as folder:
        _unpack(source, Path(folder))
        engine = open_engine(Path(folder) / DATA, data_key, read_only=True)
        try:
            with engine.connect() as connection:
                return _rows(connection)
        finally:
            engine.dispose()


def _rows(connection: Connection) -> int:
    return sum(
        connection.execute(select(func.count()).select_from(each)).scalar_one() for each in METADATA.sorted_tables
    )


def _set_aside(store: Path) -> Path | None:
    """Move away what lies there, also what is left of a broken store: an old log would be read into the new file."""
    there = [suffix for suffix in ("", "-wal", "-shm", ".key") if store.with_name(store.name + suffix).exists()]
    if not there:
        return None
    taken = {each.name for each in store.parent.iterdir()}
    names = (f"{store.name}.før-{number}" for number in range(1, 10_000))
    kept = store.with_name(next(name for name in names if not any(other.startswith(name) for other in taken)))
    for suffix in there:
        store.with_name(store.name + suffix).replace(kept.with_name(kept.name + suffix))
    return kept

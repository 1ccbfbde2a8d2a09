"""One file that brings a store back: the encrypted data and its key file, opened and counted before it is trusted."""

import os
import tempfile
import zipfile
from pathlib import Path

from sqlalchemy import Engine, func, select

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
IN_THE_WAY = "Der ligger allerede en sikkerhedskopi med det navn. Vælg et andet navn."


def backup(vault: Vault, target: Path) -> int:
    """Write a copy aside, open and count it, then put it in place. Returns the number of rows. Raises StoreError."""
    if target.exists():
        raise StoreError(IN_THE_WAY)
    checkpoint(vault.engine)
    aside = target.with_name(target.name + ".ny")
    try:
        with store_errors():
            _write(vault, aside)
            rows = _count(aside, vault.data_key)
            if rows != _rows(vault.engine):
                raise StoreError("Kopien er ikke hel. Prøv igen.")
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


def _write(vault: Vault, aside: Path) -> None:
    # The write lock keeps the data file still while it is read; both members are encrypted already.
    with vault.engine.begin(), zipfile.ZipFile(aside, "w", zipfile.ZIP_STORED) as archive:
        archive.write(vault.path, DATA)
        archive.write(vault.key_path, KEY)
    with aside.open("rb") as file:
        os.fsync(file.fileno())


def _unpack(source: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(source) as archive:
            if sorted(archive.namelist()) != [DATA, KEY] or archive.testzip():
                raise StoreError(NOT_A_COPY)
            for name in (DATA, KEY):
                (folder / name).write_bytes(archive.read(name))
                (folder / name).chmod(0o600)
    except (zipfile.BadZipFile, EOFError, KeyError) as error:
        raise StoreError(NOT_A_COPY) from error


def _count(source: Path, data_key: DataKey) -> int:
    """Return the number of rows in a copy, opened for real."""
    with tempfile.TemporaryDirectory(dir=source.parent) as folder:
        _unpack(source, Path(folder))
        engine = open_engine(Path(folder) / DATA, data_key, read_only=True)
        try:
            return _rows(engine)
        finally:
            engine.dispose()


def _rows(engine: Engine) -> int:
    with engine.connect() as connection:
        return sum(
            connection.execute(select(func.count()).select_from(each)).scalar_one() for each in METADATA.sorted_tables
        )


def _set_aside(store: Path) -> Path | None:
    if not store.exists():
        return None
    number = next(n for n in range(1, 10_000) if not store.with_name(f"{store.name}.før-{n}").exists())
    kept = store.with_name(f"{store.name}.før-{number}")
    for suffix in ("", "-wal", "-shm"):
        old = store.with_name(store.name + suffix)
        if old.exists():
            old.replace(kept.with_name(kept.name + suffix))
    key_path(store).replace(key_path(kept))
    return kept

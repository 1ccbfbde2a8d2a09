"""The vault: store, key file and process lock, opened and closed together.

SQLAlchemy is imported inside functions: it costs more than the whole unlock window and is not needed before the
passphrase is typed. It is read in while Argon2id, which lets go of the interpreter, works on the passphrase.
"""

import contextlib
import importlib
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self
from uuid import UUID

from app.errors import StoreError, StoreInUseError
from app.store import key_file
from app.store.durable_file import make_folder, sync_folder
from app.store.key_cost import FLOOR, Argon2Cost
from app.store.key_seal import Progress
from app.store.key_slots import DataKey
from app.store.process_lock import ProcessLock
from app.store.swap import finish_swap, is_swap_waiting
from app.store.tries import Tries

if TYPE_CHECKING:
    from sqlalchemy import Engine

ALREADY_THERE = "Her ligger allerede sager. Lås op i stedet, eller vælg en anden mappe. Intet er overskrevet."
NOTHING_HERE = "Her er ingen sager at låse op. Vælg den mappe, de ligger i, eller begynd på en frisk."
NO_FOLDER = "Mappen til sagerne kan ikke laves eller skrives til. Spørg jeres it-afdeling, hvor sagerne må ligge."
NOT_MADE = "Der kunne ikke gøres plads til sagerne. Se, om disken er fuld eller mappen skrivebeskyttet, og prøv igen."

LARGEST_EMPTY_STORE = 4 * 4096
"""Bytes: nothing has been written to a store as small as this."""


class Vault:
    """An open store. Use `create` or `open`; then `engine`, `data_key`, `path`, `key_path`, `progress`; then `close`.

    `progress` is what the key file said when the vault was opened, or what was last sealed; `extra` the key on the
    stick, when it was needed; `failed_tries` how often a wrong passphrase was typed since the last right one.
    """

    def __init__(self, path: Path, data_key: DataKey, engine: "Engine", progress: Progress, lock: ProcessLock) -> None:
        self.extra: bytes | None = None
        self.failed_tries = 0
        self.floor = FLOOR
        self.path = path
        self.key_path = key_file.key_path(path)
        self.data_key = data_key
        self.engine = engine
        self.progress = progress
        self._lock = lock
        self._writing = threading.Lock()
        self.closed = False

    @classmethod
    def exists(cls, path: Path) -> bool:
        """Return whether there is something at `path` to unlock (or repair), as opposed to a first start."""
        if key_file.key_path(path).exists() or is_swap_waiting(path):
            return True
        return path.exists() and not _is_unfinished(path)

    @classmethod
    def create(
        cls, path: Path, passphrase: str, *, cost: Argon2Cost | None = None, sheet_waits: bool = False,
        training: bool = False,
    ) -> tuple[Self, str]:  # fmt: skip
        """Make a new store and return it open, with the recovery code that is never shown again.

        `sheet_waits`: until `keep_recovery_code` it is remembered that nobody has shown yet that the sheet was kept.
        `training`: its key file says in clear that it is one, for the greeting before it is unlocked.
        A creation that fails or is cut off leaves nothing that hinders the next. Raises UserError on an empty
        passphrase, StoreInUseError, and StoreError when something is there already or the disk says no.
        """
        path = path.resolve()
        if cls.exists(path):
            raise StoreError(ALREADY_THERE)
        lock = _locked(path)
        try:
            _remove_unfinished(path)
            data_key, code, engine = _make(path, passphrase, cost, sheet_waits, training)
        except BaseException:
            _remove_unfinished(path)
            lock.release()
            raise
        vault = cls(path, data_key, engine, Progress(sheet_waits=sheet_waits), lock)
        vault.floor = cost or FLOOR
        return vault, code

    @classmethod
    def open(
        cls, path: Path, secret: str, *, floor: Argon2Cost = FLOOR, extra: bytes | None = None, wait: float = 0
    ) -> Self:
        """Unlock an existing store with the passphrase or the recovery code.

        Takes about half a second, and first what is left of the wait after wrong tries.
        Raises WrongPassphraseError, ExtraKeyNeededError, StoreInUseError, and StoreError when a file is missing,
        damaged, tampered with, foreign or newer.
        """
        path = path.resolve()
        if not cls.exists(path):
            raise StoreError(NOTHING_HERE)
        lock = _locked(path, wait)
        try:
            _finish_swap(path)
            failed_tries = Tries(path).count()
            data_key = _unlock(path, secret, floor, extra)
            progress = key_file.read_progress(key_file.key_path(path), data_key)
            from app.store.connection import open_engine  # here to keep start-up fast

            vault = cls(path, data_key, open_engine(path, data_key), progress, lock)
            vault.extra = extra if key_file.needs_extra_key(vault.key_path) else None
            vault.failed_tries, vault.floor = failed_tries, floor
            return vault
        except BaseException:
            lock.release()
            raise

    def change_passphrase(self, new: str, *, cost: Argon2Cost | None = None) -> None:
        """Give the vault a new passphrase; the recovery code stays, and so does the extra key it was opened with.

        Raises UserError when empty, StoreError.
        """
        with self._writing:
            key_file.change_passphrase(self.key_path, self.data_key, new, cost=cost, extra=self.extra)

    def use_extra_key(self, passphrase: str, extra: bytes | None, *, cost: Argon2Cost | None = None) -> None:
        """Let the passphrase need the extra key from now on, or (None) no longer. Raises UserError, StoreError."""
        with self._writing:
            key_file.change_passphrase(self.key_path, self.data_key, passphrase, cost=cost, extra=extra)
            self.extra = extra

    def set_municipal_key(self, public_key: str) -> bool:
        """Let the municipality's key open the store too; return whether that is new. Raises StoreError."""
        with self._writing:
            return key_file.set_municipal_key(self.key_path, self.data_key, public_key)

    def add_recovery_code(self, *, cost: Argon2Cost | None = None) -> str:
        """Return a new recovery code; the old sheet opens too until `keep_recovery_code`. Raises StoreError."""
        with self._writing:
            code = key_file.add_recovery_code(self.key_path, self.data_key, cost=cost)
            self.progress = replace(self.progress, sheet_waits=True)
            return code

    def keep_recovery_code(self) -> None:
        """Let the newest sheet be the only one, for it was kept. Raises StoreError; then all open as before."""
        with self._writing:
            self.progress = key_file.keep_recovery_code(self.key_path, self.data_key)

    def seal_progress(self, progress: Progress) -> None:
        """Write down in the key file how far the store has come: at each finished step. Raises StoreError."""
        with self._writing:
            # Worked out before the turn to write came: a sheet may have been made or kept in another thread meanwhile.
            progress = replace(progress, sheet_waits=self.progress.sheet_waits)
            key_file.write_progress(self.key_path, self.data_key, progress)
            self.progress = progress

    def erase_cases(self, cases: frozenset[UUID], told: Callable[[int, int], bool] = lambda _done, _all: True) -> None:
        """Erase cases for good: the store gets a new file, a new key and a new engine. Raises StoreError.

        Sessions and engines handed out before are of no use afterwards. When it fails, nothing has changed. `told`
        hears how far it has come.
        """
        from app.store.connection import checkpoint, open_engine  # here to keep start-up fast
        from app.store.erase import erase_cases

        checkpoint(self.engine)
        self.engine.dispose()
        try:
            self.data_key = erase_cases(self.path, self.data_key, cases, told)
        finally:
            self.engine = open_engine(self.path, self.data_key)

    def missing_changes(self, current_last_sequence: int) -> int:
        """Return how many changes the key file knows of that the store has lost: »de sidste n ændringer mangler«."""
        return max(0, self.progress.last_sequence - current_last_sequence)

    def close(self) -> None:
        """Empty the write-ahead log into the file, close every connection and let others in; twice does no harm.

        Raises StoreError when the log could not be emptied; nothing is lost, the next open reads it.
        """
        if self.closed:
            return
        self.closed = True
        from app.store.connection import checkpoint  # here to keep start-up fast

        try:
            # Another of our own connections may still be reading; then the log simply stays for the next open.
            with contextlib.suppress(StoreInUseError):
                checkpoint(self.engine)
        finally:
            self.engine.dispose()
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _locked(path: Path, wait: float = 0) -> ProcessLock:
    try:
        if not path.parent.exists():
            path.parent.parent.mkdir(parents=True, exist_ok=True)
            make_folder(path.parent)
        return ProcessLock(path.with_name(path.name + ".lock"), wait=wait)
    except OSError as error:
        raise StoreError(NO_FOLDER) from error


def _finish_swap(path: Path) -> None:
    try:
        finish_swap(path)
    except OSError as error:
        raise StoreError(NO_FOLDER) from error


def _unlock(path: Path, secret: str, floor: Argon2Cost, extra: bytes | None) -> DataKey:
    tries = Tries(path)
    warming = threading.Thread(target=importlib.import_module, args=("sqlalchemy.orm",), daemon=True)
    warming.start()
    with tries.counted():
        data_key = key_file.unlock(key_file.key_path(path), secret, floor=floor, extra=extra)
    tries.clear()
    warming.join()
    return data_key


def _make(
    path: Path, passphrase: str, cost: Argon2Cost | None, sheet_waits: bool, training: bool
) -> tuple[DataKey, str, "Engine"]:  # fmt: skip
    # The key file gets its real name last, in one move: until then the store was never handed to anyone, and what a
    # crash leaves behind is known by the waiting name and cleared away by the next try.
    from app.store.connection import create_database, open_engine  # here to keep start-up fast

    data_key, code = key_file.create(
        _waiting(path), passphrase, cost=cost, sheet_waits=sheet_waits, training=training
    )
    create_database(path, data_key)
    engine = open_engine(path, data_key)
    try:
        sync_folder(path.parent)
        _waiting(path).rename(key_file.key_path(path))
    except OSError as error:
        engine.dispose()
        raise StoreError(NOT_MADE) from error
    with contextlib.suppress(OSError):  # the store is there and whole; only how soon the name is on disk is unsure
        sync_folder(path.parent)
    return data_key, code, engine


def _waiting(path: Path) -> Path:
    return path.with_name(path.name + ".key.new")


def _is_unfinished(path: Path) -> bool:
    # A store that was never handed over holds no more than its first pages; a larger one is somebody's cases.
    return _waiting(path).exists() and (not path.exists() or path.stat().st_size <= LARGEST_EMPTY_STORE)


def _remove_unfinished(path: Path) -> None:
    if _is_unfinished(path):
        for ending in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        _waiting(path).unlink()

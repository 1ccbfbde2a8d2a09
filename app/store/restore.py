"""Bringing a backup back: nothing changes before the copy has opened, and what lies there is kept under a new name."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine, select, text

from app.errors import StoreError
from app.models.case import Case
from app.store import swap
from app.store.backup import count_rows
from app.store.backup_files import DATA, KEY, LEDGER, BackupFile, Meter, Watch, copy_file, reading_copy, unwatched
from app.store.connection import open_engine, reading, store_errors
from app.store.deletion_ledger import (
    Ledger,
    add_to_ledger,
    genuine,
    ledger_path,
    ours,
    parse_ledger,
    read_ledger,
    together,
)  # fmt: skip
from app.store.durable_file import make_folder, sync_folder
from app.store.key_cost import FLOOR, Argon2Cost
from app.store.key_file import unlock
from app.store.key_slots import DataKey
from app.store.places import refuse_bad_place, refuse_network
from app.store.process_lock import ProcessLock
from app.store.sealed_copies import SEALED_FOLDER
from app.store.sealed_files import files_folder, sealed_path
from app.store.swap import begin_swap, carry_out_swap
from app.store.tries import Tries

NOT_WHOLE = "Kopien er beskadiget og kan ikke hentes frem. Vælg en anden kopi."
BEFORE, BROKEN = "før", "damaged"
"""What the file that lay there is called afterwards: replaced by choice, or because it was damaged."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a copy brought back: rows, where the former file lies, and sealed files that were not to be found.

    `erased` are the cases on the list of erased ones that came back with the copy and must be erased again.
    """

    rows: int
    kept: Path | None
    missing: int
    erased: frozenset[UUID]


def restore(
    source: Path, store: Path, secret: str, *, floor: Argon2Cost = FLOOR, extra: bytes | None = None,
    damaged: bool = False, ledgers: Iterable[Ledger] = (), watch: Watch = unwatched,
) -> Restored:  # fmt: skip
    """Bring a store back from a copy; the one that lies there is kept beside it.

    `ledgers` are lists of erased cases from elsewhere; those in the copy, beside it and beside the store are read.
    Raises StoreError when the copy is damaged, the secret does not open it or no store may lie there, UserError when
    `watch` stops it; then nothing has changed.
    """
    store = store.absolute()
    if store.exists():
        refuse_network(store)
    else:
        refuse_bad_place(store)
    with store_errors():
        store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = ProcessLock(store.with_name(store.name + ".lock"))
    try:
        with store_errors(), reading_copy(source) as copy, _swapping(store) as folder:
            with Tries(store).counted():
                rows, there, key = _open(copy, folder, secret, floor, extra, watch)
            erased = ours(together([*ledgers, *_ledgers_near(source, store), parse_ledger(copy.small(LEDGER))]), key)
            missing = _bring_sealed(copy, source, store, folder)
            add_to_ledger(ledger_path(store), erased)
            kept = carry_out_swap(store, BROKEN if damaged else BEFORE)
            return Restored(rows, kept, missing, genuine(erased, key) & there)
    finally:
        lock.release()


def restored_deletions(engine: Engine, store: Path, key: DataKey) -> frozenset[UUID]:
    """Return the cases in an open store that are on its list of erased ones: they must be erased again.

    To be asked at every open, so that a restore that was cut off before the erasing is caught up with.
    """
    erased = genuine(read_ledger(ledger_path(store)), key)
    return erased & _cases(engine) if erased else erased


@contextmanager
def _swapping(store: Path) -> Iterator[Path]:
    folder = begin_swap(store)
    try:
        yield folder
    finally:
        if not (folder / swap.READY).exists():
            shutil.rmtree(folder, ignore_errors=True)


def _open(
    copy: BackupFile, folder: Path, secret: str, floor: Argon2Cost, extra: bytes | None, watch: Watch
) -> tuple[int, frozenset[UUID], DataKey]:
    """Take data and key out of the copy, open them, and return the rows, the cases in them and the keys."""
    copy.take_out(KEY, folder / swap.KEY, Meter(0))
    data_key = unlock(folder / swap.KEY, secret, floor=floor, extra=extra)
    copy.take_out(DATA, folder / swap.DATA, Meter(copy.size(DATA), watch))
    engine = open_engine(folder / swap.DATA, data_key, read_only=True)
    try:
        with engine.connect() as connection:
            if connection.execute(text("PRAGMA cipher_integrity_check")).first() is not None:
                raise StoreError(NOT_WHOLE)
            rows = count_rows(connection)
        if copy.manifest.mark and rows != copy.manifest.rows:
            raise StoreError(NOT_WHOLE)
        return rows, _cases(engine), data_key
    finally:
        engine.dispose()


def _cases(engine: Engine) -> frozenset[UUID]:
    with store_errors(), reading(engine).connect() as connection:
        return frozenset(connection.execute(select(Case.id)).scalars())


def _ledgers_near(source: Path, store: Path) -> list[Ledger]:
    beside = [read_ledger(path) for path in sorted(source.absolute().parent.glob("*.deleted"))]
    return [read_ledger(ledger_path(store)), *beside]


def _bring_sealed(copy: BackupFile, source: Path, store: Path, folder: Path) -> int:
    """Put the sealed files of a copy beside the store, each checked by its name; return how many are not to be had."""
    inside, target, missing = copy.sealed, files_folder(store), 0
    for name in copy.manifest.files:
        place, aside = sealed_path(target, name), folder / name
        if place.is_file():
            continue
        beside = sealed_path(source.absolute().parent / SEALED_FOLDER, name)
        if name in inside:
            digest = copy.take_out(inside[name], aside, Meter(0))
        else:
            digest = copy_file(beside, aside) if beside.is_file() else ""
        if digest != name:
            missing += 1
            continue
        make_folder(place.parent)
        aside.replace(place)
        sync_folder(place.parent)
    return missing

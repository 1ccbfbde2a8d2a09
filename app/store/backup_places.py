"""The second place for backups, off the laptop: a share or a stick that is there today and gone tomorrow.

A dead share can hold up whoever asks about it for half a minute, so it is asked in a thread that may be left behind.
"""

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.errors import StoreError
from app.store.backup_files import Meter, Watch, copy_file, reading_copy, sha256_of, unwatched
from app.store.backup_rotation import Kept, copies_in, from_name
from app.store.connection import store_errors
from app.store.durable_file import sync_folder
from app.store.sealed_copies import SEALED_FOLDER, carry_sealed

PATIENCE = 3.0
"""Seconds a place gets to answer."""
SAME_DISK = (
    "Mappen til kopier ligger på samme disk som sagerne, så den hjælper ikke, hvis computeren bliver væk. "
    "Vælg en mappe på et netværksdrev eller en USB-nøgle."
)
NOT_WHOLE_THERE = "Kopien kom ikke hel frem uden for denne computer. Rundbord prøver igen."
FILES_MISSING = "{count} billeder eller filer mangler i kopien, fordi de ikke kan læses her."

Answer = TypeVar("Answer")


def within(seconds: float, ask: Callable[[], Answer], otherwise: Answer) -> Answer:
    """Return the answer, or `otherwise` when it takes longer than so many seconds or the disk says no."""
    found: list[Answer] = []

    def run() -> None:
        try:
            found.append(ask())
        except OSError:
            return

    thread = threading.Thread(target=run, name="place", daemon=True)
    thread.start()
    thread.join(seconds)
    return found[0] if found else otherwise


def is_reachable(place: Path) -> bool:
    """Tell whether the folder is there and can be written to."""
    return within(PATIENCE, lambda: place.is_dir() and os.access(place, os.W_OK), otherwise=False)


def is_same_disk(place: Path, store: Path) -> bool:
    """Tell whether a folder lies on the disk of the store, so that both are lost together."""
    return within(PATIENCE, lambda: place.stat().st_dev == store.parent.stat().st_dev, otherwise=False)


def copies_there(place: Path, store: str | None) -> list[Kept]:
    """Return the copies in a place, newest first; none when it does not answer. `store` is as for `copies_in`."""
    nothing: list[Kept] = []
    return within(PATIENCE, lambda: copies_in(place, store), nothing)


def carry_newest(folder: Path, place: Path, store: str, watch: Watch = unwatched) -> Kept | None:
    """Bring the newest copy of a store to the place and read it again there; None when there is none to bring.

    Copies that were made while the place was away stay behind: the newest holds all they do. Raises StoreError, and
    UserError when `watch` stops it; what lay there is then as it was.
    """
    mine = copies_in(folder, store)
    if not mine:
        return None
    newest = mine[0]
    with store_errors(), reading_copy(newest.path) as copy:
        files = copy.manifest.files
        meter = Meter(2 * newest.path.stat().st_size + 2 * sum(files.values()), watch)
        absent = carry_sealed(folder / SEALED_FOLDER, place / SEALED_FOLDER, files, meter)
        there = place / newest.path.name
        if not (there.is_file() and sha256_of(there) == sha256_of(newest.path)):
            _carry(newest.path, there, meter)
    if absent:
        raise StoreError(FILES_MISSING.format(count=len(absent)))
    return from_name(there)


def _carry(source: Path, there: Path, meter: Meter) -> None:
    aside = there.with_name(there.name + ".ny")
    try:
        if copy_file(source, aside, meter) != sha256_of(aside, meter):
            raise StoreError(NOT_WHOLE_THERE)
        aside.replace(there)
        sync_folder(there.parent)
    finally:
        aside.unlink(missing_ok=True)
